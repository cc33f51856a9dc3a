package input

import (
	"html"
	"sort"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A piece is a stretch of the source that prose is made of.
type piece struct {
	start, end int
	prose      string // what stands for the stretch in prose; empty: the stretch itself
	live       bool   // its * _ ~ may be emphasis
	mark       bool   // it is the number of a list item
}

// A scanner reads the inline markup of one block in one pass. It takes time in proportion
// to the length of the block, whatever that holds.
type scanner struct {
	m      *markdown
	text   string     // the lines of the block, joined by line feeds
	lines  []doc.Span // where they stand in the source
	starts []int      // where they start in text

	from   int         // the start of the prose that is not a piece yet
	jumps  map[int]int // offsets of closing brackets and where the text goes on behind them
	ticks  map[int]int // length of runs of backticks and where the last one of it stands
	pieces []piece
	gap    bool // a blank line was read
	out    []line

	comment int // offset of the last end of a comment, -1 if there is none
}

// lines reads a block and returns its lines of prose.
func (m *markdown) lines(b *block) []line {
	s := &scanner{m: m, lines: b.lines}
	if len(b.lines) > 0 && b.about.Table == nil {
		s.gap = blankBefore(m.source, b.lines[0].Start)
	}
	if b.mark.End > b.mark.Start {
		s.pieces = append(s.pieces, piece{start: b.mark.Start, end: b.mark.End, mark: true})
	}
	s.load()
	special := specials()
	for i := 0; i < len(s.text); {
		if special[s.text[i]] {
			i = s.special(i)
		} else {
			i++
		}
	}
	s.keep(len(s.text), len(s.text))
	s.breakLine()
	for i := range s.out {
		s.out[i].about = &b.about
		s.out[i].opens = b.opens && i == 0
	}
	return s.out
}

// specials returns the bytes that may start markup or end a line.
func specials() (special [256]bool) {
	for _, c := range []byte("\\`<&[!]\n\r\v\f\xe2\xc2") {
		special[c] = true
	}
	return special
}

// load joins the lines of the block and finds its links.
func (s *scanner) load() {
	if len(s.lines) == 1 {
		s.text = s.m.source[s.lines[0].Start:s.lines[0].End]
		s.starts = []int{0}
	} else {
		var b strings.Builder
		for i, l := range s.lines {
			if i > 0 {
				b.WriteByte('\n')
			}
			s.starts = append(s.starts, b.Len())
			b.WriteString(s.m.source[l.Start:l.End])
		}
		s.text = b.String()
	}
	s.jumps = links(s.text, s.m.refs)
	if s.comment = -1; strings.Contains(s.text, "-->") { // which is found faster from the start
		s.comment = strings.LastIndex(s.text, "-->")
	}
}

// at returns the place in the source of an offset in text.
func (s *scanner) at(offset int) int {
	i := sort.SearchInts(s.starts, offset+1) - 1
	return min(s.lines[i].Start+offset-s.starts[i], s.lines[i].End)
}

// keep makes a piece of the prose up to end; the text goes on at next.
func (s *scanner) keep(end, next int) {
	if s.from < end {
		start := s.at(s.from)
		s.pieces = append(s.pieces, piece{start: start, end: start + end - s.from, live: true})
	}
	s.from = next
}

// special reads what may be markup at i and returns where to go on.
func (s *scanner) special(i int) int {
	switch s.text[i] {
	case '\\':
		return s.escape(i)
	case '`':
		return s.code(i)
	case '<':
		return s.tag(i)
	case '&':
		return s.entity(i)
	case '!', '[', ']':
		if end := s.jumps[i]; end > 0 {
			s.keep(i, end)
			return end
		}
		return i + 1
	}
	size := lineEnd(s.text[i:])
	if size == 0 {
		return i + 1
	}
	s.keep(i, i+size)
	s.breakLine()
	return i + size
}

// escape takes the backslash off a mark, and off the end of a line.
func (s *scanner) escape(i int) int {
	next := byte(0)
	if i+1 < len(s.text) {
		next = s.text[i+1]
	}
	switch {
	case next == '\n':
		s.keep(i, i+1)
		return i + 1
	case next > ' ' && next < 0x7F && !letterOrDigit(next):
		s.keep(i, i+2)
		at := s.at(i + 1)
		s.pieces = append(s.pieces, piece{start: at, end: at + 1})
		return i + 2
	}
	return i + 1
}

func letterOrDigit(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// code takes the backticks off a code span. Its text is prose: reports have no code, and
// what is set like it is read all the same.
func (s *scanner) code(i int) int {
	n := run(s.text[i:], '`')
	if s.ticks == nil {
		s.ticks = map[int]int{}
		for j := 0; j < len(s.text); j++ {
			if k := run(s.text[j:], '`'); k > 0 {
				s.ticks[k] = j
				j += k
			}
		}
	}
	for j := i + n; s.ticks[n] > i && j < len(s.text); {
		k := strings.IndexByte(s.text[j:], '`')
		if k < 0 {
			break
		}
		j += k
		if k = run(s.text[j:], '`'); k == n {
			return s.literal(i, i+n, j, j+n)
		}
		j += k
	}
	return i + n
}

// literal keeps text[start:end] as it stands and drops what is around it.
func (s *scanner) literal(before, start, end, after int) int {
	s.keep(before, start)
	for start < end {
		stop := strings.IndexByte(s.text[start:end], '\n')
		if stop < 0 {
			stop = end - start
		}
		if stop > 0 {
			at := s.at(start)
			s.pieces = append(s.pieces, piece{start: at, end: at + stop})
		}
		if start += stop; start < end {
			s.breakLine()
			start++
		}
	}
	s.from = after
	return after
}

// run returns how many bytes c the string starts with.
func run(s string, c byte) int {
	n := 0
	for n < len(s) && s[n] == c {
		n++
	}
	return n
}

// entity replaces a character reference by its character.
func (s *scanner) entity(i int) int {
	end := strings.IndexByte(s.text[i:min(len(s.text), i+32)], ';')
	if end < 2 {
		return i + 1
	}
	end += i + 1
	raw := s.text[i:end]
	char := html.UnescapeString(raw)
	if char == raw || strings.HasSuffix(char, ";") {
		return i + 1
	}
	s.keep(i, end)
	s.pieces = append(s.pieces, piece{start: s.at(i), end: s.at(end-1) + 1, prose: char})
	return end
}

// breakLine ends the line being read.
func (s *scanner) breakLine() {
	pieces := s.m.trim(s.pieces)
	s.pieces = nil
	if len(pieces) == 0 {
		s.gap = true
		return
	}
	l := line{pieces: pieces, start: pieces[0].start, end: pieces[len(pieces)-1].end, gap: s.gap}
	if len(pieces) == 1 {
		l.text = s.m.prose(pieces[0])
	} else {
		var b strings.Builder
		for _, p := range pieces {
			b.WriteString(s.m.prose(p))
		}
		l.text = b.String()
	}
	// Only wide spaces are the author's: others are markup, or gone with it.
	l.indent = width(strings.TrimLeft(indent(s.m.source[:l.start]), " \t"))
	l.width = l.indent + width(l.text)
	s.gap = false
	s.out = append(s.out, l)
}

// trim takes the white space from both ends of a line.
func (m *markdown) trim(pieces []piece) []piece {
	for len(pieces) > 0 {
		p := &pieces[0]
		s := strings.TrimLeft(m.prose(*p), blanks)
		if s != "" {
			if p.prose == "" {
				p.start = p.end - len(s)
			}
			break
		}
		pieces = pieces[1:]
	}
	for n := len(pieces); n > 0; n = len(pieces) {
		p := &pieces[n-1]
		s := strings.TrimRight(m.prose(*p), blanks)
		if s != "" {
			if p.prose == "" {
				p.end = p.start + len(s)
			}
			break
		}
		pieces = pieces[:n-1]
	}
	return pieces
}

// prose returns what a piece says.
func (m *markdown) prose(p piece) string {
	if p.prose != "" {
		return p.prose
	}
	return m.source[p.start:p.end]
}
