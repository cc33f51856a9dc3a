package check_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/check"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/lint/segment"
)

var update = flag.Bool("update", false, "rewrite the want files of testdata/check")

// dir holds KIND.txtar for each kind: a pack, flagged and silent documents, and what is
// wanted of the flagged ones. It is the kind's test, its example and its manual in one.
const dir = "../../testdata/check"

// TestKinds runs the example of each kind. -update rewrites what is wanted; read the
// difference before you commit it.
func TestKinds(t *testing.T) {
	for _, k := range check.Kinds() {
		t.Run(k.Name, func(t *testing.T) { testKind(t, k.Name) })
	}
}

// TestStray finds examples of kinds that do not exist.
func TestStray(t *testing.T) {
	known := map[string]bool{}
	for _, k := range check.Kinds() {
		known[k.Name] = true
	}
	names, _ := filepath.Glob(dir + "/*")
	for _, name := range names {
		if base := filepath.Base(name); !known[strings.TrimSuffix(base, ".txtar")] {
			t.Errorf("testdata/check/%s belongs to no kind", base)
		}
	}
}

func testKind(t *testing.T, kind string) {
	name := filepath.Join(dir, kind+".txtar")
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatalf("each kind has an example, see DESIGN: %v", err)
	}
	l := linter(t, kind, archive)
	compared := together(t, l, archive)
	var got strings.Builder
	flagged, silent, want := 0, 0, -1
	for i, f := range archive.Files {
		switch {
		case f.Name == "want":
			want = i
		case strings.HasPrefix(f.Name, "flagged"):
			flagged++
			r := checkFile(t, l, f, compared)
			if len(r.result.Findings) == 0 {
				t.Errorf("%s: nothing found", f.Name)
			}
			r.print(&got)
		case strings.HasPrefix(f.Name, "silent"):
			silent++
			r := checkFile(t, l, f, compared)
			if len(r.result.Findings) > 0 {
				var b strings.Builder
				r.print(&b)
				t.Errorf("%s must be silent:\n%s", f.Name, &b)
			}
		case f.Name != "pack.toml" && !strings.HasPrefix(f.Name, "beside"):
			t.Errorf("%s: a file is pack.toml, want, flagged*, silent* or beside*", f.Name)
		}
	}
	if flagged == 0 || silent == 0 {
		t.Errorf("%d flagged and %d silent documents; an example has both", flagged, silent)
	}
	compare(t, name, archive, want, got.String())
}

// compare compares the want file of the archive with what was got, or rewrites it.
func compare(t *testing.T, name string, archive *txtar.Archive, want int, got string) {
	t.Helper()
	if want < 0 {
		want = len(archive.Files)
		archive.Files = append(archive.Files, txtar.File{Name: "want"})
	}
	diff := difference(string(archive.Files[want].Data), got)
	if diff == "" {
		return
	}
	if !*update {
		t.Errorf("want (-) and got (+) differ; -update rewrites want:\n%s", diff)
		return
	}
	archive.Files[want].Data = []byte(got)
	if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
		t.Error(err)
	}
}

// difference returns the lines that only one of two texts has, marked - and +.
func difference(want, got string) string {
	var b strings.Builder
	for _, side := range []struct{ mark, text, other string }{{"-", want, got}, {"+", got, want}} {
		rest := map[string]int{}
		for line := range strings.Lines(side.other) {
			rest[line]++
		}
		for line := range strings.Lines(side.text) {
			if rest[line]--; rest[line] < 0 {
				b.WriteString(side.mark + " " + line)
			}
		}
	}
	if b.Len() == 0 && want != got {
		return "the same lines in another order"
	}
	return b.String()
}

