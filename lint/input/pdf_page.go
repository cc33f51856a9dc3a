package input

import "strings"

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

// furnishings drops the lines at the head and foot of pages that most pages have, such as
// the name of the office, and bare numbers of pages. The title stays that the first page
// shares with the head of others.
func furnishings(pages [][]pdfLine) {
	for _, end := range []bool{false, true} {
		for range 2 {
			strip(pages, end)
		}
	}
}

// strip drops the first or the last line of the pages that it belongs to.
func strip(pages [][]pdfLine, end bool) {
	heads := map[string]int{}
	for _, lines := range pages {
		if l := edge(lines, end); l != nil {
			heads[masked(l.text)]++
		}
	}
	for i, lines := range pages {
		l := edge(lines, end)
		switch {
		case l == nil || !number(l.text) && !furniture(l.text) && !repeated(heads[masked(l.text)], len(pages)):
		case i == 0 && !end && (&line{text: l.text}).title() && !(len(lines) > 1 && lines[1].text == l.text):
		case end:
			pages[i] = lines[:len(lines)-1]
		default:
			pages[i] = lines[1:]
		}
	}
}

// repeated reports whether a line that some pages have belongs to pages.
func repeated(some, all int) bool { return some > 1 && some*5 >= all*3 }

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
