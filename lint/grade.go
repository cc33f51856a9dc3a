package lint

import (
	"slices"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A Grading is the formula by which a pack grades a report: it starts with full points,
// and each term costs some. A finding counts once, in the first term that it fits; hints
// never count.
type Grading struct {
	Full   int     // the points of a report without flaw
	Terms  []Term  // in the order of the pack
	Levels []Level // the best first; the last begins at 0
}

// A Term is what one sort of flaw costs.
type Term struct {
	ID       string   `toml:"-"`
	Title    string   `doc:"必写。扣的是什么分"`                  // the flaw in a few words
	Rules    []string `doc:"这些规则的问题；与 severity 只写一个"`    // findings of these rules; empty: all of the severity
	Severity Severity `doc:"这一级别的问题；与 rules 只写一个"`       // where there are no rules
	In       []string `doc:"只计这些部分里的问题，写 [part.名字] 的名字"` // roles of the parts that the findings must stand in; empty: anywhere
	Points   int      `doc:"每处扣几分；与 share 只写一个"`         // what each finding costs
	Most     int      `doc:"一共至多扣几分，0 为不限"`              // what all of them cost at most; 0: there is no limit
	Share    int      `doc:"按占比扣分：in 所列部分的每一条都有问题时扣几分"`  // in place of Points: what it costs if every item of the parts has a finding
}

// A Level is a grade and the least points it takes.
type Level struct {
	Name string
	From int
}

// A Grade is what a report was graded. The zero Grade says that it was not.
type Grade struct {
	Grading *Grading // nil: the report was not graded
	Name    string
	Points  int
	Losses  []Loss // the terms that cost points
}

// A Loss is what a term cost a report, with the findings that it is for.
type Loss struct {
	Term   *Term
	Points int // what it cost
	Items  int // how many items the parts have, where the term goes by share
	Places []Place
}

// A Place is a finding that cost points, as it was before findings were folded or hidden.
type Place struct {
	Rule string
	Span doc.Span
	Item int // the item it stands in, where the term goes by share
}

// Count returns how many findings, or items with findings, a loss is for.
func (l *Loss) Count() int {
	if l.Term.Share == 0 {
		return len(l.Places)
	}
	hit := map[int]bool{}
	for _, p := range l.Places {
		hit[p.Item] = true
	}
	return len(hit)
}

// settle counts the points that the loss costs.
func (l *Loss) settle() {
	if l.Term.Share > 0 {
		l.Points = (l.Term.Share*l.Count() + l.Items/2) / l.Items
		return
	}
	l.Points = l.Term.Points * len(l.Places)
	if l.Term.Most > 0 {
		l.Points = min(l.Points, l.Term.Most)
	}
}

// settle counts the points and names the grade.
func (g *Grade) settle() {
	g.Losses = slices.DeleteFunc(g.Losses, func(l Loss) bool { return len(l.Places) == 0 })
	g.Points = g.Grading.Full
	for i := range g.Losses {
		g.Losses[i].settle()
		g.Points -= g.Losses[i].Points
	}
	g.Points = max(0, g.Points)
	for _, level := range slices.Backward(g.Grading.Levels) {
		if g.Points >= level.From {
			g.Name = level.Name
		}
	}
}

// without returns the grade that the report has if findings are accepted.
// The losses of g stay as they are.
func (g Grade) without(accepted func(Place) bool) Grade {
	if g.Grading == nil {
		return g
	}
	g.Losses = slices.Clone(g.Losses)
	for i := range g.Losses {
		g.Losses[i].Places = slices.DeleteFunc(slices.Clone(g.Losses[i].Places), accepted)
	}
	g.settle()
	return g
}

// grade grades the report by all of its findings.
func (s *state) grade(findings []Finding) Grade {
	grading := s.pack.Grading
	if grading == nil {
		return Grade{}
	}
	g := Grade{Grading: grading, Losses: make([]Loss, len(grading.Terms))}
	items := make([][]*doc.Item, len(grading.Terms))
	for i := range grading.Terms {
		t := &grading.Terms[i]
		g.Losses[i].Term = t
		for _, role := range t.In {
			if t.Share > 0 {
				items[i] = append(items[i], s.items(role)...)
			}
		}
		g.Losses[i].Items = len(items[i])
	}
	for i := range findings {
		s.charge(&findings[i], g.Losses, items)
	}
	g.settle()
	return g
}

// charge adds a finding to the first loss whose term it fits.
func (s *state) charge(f *Finding, losses []Loss, items [][]*doc.Item) {
	if f.Severity <= Hint {
		return
	}
	for i := range losses {
		l := &losses[i]
		switch {
		case !s.fits(f, l.Term):
		case l.Term.Share == 0:
			l.Places = append(l.Places, Place{Rule: f.Rule, Span: f.Span})
			return
		default:
			before := len(l.Places)
			for k, item := range items[i] {
				if item.Text.Overlaps(f.Text) {
					l.Places = append(l.Places, Place{f.Rule, f.Span, k})
				}
			}
			if len(l.Places) > before {
				return
			}
		}
	}
}

// fits reports whether a finding is one that the term is for.
func (s *state) fits(f *Finding, t *Term) bool {
	if len(t.Rules) > 0 && !slices.Contains(t.Rules, f.Rule) || len(t.Rules) == 0 && f.Severity != t.Severity {
		return false
	}
	return len(t.In) == 0 || slices.ContainsFunc(t.In, func(role string) bool {
		return slices.ContainsFunc(s.parts.sections[role], func(section *doc.Section) bool { return section.Text.Contains(f.Text) })
	})
}
