package lint

import "fmt"

// foldAbove is how many findings of one rule are told one by one. A reader who meets the
// same remark fifty times stops reading.
const foldAbove = 20

// fold replaces the findings of a rule that found more than foldAbove places by its
// first one, which counts and lists the others.
func fold(findings []Finding) []Finding {
	count := map[string]int{}
	for _, f := range findings {
		count[f.Rule]++
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
		kept[i].Related = append(kept[i].Related, Note{Text: f.Text, Span: f.Span, Message: "同类"})
	}
	return kept
}
