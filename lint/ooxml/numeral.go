package ooxml

import (
	"strconv"
	"strings"
)

// numeral writes a number in one of the formats of automatic numbers. Formats of other
// scripts are written in Arabic digits.
func numeral(format string, n int) string {
	switch format {
	case "none", "bullet":
		return ""
	case "chineseCounting", "taiwaneseCounting":
		return counting(n, "○")
	case "chineseCountingThousand", "taiwaneseCountingThousand", "ideographLegalTraditional", "chineseLegalSimplified":
		return thousands(format, n)
	case "japaneseCounting", "koreanCounting":
		return strings.NewReplacer("一百", "百", "一千", "千", "零", "").Replace(thousands("", n))
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
		return digits(n, "〇一二三四五六七八九")
	case "decimalFullWidth", "decimalFullWidth2":
		return digits(n, "０１２３４５６７８９")
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "ideographTraditional":
		return pick(n, "甲乙丙丁戊己庚辛壬癸")
	case "ideographZodiac":
		return pick(n, "子丑寅卯辰巳午未申酉戌亥")
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return pick(n, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
	case "decimalEnclosedFullstop":
		return pick(n, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛")
	case "decimalEnclosedParen":
		return pick(n, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇")
	case "ideographEnclosedCircle":
		return pick(n, "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉")
	case "upperLetter":
		return letters(n, 'A')
	case "lowerLetter":
		return letters(n, 'a')
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	}
	return strconv.Itoa(n)
}

// pick returns the n-th character of a series, counted from 1; beyond it Arabic digits.
func pick(n int, series string) string {
	if list := []rune(series); 1 <= n && n <= len(list) {
		return string(list[n-1])
	}
	return strconv.Itoa(n)
}

// digits writes a number digit by digit.
func digits(n int, series string) string {
	list := []rune(series)
	return strings.Map(func(r rune) rune { return list[r-'0'] }, strconv.Itoa(max(n, 0)))
}

// letters writes a, b, … z, aa, bb and so on.
func letters(n int, first rune) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, step := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= step.value; n -= step.value {
			b.WriteString(step.sign)
		}
	}
	return b.String()
}

// counting writes 一 to 九十九, and larger numbers digit by digit.
func counting(n int, zero string) string {
	const han = "一二三四五六七八九"
	switch {
	case n < 1 || n > 99:
		return digits(n, zero+han)
	case n < 10:
		return pick(n, han)
	}
	s := "十"
	if n >= 20 {
		s = pick(n/10, han) + s
	}
	if n%10 > 0 {
		s += pick(n%10, han)
	}
	return s
}

// thousands writes 一 to 九千九百九十九, or 壹 to 玖仟 for documents of the law.
func thousands(format string, n int) string {
	han, units := []rune("零一二三四五六七八九"), []string{"千", "百", "十", ""}
	if strings.Contains(format, "egal") {
		han, units = []rune("零壹贰叁肆伍陆柒捌玖"), []string{"仟", "佰", "拾", ""}
	}
	if n < 1 || n > 9999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	gap := false
	for i, unit := range []int{1000, 100, 10, 1} {
		d := n / unit % 10
		if d == 0 {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteRune(han[0])
			gap = false
		}
		if d > 1 || unit != 10 || b.Len() > 0 || han[1] != '一' {
			b.WriteRune(han[d])
		}
		b.WriteString(units[i])
	}
	return b.String()
}
