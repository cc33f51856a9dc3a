package output

import (
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// The types below are the JSON contract: names, order and nesting are what programs rely
// on. Arrays are never null.

type jsonFile struct {
	Path     string        `json:"path"`
	Type     string        `json:"type"`
	Title    string        `json:"title"`
	Year     int           `json:"year"`
	Error    *jsonError    `json:"error"`
	Findings []jsonFinding `json:"findings"`
	Pairs    []jsonPair    `json:"pairs"`
	Skipped  []jsonSkip    `json:"skipped"`
	Notes    []string      `json:"notes"`
	Grade    *jsonGrade    `json:"grade"`
}

type jsonError struct {
	Cause   string `json:"cause"`
	Message string `json:"message"`
}

type jsonPair struct {
	Problem  jsonItem    `json:"problem"`
	Measures []jsonMatch `json:"measures"`
}

type jsonItem struct {
	Span jsonSpan `json:"span"`
	Text string   `json:"text"`
}

type jsonMatch struct {
	Span  jsonSpan `json:"span"`
	Text  string   `json:"text"`
	Score float64  `json:"score"`
	Terms []string `json:"terms"`
}

type jsonSkip struct {
	Rule string `json:"rule"`
	Why  string `json:"why"`
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

func fileOf(r *lint.Record) jsonFile {
	f := jsonFile{Path: r.Path, Findings: []jsonFinding{}, Pairs: []jsonPair{}, Skipped: []jsonSkip{}, Notes: []string{}}
	if r.Failure != nil {
		f.Error = &jsonError{r.Failure.Cause, r.Failure.Message}
		return f
	}
	f.Type, f.Title, f.Year = r.Result.Type, r.Doc.Title.String(), r.Doc.Year
	for i := range r.Result.Findings {
		f.Findings = append(f.Findings, findingOf(r.Doc, &r.Result.Findings[i]))
	}
	for _, p := range r.Result.Pairs {
		f.Pairs = append(f.Pairs, pairOf(p))
	}
	for _, s := range r.Result.Skipped {
		f.Skipped = append(f.Skipped, jsonSkip{s.Rule, s.Why})
	}
	f.Notes = append(f.Notes, r.Notes()...)
	f.Grade = gradeOf(&r.Result.Grade)
	return f
}

func pairOf(p lint.Pair) jsonPair {
	pair := jsonPair{jsonItem{spanOf(p.Problem.Span()), p.Problem.String()}, []jsonMatch{}}
	for _, m := range p.Measures {
		pair.Measures = append(pair.Measures, jsonMatch{spanOf(m.Text.Span()), m.Text.String(), m.Score, append([]string{}, m.Terms...)})
	}
	return pair
}

type jsonSpan struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

func spanOf(s doc.Span) jsonSpan { return jsonSpan{s.Start, s.End} }
