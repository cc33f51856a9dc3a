package check_test

import (
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/jiaogao/jiaogao/lint"
	passages "github.com/jiaogao/jiaogao/lint/compare"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// together compares the documents of an example with each other, where its pack has a rule
// that does. Those that are called beside* are there for that alone.
func together(t *testing.T, l *lint.Linter, archive *txtar.Archive) map[string][]lint.Finding {
	t.Helper()
	want, ok := l.Comparison()
	if !ok {
		return nil
	}
	var documents []*doc.Document
	for _, f := range archive.Files {
		if f.Name == "pack.toml" || f.Name == "want" {
			continue
		}
		d, err := read(f.Name, f.Data)
		if err != nil {
			t.Fatal(err)
		}
		documents = append(documents, d)
	}
	found := map[string][]lint.Finding{}
	for n, list := range passages.Together(want, nil, documents) {
		found[documents[n].Name] = list
	}
	return found
}
