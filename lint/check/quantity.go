package check

import (
	"github.com/jiaogao/jiaogao/lint/doc"
	"math"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

// A quantity is a number in running text with the measure word that follows it: 14次,
// 98.71%, 两名, 3100余万元. Years, months and days are quantities as well.
type quantity struct {
	start, number, end int     // bytes: the number, its magnitude included, is [start,number)
	value              float64 // 万 and 亿 multiplied out; a fraction is a percentage
	step               float64 // what one in the last written place is worth
	unit               string  // the measure word as written; empty if there is none
	han                bool    // written in Han numerals
	vague              bool    // 余, 近, 以上: the number is not exact
	quoted             bool    // inside quotation marks, where numbers name things
}

// quantities returns the quantities of s in reading order. Numbering marks at the start
// of a line are none, nor are numbers inside codes (DN100). Han numerals count only with
// a measure word.
func quantities(s string) []quantity {
	list := make([]quantity, 0, len(s)/60)
	quoted, fresh := false, true
	for i := 0; i < len(s); {
		if fresh {
			i += markLength(s[i:])
			fresh = false
			continue
		}
		r, n := doc.DecodeRune(s[i:])
		switch {
		case r == '“':
			quoted = true
		case r == '”':
			quoted = false
		case r == '\n':
			quoted, fresh = false, true
		case startsNumber(r):
			q := quantityAt(s, i)
			if q.unit != "" || !q.han && q.number > i {
				q.quoted = quoted
				list = append(list, q)
			}
			n = max(n, q.end-i)
		}
		i += n
	}
	return list
}

// documentQuantities are the quantities of all prose of a document, which several kinds read.
type documentQuantities []quantity

// quantitiesOf returns the quantities of the document.
func quantitiesOf(p *lint.Pass) documentQuantities {
	return lint.Shared(p, func() documentQuantities { return quantities(p.Doc.Text.String()) })
}

// startsNumber reports whether a number can start with r.
func startsNumber(r rune) bool {
	switch {
	case '0' <= r && r <= '9', '０' <= r && r <= '９':
		return true
	case r < '一':
		return r == '〇'
	}
	switch r {
	case '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '零':
		return true
	}
	return false
}

// quantityAt reads the quantity that starts at offset i. Its end is behind the number in
// any case, so that the number is not read again from its middle.
func quantityAt(s string, i int) quantity {
	q := quantity{start: i}
	r, _ := doc.DecodeRune(s[i:])
	if q.han = r >= '〇' && r < '０'; q.han {
		q.value, q.step, q.number = hanNumber(s, i)
	} else {
		q.value, q.step, q.number = arabicNumber(s, i)
	}
	q.end = q.number
	if q.number == i || i > 0 && isLatin(s[i-1]) {
		q.number, q.end = i, max(q.end, i+codeLength(s[i:]))
		return q
	}
	if fraction(&q, s) {
		return q
	}
	rest := skipBlanks(s, q.number)
	if after, ok := approximate(s[rest:]); ok {
		q.vague, rest = true, rest+after
		rest += scale(&q, s[rest:])
	}
	if q.unit = unitAt(s[rest:]); q.unit != "" {
		q.end = rest + len(q.unit)
	}
	q.vague = q.vague || vagueBefore(s[:i]) || q.han && endsAny(s[:i], "数", "上", "几") != "" || vagueAfter(s[q.end:])
	return q
}

// fraction completes q if it is 百分之三 or 三分之二, whose value is a percentage.
func fraction(q *quantity, s string) bool {
	rest, ok := strings.CutPrefix(s[q.number:], "分之")
	if !ok || q.value == 0 {
		return false
	}
	at := len(s) - len(rest)
	part, step, end := hanNumber(s, at)
	if end == at {
		part, step, end = arabicNumber(s, at)
	}
	if end == at {
		return false
	}
	q.step, q.value = step*100/q.value, part*100/q.value
	q.number, q.end, q.unit = end, end, "%"
	return true
}

// scale multiplies q by a 万 or 亿 that stands behind 余 (3100余万元) and returns its length.
func scale(q *quantity, s string) int {
	for _, m := range [...]struct {
		text   string
		factor float64
	}{{"万", 1e4}, {"亿", 1e8}} {
		if strings.HasPrefix(s, m.text) {
			q.value, q.step = q.value*m.factor, q.step*m.factor
			return len(m.text)
		}
	}
	return 0
}

// arabicNumber reads digits of either width with grouping commas, a decimal point and
// magnitudes (1,286.4万, 3千6百万, 38万4千).
func arabicNumber(s string, i int) (value, step float64, end int) {
	step, end = 1, i
	for {
		n, places, after := decimal(s, end)
		if after == end {
			return value, step, end
		}
		factor, size := magnitude(s[after:])
		value, step, end = value+n*factor, factor/math.Pow10(places), after+size
		if size == 0 {
			return value, step, end
		}
		for { // 3千6百万: the larger magnitude applies to all before it
			factor, size = magnitude(s[end:])
			if size == 0 {
				break
			}
			value, step, end = value*factor, step*factor, end+size
		}
	}
}

// decimal reads one run of digits. A second decimal point makes it a version or a date
// (2022.1.5), which is no number.
func decimal(s string, i int) (value float64, places, end int) {
	point := false
	for end = i; end < len(s); {
		r, n := doc.DecodeRune(s[end:])
		switch {
		case '０' <= r && r <= '９':
			r -= '０' - '0'
			fallthrough
		case '0' <= r && r <= '9':
			if value = value*10 + float64(r-'0'); point {
				places++
			}
		case r == ',' && end > i && !point && grouped(s[end+n:]):
		case (r == '.' || r == '．') && end > i && digitAt(s[end+n:]):
			if point {
				return 0, 0, i
			}
			point = true
		default:
			return value / math.Pow10(places), places, end
		}
		end += n
	}
	return value / math.Pow10(places), places, end
}

// grouped reports whether s starts with just three digits, as behind a grouping comma.
func grouped(s string) bool {
	return len(s) >= 3 && digitAt(s) && digitAt(s[1:]) && digitAt(s[2:]) && !digitAt(s[3:]) && s[0] < 0x80
}

// digitAt reports whether s starts with a digit of either width.
func digitAt(s string) bool {
	r, _ := doc.DecodeRune(s)
	return '0' <= r && r <= '9' || '０' <= r && r <= '９'
}

// magnitude reads one of 百千万亿 at the start of s. 千瓦, 千米 and 千克 are units.
func magnitude(s string) (factor float64, size int) {
	r, n := doc.DecodeRune(s)
	switch r {
	case '百':
		if strings.HasPrefix(s, "百分") {
			return 1, 0
		}
		return 100, n
	case '千':
		if next, _ := doc.DecodeRune(s[n:]); next == '瓦' || next == '米' || next == '克' {
			return 1, 0
		}
		return 1000, n
	case '万':
		return 1e4, n
	case '亿':
		return 1e8, n
	}
	return 1, 0
}
