package check

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// shortYears flags calendar years of two digits: 22年底, 2021—25年. Periods (从教22年) are
// told by what stands around them.
func shortYears(p *lint.Pass) {
	s := p.Doc.Text.String()
	for h := range p.Hits() {
		i := h.Text.Start() + 1
		start := arabicBack(s, i)
		if i-start != 2 || onlyDigits(s[start:i]) == 0 {
			continue
		}
		n, _ := strconv.Atoi(s[start:i])
		century := "20"
		if n >= 70 {
			century = "19"
		}
		if n < 70 && s[start] != '0' && !nearYear(p.Doc.Year, 2000+n) || !calendar(s, start, i+len("年")) {
			continue
		}
		flagFix(p, p.Doc.Text.Slice(start, i+len("年")), century+s[start:i]+"年", true, "年份要写全，“{match}”应为“{right}”。")
	}
}

// nearYear reports whether a report of the reporting year, 0 if unknown, may speak of y.
func nearYear(reporting, y int) bool {
	if reporting == 0 {
		return 2010 <= y && y <= 2035
	}
	return reporting-10 <= y && y <= reporting+6
}

// calendar reports whether the number at [start,end), 年 included, is a calendar year by
// what stands before and behind it.
func calendar(s string, start, end int) bool {
	l, rest := runeBefore(s, start), s[end:]
	if isOneOf(l, "—-～~－") && digitBefore(s, back(s, start, 1)) {
		first := back(s, start, 1)
		return first-arabicBack(s, first) == 4 || hasAny(rest, "规划", "期间", "度") != ""
	}
	opening := l == 0 || l == '\n' || isOneOf(l, points+"（(“《")
	lead := isOneOf(l, "在于自从到至截较比与和同及对")
	month, n := doc.ArabicNumeral(rest)
	dated := n > 0 && month >= 1 && month <= 12 && strings.HasPrefix(rest[n:], "月")
	switch {
	case hasAny(rest, "底", "初", "末", "度", "上半年", "下半年", "全年", "年底", "同期", "第一季度", "一季度", "二季度", "三季度", "四季度", "春", "夏", "秋", "冬") != "" || dated:
		return opening || lead || isHan(l) && !isOneOf(l, "教龄工作近约年满足第达长连续历经期")
	case hasAny(rest, "相比", "增长", "增加", "减少", "下降", "提高", "提升") != "":
		return isOneOf(l, "较比与和同")
	case hasAny(rest, "以来") != "":
		return isOneOf(l, "自从")
	}
	return opening && hasAny(rest, "我", "，我", "，全", "，本", "工作总结", "工作计划") != ""
}

// wrongZeros flags what is typed for 〇 in a year written in Han digits.
func wrongZeros(p *lint.Pass) {
	s := p.Doc.Text.String()
	seen := 0
	for h := range p.Hits() {
		i := h.Text.Start()
		if i < seen {
			continue
		}
		start, end := i, i
		for yearDigit(runeBefore(s, start)) {
			start = back(s, start, 1)
		}
		for yearDigit(runeAt(s, end)) {
			end = ahead(s, end, 1)
		}
		seen = end
		run := s[start:end]
		if utf8.RuneCountInString(run) != 4 || !isOneOf(runeAt(run, 0), "一二") || !isOneOf(runeAt(s, end), "年—～~-－至") {
			continue
		}
		if right := zeroes(run); right != run && hanCount(run) >= 2 {
			flagFix(p, p.Doc.Text.Slice(start, end), right, true, "汉字年份里的零用“〇”：“{match}”应为“{right}”。")
		}
	}
}

// yearDigit reports whether r can be a digit of a year in Han digits, rightly typed or not.
func yearDigit(r rune) bool { return isOneOf(r, hanDigits+"零○◯OoＯ0０") }

// zeroes returns s with 〇 for all that is typed for it.
func zeroes(s string) string {
	return strings.NewReplacer("零", "〇", "○", "〇", "◯", "〇", "O", "〇", "o", "〇", "Ｏ", "〇", "0", "〇", "０", "〇").Replace(s)
}

// hanCount returns how many of the digits from 一 to 九 s holds.
func hanCount(s string) int {
	n := 0
	for _, r := range s {
		if doc.HanDigit(r) > 0 {
			n++
		}
	}
	return n
}

// paddedAnchors are a 0 before the number of a month or a day.
func paddedAnchors() []string {
	list := []string{"年0", "月0", "年０", "月０"}
	for d := '1'; d <= '9'; d++ {
		list = append(list, "0"+string(d)+"月")
	}
	return list
}

