package doc

import (
	"strings"
	"unicode"
)

// A Form is the shape of a numbering mark.
type Form uint8

// The forms of marks, as GB/T 9704-2012 clause 7.3.3 ranks the first four.
const (
	NoForm       Form = iota
	Chinese           // 一、
	ChineseParen      // （一）
	Arabic            // 1.
	ArabicParen       // （1）
	ArabicHalf        // 1）
	Circled           // ①
	Ordinal           // 第一，
	Chapter           // 第一章, 第一部分, 第一条
	Inline            // 一是
	Sequence          // 首先
	Letter            // A.
	Decimal           // 1.1
)

// A Mark is the number in front of a heading or an item.
type Mark struct {
	Text   Text // as written, its punctuation included: "（一）", "1.", "一是"
	Form   Form
	Number int // counted from 1; 0: the mark has no number
}

// A Section is a part of the outline: a heading and what stands under it. The body of a
// document is the section without heading at level 0. A numbered paragraph is a section
// too, whether its heading stands alone or is run in (the first sentence of the
// paragraph).
type Section struct {
	Mark       Mark
	Heading    Text         // without mark and end punctuation; empty where a numbered paragraph has none
	Text       Text         // everything from the mark to the end of the last paragraph below
	Level      int          // depth in the outline; the body is 0
	RunIn      bool         // the heading is the first sentence of its paragraph
	Label      bool         // the heading is a label or lead within prose (整改措施：, 下一步，一是), without mark
	Paragraphs []*Paragraph // directly under the heading, its own run-in paragraph first; those of sub-sections are theirs
	Items      []*Item      // members of inline enumerations (一是…；二是…) and table rows directly under the heading
	Sections   []*Section
	Parent     *Section
}

// An Item is a unit that can be counted, paired and judged: a numbered paragraph, a
// member of an enumeration inside running text, or a row of a table.
type Item struct {
	Mark    Mark // empty for a table row
	Heading Text // the first sentence or clause
	Text    Text // without mark; for a table row from the first to the last cell
	Table   *Table
	Row     int      // index into Table.Rows, where Table is set
	Section *Section // the section it is, or the one it stands in
}

// Leaves returns the units under s in reading order: its sub-sections, where those are
// mere group headings the units below them; without sub-sections the members of its
// enumerations, its bullets and the rows of its tables; without those its paragraphs. A
// numbered paragraph with a text of its own is one unit, however much it enumerates.
func (s *Section) Leaves() []*Item {
	var items []*Item
	for _, sub := range s.Sections {
		if sub.RunIn && !sub.Label || len(sub.Sections)+len(sub.Items) == 0 {
			items = append(items, sub.Item())
		} else {
			items = append(items, sub.Leaves()...)
		}
	}
	if len(items) > 0 {
		return items
	}
	if len(s.Items) > 0 {
		return s.Items
	}
	for i, p := range s.Paragraphs {
		text := p.Text
		if i == 0 && s.Level > 0 {
			text = s.Body()
		}
		if text.Len() > 0 && !strings.HasSuffix(text.String(), "：") {
			items = append(items, &Item{Text: text, Heading: text, Section: s})
		}
	}
	return items
}

// headed returns the offset in the paragraph that opens s at which its heading ends.
func (s *Section) headed(p *Paragraph) int {
	end := s.Mark.Text.Len()
	if s.Heading.Len() > 0 {
		end = s.Heading.End() - p.Text.Start()
	}
	return min(max(end, 0), p.Text.Len())
}

// Body returns what follows the heading in the paragraph that opens s; empty where the
// heading stands alone.
func (s *Section) Body() Text {
	if s.Level == 0 || len(s.Paragraphs) == 0 {
		return Text{}
	}
	p := s.Paragraphs[0]
	return p.Text.Slice(s.headed(p), p.Text.Len()).trimLeft(headingEnds)
}

// headingEnds are the marks and blanks between a heading and the text run in behind it.
const headingEnds = "。！？；：，、:; \u3000"

// Item returns the section as one unit.
func (s *Section) Item() *Item {
	return &Item{Mark: s.Mark, Heading: s.Heading, Text: s.Unmarked(), Section: s}
}

// Unmarked returns the text of s without its mark.
func (s *Section) Unmarked() Text {
	return s.Text.Slice(s.Mark.Text.Len(), s.Text.Len()).Trim()
}

// Path returns the headings from the top of the document down to s, marks included.
func (s *Section) Path() []string {
	var path []string
	for ; s != nil && s.Parent != nil; s = s.Parent {
		path = append([]string{s.Mark.Text.String() + s.Heading.String()}, path...)
	}
	return path
}

// Walk calls visit for s and the sections below it in reading order. Where visit returns
// false, the sections below that one are left out.
func (s *Section) Walk(visit func(*Section) bool) {
	if s == nil || !visit(s) {
		return
	}
	for _, sub := range s.Sections {
		sub.Walk(visit)
	}
}

// Content returns the text under the heading of s.
func (s *Section) Content() string {
	text := s.Unmarked().String()
	return text[min(s.Heading.Len(), len(text)):]
}

// SaysNothing reports whether a content is no content: marks and blanks, or a word that
// stands for one still to be written.
func SaysNothing(content string) bool {
	s := strings.TrimFunc(content, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) })
	switch s {
	case "", "无", "略", "待补充", "待填", "待写", "暂无", "此处略", "同上":
		return true
	}
	return false
}
