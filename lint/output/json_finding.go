package output

import (
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

type jsonFinding struct {
	Rule        string        `json:"rule"`
	Kind        string        `json:"kind"`
	Severity    lint.Severity `json:"severity"`
	Message     string        `json:"message"`
	Span        jsonSpan      `json:"span"`
	Start       jsonPosition  `json:"start"`
	End         jsonPosition  `json:"end"`
	Text        string        `json:"text"`
	Section     string        `json:"section"`
	Path        []string      `json:"path"`
	Place       jsonPlace     `json:"place"`
	Related     []jsonNote    `json:"related"`
	Fixes       []jsonFix     `json:"fixes"`
	Fingerprint string        `json:"fingerprint"`
}

type jsonPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type jsonPlace struct {
	Paragraph int `json:"paragraph"`
}

type jsonNote struct {
	Path    string       `json:"path"`
	Span    jsonSpan     `json:"span"`
	Start   jsonPosition `json:"start"`
	Text    string       `json:"text"`
	Message string       `json:"message"`
}

type jsonFix struct {
	Title string     `json:"title"`
	Safe  bool       `json:"safe"`
	Edits []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	New   string `json:"new"`
}

func findingOf(d *doc.Document, f *lint.Finding) jsonFinding {
	j := jsonFinding{
		Rule: f.Rule, Kind: f.Kind, Severity: f.Severity, Message: f.Message,
		Span: spanOf(f.Span), Start: positionOf(d, f.Span.Start), End: positionOf(d, f.Span.End),
		Text: d.Source[f.Span.Start:f.Span.End], Section: f.Section,
		Path: append([]string{}, headingsAbove(d, f.Text)...), Place: placeOf(d, f.Text),
		Related: []jsonNote{}, Fixes: []jsonFix{}, Fingerprint: f.Fingerprint(d),
	}
	for _, n := range f.Related {
		j.Related = append(j.Related, noteOf(d, n))
	}
	for _, x := range f.Fixes {
		j.Fixes = append(j.Fixes, fixOf(x))
	}
	return j
}

func positionOf(d *doc.Document, offset int) jsonPosition {
	p := d.Position(offset)
	return jsonPosition{p.Line, p.Column}
}

func placeOf(d *doc.Document, t doc.Text) jsonPlace {
	if p := d.ParagraphAt(t.Start()); p != nil {
		return jsonPlace{p.Number}
	}
	return jsonPlace{}
}

// noteOf leaves the position of a place in another file open: only its own document could
// tell it.
func noteOf(d *doc.Document, n lint.Note) jsonNote {
	j := jsonNote{Path: n.Path, Span: spanOf(n.Span), Text: n.Text.String(), Message: n.Message}
	if n.Path == "" {
		j.Start = positionOf(d, n.Span.Start)
	}
	return j
}

func fixOf(x lint.Fix) jsonFix {
	fix := jsonFix{x.Title, x.Safe, []jsonEdit{}}
	for _, e := range x.Edits {
		fix.Edits = append(fix.Edits, jsonEdit{e.Span.Start, e.Span.End, e.New})
	}
	return fix
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
