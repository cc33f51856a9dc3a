package ooxml

import "strings"

// A section is a run of pages of one form.
type section struct {
	Page
	grid grid
	end  int // offset behind it in the main part; 0: there is none
}

// millimetre is a twentieth of a point, in millimetres.
const millimetre = 25.4 / 1440

// section reads the properties of a section that ends at an offset.
func (v *viewer) section(end int) section {
	c := section{end: end}
	if n := len(v.pages); n > 0 {
		c.Number = v.pages[n-1].Number // a section without footer has that of the one before
	}
	dashed := false
	v.each(func(t tag) {
		mm := func(name string) float64 { return float64(v.measure(name).n) * millimetre }
		switch {
		case t.is("pgSz"):
			c.Width, c.Height = mm("w"), mm("h")
		case t.is("pgMar"):
			// A negative margin is one that headers and footers do not push.
			c.Top, c.Bottom = max(mm("top"), -mm("top")), max(mm("bottom"), -mm("bottom"))
			c.Left, c.Right = mm("left")+mm("gutter"), mm("right")
		case t.is("docGrid"):
			kind := v.attr(word, "type")
			c.grid = grid{float64(v.measure("linePitch").n) / 20, kind != "" && kind != "default"}
		case t.is("footerReference") && v.attr(word, "type") == "default":
			c.Number = v.footer(v.attr(rel, "id"))
		case t.is("pgNumType"):
			dashed = v.attr(word, "fmt") == "numberInDash"
		}
	})
	if n := c.Number; dashed && n != nil && n.Text == "1" {
		c.Number = &PageNumber{"- 1 -", n.Font, n.Size}
	}
	return c
}

// footer returns the page number of a footer, which many sections may share.
func (v *viewer) footer(id string) *PageNumber {
	n, ok := v.footers[id]
	if !ok {
		n = v.sheet.footer(v.doc.pkg, id)
		v.footers[id] = n
	}
	return n
}

// footer reads the page number of a footer; nil if it holds none. A footer that is damaged
// is taken for one with a number that nothing is known of: it may be there.
func (all *sheet) footer(p *Package, id string) *PageNumber {
	for _, r := range p.rels {
		if r.id != id || r.kind != "footer" || !p.has(r.target) {
			continue
		}
		data, err := p.text(r.target)
		f := footer{scanner: newScanner(r.target, data), sheet: all}
		if err == nil {
			f.root(f.element)
			err = f.err
		}
		if err != nil {
			return &PageNumber{}
		}
		return f.found
	}
	return nil
}

// A footer is the state of the one being read.
type footer struct {
	*scanner
	sheet  *sheet
	base   face
	face   face
	line   strings.Builder
	fields fields
	at     *PageNumber // of the paragraph being read
	found  *PageNumber
}

// element reads an element of a footer.
func (f *footer) element(t tag) {
	switch {
	case t.is("p"):
		f.paragraph()
	case t.is("r"):
		f.face = f.base
		f.each(f.leaf)
	case t.is("fldSimple") && isPage(f.attr(word, "instr")):
		f.fields.open = append(f.fields.open, field{f.attr(word, "instr"), true})
		f.each(f.element)
		f.end()
	default:
		f.each(f.element)
	}
}

// paragraph reads a paragraph, which may stand in a text box of another one.
func (f *footer) paragraph() {
	line, at, base := f.line.String(), f.at, f.base
	f.line.Reset()
	f.at = nil
	_, f.base = f.sheet.paragraph(shape{})
	f.each(func(t tag) {
		if !t.is("pPr") {
			f.element(t)
			return
		}
		var s shape
		f.each(func(t tag) { s.property(f.scanner, t) })
		_, f.base = f.sheet.paragraph(s)
	})
	if f.found == nil && f.at != nil {
		f.at.Text = shown(strings.Trim(f.line.String(), blanks))
		f.found = f.at
	}
	f.line.Reset()
	f.line.WriteString(line)
	f.at, f.base = at, base
}

// leaf reads what may stand in a run.
func (f *footer) leaf(t tag) {
	switch {
	case t.is("rPr"):
		f.face = f.sheet.run(f.sheet.rPr(f.scanner), f.base)
	case t.is("t"):
		f.text(f.content())
	case t.is("tab"):
		f.text(" ")
	case t.is("pgNum"):
		f.number()
	case t.is("instrText"):
		f.fields.instruct(f.content())
	case t.is("fldChar"):
		kind := f.attr(word, "fldCharType")
		if kind == "end" {
			f.end()
			return
		}
		f.fields.char(kind)
	default:
		f.each(f.element)
	}
}

// inside reports whether the result of a field of the page number is open.
func (f *footer) inside() bool {
	n := len(f.fields.open)
	return n > 0 && isPage(f.fields.open[n-1].instruction)
}

// text adds text to the line; a result of the field stands for the number.
func (f *footer) text(s string) {
	switch n := len(f.fields.open); {
	case f.inside():
		f.number()
	case n == 0 || f.fields.open[n-1].result:
		if f.line.Len() < maxInstruction {
			f.line.WriteString(s)
		}
	}
}

// end ends the innermost field. That of the page number may have no result yet.
func (f *footer) end() {
	if f.inside() {
		f.number()
	}
	f.fields.char("end")
}

// number notes the number of the page, once in a line.
func (f *footer) number() {
	if f.at == nil {
		f.at = &PageNumber{Font: f.face.latin, Size: f.face.points()}
		f.line.WriteString("1")
	}
}

// isPage reports whether an instruction shows the number of the page.
func isPage(instruction string) bool {
	name, _, _ := strings.Cut(strings.TrimSpace(instruction), " ")
	return strings.EqualFold(name, "PAGE")
}
