package doc

import "unicode/utf8"

// DecodeRune returns the first character of s and its length in bytes, (RuneError, 0) if s
// is empty. It is [utf8.DecodeRuneInString] for text that is known to be valid UTF-8, as
// that of a Document is: quick for characters of three bytes, of which Chinese is made.
func DecodeRune(s string) (r rune, size int) {
	if len(s) < 3 || s[0]>>4 != 0xE {
		return utf8.DecodeRuneInString(s)
	}
	return rune(s[0])<<12&0xF000 | rune(s[1])<<6&0xFC0 | rune(s[2])&0x3F, 3
}
