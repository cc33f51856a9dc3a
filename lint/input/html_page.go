package input

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A page is a web page being read.
type page struct {
	z       *html.Tokenizer
	x       *draft
	stack   []tag // that are open and change how text is read
	lists   []htmlList
	tables  []*htmlTable
	heading int
	mark    string // the number of the item whose text has not begun
	space   bool   // white space stands before the next text
	broken  bool   // a line end is in it
	last    rune   // the last character of the line
}

// A tag is an element that is open and bears on the text within.
type tag struct {
	name string
	skip bool
	bold bool
	pre  bool
}

// state returns what the elements that are open say of the text.
func (h *page) state() tag {
	if len(h.stack) == 0 {
		return tag{}
	}
	return h.stack[len(h.stack)-1]
}

// text adds text. White space is one space, or nothing where a line was broken between
// Chinese characters.
func (h *page) text(s string) {
	state := h.state()
	if state.skip {
		return
	}
	if state.pre {
		h.preformatted(s, state.bold)
		return
	}
	for s != "" {
		word := strings.TrimLeft(s, " \t\r\n\f")
		white := s[:len(s)-len(word)]
		h.space = h.space || white != ""
		h.broken = h.broken || strings.ContainsAny(white, "\r\n")
		n := strings.IndexAny(word, " \t\r\n\f")
		if n < 0 {
			n = len(word)
		}
		if n > 0 {
			h.word(word[:n], state.bold)
		}
		s = word[n:]
	}
}

// preformatted adds text whose lines are as they are.
func (h *page) preformatted(s string, bold bool) {
	for i, l := range strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		if i > 0 {
			h.x.end(h.about())
		}
		h.x.add(l, bold)
	}
}

// word adds a word with the white space before it.
func (h *page) word(s string, bold bool) {
	l := line{text: s}
	if h.mark != "" {
		h.x.add(h.mark, bold)
		h.space, h.mark = false, ""
	}
	if h.space && !h.x.empty() && !(h.broken && wide(h.last) && wide(l.first())) {
		h.x.add(" ", bold)
	}
	h.space, h.broken, h.last = false, false, l.last()
	h.x.add(s, bold)
}

// wide reports whether a character takes two columns, as those of Chinese do.
func wide(r rune) bool { return r >= 0x2E80 || r >= 0x2010 && r < 0x2030 }

// start takes in the start of an element; void says that it closes itself.
func (h *page) start(t html.Token, void bool) {
	name, s := t.Data, h.state()
	if isBlock(t.DataAtom) && !s.skip {
		h.block()
	}
	switch {
	case s.skip:
	case t.DataAtom == atom.Br:
		h.feed()
	case name[0] == 'h' && len(name) == 2 && '1' <= name[1] && name[1] <= '6':
		h.heading = int(name[1] - '0')
	default:
		h.list(&t)
		h.table(&t)
	}
	if !void && !isVoid(t.DataAtom) && len(h.stack) <= maxDepth {
		h.enter(&t, s)
	}
}

// enter remembers an element that changes how text is read.
func (h *page) enter(t *html.Token, s tag) {
	name := t.Data
	same := slices.ContainsFunc(h.stack, func(o tag) bool { return o.name == name }) // whose end would be taken for that one's
	next := tag{name, s.skip || skippedTag(t), s.bold || boldTag(t), s.pre || t.DataAtom == atom.Pre}
	if inert := (tag{name, s.skip, s.bold, s.pre}); same || next != inert {
		h.stack = append(h.stack, next)
	}
}

// end takes in the end of an element. One that was never opened ends nothing.
func (h *page) end(name string) {
	a := atom.Lookup([]byte(name))
	if isBlock(a) && !h.state().skip {
		h.block()
	}
	switch a {
	case atom.Li:
		h.mark = ""
	case atom.Ul, atom.Ol:
		h.lists = h.lists[:max(len(h.lists)-1, 0)]
	case atom.Table:
		h.tables = h.tables[:max(len(h.tables)-1, 0)]
	}
	for i := len(h.stack) - 1; i >= 0; i-- {
		if h.stack[i].name == name {
			h.stack = h.stack[:i]
			return
		}
	}
}

// feed ends a line within a paragraph.
func (h *page) feed() {
	h.x.feed(h.about())
	h.space = false
}

// block ends the paragraph.
func (h *page) block() {
	h.x.end(h.about())
	h.space, h.heading = false, 0
}

// about returns what is known of the paragraph that is open.
func (h *page) about() doc.Paragraph {
	p := doc.Paragraph{Heading: h.heading}
	if n := len(h.lists); n > 0 && h.lists[n-1].style == 0 {
		p.List = n
	}
	if n := len(h.tables); n > 0 {
		h.tables[n-1].place(&p)
	}
	return p
}
