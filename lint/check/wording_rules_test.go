package check_test

import (
	"context"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/check"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/lint/segment"
	"github.com/jiaogao/jiaogao/rules"
)

// TestWordingOnce checks that no slip is told twice: by two rules of rules/wording.toml.
func TestWordingOnce(t *testing.T) {
	packs, err := pack.Load(rules.Packs, "wording.toml")
	if err != nil {
		t.Fatal(err)
	}
	l, err := lint.New(packs, segment.New(nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range packs[0].Rules {
		w, ok := r.Check.(*check.Wording)
		if !ok {
			continue
		}
		flagged, _ := w.Cases()
		for _, example := range append(flagged, r.Flagged...) {
			text := strings.NewReplacer("【", "", "】", "").Replace(example)
			if a, b := overlapping(t, l, text); a != nil {
				t.Errorf("%s: %s flags “%s”, %s “%s”", text, a.Rule, a.Text, b.Rule, b.Text)
			}
		}
	}
}

// overlapping returns two findings that share characters of a text.
func overlapping(t *testing.T, l *lint.Linter, text string) (a, b *lint.Finding) {
	t.Helper()
	d, err := input.Read("a.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	r, err := l.Check(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	for i := range r.Findings {
		for j := range r.Findings[:i] {
			if r.Findings[i].Span.Overlaps(r.Findings[j].Span) {
				return &r.Findings[j], &r.Findings[i]
			}
		}
	}
	return nil, nil
}
