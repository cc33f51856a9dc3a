package lint

import (
	"fmt"
	"slices"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// An ignoring applies the remarks of a document that accept findings.
type ignoring struct {
	doc  *doc.Document
	used []bool
}

// ignore leaves out the findings that remarks in the document accept. It returns notes on
// the remarks that accepted nothing: what they were written for is mended, or they name
// the wrong rule. Remarks on rules that judges does not judge are left for another time.
func ignore(d *doc.Document, findings []Finding, judges func(rule string) bool) ([]Finding, []string) {
	if len(d.Ignores) == 0 {
		return findings, nil
	}
	g := ignoring{d, make([]bool, len(d.Ignores))}
	kept := slices.DeleteFunc(slices.Clone(findings), g.accepts)
	var notes []string
	for i, used := range g.used {
		if r := d.Ignores[i]; !used && judges(r.Rule) {
			notes = append(notes, fmt.Sprintf("第%d行的“忽略 %s”没有用上：这里没有这条规则的问题，可以删去", d.Position(r.Span.Start).Line, r.Rule))
		}
	}
	return kept, notes
}

// accepts reports whether a remark accepts the finding.
func (g *ignoring) accepts(f Finding) bool {
	accepted := false
	for i, r := range g.doc.Ignores {
		if r.Rule == f.Rule && r.Scope.Overlaps(f.Span) {
			g.used[i], accepted = true, true
		}
	}
	return accepted
}
