package doc_test

import (
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint/doc"
)

func TestPosition(t *testing.T) {
	source := "\ufeff　标题\r\n甲𠮷乙😀丙\n\n老行\r新行\r\n末"
	d := &doc.Document{Source: source}
	for _, c := range []struct {
		at                     string
		line, column, utf16col int
	}{
		{"　", 1, 1, 0}, {"标", 1, 2, 1}, {"\r\n甲", 1, 4, 3},
		{"甲", 2, 1, 0}, {"𠮷", 2, 2, 1}, {"乙", 2, 3, 3}, {"😀", 2, 4, 4}, {"丙", 2, 5, 6},
		{"老", 4, 1, 0}, {"新", 5, 1, 0}, {"末", 6, 1, 0},
	} {
		offset := strings.Index(source, c.at)
		if got := d.Position(offset); got != (doc.Position{Line: c.line, Column: c.column}) {
			t.Errorf("%q: position %v, want %d:%d", c.at, got, c.line, c.column)
		}
		if line, character := d.UTF16(offset); line != c.line-1 || character != c.utf16col {
			t.Errorf("%q: UTF-16 place %d:%d, want %d:%d", c.at, line, character, c.line-1, c.utf16col)
		}
	}
	if got := d.Position(len(source)); got != (doc.Position{Line: 6, Column: 2}) {
		t.Errorf("end of the source: %v", got)
	}
	if got := d.Position(0); got != (doc.Position{Line: 1, Column: 1}) {
		t.Errorf("start of the source: %v", got)
	}
}

func TestPositionOfByteOrderMarkElsewhere(t *testing.T) {
	d := &doc.Document{Source: "甲\n\ufeff乙"}
	if got := d.Position(7); got != (doc.Position{Line: 2, Column: 2}) {
		t.Errorf("only the first character of a file is a byte order mark: %v", got)
	}
}

func TestLine(t *testing.T) {
	d := &doc.Document{Source: "甲\r\n\n乙\r丙"}
	want := []string{"甲", "", "乙", "丙"}
	if d.Lines() != len(want) {
		t.Fatalf("%d lines, want %d", d.Lines(), len(want))
	}
	for i, w := range want {
		if s := d.Line(i + 1); d.Source[s.Start:s.End] != w {
			t.Errorf("line %d is %q, want %q", i+1, d.Source[s.Start:s.End], w)
		}
	}
	if empty := (&doc.Document{}); empty.Lines() != 1 || empty.Line(1) != (doc.Span{}) {
		t.Error("an empty source has one empty line")
	}
}

// BenchmarkPosition asks for many places in one very long line.
func BenchmarkPosition(b *testing.B) {
	d := &doc.Document{Source: strings.Repeat("加强管理，", 50000)}
	for at := 0; b.Loop(); at = (at + 9973) % len(d.Source) {
		d.Position(at)
	}
}
