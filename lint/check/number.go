package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// hanDigits are the Han digits by value, hanUnits the larger units.
const (
	hanDigits = "〇一二三四五六七八九"
	hanUnits  = "十百千万亿"
)

// isHanNumeral reports whether r can stand in a Han number.
func isHanNumeral(r rune) bool {
	switch r {
	case '十', '百', '千', '万', '亿':
		return true
	}
	return doc.HanDigit(r) >= 0
}

// hanNumeralBack returns where the Han number that ends at offset i starts, and its length
// in bytes; i and 0 if there is none.
func hanNumeralBack(s string, i int) (start, size int) {
	start = i
	for start > 0 && isHanNumeral(runeBefore(s, start)) {
		start = back(s, start, 1)
	}
	return start, i - start
}

// arabicBack returns where the Arabic number that ends at offset i starts, decimal point
// and grouping commas included; i if there is none.
func arabicBack(s string, i int) int {
	start := i
	for start > 0 {
		r := runeBefore(s, start)
		point := isOneOf(r, ".,．") && start < i && digitBefore(s, start-utf8.RuneLen(r))
		if !isDigit(r) && !isWideDigit(r) && !point {
			break
		}
		start -= utf8.RuneLen(r)
	}
	return start
}

// digitBefore reports whether a digit of either width stands before offset i.
func digitBefore(s string, i int) bool {
	r := runeBefore(s, i)
	return isDigit(r) || isWideDigit(r)
}

// digitsEnd returns the offset behind the Arabic number at offset i, decimal point and
// grouping commas included; i if there is none.
func digitsEnd(s string, i int) int {
	for i < len(s) {
		r, n := doc.DecodeRune(s[i:])
		point := isOneOf(r, ".,．") && digitBefore(s, i) && digitAt(s[i+n:])
		if !isDigit(r) && !isWideDigit(r) && !point {
			break
		}
		i += n
	}
	return i
}

// numberEnd returns the offset behind the number at offset i, in digits of any kind, with
// its magnitudes (1.3万, 八十, 三分之一, 半数); i if there is none.
func numberEnd(s string, i int) int {
	if w := hasAny(s[i:], "半数", "一半", "半年", "半个"); w != "" {
		return i + len("半") + strings.Count(w, "一半")*len("一") + strings.Count(w, "数")*len("数")
	}
	start := i
	for i < len(s) {
		end := digitsEnd(s, i)
		switch r, n := doc.DecodeRune(s[i:]); {
		case end > i:
			i = end
		case isOneOf(r, "百千") && unitOfThousands(s[i:]):
			return i
		case isHanNumeral(r):
			i += n
		case i > start && strings.HasPrefix(s[i:], "分之") && isHanNumeral(runeAt(s, i+len("分之"))):
			i += len("分之")
		default:
			return i
		}
	}
	return i
}

// unitOfThousands reports whether 千 or 百 at the start of s begins a unit (千瓦, 百分点).
func unitOfThousands(s string) bool {
	return hasAny(s, "千瓦", "千克", "千米", "千伏", "千帕", "千卡", "千焦", "千赫", "千牛", "千兆", "千比特", "千字节", "千乏", "千安", "千升", "千吨级", "百分点", "百帕", "百分之") != ""
}
