package check

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// mixedNumbers flags Arabic digits with 千 and 百, 9成5, and 百分之85.
func mixedNumbers(p *lint.Pass) {
	s := p.Doc.Text.String()
	seen := 0
	for h := range p.Hits() {
		i := h.Text.Start()
		switch {
		case i < seen:
		case h.Text.String() == "百分之":
			if end := digitsEnd(s, h.Text.End()); end > h.Text.End() {
				flagFix(p, p.Doc.Text.Slice(i, end), s[h.Text.End():end]+"%", true, "“{match}”汉字、阿拉伯数字混用，应为“{right}”。")
			}
		case strings.HasSuffix(h.Text.String(), "成"):
			tenths(p, s, i+1)
		default:
			seen = thousands(p, s, i+1)
		}
	}
}

// tenths flags a number of tenths at offset i of 成: 9成5, 9.5成.
func tenths(p *lint.Pass, s string, i int) {
	start, end := arabicBack(s, i), digitsEnd(s, i+len("成"))
	whole, err := strconv.ParseFloat(s[start:i], 64)
	rest := s[i+len("成") : end]
	if err != nil || whole >= 10 || len(rest) > 1 || rest == "" && !strings.Contains(s[start:i], ".") || rest != "" && strings.Contains(s[start:i], ".") {
		return
	}
	part, _ := strconv.ParseFloat("0"+rest, 64)
	if isLetter(runeBefore(s, start)) || rest != "" && unitAt(s[end:]) != "" && !strings.HasPrefix(s[end:], "以") {
		return // 8成5个: two numbers
	}
	percent := strconv.FormatFloat(math.Round((whole*10+part)*100)/100, 'f', -1, 64) + "%"
	flagFix(p, p.Doc.Text.Slice(start, end), percent, true, "“{match}”写法混杂，应为“{right}”。")
}

// thousands flags the number around offset i, where 千 or 百 stands behind a digit. It
// returns the end of the number.
func thousands(p *lint.Pass, s string, i int) int {
	end := i + len("千")
	if unitOfThousands(s[i:]) {
		return end
	}
	start := i
	for {
		digits := arabicBack(s, start)
		if digits == start || isLetter(runeBefore(s, digits)) {
			return end
		}
		start = digits
		if !isOneOf(runeBefore(s, start), "百千万亿") || !digitBefore(s, back(s, start, 1)) {
			break
		}
		start = back(s, start, 1)
	}
	value, end := mixedValue(s, start)
	if digits := digitsEnd(s, start) - start; digits > 2 && onlyDigits(s[start:start+digits]) > 2 && start+digits == i || value <= 0 {
		return end
	}
	flagFix(p, p.Doc.Text.Slice(start, end), plainNumber(value, s[start:end]), true, "阿拉伯数字不与“千”“百”连用，“{match}”应为“{right}”。")
	return end
}

// mixedValue reads the number at offset i: digits with 百千万亿, and 零 before the last one.
func mixedValue(s string, i int) (value float64, end int) {
	total, section := 0.0, 0.0
	for {
		i += len(hasAny(s[i:], "零"))
		after := digitsEnd(s, i)
		n, err := strconv.ParseFloat(strings.ReplaceAll(s[i:after], ",", ""), 64)
		if after == i || err != nil {
			return total + section, i
		}
		i = after
		factor, size := magnitude(s[i:])
		if unitOfThousands(s[i:]) {
			size = 0
		}
		i += size
		if size == 0 {
			return total + section + n, i
		}
		if factor < 1e4 {
			section += n * factor
			if factor, size = magnitude(s[i:]); size == 0 || factor < 1e4 {
				continue
			}
			i, n, section = i+size, section, 0
		} else {
			n, section = n+section, 0
		}
		for more, size := magnitude(s[i:]); size > 0; more, size = magnitude(s[i:]) {
			factor, i = factor*more, i+size
		}
		total += n * factor
	}
}

// plainNumber writes a value in digits, with the largest magnitude that the original has.
func plainNumber(value float64, original string) string {
	for _, m := range []struct {
		word   string
		factor float64
	}{{"亿", 1e8}, {"万", 1e4}} {
		if strings.Contains(original, m.word) {
			return strconv.FormatFloat(math.Round(value/m.factor*1e6)/1e6, 'f', -1, 64) + m.word
		}
	}
	return strconv.FormatFloat(value, 'f', -1, 64)
}

