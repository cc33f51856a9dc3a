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
// they are a little distance.
func closed(s string) string {
	if !strings.Contains(s, " ") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if s[i] == ' ' && i > 0 && i+1 < len(s) && s[i+1] != ' ' && s[i-1] != ' ' {
			before, _ := utf8.DecodeLastRuneInString(s[:i])
			after, _ := utf8.DecodeRuneInString(s[i+1:])
			if wide(before) != wide(after) {
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
