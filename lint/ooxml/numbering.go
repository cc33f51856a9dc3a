package ooxml

import "strings"

// levels is how many levels a list has.
const levels = 9

// numbering are the lists of a document, and how far they have counted.
type numbering struct {
	styles    *styles
	abstracts map[string]*abstract
	lists     map[string]*list
}

// An abstract is a definition of a list. Lists of one definition count together.
type abstract struct {
	levels [levels]*level
	link   string // the numbering style that defines it instead
	value  [levels]int
	used   [levels]bool // the level has counted since it last started anew
}

// A level says how the paragraphs of one level are numbered.
type level struct {
	start        int
	format, text string
	suffix       string // "tab", "space" or "nothing"
	restart      int    // the level, counted from 1, whose paragraphs start this one anew; -1: any above
	legal        bool   // all numbers in Arabic digits
	style        string // paragraphs of this style are of this level
}

// A list is a use of a definition.
type list struct {
	abstract  string
	levels    [levels]*level // that replace those of the definition
	start     [levels]int    // where the levels start; -1: as defined
	overrides [levels]bool   // a start that is still to be set
	initial   [levels]bool
}

// numbering reads the lists of the document; it need not have any.
func (p *Package) numbering(st *styles) (*numbering, error) {
	n := &numbering{styles: st, abstracts: map[string]*abstract{}, lists: map[string]*list{}}
	data, err := p.related("numbering")
	if err != nil || data == "" {
		return n, err
	}
	s := newScanner("numbering.xml", data)
	s.root(func(tag) {
		s.each(func(t tag) {
			switch {
			case t.is("abstractNum"):
				id := s.attr(word, "abstractNumId")
				n.abstracts[id] = s.abstract()
			case t.is("num"):
				id := s.attr(word, "numId")
				n.lists[id] = s.list()
			}
		})
	})
	return n, s.err
}

func (s *scanner) abstract() *abstract {
	a := &abstract{}
	s.each(func(t tag) {
		switch {
		case t.is("numStyleLink"):
			a.link = s.val()
		case t.is("lvl"):
			if i := number(s.attr(word, "ilvl")); i < levels {
				a.levels[i] = s.level()
			}
		}
	})
	return a
}

func (s *scanner) level() *level {
	l := &level{restart: -1, format: "decimal", suffix: "tab"}
	var visit func(tag)
	visit = func(t tag) {
		switch {
		case t.space == compat:
			// The choice is a format that only new programs know; all know the fallback.
			s.each(visit)
		case t.is("start"):
			l.start = number(s.val())
		case t.is("numFmt"):
			if f := s.val(); f != "custom" {
				l.format = f
			}
		case t.is("lvlText"):
			l.text = s.val()
		case t.is("suff"):
			l.suffix = s.val()
		case t.is("lvlRestart"):
			l.restart = number(s.val())
		case t.is("isLgl"):
			l.legal = s.on()
		case t.is("pStyle"):
			l.style = s.val()
		}
	}
	s.each(visit)
	return l
}

func (s *scanner) list() *list {
	u := &list{start: [levels]int{-1, -1, -1, -1, -1, -1, -1, -1, -1}}
	s.each(func(t tag) {
		switch {
		case t.is("abstractNumId"):
			u.abstract = s.val()
		case t.is("lvlOverride"):
			i := number(s.attr(word, "ilvl"))
			s.each(func(t tag) {
				switch {
				case i >= levels:
				case t.is("startOverride"):
					u.start[i], u.overrides[i], u.initial[i] = number(s.val()), true, true
				case t.is("lvl"):
					u.levels[i] = s.level()
				}
			})
		}
	})
	return u
}

// reset forgets what was counted.
func (n *numbering) reset() {
	for _, a := range n.abstracts {
		a.used = [levels]bool{}
	}
	for _, u := range n.lists {
		u.overrides = u.initial
	}
}