// wideAnchors are the full-width digits, and digits before a full-width point or comma.
func wideAnchors() []string {
	list := slices.Concat(digitPairs("．"), digitPairs("，"))
	for d := '０'; d <= '９'; d++ {
		list = append(list, string(d))
	}
	return list
}

// wideDigits flags full-width digits; where the document has hardly any others, once.
func wideDigits(p *lint.Pass) {
	s := p.Doc.Text.String()
	var list []doc.Text
	for h := range p.Hits() {
		if r := runeAt(h.Text.String(), 0); !isWideDigit(r) {
			mark := h.Text.Slice(1, h.Text.Len())
			wideMarkIn(p, s, mark, runeAt(mark.String(), 0))
			continue
		}
		if n := len(list); n == 0 || h.Text.Start() >= list[n-1].End() {
			list = append(list, p.Doc.Text.Slice(h.Text.Start(), digitsEnd(s, h.Text.Start())))
		}
	}
	rights := make([]string, len(list))
	for i, t := range list {
		rights[i] = narrow(t.String())
	}
	const message = "“{match}”是全角数字，应改为半角的“{right}”。"
	if len(list) < 6 || narrowCount(s) >= len(list) {
		for i, t := range list {
			flagFix(p, t, rights[i], true, message)
		}
		return
	}
	addOnce(p, "全文的数字都是全角，应改为半角，如“{right}”。", list, rights)
}

// wideMarkIn flags a full-width point or grouping comma among ASCII digits: 8．5, 1，286.4万.
func wideMarkIn(p *lint.Pass, s string, t doc.Text, mark rune) {
	start, end := arabicBack(s, t.Start()), digitsEnd(s, t.End())
	if start == t.Start() || end == t.End() || !isDigit(runeBefore(s, t.Start())) || !isDigit(runeAt(s, t.End())) {
		return
	}
	right := "."
	if mark == '，' {
		after := s[t.End():end]
		whole, _, _ := strings.Cut(after, ".")
		right = ","
		if onlyDigits(whole) != 3 || t.Start()-start > 3 || s[start] == '0' || unitAt(s[end:]) == "" && !isOneOf(runeAt(s, end), "万亿") {
			return
		}
	} else if startOfParagraph(s, start) {
		return
	}
	flagFix(p, p.Doc.Text.Slice(start, end), s[start:t.Start()]+right+s[t.End():end], true, "数字里用了全角标点，“{match}”应为“{right}”。")
}

// hanFigures flags exact numbers above a hundred in Han numerals among Arabic ones.
func hanFigures(p *lint.Pass) {
	s := p.Doc.Text.String()
	seen := 0
	for h := range p.Hits() {
		i := h.Text.Start()
		if i < seen {
			continue
		}
		start, _ := hanNumeralBack(s, i)
		end := i
		for isHanNumeral(runeAt(s, end)) {
			end = ahead(s, end, 1)
		}
		seen = end
		n, size := doc.HanNumeral(s[start:end])
		unit := unitAt(s[end:])
		if size != end-start || n < 101 || n%10 == 0 || n == 365 || isOneOf(runeBefore(s, start), "第.") || unit == "" || isOneOf(runeAt(unit, 0), "年岁度") {
			continue
		}
		if narrowCount(s) < 3 {
			return
		}
		t := p.Doc.Text.Slice(start, end)
		flagFix(p, t, strconv.Itoa(n), true, "统计数字用阿拉伯数字，“{match}”应为“{right}”。")
	}
}

// narrow returns s with ASCII digits and points.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		if isWideDigit(r) || r == '．' {
			return r - '０' + '0'
		}
		return r
	}, s)
}

// narrowCount returns how many runs of ASCII digits s has.
func narrowCount(s string) int {
	n := 0
	for i := range len(s) {
		if isDigit(rune(s[i])) && (i == 0 || !isDigit(rune(s[i-1]))) {
			n++
		}
	}
	return n
}
