package doc_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// lines builds a document of the lines of a source, as a plain text reader would.
func lines(source string) *doc.Document {
	b := doc.NewBuilder("a.txt", source)
	at := 0
	for line := range strings.Lines(source) {
		b.Source(at, at+len(strings.TrimRight(line, "\r\n")))
		b.End(doc.Paragraph{})
		at += len(line)
	}
	return b.Document()
}

func TestBuilderParagraphs(t *testing.T) {
	d := lines("\ufeff　　标题 \r\n\r\n  一、工作𠮷况😀\n　\n末行\t")
	want := []string{"标题", "一、工作𠮷况😀", "末行"}
	var got []string
	for i, p := range d.Paragraphs {
		got = append(got, p.Text.String())
		if p.Number != i+1 {
			t.Errorf("paragraph %d has the number %d", i+1, p.Number)
		}
		if s := p.Text.Span(); d.Source[s.Start:s.End] != want[i] {
			t.Errorf("span %q, want %q", d.Source[s.Start:s.End], want[i])
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("paragraphs %q, want %q", got, want)
	}
	if d.Text.String() != strings.Join(want, "\n")+"\n" {
		t.Errorf("prose %q", d.Text)
	}
}

func TestBuilderEnds(t *testing.T) {
	b := doc.NewBuilder("a", " 甲 乙 ")
	b.Replaced("\u00a0", 0, 1)
	if !b.Empty() {
		t.Error("white space at the start of a paragraph is no text")
	}
	b.Source(0, 8)
	if b.Empty() {
		t.Error("not empty any more")
	}
	d := b.Document()
	if len(d.Paragraphs) != 1 || d.Paragraphs[0].Text.String() != "甲 乙" {
		t.Errorf("paragraphs %v", d.Paragraphs)
	}
	if d := doc.NewBuilder("a", " \n").Document(); len(d.Paragraphs) != 0 || d.Text.Len() != 0 {
		t.Errorf("a document without text: %q", d.Text)
	}
}

func TestBuilderKeepsWhatIsKnown(t *testing.T) {
	b := doc.NewBuilder("a", "甲乙")
	b.Source(0, 3)
	b.End(doc.Paragraph{Heading: 2, Bold: true})
	b.Source(3, 6)
	b.End(doc.Paragraph{List: 1})
	d := b.Document()
	if p := d.Paragraphs[0]; p.Heading != 2 || !p.Bold {
		t.Errorf("%+v", p)
	}
	if p := d.Paragraphs[1]; p.List != 1 {
		t.Errorf("%+v", p)
	}
}

func TestBuilderFillsTables(t *testing.T) {
	source := "甲乙丙丁戊"
	table := &doc.Table{}
	b := doc.NewBuilder("a", source)
	for i, at := range [][2]int{{1, 1}, {1, 3}, {2, 2}, {2, 2}} {
		b.Source(3*i, 3*i+3)
		b.End(doc.Paragraph{Table: table, Row: at[0], Column: at[1]})
	}
	b.Source(12, 15)
	d := b.Document()
	var got [][]string
	for _, row := range d.Tables[0].Rows {
		var cells []string
		for _, c := range row {
			cells = append(cells, c.String())
		}
		got = append(got, cells)
	}
	if want := [][]string{{"甲", "", "乙"}, {"", "丙\n丁"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("rows %q, want %q", got, want)
	}
	if len(d.Tables) != 1 || d.Paragraphs[4].Table != nil {
		t.Error("one table, followed by prose")
	}
}

func TestParagraphAt(t *testing.T) {
	d := lines("甲乙\n\n丙丁\n")
	for _, c := range []struct {
		offset int
		want   string
	}{{0, "甲乙"}, {5, "甲乙"}, {6, ""}, {7, "丙丁"}, {12, "丙丁"}, {13, ""}, {99, ""}} {
		p := d.ParagraphAt(c.offset)
		if (p == nil) != (c.want == "") || p != nil && p.Text.String() != c.want {
			t.Errorf("%d: %v, want %q", c.offset, p, c.want)
		}
	}
}

func TestSectionAt(t *testing.T) {
	d := lines("标题\n一、甲\n1.乙\n二、丙\n")
	at := func(s string) doc.Text { m, _ := d.Text.Index(s); return m }
	body := &doc.Section{Text: d.Text}
	first := &doc.Section{Text: at("一、甲").To(at("1.乙")), Level: 1, Parent: body}
	inner := &doc.Section{Text: at("1.乙"), Level: 2, Parent: first}
	second := &doc.Section{Text: at("二、丙"), Level: 1, Parent: body}
	first.Sections = []*doc.Section{inner}
	body.Sections = []*doc.Section{first, second}
	d.Body = body
	for s, want := range map[string]*doc.Section{"标题": body, "甲": first, "乙": inner, "丙": second} {
		if got := d.SectionAt(at(s).Start()); got != want {
			t.Errorf("%s stands in %q", s, got.Text)
		}
	}
}
