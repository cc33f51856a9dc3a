package segment

import (
	"slices"
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
	gather func() []string   // the words as the user gave them; nil: none
	words  []string          // lowered and sorted
	pairs  [1 << 13 / 8]byte // a bit for each pair of codes that a word starts with
}

// build is called once, before the first text.
func (t *terms) build() {
	if t.gather == nil {
		return
	}
	given := t.gather()
	list := make([]string, 0, len(given))
	var u units
	for _, w := range given {
		u.set(w)
		if len(u.codes) < 2 || !utf8.ValidString(w) || strings.Contains(w, "\x00") {
			continue
		}
		list = append(list, u.text)
		bit := pairBit(u.codes)
		t.pairs[bit/8] |= 1 << (bit % 8)
	}
	slices.Sort(list)
	t.words = slices.Compact(list)
}

// pairBit returns the number of the bit for the first two codes.
func pairBit(codes []uint16) int { return (int(codes[0])*31 + int(codes[1])) & (1<<13 - 1) }

// lookup appends to found the words that the text has from code i on.
func (t *terms) lookup(u *units, i int, found []match) []match {
	if len(u.codes)-i < 2 {
		return found
	}
	if bit := pairBit(u.codes[i:]); t.pairs[bit/8]>>(bit%8)&1 == 0 {
		return found
	}
	text := u.text[u.at[i]:]
	pair := text[:u.at[i+2]-u.at[i]]
	k, _ := slices.BinarySearch(t.words, pair)
	for ; k < len(t.words) && strings.HasPrefix(t.words[k], pair); k++ {
		if strings.HasPrefix(text, t.words[k]) {
			found = append(found, match{u.size(i, len(t.words[k])), term})
		}
	}
	return found
}
