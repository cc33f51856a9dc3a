package doc_test

import (
	"fmt"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A reader of a format tells the builder which bytes of the source are prose. What is cut
// out of the prose later still knows where it came from.
func ExampleBuilder() {
	source := "要进一步**加强**管理。\n"
	b := doc.NewBuilder("a.md", source)
	open := strings.Index(source, "**")
	end := strings.LastIndex(source, "**")
	b.Source(0, open)
	b.Source(open+2, end)
	b.Source(end+2, len(source)-1)
	d := b.Document()

	phrase, _ := d.Text.Index("加强管理")
	fmt.Println(d.Paragraphs[0].Text)
	fmt.Println(phrase, phrase.Span(), phrase.Pieces())
	at := d.Position(phrase.Span().Start)
	fmt.Printf("line %d, character %d\n", at.Line, at.Column)
	// Output:
	// 要进一步加强管理。
	// 加强管理 {14 28} [{14 20} {22 28}]
	// line 1, character 7
}

// Offsets count bytes; people count characters, and editors UTF-16.
func ExampleDocument_UTF16() {
	source := "𠮷林市\n二〇二四年"
	b := doc.NewBuilder("a.txt", source)
	b.Source(0, len("𠮷林市"))
	b.End(doc.Paragraph{})
	b.Source(len("𠮷林市\n"), len(source))
	b.End(doc.Paragraph{})
	d := b.Document()
	city, _ := d.Text.Index("市")
	line, character := d.UTF16(city.Span().Start)
	fmt.Println(d.Position(city.Span().Start), line, character)
	// Output:
	// {1 3} 0 3
}
