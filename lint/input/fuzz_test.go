package input_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"github.com/jiaogao/jiaogao/lint/input"
)

// seed adds the files of testdata/input and hostile ones.
func seed(f *testing.F) {
	names, _ := filepath.Glob(dir + "/*.txtar")
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for i := 0; i < len(archive.Files); i += 2 {
			f.Add(written(archive.Files[i]))
		}
	}
	for _, s := range hostile() {
		f.Add([]byte(strings.Repeat(s, 64)))
	}
}

// hostile returns what makes readers of Markdown slow or large when it is repeated.
func hostile() []string {
	return []string{
		"中", "“", "—", "*", "**", "*a_ ", "**a", "a**", "**甲乙**", "_a", "~~a", "[a](", "[a](b ", "![](", "[", "]", "[](", "[^a]", "[a]: /x\n[a]\n\n",
		">", "> ", "> - ", "- ", "- a\n", "1. ", "1. a\n", "  - a\n", "`", "` `` ", "<!--", "<!-->", "<!--->", "<a ", "<a x=\"", "<div>\n", "<br>", "&", "&#1;", "&amp;",
		"|", "|a", "|-", "|a|b\n|-|-\n", "# ", "#a\n", "a\n=\n", "---\n", "```\n", "\\", "\\*", "\n", "\r", "a\r", "\f", "\u2028", "\ufeff", "　", "\u2003", "\t", "\xff", "\x80", "\x00",
	}
}

// TestHostileInput reads 128 KiB of each; a quadratic step would take minutes.
func TestHostileInput(t *testing.T) {
	for _, s := range hostile() {
		data := []byte(strings.Repeat(s, 128<<10/len(s)))
		for _, name := range []string{"a.txt", "a.md"} {
			if d, err := input.Read(name, data); err == nil && !utf8.ValidString(d.Source) {
				t.Errorf("%q: the source is not UTF-8", s)
			}
		}
	}
	if d, err := input.Read("a.md", []byte("甲\r"+strings.Repeat(">", 128<<10)+"乙")); err != nil || len(d.Paragraphs) != 2 {
		t.Errorf("quotes behind a carriage return: %v", err)
	}
	var nested strings.Builder
	for i := range 700 {
		nested.WriteString(strings.Repeat("  ", i) + "- 甲\n")
	}
	d, err := input.Read("a.md", []byte(nested.String()+"\n正文**加粗**。\n"))
	if err != nil || len(d.Notes) != 1 || !strings.HasSuffix(d.Text.String(), "\n正文加粗。\n") {
		t.Errorf("deep nesting is read as plain text, with a note, and what follows is not: %v", err)
	}
}

func FuzzText(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		if d, err := input.Read("a.txt", data); err == nil {
			checkPlaces(t, d)
		}
	})
}

func FuzzMarkdown(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		if d, err := input.Read("a.md", data); err == nil {
			checkPlaces(t, d)
		}
	})
}

func FuzzDecode(f *testing.F) {
	seed(f)
	f.Add(gbk(f, sample))
	f.Add(wide(sample, false))
	f.Add(wide(sample, true))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := input.Decode(data)
		if err != nil {
			return
		}
		if !utf8.ValidString(d.Text) {
			t.Errorf("text is not UTF-8: %q", d.Text)
		}
		if d.Encoding.Name == input.UTF8 && !d.Encoding.Lossy && d.Text != string(data) {
			t.Errorf("the text of a UTF-8 file is the file: %q", d.Text)
		}
		if d.Encoding.Lossy != (len(d.Notes) > 0 && strings.Contains(d.Notes[0], "字节")) {
			t.Errorf("%+v, but the notes are %q", d.Encoding, d.Notes)
		}
		back, err := d.Encoding.Encode(d.Text)
		if err != nil {
			return
		}
		again, err := input.Decode(back)
		if err == nil && again.Encoding.Name == d.Encoding.Name && again.Text != d.Text {
			t.Errorf("%q became %q", d.Text, again.Text)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	names, _ := filepath.Glob("../../testdata/reports/*.[tm]*")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		for _, format := range []string{"a.txt", "a.md"} {
			b.Run(filepath.Base(name)+"/"+format, func(b *testing.B) {
				b.SetBytes(int64(len(data)))
				b.ReportAllocs()
				for b.Loop() {
					if _, err := input.Read(format, data); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
