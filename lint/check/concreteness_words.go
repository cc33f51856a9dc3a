package check

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A wordClass says what a word of the lists of Concreteness stands for.
type wordClass uint8

const (
	sloganWord wordClass = iota
	fillerWord
	nounWord
	vagueWord
	thingWord
	nameWord
	boastWord
	placeWord // what the names of bodies and places end in
)

// A phrasebook holds the words of the lists, by a hash of their first two characters. It is
// built at every start, so it must cost next to nothing to build.
type phrasebook struct {
	times *wordSet        // words that set a time without a date
	heads [1 << 12]uint16 // 1 + the number of the first word
	words []lexeme
	lines []string        // the lists
	signs [1 << 10]uint64 // a bit for each thing of one character
	ends  [1 << 10]uint64 // a bit for each place name of one character
}

// A lexeme is a word of a phrasebook: bytes of one of its lines. There are thousands, so
// they are kept small.
type lexeme struct {
	line, start, size uint16
	next              uint16 // 1 + the number of the next word of the same hash
	mark              uint8  // the lowest bits of the hash, which tell most other words apart
	class             wordClass
}

// bookHash takes from a hash what a phrasebook needs.
func bookHash(hash uint32) uint32 { return hash >> 20 }

// longestLine is the length in bytes that a line can have.
const longestLine = 1<<16 - 1

// text returns the word.
func (x *phrasebook) text(w *lexeme) string {
	return x.lines[w.line][w.start:][:w.size]
}

// maxWords is how many words a phrasebook can number.
const maxWords = 1<<16 - 2

// learn takes the words of a list, separated by blanks.
func (x *phrasebook) learn(list []string, class wordClass) {
	for _, line := range list {
		line = spaced(line)
		x.lines = append(x.lines, line)
		for start := 0; start < len(line); {
			word, _, _ := strings.Cut(line[start:], " ")
			if word != "" {
				x.add(word, start, class)
			}
			start += len(word) + 1
		}
	}
}

// spaced returns a line with nothing but single spaces between its words.
func spaced(line string) string {
	for _, blank := range []string{"\t", "\n", "\r", "\u3000", "\u00a0"} {
		if strings.Contains(line, blank) {
			return strings.Join(strings.Fields(line), " ")
		}
	}
	return line
}

// add takes the word that starts at an offset of the last line.
func (x *phrasebook) add(word string, start int, class wordClass) {
	a, n := doc.DecodeRune(word)
	switch {
	case n == len(word) && class == placeWord:
		x.ends[uint16(a)>>6] |= 1 << (a & 63)
	case n == len(word):
		x.signs[uint16(a)>>6] |= 1 << (a & 63)
	case len(x.words) < maxWords:
		b, _ := doc.DecodeRune(word[n:])
		hash := mixPair(a, b)
		h := bookHash(hash)
		x.words = append(x.words, lexeme{uint16(len(x.lines) - 1), uint16(start), uint16(len(word)), x.heads[h], uint8(hash), class})
		x.heads[h] = uint16(len(x.words))
	}
}

// sign reports whether r is a thing of one character.
func (x *phrasebook) sign(r rune) bool { return r <= 0xFFFF && x.signs[r>>6]&(1<<(r&63)) != 0 }

// end reports whether names of places end in r.
func (x *phrasebook) end(r rune) bool { return r <= 0xFFFF && x.ends[r>>6]&(1<<(r&63)) != 0 }

// names reports whether one of the words, things apart, holds the character at offset i of
// s; it begins at most maxLead characters before.
func (x *phrasebook) names(s string, i int) bool {
	for at, n := i, 0; n <= maxLead; n++ {
		a, size := doc.DecodeRune(s[at:])
		b, _ := doc.DecodeRune(s[at+size:])
		for id := x.heads[bookHash(mixPair(a, b))]; id > 0; id = x.words[id-1].next {
			w := &x.words[id-1]
			if w.class != thingWord && w.class != placeWord && at+int(w.size) > i && strings.HasPrefix(s[at:], x.text(w)) {
				return true
			}
		}
		if at == 0 {
			return false
		}
		at = back(s, at, 1)
	}
	return false
}

// maxLead is how many characters of a name may stand before its number.
const maxLead = 4
