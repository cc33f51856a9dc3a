package output

import (
	"bufio"
	"io"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// rdjsonWriter writes the diagnostic format of reviewdog. Columns count bytes of UTF-8.
type rdjsonWriter struct {
	jsonStream
	name string
}

type rdDiagnostic struct {
	Message     string         `json:"message"`
	Location    rdLocation     `json:"location"`
	Severity    string         `json:"severity"`
	Code        rdCode         `json:"code"`
	Suggestions []rdSuggestion `json:"suggestions,omitempty"`
}

type rdLocation struct {
	Path  string   `json:"path"`
	Range *rdRange `json:"range,omitempty"`
}

type rdRange struct {
	Start rdPosition `json:"start"`
	End   rdPosition `json:"end"`
}

type rdPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type rdCode struct {
	Value string `json:"value"`
}

type rdSuggestion struct {
	Range *rdRange `json:"range"`
	Text  string   `json:"text"`
}

func newRDJSON(w io.Writer, o Options) Writer {
	name, _, _ := strings.Cut(o.Tool, " ")
	return &rdjsonWriter{jsonStream{w: bufio.NewWriter(w)}, name}
}

func (j *rdjsonWriter) Begin() error { return j.put(`{"source":{"name":`, j.name, `},"diagnostics":[`) }

func (j *rdjsonWriter) File(r *lint.Record) error {
	for i := range r.Result.Findings {
		if err := j.element(rdOf(r, &r.Result.Findings[i])); err != nil {
			return err
		}
	}
	for _, m := range remarks(r) {
		if err := j.remark(r.Path, m); err != nil {
			return err
		}
	}
	return nil
}

func rdOf(r *lint.Record, f *lint.Finding) rdDiagnostic {
	d := rdDiagnostic{f.Message, rdLocation{slashed(r.Path), rdSpan(r.Doc, f.Span)}, rdSeverity(f.Severity), rdCode{f.Rule}, nil}
	for _, x := range applicable(r.Doc, f.Fixes) {
		e := merged(r.Doc, x)
		d.Suggestions = append(d.Suggestions, rdSuggestion{rdSpan(r.Doc, e.Span), e.New})
	}
	return d
}

func rdSpan(d *doc.Document, s doc.Span) *rdRange {
	var r rdRange
	r.Start.Line, r.Start.Column = byteColumn(d, s.Start)
	r.End.Line, r.End.Column = byteColumn(d, s.End)
	return &r
}

func (j *rdjsonWriter) remark(path string, m remark) error {
	severity := "INFO"
	if m.grave {
		severity = "ERROR"
	}
	return j.element(rdDiagnostic{m.sentence(), rdLocation{Path: slashed(path)}, severity, rdCode{m.id}, nil})
}

func (j *rdjsonWriter) End(s lint.Summary) error {
	if s.Interrupted {
		if err := j.remark("jiaogao", interruption()); err != nil {
			return err
		}
	}
	return j.put("\n]}\n")
}

func rdSeverity(s lint.Severity) string {
	switch s {
	case lint.Error:
		return "ERROR"
	case lint.Warning:
		return "WARNING"
	}
	return "INFO"
}
