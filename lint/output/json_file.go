package output

import (
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// The functions below, with those of json_finding.go and json_grade.go, are the JSON
// contract: names, order and nesting are what programs rely on. Arrays are never null.

// jsonOf writes a record as an object. A line other than 0 is that of the input which the
// record complains of.
func jsonOf(r *lint.Record, line int) []byte {
	const usual = 1 << 10 // bytes of a finding or a pair
	t := make(jsonText, 0, usual*(1+len(r.Result.Findings)+len(r.Result.Pairs)))
	t.enclosed('{', '}', func() {
		t.string("path", r.Path)
		if r.Failure != nil {
			t.failure(r.Failure)
		} else {
			t.result(r)
		}
		if line != 0 {
			t.int("line", line)
		}
	})
	return t
}

func (t *jsonText) failure(f *lint.Failure) {
	t.string("type", "")
	t.string("title", "")
	t.int("year", 0)
	t.object("error", func() {
		t.string("cause", f.Cause)
		t.string("message", f.Message)
	})
	for _, name := range []string{"findings", "pairs", "skipped", "notes"} {
		t.strings(name, nil)
	}
	t.null("grade")
}

func (t *jsonText) result(r *lint.Record) {
	t.string("type", r.Result.Type)
	t.string("title", r.Doc.Title.String())
	t.int("year", r.Doc.Year)
	t.null("error")
	array(t, "findings", r.Result.Findings, func(f *lint.Finding) { t.finding(r.Doc, f) })
	array(t, "pairs", r.Result.Pairs, t.pair)
	array(t, "skipped", r.Result.Skipped, func(s *lint.Skip) {
		t.string("rule", s.Rule)
		t.string("why", s.Why)
	})
	t.strings("notes", r.Notes())
	t.grade(&r.Result.Grade)
}

func (t *jsonText) pair(p *lint.Pair) {
	t.object("problem", func() {
		t.span(p.Problem.Span())
		t.string("text", p.Problem.String())
	})
	array(t, "measures", p.Measures, func(m *lint.Match) {
		t.span(m.Text.Span())
		t.string("text", m.Text.String())
		t.float("score", m.Score)
		t.strings("terms", m.Terms)
	})
}

func (t *jsonText) span(s doc.Span) {
	t.object("span", func() {
		t.int("start", s.Start)
		t.int("end", s.End)
	})
}

type jsonSummary struct {
	Files       int  `json:"files"`
	Unreadable  int  `json:"unreadable"`
	Findings    int  `json:"findings"`
	Errors      int  `json:"errors"`
	Warnings    int  `json:"warnings"`
	Infos       int  `json:"infos"`
	Hints       int  `json:"hints"`
	Accepted    int  `json:"accepted,omitempty"`
	Interrupted bool `json:"interrupted,omitempty"`
}

func summaryOf(s lint.Summary) jsonSummary {
	return jsonSummary{s.Files, s.Unreadable, s.Findings, s.Errors, s.Warnings, s.Infos, s.Hints, s.Accepted, s.Interrupted}
}
