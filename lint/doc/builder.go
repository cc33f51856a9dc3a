package doc

import (
	"bytes"
	"strings"
)

// A Builder makes a [Document] out of pieces of a source. Inputs add prose in reading
// order and end each paragraph; the builder joins the paragraphs with line feeds and
// keeps the map back to the source.
type Builder struct {
	doc        *Document
	prose      []byte
	runs       []run
	start      int // prose offset of the paragraph being built
	paragraphs []*Paragraph
	ends       []int       // prose offsets behind the paragraphs
	room       []Paragraph // for those to come
}

// NewBuilder returns a builder of the document called name. The source must be valid
// UTF-8; spans count its bytes.
func NewBuilder(name, source string) *Builder {
	return &Builder{doc: &Document{Name: name, Source: source}, prose: make([]byte, 0, len(source)+1)}
}

// Source adds source[start:end] to the paragraph as it stands. White space at the start
// of a paragraph is left out.
func (b *Builder) Source(start, end int) {
	text := b.doc.Source[start:max(start, end)]
	if b.Empty() {
		text = strings.TrimLeft(text, blanks)
		start = end - len(text)
	}
	if text == "" {
		return
	}
	at := len(b.prose)
	if n := len(b.runs); n > 0 && b.runs[n-1].verbatim && b.runs[n-1].end == start {
		b.runs[n-1].end = end
	} else {
		b.runs = append(b.runs, run{at, start, end, true})
	}
	b.prose = append(b.prose, text...)
}

// Replaced adds prose that stands for source[start:end] without being equal to it, such
// as the character of an entity.
func (b *Builder) Replaced(prose string, start, end int) {
	if prose == "" || b.Empty() && strings.Trim(prose, blanks) == "" {
		return
	}
	b.runs = append(b.runs, run{len(b.prose), start, end, false})
	b.prose = append(b.prose, prose...)
}

// Empty reports whether the paragraph being built has no text yet.
func (b *Builder) Empty() bool { return len(b.prose) == b.start }

// End ends the paragraph; p says what is known of it beside its text. White space around
// the text is trimmed. A paragraph without text is dropped.
func (b *Builder) End(p Paragraph) {
	b.trim()
	if b.Empty() {
		return
	}
	if len(b.room) == cap(b.room) {
		b.room = make([]Paragraph, 0, 32) // allocated together, since there are many
	}
	b.room = append(b.room, p)
	b.paragraphs = append(b.paragraphs, &b.room[len(b.room)-1])
	b.ends = append(b.ends, len(b.prose))
	end := b.runs[len(b.runs)-1].end
	if strings.HasPrefix(b.doc.Source[end:], "\n") {
		b.Source(end, end+1)
	} else {
		b.Replaced("\n", end, end)
	}
	b.start = len(b.prose)
}

// trim takes the white space from the end of the paragraph being built.
func (b *Builder) trim() {
	b.prose = b.prose[:b.start+len(bytes.TrimRight(b.prose[b.start:], blanks))]
	n := len(b.runs)
	for n > 0 && b.runs[n-1].at >= len(b.prose) {
		n--
	}
	b.runs = b.runs[:n]
	if n > 0 && b.runs[n-1].verbatim {
		r := &b.runs[n-1]
		r.end = r.src + len(b.prose) - r.at
	}
}

// Document returns the document, its paragraphs numbered from 1 and its tables filled
// with their cells. The outline is not built yet: its Body is nil.
func (b *Builder) Document() *Document {
	b.End(Paragraph{})
	d := b.doc
	prose := string(b.prose)
	d.Text = Text{s: prose, root: &origin{prose, b.runs}}
	start := 0
	for i, p := range b.paragraphs {
		p.Text = d.Text.Slice(start, b.ends[i])
		p.Number = i + 1
		start = b.ends[i] + 1
		if p.Table != nil {
			d.cell(p)
		}
	}
	d.Paragraphs = b.paragraphs
	return d
}

// cell puts the text of a paragraph into its table.
func (d *Document) cell(p *Paragraph) {
	t := p.Table
	if n := len(d.Tables); n == 0 || d.Tables[n-1] != t {
		d.Tables = append(d.Tables, t)
	}
	for len(t.Rows) < p.Row {
		t.Rows = append(t.Rows, nil)
	}
	row := &t.Rows[p.Row-1]
	for len(*row) < p.Column {
		*row = append(*row, Text{})
	}
	text := &(*row)[p.Column-1]
	if text.Len() == 0 {
		*text = p.Text
		return
	}
	*text = text.To(p.Text)
}
