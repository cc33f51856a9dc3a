package output

import (
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

func (t *jsonText) finding(d *doc.Document, f *lint.Finding) {
	t.string("rule", f.Rule)
	t.string("kind", f.Kind)
	t.string("severity", f.Severity.String())
	t.string("message", f.Message)
	t.span(f.Span)
	t.position("start", d.Position(f.Span.Start))
	t.position("end", d.Position(f.Span.End))
	t.string("text", d.Source[f.Span.Start:f.Span.End])
	t.string("section", f.Section)
	t.strings("path", headingsAbove(d, f.Text))
	t.object("place", func() { t.int("paragraph", paragraphOf(d, f.Text)) })
	array(t, "related", f.Related, func(n *lint.Note) { t.note(d, n) })
	array(t, "fixes", f.Fixes, t.fix)
	t.string("fingerprint", f.Fingerprint(d))
}

func (t *jsonText) position(name string, p doc.Position) {
	t.object(name, func() {
		t.int("line", p.Line)
		t.int("column", p.Column)
	})
}

// paragraphOf returns the number of the paragraph that a text begins in, 0 if none.
func paragraphOf(d *doc.Document, t doc.Text) int {
	if p := d.ParagraphAt(t.Start()); p != nil {
		return p.Number
	}
	return 0
}

// note leaves the position of a place in another file open: only its own document could
// tell it.
func (t *jsonText) note(d *doc.Document, n *lint.Note) {
	t.string("path", n.Path)
	t.span(n.Span)
	var p doc.Position
	if n.Path == "" {
		p = d.Position(n.Span.Start)
	}
	t.position("start", p)
	t.string("text", n.Text.String())
	t.string("message", n.Message)
}

func (t *jsonText) fix(x *lint.Fix) {
	t.string("title", x.Title)
	t.bool("safe", x.Safe)
	array(t, "edits", x.Edits, func(e *lint.Edit) {
		t.int("start", e.Span.Start)
		t.int("end", e.Span.End)
		t.string("new", e.New)
	})
}

// headingsAbove returns the headings that a place stands under, from the top. A heading
// that is itself flagged does not stand above the place.
func headingsAbove(d *doc.Document, t doc.Text) []string {
	s := d.SectionAt(t.Start())
	for s != nil && s.Parent != nil && t.Start() < s.Heading.End() {
		s = s.Parent
	}
	return s.Path()
}
