package lint_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

func edit(start, end int, text string) lint.Fix {
	return lint.Fix{Edits: []lint.Edit{{Span: doc.Span{Start: start, End: end}, New: text}}}
}

func TestApply(t *testing.T) {
	for _, c := range []struct {
		name, source, want string
		fixes              []lint.Fix
		applied            int
	}{
		{"none", "abc", "abc", nil, 0},
		{"in any order", "abcdef", "aXdeY", []lint.Fix{edit(5, 6, "Y"), edit(1, 3, "X")}, 2},
		{"the earlier of two that overlap", "abcdef", "aXef", []lint.Fix{edit(1, 4, "X"), edit(3, 5, "Y")}, 1},
		{"deletion and insertion", "abc", "acZ", []lint.Fix{edit(1, 2, ""), edit(3, 3, "Z")}, 2},
		{"two insertions at one place", "abc", "aXbc", []lint.Fix{edit(1, 1, "X"), edit(1, 1, "Y")}, 1},
		{"an insertion inside a replacement", "abcd", "aXd", []lint.Fix{edit(1, 3, "X"), edit(2, 2, "Y")}, 1},
		{"all edits of a fix or none", "abcdef", "Xbcdef", []lint.Fix{edit(0, 1, "X"),
			{Edits: []lint.Edit{{Span: doc.Span{Start: 0, End: 1}, New: "Q"}, {Span: doc.Span{Start: 4, End: 5}, New: "Q"}}}}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, n := lint.Apply(c.source, c.fixes); got != c.want || n != c.applied {
				t.Errorf("got %q, %d applied; want %q, %d", got, n, c.want, c.applied)
			}
		})
	}
}

// TestApplyKeepsTheRest asserts that bytes outside the edits are those of the source, in
// their order, whatever the edits are.
func TestApplyKeepsTheRest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := rapid.StringMatching(`[a-m]{0,40}`).Draw(t, "source")
		var fixes []lint.Fix
		for range rapid.IntRange(0, 8).Draw(t, "fixes") {
			i := rapid.IntRange(0, len(source)).Draw(t, "start")
			j := rapid.IntRange(i, len(source)).Draw(t, "end")
			fixes = append(fixes, edit(i, j, strings.Repeat("Z", rapid.IntRange(0, 3).Draw(t, "new"))))
		}
		got, _ := lint.Apply(source, fixes)
		rest := strings.ReplaceAll(got, "Z", "")
		at := 0
		for _, r := range rest {
			i := strings.IndexRune(source[at:], r)
			if i < 0 {
				t.Fatalf("%q is not what edits leave of %q", got, source)
			}
			at += i + 1
		}
	})
}
