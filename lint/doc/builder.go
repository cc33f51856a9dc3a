package doc

import "strings"

// A Builder makes a [Document] out of pieces of a source. Inputs add prose in reading
// order and end each paragraph; the builder joins the paragraphs with line feeds and
// keeps the map back to the source.
type Builder struct {
	doc        *Document
	prose      strings.Builder
	runs       []run
	start      int // prose offset of the paragraph being built
	paragraphs []*Paragraph
	ends       []int
}

// NewBuilder returns a builder of the document called name. The source must be valid
// UTF-8; spans count its bytes.
func NewBuilder(name, source string) *Builder {
	return &Builder{doc: &Document{Name: name, Source: source}}
}

// Source adds source[start:end] to the paragraph as it stands.
func (b *Builder) Source(start, end int) {
	if start >= end {
		return
	}
	at := b.prose.Len()
	if n := len(b.runs); n == 0 || !b.runs[n-1].verbatim || b.runs[n-1].end != start || b.runs[n-1].src-b.runs[n-1].at != start-at {
		b.runs = append(b.runs, run{at, start, end, true})
	} else {
		b.runs[n-1].end = end
	}
	b.prose.WriteString(b.doc.Source[start:end])
}

// Replaced adds prose that stands for source[start:end] without being equal to it, such
// as the character of an entity.
func (b *Builder) Replaced(prose string, start, end int) {
	if prose == "" {
		return
	}
	b.runs = append(b.runs, run{b.prose.Len(), start, end, false})
	b.prose.WriteString(prose)
}

// Empty reports whether the paragraph being built has no text yet.
func (b *Builder) Empty() bool { return b.prose.Len() == b.start }

// End ends the paragraph; p says what is known of it beside its text. White space around
// the text is trimmed. A paragraph without text is dropped.
func (b *Builder) End(p Paragraph) {
	text := b.prose.String()[b.start:]
	if strings.Trim(text, blanks) != "" {
		b.paragraphs = append(b.paragraphs, &p)
		b.ends = append(b.ends, b.start, b.prose.Len())
	}
	end := len(b.doc.Source)
	if n := len(b.runs); n > 0 {
		end = b.runs[n-1].end
	}
	if !b.Empty() {
		b.runs = append(b.runs, run{b.prose.Len(), end, end, false})
		b.prose.WriteByte('\n')
	}
	b.start = b.prose.Len()
}

// Document returns the document, its paragraphs numbered from 1. The outline is not
// built yet: its Body is nil.
func (b *Builder) Document() *Document {
	if !b.Empty() {
		b.End(Paragraph{})
	}
	d := b.doc
	prose := b.prose.String()
	d.Text = Text{s: prose, root: &origin{prose, b.runs}}
	for i, p := range b.paragraphs {
		p.Text = d.Text.Slice(b.ends[2*i], b.ends[2*i+1]).Trim()
		p.Number = i + 1
	}
	d.Paragraphs = b.paragraphs
	return d
}
