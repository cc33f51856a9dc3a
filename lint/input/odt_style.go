package input

import (
	"encoding/xml"
	"strings"
)

// odtStyles are the styles of a file as far as they bear on its text.
type odtStyles struct {
	styles  map[string]odtStyle // by family and name
	lists   map[string]*odtListStyle
	outline odtListStyle // numbers the headings
	current string       // the style being read
	levels  *odtListStyle
}

// An odtStyle is a style of paragraphs or of spans.
type odtStyle struct {
	parent         string
	weight, hidden setting
}

// A setting is on, off or left to another style.
type setting uint8

const (
	unset setting = iota
	on
	off
)

// or returns the setting, fallback if there is none.
func (s setting) or(fallback bool) bool {
	if s == unset {
		return fallback
	}
	return s == on
}

// before returns the setting, the other one if there is none.
func (s setting) before(other setting) setting {
	if s == unset {
		return other
	}
	return s
}

// settle returns what is said.
func settle(is bool) setting {
	if is {
		return on
	}
	return off
}

// resolve returns a style with what its parents say.
func (o *odtStyles) resolve(family, name string) odtStyle {
	var s odtStyle
	for range 16 {
		style, ok := o.styles[family+"/"+name]
		if !ok {
			break
		}
		s.weight, s.hidden = s.weight.before(style.weight), s.hidden.before(style.hidden)
		name = style.parent
	}
	return s
}

// style reads the elements that define styles.
func (o *odt) style(t *xml.StartElement, name string) {
	switch name {
	case "style:style":
		o.current = o.attr(t, "style:family") + "/" + o.attr(t, "style:name")
		o.styles[o.current] = odtStyle{parent: o.attr(t, "style:parent-style-name")}
	case "style:default-style", "style:default-page-layout":
		o.current = ""
	case "style:text-properties":
		o.properties(t)
	case "text:list-style":
		o.levels = &odtListStyle{}
		o.lists[o.attr(t, "style:name")] = o.levels
	case "text:outline-style":
		o.levels = &o.outline
	case "text:list-level-style-number", "text:outline-level-style", "text:list-level-style-bullet", "text:list-level-style-image":
		o.current = "" // its properties are those of the mark
		if level := number0(o.attr(t, "text:level")); o.levels != nil && level >= 1 && level <= maxLevels {
			o.levels[level-1] = o.level(t, name)
		}
	}
}

// properties reads the properties of the text of a style. Chinese text has a weight of its
// own.
func (o *odt) properties(t *xml.StartElement) {
	s, ok := o.styles[o.current]
	if !ok {
		return
	}
	for _, name := range []string{"xsl-fo-compatible:font-weight", "style:font-weight-asian"} {
		if w := o.attr(t, name); w != "" {
			s.weight = settle(w == "bold" || w >= "600" && w <= "900")
		}
	}
	if d := o.attr(t, "text:display"); d != "" {
		s.hidden = settle(d == "none")
	}
	o.styles[o.current] = s
}

// level reads how one level of a list is marked.
func (o *odt) level(t *xml.StartElement, name string) odtLevel {
	l := odtLevel{
		prefix: o.attr(t, "style:num-prefix"), suffix: o.attr(t, "style:num-suffix"),
		levels: max(number0(o.attr(t, "text:display-levels")), 1), first: 1,
		bullet: strings.HasSuffix(name, "bullet") || strings.HasSuffix(name, "image"),
	}
	for _, r := range o.attr(t, "style:num-format") {
		l.style = r
		break
	}
	if s := o.attr(t, "text:start-value"); s != "" {
		l.first = number0(s)
	}
	for _, name := range []string{"style:num-list-format", "loext:num-list-format"} {
		if s := o.attr(t, name); s != "" && len(s) < 256 {
			l.format = s
		}
	}
	return l
}
