package doc

import (
	"sort"
	"strings"
)

// A Position is a place for people: line and column count from 1, the column in
// characters (Unicode code points). A byte order mark is no character.
type Position struct{ Line, Column int }

// Position returns the place of a source offset.
func (d *Document) Position(offset int) Position {
	line, characters, _ := d.place(offset)
	return Position{line + 1, characters + 1}
}

// UTF16 returns the place of a source offset as the language server protocol counts it:
// from 0, characters in UTF-16 code units.
func (d *Document) UTF16(offset int) (line, character int) {
	line, characters, astral := d.place(offset)
	return line, characters + astral
}

// Line returns the source span of line n, counted from 1, without its line end.
func (d *Document) Line(n int) Span {
	d.once.Do(d.build)
	start, end := d.index.lines[n-1], len(d.Source)
	if n < len(d.index.lines) {
		end = d.index.lines[n]
	}
	return Span{start, start + len(strings.TrimRight(d.Source[start:end], "\r\n"))}
}

// Lines returns the number of lines of the source; an empty source has one.
func (d *Document) Lines() int {
	d.once.Do(d.build)
	return len(d.index.lines)
}

// stride is how many bytes lie between two counts of an index.
const stride = 1 << 7

// An index answers where a source offset stands without reading its whole line: a report
// whose paragraphs are lines may have very long ones, and many findings in them.
type index struct {
	lines  []int   // source offset of each line's start
	counts []count // of the characters before each multiple of stride
}

// A count says how many characters there are, and how many of them UTF-16 counts twice.
type count struct{ characters, astral int32 }

// build makes the index. A line ends at a line feed, a carriage return or both.
func (d *Document) build() {
	x := index{
		lines:  append(make([]int, 0, len(d.Source)/120+1), 0),
		counts: make([]count, 0, len(d.Source)/stride+1),
	}
	for start := 0; start <= len(d.Source); start += stride {
		x.counts = append(x.counts, d.count(x.counts, start))
	}
	for i := 0; i < len(d.Source); i++ {
		c := d.Source[i]
		if c == '\n' || c == '\r' && !strings.HasPrefix(d.Source[i+1:], "\n") {
			x.lines = append(x.lines, i+1)
		}
	}
	d.index = x
}

// count returns the count of the characters that start before offset, given the counts
// for the strides before it.
func (d *Document) count(counts []count, offset int) count {
	var c count
	start := 0
	if n := min(offset/stride, len(counts)-1); n > 0 {
		c, start = counts[n], n*stride
	}
	for _, b := range []byte(d.Source[start:offset]) {
		if b&0xC0 != 0x80 {
			c.characters++
		}
		if b >= 0xF0 {
			c.astral++
		}
	}
	return c
}

// place returns the line of an offset, counted from 0, and how many characters stand
// before it there, and how many of those UTF-16 counts twice.
func (d *Document) place(offset int) (line, characters, astral int) {
	d.once.Do(d.build)
	line = sort.SearchInts(d.index.lines, offset+1) - 1
	start := d.index.lines[line]
	if line == 0 && strings.HasPrefix(d.Source, "\ufeff") {
		start = min(len("\ufeff"), offset)
	}
	a, z := d.count(d.index.counts, start), d.count(d.index.counts, offset)
	return line, int(z.characters - a.characters), int(z.astral - a.astral)
}
