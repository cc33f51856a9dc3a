package input_test

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
	"github.com/jiaogao/jiaogao/lint/input"
)

var update = flag.Bool("update", false, "rewrite what is wanted in testdata/input")

const dir = "../../testdata/input"

// TestRead compares the paragraphs of each file in testdata/input with those written
// beside it. A name such as a.crlf.txt says how the file is written before it is read.
func TestRead(t *testing.T) {
	names, err := filepath.Glob(dir + "/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("nothing to read: %v", err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(archive.Files); i += 2 {
			file, want := archive.Files[i], &archive.Files[i+1]
			t.Run(filepath.Base(name)+"/"+file.Name, func(t *testing.T) {
				d, err := input.Read(file.Name, written(file))
				if err != nil {
					t.Fatal(err)
				}
				checkPlaces(t, d)
				if got := dump(d); *update {
					want.Data = []byte(got)
				} else if diff := cmp.Diff(string(want.Data), got); diff != "" {
					t.Errorf("-want +got:\n%s", diff)
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

// written returns the bytes of a file as its name wants them.
func written(f txtar.File) []byte {
	s := strings.ReplaceAll(string(f.Data), "‹空格›", " ")
	for _, way := range strings.Split(f.Name, ".") {
		switch way {
		case "bom":
			s = "\ufeff" + s
		case "crlf":
			s = strings.ReplaceAll(s, "\n", "\r\n")
		case "cr":
			s = strings.ReplaceAll(s, "\n", "\r")
		case "page":
			s = strings.ReplaceAll(s, "‹换页›\n", "\f")
		}
	}
	return []byte(s)
}

// dump shows the paragraphs of a document: where they start and end in the source, what
// markup says of them, and their text.
func dump(d *doc.Document) string {
	var b strings.Builder
	for _, p := range d.Paragraphs {
		start, end := d.Position(p.Text.Span().Start), d.Position(p.Text.Span().End)
		fmt.Fprintf(&b, "%d:%d-%d:%d", start.Line, start.Column, end.Line, end.Column)
		if p.Heading > 0 {
			fmt.Fprintf(&b, " heading %d", p.Heading)
		}
		if p.Bold {
			b.WriteString(" bold")
		}
		if p.List > 0 {
			fmt.Fprintf(&b, " list %d", p.List)
		}
		if p.Table != nil {
			fmt.Fprintf(&b, " cell %d,%d", p.Row, p.Column)
		}
		fmt.Fprintf(&b, "\t%s\n", p.Text)
	}
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "note\t%s\n", n)
	}
	return b.String()
}

// checkPlaces asserts what holds of every document: all characters of the prose know
// where they came from, in order, and those places say the same.
func checkPlaces(t *testing.T, d *doc.Document) {
	t.Helper()
	last := 0
	for _, p := range d.Paragraphs {
		s := p.Text.String()
		if strings.TrimSpace(s) != s || s == "" {
			t.Errorf("paragraph %d is empty or not trimmed: %q", p.Number, s)
		}
		for i, r := range s {
			n := len(string(r))
			span := p.Text.Slice(i, i+n).Span()
			if span.Start < last || span.End < span.Start || span.End > len(d.Source) {
				t.Fatalf("%q of paragraph %d at %v, behind %d", r, p.Number, span, last)
			}
			last = span.Start
			source := d.Source[span.Start:span.End]
			entity := strings.HasPrefix(source, "&") && strings.HasSuffix(source, ";")
			if source != string(r) && !entity && r != ' ' {
				t.Fatalf("%q of paragraph %d came from %q", r, p.Number, source)
			}
		}
	}
}
