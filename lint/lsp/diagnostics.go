package lsp

import (
	"fmt"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/output"
)

// source names us in lists of diagnostics.
const source = "校稿"

// maxRelated is how many places are listed with a diagnostic.
const maxRelated = 50

// severities as the protocol counts them.
func severityNumber(s lint.Severity) int {
	switch s {
	case lint.Error:
		return 1
	case lint.Warning:
		return 2
	case lint.Info:
		return 3
	}
	return 4
}

// diagnostic returns a finding as the editor shows it.
func (c *session) diagnostic(o *outcome, f *lint.Finding) diagnostic {
	d := diagnostic{
		Range:    c.client.encoding.textRange(o.Doc, f.Span),
		Severity: severityNumber(f.Severity),
		Code:     f.Rule,
		Source:   source,
		Message:  output.Visible(f.Message),
	}
	if !c.client.related {
		return d
	}
	for i, n := range f.Related {
		if i == maxRelated {
			d.Message += fmt.Sprintf("（另有%d处没有列出）", len(f.Related)-maxRelated)
			break
		}
		if n.Path == "" {
			place := location{o.uri, c.client.encoding.textRange(o.Doc, n.Span)}
			d.Related = append(d.Related, relatedInfo{place, noteText(n)})
		}
	}
	return d
}

// noteText says what a place is, and what stands there.
func noteText(n lint.Note) string {
	text := n.Message
	if stands := opening(n.Text); stands != "" {
		text += " “" + output.Shorten(stands, 40) + "”"
	}
	return output.Visible(strings.TrimSpace(text))
}

// remark returns a diagnostic on the first line, for what has no place of its own.
func (c *session) remark(text string, severity int, code, message string) diagnostic {
	line, _, _ := strings.Cut(text, "\n")
	end := position{0, c.client.encoding.length(strings.TrimRight(line, "\r"))}
	lines := strings.Split(message, "\n")
	for i := range lines {
		lines[i] = output.Visible(lines[i])
	}
	return diagnostic{Range: textRange{End: end}, Severity: severity, Code: code, Source: source, Message: strings.Join(lines, "\n")}
}
