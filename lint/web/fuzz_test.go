package web

import (
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// FuzzRebuilt edits the text of a Word document at will: what is put together again holds
// all of the new text, and remarks stay within it.
func FuzzRebuilt(f *testing.F) {
	x, err := newDraft("a.docx", word(report2))
	if err != nil {
		f.Fatal(err)
	}
	at := strings.Index(x.base.Source, "三个方面")
	x.base.Ignores = []doc.Ignore{{Rule: "r", Scope: doc.Span{Start: at, End: at + 12}}}
	f.Add("")
	f.Add(report2)
	f.Add(strings.ReplaceAll(report2, "。", "。\n"))
	f.Add(strings.ReplaceAll(report2, "\n", ""))
	f.Add("\r\n\u3000x\ufeff\n" + report2[30:])
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\ufffd")
		d, err := x.rebuilt(text)
		if err != nil {
			return
		}
		var got strings.Builder
		for _, p := range d.Paragraphs {
			if s := p.Text.Span(); s.Start < 0 || s.Start > s.End || s.End > len(text) {
				t.Fatalf("a paragraph is at %v of %d bytes", s, len(text))
			}
			got.WriteString(p.Text.String())
		}
		bare := func(s string) string {
			return strings.Map(func(r rune) rune {
				if strings.ContainsRune(doc.Blanks+"\r\n\u0085\u2028\u2029", r) {
					return -1
				}
				return r
			}, s)
		}
		if bare(got.String()) != bare(text) {
			t.Fatalf("text is lost: %q of %q", got.String(), text)
		}
		if s := d.Ignores[0].Scope; s.Start < 0 || s.Start > s.End || s.End > len(text) {
			t.Fatalf("a remark is at %v of %d bytes", s, len(text))
		}
	})
}

// FuzzTyped types at will into a text file: it stays valid text.
func FuzzTyped(f *testing.F) {
	f.Add("# 标题\n\n前面**重要**的话。\n", "改过\n的话", 2)
	f.Add(report2, "", 1)
	f.Add("甲\r\n\u3000\u3000乙\r\n", "\n\n", 2)
	f.Fuzz(func(t *testing.T, text, typed string, n int) {
		for _, name := range []string{"a.txt", "a.md"} {
			x, err := newDraft(name, []byte(text))
			if err != nil || x.plain == nil {
				continue
			}
			if got, err := x.write(x.base.Source, []change{{n, typed}}); err == nil && strings.ToValidUTF8(got, "") != got {
				t.Errorf("%s: the text is not valid: %q", name, got)
			}
		}
	})
}
