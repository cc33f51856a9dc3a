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
	next     uint16 // 1 + the number of the next anchor of the same hash
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
		fine := hashPair(a, b)
		m.likely[fine>>5] |= 1 << (fine & 31)
		h := fine >> (pairBits - matcherBits)
		m.anchors = append(m.anchors, anchor{uint16(rule), uint16(id), m.heads[h]})
		m.heads[h] = uint16(len(m.anchors))
	}
	return true
}

func hashPair(a, b rune) uint32 {
	return (uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA77) >> (32 - pairBits)
}

// find returns the hits of each rule in reading order, at one place the longer first.
func (m *matcher) find(t doc.Text, rules int) [][]Hit {
	hits := make([][]Hit, rules)
	s := t.String()
	r, n := doc.DecodeRune(s)
	for i := 0; i < len(s); {
		next, size := doc.DecodeRune(s[i+n:])
		m.at(t, i, hashPair(r, next), hits)
		if m.solo {
			m.at(t, i, hashPair(r, 0), hits)
		}
		i, r, n = i+n, next, size
	}
	return hits
}

// at records the anchors of one hash that occur at offset i.
func (m *matcher) at(t doc.Text, i int, fine uint32, hits [][]Hit) {
	if m.likely[fine>>5]&(1<<(fine&31)) == 0 {
		return
	}
	for k := m.heads[fine>>(pairBits-matcherBits)]; k > 0; k = m.anchors[k-1].next {
		a := &m.anchors[k-1]
		if text := m.lists[a.rule][a.id]; strings.HasPrefix(t.String()[i:], text) {
			hits[a.rule] = place(hits[a.rule], Hit{int(a.id), t.Slice(i, i+len(text))})
		}
	}
}

// place adds a hit to a list that is in order but for hits at the same place.
func place(list []Hit, h Hit) []Hit {
	if list == nil {
		list = make([]Hit, 0, 8)
	}
	list = append(list, h)
	for k := len(list) - 1; k > 0 && before(&h, &list[k-1]); k-- {
		list[k-1], list[k] = h, list[k-1]
	}
	return list
}

// before reports whether a comes before b: the longer first at one place, and of one
// length the anchor that was named first.
func before(a, b *Hit) bool {
	return a.Text.Start() == b.Text.Start() &&
		(a.Text.Len() > b.Text.Len() || a.Text.Len() == b.Text.Len() && a.Anchor < b.Anchor)
}
