package output

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode"

	"github.com/jiaogao/jiaogao/lint"
)

// csvWriter writes a table for spreadsheets: a row for each finding and each remark, and a
// row that concludes each file, so that a clean one is there too.
type csvWriter struct {
	out     io.Writer
	w       *csv.Writer
	options Options
}

func newCSV(w io.Writer, o Options) Writer {
	c := &csvWriter{w, csv.NewWriter(w), o}
	c.w.UseCRLF = true
	return c
}

// Begin starts with the byte order mark: without it Excel takes the file for GBK.
func (c *csvWriter) Begin() error {
	if _, err := io.WriteString(c.out, "\ufeff"); err != nil {
		return err
	}
	return c.rows([]string{"文件", "报告类型", "年份", "结果", "行", "列", "所在部分", "原文", "问题", "改法", "规则", "缘由"})
}

func (c *csvWriter) File(r *lint.Record) error {
	head := []string{Name(r.Path), r.Result.Type, ""}
	if r.Doc != nil && r.Doc.Year > 0 {
		head[2] = number(r.Doc.Year)
	}
	var rows [][]string
	for i := range r.Result.Findings {
		rows = append(rows, append(head[:3:3], c.finding(r, &r.Result.Findings[i])...))
	}
	for _, m := range remarks(r) {
		rows = append(rows, append(head[:3:3], csvRemark(m.label, m.rule, m.text)...))
	}
	if r.Failure == nil {
		rows = append(rows, append(head[:3:3], csvRemark("小结", "", conclusion(r))...))
	}
	return c.rows(rows...)
}

// finding returns the columns from the result on.
func (c *csvWriter) finding(r *lint.Record, f *lint.Finding) []string {
	p := r.Doc.Position(f.Span.Start)
	return []string{
		Label(f.Severity), number(p.Line), number(p.Column), partOf(r.Doc, f.Text), f.Text.String(),
		f.Message, cure(f.Fixes), f.Rule, c.options.rule(r.Result.Type, f.Rule).Why,
	}
}

func csvRemark(label, rule, text string) []string {
	return []string{label, "", "", "", "", text, "", rule, ""}
}

func (c *csvWriter) rows(rows ...[]string) error {
	for _, row := range rows {
		for i := range row {
			row[i] = cell(row[i])
		}
		if err := c.w.Write(row); err != nil {
			return err
		}
	}
	c.w.Flush()
	return c.w.Error()
}

func (c *csvWriter) End(s lint.Summary) error {
	if s.Interrupted {
		m := interruption()
		return c.rows(append([]string{"", "", ""}, csvRemark(m.label, "", m.text)...))
	}
	return nil
}

// cell returns a text that a spreadsheet takes for text: what it would calculate gets an
// apostrophe before it. Full-width signs count, since spreadsheets in Chinese read them as
// the plain ones; so does what hides behind spaces or characters without width.
func cell(s string) string {
	s = Visible(s)
	start := strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
	if start != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(start)[0]) {
		return "'" + s
	}
	return s
}
