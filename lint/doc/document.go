package doc

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// A Document is one report, read and outlined. It is not changed after it was built, so
// many goroutines may read it.
type Document struct {
	Name       string // the path or name it was read from
	Source     string // valid UTF-8; for formats other than plain text the extracted text
	Text       Text   // all prose, one line per paragraph
	Paragraphs []*Paragraph
	Tables     []*Table
	Title      Text     // empty if there is none
	Year       int      // the reporting period, 0 if unknown
	Type       string   // the report type the caller demands; empty: by title
	Body       *Section // the outline
	Notes      []string // what was noticed while reading, for people

	once  sync.Once
	lines []int // source offset of each line's start
}

// A Paragraph is one paragraph, list item, heading or table cell.
type Paragraph struct {
	Text    Text
	Number  int    // counted from 1
	Heading int    // the level the markup declares, 1 to 9; 0 where it declares none
	Bold    bool   // the whole paragraph is emphasised, as an unmarked heading would be
	List    int    // depth in lists that the markup declares; 0 outside
	Table   *Table // the table it is a cell of, or nil
	Row     int    // in the table, counted from 1, the header row included
	Column  int    // in the table, counted from 1
}

// A Table holds the cells of one table in rows. Row 0 is the header.
type Table struct {
	Rows [][]Text // an absent or empty cell is an empty Text
}

// A Position is a place for people: line and column count from 1, the column in
// characters (Unicode code points). A byte order mark is no character.
type Position struct{ Line, Column int }

// Position returns the place of a source offset.
func (d *Document) Position(offset int) Position {
	line, before := d.line(offset)
	return Position{line + 1, utf8.RuneCountInString(before) + 1}
}

// UTF16 returns the place of a source offset as the language server protocol counts it:
// from 0, characters in UTF-16 code units.
func (d *Document) UTF16(offset int) (line, character int) {
	line, before := d.line(offset)
	for _, r := range before {
		character++
		if r > 0xFFFF {
			character++
		}
	}
	return line, character
}

// Line returns the source span of line n, counted from 1, without its line end.
func (d *Document) Line(n int) Span {
	d.once.Do(d.index)
	start, end := d.lines[n-1], len(d.Source)
	if n < len(d.lines) {
		end = d.lines[n]
	}
	return Span{start, start + len(strings.TrimRight(d.Source[start:end], "\r\n"))}
}

// line returns the line of an offset, counted from 0, and what stands before it there.
func (d *Document) line(offset int) (line int, before string) {
	d.once.Do(d.index)
	line = sort.SearchInts(d.lines, offset+1) - 1
	return line, strings.TrimPrefix(d.Source[d.lines[line]:offset], "\ufeff")
}

func (d *Document) index() {
	d.lines = append(make([]int, 0, len(d.Source)/120+1), 0)
	for i := 0; ; {
		j := strings.IndexByte(d.Source[i:], '\n')
		if j < 0 {
			return
		}
		i += j + 1
		d.lines = append(d.lines, i)
	}
}

// ParagraphAt returns the paragraph that holds the prose offset, or nil.
func (d *Document) ParagraphAt(offset int) *Paragraph {
	i := sort.Search(len(d.Paragraphs), func(i int) bool { return d.Paragraphs[i].Text.End() > offset })
	if i == len(d.Paragraphs) || d.Paragraphs[i].Text.Start() > offset {
		return nil
	}
	return d.Paragraphs[i]
}

// SectionAt returns the deepest section that holds the prose offset; at least the body.
func (d *Document) SectionAt(offset int) *Section {
	s := d.Body
	for s != nil {
		i := sort.Search(len(s.Sections), func(i int) bool { return s.Sections[i].Text.End() > offset })
		if i == len(s.Sections) || s.Sections[i].Text.Start() > offset {
			break
		}
		s = s.Sections[i]
	}
	return s
}
