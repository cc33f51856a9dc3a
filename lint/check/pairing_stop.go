package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
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
		h := setHash(startHash(w, utf8.RuneCountInString(w) == 1))
		x.next[i], x.heads[h] = x.heads[h], uint16(i+1)
	}
	return x
}

// setHash takes from a hash what a set needs.
func setHash(hash uint32) uint32 { return hash >> 22 }

// longest returns the length of the longest word that s begins with, 0 if there is none; a
// and b are its first two characters.
func (x *wordSet) longest(s string, a, b rune) int {
	n := 0
	for _, h := range [2]uint32{mixPair(a, 0), mixPair(a, b)} {
		for id := x.heads[setHash(h)]; id > 0; id = x.next[id-1] {
			if w := x.words[id-1]; len(w) > n && strings.HasPrefix(s, w) {
				n = len(w)
			}
		}
	}
	return n
}

// first returns the offset of the first word of the set in s, -1 if s holds none.
func (x *wordSet) first(s string) int {
	a, n := doc.DecodeRune(s)
	for i := 0; i < len(s); {
		b, m := doc.DecodeRune(s[i+n:])
		if x.longest(s[i:], a, b) > 0 {
			return i
		}
		i, a, n = i+n, b, m
	}
	return -1
}

// in reports whether s holds a word of the set.
func (x *wordSet) in(s string) bool { return x.first(s) >= 0 }

// has reports whether the set holds the word.
func (x *wordSet) has(word string) bool {
	a, n := doc.DecodeRune(word)
	b, _ := doc.DecodeRune(word[n:])
	return word != "" && x.longest(word, a, b) == len(word)
}
