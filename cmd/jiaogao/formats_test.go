package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFormatsLikeText: a report that is saved in another format has the same findings.
func TestFormatsLikeText(t *testing.T) {
	texts, err := filepath.Glob("../../testdata/input/formats/*.txt")
	if err != nil || len(texts) == 0 {
		t.Fatalf("nothing to check: %v", err)
	}
	all := 0
	for _, text := range texts {
		want := findingsOf(t, text)
		all += len(want)
		others, _ := filepath.Glob(strings.TrimSuffix(text, ".txt") + ".*")
		for _, other := range others {
			if diff := cmp.Diff(want, findingsOf(t, other)); diff != "" {
				t.Errorf("%s (-text +other):\n%s", filepath.Base(other), diff)
			}
		}
	}
	if all == 0 {
		t.Error("no report has findings")
	}
}
