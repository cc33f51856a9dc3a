package check

import (
	"strings"
	"unicode/utf8"
)

// A wordSet holds words by a hash of their first two characters. It is made at every start,
// so it takes little more than to read the words.
type wordSet struct {
	words []string
	heads [1 << 10]uint16 // by hash: 1 + the number of the first word
	next  []uint16        // of each word: 1 + the number of the next one of the same hash
}

// mostSetWords is how many words a set holds.
const mostSetWords = 1<<16 - 2

func newWordSet(words []string) *wordSet {
	words = words[:min(len(words), mostSetWords)]
	x := &wordSet{words: words, next: make([]uint16, len(words))}
	for i, w := range words {
		h := setHash(w, utf8.RuneCountInString(w) == 1)
		x.next[i], x.heads[h] = x.heads[h], uint16(i+1)
	}
	return x
}

// setHash hashes what s begins with: two characters, or one.
func setHash(s string, single bool) uint32 {
	a, n := utf8.DecodeRuneInString(s)
	if single {
		return hashPair(a, 0) >> 2
	}
	b, _ := utf8.DecodeRuneInString(s[n:])
	return hashPair(a, b) >> 2
}

// longest returns the length of the longest word that s begins with, 0 if there is none.
func (x *wordSet) longest(s string) int {
	n := 0
	for _, single := range [2]bool{true, false} {
		for id := x.heads[setHash(s, single)]; id > 0; id = x.next[id-1] {
			if w := x.words[id-1]; len(w) > n && strings.HasPrefix(s, w) {
				n = len(w)
			}
		}
	}
	return n
}

// has reports whether the set holds the word.
func (x *wordSet) has(word string) bool {
	return word != "" && x.longest(word) == len(word)
}
