package output

import (
	"io"

	"github.com/jiaogao/jiaogao/lint"
)

// WriteLine writes a record as one line of JSON, the object that the format json has for
// it in "files", in one call of w. A line other than 0 is the number of the line of input
// that the record complains of. The error is that of w.
func WriteLine(w io.Writer, r *lint.Record, line int) error {
	_, err := w.Write(append(jsonOf(r, line), '\n'))
	return err
}
