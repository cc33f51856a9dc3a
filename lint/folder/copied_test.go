package folder_test

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/folder"
)

// copies wants reports compared with each other.
type copies struct{}

func (copies) Validate() error { return nil }
func (copies) Run(*lint.Pass)  {}
func (copies) Comparison() lint.Comparison {
	return lint.Comparison{Min: 20, Like: 60, Common: 50, Most: 20}
}

// shelf writes reports of a line each: every third has a passage of the one before it.
func shelf(t *testing.T, n int) string {
	root := t.TempDir()
	before := ""
	for i := range n {
		var b strings.Builder
		for k := range 60 {
			b.WriteRune(rune(0x4E00 + (i*7919+k*k*31+k*i)%6000))
		}
		own := b.String()
		text := own + "。"
		if i%3 == 2 {
			text += before + "。"
		}
		before = own
		if err := os.WriteFile(filepath.Join(root, fmt.Sprintf("%02d.txt", i)), []byte("报告\n"+text+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// told returns what a run tells of each file, in the order of names.
func told(t *testing.T, jobs int, entries, against iter.Seq[folder.Entry]) []string {
	t.Helper()
	l, err := lint.New([]lint.Pack{{Rules: []*lint.Rule{{ID: "copied", Kind: "copying", Check: copies{}}}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	run := folder.Run{Linter: l, Jobs: jobs, Against: against, Stdin: strings.NewReader("")}
	err = run.Check(context.Background(), entries, func(r *lint.Record) error {
		if r.Failure != nil {
			got = append(got, filepath.Base(r.Path)+" "+r.Failure.Cause)
		}
		for _, f := range r.Result.Findings {
			got = append(got, fmt.Sprintf("%s %v %s %v", filepath.Base(r.Path), f.Span, filepath.Base(f.Related[0].Path), f.Related[0].Span))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(got)
	return got
}

// TestCopied: neither the number of workers nor the order of the arguments changes what is
// found, and both reports of a pair are told.
func TestCopied(t *testing.T) {
	root := shelf(t, 30)
	var paths []string
	for e := range folder.Walk([]string{root}, all) {
		paths = append(paths, e.Path)
	}
	want := told(t, 1, folder.Walk(paths, all), nil)
	if len(want) != 20 {
		t.Errorf("%d findings, want 20:\n%s", len(want), strings.Join(want, "\n"))
	}
	slices.Reverse(paths)
	for _, jobs := range []int{1, 2, 8} {
		for _, entries := range []iter.Seq[folder.Entry]{folder.Walk(paths, all), folder.Walk([]string{root}, all)} {
			if diff := cmp.Diff(want, told(t, jobs, entries, nil)); diff != "" {
				t.Errorf("jobs %d (-want +got):\n%s", jobs, diff)
			}
		}
	}
}

// TestAgainst: reports to compare with are no reports of the run; one that cannot be read is
// told.
func TestAgainst(t *testing.T) {
	root := shelf(t, 30)
	one := func() iter.Seq[folder.Entry] { return folder.Walk([]string{filepath.Join(root, "02.txt")}, all) }
	if got := told(t, 2, one(), nil); len(got) > 0 {
		t.Errorf("one report alone: %v", got)
	}
	got := told(t, 2, one(), folder.Walk([]string{root}, all))
	if len(got) != 1 || !strings.HasPrefix(got[0], "02.txt ") || !strings.Contains(got[0], " 01.txt ") {
		t.Errorf("got %v", got)
	}
	if got := told(t, 2, one(), folder.Walk([]string{filepath.Join(root, "无.txt")}, all)); !slices.Equal(got, []string{"无.txt missing"}) {
		t.Errorf("what is missing: %v", got)
	}
}

// TestCopiedStdin: what can be read once only is compared too.
func TestCopiedStdin(t *testing.T) {
	root := shelf(t, 3)
	data, err := os.ReadFile(filepath.Join(root, "02.txt"))
	if err != nil {
		t.Fatal(err)
	}
	l, err := lint.New([]lint.Pack{{Rules: []*lint.Rule{{ID: "copied", Check: copies{}}}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	findings := 0
	run := folder.Run{Linter: l, Stdin: strings.NewReader(string(data))}
	err = run.Check(context.Background(), folder.Walk([]string{folder.Stdin, filepath.Join(root, "01.txt")}, all), func(r *lint.Record) error {
		findings += len(r.Result.Findings)
		return nil
	})
	if err != nil || findings != 2 {
		t.Errorf("%d findings, %v", findings, err)
	}
}
