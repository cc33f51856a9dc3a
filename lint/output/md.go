package output

import (
	"bufio"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

// mdWriter writes Markdown for people. The overview comes first, but is complete only at
// the end: until then the findings wait, compressed, so that many reports fit.
type mdWriter struct {
	w        *bufio.Writer
	overview bytes.Buffer
	waiting  *bytes.Buffer
	details  *flate.Writer
	left     lint.Record // counts what is not shown
}

func newMarkdown(w io.Writer, _ Options) Writer { return &mdWriter{w: bufio.NewWriter(w)} }

func (m *mdWriter) Begin() (err error) {
	m.waiting = new(bytes.Buffer)
	m.details, err = flate.NewWriter(m.waiting, flate.BestSpeed)
	return err
}

func (m *mdWriter) File(r *lint.Record) error {
	m.left.Hidden += r.Hidden
	m.left.Accepted += r.Accepted
	m.row(r)
	fmt.Fprintf(m.details, "\n## %s\n\n", mdText(Name(r.Path)))
	if r.Failure == nil {
		fmt.Fprintf(m.details, "%s。\n\n", mdText(headline(r)))
	}
	m.findings(r)
	for _, x := range remarks(r) {
		text := x.text
		if x.rule != "" {
			text = x.rule + "：" + text
		}
		fmt.Fprintf(m.details, "- **%s**：%s\n", x.label, mdText(text))
	}
	if r.Failure == nil {
		fmt.Fprintf(m.details, "- **小结**：%s\n", mdText(conclusion(r)))
	}
	return nil
}

// row adds a report to the overview.
func (m *mdWriter) row(r *lint.Record) {
	if r.Failure != nil {
		fmt.Fprintf(&m.overview, "| %s | 无法检查 | | | | | | |\n", mdText(Name(r.Path)))
		return
	}
	var s lint.Summary
	s.Add(r)
	year := ""
	if r.Doc.Year > 0 {
		year = number(r.Doc.Year)
	}
	fmt.Fprintf(&m.overview, "| %s | %s | %s | %d | %d | %d | %d | %d |\n",
		mdText(Name(r.Path)), mdText(r.Result.Type), year, s.Errors, s.Warnings, s.Infos, s.Hints, len(r.Result.Skipped))
}

// findings writes the table of a report's findings.
func (m *mdWriter) findings(r *lint.Record) {
	if len(r.Result.Findings) == 0 {
		return
	}
	fmt.Fprint(m.details, "| 位置 | 级别 | 原文 | 问题 | 改法 | 规则 |\n|---:|---|---|---|---|---|\n")
	for i := range r.Result.Findings {
		f := &r.Result.Findings[i]
		p := r.Doc.Position(f.Span.Start)
		quoted := ""
		if f.Text.Len() > 0 {
			q := quote(r.Doc, f.Text)
			quoted = mdText(q.before) + "【" + mdText(q.flagged) + "】" + mdText(q.after)
		}
		fmt.Fprintf(m.details, "| %d:%d | %s | %s | %s | %s | %s |\n",
			p.Line, p.Column, Label(f.Severity), quoted, mdText(f.Message), mdText(cure(f.Fixes)), mdText(f.Rule))
	}
	fmt.Fprintln(m.details)
}

func (m *mdWriter) End(s lint.Summary) error {
	fmt.Fprintf(m.w, "# 校稿结果\n\n%s。\n\n", mdText(strings.TrimSuffix(total(s), "。")+leftOut(&m.left)))
	if s.Interrupted {
		fmt.Fprintf(m.w, "**%s**\n\n", interruption().text)
	}
	if s.Roster != nil {
		fmt.Fprintf(m.w, "**名单核对**（%s）：%s。\n\n", mdText(Name(s.Roster.Path)), rosterCounts(s.Roster))
		for i := range s.Roster.Problems {
			p := &s.Roster.Problems[i]
			fmt.Fprintf(m.w, "- %s：%s\n", Label(p.Severity), mdText(RosterLine(s.Roster, p)))
		}
		fmt.Fprintln(m.w)
	}
	if m.overview.Len() > 0 {
		fmt.Fprint(m.w, "| 文件 | 报告类型 | 年份 | 错误 | 警告 | 建议 | 提示 | 未能应用的规则 |\n|---|---|---:|---:|---:|---:|---:|---:|\n")
	}
	m.overview.WriteTo(m.w)
	if err := m.details.Close(); err != nil {
		return err
	}
	if _, err := io.Copy(m.w, flate.NewReader(m.waiting)); err != nil {
		return err
	}
	return m.w.Flush()
}

// mdText escapes what Markdown, in the dialects of GitHub and GitLab too, takes for more
// than text.
func mdText(s string) string {
	s = Visible(s)
	if !strings.ContainsAny(s, mdSpecial) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		if strings.ContainsRune(mdSpecial, r) && (r != '.' || strings.HasSuffix(s[:i], "w")) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// mdSpecial are the characters that are escaped; the full stop only where "www." would
// become a link.
const mdSpecial = "\\`*_[]<>|~&$#!:@{}^."
