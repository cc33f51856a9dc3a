package outline

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// findYear returns the reporting year, 0 if nothing tells it. Title, opening and the date
// at the end each name a year; what two of them agree on holds, since any one of them may
// be left over from last year's report. Where they differ the title wins.
func findYear(d *doc.Document, closing int) int {
	title := first(d.Title.String())
	opening := 0
	if i := openingIndex(d); i >= 0 {
		opening = first(d.Paragraphs[i].Text.String())
	}
	signed := signedYear(d, closing)
	switch {
	case title == 0 && signed != 0:
		if opening == signed-1 && early(d, closing, 1) {
			return opening
		}
		return signed
	case title == 0:
		return untitled(d, opening)
	case opening == title || signed == 0 || opening == 0:
		return title
	case early(d, closing, 0) && signed-1 == opening || signed == opening:
		return opening
	}
	return title
}

// openingIndex returns the index of the first paragraph of prose, or -1.
func openingIndex(d *doc.Document) int {
	for i, p := range d.Paragraphs {
		if p.Text != d.Title && has(p.Text.String(), "。，") {
			return i
		}
		if i > titleWithin {
			break
		}
	}
	return -1
}

// signedYear returns the year of the date that ends the report, or 0.
func signedYear(d *doc.Document, closing int) int {
	for i := len(d.Paragraphs) - 1; i >= closing; i-- {
		if s := d.Paragraphs[i].Text.String(); isDate(s) {
			return first(s)
		}
	}
	return 0
}

// early reports whether the report is dated from month least to March (0: a masked month):
// then it tells of the year before.
func early(d *doc.Document, closing, least int) bool {
	for i := len(d.Paragraphs) - 1; i >= closing; i-- {
		s := d.Paragraphs[i].Text.String()
		if !isDate(s) {
			continue
		}
		_, after, _ := strings.Cut(s, "年")
		month, n := doc.ArabicNumeral(strings.TrimSpace(after))
		if n == 0 {
			month, _ = doc.HanNumeral(strings.TrimSpace(after))
		}
		return least <= month && month <= 3
	}
	return false
}

// first returns the first year that s names, or 0.
func first(s string) int {
	for i := range years(s) {
		return i
	}
	return 0
}

// untitled returns the year of a report that neither title nor date tells: that of the
// opening, else the one named most often before the last part, else the one before the
// year that the last part, the plans, names last.
func untitled(d *doc.Document, opening int) int {
	if opening != 0 {
		return opening
	}
	text, plans := d.Text.String(), ""
	if n := len(d.Body.Sections); n > 1 {
		last := d.Body.Sections[n-1].Text
		text, plans = text[:last.Start()], last.String()
	}
	if y := frequent(text); y != 0 {
		return y
	}
	latest := 1
	for y := range years(plans) {
		latest = max(latest, y)
	}
	return latest - 1
}

// frequent returns the year that s names most often, the earlier of equals, or 0.
func frequent(s string) int {
	count := map[int]int{}
	best := 0
	for y := range years(s) {
		count[y]++
		if c := count[y]; best == 0 || c > count[best] || c == count[best] && y < best {
			best = y
		}
	}
	return best
}

// years yields the years that s names, from 1990 to 2099: 2022年, ２０２２年, 二〇二二年.
func years(s string) func(func(int) bool) {
	return func(yield func(int) bool) {
		for from := 0; ; {
			i := strings.Index(s[from:], "年")
			if i < 0 {
				return
			}
			if y := yearBefore(s[:from+i]); y != 0 && !yield(y) {
				return
			}
			from += i + len("年")
		}
	}
}

// yearBefore returns the year whose four digits end s, or 0.
func yearBefore(s string) int {
	s = strings.TrimRight(s, " \u00a0\u3000")
	for _, width := range []int{len("2022"), len("二〇二二")} {
		if len(s) < width {
			continue
		}
		digits := s[len(s)-width:]
		y, n := doc.ArabicNumeral(digits)
		if n != width {
			y, n = doc.HanNumeral(strings.Map(zero, digits))
		}
		if n == width && y >= 1990 && y <= 2099 {
			return y
		}
	}
	return 0
}

// zero returns the zero of Han numbers for the signs that stand for it in years.
func zero(r rune) rune {
	switch r {
	case '○', 'Ｏ', '零':
		return '〇'
	}
	return r
}
