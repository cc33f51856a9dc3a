package ooxml

import "strings"

// props are what the properties of a paragraph say.
type props struct {
	style   string
	number  listRef
	outline int  // 1 to 9; 10: body text; 0: says nothing
	joins   bool // the paragraph mark is gone: the next paragraph continues this one
}

// A listRef names a list and a level in it.
type listRef struct {
	id    string // "": says nothing; "0": no list
	level int    // counted from 1; 0: says nothing
}

// A toggle is a property that styles hand down: not said, on or off.
type toggle int8

const (
	unsaid toggle = iota
	yes
	no
)

func (t toggle) or(b bool) bool { return t == yes || t == unsaid && b }

func said(on bool) toggle {
	if on {
		return yes
	}
	return no
}

// A style is one of styles.xml, with what it inherits filled in.
type style struct {
	name, parent string
	props        props
	bold, hidden toggle
	heading      int  // by its name or outline
	title        bool // the style of a title
	contents     bool // of an entry of a table of contents
	done         bool // what it inherits is filled in
}

// styles are the styles of a document by their ids.
type styles struct {
	all    map[string]*style
	normal *style // of paragraphs that name none
}

// styles reads the styles of the document; it need not have any.
func (p *Package) styles() (*styles, error) {
	all := &styles{all: map[string]*style{}, normal: &style{done: true}}
	data, err := p.related("styles")
	if err != nil || data == "" {
		return all, err
	}
	s := newScanner("styles.xml", data)
	s.root(func(tag) {
		s.each(func(t tag) {
			if !t.is("style") {
				return
			}
			id, normal := s.attr(word, "styleId"), s.attr(word, "type") == "paragraph" && isOn(s.attr(word, "default"))
			st := s.style()
			all.all[id] = st
			if normal {
				all.normal = st
			}
		})
	})
	for _, st := range all.all {
		all.inherit(st, 0)
	}
	return all, s.err
}

// style reads one style.
func (s *scanner) style() *style {
	st := &style{}
	s.each(func(t tag) {
		switch {
		case t.is("name"):
			st.name = strings.ToLower(s.val())
		case t.is("basedOn"):
			st.parent = s.val()
		case t.is("pPr"):
			st.props = s.pPr(false)
		case t.is("rPr"):
			f := s.rPr()
			st.bold, st.hidden = f.bold, f.hidden
		}
	})
	st.named()
	return st
}

// named fills in what the name of a style says. Built-in styles have English names in
// every language version; styles that users made do not.
func (st *style) named() {
	name := strings.ReplaceAll(st.name, " ", "")
	for _, prefix := range []string{"heading", "标题"} {
		if n := number(strings.TrimPrefix(name, prefix)); strings.HasPrefix(name, prefix) && 0 < n && n <= 9 {
			st.heading = n
		}
	}
	st.title = name == "title" || name == "标题"
	rest, ok := strings.CutPrefix(name, "toc")
	st.contents = ok && 0 < number(rest) && number(rest) <= 9
}

// maxInherit is how many styles one may be based on, one on the other.
const maxInherit = 50

// inherit fills in what a style takes from the one it is based on.
func (all *styles) inherit(st *style, depth int) {
	if st.done {
		return
	}
	st.done = true // a style that is based on itself ends here
	if st.props.outline > 0 {
		st.heading = st.props.outline % 10
	}
	parent := all.all[st.parent]
	if parent == nil || depth > maxInherit {
		return
	}
	all.inherit(parent, depth+1)
	if st.props.number.id == "" {
		level := st.props.number.level
		st.props.number = parent.props.number
		if level > 0 {
			st.props.number.level = level
		}
	}
	if st.props.outline == 0 && st.heading == 0 {
		st.heading = parent.heading
	}
	if st.bold == unsaid {
		st.bold = parent.bold
	}
	if st.hidden == unsaid {
		st.hidden = parent.hidden
	}
	st.contents = st.contents || parent.contents
}

// of returns the style of a paragraph, never nil.
func (all *styles) of(p *props) *style {
	if st := all.all[p.style]; st != nil {
		return st
	}
	return all.normal
}

// heading returns the level of a paragraph as a heading, 0 if it is none.
func (all *styles) heading(p *props) int {
	if p.outline > 0 {
		return p.outline % 10
	}
	return all.of(p).heading
}

// look returns what the style of a paragraph says of its text.
func (all *styles) look(p *props) look {
	st := all.of(p)
	return look{bold: st.bold == yes || st.title, hidden: st.hidden == yes}
}
