package ooxml

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// A Layout is how a document looks on paper. What is unknown is zero.
type Layout struct {
	Pages     []Page    // one for each section that has text
	Blocks    []Block   // one for each of [Document.Paragraphs]
	Stretches []Stretch // in reading order; automatic numbers, notes and text boxes are in none
}

// A Page is the form of the pages of a section. Lengths are millimetres.
type Page struct {
	Start                    int // offset of its first text
	Width, Height            float64
	Top, Bottom, Left, Right float64 // the margins; that of the binding is part of Left
	Number                   *PageNumber
}

// A PageNumber is the line of the footer that holds the number of the page.
type PageNumber struct {
	Text string  // with 1 for the number
	Font string  // of the number
	Size float64 // in points
}

// A Block is the form of a paragraph of the text proper; those of tables, notes and text
// boxes are zero.
type Block struct {
	Align       string  // "left", "center", "right" or "scattered"
	Indented    bool    // the next two are known
	First, Rest float64 // how far its first and its other lines are indented, in characters
	Pitch       float64 // points from line to line
	Fixed       bool    // the pitch is set in points
}

// A Stretch is text of one font and size.
type Stretch struct {
	Start, End int     // offsets of the text
	Font       string  // the one for Chinese characters
	Size       float64 // in points
}

// Layout reads how the document looks on paper; nil where a part that tells is damaged.
func (d *Document) Layout() *Layout {
	if d.pkg == nil {
		return nil
	}
	v := &viewer{scanner: newScanner(d.pkg.main, d.source), doc: d, worn: map[shape]worn{}, known: map[face]int32{}, footers: map[string]*PageNumber{}}
	v.visit = v.element
	var err error
	if v.sheet, err = d.pkg.sheet(); err != nil {
		return nil
	}
	v.sources = d.sources()
	v.root(v.visit)
	if v.err != nil {
		return nil
	}
	return v.layout()
}

// sources returns where the pieces of the text come from, in the order of the main part.
func (d *Document) sources() []int {
	var list []int
	for _, p := range d.text.pieces {
		if p.run >= 0 && p.src >= 0 {
			list = append(list, p.src)
		}
	}
	slices.Sort(list)
	return list
}

// A viewer reads the main part a second time, for what the text looks like.
type viewer struct {
	*scanner
	doc     *Document
	sheet   *sheet
	sources []int // where the pieces of the text come from, ascending
	passed  int   // how many of them were passed
	kept    int   // how many had been when the last event was added
	events  []event
	state   state
	base    face // of the paragraph being read
	pages   []section
	footers map[string]*PageNumber // by the ids of their relations
	visit   func(tag)              // element

	// What was met, so that an event is small.
	worn   map[shape]worn // by the properties of the paragraph alone
	known  map[face]int32
	shapes []shape
	faces  []face
}

// A worn is what paragraphs of some properties look like, and their text.
type worn struct {
	base face
	state
}

// The limits of a document whose layout is told.
const (
	maxSections = 4_000
	maxLooks    = 20_000 // forms of paragraphs, and fonts and sizes
)

// A state is what text at a place looks like.
type state struct{ shape, face int32 }

// An event says that text looks otherwise from here on.
type event struct {
	at int // offset in the main part
	state
}

// element reads an element of the main part.
func (v *viewer) element(t tag) {
	switch {
	case t.is("p"):
		v.paragraph()
	case t.is("r"):
		before := v.state
		v.each(func(t tag) {
			if t.is("rPr") {
				v.state.face = v.face(v.sheet.run(v.sheet.rPr(v.scanner), v.base))
				v.mark()
				return
			}
			v.element(t)
		})
		v.state = before
		v.mark()
	case t.is("sectPr"):
		v.turn(v.section(len(v.data)))
	default:
		v.each(v.visit)
	}
}

// paragraph reads a paragraph, which may stand in a text box of another one.
func (v *viewer) paragraph() {
	before, base := v.state, v.base
	last := section{}
	v.wear(shape{})
	v.each(func(t tag) {
		if !t.is("pPr") {
			v.element(t)
			return
		}
		var s shape
		s, last = v.properties()
		v.wear(s)
	})
	v.state, v.base = before, base
	v.mark()
	if last.end > 0 { // it ends a section
		last.end = v.at
		v.turn(last)
	}
}

// turn adds a section.
func (v *viewer) turn(c section) {
	if len(v.pages) == maxSections {
		v.fail(tooLong())
		return
	}
	v.pages = append(v.pages, c)
}

// properties reads the properties of a paragraph, and those of the section that ends with
// it.
func (v *viewer) properties() (s shape, last section) {
	v.each(func(t tag) {
		if t.is("sectPr") {
			last = v.section(len(v.data))
			return
		}
		s.property(v.scanner, t)
	})
	return s, last
}

