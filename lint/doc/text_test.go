package doc_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// bold builds the document of 进一步**加强**管理 as a reader of markup would.
func bold() *doc.Document {
	source := "要进一步**加强**管理。\n"
	b := doc.NewBuilder("a.md", source)
	open := strings.Index(source, "**")
	end := strings.LastIndex(source, "**")
	b.Source(0, open)
	b.Source(open+2, end)
	b.Source(end+2, len(source)-1)
	return b.Document()
}

func TestSliceKeepsPlace(t *testing.T) {
	d := bold()
	if got := d.Paragraphs[0].Text.String(); got != "要进一步加强管理。" {
		t.Fatalf("prose %q", got)
	}
	for _, c := range []struct {
		prose, source string
		pieces        []string
	}{
		{"进一步", "进一步", []string{"进一步"}},
		{"进一步加强", "进一步**加强", []string{"进一步", "加强"}},
		{"加强", "加强", []string{"加强"}},
		{"加强管", "加强**管", []string{"加强", "管"}},
		{"步加强管理", "步**加强**管理", []string{"步", "加强", "管理"}},
	} {
		m, ok := d.Text.Index(c.prose)
		if !ok {
			t.Fatalf("%q not found", c.prose)
		}
		if s := m.Span(); d.Source[s.Start:s.End] != c.source {
			t.Errorf("%q: span %q, want %q", c.prose, d.Source[s.Start:s.End], c.source)
		}
		var pieces []string
		for _, p := range m.Pieces() {
			pieces = append(pieces, d.Source[p.Start:p.End])
		}
		if !reflect.DeepEqual(pieces, c.pieces) {
			t.Errorf("%q: pieces %q, want %q", c.prose, pieces, c.pieces)
		}
	}
}

func TestSpanOfCharacterInsideRun(t *testing.T) {
	d := bold()
	m, _ := d.Text.Index("强")
	if s := m.Span(); d.Source[s.Start:s.End] != "强" {
		t.Errorf("span %v", s)
	}
	if s := m.Slice(0, 1).Span(); s.End-s.Start != 1 {
		t.Errorf("one byte of a character has the span %v", s)
	}
}

func TestEmptyTextHasEmptySpan(t *testing.T) {
	d := bold()
	for _, text := range []doc.Text{{}, d.Text.Slice(0, 0), d.Text.Slice(d.Text.Len(), d.Text.Len()), doc.Verbatim("甲乙", 3, 3)} {
		if s := text.Span(); s.Start != s.End || s.Start > len(d.Source) {
			t.Errorf("%v: span %v", text, s)
		}
		if p := text.Pieces(); len(p) != 1 || p[0] != text.Span() {
			t.Errorf("pieces %v", p)
		}
	}
}

func TestPhraseAcrossHardLineBreak(t *testing.T) {
	source := "要进一\r\n　步加强。"
	b := doc.NewBuilder("a.txt", source)
	first := strings.Index(source, "\r")
	b.Source(0, first)
	b.Source(first+len("\r\n　"), len(source))
	b.End(doc.Paragraph{})
	d := b.Document()
	m, ok := d.Text.Index("进一步加强")
	if !ok {
		t.Fatalf("prose %q", d.Text)
	}
	if s := m.Span(); d.Source[s.Start:s.End] != "进一\r\n　步加强" {
		t.Errorf("span %q", d.Source[s.Start:s.End])
	}
	if p := m.Pieces(); len(p) != 2 {
		t.Errorf("pieces %v", p)
	}
}

func TestReplacedMapsAsAWhole(t *testing.T) {
	source := "甲&amp;乙"
	b := doc.NewBuilder("a.md", source)
	b.Source(0, 3)
	b.Replaced("&", 3, 8)
	b.Source(8, len(source))
	d := b.Document()
	if got := d.Paragraphs[0].Text.String(); got != "甲&乙" {
		t.Fatalf("prose %q", got)
	}
	m, _ := d.Text.Index("&")
	if s := m.Span(); d.Source[s.Start:s.End] != "&amp;" {
		t.Errorf("span %q", d.Source[s.Start:s.End])
	}
	if p := d.Paragraphs[0].Text.Pieces(); len(p) != 1 || p[0] != (doc.Span{End: len(source)}) {
		t.Errorf("pieces %v", p)
	}
}

func TestTrim(t *testing.T) {
	for in, want := range map[string]string{
		"　　甲 乙　\t": "甲 乙", "": "", " 　": "", "\u00a0甲\u200b": "甲", "甲": "甲", "\ufeff甲": "甲",
	} {
		if got := doc.Verbatim(in, 0, len(in)).Trim(); got.String() != want || in[got.Span().Start:got.Span().End] != want {
			t.Errorf("%q: %q at %v", in, got, got.Span())
		}
	}
}

func TestRelations(t *testing.T) {
	s := "甲乙丙丁"
	all, mid, last := doc.Verbatim(s, 0, 12), doc.Verbatim(s, 3, 9), doc.Verbatim(s, 9, 12)
	if !all.Contains(mid) || mid.Contains(all) || !mid.Contains(mid) {
		t.Error("Contains")
	}
	if !all.Overlaps(mid) || mid.Overlaps(last) {
		t.Error("Overlaps")
	}
	if got := mid.To(last); got.String() != "乙丙丁" || got.Start() != 3 {
		t.Errorf("To: %q", got)
	}
	if got := all.To(mid); got != all {
		t.Errorf("To an earlier end: %q", got)
	}
	a, b := doc.Span{Start: 1, End: 4}, doc.Span{Start: 4, End: 6}
	if a.Overlaps(b) || !a.Contains(doc.Span{Start: 2, End: 4}) || a.Contains(b) {
		t.Error("Span relations")
	}
}

func BenchmarkPieces(b *testing.B) {
	source := strings.Repeat("进一步**加强**管理，", 20000)
	build := doc.NewBuilder("a.md", source)
	for at := 0; at < len(source); {
		next := strings.Index(source[at:], "**")
		if next < 0 {
			next = len(source) - at
		}
		build.Source(at, at+next)
		at += next + 2
	}
	d := build.Document()
	b.SetBytes(int64(d.Text.Len()))
	for b.Loop() {
		d.Text.Pieces()
	}
}
