package output

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

// textWriter writes for the author of a report.
type textWriter struct {
	w *bufio.Writer
	painter
	options Options
	files   int  // written so far
	failed  bool // the last one was a failure
}

func newText(w io.Writer, o Options) Writer {
	return &textWriter{w: bufio.NewWriter(w), painter: painter(o.Color), options: o}
}

func (t *textWriter) Begin() error { return nil }

func (t *textWriter) File(r *lint.Record) error { return file(t, r) }

// Part implements [Parter].
func (t *textWriter) Part(r *lint.Record) ([]byte, error) {
	var b bytes.Buffer
	part := textWriter{w: bufio.NewWriter(&b), painter: t.painter, options: t.options}
	part.report(r)
	err := part.w.Flush()
	return b.Bytes(), err
}

// Join implements [Parter].
func (t *textWriter) Join(r *lint.Record, part []byte) error {
	failed := r.Failure != nil
	// Failures stand in a list, reports apart.
	if t.files++; t.files > 1 && !(failed && t.failed) {
		t.line("")
	}
	t.failed = failed
	t.w.Write(part)
	return t.w.Flush()
}

// report writes all that there is to say of a record.
func (t *textWriter) report(r *lint.Record) {
	path := t.paint(bold, Name(r.Path))
	if r.Failure != nil {
		t.line("%s：%s%s", path, t.paint(red, "无法检查："), Visible(r.Failure.Message))
		return
	}
	t.line("%s", path)
	t.line("%s", t.paint(faint, Visible(headline(r))))
	t.findings(r)
	t.line("")
	t.pairs(r.Result.Pairs)
	t.remarks(r)
	t.line("%s", t.verdict(r))
}

// headline says as what the report was checked.
func headline(r *lint.Record) string {
	parts := []string{r.Result.Type}
	if r.Result.Type == "" {
		parts[0] = "未识别出报告类型（只用通用规则检查）"
	}
	if r.Doc.Year > 0 {
		parts = append(parts, fmt.Sprintf("%d年", r.Doc.Year))
	}
	if title := r.Doc.Title.String(); title != "" {
		parts = append(parts, "《"+Shorten(title, 60)+"》")
	}
	return strings.Join(parts, "，")
}

// remarks lists what the reader of the findings must know about their limits.
func (t *textWriter) remarks(r *lint.Record) {
	for _, n := range r.Notes() {
		t.line("%s%s", t.paint(yellow, "说明："), Visible(n))
	}
	for _, s := range r.Result.Skipped {
		t.line("%s%s", t.paint(yellow, "未能应用的规则："), Visible(joined("，", s.Rule, s.Why)))
	}
}

func (t *textWriter) verdict(r *lint.Record) string {
	var s lint.Summary
	s.Add(r)
	text := "没有发现需要修改的地方"
	look := green
	if s.Findings > 0 {
		text, look = counts(s), bold
	}
	if n := mendable(r.Result.Findings); n > 0 {
		text += fmt.Sprintf("，其中%d处可以用 %s 直接改正", n, mender(r.Path))
	}
	return t.paint(look, text+leftOut(r)+"。")
}

// mender returns the command that mends a file of this name.
func mender(path string) string {
	if ext := strings.ToLower(filepath.Ext(path)); ext == ".docx" || ext == ".docm" {
		return "jiaogao annotate --revise"
	}
	return "jiaogao fix"
}

// leftOut says what the reader does not see, and why.
func leftOut(r *lint.Record) string {
	var hidden, accepted string
	if r.Hidden > 0 {
		hidden = fmt.Sprintf("%d处未显示，加 --min-severity hint 可见", r.Hidden)
	}
	if r.Accepted > 0 {
		accepted = fmt.Sprintf("%d处已作为例外认可", r.Accepted)
	}
	if both := joined("；", hidden, accepted); both != "" {
		return "（另有" + both + "）"
	}
	return ""
}

// mendable counts the findings that can be mended without a risk to the meaning.
func mendable(findings []lint.Finding) int {
	n := 0
	for _, f := range findings {
		if slices.ContainsFunc(f.Fixes, func(x lint.Fix) bool { return x.Safe }) {
			n++
		}
	}
	return n
}

// counts says how many findings of each severity there are.
func counts(s lint.Summary) string {
	var parts []string
	for _, c := range []struct {
		n     int
		level lint.Severity
	}{{s.Errors, lint.Error}, {s.Warnings, lint.Warning}, {s.Infos, lint.Info}, {s.Hints, lint.Hint}} {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%s%d处", Label(c.level), c.n))
		}
	}
	return fmt.Sprintf("共%d处：%s", s.Findings, strings.Join(parts, "，"))
}

func (t *textWriter) End(s lint.Summary) error {
	if s.Interrupted {
		t.line("%s", t.paint(yellow, "检查中断，以上只是已经查完的部分。"))
	}
	if s.Files != 1 {
		t.line("")
		t.line("%s", t.paint(bold, total(s)))
		if grades := gradeCounts(s); grades != "" {
			t.line("%s", grades)
		}
	}
	if s.Roster != nil {
		t.roster(s.Roster)
	}
	return t.w.Flush()
}

func total(s lint.Summary) string {
	text := fmt.Sprintf("合计%d个文件", s.Files)
	if s.Unreadable > 0 {
		text += fmt.Sprintf("，其中%d个无法检查", s.Unreadable)
	}
	if s.Findings == 0 {
		text += "，没有发现需要修改的地方"
	} else {
		text += "，" + counts(s)
	}
	if s.Accepted > 0 {
		text += fmt.Sprintf("（另有%d处已作为例外认可）", s.Accepted)
	}
	return text + "。"
}

func (t *textWriter) line(format string, args ...any) {
	fmt.Fprintf(t.w, format, args...)
	t.w.WriteByte('\n')
}

// joined joins the parts that are not empty.
func joined(separator string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, separator)
}
