package lint_test

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/lint/segment"
)

// TestConcurrent: one Linter, and documents, are shared by goroutines that check and trace
// at once; each has the same result. The race detector watches in .ci/run.
func TestConcurrent(t *testing.T) {
	packs, err := pack.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	linter, err := lint.New(packs, segment.New(lint.Words(packs)))
	if err != nil {
		t.Fatal(err)
	}
	names, _ := filepath.Glob("../testdata/reports/*.[tm]*")
	var documents []*doc.Document
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := input.Read(name, data)
		if err != nil {
			t.Fatal(err)
		}
		documents = append(documents, d)
	}
	const workers = 4
	seen := make([][]string, workers)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := range documents {
				d := documents[(i+w)%len(documents)] // all start at another one
				result, err := linter.Check(t.Context(), d)
				trace, err2 := linter.Trace(t.Context(), d, "unpaired-problem")
				line := fmt.Sprint(d.Name, err, err2, len(trace.Remarks), len(result.Pairs))
				for _, f := range result.Findings {
					line += fmt.Sprint(f.Rule, f.Span, f.Message)
				}
				seen[w] = append(seen[w], line)
			}
		})
	}
	wait.Wait()
	for w := range workers {
		for i := range documents {
			first := seen[0][(i+w)%len(documents)]
			if diff := cmp.Diff(first, seen[w][i]); diff != "" {
				t.Errorf("worker %d: %s", w, diff)
			}
		}
	}
}
