package input

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A delimiter is a run of * or _ or ~ that may open or close emphasis. Offsets count
// bytes of the prose of the paragraph.
type delimiter struct {
	doc.Span
	char          byte
	before, after rune // the characters around it; 0 at the ends
	open, close   bool
}

func (d *delimiter) size() int { return d.End - d.Start }

// emphasis takes the marks of emphasis off a paragraph and reports whether all of it is
// bold. Unlike CommonMark it lets ** stand between a punctuation mark and a Han character,
// as Chinese writers do, and it leaves masks alone: 中共**县**局, 一流***队伍.
func (m *markdown) emphasis(pieces []piece) (kept []piece, bold bool) {
	if !m.emphatic(pieces) {
		return pieces, false
	}
	text, delimiters := m.delimiters(pieces)
	e := emphasis{text: text}
	for _, d := range delimiters {
		e.add(d)
	}
	if len(e.cuts) == 0 {
		return pieces, false
	}
	return m.without(pieces, e.cuts), m.allStrong(pieces, text, e.strong)
}

// An emphasis is what was found in one paragraph so far.
type emphasis struct {
	text   string
	open   []delimiter // those that wait for the one that closes them
	cuts   []doc.Span  // what is markup
	strong []doc.Span  // what is bold
}

// add pairs a delimiter with the one that opens what it closes.
func (e *emphasis) add(d delimiter) {
	i := e.opener(d)
	if i < 0 {
		e.push(d)
		return
	}
	o := e.open[i]
	content := e.text[o.End:d.Start]
	switch masked, both := masks(o, d, content); {
	case both:
		e.open = e.open[:i]
	case masked:
		e.open = e.open[:i]
		e.push(d)
	case !emphasises(o, d, content):
		e.push(d)
	default:
		e.open = e.open[:i]
		e.cuts = append(e.cuts, removed(e.text, o, d)...)
		if d.char != '~' && d.size() > 1 {
			e.strong = append(e.strong, doc.Span{Start: o.End, End: d.Start})
		}
	}
}

func (e *emphasis) push(d delimiter) {
	if d.open {
		e.open = append(e.open, d)
	}
}

// maxOpen is how many open delimiters a closing one looks back at. Emphasis is not nested
// deeper, and time must not grow with the square of the delimiters.
const maxOpen = 8

// opener returns the index of the delimiter that d may close, -1 if there is none.
func (e *emphasis) opener(d delimiter) int {
	for i := len(e.open) - 1; d.close && i >= max(0, len(e.open)-maxOpen); i-- {
		if o := e.open[i]; o.char == d.char && o.size() == d.size() {
			return i
		}
	}
	return -1
}

// emphatic reports whether the pieces may hold emphasis at all.
func (m *markdown) emphatic(pieces []piece) bool {
	for _, p := range pieces {
		if p.live && strings.ContainsAny(m.source[p.start:p.end], "*_~") {
			return true
		}
	}
	return false
}

// delimiters returns the prose of a paragraph and the delimiters in it.
func (m *markdown) delimiters(pieces []piece) (string, []delimiter) {
	var b strings.Builder
	var list []delimiter
	for _, p := range pieces {
		s := m.prose(p)
		for i := 0; p.live && i < len(s); {
			j := strings.IndexAny(s[i:], "*_~")
			if j < 0 {
				break
			}
			i += j
			n := run(s[i:], s[i])
			list = append(list, delimiter{Span: doc.Span{Start: b.Len() + i, End: b.Len() + i + n}, char: s[i]})
			i += n
		}
		b.WriteString(s)
	}
	text := b.String()
	for i := range list {
		list[i].flank(text)
	}
	return text, list
}

// flank finds out from the characters around a delimiter whether it may open or close.
func (d *delimiter) flank(text string) {
	if d.Start > 0 {
		d.before, _ = utf8.DecodeLastRuneInString(text[:d.Start])
	}
	if d.End < len(text) {
		d.after, _ = utf8.DecodeRuneInString(text[d.End:])
	}
	left := !blank(d.after) && (!punct(d.after) || blank(d.before) || punct(d.before))
	right := !blank(d.before) && (!punct(d.before) || blank(d.after) || punct(d.after))
	outside := func(r rune) bool { return blank(r) || punct(r) }
	switch n := d.size(); {
	case n > 3 || d.char == '~' && n != 2:
	case d.char == '*' && n == 2:
		d.open = !blank(d.after) && !strings.ContainsRune("，。、；：！？）》”’」】", d.after)
		d.close = !blank(d.before) && !strings.ContainsRune("（《“‘「【", d.before)
	case d.char == '*' && n == 1:
		d.open, d.close = left && !ascii(d.before), right && !ascii(d.after)
	default:
		d.open, d.close = left && outside(d.before), right && outside(d.after)
	}
}

// blank, punct and ascii tell the classes of characters apart; the ends of a text are
// blank.
func blank(r rune) bool { return r == 0 || unicode.IsSpace(r) }
func punct(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }
func ascii(r rune) bool { return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// removed returns what the marks of emphasis take up: the delimiters, and the spaces that
// stand beside them for the sake of the markup only. Text struck out stays: without it the
// marks around it would look wrong.
func removed(text string, o, d delimiter) []doc.Span {
	head, tail := strings.TrimRight(text[:o.Start], " "), strings.TrimLeft(text[d.End:], " ")
	before, _ := utf8.DecodeLastRuneInString(head)
	after, _ := utf8.DecodeRuneInString(tail)
	first, _ := utf8.DecodeRuneInString(text[o.End:])
	last, _ := utf8.DecodeLastRuneInString(text[:d.Start])
	// Spaces on both sides set a word off; after a mark CommonMark demands one.
	framed := o.before == ' ' && d.after == ' ' && chinese(before) && !punct(before) && chinese(after)
	if framed || chinese(first) && punct(first) && chinese(before) {
		o.Start = len(head)
	}
	if framed || chinese(last) && punct(last) && !latin(after) {
		d.End = len(text) - len(tail)
	}
	return []doc.Span{o.Span, d.Span}
}

// chinese reports whether a character is a Chinese one, or a mark that may stand beside it.
func chinese(r rune) bool { return r >= 0x2010 && r != utf8.RuneError }

// without returns the pieces with the given stretches of their prose cut out.
func (m *markdown) without(pieces []piece, cuts []doc.Span) []piece {
	sortSpans(cuts)
	var kept []piece
	at, c := 0, 0
	for _, p := range pieces {
		n := len(m.prose(p))
		end := at + n
		for from := at; from < end; {
			for c < len(cuts) && cuts[c].End <= from {
				c++
			}
			to := end
			if c < len(cuts) && cuts[c].Start < end {
				if cuts[c].Start <= from {
					from = min(cuts[c].End, end)
					continue
				}
				to = cuts[c].Start
			}
			q := p
			if p.prose == "" {
				q.start, q.end = p.start+from-at, p.start+to-at
			}
			kept = append(kept, q)
			from = to
		}
		at = end
	}
	return kept
}
