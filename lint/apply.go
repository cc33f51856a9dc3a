package lint

import (
	"cmp"
	"slices"
	"strings"
)

// Apply returns the source with the fixes applied, and how many were. A fix that touches
// bytes of an earlier one is left out whole: the next run finds it again if it still
// holds.
func Apply(source string, fixes []Fix) (string, int) {
	var taken []Edit
	applied := 0
	for _, f := range fixes {
		if len(f.Edits) > 0 && !slices.ContainsFunc(f.Edits, func(e Edit) bool { return collides(e, taken) }) {
			taken = append(taken, f.Edits...)
			applied++
		}
	}
	slices.SortStableFunc(taken, func(a, b Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	var b strings.Builder
	at := 0
	for _, e := range taken {
		b.WriteString(source[at:e.Span.Start])
		b.WriteString(e.New)
		at = e.Span.End
	}
	b.WriteString(source[at:])
	return b.String(), applied
}

// collides reports whether an edit touches what another one changes. Two insertions at
// one place collide: their order would be chance.
func collides(e Edit, taken []Edit) bool {
	return slices.ContainsFunc(taken, func(t Edit) bool {
		return e.Span.Overlaps(t.Span) || e.Span.Start == t.Span.Start ||
			e.Span.Start == e.Span.End && t.Span.Start < e.Span.Start && e.Span.Start < t.Span.End
	})
}

// Fixes returns the fix to apply of each finding that has one, and of each that was folded
// into another: the first of its alternatives. Unless all is set, only those that cannot change the meaning.
func Fixes(findings []Finding, all bool) []Fix {
	var list []Fix
	for i := range findings {
		for _, f := range findings[i].Members() {
			if len(f.Fixes) > 0 && (all || f.Fixes[0].Safe) {
				list = append(list, f.Fixes[0])
			}
		}
	}
	return list
}
