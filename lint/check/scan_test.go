package check_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/input"
)

// A marked text is a report in which ⟦ ⟧ enclose the places that a check must flag, and
// no others. Nested places are not needed.
func unmarked(text string) (plain string, places []doc.Span) {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "⟦")
		b.WriteString(before)
		if !ok {
			return b.String(), places
		}
		inside, after, _ := strings.Cut(rest, "⟧")
		start := b.Len()
		b.WriteString(inside)
		places = append(places, doc.Span{Start: start, End: b.Len()})
		text = after
	}
}

// flagged runs one check on a text and returns its findings.
func flagged(t *testing.T, c lint.Check, name, text string) []lint.Finding {
	t.Helper()
	l, err := lint.New([]lint.Pack{{Rules: []*lint.Rule{{ID: "rule", Check: c}}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	d, err := input.Read(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	r, err := l.Check(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range r.Skipped {
		t.Errorf("%s: %s", s.Why, text)
	}
	return r.Findings
}

// testMarked checks that a check flags the marked places of each text and nothing else. A
// text that begins with # is Markdown.
func testMarked(t *testing.T, c lint.Check, texts ...string) {
	t.Helper()
	for _, marked := range texts {
		text, want := unmarked(marked)
		name := "a.txt"
		if strings.HasPrefix(text, "#") {
			name = "a.md"
		}
		var got []doc.Span
		var messages []string
		for _, f := range flagged(t, c, name, text) {
			got = append(got, f.Span)
			messages = append(messages, text[f.Span.Start:f.Span.End]+" "+f.Message)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s\n  got %q", marked, messages)
		}
	}
}

// fixed returns a text with the first fix of each finding applied.
func fixed(t *testing.T, c lint.Check, text string) string {
	t.Helper()
	var edits []lint.Edit
	for _, f := range flagged(t, c, "a.txt", text) {
		if len(f.Fixes) > 0 {
			edits = append(edits, f.Fixes[0].Edits...)
		}
	}
	slices.SortFunc(edits, func(a, b lint.Edit) int { return b.Span.Start - a.Span.Start })
	for _, e := range edits {
		text = text[:e.Span.Start] + e.New + text[e.Span.End:]
	}
	return text
}

// testFixed checks that the first fixes turn each text into the one behind it.
func testFixed(t *testing.T, c lint.Check, pairs ...string) {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if got := fixed(t, c, pairs[i]); got != pairs[i+1] {
			t.Errorf("%s\n  got  %s\n  want %s", pairs[i], got, pairs[i+1])
		}
	}
}
