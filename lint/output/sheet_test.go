package output

import (
	"bytes"
	"strings"
	"testing"
)

func TestColumnName(t *testing.T) {
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"} {
		if got := columnName(i); got != want {
			t.Errorf("column %d is %s, want %s", i, got, want)
		}
	}
}

// TestRowsBeyond: Excel refuses a sheet with more rows than it has.
func TestRowsBeyond(t *testing.T) {
	var b bytes.Buffer
	s := &sheet{name: "表", columns: []column{{"甲", 9}}, w: &b, most: 5}
	s.begin()
	for range 9 {
		s.row(text("行"))
	}
	if err := s.end(); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); strings.Count(got, "<row ") != 5 || !strings.Contains(got, "最多5行，还有6行没有列出") || !strings.Contains(got, `ref="A1:A5"`) {
		t.Error(got)
	}
}

// FuzzCellText: whatever a text is, the cell holds characters that XML allows, and no tag.
func FuzzCellText(f *testing.F) {
	f.Add("_x0041_<\x00\xff\ufffe\U0010ffff\n\r\u2028")
	f.Fuzz(func(t *testing.T, s string) {
		for _, r := range cellText(s) {
			if r < ' ' && r != '\n' || r == '<' || r == '>' || r == 0xfffe || r == 0xffff {
				t.Fatalf("%q has %q", s, r)
			}
		}
	})
}
