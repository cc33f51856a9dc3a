package outline

import "github.com/jiaogao/jiaogao/lint/doc"

// A rank orders the kinds of headings from the top of a report down. Markup levels come
// first, as 1 to 9.
type rank int

const (
	plainRank rank = 10 // a heading without mark
	formRank  rank = 11 // the first of the forms of marks
	labelRank rank = 30 // a label or lead within prose
)

// A tree is the outline being built: the open sections from the body down.
type tree struct {
	doc    *doc.Document
	open   []*doc.Section
	ranks  []rank // of the open sections
	last   map[rank]*doc.Section
	markup map[doc.Form]int // the markup level at which a form of mark was seen
}

func newTree(d *doc.Document) *tree {
	d.Body = &doc.Section{Text: d.Text}
	return &tree{doc: d, open: []*doc.Section{d.Body}, ranks: []rank{0}, last: map[rank]*doc.Section{}, markup: map[doc.Form]int{}}
}

// add puts a paragraph where it belongs. What follows it helps to tell a heading.
func (t *tree) add(p, following *doc.Paragraph) {
	if p.Table != nil {
		t.prose(p)
		return
	}
	s := section(p, following, t.latest)
	if s == nil {
		t.prose(p)
		return
	}
	t.place(s, t.rank(p, s))
	t.prose(p)
}

// latest returns the number of the latest section of a form.
func (t *tree) latest(f doc.Form) int {
	if s := t.last[formRank+rank(f)]; s != nil {
		return s.Mark.Number
	}
	return 0
}

func (t *tree) rank(p *doc.Paragraph, s *doc.Section) rank {
	switch {
	case p.Heading > 0:
		if s.Mark.Form != doc.NoForm {
			t.markup[s.Mark.Form] = p.Heading
		}
		return rank(p.Heading)
	case s.Mark.Form == doc.NoForm && s.Label:
		return labelRank
	case s.Mark.Form == doc.NoForm:
		return plainRank
	case t.markup[s.Mark.Form] > 0 && !s.RunIn:
		return rank(t.markup[s.Mark.Form])
	}
	return formRank + rank(s.Mark.Form)
}

// place opens s below the section it belongs to.
func (t *tree) place(s *doc.Section, r rank) {
	t.cut(t.depth(s, r))
	s.Parent = t.open[len(t.open)-1]
	s.Level = len(t.open)
	s.Parent.Sections = append(s.Parent.Sections, s)
	t.open = append(t.open, s)
	t.ranks = append(t.ranks, r)
	t.last[r] = s
}

// depth returns how many of the open sections stay open above a new one of rank r.
func (t *tree) depth(s *doc.Section, r rank) int {
	for i := len(t.ranks) - 1; i > 0; i-- {
		if t.ranks[i] == r {
			return i
		}
	}
	if last := t.last[r]; r != labelRank && s.Mark.Number > 1 && last != nil && last.Parent == t.doc.Body {
		return 1
	}
	starts := s.Mark.Number <= 1 && r > plainRank
	if starts && !t.above(r) {
		return len(t.open)
	}
	n := len(t.open)
	for n > 1 && t.ranks[n-1] > r {
		n--
	}
	return n
}

// above reports whether rank r is higher than all open ones, so that a list that starts
// with it cannot be a list below them.
func (t *tree) above(r rank) bool {
	for _, o := range t.ranks[1:] {
		if o <= r {
			return false
		}
	}
	return true
}

// prose adds a paragraph to the innermost open section.
func (t *tree) prose(p *doc.Paragraph) {
	s := t.open[len(t.open)-1]
	s.Paragraphs = append(s.Paragraphs, p)
	for ; s.Parent != nil; s = s.Parent {
		s.Text = t.doc.Text.Slice(s.Text.Start(), p.Text.End())
	}
}

// close ends all sections: what follows belongs to the report as a whole.
func (t *tree) close() { t.cut(1) }

func (t *tree) cut(n int) { t.open, t.ranks = t.open[:n], t.ranks[:n] }
