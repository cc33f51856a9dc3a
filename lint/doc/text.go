package doc

import (
	"sort"
	"strings"
)

// A Span is a half-open range of bytes of [Document.Source].
type Span struct{ Start, End int }

// Overlaps reports whether the two spans share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Contains reports whether o lies within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// A Text is a run of prose that remembers which source bytes it came from. The zero
// Text is empty and stands at the start of the source.
//
// Texts are small values that share their origin: slicing allocates nothing.
type Text struct {
	s    string
	at   int     // offset of s in the prose of the document
	root *origin // nil: empty
}

// An origin is the prose of a whole document and where it came from.
type origin struct {
	prose string
	runs  []run // nil: prose and source are the same bytes
}

// A run says that prose from offset at on, as far as the next run, came from
// source[src:end]. A verbatim run maps byte by byte; any other maps as a whole.
type run struct {
	at, src, end int
	verbatim     bool
}

// Verbatim returns the Text of source[start:end], for tests and for plain sources whose
// prose is the source itself.
func Verbatim(source string, start, end int) Text {
	return Text{source[start:end], start, &origin{prose: source}}
}

// String returns the prose.
func (t Text) String() string { return t.s }

// Len returns the length of the prose in bytes.
func (t Text) Len() int { return len(t.s) }

// Start returns the offset of the text in the prose of its document ([Document.Text]).
// It orders texts of one document and is no source offset: use [Text.Span] for that.
func (t Text) Start() int { return t.at }

// End returns the offset behind the text in the prose of its document.
func (t Text) End() int { return t.at + len(t.s) }

// Slice returns bytes i to j of the text. It keeps the place.
func (t Text) Slice(i, j int) Text { return Text{t.s[i:j], t.at + i, t.root} }

// To returns the text from the start of t to the end of o, which must not begin before t.
// Both must belong to one document.
func (t Text) To(o Text) Text {
	if o.End() <= t.End() || t.root == nil {
		return t
	}
	return Text{t.root.prose[t.at:o.End()], t.at, t.root}
}

// Contains reports whether o lies within t. Both must belong to one document.
func (t Text) Contains(o Text) bool { return t.Start() <= o.Start() && o.End() <= t.End() }

// Overlaps reports whether t and o share a byte. Both must belong to one document.
func (t Text) Overlaps(o Text) bool { return t.Start() < o.End() && o.Start() < t.End() }

// Index returns the first occurrence of sub in the text.
func (t Text) Index(sub string) (Text, bool) {
	i := strings.Index(t.s, sub)
	if i < 0 {
		return Text{}, false
	}
	return t.Slice(i, i+len(sub)), true
}

// Trim returns the text without white space (ideographic spaces included) at both ends.
func (t Text) Trim() Text {
	left := len(t.s) - len(strings.TrimLeft(t.s, blanks))
	right := len(strings.TrimRight(t.s, blanks))
	if right < left {
		right = left
	}
	return t.Slice(left, right)
}

// trimLeft returns the text without the leading characters of cutset.
func (t Text) trimLeft(cutset string) Text {
	return t.Slice(len(t.s)-len(strings.TrimLeft(t.s, cutset)), len(t.s))
}

// Blanks are the characters that indent and pad the lines of Chinese reports: spaces of
// all widths, tabs, and the marks of no width that editors leave.
const Blanks = " \t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000\ufeff"

const blanks = Blanks + "\r\n\u0085\u2028\u2029"

// Span returns the smallest source range that the text came from, markup inside
// included. An empty text has an empty span.
func (t Text) Span() Span {
	if t.verbatim() {
		return Span{t.at, t.at + len(t.s)}
	}
	start, _ := t.source(t.at)
	if len(t.s) == 0 {
		return Span{start, start}
	}
	_, end := t.source(t.at + len(t.s) - 1)
	return Span{start, end}
}

// verbatim reports whether prose and source are the same bytes.
func (t Text) verbatim() bool { return t.root == nil || t.root.runs == nil }

// source returns the source range that the prose byte at offset at came from.
func (t Text) source(at int) (start, end int) {
	i := t.run(at)
	if i < 0 {
		return 0, 0
	}
	s := t.root.runs[i].source(at, at+1)
	return s.Start, s.End
}

// run returns the index of the run that the prose byte at offset at belongs to, -1 if
// there is no prose.
func (t Text) run(at int) int {
	runs := t.root.runs
	return sort.Search(len(runs), func(i int) bool { return runs[i].at > at }) - 1
}

// source returns the source range that prose[start:end] came from, both within the run.
func (r run) source(start, end int) Span {
	if !r.verbatim {
		return Span{r.src, r.end}
	}
	return Span{min(r.src+start-r.at, r.end), min(r.src+end-r.at, r.end)}
}

// Pieces returns the source spans of the text, markup between them left out, in order.
// A text that is one stretch of the source has one piece.
func (t Text) Pieces() []Span {
	if t.verbatim() || len(t.s) == 0 {
		return []Span{t.Span()}
	}
	runs := t.root.runs
	var pieces []Span
	for i := t.run(t.at); i < len(runs) && runs[i].at < t.End(); i++ {
		end := t.End()
		if i+1 < len(runs) {
			end = min(end, runs[i+1].at)
		}
		pieces = extend(pieces, runs[i].source(max(t.at, runs[i].at), end))
	}
	return pieces
}

// extend adds s to the pieces before it, as a part of the last one where they meet.
func extend(pieces []Span, s Span) []Span {
	n := len(pieces)
	switch {
	case n > 0 && pieces[n-1].Contains(s):
	case n > 0 && pieces[n-1].End >= s.Start:
		pieces[n-1].End = s.End
	case n > 0 && pieces[n-1].Start == pieces[n-1].End:
		pieces[n-1] = s // a line break that stands for no source
	default:
		pieces = append(pieces, s)
	}
	return pieces
}
