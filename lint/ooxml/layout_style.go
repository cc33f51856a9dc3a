package ooxml

// A face is what the properties of a run say of its font.
type face struct {
	style string
	font  string // for Chinese characters
	latin string // for letters and digits
	size  int    // in half points
}

// points returns the size in points.
func (f face) points() float64 { return float64(f.size) / 2 }

// over returns f with what it inherits filled in.
func (f face) over(base face) face {
	if f.font == "" {
		f.font = base.font
	}
	if f.latin == "" {
		f.latin = base.latin
	}
	if f.size == 0 {
		f.size = base.size
	}
	f.style = ""
	return f
}

// A sheet holds the looks of the styles of a document.
type sheet struct {
	styles   map[string]*sheetStyle
	normal   *sheetStyle
	defaults sheetStyle
	theme    map[string]string // fonts by their names in the theme
}

// A sheetStyle is one style, with what it inherits filled in.
type sheetStyle struct {
	parent string
	shape  shape
	face   face
	done   bool
}

// defaultSize is the size of text that nothing is said of, in half points.
const defaultSize = 20

// sheet reads the styles and the fonts of the theme.
func (p *Package) sheet() (*sheet, error) {
	all := &sheet{styles: map[string]*sheetStyle{}, normal: &sheetStyle{done: true}, theme: map[string]string{}}
	all.defaults.face.size = defaultSize
	data, err := p.related("theme")
	if err == nil && data != "" {
		err = all.readTheme(newScanner("theme.xml", data))
	}
	if err != nil {
		return nil, err
	}
	data, err = p.related("styles")
	if err != nil || data == "" {
		return all, err
	}
	s := newScanner("styles.xml", data)
	s.root(func(tag) { s.each(func(t tag) { all.read(s, t) }) })
	for _, st := range all.styles {
		all.inherit(st, 0)
	}
	return all, s.err
}

// readTheme reads the fonts of the theme. Where it names none for Chinese as such, the one
// for the script counts.
func (all *sheet) readTheme(s *scanner) error {
	var visit func(tag)
	visit = func(t tag) {
		kind := ""
		switch t.local {
		case "majorFont":
			kind = "major"
		case "minorFont":
			kind = "minor"
		default:
			s.each(visit)
			return
		}
		s.each(func(t tag) {
			name := shown(s.attr(none, "typeface"))
			switch {
			case name == "":
			case t.local == "latin":
				all.theme[kind+"HAnsi"], all.theme[kind+"Ascii"] = name, name
			case t.local == "ea":
				all.theme[kind+"EastAsia"] = name
			case t.local == "font" && s.attr(none, "script") == "Hans" && all.theme[kind+"EastAsia"] == "":
				all.theme[kind+"EastAsia"] = name
			}
		})
	}
	s.root(visit)
	return s.err
}

// read reads the defaults or a style.
func (all *sheet) read(s *scanner, t tag) {
	switch {
	case t.is("docDefaults"):
		s.each(func(tag) { s.each(func(t tag) { all.defaults.read(all, s, t) }) })
	case t.is("style"):
		st := &sheetStyle{}
		all.styles[s.attr(word, "styleId")] = st
		if s.attr(word, "type") == "paragraph" && isOn(s.attr(word, "default")) {
			all.normal = st
		}
		s.each(func(t tag) { st.read(all, s, t) })
	}
}

// read reads what a style, or the defaults, say in one element.
func (st *sheetStyle) read(all *sheet, s *scanner, t tag) {
	switch {
	case t.is("basedOn"):
		st.parent = s.val()
	case t.is("pPr"):
		s.each(func(t tag) { st.shape.property(s, t) })
		st.shape.style = ""
	case t.is("rPr"):
		st.face = all.rPr(s).over(st.face)
	}
}

// inherit fills in what a style takes from the one it is based on.
func (all *sheet) inherit(st *sheetStyle, depth int) {
	parent := all.styles[st.parent]
	if st.done || parent == nil || depth > maxInherit {
		return
	}
	st.done = true // a style that is based on itself ends here
	all.inherit(parent, depth+1)
	st.shape, st.face = st.shape.over(parent.shape), st.face.over(parent.face)
}

// rPr reads the properties of a run.
func (all *sheet) rPr(s *scanner) face {
	var f face
	s.each(func(t tag) {
		switch {
		case t.is("rStyle"):
			f.style = s.val()
		case t.is("sz"):
			f.size = measuredSize(s.val())
		case t.is("rFonts"):
			f.font = all.font(s, "eastAsia", "eastAsiaTheme")
			f.latin = all.font(s, "ascii", "asciiTheme")
		}
	})
	return f
}

// measuredSize reads a size, which is in half points or, in strict documents, has a unit.
func measuredSize(s string) int {
	if n := number(s); n > 0 {
		return n
	}
	return measured(s).n / 10
}

// font returns the font that one of two attributes names; that of the theme has precedence. Names
// come into messages, so they are made harmless.
func (all *sheet) font(s *scanner, plain, theme string) string {
	if name := all.theme[s.attr(word, theme)]; name != "" {
		return name
	}
	return shown(s.attr(word, plain))
}

// paragraph returns what a paragraph with these properties looks like, and its text.
func (all *sheet) paragraph(s shape) (shape, face) {
	st := all.styles[s.style]
	if s.style == "" || st == nil {
		st = all.normal
	}
	return s.over(st.shape.over(all.defaults.shape)), st.face.over(all.defaults.face)
}

// run returns what a run with these properties looks like in text that looks like base.
func (all *sheet) run(f, base face) face {
	if st := all.styles[f.style]; f.style != "" && st != nil {
		base = st.face.over(base)
	}
	return f.over(base)
}
