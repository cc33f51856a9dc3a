package lint

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A matcher finds the anchors of all rules in one pass over the prose. It hashes them by
// their first two characters: in Chinese text that pair nearly decides, and there is
// neither an automaton nor a map to build at every start.
type matcher struct {
	likely  [1 << pairBits / 32]uint32 // a bit for the hash of each pair, which tells most places
	heads   [1 << matcherBits]uint16   // by the upper bits of the hash: 1 + the number of an anchor
	anchors []anchor
	lists   [][]string // of each rule
	solo    bool       // some anchor is a single character
}

const (
	matcherBits = 12
	pairBits    = 16
	maxAnchors  = 1<<16 - 2
)

// An anchor is one literal of one rule. There are thousands, so they are kept small.
type anchor struct {
	rule, id uint16 // its place in the lists
	next     uint16 // 1 + the number of the next anchor of the same upper bits
	mark     uint16 // the lower bits of the hash, which tell most other pairs apart
}

// newMatcher returns a matcher for the anchors of each rule.
func newMatcher(lists [][]string) *matcher {
	n := 0
	for _, list := range lists {
		n += len(list)
	}
	m := &matcher{anchors: make([]anchor, 0, min(n, maxAnchors)), lists: lists}
	// New memory that is read before it is written costs two page faults instead of one.
	clear(m.likely[:])
	clear(m.heads[:])
	return m
}

// add adds the anchors of a rule. It reports whether there was room for all.
func (m *matcher) add(rule int) bool {
	for id, text := range m.lists[rule] {
		a, n := doc.DecodeRune(text)
		if n == 0 {
			continue
		}
		if len(m.anchors) >= maxAnchors || id > maxAnchors {
			return false
		}
		b := rune(0)
		if n < len(text) {
			b, _ = doc.DecodeRune(text[n:])
		} else {
			m.solo = true
		}
		hash := hashPair(a, b)
		fine := hash >> (32 - pairBits)
		m.likely[fine>>5] |= 1 << (fine & 31)
		h := hash >> (32 - matcherBits)
		m.anchors = append(m.anchors, anchor{uint16(rule), uint16(id), m.heads[h], uint16(hash)})
		m.heads[h] = uint16(len(m.anchors))
	}
	return true
}

func hashPair(a, b rune) uint32 { return uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA77 }

// A spot is where an anchor occurs. A hostile text is all spots, so they are kept small.
type spot struct {
	at uint32 // offset in the prose
	id uint16 // of the anchor in its rule's list
}

// find returns the spots of each rule in reading order, at one place the longer first.
func (m *matcher) find(s string) [][]spot {
	spots := make([][]spot, len(m.lists))
	r, n := doc.DecodeRune(s)
	for i := 0; i < len(s); {
		next, size := doc.DecodeRune(s[i+n:])
		if hash := hashPair(r, next); m.mayHave(hash) {
			m.at(s, i, hash, spots)
		}
		if hash := hashPair(r, 0); m.solo && m.mayHave(hash) {
			m.at(s, i, hash, spots)
		}
		i, r, n = i+n, next, size
	}
	return spots
}

// mayHave reports whether some anchor may begin with the two characters of a hash. It is seldom
// wrong, and never where it says no.
func (m *matcher) mayHave(hash uint32) bool {
	fine := hash >> (32 - pairBits)
	return m.likely[fine>>5]&(1<<(fine&31)) != 0
}

// at records the anchors of one hash that occur at offset i.
func (m *matcher) at(s string, i int, hash uint32, spots [][]spot) {
	for k := m.heads[hash>>(32-matcherBits)]; k > 0; k = m.anchors[k-1].next {
		a := &m.anchors[k-1]
		if a.mark == uint16(hash) && strings.HasPrefix(s[i:], m.lists[a.rule][a.id]) {
			spots[a.rule] = m.place(spots[a.rule], a, i)
		}
	}
}

// place adds the spot of an anchor to a list that is in order but for spots at the same
// place.
func (m *matcher) place(list []spot, a *anchor, at int) []spot {
	if list == nil {
		list = make([]spot, 0, 8)
	}
	list = append(list, spot{uint32(at), a.id})
	lengths := m.lists[a.rule]
	for k := len(list) - 1; k > 0 && list[k-1].at == uint32(at) && before(lengths, a.id, list[k-1].id); k-- {
		list[k-1], list[k] = list[k], list[k-1]
	}
	return list
}

// before reports whether anchor a comes before b at one place: the longer first, and of one
// length the one that was named first.
func before(anchors []string, a, b uint16) bool {
	return len(anchors[a]) > len(anchors[b]) || len(anchors[a]) == len(anchors[b]) && a < b
}
