package ooxml

import "strings"

// Options say how a document is read. The zero value reads it as if all tracked changes
// were accepted.
type Options struct {
	Original bool // as if all tracked changes were rejected
}

// A Document is the text of a .docx file as Word shows it, and where it came from.
type Document struct {
	Text       string // one line per paragraph; a manual line break is a line end too
	Paragraphs []Paragraph
	Comments   []Comment
	Notes      []string // Chinese: what was left out, for people

	pkg    *Package
	source string // the main part
	tags   prefix // how the main part names its elements
	text   content
	runs   []run
}

// A Paragraph is one that has text. Offsets are bytes of [Document.Text].
type Paragraph struct {
	Start, End int
	Breaks     []int // offsets of the line ends that are manual breaks
	Number     int   // length of the automatic number at its start, which stands in no part
	Heading    int   // the level of its style or outline, 1 to 9; 0: none
	Bold       bool  // all of its text is bold, or its style is that of a title
	Bullet     int   // depth of the bulleted list it is an item of; 0: none
	Table      int   // which table it is a cell of, counted from 1; 0: none
	Row        int   // counted from 1
	Column     int   // counted from 1, merged cells as often as they are wide
	Note       bool  // of a footnote or endnote
	Box        bool  // of a text box
}

// A Comment is a remark in the margin.
type Comment struct {
	ID, Author string
	Text       string // its paragraphs, separated by line feeds
	Parent     int    // index of the comment that it answers; -1: none
	Start, End int    // what it speaks of, bytes of [Document.Text]; -1: unknown
}

// The limits of a document's text. Later steps rely on them.
const (
	maxText       = 16 << 20 // bytes
	maxLine       = 4 << 20  // bytes of a paragraph
	maxParagraphs = 400_000
	maxPieces     = 1_000_000
)

// content is text with its map.
type content struct {
	text       []byte
	paragraphs []Paragraph
	pieces     []piece
	marks      []mark
}

// A piece says where a stretch of text came from.
type piece struct {
	at       int  // its offset in the text
	src, end int  // its bytes in the main part
	node     int  // start of its w:t element; element or whole where it stands in none
	verbatim bool // text and bytes are the same
	run      int  // index into Document.runs; -1: none, it is an automatic number
}

// What a piece is that stands in no w:t element of its outermost run.
const (
	element = -1 // an element of the run, such as a tab
	whole   = -2 // something deeper: the run cannot be split there
)

// A run is the outermost w:r around text of the main part.
type run struct {
	start, end int  // its bytes
	tag        int  // end of its start tag
	body       int  // end of its properties
	tracked    bool // it stands in a tracked change
}

// A mark is the start or the end of the range of a comment.
type mark struct {
	id  string
	at  int // offset in the text
	end bool
}

// Read reads the document. The error is an *[Error].
func (p *Package) Read(o Options) (*Document, error) {
	source, err := p.text(p.main)
	if err != nil {
		return nil, err
	}
	d := &Document{pkg: p, source: source}
	styles, err := p.styles()
	if err != nil {
		return nil, err
	}
	numbers, err := p.numbering(styles)
	if err != nil {
		return nil, err
	}
	r := newReader(o, styles, numbers)
	if err := r.document(p, source); err != nil {
		return nil, err
	}
	if r.fields.toc() {
		// A table of contents that never ends would swallow the report.
		numbers.reset()
		r = newReader(o, styles, numbers)
		r.contents = true
		if err := r.document(p, source); err != nil {
			return nil, err
		}
	}
	d.tags = r.tags
	d.text, d.runs = r.out, r.runs
	d.Text, d.Paragraphs = string(r.out.text), r.out.paragraphs
	if r.foreign {
		d.Notes = append(d.Notes, "文档里嵌入了其他文件的内容，没有检查，请在Word中确认")
	}
	d.text.text = nil
	d.Comments, err = p.comments()
	d.place()
	return d, err
}

// place gives the comments their ranges.
func (d *Document) place() {
	type span struct{ start, end int }
	ranges := map[string]span{}
	for _, m := range d.text.marks {
		s, ok := ranges[m.id]
		if !ok {
			s = span{m.at, m.at}
		}
		if m.end {
			s.end = m.at
		}
		ranges[m.id] = s
	}
	for i := range d.Comments {
		c := &d.Comments[i]
		c.Start, c.End = -1, -1
		if s, ok := ranges[c.ID]; ok {
			c.Start, c.End = s.start, max(s.start, s.end)
		}
	}
}

// document reads the main part, then the notes it refers to.
func (r *reader) document(p *Package, source string) error {
	r.scanner = newScanner(p.main, source)
	found := false
	r.root(func(t tag) {
		if !t.is("document") {
			r.fail(fail(Unsupported, "这不是Word文档（正文部件是 %s），%s", shown(t.local), saveAgain))
			return
		}
		r.tags = r.prefixes()
		r.each(func(t tag) {
			if t.is("body") && !found {
				found = true
				r.story()
			}
		})
	})
	if r.err == nil && !found {
		r.fail(fail(Damaged, "Word文档没有正文，%s", fetchNew))
	}
	for _, kind := range []string{"footnotes", "endnotes"} {
		if r.err == nil {
			if err := r.readNotes(p, kind); err != nil {
				r.fail(err)
			}
		}
	}
	return r.err
}

// A prefix tells how to write elements and attributes of WordprocessingML: as the part
// itself does, or with a declaration of its own.
type prefix struct {
	name    string // "w:"
	declare string // ` xmlns:w="…"` where the part has no prefix; else empty
	uri     string // the namespace: transitional or strict
}

// prefixes reads the declarations of the root element, whose tag was read last.
func (s *scanner) prefixes() prefix {
	uri := wordNS
	for _, a := range s.attrs {
		name, ok := strings.CutPrefix(a.name, "xmlns:")
		if !ok && a.name != "xmlns" || spaceOf(a.value) != word {
			continue
		}
		if ok {
			return prefix{name: name + ":", uri: a.value}
		}
		uri = a.value
	}
	return prefix{"w:", ` xmlns:w="` + uri + `"`, uri}
}
