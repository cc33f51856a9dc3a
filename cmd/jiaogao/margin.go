package main

import (
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/ooxml"
	"github.com/jiaogao/jiaogao/lint/output"
)

// margin writes findings into a Word document: each as a comment and, where revise is set
// and a fix is safe, as a tracked change. A finding whose comment of an earlier run stayed,
// because somebody answered it, is not told again.
func margin(word *ooxml.Document, d *doc.Document, findings []lint.Finding, revise bool) (*ooxml.Edition, error) {
	var remarks []ooxml.Remark
	var changes []ooxml.Change
	for i := range findings {
		f := &findings[i]
		if revise {
			changes = append(changes, changesOf(findings[i:i+1])...)
		}
		if !told(word, f) {
			remarks = append(remarks, ooxml.Remark{Start: f.Span.Start, End: f.Span.End, Lines: lines(d, f)})
		}
	}
	return word.Annotate(input.Author, "校", remarks, changes)
}

// changesOf returns the safe fixes of one edit, as tracked changes.
func changesOf(findings []lint.Finding) (changes []ooxml.Change) {
	for _, x := range lint.Fixes(findings, false) {
		if len(x.Edits) == 1 {
			e := x.Edits[0]
			changes = append(changes, ooxml.Change{Start: e.Span.Start, End: e.Span.End, New: e.New})
		}
	}
	return changes
}

// told reports whether a comment of ours that stayed speaks of the finding.
func told(word *ooxml.Document, f *lint.Finding) bool {
	for _, c := range word.Comments {
		span := doc.Span{Start: c.Start, End: max(c.End, c.Start+1)}
		if c.Author == input.Author && c.Parent < 0 && input.RuleOf(c) == f.Rule && span.Overlaps(f.Span) {
			return true
		}
	}
	return false
}

// lines returns the paragraphs of the comment for a finding: what is wrong, the cures, the
// rule.
func lines(d *doc.Document, f *lint.Finding) []string {
	list := []string{output.Label(f.Severity) + "：" + f.Message}
	for _, fix := range f.Fixes {
		list = append(list, "改法："+fix.Title)
	}
	for _, n := range f.Related {
		if n.Path == "" && n.Message != "" {
			list = append(list, "参见：“"+opening(n.Text)+"”"+n.Message)
		}
	}
	return append(list, input.RuleLine+f.Rule)
}
