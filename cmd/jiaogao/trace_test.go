package main

import (
	"context"
	"path/filepath"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/folder"
)

// TestTraceFindsTheSame: to be watched changes nothing. Every rule is traced on every
// report of ours; each has something to tell, and finds what it finds otherwise.
func TestTraceFindsTheSame(t *testing.T) {
	book, err := load(&loadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	names, _ := filepath.Glob("../../testdata/reports/*.[tm]*")
	for _, name := range names {
		d, failed := folder.Read(name, nil)
		if failed != nil {
			t.Fatal(failed.Message)
		}
		result, err := book.linter.Check(context.Background(), d)
		if err != nil {
			t.Fatal(err)
		}
		want := map[string][]string{}
		for _, f := range result.Findings {
			want[f.Rule] = append(want[f.Rule], f.Message)
		}
		for _, id := range book.ids() {
			trace, err := book.linter.Trace(context.Background(), d, id)
			if err != nil || trace.Type != result.Type {
				t.Fatalf("%s: %s: %q, %v", name, id, trace.Type, err)
			}
			if trace.Rule == nil || trace.Rule.Severity == lint.Off {
				continue
			}
			var got []string
			for _, f := range trace.Findings {
				got = append(got, f.Message)
			}
			if diff := gocmp.Diff(want[id], got); diff != "" {
				t.Errorf("%s: %s, traced (-want +got):\n%s", name, id, diff)
			}
			if len(trace.Remarks) < 2 {
				t.Errorf("%s: %s tells nothing of %s", name, id, trace.Rule.Kind)
			}
		}
	}
}
