package doc

import (
	"sort"
	"sync"
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
	Ignores    []Ignore // remarks that accept findings
	Layout     *Layout  // how it looks on paper; nil where the format does not tell
	Verbatim   bool     // Source is the file, byte for byte: offsets and places are the file's own

	once      sync.Once
	cut       sync.Once // finds the sentences
	sentences []Text
	index     index
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
	Page    int    // on which it starts, counted from 1; 0 where the format has no pages
}

// A Table holds the cells of one table in rows. Row 0 is the header.
type Table struct {
	Rows [][]Text // an absent or empty cell is an empty Text; rows may differ in length
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