// definition returns the definition of a list, and follows the style it may refer to.
func (n *numbering) definition(u *list) *abstract {
	for range maxInherit {
		a := n.abstracts[u.abstract]
		if a == nil || a.link == "" {
			return a
		}
		st := n.styles.all[a.link]
		if st == nil || n.lists[st.props.number.id] == nil {
			return a
		}
		u = n.lists[st.props.number.id]
	}
	return nil
}

// find returns the list and the level, counted from 0, of a paragraph; nil if it has no
// automatic number. Its style may name the list, and the list the style.
func (n *numbering) find(p *props) (*list, *abstract, int) {
	ref := p.number
	st := n.styles.of(p)
	styled := ref.id == ""
	if styled {
		ref.id = st.props.number.id
		if ref.level == 0 {
			ref.level = st.props.number.level
		}
	}
	u := n.lists[ref.id]
	if u == nil || ref.id == "0" {
		return nil, nil, 0
	}
	a := n.definition(u)
	if a == nil {
		return nil, nil, 0
	}
	if ref.level == 0 && styled {
		for i, l := range a.levels {
			if l != nil && l.style != "" && l.style == p.style {
				ref.level = i + 1
			}
		}
	}
	return u, a, max(ref.level, 1) - 1
}

// count counts a paragraph in its list. It returns its level, nil if it has no automatic
// number.
func (n *numbering) count(p *props) (*level, int) {
	u, a, i := n.find(p)
	if u == nil {
		return nil, 0
	}
	l := u.level(a, i)
	if l == nil {
		return nil, 0
	}
	switch {
	case u.overrides[i]:
		a.value[i] = u.start[i]
		u.overrides[i] = false
	case !a.used[i]:
		a.value[i] = u.first(a, i)
	default:
		a.value[i]++
	}
	a.used[i] = true
	for k := i + 1; k < levels; k++ {
		if below := u.level(a, k); below == nil || below.restart < 0 || below.restart > i {
			a.used[k] = false
		}
	}
	return l, i
}

// level returns level i of a list.
func (u *list) level(a *abstract, i int) *level {
	if u.levels[i] != nil {
		return u.levels[i]
	}
	return a.levels[i]
}

// first returns the number that level i starts with.
func (u *list) first(a *abstract, i int) int {
	if u.start[i] >= 0 {
		return u.start[i]
	}
	if l := u.level(a, i); l != nil {
		return l.start
	}
	return 1
}

// mark returns the number of the paragraph that was counted last: 第一章, 1.2, （三）.
func (n *numbering) mark(p *props) string {
	u, a, i := n.find(p)
	l := u.level(a, i)
	var b strings.Builder
	for text := l.text; text != ""; {
		before, after, ok := strings.Cut(text, "%")
		b.WriteString(before)
		if text = after; !ok {
			break
		}
		if text == "" || text[0] < '1' || text[0] > '9' {
			b.WriteByte('%')
			continue
		}
		k := int(text[0] - '1')
		text = text[1:]
		b.WriteString(n.figure(u, a, k, l.legal))
	}
	return b.String()
}

// figure writes the number of level k.
func (n *numbering) figure(u *list, a *abstract, k int, legal bool) string {
	l := u.level(a, k)
	if l == nil {
		return ""
	}
	value := a.value[k]
	if !a.used[k] {
		value = u.first(a, k)
	}
	if legal && l.format != "none" {
		return numeral("decimal", value)
	}
	return numeral(l.format, value)
}

// spaced returns a mark with the space that sets it off from the text that starts with
// next: none where writers by hand put none, behind 一、 and （一）.
func (l *level) spaced(mark string, next rune) string {
	if mark == "" || l.suffix == "nothing" {
		return mark
	}
	last := mark[len(mark)-1]
	alnum := '0' <= last && last <= '9' || 'a' <= last|0x20 && last|0x20 <= 'z'
	if alnum || last == '.' && '0' <= next && next <= '9' {
		return mark + " "
	}
	return mark
}
