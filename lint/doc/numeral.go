package doc

// HanNumeral reads the Han number at the start of s (一, 十二, 二十, 一百零三), at most
// 9,999. It returns its value and its length in bytes; both are 0 if there is none.
// Digits written one by one (二〇二二) are read as such.
func HanNumeral(s string) (value, size int) {
	digit, pending := 0, false
	plain := true
	for size < len(s) {
		r, n := DecodeRune(s[size:])
		if d := HanDigit(r); d >= 0 {
			if pending && plain {
				d += digit * 10
			}
			digit, pending = d, true
		} else if unit := hanUnit(r); unit > 0 {
			if !pending {
				digit = 1
			}
			value += digit * unit
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

// HanDigit returns the value of a Han digit, 〇, 零 and 两 included, or -1.
func HanDigit(r rune) int {
	if r < '一' && r != '〇' {
		return -1
	}
	switch r {
	case '〇', '零':
		return 0
	case '一':
		return 1
	case '二', '两':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

// hanUnit returns what 十, 百 and 千 multiply by, 0 for other characters.
func hanUnit(r rune) int {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	}
	return 0
}

// ArabicNumeral reads the digits at the start of s, half or full width, at most nine. It
// returns their value and their length in bytes; size is 0 if there are none.
func ArabicNumeral(s string) (value, size int) {
	for count := 0; size < len(s) && count < 9; count++ {
		r, n := DecodeRune(s[size:])
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
