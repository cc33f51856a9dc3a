package check

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// passages tell the passages that report facts from the formulas around them.
type passages struct {
	doc     *doc.Document
	outside map[*doc.Paragraph]bool // before the first part and behind the last
	total   int                     // paragraphs of prose
	last    int                     // index of the last one
}

func newPassages(d *doc.Document) passages {
	l := passages{doc: d, outside: map[*doc.Paragraph]bool{}, last: -1}
	if len(d.Body.Sections) > 0 {
		for _, p := range d.Body.Paragraphs {
			l.outside[p] = true
		}
	}
	for i, p := range d.Paragraphs {
		if l.prose(p) {
			l.total++
			l.last = i
		}
	}
	return l
}

// prose reports whether p is running text of the report: no heading, table cell, salutation
// or formula.
func (l passages) prose(p *doc.Paragraph) bool {
	s := p.Text.String()
	return p.Table == nil && p.Heading == 0 && !l.outside[p] && p.Text != l.doc.Title &&
		!strings.HasSuffix(s, "：") && (strings.HasSuffix(s, "。") || hasAnyIn(s, "。", "；", "！"))
}

// closingAfter is how many passages a report has before its last one counts as farewell.
const closingAfter = 3

// judged reports whether the i-th paragraph must state facts. The last paragraph, where it
// is not numbered, says farewell by custom; the first one of a report without headings
// says what follows.
func (l passages) judged(i int) bool {
	p := l.doc.Paragraphs[i]
	if !l.prose(p) {
		return false
	}
	s := p.Text.String()
	if i == l.last && l.total > closingAfter && p.List == 0 && markLength(s) == 0 && !l.fills(p) {
		return false
	}
	return !(strings.Contains(s, "现将") || strings.Contains(s, "如下") || strings.Contains(s, "请予") || strings.Contains(s, "批评指正"))
}

// fills reports whether p is all that stands under a numbered heading within a part, so
// that it is the text of that item.
func (l passages) fills(p *doc.Paragraph) bool {
	s := l.doc.SectionAt(p.Text.Start())
	return s != nil && s.Level > 1 && s.Mark.Number > 0 && !s.Label && len(s.Paragraphs) == 2 && s.Paragraphs[1] == p
}
