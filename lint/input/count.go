package input

import "strings"

// counted returns the number n of an automatic list, written in the style of which the
// rune is the first number: 1, 一, 壹, ①, 甲, a, A, i, I. Nothing if there is no such style
// or it has no such number.
func counted(n int, style rune) string {
	if n <= 0 || n > 9_999 {
		return ""
	}
	switch style {
	case '1', '１':
		return decimal(n, style-1)
	case '一', '壹':
		return hanNumber(n, style)
	case 'a', 'A':
		return strings.Repeat(string(style+rune((n-1)%26)), (n-1)/26+1)
	case 'i', 'I':
		return roman(n, style == 'I')
	case '①', '⑴', '⒈':
		return nth(style, n, 20)
	case '㈠':
		return nth(style, n, 10)
	case '甲':
		return string([]rune("甲乙丙丁戊己庚辛壬癸")[(n-1)%10])
	}
	return ""
}

// decimal writes n in digits of which the first is zero.
func decimal(n int, zero rune) string {
	var digits []rune
	for ; n > 0; n /= 10 {
		digits = append([]rune{zero + rune(n%10)}, digits...)
	}
	return string(digits)
}

// nth returns the number n of a row of characters that begins with first and has count
// members.
func nth(first rune, n, count int) string {
	if n > count {
		return decimal(n, '0')
	}
	return string(first + rune(n-1))
}

// hanNumber writes n in Chinese numerals, in the formal ones if one is 壹.
func hanNumber(n int, one rune) string {
	digits, units := []rune("零一二三四五六七八九"), []string{"", "十", "百", "千"}
	if one == '壹' {
		digits, units = []rune("零壹贰叁肆伍陆柒捌玖"), []string{"", "拾", "佰", "仟"}
	}
	s, zero := "", false
	for place := 0; n > 0; place, n = place+1, n/10 {
		d := n % 10
		switch {
		case d > 0:
			s = string(digits[d]) + units[place] + s
		case s != "" && !zero:
			s = string(digits[0]) + s
		}
		zero = d == 0
	}
	if one == '一' && strings.HasPrefix(s, "一十") {
		s = strings.TrimPrefix(s, "一")
	}
	return s
}

// roman writes n in Roman numerals.
func roman(n int, capital bool) string {
	s := ""
	for _, r := range romans() {
		s += strings.Repeat(r.letters, n/r.value)
		n %= r.value
	}
	if capital {
		return strings.ToUpper(s)
	}
	return s
}

// A romanNumeral is a Roman numeral.
type romanNumeral struct {
	value   int
	letters string
}

func romans() []romanNumeral {
	return []romanNumeral{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}
}

// label returns the mark of an item with what parts it from the text: a mark that ends in
// a letter or digit (第一章, 1.1) is followed by a space, others stand close.
func label(mark string) string {
	mark = strings.TrimRight(mark, blanks)
	last := (&line{text: mark}).last()
	if strings.HasPrefix(mark, "第") || '0' <= last && last <= '9' || latin(last) {
		return mark + " "
	}
	return mark
}
