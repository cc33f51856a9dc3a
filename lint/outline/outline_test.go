package outline_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/outline"
)

var update = flag.Bool("update", false, "rewrite the outlines wanted in testdata/outline")

const dir = "../../testdata/outline"

// TestBuild compares the outline of each report in testdata/outline with the one written
// beside it: NAME.txt is the report, NAME.want the outline.
func TestBuild(t *testing.T) {
	names, err := filepath.Glob(dir + "/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no outlines to compare: %v", err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(archive.Files); i += 2 {
			report, want := archive.Files[i], &archive.Files[i+1]
			t.Run(filepath.Base(name)+"/"+report.Name, func(t *testing.T) {
				d := read(string(report.Data))
				outline.Build(d)
				checkTree(t, d)
				got := dump(d)
				if *update {
					want.Data = []byte(got)
				} else if diff := cmp.Diff(string(want.Data), got); diff != "" {
					t.Errorf("outline of %s (-want +got):\n%s", report.Name, diff)
				}
			})
		}
		if *update {
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// read makes a document with a paragraph a line. Lines that start with # are headings as
// Markdown has them, lines that start with - bullets, lines in ** emphasised.
func read(source string) *doc.Document {
	b := doc.NewBuilder("report", source)
	at := 0
	for line := range strings.Lines(source) {
		text := strings.TrimRight(line, "\n")
		p := doc.Paragraph{}
		from, to := at, at+len(text)
		if level := len(text) - len(strings.TrimLeft(text, "#")); level > 0 {
			p.Heading, from = level, from+level
		} else if strings.HasPrefix(text, "- ") {
			p.List, from = 1, from+2
		} else if len(text) > 4 && strings.HasPrefix(text, "**") && strings.HasSuffix(text, "**") {
			p.Bold, from, to = true, from+2, to-2
		}
		b.Source(from, to)
		b.End(p)
		at += len(line)
	}
	return b.Document()
}

// checkTree asserts what every outline must hold: sections lie within their parents, in
// order and apart from each other, and every paragraph belongs to exactly one of them.
func checkTree(t *testing.T, d *doc.Document) {
	t.Helper()
	seen := map[*doc.Paragraph]int{}
	d.Body.Walk(func(s *doc.Section) bool {
		for _, p := range s.Paragraphs {
			seen[p]++
		}
		end := s.Text.Start()
		for _, sub := range s.Sections {
			if !s.Text.Contains(sub.Text) || sub.Text.Start() < end || sub.Parent != s || sub.Level != s.Level+1 {
				t.Errorf("section %q does not lie properly within %q", sub.Heading, s.Heading)
			}
			end = sub.Text.End()
		}
		for _, it := range s.Items {
			if !s.Text.Contains(it.Text) || !it.Text.Contains(it.Heading) {
				t.Errorf("item %q does not lie within %q", it.Text, s.Heading)
			}
		}
		return true
	})
	for _, p := range d.Paragraphs {
		if seen[p] != 1 {
			t.Errorf("paragraph %d belongs to %d sections", p.Number, seen[p])
		}
	}
}

// dump writes an outline for people.
func dump(d *doc.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title %q year %d\n", d.Title, d.Year)
	d.Body.Walk(func(s *doc.Section) bool {
		indent := strings.Repeat("  ", s.Level)
		if s.Level > 0 {
			kind := map[bool]string{true: " run-in"}[s.RunIn] + map[bool]string{true: " label"}[s.Label]
			fmt.Fprintf(&b, "%s%s|%s (%d paragraphs%s)\n", indent, s.Mark.Text, s.Heading, len(s.Paragraphs), kind)
		}
		for _, it := range s.Items {
			fmt.Fprintf(&b, "%s  - %s|%s\n", indent, it.Mark.Text, it.Text)
		}
		return true
	})
	return b.String()
}

// FuzzBuild feeds text of any kind: the tree must hold whatever comes.
func FuzzBuild(f *testing.F) {
	names, _ := filepath.Glob(dir + "/*.txtar")
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			f.Add(string(file.Data))
		}
	}
	f.Fuzz(func(t *testing.T, source string) {
		d := read(strings.ToValidUTF8(source, "�"))
		outline.Build(d)
		checkTree(t, d)
	})
}

func BenchmarkBuild(b *testing.B) {
	archive, err := txtar.ParseFile(dir + "/reports.txtar")
	if err != nil {
		b.Fatal(err)
	}
	source := strings.Repeat(string(archive.Files[0].Data), 10)
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		outline.Build(read(source))
	}
}
