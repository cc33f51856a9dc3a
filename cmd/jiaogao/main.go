// Command jiaogao checks Chinese office reports.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/lint/segment"
	"github.com/jiaogao/jiaogao/rules"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is a walking skeleton: check [--type T] PATH…, JSON only.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var typ string
	var paths []string
	for i := 1; i < len(args); i++ {
		switch args[i] {
		case "--type":
			i++
			typ = args[i]
		case "--format", "--fail-on":
			i++
		default:
			paths = append(paths, args[i])
		}
	}
	packs, err := pack.Builtin(rules.Packs)
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 2
	}
	l, err := lint.New(packs, segment.New(lint.Words(packs)))
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 2
	}
	files := []any{}
	span := func(s doc.Span) any { return map[string]int{"start": s.Start, "end": s.End} }
	for _, p := range paths {
		filepath.WalkDir(p, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || !strings.HasSuffix(path, ".txt") && !strings.HasSuffix(path, ".md") {
				return nil
			}
			data, _ := os.ReadFile(path)
			d, err := input.Read(path, data)
			if err != nil {
				return nil
			}
			d.Type = typ
			r, _ := l.Check(context.Background(), d)
			fs := []any{}
			for _, f := range r.Findings {
				if f.Severity == lint.Hint {
					continue
				}
				fs = append(fs, map[string]any{"rule": f.Rule, "kind": f.Kind, "severity": f.Severity, "message": f.Message, "span": span(f.Span), "text": d.Source[f.Span.Start:f.Span.End], "section": f.Section, "fixes": fixes(f.Fixes)})
			}
			pairs := []any{}
			for _, p := range r.Pairs {
				ms := []any{}
				for _, m := range p.Measures {
					ms = append(ms, map[string]any{"text": m.Text.String(), "score": m.Score, "terms": m.Terms})
				}
				pairs = append(pairs, map[string]any{"problem": map[string]any{"text": p.Problem.String()}, "measures": ms})
			}
			files = append(files, map[string]any{"path": path, "type": r.Type, "year": d.Year, "title": d.Title.String(), "error": nil, "findings": fs, "pairs": pairs, "skipped": r.Skipped})
			return nil
		})
	}
	e := json.NewEncoder(stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	e.Encode(map[string]any{"files": files})
	return 0
}

func fixes(list []lint.Fix) []any {
	out := []any{}
	for _, f := range list {
		es := []any{}
		for _, e := range f.Edits {
			es = append(es, map[string]any{"start": e.Span.Start, "end": e.Span.End, "new": e.New})
		}
		out = append(out, map[string]any{"title": f.Title, "safe": f.Safe, "edits": es})
	}
	return out
}
