package pack

import (
	"strconv"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// Examples are text, and text has no layout. Where an example is about layout, it tells
// the looks of what follows in brackets:
//
//	〔页面 210×297 上37 下35 左28 右26 页码 宋体 14磅 — 1 —〕
//	〔方正小标宋简体 22磅 居中〕河湾镇2023年工作总结
//	〔仿宋 16磅 左空2字 回行0字 行距29磅〕检修水泵六台。〔黑体 14磅〕更换闸门两扇。
//
// Brackets that hold no measure are text. A line that holds nothing but the form of the
// pages is no line of the text.

// Sketched returns a reader that understands examples about layout; it hands the text of
// others to read as it is.
func Sketched(read Reader) Reader {
	return func(name string, data []byte) (*doc.Document, error) {
		text, s := sketchOf(string(data))
		d, err := read(name, []byte(text))
		if err == nil && s != nil {
			d.Layout = s.layout(d)
		}
		return d, err
	}
}

// A sketch is the layout that an example tells. Its offsets are those of the text without
// the brackets.
type sketch struct {
	pages     []doc.Page
	stretches []doc.Stretch
	blocks    []struct {
		at int
		doc.Block
	}
}

// sketchOf takes the brackets out of a text; the sketch is nil if it has none.
func sketchOf(text string) (string, *sketch) {
	var b strings.Builder
	s := &sketch{}
	found := false
	for {
		before, rest, ok := strings.Cut(text, "〔")
		inside, after, closed := strings.Cut(rest, "〕")
		b.WriteString(before)
		if !ok || !closed {
			b.WriteString(text[len(before):])
			break
		}
		if s.read(strings.Fields(inside), b.Len()) {
			found = true
			if strings.HasPrefix(inside, "页面") {
				after = strings.TrimPrefix(after, "\n")
			}
		} else {
			b.WriteString("〔" + inside + "〕")
		}
		text = after
	}
	if !found {
		return b.String(), nil
	}
	return b.String(), s
}

// read reads the words between brackets that stand at an offset, and reports whether they
// tell the looks of something.
func (s *sketch) read(words []string, at int) bool {
	if len(words) > 1 && words[0] == "页面" {
		s.pages = append(s.pages, page(words[1:], at))
		return true
	}
	block, look := doc.Block{Align: doc.Left, Fixed: true}, doc.Stretch{}
	formed := false
	for _, w := range words {
		n, unit := quantity(w)
		switch unit {
		case "磅":
			look.Size = n
		case "行距磅", "行距约磅":
			block.Pitch, block.Fixed, formed = n, unit == "行距磅", true
		case "左空字":
			block.Indent, formed = &doc.Indent{First: n}, true
		case "回行字":
			if block.Indent != nil {
				block.Indent.Rest = n
			}
		case "居中":
			block.Align, formed = doc.Center, true
		default:
			look.Font = strings.TrimSpace(look.Font + " " + w) // Times New Roman
		}
	}
	if look.Size == 0 && !formed {
		return false
	}
	if formed {
		s.blocks = append(s.blocks, struct {
			at int
			doc.Block
		}{at, block})
	}
	look.Span.Start = at
	s.stretches = append(s.stretches, look)
	return true
}

// quantity splits a word into its number and what is left of it without.
func quantity(w string) (float64, string) {
	const digits = "0123456789."
	i := strings.IndexAny(w, digits)
	if i < 0 {
		return 0, w
	}
	rest := strings.TrimLeft(w[i:], digits)
	n, err := strconv.ParseFloat(w[i:len(w)-len(rest)], 64)
	if err != nil {
		return 0, w
	}
	return n, w[:i] + rest
}

// page reads the form of pages.
func page(words []string, at int) doc.Page {
	p := doc.Page{Start: at}
	for i, w := range words {
		n, unit := quantity(w)
		switch unit {
		case "上":
			p.Top = n
		case "下":
			p.Bottom = n
		case "左":
			p.Left = n
		case "右":
			p.Right = n
		case "页码":
			p.Number = pageNumber(words[i+1:])
			return p
		default:
			width, height, _ := strings.Cut(w, "×")
			p.Width, _ = quantity(width)
			p.Height, _ = quantity(height)
		}
	}
	return p
}

// pageNumber reads the form of the number of a page: font, size, and how it is written.
func pageNumber(words []string) *doc.PageNumber {
	n := &doc.PageNumber{}
	for i, w := range words {
		if size, unit := quantity(w); unit == "磅" {
			n.Font, n.Size, n.Text = strings.Join(words[:i], " "), size, strings.Join(words[i+1:], " ")
			break
		}
	}
	return n
}

// layout returns the sketch as the layout of the document that was made of its text.
func (s *sketch) layout(d *doc.Document) *doc.Layout {
	l := &doc.Layout{Pages: s.pages, Stretches: s.stretches, Blocks: make([]doc.Block, len(d.Paragraphs))}
	for i := range l.Stretches {
		l.Stretches[i].Span.End = len(d.Source)
		if i+1 < len(l.Stretches) {
			l.Stretches[i].Span.End = l.Stretches[i+1].Span.Start
		}
	}
	for i, p := range d.Paragraphs {
		span := p.Text.Span()
		for _, b := range s.blocks {
			if span.Start <= b.at && b.at < span.End {
				l.Blocks[i] = b.Block
			}
		}
	}
	return l
}
