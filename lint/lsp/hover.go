package lsp

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/output"
)

// hover explains the rules of the findings at a place.
func (c *session) hover(ctx context.Context, p *placeParams) (any, error) {
	o, err := c.newest(ctx, p.TextDocument.URI)
	if o == nil {
		return nil, err
	}
	at := c.client.encoding.offset(o.Doc.Source, p.Position)
	var pages []string
	var span doc.Span
	for i := range o.Result.Findings {
		f := &o.Result.Findings[i]
		if f.Span.Start <= at && at < max(f.Span.End, f.Span.Start+1) {
			pages, span = append(pages, o.explain(f)), f.Span
		}
	}
	if len(pages) == 0 {
		return nil, nil
	}
	text := markup{"markdown", strings.Join(pages, "\n\n---\n\n")}
	if !c.client.markdown {
		text = markup{"plaintext", plainText(text.Value)}
	}
	return hover{text, c.client.encoding.textRange(o.Doc, span)}, nil
}

// maxExamples is how many examples of each sort are shown.
const maxExamples = 2

// explain is the page of a finding: what is wrong here and how to mend it, why, and how to
// be rid of the rule.
func (o *outcome) explain(f *lint.Finding) string {
	r := o.book.Rule(o.Result.Type, f.Rule)
	if r == nil {
		return escape(f.Message)
	}
	var b strings.Builder
	if r.Title != "" {
		fmt.Fprintf(&b, "**%s** ", escape(r.Title))
	}
	fmt.Fprintf(&b, "`%s` %s\n\n%s\n", code(r.ID), output.Label(f.Severity), escape(f.Message))
	line := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&b, "\n- %s：%s", name, strings.ReplaceAll(escape(text), "\n", "\n  "))
		}
	}
	for _, x := range f.Fixes {
		line("改法", x.Title)
	}
	line("缘由", r.Why)
	line("依据", r.Source)
	var parts []string
	for _, role := range r.In {
		parts = append(parts, o.book.RoleName(o.Result.Type, role))
	}
	line("范围", strings.Join(parts, "、"))
	for i := range min(len(r.Flagged), maxExamples) {
		line("会标出", strings.TrimSpace(r.Flagged[i]))
	}
	for i := range min(len(r.Silent), maxExamples) {
		line("不标出", strings.TrimSpace(r.Silent[i]))
	}
	fmt.Fprintf(&b, "\n- 关闭：在 `jiaogao.toml` 的 `[severity]` 下写 `%s = \"off\"`；详见 `jiaogao explain %s`", code(r.ID), code(r.ID))
	return b.String()
}

// escape makes other people's text harmless in Markdown.
func escape(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		var b strings.Builder
		for _, r := range output.Visible(line) {
			if r < 0x80 && strings.ContainsRune("\\`*_[]<>#|~&", r) {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		}
		lines[i] = b.String()
	}
	return strings.Join(lines, "\n")
}

// code makes the id of a rule fit for a code span.
func code(id string) string { return strings.ReplaceAll(output.Visible(id), "`", "'") }

// plainText takes our own markup off a page again.
func plainText(page string) string {
	page = regexp.MustCompile(`\*\*|(^|[^\\])`+"`").ReplaceAllString(page, "$1")
	return regexp.MustCompile(`\\([[:punct:]])`).ReplaceAllString(page, "$1")
}
