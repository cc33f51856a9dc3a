package lint

import "fmt"

// foldAbove is how many findings of one rule are told one by one. A reader who meets the
// same remark fifty times stops reading.
const foldAbove = 20

// Alike is the remark on the other places that a finding of several stands for.
const Alike = "同类"

// Members returns the findings that f stands for: itself, and those whose places are noted as
// [Alike], each with its own and its fixes.
func (f *Finding) Members() []Finding {
	list := []Finding{*f}
	for _, n := range f.Related {
		if n.Message == Alike && n.Path == "" {
			member := *f
			member.Text, member.Span, member.Related, member.Fixes = n.Text, n.Span, nil, n.fixes
			list = append(list, member)
		}
	}
	return list
}

// fold replaces the findings of a rule that found more than foldAbove places by its
// first one, which counts and lists the others.
func fold(findings []Finding) []Finding {
	count, most := map[string]int{}, 0
	for i := range findings {
		rule := findings[i].Rule
		count[rule]++
		most = max(most, count[rule])
	}
	if most <= foldAbove {
		return findings
	}
	first := map[string]int{}
	kept := findings[:0:0]
	for _, f := range findings {
		n := count[f.Rule]
		if n <= foldAbove {
			kept = append(kept, f)
			continue
		}
		i, ok := first[f.Rule]
		if !ok {
			first[f.Rule] = len(kept)
			f.Places = n
			f.Message = fmt.Sprintf("%s（本文同类问题共%d处，合并为一条）", f.Message, n)
			kept = append(kept, f)
			continue
		}
		kept[i].Related = append(kept[i].Related, Note{Text: f.Text, Span: f.Span, Message: Alike, fixes: f.Fixes})
	}
	return kept
}
