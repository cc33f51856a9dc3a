package input

import "strings"

// printable returns s without control characters, marks of no width that editors leave
// within words, and invalid bytes. Line ends within are white space like any other.
func printable(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	if !strings.ContainsFunc(s, unprintable) {
		return s
	}
	return strings.Map(printed, s)
}

// printed returns a character as it is kept, -1 if it is not.
func printed(r rune) rune {
	switch {
	case lineEnd(string(r)) > 0:
		return ' '
	case unprintable(r):
		return -1
	}
	return r
}

func unprintable(r rune) bool {
	return r < ' ' && r != '\t' || r >= 0x7F && r < 0xA0 || r == 0xAD || r == 0x2028 || r == 0x2029 || r == 0xFFFC || r == 0xFFFE || r == 0xFFFF
}
