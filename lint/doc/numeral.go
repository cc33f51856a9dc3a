package doc

import (
	"strings"
	"unicode/utf8"
)

// HanNumeral reads the Han number at the start of s (一, 十二, 二十, 一百零三), at most
// 9,999. It returns its value and its length in bytes; both are 0 if there is none.
// Digits written one by one (二〇二二) are read as such.
func HanNumeral(s string) (value, size int) {
	digit, pending := 0, false
	plain := true
	for size < len(s) {
		r, n := utf8.DecodeRuneInString(s[size:])
		if i := strings.IndexRune("〇一二三四五六七八九", r); i >= 0 || r == '零' || r == '两' {
			d := max(i, 0) / len("一")
			if r == '两' {
				d = 2
			}
			if pending && plain {
				d += digit * 10
			}
			digit, pending = d, true
		} else if i := strings.IndexRune("十百千", r); i >= 0 {
			if !pending {
				digit = 1
			}
			value += digit * []int{10, 100, 1000}[i/len("十")]
			digit, pending, plain = 0, false, false
		} else {
			break
		}
		if size += n; value+digit > 9999 {
			return 0, 0
		}
	}
	return value + digit, size
}

// ArabicNumeral reads the digits at the start of s, half or full width, at most nine. It
// returns their value and their length in bytes; size is 0 if there are none.
func ArabicNumeral(s string) (value, size int) {
	for count := 0; size < len(s) && count < 9; count++ {
		r, n := utf8.DecodeRuneInString(s[size:])
		switch {
		case '0' <= r && r <= '9':
			value = value*10 + int(r-'0')
		case '０' <= r && r <= '９':
			value = value*10 + int(r-'０')
		default:
			return value, size
		}
		size += n
	}
	return value, size
}