// wear makes the paragraph that begins look as its properties say.
func (v *viewer) wear(s shape) {
	w, ok := v.worn[s]
	if !ok {
		formed, f := v.sheet.paragraph(s)
		w = worn{f, state{int32(len(v.shapes)), v.face(f)}}
		v.shapes = append(v.shapes, formed)
		v.worn[s] = w
		v.bound(len(v.worn))
	}
	v.base, v.state = w.base, w.state
	v.mark()
}

// face returns the index of a face in faces.
func (v *viewer) face(f face) int32 {
	id, ok := v.known[f]
	if !ok {
		id = int32(len(v.faces))
		v.known[f], v.faces = id, append(v.faces, f)
		v.bound(len(v.faces))
	}
	return id
}

// bound stops the reading of a document that has too many looks.
func (v *viewer) bound(looks int) {
	if looks > maxLooks {
		v.fail(tooLong())
	}
}

// mark adds an event for the state. It takes the place of the last one, if no text lies
// between them: a document may have millions of empty paragraphs.
func (v *viewer) mark() {
	v.pass()
	if n := len(v.events); n > 0 && v.kept == v.passed {
		v.events[n-1] = event{v.at, v.state}
		return
	}
	v.kept = v.passed
	v.events = append(v.events, event{v.at, v.state})
}

// pass counts the pieces that were passed.
func (v *viewer) pass() {
	for v.passed < len(v.sources) && v.sources[v.passed] < v.at {
		v.passed++
	}
}

// looks returns what a piece looks like; ok is false where that is unknown.
func (v *viewer) looks(p piece) (s shape, f face, ok bool) {
	i := sort.Search(len(v.events), func(i int) bool { return v.events[i].at > p.src }) - 1
	if i < 0 || p.run < 0 || p.src < 0 {
		return s, f, false
	}
	e := v.events[i]
	return v.shapes[e.shape], v.faces[e.face], true
}

// layout puts together what was read.
func (v *viewer) layout() *Layout {
	l := &Layout{Blocks: make([]Block, len(v.doc.Paragraphs))}
	started := make([]bool, len(v.pages))
	for i, p := range v.doc.text.pieces {
		_, f, ok := v.looks(p)
		if !ok {
			continue
		}
		if k := v.page(p.src); k < len(started) && !started[k] {
			started[k] = true
			page := v.pages[k].Page
			page.Start = p.at
			l.Pages = append(l.Pages, page)
		}
		l.add(Stretch{p.at, v.doc.stop(i), f.font, f.points()})
	}
	for i := range v.doc.Paragraphs {
		l.Blocks[i] = v.block(&v.doc.Paragraphs[i])
	}
	return l
}

// page returns the index of the section that a place of the main part belongs to.
func (v *viewer) page(at int) int {
	return sort.Search(len(v.pages), func(i int) bool { return v.pages[i].end > at })
}

// add adds a stretch, as a part of the last one if it looks the same.
func (l *Layout) add(s Stretch) {
	if n := len(l.Stretches); n > 0 {
		if last := &l.Stretches[n-1]; last.End == s.Start && last.Font == s.Font && last.Size == s.Size {
			last.End = s.End
			return
		}
	}
	l.Stretches = append(l.Stretches, s)
}

// block returns the form of a paragraph: that of its first text.
func (v *viewer) block(p *Paragraph) Block {
	pieces := v.doc.text.pieces
	i := sort.Search(len(pieces), func(i int) bool { return pieces[i].at >= p.Start })
	for i < len(pieces) && pieces[i].at < p.End && pieces[i].run < 0 {
		i++
	}
	if p.Note || p.Box || p.Table > 0 || i == len(pieces) || pieces[i].at >= p.End {
		return Block{}
	}
	s, f, ok := v.looks(pieces[i])
	if !ok {
		return Block{}
	}
	b := Block{Align: s.alignment()}
	var g grid
	if k := v.page(pieces[i].src); k < len(v.pages) {
		g = v.pages[k].grid
	}
	b.Pitch, b.Fixed = s.pitch(f.points(), g)
	// Lists have indents of their own, which are not read.
	if blank, ok := leading(v.doc.Text[p.Start:p.End]); ok && p.Number+p.Bullet == 0 && f.size > 0 {
		b.Rest = s.left.characters(s.leftChars, f.points())
		b.First = b.Rest + s.first.characters(s.firstChars, f.points()) + blank
		b.Indented = true
	}
	return b
}

// leading returns how wide the blanks at the start of a text are, in characters. The width
// of a tab depends on its stop, which is not read.
func leading(text string) (float64, bool) {
	width := 0.0
	for len(text) > 0 {
		r, n := utf8.DecodeRuneInString(text)
		if !strings.ContainsRune(blanks, r) {
			break
		}
		if blank(r) == 0 {
			return 0, false
		}
		width += blank(r)
		text = text[n:]
	}
	return width, true
}

// blank returns the width of a blank in characters, 0 where it is not known.
func blank(r rune) float64 {
	switch r {
	case '\u3000', '\u2003':
		return 1
	case ' ', '\u00a0', '\u2002':
		return 0.5
	}
	return 0
}
