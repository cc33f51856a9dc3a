package doc

import "sort"

// An Ignore is a remark in a report that accepts the findings of a rule.
type Ignore struct {
	Rule, Reason string
	Span         Span // of the remark, in the source
	Scope        Span // where findings are accepted, in the source
}

// Scope returns what a remark at span speaks of: the paragraph whose line it stands in or
// in front of; the whole report, where it stands above all text.
func (d *Document) Scope(span Span) Span {
	i := sort.Search(len(d.Paragraphs), func(i int) bool { return d.Paragraphs[i].Text.Span().Start >= span.End })
	line := func(offset int) int { return d.Position(offset).Line }
	if i > 0 && line(d.Paragraphs[i-1].Text.Span().End) == line(span.Start) {
		return d.Paragraphs[i-1].Text.Span()
	}
	switch i {
	case 0:
		return Span{0, len(d.Source)}
	case len(d.Paragraphs):
		return Span{span.End, span.End}
	}
	return d.Paragraphs[i].Text.Span()
}
