package lint

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A matcher finds the anchors of all rules in one pass over the prose. It indexes them
// by their first two characters: in Chinese text that pair nearly decides, and there is
// no automaton to build at every start.
type matcher struct {
	first [1 << 11]uint32 // a bit for each first character of the basic plane, folded
	pairs map[[2]rune][]anchor
	solo  map[rune][]anchor // anchors of one character
}

// An anchor is one literal of one rule.
type anchor struct {
	text     string
	rule, id int
}

func newMatcher() *matcher {
	return &matcher{pairs: map[[2]rune][]anchor{}, solo: map[rune][]anchor{}}
}

func (m *matcher) add(rule int, anchors []string) {
	for id, text := range anchors {
		r, n := utf8.DecodeRuneInString(text)
		if n == 0 {
			continue
		}
		m.first[uint16(r)>>5] |= 1 << (uint16(r) & 31)
		a := anchor{text, rule, id}
		if n == len(text) {
			m.solo[r] = append(m.solo[r], a)
			continue
		}
		s, _ := utf8.DecodeRuneInString(text[n:])
		m.pairs[[2]rune{r, s}] = append(m.pairs[[2]rune{r, s}], a)
	}
}

// find returns the hits of each rule in reading order, at one place the longer first.
func (m *matcher) find(t doc.Text, rules int) [][]Hit {
	hits := make([][]Hit, rules)
	s := t.String()
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if m.first[uint16(r)>>5]&(1<<(uint16(r)&31)) != 0 {
			next, _ := utf8.DecodeRuneInString(s[i+n:])
			m.at(t, i, m.pairs[[2]rune{r, next}], hits)
			m.at(t, i, m.solo[r], hits)
		}
		i += n
	}
	for _, list := range hits {
		slices.SortStableFunc(list, func(a, b Hit) int {
			return cmp.Or(a.Text.Start()-b.Text.Start(), b.Text.Len()-a.Text.Len())
		})
	}
	return hits
}

// at records the candidates that occur at offset i.
func (m *matcher) at(t doc.Text, i int, candidates []anchor, hits [][]Hit) {
	for _, c := range candidates {
		if strings.HasPrefix(t.String()[i:], c.text) {
			hits[c.rule] = append(hits[c.rule], Hit{c.id, t.Slice(i, i+len(c.text))})
		}
	}
}
