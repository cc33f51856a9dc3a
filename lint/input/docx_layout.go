package input

import (
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/ooxml"
)

// layoutOf returns the layout of a document that was made of the text of a Word document;
// nil where the document does not tell.
func layoutOf(w *ooxml.Document, d *doc.Document) *doc.Layout {
	from := w.Layout()
	if from == nil {
		return nil
	}
	l := &doc.Layout{Blocks: make([]doc.Block, len(d.Paragraphs))}
	for _, p := range from.Pages {
		page := doc.Page{Start: p.Start, Width: p.Width, Height: p.Height, Top: p.Top, Bottom: p.Bottom, Left: p.Left, Right: p.Right}
		if p.Number != nil {
			page.Number = &doc.PageNumber{Text: p.Number.Text, Font: p.Number.Font, Size: p.Number.Size}
		}
		l.Pages = append(l.Pages, page)
	}
	for _, s := range from.Stretches {
		l.Stretches = append(l.Stretches, doc.Stretch{Span: doc.Span{Start: s.Start, End: s.End}, Font: s.Font, Size: s.Size})
	}
	k := 0
	for i, p := range d.Paragraphs {
		start, before := p.Text.Span().Start, k
		for k < len(w.Paragraphs) && w.Paragraphs[k].End <= start {
			k++
		}
		if k == len(w.Paragraphs) {
			break
		}
		l.Blocks[i] = formed(from.Blocks[k])
		if i > 0 && k == before { // it begins behind a manual line break
			l.Blocks[i].Indent = nil
		}
	}
	return l
}

func formed(b ooxml.Block) doc.Block {
	aligns := map[string]doc.Align{"left": doc.Left, "center": doc.Center, "right": doc.Right, "scattered": doc.Scattered}
	made := doc.Block{Align: aligns[b.Align], Pitch: b.Pitch, Fixed: b.Fixed}
	if b.Indented {
		made.Indent = &doc.Indent{First: b.First, Rest: b.Rest}
	}
	return made
}
