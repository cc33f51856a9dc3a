package ooxml

// pPr reads the properties of a paragraph. Original says which of the tracked changes to
// its mark count.
func (s *scanner) pPr(original bool) props {
	var p props
	s.each(func(t tag) {
		switch {
		case t.is("pStyle"):
			p.style = s.val()
		case t.is("numPr"):
			p.number = s.numPr()
		case t.is("outlineLvl"):
			if n := number(s.val()); n <= 9 {
				p.outline = n + 1
			}
		case t.is("rPr"):
			p.joins = s.markGone(original)
		}
	})
	return p
}

// numPr reads which list a paragraph belongs to.
func (s *scanner) numPr() listRef {
	var n listRef
	s.each(func(t tag) {
		switch {
		case t.is("numId"):
			n.id = s.val()
		case t.is("ilvl"):
			n.level = min(number(s.val()), levels-1) + 1
		}
	})
	return n
}

// markGone reports whether tracked changes take the mark of a paragraph away.
func (s *scanner) markGone(original bool) bool {
	gone := false
	s.each(func(t tag) {
		switch {
		case t.is("del"), t.is("moveFrom"):
			gone = gone || !original
		case t.is("ins"), t.is("moveTo"):
			gone = gone || original
		}
	})
	return gone
}

// format is what the properties of a run say.
type format struct {
	style        string
	bold, hidden toggle
}

// rPr reads the properties of a run.
func (s *scanner) rPr() format {
	var f format
	s.each(func(t tag) {
		switch {
		case t.is("rStyle"):
			f.style = s.val()
		case t.is("b"):
			f.bold = said(s.on())
		case t.is("vanish"):
			f.hidden = said(s.on())
		}
	})
	return f
}

// formatted returns how a run of the properties looks in text that looks like base.
func (all *styles) formatted(f format, base look) look {
	if st := all.all[f.style]; f.style != "" && st != nil {
		base = look{bold: st.bold.or(base.bold), hidden: st.hidden.or(base.hidden)}
	}
	return look{bold: f.bold.or(base.bold), hidden: f.hidden.or(base.hidden)}
}
