package output

import (
	"bufio"
	"io"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

// checkstyleWriter writes the XML of Checkstyle. Columns count characters.
type checkstyleWriter struct {
	xmlStream
	tool string
}

func newCheckstyle(w io.Writer, o Options) Writer {
	return &checkstyleWriter{xmlStream{bufio.NewWriter(w)}, o.Tool}
}

func (c *checkstyleWriter) Begin() error {
	c.declaration()
	_, version, _ := strings.Cut(c.tool, " ")
	c.open("checkstyle", "version", version)
	return c.w.Flush()
}

func (c *checkstyleWriter) File(r *lint.Record) error {
	c.open("file", "name", slashed(r.Path))
	for i := range r.Result.Findings {
		f := &r.Result.Findings[i]
		p := r.Doc.Position(f.Span.Start)
		c.empty("error", "line", number(p.Line), "column", number(p.Column), "severity", checkstyleSeverity(f.Severity), "message", f.Message, "source", "jiaogao."+f.Rule)
	}
	for _, m := range remarks(r) {
		c.remark(m)
	}
	c.shut("file")
	return c.w.Flush()
}

// remark writes a remark at the first line: readers drop what has no line.
func (c *checkstyleWriter) remark(m remark) {
	severity := "info"
	if m.grave {
		severity = "error"
	}
	c.empty("error", "line", "1", "severity", severity, "message", m.sentence(), "source", "jiaogao."+m.id)
}

func (c *checkstyleWriter) End(s lint.Summary) error {
	if s.Interrupted {
		c.open("file", "name", "jiaogao")
		c.remark(interruption())
		c.shut("file")
	}
	c.shut("checkstyle")
	return c.w.Flush()
}

// checkstyleSeverity returns the name that Checkstyle has for a severity.
func checkstyleSeverity(s lint.Severity) string {
	switch s {
	case lint.Error:
		return "error"
	case lint.Warning:
		return "warning"
	}
	return "info"
}