// linter loads the pack of an example. It must hold a rule of the kind.
func linter(t *testing.T, kind string, archive *txtar.Archive) *lint.Linter {
	t.Helper()
	fsys, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	packs, err := pack.Load(fsys, "pack.toml")
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, r := range packs[0].Rules {
		found = found || r.Kind == kind
	}
	if !found {
		t.Errorf("pack.toml has no rule of kind %s", kind)
	}
	l, err := lint.New(packs, segment.New(lint.Words(packs)))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// read reads a document of an example, which may tell its layout in brackets.
func read(name string, data []byte) (*doc.Document, error) {
	return pack.Sketched(input.Read)(name, data)
}

// checked is a document with what was found in it.
type checked struct {
	name   string
	doc    *doc.Document
	result lint.Result
}

// checkFile checks one document of an example, twice: the answer must be the same.
func checkFile(t *testing.T, l *lint.Linter, f txtar.File, compared map[string][]lint.Finding) checked {
	t.Helper()
	c := checked{name: f.Name}
	var err error
	if c.doc, err = read(f.Name, f.Data); err != nil {
		t.Fatal(err)
	}
	if c.result, err = l.Check(context.Background(), c.doc); err != nil {
		t.Fatal(err)
	}
	again, _ := l.Check(context.Background(), c.doc)
	c.result = l.Extend(c.doc, c.result, compared[f.Name])
	again = l.Extend(c.doc, again, compared[f.Name])
	var first, second strings.Builder
	c.print(&first)
	checked{c.name, c.doc, again}.print(&second)
	if diff := difference(first.String(), second.String()); diff != "" {
		t.Errorf("%s: the second run differs:\n%s", f.Name, diff)
	}
	for i := range c.result.Findings {
		c.verify(t, &c.result.Findings[i])
		c.verifyFixes(t, l, &c.result.Findings[i])
	}
	return c
}

// verify checks what holds for every finding of every check: its places lie on
// characters of the source, text and source agree, and columns are counted alike.
func (c checked) verify(t *testing.T, f *lint.Finding) {
	t.Helper()
	texts := []doc.Text{f.Text}
	for _, n := range f.Related {
		if n.Path == "" {
			texts = append(texts, n.Text)
		}
	}
	for _, text := range texts {
		c.verifySpan(t, f.Rule, text.Span())
		c.verifyText(t, f.Rule, text)
	}
	if f.Span != f.Text.Span() {
		t.Errorf("%s: %s: span %v is not that of the text, %v", c.name, f.Rule, f.Span, f.Text.Span())
	}
	if strings.ContainsAny(f.Message, "{}") || strings.TrimSpace(f.Message) == "" {
		t.Errorf("%s: %s: message %q is empty or was not filled in", c.name, f.Rule, f.Message)
	}
}

// verifyFixes applies each fix alone: the rule must find fewer flaws then.
func (c checked) verifyFixes(t *testing.T, l *lint.Linter, f *lint.Finding) {
	t.Helper()
	for _, fix := range f.Fixes {
		var fixed strings.Builder
		end := 0
		for _, e := range fix.Edits {
			c.verifySpan(t, f.Rule, e.Span)
			if e.Span.Start < end {
				t.Fatalf("%s: %s: the edits of %q overlap or are out of order", c.name, f.Rule, fix.Title)
			}
			fixed.WriteString(c.doc.Source[end:e.Span.Start] + e.New)
			end = e.Span.End
		}
		fixed.WriteString(c.doc.Source[end:])
		d, err := read(c.name, []byte(fixed.String()))
		if err != nil {
			t.Fatal(err)
		}
		after, err := l.Check(context.Background(), d)
		if err != nil {
			t.Fatal(err)
		}
		if count(after, f.Rule) >= count(c.result, f.Rule) {
			t.Errorf("%s: %s: the fix %q of “%s” mends nothing", c.name, f.Rule, fix.Title, quote(f.Text))
		}
	}
}

// count returns how many places a rule found.
func count(r lint.Result, rule string) int {
	n := 0
	for _, f := range r.Findings {
		if f.Rule == rule {
			n += max(1, f.Places)
		}
	}
	return n
}

// verifyText checks that the pieces of the source that a text came from are its words.
// Markdown may stand for other characters (&amp;), so it is left out.
func (c checked) verifyText(t *testing.T, rule string, text doc.Text) {
	t.Helper()
	if strings.HasSuffix(c.name, ".md") {
		return
	}
	var source strings.Builder
	for _, p := range text.Pieces() {
		source.WriteString(c.doc.Source[p.Start:p.End])
	}
	if got := source.String(); got != text.String() {
		t.Errorf("%s: %s: text %q, but the source says %q", c.name, rule, text, got)
	}
}

// verifySpan checks a span and the three ways to tell its place.
func (c checked) verifySpan(t *testing.T, rule string, s doc.Span) {
	t.Helper()
	source := c.doc.Source
	if s.Start < 0 || s.Start > s.End || s.End > len(source) {
		t.Fatalf("%s: %s: span %v is not within the source", c.name, rule, s)
	}
	for _, offset := range []int{s.Start, s.End} {
		if offset < len(source) && !utf8.RuneStart(source[offset]) {
			t.Errorf("%s: %s: span %v cuts a character", c.name, rule, s)
		}
		before := source[:offset]
		lines := strings.Count(before, "\n")
		before = strings.TrimPrefix(before[strings.LastIndex(before, "\n")+1:], "\ufeff")
		want := doc.Position{Line: lines + 1, Column: utf8.RuneCountInString(before) + 1}
		if got := c.doc.Position(offset); got != want {
			t.Errorf("%s: %s: position of %d: %v, want %v", c.name, rule, offset, got, want)
		}
		units := len(utf16.Encode([]rune(before)))
		if line, unit := c.doc.UTF16(offset); line != lines || unit != units {
			t.Errorf("%s: %s: UTF-16 place of %d: %d:%d, want %d:%d", c.name, rule, offset, line, unit, lines, units)
		}
	}
}

// print writes what was found as the want file of an example has it.
func (c checked) print(w *strings.Builder) {
	for _, f := range c.result.Findings {
		fmt.Fprintf(w, "%s [%d,%d) %s %s “%s” %s\n", c.place(f.Span), f.Span.Start, f.Span.End, f.Severity, f.Rule, quote(f.Text), f.Message)
		if f.Section != "" {
			fmt.Fprintf(w, "  section %s\n", f.Section)
		}
		for _, n := range f.Related {
			place := n.Path
			if place == "" {
				place = c.place(n.Span)
			}
			fmt.Fprintf(w, "  related %s “%s” %s\n", place, quote(n.Text), n.Message)
		}
		for _, fix := range f.Fixes {
			printFix(w, fix)
		}
	}
	for _, p := range c.result.Pairs {
		fmt.Fprintf(w, "pair %s “%s”\n", c.place(p.Problem.Span()), quote(p.Problem))
		for _, m := range p.Measures {
			fmt.Fprintf(w, "  measure %s %.2f %s “%s”\n", c.place(m.Text.Span()), m.Score, strings.Join(m.Terms, " "), quote(m.Text))
		}
	}
	for _, s := range c.result.Skipped {
		fmt.Fprintf(w, "skipped %s: %s: %s\n", c.name, s.Rule, s.Why)
	}
}

func printFix(w *strings.Builder, fix lint.Fix) {
	safety := "unsafe"
	if fix.Safe {
		safety = "safe"
	}
	fmt.Fprintf(w, "  fix %s %q:", safety, fix.Title)
	for _, e := range fix.Edits {
		fmt.Fprintf(w, " [%d,%d)->%q", e.Span.Start, e.Span.End, e.New)
	}
	fmt.Fprintln(w)
}

// place formats a span as FILE:LINE:COLUMN-LINE:COLUMN.
func (c checked) place(s doc.Span) string {
	from, to := c.doc.Position(s.Start), c.doc.Position(s.End)
	return fmt.Sprintf("%s:%d:%d-%d:%d", c.name, from.Line, from.Column, to.Line, to.Column)
}

// quote shortens a long text to both its ends, so that want stays readable.
func quote(t doc.Text) string {
	r := []rune(strings.ReplaceAll(t.String(), "\n", "⏎"))
	if len(r) <= 40 {
		return string(r)
	}
	return string(r[:24]) + "…" + string(r[len(r)-12:])
}
