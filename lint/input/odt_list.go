package input

import (
	"encoding/xml"
	"strconv"
	"strings"
)

const maxLevels = 10

// An odtListStyle says how the levels of a list are marked.
type odtListStyle [maxLevels]odtLevel

// An odtLevel says how one level of a list is marked.
type odtLevel struct {
	prefix, suffix string
	format         string // "第%1%章"; empty: prefix, numbers and suffix
	style          rune   // the first number; 0: no numbers
	levels         int    // how many levels the mark shows
	first          int    // number
	bullet         bool
}

// odtCounters are the numbers that a list has come to.
type odtCounters [maxLevels]int

// An odtList is a list that is open.
type odtList struct {
	style    string
	counters *odtCounters
	item     bool // the next paragraph begins an item
	start    int  // the number of that item; 0: the next one
}

// list opens a list or an item. A list may go on counting where another one stopped.
func (o *odt) list(t *xml.StartElement, name string) {
	n := len(o.open)
	if name != "text:list" {
		if n > 0 {
			o.open[n-1].item = name == "text:list-item"
			o.open[n-1].start = number0(o.attr(t, "text:start-value"))
		}
		return
	}
	l := &odtList{style: o.attr(t, "text:style-name")}
	switch {
	case n > 0:
		l.counters = o.open[n-1].counters
		if l.style == "" {
			l.style = o.open[n-1].style
		}
	case o.attr(t, "text:continue-list") != "":
		l.counters = o.byID[o.attr(t, "text:continue-list")]
	case o.attr(t, "text:continue-numbering") == "true":
		l.counters = o.last[l.style]
	}
	if l.counters == nil {
		l.counters = &odtCounters{}
	}
	o.open = append(o.open, l)
	o.last[l.style] = l.counters
	for i := range t.Attr {
		if t.Attr[i].Name.Local == "id" {
			o.byID[t.Attr[i].Value] = l.counters
		}
	}
}

// mark returns the number of the paragraph that starts, empty if it has none.
func (o *odt) mark(t *xml.StartElement, heading int) string {
	n := len(o.open)
	switch {
	case n > 0 && n <= maxLevels:
		l := o.open[n-1]
		style := o.lists[l.style]
		if !l.item || style == nil {
			return ""
		}
		l.item = false
		return l.counters.next(style, n-1, l.start)
	case heading > 0 && o.attr(t, "text:is-list-header") != "true":
		return o.headings.next(&o.outline, heading-1, number0(o.attr(t, "text:start-value")))
	}
	return ""
}

// bullets returns the depth of the list that the paragraph stands in, 0 if the list is
// numbered: a number is text like one that was typed.
func (o *odt) bullets() int {
	n := len(o.open)
	if n == 0 || n > maxLevels {
		return 0
	}
	if style := o.lists[o.open[n-1].style]; style != nil && style[n-1].style != 0 {
		return 0
	}
	return n
}

// next counts one item of a level and returns its mark. start is its number, 0 for the
// next one.
func (c *odtCounters) next(style *odtListStyle, level, start int) string {
	first := style[level].first
	if start > 0 {
		c[level] = start
	} else {
		c[level] = max(c[level]+1, first)
	}
	clear(c[level+1:])
	if style[level].bullet {
		return ""
	}
	return c.mark(style, level)
}

// mark writes the number of a level as its style wants it.
func (c *odtCounters) mark(style *odtListStyle, level int) string {
	l := style[level]
	if l.style == 0 {
		return ""
	}
	if l.format != "" {
		mark := l.format
		for i := range level + 1 {
			mark = strings.ReplaceAll(mark, "%"+strconv.Itoa(i+1)+"%", counted(max(c[i], 1), style[i].style))
		}
		return mark
	}
	var numbers []string
	for i := max(level+1-l.levels, 0); i <= level; i++ {
		if s := counted(max(c[i], 1), style[i].style); s != "" {
			numbers = append(numbers, s)
		}
	}
	return l.prefix + strings.Join(numbers, ".") + l.suffix
}
