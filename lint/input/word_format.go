package input

import (
	"slices"
	"sort"
)

// A wordFormat holds the properties of characters and paragraphs, by their place in the
// stream that holds the text.
type wordFormat struct {
	runs  []wordRun
	paras []wordSpan
}

// A wordRun is a run of characters with the same properties.
type wordRun struct {
	start, end int
	chars      wordChars
}

// A wordSpan is a run of text in one paragraph.
type wordSpan struct {
	start, end int
	style      int
	properties []byte
}

// wordChars are the properties of characters.
type wordChars struct{ deleted, hidden, bold, special setting }

// A wordPara is what is known of a paragraph.
type wordPara struct {
	heading       int // 0: none
	list          int // the override of a list; 0: none
	level         int
	table, rowEnd bool
	edges         []int // of the cells of a row that ends
}

// readFormat reads the properties. They lie in pages, which a list of pages names.
func (w *word) readFormat() {
	w.pages(charPagesAt, func(page []byte, start, end, i, n int) {
		r := wordRun{start: start, end: end}
		if at := 2 * int(page[4*(n+1)+i]); at > 0 && at < pageSize-1 {
			r.chars.apply(page[at+1 : min(at+1+int(page[at]), pageSize-1)])
		}
		w.runs = append(w.runs, r)
	})
	w.pages(paraPagesAt, func(page []byte, start, end, i, n int) {
		s := wordSpan{start: start, end: end}
		if slot := 4*(n+1) + 13*i; slot < pageSize-1 {
			s.style, s.properties = paragraphProperties(page, 2*int(page[slot]))
		}
		w.paras = append(w.paras, s)
	})
	slices.SortStableFunc(w.runs, func(a, b wordRun) int { return a.start - b.start })
	slices.SortStableFunc(w.paras, func(a, b wordSpan) int { return a.start - b.start })
	w.readStyles()
	w.readLists()
}

const pageSize = 512

// pages calls entry for each entry of each page of a list: its place in the stream, its
// number, and how many the page has.
func (w *word) pages(list int, entry func(page []byte, start, end, i, n int)) {
	plc := w.structure(list)
	count := (len(plc) - 4) / 8
	for k := range max(count, 0) {
		at := int(u32(plc, 4*(count+1)+4*k)&(1<<22-1)) * pageSize
		if at+pageSize > len(w.main) {
			continue
		}
		page := w.main[at : at+pageSize]
		n := int(page[pageSize-1])
		if 5*n+4 >= pageSize {
			continue
		}
		for i := range n {
			entry(page, int(u32(page, 4*i)), int(u32(page, 4*i+4)), i, n)
		}
	}
}

// paragraphProperties returns the style and the properties of a paragraph that lie at an
// offset of a page.
func paragraphProperties(page []byte, at int) (style int, properties []byte) {
	if at == 0 || at+3 >= pageSize {
		return 0, nil
	}
	size, start := 2*int(page[at])-1, at+1
	if page[at] == 0 {
		size, start = 2*int(page[at+1]), at+2
	}
	b := page[start:max(start, min(start+size, pageSize-1))]
	return int(u16(b, 0)), b[min(2, len(b)):]
}

// The operations that bear on the text.
const (
	deleteMark    = 0x0800
	hiddenText    = 0x083C
	boldText      = 0x0835
	specialChar   = 0x0855
	outlineLevel  = 0x2640
	listLevel     = 0x260A
	listOverride  = 0x460B
	inTable       = 0x2416
	tableRowEnd   = 0x2417
	defineTable   = 0xD608
	maxStyleDepth = 16
)

func (c *wordChars) apply(properties []byte) {
	operations(properties, func(code uint16, operand []byte) {
		is := settle(operand[0] == 1 || operand[0] == 0x81) // 0x81: not what the style says
		switch code {
		case deleteMark:
			c.deleted = is
		case hiddenText:
			c.hidden = is
		case boldText:
			c.bold = is
		case specialChar:
			c.special = is
		}
	})
}

func (p *wordPara) apply(properties []byte) {
	operations(properties, func(code uint16, operand []byte) {
		switch code {
		case outlineLevel:
			p.heading = 0
			if operand[0] < 9 {
				p.heading = int(operand[0]) + 1
			}
		case listLevel:
			p.level = int(min(operand[0], 8))
		case listOverride:
			p.list = int(int16(u16(operand, 0)))
		case inTable:
			p.table = operand[0] == 1
		case tableRowEnd:
			p.rowEnd = operand[0] == 1
		case defineTable:
			p.edges = cellEdges(operand[min(2, len(operand)):])
		}
	})
}

// para returns what is known of the paragraph that a place in the stream lies in.
func (w *word) para(file int) wordPara {
	i := sort.Search(len(w.paras), func(i int) bool { return w.paras[i].end > file })
	if i == len(w.paras) || w.paras[i].start > file {
		return wordPara{}
	}
	s := &w.paras[i]
	p := w.styled(s.style)
	p.apply(s.properties)
	return p
}
