package output

import (
	"io"

	"github.com/jiaogao/jiaogao/lint"
)

// jsonLine is a file of the JSON contract with the number of the line of input that could
// not be read as a report.
type jsonLine struct {
	jsonFile
	Line int `json:"line,omitempty"`
}

// WriteLine writes a record as one line of JSON, the object that the format json has for
// it in "files", in one call of w. A line other than 0 is the number of the line of input
// that the record complains of. The error is that of w.
func WriteLine(w io.Writer, r *lint.Record, line int) error {
	data, err := encode(jsonLine{fileOf(r), line})
	if err == nil {
		_, err = w.Write(append(data, '\n'))
	}
	return err
}
