package output

import (
	"bufio"
	"io"

	"github.com/jiaogao/jiaogao/lint"
)

// jsonlWriter writes one JSON object a line: the files as the JSON format has them, then
// the summary.
type jsonlWriter struct {
	jsonStream
	tool string
}

// jsonlSummary is the last line.
type jsonlSummary struct {
	Version int         `json:"version"`
	Tool    string      `json:"tool"`
	Roster  *jsonRoster `json:"roster,omitempty"`
	Summary jsonSummary `json:"summary"`
}

func newJSONL(w io.Writer, o Options) Writer {
	return &jsonlWriter{jsonStream{w: bufio.NewWriter(w)}, o.Tool}
}

func (j *jsonlWriter) Begin() error { return nil }

func (j *jsonlWriter) File(r *lint.Record) error { return file(j, r) }

// Part implements [Parter].
func (j *jsonlWriter) Part(r *lint.Record) ([]byte, error) { return jsonOf(r, 0), nil }

// Join implements [Parter].
func (j *jsonlWriter) Join(_ *lint.Record, part []byte) error {
	j.w.Write(part)
	j.w.WriteByte('\n')
	return j.w.Flush()
}

func (j *jsonlWriter) End(s lint.Summary) error {
	return j.put("", jsonlSummary{jsonVersion, j.tool, rosterOf(s.Roster), summaryOf(s)}, "\n")
}
