package lint_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jiaogao/jiaogao/lint"
)

func TestRecord(t *testing.T) {
	found := []lint.Finding{
		{Rule: "a", Severity: lint.Error}, {Rule: "b", Severity: lint.Warning}, {Rule: "b", Severity: lint.Info}, {Rule: "c", Severity: lint.Hint},
	}
	r := &lint.Record{Result: lint.Result{Findings: found}, Parts: [][]byte{nil}}
	if r.Accept("x"); r.Parts == nil {
		t.Error("parts that are still right are gone")
	}
	if r.Accept("b"); r.Parts != nil {
		t.Error("parts that tell of findings left out are still there")
	}
	r.Keep(lint.Info)
	if len(r.Result.Findings) != 1 || r.Accepted != 2 || r.Hidden != 1 {
		t.Errorf("%d left, %d accepted, %d hidden", len(r.Result.Findings), r.Accepted, r.Hidden)
	}
	if len(found) != 4 || found[1].Rule != "b" {
		t.Error("the linter's own list was changed")
	}
}

func TestSummary(t *testing.T) {
	var s lint.Summary
	s.Add(&lint.Record{Failure: &lint.Failure{Cause: "missing"}})
	s.Add(&lint.Record{Result: lint.Result{Findings: []lint.Finding{{Severity: lint.Error}, {Severity: lint.Warning}, {Severity: lint.Warning}, {Severity: lint.Info}, {Severity: lint.Hint}}}})
	if want := (lint.Summary{Files: 2, Unreadable: 1, Findings: 5, Errors: 1, Warnings: 2, Infos: 1, Hints: 1, Ungraded: 1}); !cmp.Equal(want, s) {
		t.Errorf("got %+v, want %+v", s, want)
	}
	for severity, want := range map[lint.Severity]int{lint.Error: 1, lint.Warning: 3, lint.Info: 4, lint.Hint: 5} {
		if got := s.AtLeast(severity); got != want {
			t.Errorf("AtLeast(%v) = %d, want %d", severity, got, want)
		}
	}
}
