package ooxml

// story reads paragraphs and tables up to the end of the innermost open element.
func (r *reader) story() {
	r.each(r.block)
	r.finish()
}

// block reads what may stand where paragraphs stand.
func (r *reader) block(t tag) {
	switch {
	case t.space == compat && t.local == "AlternateContent":
		r.alternatives(r.block)
	case t.space != word:
	case t.local == "p":
		r.paragraph(t)
	case t.local == "tbl":
		r.tbl()
	case t.local == "sdt":
		r.control(r.block)
	case t.local == "altChunk":
		r.foreign = true
	case r.wraps(t.local):
		r.each(r.block)
	case t.local == "commentRangeStart", t.local == "commentRangeEnd":
		r.mark(t)
	}
}

// wraps reports whether an element holds the same as its parent may, and is shown.
func (r *reader) wraps(local string) bool {
	switch local {
	case "ins", "moveTo":
		return !r.options.Original
	case "del", "moveFrom":
		return r.options.Original
	case "sdtContent", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo", "rubyBase":
		return true
	}
	return false
}

// alternatives reads the first choice; where there is none, the fallback. To read both
// would say everything twice.
func (r *reader) alternatives(visit func(tag)) {
	chosen := false
	r.each(func(t tag) {
		if t.space == compat && !chosen && (t.local == "Choice" || t.local == "Fallback") {
			chosen = true
			r.each(visit)
		}
	})
}

// control reads a content control. A table of contents is left out: it repeats the headings.
func (r *reader) control(visit func(tag)) {
	contents := false
	r.each(func(t tag) {
		switch {
		case t.is("sdtPr"):
			contents = r.gallery() == "Table of Contents"
		case t.is("sdtContent") && !contents:
			r.each(visit)
		}
	})
}

// gallery returns the kind of building block that a content control holds.
func (r *reader) gallery() string {
	name := ""
	r.each(func(t tag) {
		if t.is("docPartObj") {
			r.each(func(t tag) {
				if t.is("docPartGallery") {
					name = r.val()
				}
			})
		}
	})
	return name
}

// mark notes where the range of a comment starts or ends.
func (r *reader) mark(t tag) {
	r.out.marks = append(r.out.marks, mark{r.attr(word, "id"), len(r.out.text), t.local == "commentRangeEnd"})
}

// tbl reads a table. A table within a cell belongs to that cell.
func (r *reader) tbl() {
	if r.place.table > 0 {
		r.each(func(t tag) { r.rowOf(t) })
		return
	}
	r.finish()
	before := r.place
	r.table++
	r.place.table, r.place.row, r.place.column = r.table, 0, 0
	first, cells := len(r.out.paragraphs), 0
	r.each(func(t tag) { cells += r.rowOf(t) })
	r.finish()
	r.place = before
	if cells == 1 { // a frame around prose
		for i := first; i < len(r.out.paragraphs); i++ {
			p := &r.out.paragraphs[i]
			p.Table, p.Row, p.Column = 0, 0, 0
		}
	}
}

// rowOf reads what may stand where rows stand, and returns the number of cells.
func (r *reader) rowOf(t tag) int {
	cells := 0
	switch {
	case t.is("tr"):
		return r.tr()
	case t.is("sdt"):
		r.control(func(t tag) { cells += r.rowOf(t) })
	case t.space == word && r.wraps(t.local):
		r.each(func(t tag) { cells += r.rowOf(t) })
	}
	return cells
}

// tr reads a row. Rows that tracked changes took out do not count.
func (r *reader) tr() int {
	nested := r.nestedCell()
	cells, column, gone := 0, 1, false
	if !nested {
		r.place.row++
	}
	var visit func(tag)
	visit = func(t tag) {
		switch {
		case t.is("trPr"):
			r.each(func(t tag) {
				switch {
				case t.is("gridBefore"):
					column += number(r.val())
				case t.is("del") && !r.options.Original, t.is("ins") && r.options.Original:
					gone = true
				}
			})
		case t.is("tc") && !gone:
			cells++
			if !nested {
				r.place.column = column
			}
			column += r.tc()
		case t.is("sdt"):
			r.control(visit)
		case t.space == word && r.wraps(t.local):
			r.each(visit)
		}
	}
	r.each(visit)
	if gone && !nested {
		r.place.row--
	}
	if !nested {
		r.place.column = 0
	}
	return cells
}

// nestedCell reports whether the table being read stands in a cell of another one.
func (r *reader) nestedCell() bool { return r.place.column > 0 }

// tc reads a cell and returns how many columns it spans. A cell that continues a merged
// one is not shown.
func (r *reader) tc() int {
	width, gone := 1, false
	r.each(func(t tag) {
		switch {
		case t.is("tcPr"):
			width, gone = r.tcPr()
		case !gone:
			r.block(t)
		}
	})
	r.finish()
	return width
}

func (r *reader) tcPr() (width int, gone bool) {
	width = 1
	r.each(func(t tag) {
		switch {
		case t.is("gridSpan"):
			width = max(1, number(r.val()))
		case t.is("vMerge"), t.is("hMerge"):
			gone = gone || r.val() != "restart"
		case t.is("cellDel") && !r.options.Original, t.is("cellIns") && r.options.Original:
			gone = true
		}
	})
	return width, gone
}

// number reads a small number; what is none, or large, is 0.
func number(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' || n > 30_000 {
			return 0
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}
