package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

const (
	corpusDir    = "../../testdata/reports"
	corpusGolden = corpusDir + "/findings.golden"
)

// corpusRun is what the test needs of the JSON output.
type corpusRun struct {
	Files []struct {
		Path, Type string
		Year       int
		Findings   []struct {
			Rule, Severity, Message, Text, Section string
			Start                                  struct{ Line, Column int }
		}
	}
}

// TestCorpus compares the findings in our own reports with the golden file, rule by rule:
// whoever changes a rule sees what else has changed.
func TestCorpus(t *testing.T) {
	got := corpusFindings(t)
	if *update {
		var all []string
		for _, rule := range slices.Sorted(maps.Keys(got)) {
			all = append(all, got[rule]...)
		}
		if err := os.WriteFile(corpusGolden, []byte(strings.Join(all, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(corpusGolden)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{}
	for line := range strings.Lines(string(data)) {
		rule, _, _ := strings.Cut(line, "\t")
		want[rule] = append(want[rule], strings.TrimSuffix(line, "\n"))
	}
	for _, rule := range slices.Sorted(maps.Keys(merged(got, want))) {
		if diff := gocmp.Diff(want[rule], got[rule]); diff != "" {
			t.Errorf("%s (-want +got), to accept: go test ./cmd/jiaogao -run Corpus -update\n%s", rule, diff)
		}
	}
}

// corpusFindings returns a line for each finding, by rule.
func corpusFindings(t *testing.T) map[string][]string {
	code, stdout, stderr := call(t, "", "check", "--format", "json", "--fail-on", "never", corpusDir)
	if code != exitClean {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	var run corpusRun
	if err := json.Unmarshal([]byte(stdout), &run); err != nil {
		t.Fatal(err)
	}
	lines := map[string][]string{}
	for _, file := range run.Files {
		name := file.Path[strings.LastIndexAny(file.Path, `/\`)+1:]
		lines[""] = append(lines[""], fmt.Sprintf("\t%s\t%s\t%d", name, file.Type, file.Year))
		for _, f := range file.Findings {
			what := cmp.Or(f.Section, firstLine(f.Text))
			lines[f.Rule] = append(lines[f.Rule], fmt.Sprintf("%s\t%s:%d:%d\t%s\t%s", f.Rule, name, f.Start.Line, f.Start.Column, f.Severity, what))
		}
	}
	return lines
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

func merged(a, b map[string][]string) map[string]bool {
	keys := map[string]bool{}
	for _, m := range []map[string][]string{a, b} {
		for k := range m {
			keys[k] = true
		}
	}
	return keys
}

// The report that was written to be clean shows what a careful author can expect: nothing.
func TestCorpusClean(t *testing.T) {
	code, stdout, stderr := call(t, "", "check", "--fail-on", "info", corpusDir+"/述职述廉报告.txt")
	if code != exitClean {
		t.Errorf("exit code %d\n%s%s", code, stdout, stderr)
	}
}
