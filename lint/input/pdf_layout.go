package input

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// layout makes a document of pages: lines that belong to the pages are dropped, lines that
// were broken at the margin are put together.
func layout(name string, pages [][]pdfLine) (*doc.Document, error) {
	furnishings(pages)
	x := &draft{}
	unit, left := measures(pages)
	var blank []string
	for i, lines := range pages {
		if len(lines) == 0 {
			blank = append(blank, fmt.Sprint(i+1))
		}
		for j := range lines {
			l := lines[j].line(unit, left)
			l.page = j == 0
			l.soft = i == 0 && j > 0 && j < titleLines && alike(&lines[j-1], &lines[j], unit)
			l.about = &doc.Paragraph{Page: i + 1}
			x.lines = append(x.lines, l)
		}
	}
	if len(x.lines) == 0 {
		return nil, fail(NoText, "PDF里没有文字，可能是扫描件，请先用文字识别（OCR）转成文字，或检查原稿")
	}
	d, err := x.document(name)
	if err != nil {
		return nil, err
	}
	if len(blank) > 0 {
		d.Notes = append(d.Notes, blankPages(blank))
	}
	return d, nil
}

// blankPages is the note on pages that have no text.
func blankPages(pages []string) string {
	more := ""
	if len(pages) > shownLines {
		pages, more = pages[:shownLines], "等"
	}
	return fmt.Sprintf("第%s页%s没有文字，可能是扫描的图片，没有检查", strings.Join(pages, "、"), more)
}

// titleLines is in how many lines at the start of a report its title is.
const titleLines = 4

// large returns how much larger than the text a line is written, 0 if it is not. Lines of a
// title that were broken are alike.
func (p *pdfLine) large(unit float64) float64 {
	w := width(closed(p.text))
	if w == 0 || unit == 0 || p.right-p.left < 1.25*unit*float64(w) {
		return 0
	}
	return (p.right - p.left) / float64(w) / unit
}

// alike reports whether two lines are written in the same large letters.
func alike(a, b *pdfLine, unit float64) bool {
	x, y := a.large(unit), b.large(unit)
	return x > 0 && y > 0 && math.Abs(x-y) < 0.1*x
}

// line returns a line as the joiner of lines wants it, with its indentation and width in
// columns.
func (p *pdfLine) line(unit, left float64) line {
	l, _ := cut(closed(p.text), 0, len(closed(p.text)))
	if unit > 0 && p.right > p.left {
		l.indent = max(int(math.Round((p.left-left)/unit)), 0)
		l.width = max(int(math.Round((p.right-left)/unit)), 0)
	}
	return l
}

// measures returns the width of a column, of which a Chinese character has two, and where
// the text begins on the left: what most lines say of them.
func measures(pages [][]pdfLine) (unit, left float64) {
	var columns, lefts []float64
	for _, lines := range pages {
		for i := range lines {
			l := &lines[i]
			if w := width(l.text); w >= minMargin/2 && l.right > l.left {
				columns = append(columns, (l.right-l.left)/float64(w))
				lefts = append(lefts, l.left)
			}
		}
	}
	if len(columns) == 0 {
		return 0, 0
	}
	slices.Sort(columns)
	return columns[len(columns)/2], slices.Min(lefts)
}

// closed takes out the spaces that stand between Chinese and other characters: in the page
// they are a little distance. Where a line was stretched to the margin, they stand between
// Chinese characters too.
func closed(s string) string {
	if !strings.Contains(s, " ") {
		return s
	}
	var b strings.Builder
	stretched := stretched(s)
	for i := range len(s) {
		if before, after := around(s, i); s[i] != ' ' || wide(before) == wide(after) && !(stretched && wide(before)) {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// around returns the characters before and behind a single space at an offset; of others,
// zeros.
func around(s string, i int) (before, after rune) {
	if s[i] != ' ' || i == 0 || i+1 == len(s) || s[i-1] == ' ' || s[i+1] == ' ' {
		return 0, 0
	}
	before, _ = utf8.DecodeLastRuneInString(s[:i])
	after, _ = utf8.DecodeRuneInString(s[i+1:])
	return before, after
}

// stretched reports whether a quarter of the Chinese characters of a line are parted.
func stretched(s string) bool {
	parted, all := 0, 0
	for i, r := range s {
		if wide(r) {
			all++
		}
		if before, after := around(s, i); wide(before) && wide(after) {
			parted++
		}
	}
	return parted >= 4 && parted*4 >= all
}
