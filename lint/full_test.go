package lint_test

import (
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
)

// A rule that finds without end stops, keeps what it has found, and says that it stopped.
func TestFullRule(t *testing.T) {
	l := linter(t, lint.Pack{Rules: []*lint.Rule{rule("many", &words{[]string{"甲"}}), rule("few", &words{[]string{"乙"}})}})
	result := check(t, l, report(strings.Repeat("甲", 10_001)+"乙\n"))
	if n := members(result.Findings); n != 10_001 {
		t.Errorf("%d findings", n)
	}
	if len(result.Skipped) != 1 || result.Skipped[0].Rule != "many" || !strings.Contains(result.Skipped[0].Why, "10000") {
		t.Errorf("skipped: %v", result.Skipped)
	}
	result = check(t, l, report(strings.Repeat("甲", 10_000)+"\n"))
	if n := members(result.Findings); n != 10_000 || len(result.Skipped) != 0 {
		t.Errorf("%d findings, skipped %v", n, result.Skipped)
	}
}

func members(findings []lint.Finding) (n int) {
	for i := range findings {
		n += len(findings[i].Members())
	}
	return n
}
