package ooxml

import "strings"

// paragraph reads a paragraph.
func (r *reader) paragraph(t tag) {
	r.begin(t.start)
	first := r.par.tag == t.start
	joins := false
	r.each(func(t tag) {
		if !t.is("pPr") {
			r.inline(t)
			return
		}
		p := r.pPr(r.options.Original)
		if first {
			r.par.props = p
		}
		joins = p.joins
	})
	if !joins {
		r.finish()
	}
}

// inline reads what may stand in a paragraph.
func (r *reader) inline(t tag) {
	switch {
	case t.space == compat && t.local == "AlternateContent":
		r.alternatives(r.inline)
	case t.space != word:
	case t.local == "r":
		r.run(t)
	case t.local == "sdt":
		r.control(r.inline)
	case t.local == "fldSimple":
		if r.contents || !isContents(r.attr(word, "instr")) {
			r.each(r.inline)
		}
	case t.local == "commentRangeStart", t.local == "commentRangeEnd":
		r.mark(t)
	case r.wraps(t.local):
		switch t.local {
		case "ins", "del", "moveTo", "moveFrom":
			r.tracks++
			defer func() { r.tracks-- }()
		}
		r.each(r.inline)
	}
}

// run reads a run. Where runs lie within runs, as in ruby text, the outermost one is what
// text belongs to.
func (r *reader) run(t tag) {
	before := r.look
	base := look{}
	if r.par != nil {
		base = r.styles.look(&r.par.props)
	}
	r.look = base
	if r.depth++; r.depth == 1 && !r.place.note {
		r.index = -1
		r.outer = run{start: t.start, tag: t.end, body: t.end, tracked: r.tracks > 0}
	}
	r.each(func(t tag) {
		if t.is("rPr") {
			r.look = r.styles.formatted(r.rPr(), base)
			if r.depth == 1 && r.index < 0 {
				r.outer.body = r.at
			}
			return
		}
		r.leaf(t)
	})
	if r.depth--; r.depth == 0 && r.index >= 0 && !r.place.note {
		r.runs[r.index].end = r.at
		r.index = -1
	}
	r.look = before
}

// leaf reads what may stand in a run.
func (r *reader) leaf(t tag) {
	switch {
	case t.space == compat && t.local == "AlternateContent":
		r.deep++
		r.alternatives(r.leaf)
		r.deep--
		return
	case t.space != word:
		return
	}
	node := element
	if !r.empty {
		node = whole
	}
	switch t.local {
	case "t":
		r.words(t)
	case "delText":
		if r.options.Original {
			r.words(t)
		}
	case "tab", "ptab":
		r.emit("\t", t.start, t.end, node)
	case "br", "cr":
		r.lineBreak(t, node)
	case "noBreakHyphen":
		r.emit("-", t.start, t.end, node)
	case "sym":
		r.emit(symbol(r.attr(word, "font"), r.attr(word, "char")), t.start, t.end, node)
	case "fldChar":
		r.fields.char(r.attr(word, "fldCharType"))
	case "instrText":
		r.fields.instruct(r.content())
	case "footnoteReference", "endnoteReference":
		r.refer(note{strings.TrimSuffix(t.local, "Reference"), r.attr(word, "id")})
	case "ruby":
		r.each(func(t tag) {
			if t.is("rubyBase") {
				r.each(r.inline)
			}
		})
	case "drawing", "pict", "object":
		r.hunt()
	}
}

// lineBreak adds a manual line break. Pages and columns that end there end the line too.
func (r *reader) lineBreak(t tag, node int) {
	at := len(r.out.text)
	r.emit("\n", t.start, t.end, node)
	if r.par != nil && len(r.out.text) > at {
		r.par.breaks = append(r.par.breaks, at)
	}
}

// words reads the text of a w:t element. White space at its ends counts only where the
// element says so.
func (r *reader) words(t tag) {
	node := t.start
	space, _ := r.lookup(other, "space")
	keep := space == "preserve"
	for {
		switch x := r.next(); x.kind {
		case characters:
			start, end := x.start, x.end
			if !keep {
				text := r.data[start:end]
				start = end - len(strings.TrimLeft(text, " \t\r\n"))
				end = start + len(strings.TrimRight(r.data[start:end], " \t\r\n"))
			}
			r.chars(start, end, node)
		case verbatim:
			r.emit(r.data[x.start:x.end], x.start, x.end, whole)
		case startTag:
			r.leave(len(r.open) - 1)
		default:
			return
		}
	}
}

// chars emits characters piece by piece: references, and white space that Word shows as a
// blank, stand for something else than their bytes.
func (r *reader) chars(start, end, node int) {
	for start < end && r.err == nil {
		text := r.data[start:end]
		n := strings.IndexAny(text, "&\t\r\n")
		if n < 0 {
			n = len(text)
		}
		r.emit(text[:n], start, start+n, node)
		start += n
		if start == end {
			return
		}
		said, size := " ", 1
		if strings.HasPrefix(text[n:], "\r\n") {
			size = 2
		}
		if text[n] == '&' {
			if said, size = entity(text[n:]); size == 0 {
				r.broken()
				return
			}
			if said < " " {
				said = " "
			}
		}
		r.emit(said, start, start+size, node)
		start += size
	}
}

// hunt looks for text boxes in a drawing.
func (r *reader) hunt() {
	var visit func(tag)
	visit = func(t tag) {
		switch {
		case t.space == compat && t.local == "AlternateContent":
			r.alternatives(visit)
		case t.is("txbxContent"):
			r.box()
		default:
			r.each(visit)
		}
	}
	r.each(visit)
}

// box reads a text box. Its paragraphs follow the one it is anchored to.
func (r *reader) box() {
	if r.par == nil || r.look.hidden || r.fields.hide(r.contents) {
		return
	}
	r.record()
	out, par, boxes, at, open := r.out, r.par, r.boxes, r.place, r.fields
	r.out, r.par, r.boxes, r.fields = content{}, nil, nil, fields{}
	r.place.box = true
	if r.place.table > 0 { // it floats over the table
		r.place.table, r.place.row, r.place.column = 0, 0, 0
	}
	r.story()
	boxed := r.out
	r.out, r.par, r.boxes, r.place, r.fields = out, par, append(boxes, boxed), at, open
}

// refer notes a reference to a footnote or endnote.
func (r *reader) refer(n note) {
	if r.par == nil || r.look.hidden || r.noted[n] || r.place.note {
		return
	}
	r.noted[n] = true
	r.notes = append(r.notes, n)
	r.anchors = append(r.anchors, r.record())
}
