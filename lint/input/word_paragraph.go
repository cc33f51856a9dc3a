package input

import "github.com/jiaogao/jiaogao/lint/doc"

// begin begins a paragraph with its mark.
func (r *wordReader) begin(cp, end int) {
	last := cp
	for last < end && !ends(r.units[last]) {
		last++
	}
	r.bullet, r.last = false, min(last, len(r.units)-1)
	if last >= end || r.cursor.chars(last).deleted == on {
		return
	}
	p := r.paragraph(last)
	mark, bullet := r.mark(&p)
	r.bullet = bullet
	if first := r.cursor.chars(cp); last > cp && !r.silent() && first.hidden != on {
		r.x.add(label(mark), first.bold == on)
	}
}

func ends(unit uint16) bool {
	return unit == paragraphEnd || unit == cellEnd || unit == pageBreak
}

// paragraph returns what is known of the paragraph that a character ends.
func (r *wordReader) paragraph(cp int) wordPara {
	file, _ := r.cursor.at(cp)
	return r.para(file)
}

// feed ends a line within a paragraph.
func (r *wordReader) feed() {
	p := r.paragraph(r.last)
	r.x.feed(r.about(&p))
}

// end ends a paragraph, a cell or a row.
func (r *wordReader) end(cp, end int, c rune) {
	p := r.paragraph(cp)
	if r.aside {
		r.x.end(doc.Paragraph{})
		return
	}
	switch {
	case !p.table && c != cellEnd:
		r.grid, r.rowEnd = rtfGrid{}, 0
	case p.rowEnd:
		r.grid.next()
		r.begin(cp+1, end)
		return
	case cp >= r.rowEnd:
		r.row(cp, end)
	}
	if !r.silent() || !r.x.empty() {
		r.x.end(r.about(&p))
	}
	if c == cellEnd {
		r.grid.cell++
	}
	r.begin(cp+1, end)
}

// row looks for the end of the row that begins, which says where its cells end.
func (r *wordReader) row(cp, end int) {
	r.grid.edges = r.grid.edges[:0]
	for ; cp < end; cp++ {
		if r.units[cp] != cellEnd {
			continue
		}
		if p := r.paragraph(cp); p.rowEnd {
			for _, e := range p.edges {
				r.grid.edge(e)
			}
			break
		}
	}
	r.rowEnd = cp
}

// about returns what is known of a paragraph for its readers.
func (r *wordReader) about(p *wordPara) doc.Paragraph {
	about := doc.Paragraph{Heading: p.heading}
	if r.bullet {
		about.List = p.level + 1
	}
	if p.table && r.grid.table != nil {
		about.Table, about.Row, about.Column = r.grid.place()
	}
	return about
}

// note reads the note that a character refers to.
func (r *wordReader) note(cp int) {
	if part, ok := r.notes[cp]; ok && !r.aside {
		delete(r.notes, cp)
		inner := *r
		inner.x, inner.aside, inner.buffer = r.x.aside(), true, nil
		inner.read(part[0], part[1])
		r.x.back(inner.x)
	}
}
