package segment

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// What gse is told of the user's words. Even the two commonest words of the dictionary
// are together a longer path than one word of this frequency, so it is never cut in two.
// Yet single characters, which gse holds rare, are longer still: a word of the dictionary
// that overlaps a term wins where the term would leave them behind.
const (
	termFrequency = 1000
	termTag       = "nz"
)

// terms finds the user's words in a text.
type terms struct {
	once   sync.Once
	gather func() []string       // the words as the user gave them; nil: none
	words  []string              // lowered
	next   []uint16              // of each word: 1 + the number of the next one of the same hash
	heads  [1 << termBits]uint16 // by the hash of the first two codes: 1 + the number of the first word
}

const (
	termBits = 11
	maxTerms = 1<<16 - 1
)

// build is called once, before the first text.
func (t *terms) build() {
	if t.gather == nil {
		return
	}
	given := t.gather()
	given = given[:min(len(given), maxTerms)]
	t.words, t.next = make([]string, 0, len(given)), make([]uint16, 0, len(given))
	var u units
	for _, w := range given {
		if !utf8.ValidString(w) || strings.Contains(w, "\x00") {
			continue
		}
		if u.set(w); len(u.codes) < 2 {
			continue
		}
		h := termHash(u.codes)
		t.words, t.next = append(t.words, u.text), append(t.next, t.heads[h])
		t.heads[h] = uint16(len(t.words))
	}
}

// termHash hashes the first two codes.
func termHash(codes []uint16) uint32 {
	return (uint32(codes[0])*0x9E3779B1 ^ uint32(codes[1])*0x85EBCA77) >> (32 - termBits)
}

// lookup appends to found the words that the text has from code i on.
func (t *terms) lookup(u *units, i int, found []match) []match {
	if len(u.codes)-i < 2 {
		return found
	}
	text := u.text[u.at[i]:]
	for k := t.heads[termHash(u.codes[i:])]; k > 0; k = t.next[k-1] {
		if w := t.words[k-1]; strings.HasPrefix(text, w) {
			found = append(found, match{u.size(i, len(w)), term})
		}
	}
	return found
}
