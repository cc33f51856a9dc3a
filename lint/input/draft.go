package input

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// maxExtract is how many bytes of text are taken out of a file; no report has a tenth.
const maxExtract = 32 << 20

// A draft collects the text of a file that is no plain text, in reading order. Readers
// of such files add prose, break lines and end paragraphs; the source of the document is
// what they collected, one line per paragraph.
type draft struct {
	lines  []line
	text   strings.Builder // of the line being collected
	size   int             // bytes collected in all
	bold   int             // bytes of the line that are emphasised
	opens  bool            // markup says that the line opens a paragraph
	gap    bool            // an empty paragraph stands before the line
	soft   bool            // the line before it was ended within its paragraph
	later  []line          // of notes and text boxes, which follow the paragraph they hang on
	frames map[*doc.Table]bool
}

// add adds prose to the line. Characters that no text has are left out.
func (x *draft) add(s string, bold bool) {
	if s = printable(s); x.full() {
		return
	}
	x.text.WriteString(s)
	if x.size += len(s); bold {
		x.bold += len(s)
	}
}

// full reports whether the file has more text than is read. Readers then stop.
func (x *draft) full() bool { return x.size > maxExtract || len(x.lines)+len(x.later) > maxLines }

// empty reports whether the line has no text yet.
func (x *draft) empty() bool { return strings.Trim(x.text.String(), blanks) == "" }

// end ends the paragraph; about says what is known of it. Notes and text boxes that hang
// on it follow.
func (x *draft) end(about doc.Paragraph) {
	x.feed(about)
	x.soft = false
	x.lines = append(x.lines, x.later...)
	x.later = nil
}

// aside returns a draft for text that interrupts the paragraph, a note or a text box.
// It ends with a call of back.
func (x *draft) aside() *draft { return &draft{size: x.size} }

// back puts what an aside collected behind the paragraph it interrupted.
func (x *draft) back(aside *draft) {
	aside.end(doc.Paragraph{})
	x.size = aside.size
	x.later = append(x.later, aside.lines...)
}

// feed ends a line within a paragraph. Whether it ends the paragraph too is seen when the
// next one is known.
func (x *draft) feed(about doc.Paragraph) {
	text := x.text.String()
	l, ok := cut(text, 0, len(text))
	about.Bold = ok && x.bold >= len(l.text)
	x.text.Reset()
	x.bold = 0
	if !ok {
		x.gap, x.soft = true, false
		return
	}
	l.about, l.opens, l.gap, l.soft = &about, x.opens, x.gap, x.soft && !x.gap && l.indent == 0
	x.opens, x.gap, x.soft = false, false, true
	x.lines = append(x.lines, l)
}

// document makes the document. Lines that were broken at a margin are put together, lines
// that belong to pages are dropped. The error is an *[Error].
func (x *draft) document(name string) (*doc.Document, error) {
	if x.full() {
		return nil, fail(TooLarge, "文件里的文字太多，不像是一篇报告，请拆分后再检查")
	}
	x.boxes()
	lines := soften(join(x.lines))
	source, ends := lay(lines)
	if err := measure(source); err != nil {
		return nil, err
	}
	checked := &Decoded{Text: source}
	if err := quality(checked); err != nil {
		return nil, err
	}
	d := build(name, source, lines, ends)
	d.Notes = checked.Notes
	return d, nil
}

// build makes a document of lines that end in the source at ends.
func build(name, source string, lines []line, ends []int) *doc.Document {
	b := doc.NewBuilder(name, source)
	start := 0
	for i, end := range ends {
		if end > 0 {
			about := *lines[i].about
			if about.Heading > 0 && prose(source[start:end]) {
				about.Heading = 0
			}
			b.Source(start, end)
			b.End(about)
			start = end + 1
		}
	}
	return b.Document()
}

// soften puts lines together that were ended within a sentence or a title, as Word
// documents have them for looks.
func soften(lines []line) []line {
	for i := 1; i < len(lines); i++ {
		l := &lines[i]
		if l.soft && !parts(lines[i-1].text, l.text) {
			l.joined = true
		}
	}
	return lines
}

// lay writes the lines as a source, one paragraph on each of its lines. It returns where
// the paragraphs end: for a line that is continued by the next one, 0; what is known of a
// paragraph is known of its last line then.
func lay(lines []line) (source string, ends []int) {
	var b strings.Builder
	ends = make([]int, len(lines))
	for i := range lines {
		l := &lines[i]
		switch {
		case l.joined:
			b.WriteString(glue(&lines[i-1], l))
			ends[i-1] = 0
			first := *lines[i-1].about
			first.Bold = first.Bold && l.about.Bold
			l.about = &first
		case i > 0:
			b.WriteByte('\n')
		}
		b.WriteString(l.text)
		ends[i] = b.Len()
	}
	if len(lines) > 0 {
		b.WriteByte('\n')
	}
	return b.String(), ends
}

// frame says that a table only lays out the page: its cells are paragraphs like others.
func (x *draft) frame(t *doc.Table) {
	if x.frames == nil {
		x.frames = map[*doc.Table]bool{}
	}
	x.frames[t] = true
}

// boxes takes the paragraphs out of tables that are none: those that lay out the page, and
// a single cell that serves as a frame.
func (x *draft) boxes() {
	cells := map[*doc.Table]bool{} // true: more than one
	for i := range x.lines {
		a := x.lines[i].about
		cells[a.Table] = cells[a.Table] || a.Row > 1 || a.Column > 1
	}
	for i := range x.lines {
		if a := x.lines[i].about; !cells[a.Table] || x.frames[a.Table] {
			a.Table, a.Row, a.Column = nil, 0, 0
		}
	}
}

// contents says that a table of contents was left out. Its heading goes with it.
func (x *draft) contents() {
	if n := len(x.lines); n > 0 && strings.Join(strings.Fields(x.lines[n-1].text), "") == "目录" {
		x.lines = x.lines[:n-1]
	}
}