// paddedDates flags dates with a 0 before month or day.
func paddedDates(p *lint.Pass) {
	s := p.Doc.Text.String()
	seen := 0
	for h := range p.Hits() {
		i := h.Text.Start()
		if i < seen {
			continue
		}
		if r := runeAt(s, i); isDigit(r) && digitBefore(s, i) {
			continue
		}
		start := arabicBack(s, i)
		for _, unit := range []string{"月", "年"} {
			if head, ok := strings.CutSuffix(s[:start], unit); ok && digitBefore(head, len(head)) {
				start = arabicBack(s, len(head))
			}
		}
		right, end := unpadded(s, start)
		if t := p.Doc.Text.Slice(start, max(end, start)); end > i && right != t.String() {
			flagFix(p, t, right, true, "日期的月、日前面不补“0”：“{match}”应为“{right}”。")
			seen = end
		}
	}
}

// unpadded reads the date at offset i and returns it without the 0 before month and day.
func unpadded(s string, i int) (right string, end int) {
	end = i
	for range 3 {
		n := digitsEnd(s, end)
		unit := hasAny(s[n:], "年", "月", "日", "号")
		if n == end || unit == "" {
			break
		}
		number := s[end:n]
		if unit != "年" && strings.Trim(number, "0０") != "" {
			number = strings.TrimLeft(number, "0０")
		}
		right, end = right+number+unit, n+len(unit)
	}
	return right, end
}

// mixedDates flags dates in which Han numerals and Arabic digits are mixed.
func mixedDates(p *lint.Pass) {
	s := p.Doc.Text.String()
	seen := 0
	for h := range p.Hits() {
		i := h.Text.Start()
		if i < seen {
			continue
		}
		start := i
		for isOneOf(runeBefore(s, start), hanDigits+"十零○") || isDigit(runeBefore(s, start)) {
			start = back(s, start, 1)
		}
		if start == i || lunar(s, start) {
			continue
		}
		right, end, han, arabic := readDate(s, start)
		if han && arabic && end > i {
			flagFix(p, p.Doc.Text.Slice(start, end), right, true, "同一个日期里汉字、阿拉伯数字混用，“{match}”应为“{right}”。")
			seen = end
		}
	}
}

// readDate reads the date at offset i: year, month and day, at least two of them. It
// returns the date in digits and the kinds of numbers it has.
func readDate(s string, i int) (right string, end int, han, arabic bool) {
	end = i
	for k, unit := range []string{"年", "月", "日"} {
		n := end
		for isOneOf(runeAt(s, n), hanDigits+"十零○") || isDigit(runeAt(s, n)) {
			n = ahead(s, n, 1)
		}
		number := s[end:n]
		if n == end || !strings.HasPrefix(s[n:], unit) || unit == "年" && utf8.RuneCountInString(number) != 4 {
			if end > i {
				break
			}
			if k == 2 {
				return "", i, false, false
			}
			continue
		}
		value, size := doc.ArabicNumeral(number)
		if size == len(number) {
			arabic = true
		} else if value, size = doc.HanNumeral(zeroes(number)); size == len(zeroes(number)) {
			han = true
		} else {
			break
		}
		if unit == "月" && value > 12 || unit == "日" && value > 31 {
			return "", i, false, false // 三四月
		}
		right, end = right+strconv.Itoa(value)+unit, n+len(unit)
	}
	return right, end, han, arabic
}

// signatureDates flags a date on a line of its own that is not written 2023年1月5日.
func signatureDates(p *lint.Pass) {
	for i, para := range p.Doc.Paragraphs {
		t := para.Text
		s := t.String()
		if i == 0 || len(s) > 40 || para.Table != nil || len(p.Doc.Paragraphs)-i > 6 {
			continue
		}
		right, end, han, arabic := readDate(s, 0)
		switch {
		case han && !arabic && end == len(s) && strings.HasSuffix(s, "日") && strings.Contains(s, "年"):
			flagFix(p, t, right, true, "落款日期用阿拉伯数字，“{match}”应为“{right}”。")
		case onlyDate(s) != "":
			flagFix(p, t, onlyDate(s), true, "落款日期要写出年、月、日，“{match}”应为“{right}”。")
		}
	}
}

// onlyDate returns the date that s is in the form 2023.1.5, 2023-01-05 or 2023/1/5, written
// in full; empty if it is none.
func onlyDate(s string) string {
	parts := strings.FieldsFunc(s, func(r rune) bool { return isOneOf(r, ".-/．") })
	if len(parts) != 3 || len(parts[0]) != 4 || strings.HasPrefix(s, "-") {
		return ""
	}
	var n [3]int
	for i, part := range parts {
		var err error
		if n[i], err = strconv.Atoi(part); err != nil {
			return ""
		}
	}
	if n[0] < 1990 || n[0] > 2099 || n[1] < 1 || n[1] > 12 || n[2] < 1 || n[2] > 31 {
		return ""
	}
	return strconv.Itoa(n[0]) + "年" + strconv.Itoa(n[1]) + "月" + strconv.Itoa(n[2]) + "日"
}

// lunar reports whether a date of the lunar calendar, which takes Han numerals, starts at
// offset i.
func lunar(s string, i int) bool {
	return endsAny(s[:i], "农历", "阴历", "旧历") != ""
}
