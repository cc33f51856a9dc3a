package input

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/ooxml"
)

// Author is the author of the comments that the program writes.
const Author = "校稿"

// RuleLine begins the last line of such a comment, which names the rule.
const RuleLine = "规则："

// OpenWord opens a Word document without the comments of an earlier run.
func OpenWord(data []byte) (*ooxml.Document, error) {
	pkg, err := ooxml.Open(data)
	if err != nil {
		return nil, err
	}
	if err := pkg.Clear(Author); err != nil {
		return nil, err
	}
	return pkg.Read(ooxml.Options{})
}

// readRemarks finds the comments that accept findings: 校稿：忽略 RULE 理由, and answers to
// comments of the program that begin with 忽略.
func readRemarks(d *doc.Document, comments []ooxml.Comment) {
	for _, c := range comments {
		rule, reason := "", ""
		about := c
		text := strings.TrimSpace(c.Text)
		if words, ok := strings.CutPrefix(strings.Replace(text, ":", "：", 1), Author+"：忽略"); ok {
			if fields := strings.Fields(words); len(fields) > 0 {
				rule, reason = fields[0], strings.Join(fields[1:], " ")
			}
		} else if words, ok := strings.CutPrefix(text, "忽略"); ok && c.Parent >= 0 && comments[c.Parent].Author == Author {
			about = comments[c.Parent]
			rule, reason = RuleOf(about), strings.TrimLeft(words, "：:，, \n")
		}
		if rule != "" && about.Start >= 0 {
			span := doc.Span{Start: about.Start, End: about.End}
			d.Ignores = append(d.Ignores, doc.Ignore{Rule: rule, Reason: reason, Span: span, Scope: scope(d, span)})
		}
	}
}

// scope returns what a comment speaks of: its range, or the paragraph it stands in where it
// has none.
func scope(d *doc.Document, span doc.Span) doc.Span {
	if span.Start < span.End {
		return span
	}
	return d.Scope(span)
}

// RuleOf returns the rule that a comment of the program names; empty if it names none.
func RuleOf(c ooxml.Comment) string {
	lines := strings.Split(c.Text, "\n")
	rule, ok := strings.CutPrefix(lines[len(lines)-1], RuleLine)
	if !ok {
		return ""
	}
	return strings.TrimSpace(rule)
}
