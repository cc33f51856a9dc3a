package check

import (
	"slices"
	"strings"
)

// A glance tells which characters a text has, as far as the lower ten bits of their code
// points tell them apart. It takes one pass over the text; most words that the text lacks
// are then known to be absent without a search, which is slow among Han characters since
// they share their first bytes.
type glance [1 << 10 / 64]uint64

// glanceAt looks at the characters of s.
func glanceAt(s string) (g glance) {
	for len(s) > 0 {
		bit, size := glanceBit(s)
		g[bit/64] |= 1 << (bit % 64)
		s = s[size:]
	}
	return g
}

// glanceBit returns the bit of the character that s, which is not empty, starts with, and
// its length. Characters other than those of three bytes are taken byte by byte.
func glanceBit(s string) (bit uint, size int) {
	if len(s) < 3 || s[0]>>4 != 0xE {
		return uint(s[0]), 1
	}
	return uint(s[1])&0xF<<6 | uint(s[2])&0x3F, 3
}

// lacks reports whether the text certainly does not hold word: one of its first two
// characters is missing.
func (g *glance) lacks(word string) bool {
	if word == "" {
		return false
	}
	bit, size := glanceBit(word)
	if g[bit/64]>>(bit%64)&1 == 0 {
		return true
	}
	if size == len(word) {
		return false
	}
	bit, _ = glanceBit(word[size:])
	return g[bit/64]>>(bit%64)&1 == 0
}

// The least text and the fewest words for which a glance saves more than it costs.
const (
	glanceText  = 12 // bytes
	glanceWords = 4
)

// containsAny reports whether s contains one of the words.
func containsAny(s string, words []string) bool {
	if len(s) < glanceText || len(words) < glanceWords {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
	}
	g := glanceAt(s)
	return slices.ContainsFunc(words, func(w string) bool { return !g.lacks(w) && strings.Contains(s, w) })
}
