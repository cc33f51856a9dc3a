package ooxml

import (
	"strings"
	"unicode/utf8"
)

// A reader reads the part that holds the text, and those that hold its notes.
type reader struct {
	*scanner
	options  Options
	styles   *styles
	numbers  *numbering
	tags     prefix
	contents bool // a table of contents is read like other text
	foreign  bool // other files are embedded

	out     content
	runs    []run
	par     *paragraph // being read; nil between paragraphs
	boxes   []content  // text boxes of the paragraph being read
	spare   *paragraph // that was read, to be used again: millions may be empty
	place   place
	table   int    // tables read so far
	notes   []note // in the order in which the text refers to them
	anchors []int  // the runs that do
	noted   map[note]bool

	fields fields
	outer  run // the outermost run being read
	index  int // of that run in runs; -1: not recorded
	depth  int // how many runs are open
	deep   int // how many elements stand between the run and what it holds
	tracks int // how many tracked changes are open
	look   look
}

// A place is where a paragraph stands.
type place struct {
	table, row, column int // 0 outside of tables
	box, note          bool
}

// A look is what the properties of a run say that matters here.
type look struct{ bold, hidden bool }

// A paragraph is the state of the one being read.
type paragraph struct {
	start  int // offset of its text
	tag    int // start of its element
	props  props
	number int
	bullet int
	text   bool // it has text other than white space
	bold   bool // all of its text is bold
	hid    bool // some of it repeats what stands elsewhere
	breaks []int
}

// A note is a footnote or endnote that the text refers to.
type note struct{ kind, id string }

func newReader(o Options, s *styles, n *numbering) *reader {
	return &reader{options: o, styles: s, numbers: n, noted: map[note]bool{}, index: -1}
}

// blanks are the characters that make no paragraph.
const blanks = " \t\r\n\u00a0\u2002\u2003\u3000\u200b\ufeff"

// emit adds text that came from bytes start to end of the part; node is the start of the
// w:t element it stands in, or what it is instead.
func (r *reader) emit(text string, start, end, node int) {
	p := r.par
	if text == "" || p == nil || r.look.hidden {
		return
	}
	if r.fields.hide(r.contents) {
		p.hid = true
		return
	}
	if strings.Trim(text, blanks) != "" {
		if !p.text {
			p.text, p.bold = true, true
			r.draw(text)
		}
		p.bold = p.bold && r.look.bold
	}
	verbatim := node >= 0 && len(text) == end-start && r.data[start:end] == text
	if r.depth > 1 || r.deep > 0 {
		node = whole
	}
	r.add(text, piece{src: start, end: end, node: node, verbatim: verbatim, run: r.record()})
}

// add adds text with its piece.
func (r *reader) add(text string, p piece) {
	p.at = len(r.out.text)
	if r.place.note {
		p.src, p.end, p.node, p.verbatim, p.run = -1, -1, whole, false, r.index
	}
	r.out.pieces = append(r.out.pieces, p)
	r.out.text = append(r.out.text, text...)
	if len(r.out.text) > maxText || len(r.out.text)-r.par.start > maxLine || len(r.out.pieces) > maxPieces {
		r.fail(tooLong())
	}
}

func tooLong() error {
	return fail(TooLarge, "Word文档的文字太多，不像是一篇报告，请拆分后再检查")
}

// record returns the index of the outermost run, which is recorded when it is needed.
func (r *reader) record() int {
	if r.index < 0 && r.depth > 0 {
		r.index = len(r.runs)
		r.runs = append(r.runs, r.outer)
	}
	return r.index
}

// draw puts the automatic number of the paragraph in front of its text.
func (r *reader) draw(text string) {
	p := r.par
	l, n := r.numbers.count(&p.props)
	if l == nil {
		return
	}
	if l.format == "bullet" {
		p.bullet = n + 1 // the sign itself is no text
		return
	}
	first, _ := utf8.DecodeRuneInString(text)
	if mark := l.spaced(r.numbers.mark(&p.props), first); mark != "" {
		r.add(mark, piece{src: p.tag, end: p.tag, node: whole, run: -1})
		p.number = len(r.out.text) - p.start
	}
}

// begin opens a paragraph whose start tag was read last.
func (r *reader) begin(tag int) {
	if r.par != nil { // the mark of the one before was deleted
		return
	}
	r.par = r.spare
	if r.spare = nil; r.par == nil {
		r.par = &paragraph{}
	}
	*r.par = paragraph{start: len(r.out.text), tag: tag}
}

// finish ends the paragraph and adds it, if it has text.
func (r *reader) finish() {
	p := r.par
	r.par = nil
	if p == nil {
		return
	}
	r.spare = p
	r.fields.paragraph()
	contents := p.text && !r.contents && r.styles.of(&p.props).contents
	if !p.text || contents {
		// A numbered paragraph without text shows its number all the same, and counts.
		if !p.text {
			r.numbers.count(&p.props)
		}
		r.drop(p.start)
		if contents || p.hid {
			r.untitle()
		}
	} else {
		r.out.paragraphs = append(r.out.paragraphs, Paragraph{
			Start: p.start, End: len(r.out.text), Breaks: p.breaks, Number: p.number, Bullet: p.bullet,
			Heading: r.styles.heading(&p.props), Bold: p.bold,
			Table: r.place.table, Row: r.place.row, Column: r.place.column, Box: r.place.box, Note: r.place.note,
		})
		r.out.text = append(r.out.text, '\n')
	}
	if len(r.out.paragraphs) > maxParagraphs {
		r.fail(tooLong())
	}
	for _, box := range r.boxes {
		r.out.append(box)
	}
	r.boxes = nil
}

// untitle takes back the title of the table of contents that follows it.
func (r *reader) untitle() {
	n := len(r.out.paragraphs)
	if n == 0 {
		return
	}
	p := r.out.paragraphs[n-1]
	title := strings.Map(func(c rune) rune {
		if strings.ContainsRune(blanks, c) {
			return -1
		}
		return c
	}, string(r.out.text[p.Start:p.End]))
	if title == "目录" || title == "目次" {
		r.out.paragraphs = r.out.paragraphs[:n-1]
		r.drop(p.Start)
	}
}

// drop takes back the text from start on.
func (r *reader) drop(start int) {
	r.out.text = r.out.text[:start]
	n := len(r.out.pieces)
	for n > 0 && r.out.pieces[n-1].at >= start {
		n--
	}
	r.out.pieces = r.out.pieces[:n]
	for i := len(r.out.marks) - 1; i >= 0 && r.out.marks[i].at > start; i-- {
		r.out.marks[i].at = start
	}
}

// append adds other text behind c.
func (c *content) append(o content) {
	shift := len(c.text)
	c.text = append(c.text, o.text...)
	for _, p := range o.paragraphs {
		p.Start, p.End = p.Start+shift, p.End+shift
		for i := range p.Breaks {
			p.Breaks[i] += shift
		}
		c.paragraphs = append(c.paragraphs, p)
	}
	for _, p := range o.pieces {
		p.at += shift
		c.pieces = append(c.pieces, p)
	}
	for _, m := range o.marks {
		m.at += shift
		c.marks = append(c.marks, m)
	}
}
