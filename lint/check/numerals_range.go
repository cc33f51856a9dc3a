package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// ranges flags ranges whose first number lacks the unit of the second, and 一 in the place
// of a dash.
func ranges(p *lint.Pass) {
	s := p.Doc.Text.String()
	for h := range p.Hits() {
		dash := h.Text
		if strings.HasSuffix(dash.String(), "一") {
			hanDash(p, s, dash.Slice(1, dash.Len()))
			continue
		}
		start, next := arabicBack(s, dash.Start()), dash.End()
		end := digitsEnd(s, next)
		if start == dash.Start() || end == next {
			continue
		}
		unit := rangeUnit(s[end:])
		if unit == "" || !rangeStart(s, start, dash) {
			continue
		}
		t := p.Doc.Text.Slice(start, end+len(unit))
		right := s[start:dash.Start()] + unit + wideDash(dash.String()) + s[next:end+len(unit)]
		flagFix(p, t, right, true, "数值范围的两端都要写“"+strings.TrimSpace(unit)+"”：“{match}”应为“{right}”，免得误解。")
	}
}

// rangeUnit returns the part of a unit at the start of s that both ends of a range need.
func rangeUnit(s string) string {
	if strings.HasPrefix(s, "万分之") || strings.HasPrefix(s, "亿分之") {
		return ""
	}
	return hasAny(s, "万亿", "%", "％", "‰", "万", "亿")
}

// rangeStart reports whether a range can start with the number at offset start. Years,
// codes, clock times and phone numbers cannot.
func rangeStart(s string, start int, dash doc.Text) bool {
	l := runeBefore(s, start)
	if isLetter(l) || isOneOf(l, "-－—–/:：.#№~～") || l == '第' {
		return false
	}
	digits := s[start:dash.Start()]
	year := len(digits) == 4 && onlyDigits(digits) == 4 && (digits[:2] == "19" || digits[:2] == "20")
	return !year && !(len(digits) > 1 && digits[0] == '0' && digits[1] != '.') && onlyDigits(digits) < 7
}

// wideDash returns the mark of a range in Chinese text: hyphens become the one-cell dash.
func wideDash(dash string) string {
	switch dash {
	case "-", "–", "－":
		return "—"
	case "~":
		return "～"
	}
	return dash
}

// hanDash flags 一 between digits: 2021一2025年.
func hanDash(p *lint.Pass, s string, t doc.Text) {
	if !digitAt(s[t.End():]) {
		return
	}
	whole := p.Doc.Text.Slice(arabicBack(s, t.Start()), digitsEnd(s, t.End()))
	p.Add(lint.Finding{Text: whole, Right: "—", Message: "“{match}”中间是汉字“一”，应为一字线“{right}”。", Fixes: []lint.Fix{lint.Replace(t, "—", true)}})
}

// estimates flags two neighbouring numbers that are joined by 、 to make an estimate.
func estimates(p *lint.Pass) {
	s := p.Doc.Text.String()
	for h := range p.Hits() {
		i, j := h.Text.Start(), h.Text.End()
		if l := runeBefore(s, i); isDigit(l) || isWideDigit(l) {
			arabicEstimate(p, s, i, j)
		} else if isHanNumeral(l) {
			hanEstimate(p, s, i, j)
		}
	}
}

// arabicEstimate judges digits on both sides of a 、 at [i,j): 3、4个, 16、7分钟.
func arabicEstimate(p *lint.Pass, s string, i, j int) {
	start, end := arabicBack(s, i), digitsEnd(s, j)
	a, n := doc.ArabicNumeral(s[start:i])
	b, m := doc.ArabicNumeral(s[j:end])
	if n == 0 || start+n != i || m == 0 || j+m != end || a > 99 || b > 9 || !neighbours(a%10, b) {
		return
	}
	l := runeBefore(s, start)
	if !isHan(l) || isOneOf(l, "第附图表至到月年第号第课章条") || !countFollows(s, end) || listing(s, start) || runeAt(s, end) == '、' || strings.HasSuffix(s[:start], "附件") {
		return
	}
	right := hanNumber100(max(a, 1))
	if a == 2 {
		right = "两"
	}
	right += string([]rune(hanDigits)[b])
	unit := unitAt(s[end:])
	right += unit
	flagFix(p, p.Doc.Text.Slice(start, end+len(unit)), right, true, "相邻两个数连用表示概数，用汉字，中间不加顿号：“{match}”应为“{right}”。")
}

// hanEstimate judges Han numerals on both sides of a 、 at [i,j): 三、四次, 七、八十人.
func hanEstimate(p *lint.Pass, s string, i, j int) {
	start, _ := hanNumeralBack(s, i)
	a, b := doc.HanDigit(runeBefore(s, i)), doc.HanDigit(runeAt(s, j))
	if a <= 0 || b <= 0 || !neighbours(a, b) || startOfParagraph(s, start) {
		return
	}
	if head := s[start : i-len("一")]; head != "" && strings.Trim(head, hanUnits) != "" {
		return
	}
	end := j + len("一")
	for isOneOf(runeAt(s, end), hanUnits) {
		end = ahead(s, end, 1)
	}
	l := runeBefore(s, start)
	if isOneOf(l, "第初高大周期旬、至到") || runeAt(s, end) == '、' || !countFollows(s, end) || ordinalUse(s, a, end) || listing(s, start) {
		return
	}
	unit := unitAt(s[end:])
	right := s[start:i] + s[j:end] + unit
	flagFix(p, p.Doc.Text.Slice(start, end+len(unit)), right, true, "相邻两个数连用表示概数，中间不加顿号：“{match}”应为“{right}”。")
}

// neighbours reports whether a and b side by side make an estimate: 三四, 三五.
func neighbours(a, b int) bool { return a > 0 && b == a+1 || a == 3 && b == 5 }

// countFollows reports whether a word that counts stands at offset i. Units that number
// things in order (三、四季度, 一、二等奖) do not count.
func countFollows(s string, i int) bool {
	if strings.HasPrefix(s[i:], "年代") || strings.HasPrefix(s[i:], "年级") {
		return false
	}
	u := unitAt(s[i:])
	if u == "" {
		return false
	}
	if utf8.RuneCountInString(u) > 1 {
		return u != "批次"
	}
	return isOneOf(runeAt(u, 0), "次个名位人户家项件起例场份篇封张本套台辆艘座栋幢间处块片亩吨斤米里元分秒天年岁度趟遍回宗笔株棵头只匹根枚粒双对箱袋桶车条成倍页句")
}

// ordinalUse reports whether two Han numbers name things in order though a word that
// counts follows: 一、二次设备, 三、四年级, 三、四位数.
func ordinalUse(s string, a, end int) bool {
	rest := s[end:]
	return a == 1 && hasAny(rest, "次设", "次供", "次系", "次回", "次侧", "次网", "次能", "次污", "次电", "次接") != "" ||
		hasAny(rest, "年级", "年代", "位数", "人称", "度空间", "度灾", "年期", "条规定", "项规定", "款规定", "条、", "项、") != ""
}

// listing reports whether the words before offset i announce several numbers: 分别有3、4户.
func listing(s string, i int) bool {
	head := s[back(s, i, 12):i]
	return strings.Contains(head, "分别") || strings.Contains(head, "依次") || strings.Contains(head, "各有")
}
