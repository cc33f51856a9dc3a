package web

import (
	"slices"
	"sort"
	"strings"

	udiff "github.com/aymanbagabas/go-udiff"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/outline"
)

// A line is what is known of a line of the text that was taken out of a file: the paragraph
// it belongs to, or that it belongs to none.
type line struct {
	start int            // in the text
	about *doc.Paragraph // nil: empty, or not of a paragraph
	first bool           // the paragraph begins with it
}

// linesOf finds out to which paragraph each line of a document belongs.
func linesOf(d *doc.Document) []line {
	var list []line
	at := 0
	for text := range strings.Lines(d.Source) {
		list = append(list, line{start: at})
		at += len(text)
	}
	for _, p := range d.Paragraphs {
		span := p.Text.Span()
		i := sort.Search(len(list), func(i int) bool { return list[i].start > span.Start }) - 1
		for first := true; i >= 0 && i < len(list) && list[i].start < span.End; i++ {
			list[i].about, list[i].first = p, first
			first = false
		}
	}
	return list
}

// A hunk is a stretch of lines that was edited. Offsets are those before and after the edit.
type hunk struct {
	start, end   int // in the base
	at, to       int // in the new text
	before, text string
}

// hunks returns what was edited, in whole lines.
func (x *draft) hunks(text string) []hunk {
	var list []hunk
	shift := 0
	for _, e := range udiff.Lines(x.base.Source, text) {
		h := hunk{start: e.Start, end: e.End, at: e.Start + shift, before: x.base.Source[e.Start:e.End], text: e.New}
		h.to = h.at + len(e.New)
		shift += len(e.New) - (e.End - e.Start)
		list = append(list, h)
	}
	return list
}

// rebuilt returns the document with another text. Lines that are as they were belong to the
// paragraphs they belonged to; edited ones take after those in whose place they stand.
func (x *draft) rebuilt(text string) (*doc.Document, error) {
	hunks := x.hunks(text)
	b := doc.NewBuilder(x.name, text)
	tables := map[*doc.Table]*doc.Table{}
	var open *doc.Paragraph // being built
	end := func() {
		if open != nil {
			b.End(copyOf(open, tables))
		}
		open = nil
	}
	at := 0
	for _, l := range x.aligned(text, hunks) {
		stop := at + len(l.text)
		if l.about == nil || l.first || open != l.about {
			end()
		}
		if open = l.about; open != nil {
			b.Source(at, stop-trailing(l.text))
		}
		at = stop
	}
	end()
	d := b.Document()
	if len(d.Paragraphs) == 0 {
		return nil, &input.Error{Cause: input.Empty, Message: "文字都删去了，没有可供检查的内容，请撤销"}
	}
	d.Notes, d.Ignores = x.base.Notes, moved(x.base.Ignores, hunks)
	if len(hunks) == 0 {
		d.Layout = x.base.Layout
	}
	outline.Build(d)
	return d, nil
}

// trailing returns how many bytes of a line feed a line ends with.
func trailing(text string) int { return len(text) - len(strings.TrimRight(text, "\r\n")) }

// copyOf returns what is known of a paragraph beside its text, with tables of its own.
func copyOf(p *doc.Paragraph, tables map[*doc.Table]*doc.Table) doc.Paragraph {
	c := doc.Paragraph{Heading: p.Heading, Bold: p.Bold, List: p.List, Row: p.Row, Column: p.Column, Page: p.Page}
	if p.Table != nil {
		if tables[p.Table] == nil {
			tables[p.Table] = &doc.Table{}
		}
		c.Table = tables[p.Table]
	}
	return c
}

// An alignedLine is a line of the new text.
type alignedLine struct {
	line
	text string
}

// aligned returns the lines of the new text with what is known of each.
func (x *draft) aligned(text string, hunks []hunk) []alignedLine {
	var list []alignedLine
	i := 0 // of the base
	at := 0
	for rest := text; rest != ""; {
		if len(hunks) > 0 && at == hunks[0].at {
			h := hunks[0]
			hunks = hunks[1:]
			n := i
			for n < len(x.lines) && x.lines[n].start < h.end {
				n++
			}
			list = append(list, x.edited(h.text, i, n)...)
			i, at, rest = n, h.to, rest[len(h.text):]
			continue
		}
		next, after, found := strings.Cut(rest, "\n")
		if found {
			next += "\n"
		}
		list = append(list, alignedLine{x.lines[min(i, len(x.lines)-1)], next})
		i, at, rest = i+1, at+len(next), after
	}
	return list
}

// edited returns the lines that stand in the place of lines i to n of the base. Those beyond
// their number are paragraphs like the last of them; where there was none, like the one
// before, unless that is a heading or a cell.
func (x *draft) edited(text string, i, n int) []alignedLine {
	var list []alignedLine
	for t := range strings.Lines(text) {
		l := line{about: &doc.Paragraph{}, first: true}
		switch k := i + len(list); {
		case k < n:
			l = x.lines[k]
		case i < n:
			l.about = fresh(x.lines[n-1].about)
		case i > 0:
			l.about = fresh(x.lines[i-1].about)
		}
		if l.about == nil {
			l.about, l.first = &doc.Paragraph{}, true
		}
		list = append(list, alignedLine{l, t})
	}
	return list
}

// fresh returns what is known of a new paragraph behind another one.
func fresh(p *doc.Paragraph) *doc.Paragraph {
	if p == nil {
		return &doc.Paragraph{}
	}
	return &doc.Paragraph{List: p.List, Table: p.Table, Row: p.Row, Column: p.Column, Page: p.Page}
}

// moved returns remarks that accept findings, at their places in the new text.
func moved(ignores []doc.Ignore, hunks []hunk) []doc.Ignore {
	list := slices.Clone(ignores)
	for i := range list {
		list[i].Span = doc.Span{Start: place(list[i].Span.Start, hunks), End: place(list[i].Span.End, hunks)}
		list[i].Scope = doc.Span{Start: place(list[i].Scope.Start, hunks), End: place(list[i].Scope.End, hunks)}
	}
	return list
}

// place returns where an offset of the base is in the new text. Within an edited stretch it
// keeps its distance from the nearer end that is as it was.
func place(offset int, hunks []hunk) int {
	shift := 0
	for _, h := range hunks {
		if offset < h.start {
			break
		}
		if offset < h.end {
			head := sharedHead(h.before, h.text)
			if offset-h.start <= head {
				return h.at + offset - h.start
			}
			return max(h.at+head, h.to-(h.end-offset))
		}
		shift = h.to - h.end
	}
	return offset + shift
}

func sharedHead(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}
