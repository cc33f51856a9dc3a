package input

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A pdfLine is a line of a page.
type pdfLine struct {
	text        string
	first, last int     // offsets in the text of the page, in UTF-16
	left, right float64 // in points; 0: unknown
}

// pdfLines returns the lines of the text of a page.
func pdfLines(text string) []pdfLine {
	var lines []pdfLine
	at := 0
	for l := range strings.Lines(text) {
		body := strings.TrimRight(l, blanks+"\r\n\x02")
		clean := printable(body)
		if strings.Trim(clean, blanks) != "" {
			lines = append(lines, pdfLine{text: clean, first: at, last: at + units(body) - 1})
		}
		at += units(l)
	}
	return lines
}

// units returns the length of a text in UTF-16.
func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// layout makes a document of pages: lines that belong to the pages are dropped, lines that
// were broken at the margin are put together.
func layout(name string, pages [][]pdfLine) (*doc.Document, error) {
	furnishings(pages)
	x := &extract{}
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
		more := ""
		if len(blank) > shownLines {
			blank, more = blank[:shownLines], "等"
		}
		d.Notes = append(d.Notes, fmt.Sprintf("第%s页%s没有文字，可能是扫描的图片，没有检查", strings.Join(blank, "、"), more))
	}
	return d, nil
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

// furnishings drops the lines at the head and foot of pages that most pages have, such as
// the name of the office, and bare numbers of pages. The title stays that the first page
// shares with the head of others.
func furnishings(pages [][]pdfLine) {
	for _, end := range []bool{false, true} {
		for range 2 {
			heads := map[string]int{}
			for _, lines := range pages {
				if l := edge(lines, end); l != nil {
					heads[masked(l.text)]++
				}
			}
			for i, lines := range pages {
				l := edge(lines, end)
				if l == nil || !number(l.text) && !furniture(l.text) && (heads[masked(l.text)] < 2 || heads[masked(l.text)]*5 < len(pages)*3) {
					continue
				}
				if i == 0 && !end && (&line{text: l.text}).title() && !(len(lines) > 1 && lines[1].text == l.text) {
					continue
				}
				if end {
					pages[i] = lines[:len(lines)-1]
				} else {
					pages[i] = lines[1:]
				}
			}
		}
	}
}

// edge returns the first or the last line of a page, nil if the page has no others.
func edge(lines []pdfLine, last bool) *pdfLine {
	switch {
	case len(lines) == 0:
		return nil
	case last:
		return &lines[len(lines)-1]
	}
	return &lines[0]
}

// masked returns a line with its numbers alike, so that those of pages do not matter.
func masked(s string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return '0'
		}
		return r
	}, strings.TrimSpace(s))
}
