package lsp_test

import (
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/lsp"
	"github.com/jiaogao/jiaogao/lint/lsp/lsptest"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/lint/segment"
)

type object = map[string]any

// shelf is what the rules of a session are made of.
type shelf struct {
	packs []lint.Pack
	fail  func(dir string) error // may be nil
}

// load makes a book of the shipped rules, or of others.
func (s *shelf) load(dir string, settings lsp.Settings) (*lsp.Book, error) {
	if s.fail != nil {
		if err := s.fail(dir); err != nil {
			return nil, err
		}
	}
	packs, config := s.packs, &pack.Config{}
	var err error
	if packs == nil {
		if packs, err = pack.Builtin(); err != nil {
			return nil, err
		}
	}
	if dir != "" {
		if config, err = pack.FindConfig(dir); err != nil {
			return nil, err
		}
	}
	if packs, err = config.Apply(packs); err != nil {
		return nil, err
	}
	packs = slices.Clone(packs)
	for i := range packs {
		packs[i].Rules = slices.DeleteFunc(slices.Clone(packs[i].Rules), func(r *lint.Rule) bool { return slices.Contains(settings.Skip, r.ID) })
	}
	linter, err := lint.New(packs, segment.Lazy(func() []string { return lint.Words(packs) }))
	if err != nil {
		return nil, err
	}
	show := lint.Info
	if settings.MinSeverity != "" {
		if show, err = lint.ParseSeverity(settings.MinSeverity); err != nil {
			return nil, err
		}
	}
	return &lsp.Book{
		Config: config,
		Linter: func(string) (*lint.Linter, string) { return linter, settings.Type },
		Rule: func(reportType, id string) (found *lint.Rule) {
			for _, p := range packs {
				for _, r := range p.Rules {
					if r.ID == id && (found == nil || p.Title == reportType) {
						found = r
					}
				}
			}
			return found
		},
		RoleName: func(_, role string) string { return role },
		Show:     show,
	}, nil
}

// An editor is a client and how its session ended.
type editor struct {
	*lsptest.Client
	out  io.Closer
	left chan bool
}

// open starts a server in this process.
func open(t testing.TB, s *shelf) *editor {
	t.Helper()
	in, out := io.Pipe()
	back, answers := io.Pipe()
	e := &editor{Client: lsptest.New(t, out, back), out: out, left: make(chan bool, 1)}
	server := &lsp.Server{Version: "0", Load: s.load}
	go func() {
		e.left <- server.Serve(in, answers)
		answers.Close()
		in.Close()
	}()
	t.Cleanup(func() { out.Close() })
	return e
}

// full are the capabilities of an editor that can do everything.
func full() object {
	return object{
		"general": object{"positionEncodings": []string{"utf-16"}},
		"window":  object{"showDocument": object{"support": true}},
		"workspace": object{
			"workspaceEdit": object{"documentChanges": true}, "configuration": true,
			"didChangeWatchedFiles": object{"dynamicRegistration": true}, "codeLens": object{"refreshSupport": true},
		},
		"textDocument": object{
			"publishDiagnostics": object{"relatedInformation": true},
			"hover":              object{"contentFormat": []string{"markdown", "plaintext"}},
			"documentSymbol":     object{"hierarchicalDocumentSymbolSupport": true},
		},
	}
}

const reports = "../../testdata/reports/"

func report(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(reports + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func codes(list []lsptest.Diagnostic) []string {
	var codes []string
	for _, d := range list {
		codes = append(codes, d.Code)
	}
	return codes
}

// BenchmarkChange measures from a change to the diagnostics that follow it, in a text of
// about 9 KB: one key struck in a paragraph, and the whole text replaced.
func BenchmarkChange(b *testing.B) {
	text := report(b, "述责述廉报告.txt") + report(b, "整改情况报告.txt")
	line := strings.Count(text[:strings.Index(text, "政治理论学习不够系统")], "\n")
	at := &lsptest.Range{Start: lsptest.Position{Line: line, Character: 30}, End: lsptest.Position{Line: line, Character: 30}}
	after := &lsptest.Range{Start: at.Start, End: lsptest.Position{Line: line, Character: 31}}
	for name, change := range map[string]func(n int) lsptest.Change{
		"key": func(n int) lsptest.Change {
			if n%2 == 0 {
				return lsptest.Change{Range: at, Text: "再"}
			}
			return lsptest.Change{Range: after}
		},
		"whole": func(int) lsptest.Change { return lsptest.Change{Text: text} },
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			e := open(b, &shelf{})
			e.Start(full(), nil, "")
			e.Open("untitled:1", "plaintext", text, 0)
			n := 0
			for b.Loop() {
				n++
				e.Change("untitled:1", n, change(n-1))
				e.Published("untitled:1", n)
			}
		})
	}
}
