package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/check"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/folder"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/outline"
	"github.com/jiaogao/jiaogao/lint/output"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/lint/segment"
)

// These benchmarks follow a report through the program, stage by stage. Those of a single
// part (the matcher, the dictionary, the index of words) stand in its package.

const sampleReport = "../../testdata/reports/述责述廉报告.txt"

func readAll(tb testing.TB, name string) []byte {
	tb.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func readReport(tb testing.TB, name string, data []byte) *doc.Document {
	tb.Helper()
	d, err := input.Read(name, data)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// builtin returns a linter with the shipped rules.
func builtin(tb testing.TB) *lint.Linter {
	tb.Helper()
	packs, err := pack.Builtin()
	if err != nil {
		tb.Fatal(err)
	}
	return newLinter(tb, packs)
}

func newLinter(tb testing.TB, packs []lint.Pack) *lint.Linter {
	tb.Helper()
	l, err := lint.New(packs, segment.New(lint.Words(packs)))
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

func checkOne(tb testing.TB, l *lint.Linter, d *doc.Document) lint.Result {
	tb.Helper()
	result, err := l.Check(context.Background(), d)
	if err != nil {
		tb.Fatal(err)
	}
	return result
}

// measure measures work on size bytes.
func measure(b *testing.B, size int, work func()) {
	work() // what is made once is made now
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		work()
	}
}

func BenchmarkInput(b *testing.B) {
	names, err := filepath.Glob("../../testdata/reports/*.[tm]*")
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range names {
		data := readAll(b, name)
		b.Run(filepath.Base(name), func(b *testing.B) {
			measure(b, len(data), func() { readReport(b, name, data) })
		})
	}
}

func BenchmarkOutline(b *testing.B) {
	d := readReport(b, sampleReport, readAll(b, sampleReport))
	measure(b, len(d.Source), func() { outline.Build(&doc.Document{Source: d.Source, Text: d.Text, Paragraphs: d.Paragraphs}) })
}

func BenchmarkSegment(b *testing.B) {
	d := readReport(b, sampleReport, readAll(b, sampleReport))
	cut := func(s lint.Segmenter) {
		for sentence := range d.Text.Sentences() {
			s.Segment(sentence)
		}
	}
	b.Run("first", func(b *testing.B) { measure(b, len(d.Source), func() { cut(segment.New(nil)) }) })
	known := segment.New(nil)
	b.Run("again", func(b *testing.B) { measure(b, len(d.Source), func() { cut(known) }) })
}

// BenchmarkKind measures the rules of each kind apart.
func BenchmarkKind(b *testing.B) {
	d := readReport(b, sampleReport, readAll(b, sampleReport))
	for _, kind := range check.Kinds() {
		b.Run(kind.Name, func(b *testing.B) {
			packs, err := pack.Builtin()
			if err != nil {
				b.Fatal(err)
			}
			p := packOf(packs, "述责述廉报告")
			var rules []*lint.Rule
			for _, r := range p.Rules {
				if r.Kind == kind.Name {
					rules = append(rules, r)
				}
			}
			if len(rules) == 0 {
				b.Skip("no rule of this kind")
			}
			p.Rules = rules
			l := newLinter(b, []lint.Pack{p})
			measure(b, len(d.Source), func() { checkOne(b, l, d) })
		})
	}
}

func packOf(packs []lint.Pack, title string) lint.Pack {
	for _, p := range packs {
		if p.Title == title {
			return p
		}
	}
	return lint.Pack{}
}

func BenchmarkOutput(b *testing.B) {
	d := readReport(b, sampleReport, readAll(b, sampleReport))
	r := &lint.Record{Path: sampleReport, Doc: d, Result: checkOne(b, builtin(b), d)}
	var sum lint.Summary
	sum.Add(r)
	for _, f := range output.Formats() {
		b.Run(f.Name, func(b *testing.B) {
			measure(b, len(d.Source), func() {
				w := f.New(io.Discard, output.Options{})
				for _, err := range []error{w.Begin(), w.File(r), w.End(sum)} {
					if err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}

// BenchmarkReport measures a report from its bytes to its findings.
func BenchmarkReport(b *testing.B) {
	data := readAll(b, sampleReport)
	l := builtin(b)
	measure(b, len(data), func() { checkOne(b, l, readReport(b, sampleReport, data)) })
}

// BenchmarkEdit measures what an editor waits for: a report of 9 KB is checked again, as it
// was or after a paragraph of it was changed. Each time it is another text, so that the
// words of that paragraph are cut anew.
func BenchmarkEdit(b *testing.B) {
	report := append(readAll(b, sampleReport), readAll(b, "../../testdata/reports/党建述职报告.txt")...)
	at := bytes.Index(report, []byte("粮库")) + len("粮库")
	l := builtin(b)
	n := 0
	edit := func() []byte {
		n++
		return append(append(bytes.Clone(report[:at]), string(rune(0x4E00+n%8000))...), report[at:]...)
	}
	b.Run("unchanged", func(b *testing.B) {
		measure(b, len(report), func() { checkOne(b, l, readReport(b, "a.txt", report)) })
	})
	b.Run("edited", func(b *testing.B) {
		measure(b, len(report), func() { checkOne(b, l, readReport(b, "a.txt", edit())) })
	})
}

// BenchmarkFolder measures a run over a hundred files, with and without a cache.
func BenchmarkFolder(b *testing.B) {
	dir := b.TempDir()
	data := readAll(b, sampleReport)
	size := 0
	for i := range 100 {
		text := bytes.ReplaceAll(data, []byte("2023"), []byte{'2', '0', byte('0' + i/10), byte('0' + i%10)})
		size += len(text)
		if err := os.WriteFile(filepath.Join(dir, string(rune('a'+i/10))+string(rune('a'+i%10))+".txt"), text, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	b.Setenv(cacheVariable, b.TempDir())
	check := func(args ...string) {
		if code := run(append([]string{"check", "--format", "json", "--fail-on", "never"}, args...), nil, io.Discard, io.Discard); code != exitClean {
			b.Fatal("exit code", code)
		}
	}
	b.Run("checked", func(b *testing.B) { measure(b, size, func() { check("--no-cache", dir) }) })
	b.Run("known", func(b *testing.B) { measure(b, size, func() { check(dir) }) })
	entries := folder.Walk([]string{dir}, func(string) bool { return true })
	l := builtin(b)
	b.Run("library", func(b *testing.B) {
		measure(b, size, func() {
			r := folder.Run{Linter: l}
			if err := r.Check(context.Background(), entries, func(*lint.Record) error { return nil }); err != nil {
				b.Fatal(err)
			}
		})
	})
}
