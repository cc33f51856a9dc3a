package compare

import (
	"cmp"
	"slices"
	"strings"
)

// Phrases are set phrases to be recognised in scripts. They are not changed once made, so
// goroutines may share them.
type Phrases struct {
	pairs  [1 << 10]uint64     // a bit for each hash of two characters that a phrase begins with
	byHead map[uint64][]phrase // by their first two characters, the longest first
}

// A phrase is a set phrase.
type phrase struct {
	runes []rune
	whole bool // it makes the whole sentence a formality
}

// NewPhrases prepares phrases of two characters and more, in each entry of the list
// separated by blanks. Marks in them do not matter.
func NewPhrases(list []string) *Phrases {
	p := &Phrases{byHead: make(map[uint64][]phrase, len(list))}
	for _, line := range list {
		for _, s := range strings.Fields(line) {
			p.add(phrase{letters(s), false})
		}
	}
	for _, s := range formalities() {
		p.add(phrase{letters(s), true})
	}
	for _, list := range p.byHead {
		slices.SortStableFunc(list, func(a, b phrase) int { return cmp.Compare(len(b.runes), len(a.runes)) })
	}
	return p
}

func (p *Phrases) add(x phrase) {
	if len(x.runes) < 2 {
		return
	}
	bit := pair(x.runes[0], x.runes[1])
	p.pairs[bit>>6] |= 1 << (bit & 63)
	h := head(x.runes[0], x.runes[1])
	p.byHead[h] = append(p.byHead[h], x)
}

func head(a, b rune) uint64 { return uint64(a)<<32 | uint64(b) }

// pair returns the hash of two characters. Nearly all places of a text begin no phrase, and
// one bit tells so.
func pair(a, b rune) uint16 { return uint16((uint32(a)*0x9E3779B1 + uint32(b)) * 0x85EBCA6B >> 16) }

// match returns how many characters the longest phrase at the start of runes has, 0 if
// there is none, and whether one of those there makes the sentence a formality.
func (p *Phrases) match(runes []rune) (n int, whole bool) {
	if len(runes) < 2 {
		return 0, false
	}
	if bit := pair(runes[0], runes[1]); p.pairs[bit>>6]&(1<<(bit&63)) == 0 {
		return 0, false
	}
	for _, x := range p.byHead[head(runes[0], runes[1])] {
		if len(x.runes) <= len(runes) && slices.Equal(x.runes, runes[:len(x.runes)]) {
			n = max(n, len(x.runes))
			whole = whole || x.whole
		}
	}
	return n, whole
}
