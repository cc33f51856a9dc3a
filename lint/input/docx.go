package input

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/ooxml"
)

// IsWord recognises a Word document by the names of its parts, which stand in the file as
// they are.
func IsWord(data []byte) bool {
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.Contains(data, []byte("xl/workbook.xml")) && !bytes.Contains(data, []byte("word/document.xml")) {
		return false
	}
	return bytes.Contains(data, []byte("word/document.xml")) || bytes.Contains(data, []byte("[Content_Types].xml"))
}

// readWord reads a Word document. The source is the extracted text.
func readWord(f *File) (*doc.Document, error) {
	p, err := ooxml.Open(f.Data)
	if err != nil {
		return nil, refuse(err)
	}
	w, err := p.Read(ooxml.Options{Original: f.Options.Original})
	if err != nil {
		return nil, refuse(err)
	}
	return extracted(f.Name, w), nil
}

// Word reads the text of a Word document and builds its outline, for those who write into
// the document afterwards: offsets in the source are offsets in w.Text. The error is an
// *[Error].
func Word(name string, w *ooxml.Document) (*doc.Document, error) { return built(extracted(name, w)) }

// refuse turns an error of the package into one of ours. The causes have the same names.
func refuse(err error) error {
	var e *ooxml.Error
	if errors.As(err, &e) {
		return &Error{e.Cause, e.Message}
	}
	return err
}

// extracted makes a document of the text of a Word document.
func extracted(name string, w *ooxml.Document) *doc.Document {
	b := doc.NewBuilder(name, w.Text)
	tables := map[int]*doc.Table{}
	for i := range w.Paragraphs {
		p := &w.Paragraphs[i]
		about := doc.Paragraph{Heading: p.Heading, Bold: p.Bold, List: p.Bullet, Row: p.Row, Column: p.Column}
		if p.Table > 0 {
			if tables[p.Table] == nil {
				tables[p.Table] = &doc.Table{}
			}
			about.Table = tables[p.Table]
		}
		if about.Heading > 0 && prose(w.Text[p.Start:p.End]) {
			about.Heading = 0
		}
		start := p.Start
		for _, at := range p.Breaks {
			b.Source(start, at)
			if start = at + 1; parts(w.Text[p.Start:at], w.Text[start:p.End]) {
				b.End(about)
			}
		}
		b.Source(start, p.End)
		b.End(about)
	}
	d := b.Document()
	d.Notes = w.Notes
	d.Layout = layoutOf(w, d)
	readRemarks(d, w.Comments)
	return d
}

// prose reports whether a paragraph that is styled as a heading is a text of several
// sentences all the same: its first sentence, run in, is the heading.
func prose(s string) bool {
	end := strings.IndexAny(s, "。；")
	return utf8.RuneCountInString(s) > 60 && end >= 0 && strings.Trim(s[end:], "。；"+blanks) != ""
}

// parts reports whether a manual line break separates paragraphs. Within a title or a
// sentence it only breaks the line.
func parts(before, after string) bool {
	before, after = strings.TrimRight(before, blanks+"\n"), strings.TrimLeft(after, blanks+"\n")
	last, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune("。！？；：”）.!?;:", last) || marked(after)
}
