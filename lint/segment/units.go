package segment

import (
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// units is a text divided as gse divides it: a run of letters and digits of alphabets is
// one unit, any other character is one. Words start and end between units only.
type units struct {
	text  string   // ASCII letters lowered
	bytes []byte   // the same
	codes []uint16 // UTF-16
	at    []int    // where each code starts in text, then the length of text
	edge  []bool   // whether a unit starts at each code, and at the end
	rare  bool     // some character belongs to the dictionary's rare section
}

// set divides a text. It reuses the memory of the one before.
func (u *units) set(s string) {
	u.text, u.bytes = s, append(u.bytes[:0], s...)
	u.codes, u.at, u.edge, u.rare = u.codes[:0], u.at[:0], u.edge[:0], false
	inRun, lowered := false, false
	for i, size := 0, 0; i < len(s); i += size {
		var r rune
		r, size = utf8.DecodeRuneInString(s[i:])
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
			u.bytes[i], lowered = byte(r), true
		}
		run := isRun(r, size)
		u.add(r, i, !run || !inRun)
		inRun = run
	}
	u.at, u.edge = append(u.at, len(s)), append(u.edge, true)
	if lowered {
		u.text = string(u.bytes)
	}
}

// add adds the character at byte at; edge tells whether a unit starts there.
func (u *units) add(r rune, at int, edge bool) {
	if r >= 1<<16 {
		high, low := utf16.EncodeRune(r)
		u.addCode(uint16(high), at, edge)
		r, edge = low, false
	}
	u.addCode(uint16(r), at, edge)
}

func (u *units) addCode(code uint16, at int, edge bool) {
	u.codes, u.at, u.edge = append(u.codes, code), append(u.at, at), append(u.edge, edge)
	u.rare = u.rare || isRare(code)
}

// size returns how many codes the n bytes from code i on have.
func (u *units) size(i, n int) int {
	j := i
	for u.at[j] < u.at[i]+n {
		j++
	}
	return j - i
}

// isRun reports whether a character of size bytes joins its like to one unit.
func isRun(r rune, size int) bool {
	return size <= 2 && (unicode.IsLetter(r) || unicode.IsNumber(r))
}
