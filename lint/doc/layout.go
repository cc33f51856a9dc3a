package doc

import "sort"

// A Layout is how a document looks on paper, as far as its format tells. What is unknown
// is zero.
type Layout struct {
	Pages     []Page    // one for each run of equal pages, in reading order
	Blocks    []Block   // one for each of [Document.Paragraphs]
	Stretches []Stretch // in reading order; text between them is of unknown looks
}

// A Page is the form of the pages from one place of the document to the next. Lengths are
// millimetres.
type Page struct {
	Start                    int // offset in the source of the first text on them
	Width, Height            float64
	Top, Bottom, Left, Right float64 // the margins; that of the binding included
	Number                   *PageNumber
}

// A PageNumber is the line in the footer that holds the number of the page.
type PageNumber struct {
	Text string  // with 1 for the number: "— 1 —"
	Font string  // of the number
	Size float64 // in points
}

// A Block is the form of a paragraph.
type Block struct {
	Align  Align
	Indent *Indent // nil: unknown
	Pitch  float64 // points from one line to the next
	Fixed  bool    // the pitch is set as such; else it is worked out of fonts and multiples, and may be a point off
}

// An Align says where the lines of a paragraph stand.
type Align uint8

// The alignments.
const (
	NoAlign   Align = iota // unknown
	Left                   // flush left or justified
	Center                 // centred
	Right                  // flush right
	Scattered              // spread over the line
)

// An Indent is how far a paragraph stands from the left margin, in characters of its size.
type Indent struct {
	First float64 // its first line, blanks at its start included
	Rest  float64 // the other lines
}

// A Stretch is text of one font and size.
type Stretch struct {
	Span Span
	Font string  // the one for Chinese characters
	Size float64 // in points
}

// Within returns the part of t that came from the span of the source.
func (t Text) Within(s Span) Text {
	from := func(offset int) int {
		return sort.Search(len(t.s), func(i int) bool { return t.Slice(i, i+1).Span().Start >= offset })
	}
	i := from(s.Start)
	return t.Slice(i, max(i, from(s.End)))
}

// Looks calls visit for each piece of t that is of one font and size, in reading order. It
// leaves out what is of unknown looks.
func (l *Layout) Looks(t Text, visit func(piece Text, look Stretch)) {
	span := t.Span()
	i := sort.Search(len(l.Stretches), func(i int) bool { return l.Stretches[i].Span.End > span.Start })
	for ; i < len(l.Stretches) && l.Stretches[i].Span.Start < span.End; i++ {
		if piece := t.Within(l.Stretches[i].Span); piece.Len() > 0 {
			visit(piece, l.Stretches[i])
		}
	}
}
