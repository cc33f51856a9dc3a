package input

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// ignoreRemark begins a comment that accepts findings:
// <!-- jiaogao: ignore RULE 理由 -->
const ignoreRemark = "jiaogao: ignore"

// readIgnores finds the remarks of a Markdown file that accept findings.
func readIgnores(d *doc.Document) {
	for at := 0; ; {
		i := strings.Index(d.Source[at:], "<!--")
		if i < 0 {
			return
		}
		start := at + i
		inside, _, closed := strings.Cut(d.Source[start+len("<!--"):], "-->")
		if !closed {
			return
		}
		at = start + len("<!--") + len(inside) + len("-->")
		remark, ok := strings.CutPrefix(strings.TrimSpace(inside), ignoreRemark)
		if fields := strings.Fields(remark); ok && len(fields) > 0 {
			span := doc.Span{Start: start, End: at}
			d.Ignores = append(d.Ignores, doc.Ignore{Rule: fields[0], Reason: strings.Join(fields[1:], " "), Span: span, Scope: d.Scope(span)})
		}
	}
}
