package doc_test

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
	"pgregory.net/rapid"
)

// characters are what the random sources are made of: all widths of UTF-8, line ends,
// blanks, marks.
func characters() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{"甲", "强", "。", "，", "a", "1", "é", "𠮷", "😀", "　", " ", "\n", "\r\n", "\r", "*", "\ufeff", "\u200b"})
}

// A part is a stretch of a random source and what a reader does with it.
type part struct {
	text string
	what int // 0: prose, 1: markup, 2: replaced, 3: end of a paragraph
}

// random builds a document of random parts. In its prose # stands for what was replaced.
func random(t *rapid.T) *doc.Document {
	var parts []part
	for range rapid.IntRange(0, 12).Draw(t, "parts") {
		text := strings.Join(rapid.SliceOfN(characters(), 0, 6).Draw(t, "text"), "")
		parts = append(parts, part{text, rapid.IntRange(0, 3).Draw(t, "what")})
	}
	var source strings.Builder
	for _, p := range parts {
		source.WriteString(p.text)
	}
	b := doc.NewBuilder("a", source.String())
	at := 0
	for _, p := range parts {
		end := at + len(p.text)
		switch p.what {
		case 0:
			b.Source(at, end)
		case 2:
			b.Replaced("#", at, end)
		case 3:
			b.End(doc.Paragraph{})
		}
		at = end
	}
	return b.Document()
}

func TestPositionIsInvertible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOf(characters()).Draw(t, "source"), "")
		d := &doc.Document{Source: source}
		offset := rapid.IntRange(0, len(source)).Draw(t, "offset")
		for offset < len(source) && !utf8.RuneStart(source[offset]) {
			offset--
		}
		p := d.Position(offset)
		start := d.Line(p.Line).Start
		if offset > 0 && p.Line == 1 {
			start += len(source) - len(strings.TrimPrefix(source, "\ufeff"))
		}
		before := source[start:offset]
		if n := utf8.RuneCountInString(before); n != p.Column-1 {
			t.Fatalf("column %d, but %d characters before %d", p.Column, n, offset)
		}
		line, character := d.UTF16(offset)
		if n := len(utf16.Encode([]rune(before))); line != p.Line-1 || character != n {
			t.Fatalf("UTF-16 place %d:%d, want %d:%d", line, character, p.Line-1, n)
		}
	})
}

func TestSpansAreMonotoneAndValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := random(t)
		i := rapid.IntRange(0, d.Text.Len()).Draw(t, "i")
		j := rapid.IntRange(i, d.Text.Len()).Draw(t, "j")
		k := rapid.IntRange(j, d.Text.Len()).Draw(t, "k")
		a, b := d.Text.Slice(i, j).Span(), d.Text.Slice(j, k).Span()
		if a.Start > a.End || b.Start > b.End || b.End > len(d.Source) {
			t.Fatalf("spans %v %v of a source of %d bytes", a, b, len(d.Source))
		}
		if a.Start > b.Start || a.End > b.End && b.Start < b.End {
			t.Fatalf("spans %v, %v are not in order", a, b)
		}
		if whole := d.Text.Slice(i, k).Span(); i < j && j < k && (whole.Start != a.Start || whole.End != b.End) {
			t.Fatalf("span %v of the whole, %v and %v of the halves", whole, a, b)
		}
	})
}

func TestPiecesCoverTheVerbatimBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := random(t)
		for _, p := range d.Paragraphs {
			i := rapid.IntRange(0, p.Text.Len()).Draw(t, "i")
			text := p.Text.Slice(i, p.Text.Len())
			pieces := text.Pieces()
			last := 0
			var got strings.Builder
			for _, s := range pieces {
				if s.Start < last || s.End < s.Start {
					t.Fatalf("pieces %v", pieces)
				}
				last = s.End
				got.WriteString(d.Source[s.Start:s.End])
			}
			if !strings.Contains(text.String(), "#") && got.String() != text.String() {
				t.Fatalf("pieces hold %q, the text is %q", got.String(), text)
			}
			if s := text.Span(); text.Len() > 0 && (s.Start > pieces[0].Start || s.End < last) {
				t.Fatalf("pieces %v reach out of the span %v", pieces, s)
			}
		}
	})
}

func TestProseIsTheParagraphsInLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := random(t)
		var want strings.Builder
		for _, p := range d.Paragraphs {
			if p.Text.Trim() != p.Text || p.Text.Len() == 0 {
				t.Fatalf("paragraph %q is empty or not trimmed", p.Text)
			}
			want.WriteString(p.Text.String() + "\n")
		}
		if d.Text.String() != want.String() {
			t.Fatalf("prose %q, paragraphs %q", d.Text, want.String())
		}
	})
}

func TestSentencesTileTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := random(t)
		for _, p := range d.Paragraphs {
			end := p.Text.Start()
			for s := range p.Text.Sentences() {
				between := d.Text.Slice(end, s.Start())
				if s.Start() < end || between.Trim().Len() > 0 || s.Trim() != s {
					t.Fatalf("sentence %q leaves out %q", s, between)
				}
				end = s.End()
			}
			if rest := d.Text.Slice(end, p.Text.End()).Trim(); rest.Len() > 0 {
				t.Fatalf("no sentence holds %q", rest)
			}
		}
	})
}
