package output

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/jiaogao/jiaogao/lint"
)

// jsonVersion is raised when a field changes its meaning or goes away.
const jsonVersion = 1

// jsonWriter writes one JSON object, a line for each file.
type jsonWriter struct {
	jsonStream
	tool string
}

func newJSON(w io.Writer, o Options) Writer {
	return &jsonWriter{jsonStream{w: bufio.NewWriter(w)}, o.Tool}
}

func (j *jsonWriter) Begin() error {
	return j.put(`{"version":`, jsonVersion, `,"tool":`, j.tool, `,"files":[`)
}

func (j *jsonWriter) File(r *lint.Record) error { return file(j, r) }

// Part implements [Parter].
func (j *jsonWriter) Part(r *lint.Record) ([]byte, error) { return jsonOf(r, 0), nil }

// Join implements [Parter].
func (j *jsonWriter) Join(_ *lint.Record, part []byte) error { return j.splice(part) }

func (j *jsonWriter) End(s lint.Summary) error {
	if s.Roster != nil {
		return j.put("\n],\"roster\":", rosterOf(s.Roster), ",\"summary\":", summaryOf(s), "}\n")
	}
	return j.put("\n],\"summary\":", summaryOf(s), "}\n")
}

// A jsonStream writes JSON piece by piece.
type jsonStream struct {
	w        *bufio.Writer
	elements int
}

// element writes the next element of the array that is open, on a line of its own.
func (j *jsonStream) element(v any) error {
	data, err := encode(v)
	if err != nil {
		return err
	}
	return j.splice(data)
}

// splice is element for what is JSON already.
func (j *jsonStream) splice(data []byte) error {
	separator := "\n"
	if j.elements++; j.elements > 1 {
		separator = ",\n"
	}
	j.w.WriteString(separator)
	j.w.Write(data)
	return j.w.Flush()
}

// put writes literal text and values in turn, and flushes: what was put can be read.
func (j *jsonStream) put(parts ...any) error {
	for i, part := range parts {
		if i%2 == 0 {
			j.w.WriteString(part.(string))
			continue
		}
		data, err := encode(part)
		if err != nil {
			return err
		}
		j.w.Write(data)
	}
	return j.w.Flush()
}

// encode is json.Marshal without the escapes that only matter inside HTML, and with those
// that keep a terminal from being steered.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return tame(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), err
}

// tame writes the characters that [Visible] shows as escapes of JSON, which mean the same
// to a program. In encoded JSON they only occur within strings.
func tame(data []byte) []byte {
	if bytes.IndexFunc(data, steers) < 0 {
		return data
	}
	var b bytes.Buffer
	for _, r := range string(data) {
		if steers(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.Bytes()
}
