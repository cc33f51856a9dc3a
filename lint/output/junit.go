package output

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

// junitWriter writes JUnit XML: a suite for each file; in it a failed case for each finding,
// a skipped one for each rule that could not be applied, or a passed one.
type junitWriter struct {
	xmlStream
	options Options
}

func newJUnit(w io.Writer, o Options) Writer { return &junitWriter{xmlStream{bufio.NewWriter(w)}, o} }

func (j *junitWriter) Begin() error {
	j.declaration()
	j.open("testsuites", "name", j.options.Tool)
	return j.w.Flush()
}

func (j *junitWriter) File(r *lint.Record) error {
	path := slashed(r.Path)
	failures, errors, skipped := len(r.Result.Findings), 0, len(r.Result.Skipped)
	if r.Failure != nil {
		errors = 1
	}
	tests := max(1, failures+errors+skipped)
	j.open("testsuite", "name", path, "tests", number(tests), "failures", number(failures), "errors", number(errors), "skipped", number(skipped))
	j.properties(r)
	for i := range r.Result.Findings {
		j.finding(r, path, &r.Result.Findings[i])
	}
	notes := j.remarks(r, path)
	if failures+errors+skipped == 0 {
		j.empty("testcase", "classname", path, "name", "没有发现需要修改的地方", "file", path)
	}
	if notes != "" {
		j.text("system-out", notes)
	}
	j.shut("testsuite")
	return j.w.Flush()
}

// properties tells how the file was checked and what is not shown.
func (j *junitWriter) properties(r *lint.Record) {
	if r.Failure != nil {
		return
	}
	j.open("properties")
	if r.Result.Type != "" {
		j.empty("property", "name", "type", "value", r.Result.Type)
	}
	j.empty("property", "name", "hidden", "value", number(r.Hidden))
	j.empty("property", "name", "accepted", "value", number(r.Accepted))
	j.shut("properties")
}

// finding writes a failed case. Readers tell cases apart by name, so it holds the place.
func (j *junitWriter) finding(r *lint.Record, path string, f *lint.Finding) {
	p := r.Doc.Position(f.Span.Start)
	name := fmt.Sprintf("%d:%d %s", p.Line, p.Column, f.Rule)
	j.open("testcase", "classname", path, "name", name, "file", path, "line", number(p.Line))
	j.text("failure", junitDetail(r, f, j.options.rule(r.Result.Type, f.Rule).Why), "type", f.Severity.String(), "message", f.Message)
	j.shut("testcase")
}

// junitDetail is what a reader of one failed case needs, line by line.
func junitDetail(r *lint.Record, f *lint.Finding, why string) string {
	p := r.Doc.Position(f.Span.Start)
	place := fmt.Sprintf("%s：第%d行第%d列，%s", Name(r.Path), p.Line, p.Column, Visible(partOf(r.Doc, f.Text)))
	quoted := ""
	if f.Text.Len() > 0 {
		q := quote(r.Doc, f.Text)
		quoted = q.before + "【" + q.flagged + "】" + q.after
	}
	fix := ""
	if len(f.Fixes) > 0 {
		fix = "改法：" + Visible(cure(f.Fixes))
	}
	return "\n" + joined("\n", place, quoted, Label(f.Severity)+"："+Visible(f.Message), fix, labelled("缘由：", Visible(why))) + "\n"
}

// remarks writes the cases of what could not be checked, and returns the lines of the rest.
func (j *junitWriter) remarks(r *lint.Record, path string) (notes string) {
	var lines []string
	for _, m := range remarks(r) {
		switch m.id {
		case "unreadable":
			j.broken(path, m, r.Failure.Cause)
		case "skipped-rule":
			j.open("testcase", "classname", path, "name", m.rule, "file", path)
			j.empty("skipped", "message", m.text)
			j.shut("testcase")
		default:
			lines = append(lines, m.label+"："+Visible(m.text))
		}
	}
	return strings.Join(lines, "\n")
}

// broken writes a case that ended in an error.
func (j *junitWriter) broken(path string, m remark, cause string) {
	j.open("testcase", "classname", path, "name", m.label, "file", path)
	j.text("error", Visible(m.text), "type", cause, "message", m.text)
	j.shut("testcase")
}

func (j *junitWriter) End(s lint.Summary) error {
	if s.Interrupted {
		j.open("testsuite", "name", "jiaogao", "tests", "1", "failures", "0", "errors", "1", "skipped", "0")
		j.broken("jiaogao", interruption(), "interrupted")
		j.shut("testsuite")
	}
	j.shut("testsuites")
	return j.w.Flush()
}
