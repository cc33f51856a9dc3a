package output

import "github.com/jiaogao/jiaogao/lint"

// grade writes null for a report that was not graded.
func (t *jsonText) grade(g *lint.Grade) {
	if g.Grading == nil {
		t.null("grade")
		return
	}
	t.object("grade", func() {
		t.string("name", g.Name)
		t.int("points", g.Points)
		t.int("full", g.Grading.Full)
		array(t, "losses", g.Losses, t.loss)
	})
}

func (t *jsonText) loss(l *lint.Loss) {
	t.string("term", l.Term.ID)
	t.string("title", l.Term.Title)
	t.int("points", l.Points)
	t.int("count", l.Count())
	t.int("items", l.Items)
	array(t, "places", l.Places, func(p *lint.Place) {
		t.string("rule", p.Rule)
		t.span(p.Span)
	})
}
