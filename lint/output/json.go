package output

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"github.com/jiaogao/jiaogao/lint"
)

// jsonVersion is raised when a field changes its meaning or goes away.
const jsonVersion = 1

// jsonWriter writes one JSON object, a line for each file.
type jsonWriter struct {
	w     *bufio.Writer
	tool  string
	files int
}

func newJSON(w io.Writer, o Options) Writer { return &jsonWriter{w: bufio.NewWriter(w), tool: o.Tool} }

func (j *jsonWriter) Begin() error {
	return j.put(`{"version":`, jsonVersion, `,"tool":`, j.tool, `,"files":[`)
}

func (j *jsonWriter) File(r *lint.Record) error {
	separator := "\n"
	if j.files++; j.files > 1 {
		separator = ",\n"
	}
	return j.put(separator, fileOf(r))
}

func (j *jsonWriter) End(s lint.Summary) error {
	return j.put("\n],\"summary\":", summaryOf(s), "}\n")
}

// put writes literal text and values in turn, and flushes: what was put can be read.
func (j *jsonWriter) put(parts ...any) error {
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

// encode is json.Marshal without the escapes that only matter inside HTML.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}
