package check

import (
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// A wordScan finds the places at which the rules of a pack may find a word, for all of them in
// one pass over a text: most places are of interest to none.
type wordScan struct {
	numbers map[*Wording]uint8
	rules   [1 << scanBits]uint8 // by the hash of two characters: a bit for each rule that has such a word
	short   bool                 // some word is a single character
}

const (
	scanBits = 16
	// scanRules is how many rules have a bit of their own. Those beyond share the last one.
	scanRules = 8
)

func newWordScan(checks []lint.Check) *wordScan {
	x := &wordScan{numbers: map[*Wording]uint8{}}
	// New memory that is read before it is written costs two page faults instead of one.
	clear(x.rules[:])
	for _, check := range checks {
		c, ok := check.(*Wording)
		if !ok {
			continue
		}
		c.prepare()
		if _, ok := x.numbers[c]; ok {
			continue
		}
		x.numbers[c] = 1 << min(len(x.numbers), scanRules-1)
		for _, t := range [...]*openTable{&c.index.tables[slipTable], &c.index.tables[seamTable], &c.index.tables[plainTable], &c.index.idioms} {
			x.add(t, x.numbers[c])
		}
	}
	return x
}

// add adds the filter of a table, which may be finer or coarser.
func (x *wordScan) add(t *openTable, rule uint8) {
	if t.filter == "" {
		return
	}
	x.short = x.short || t.short
	bits := 32 - int(t.shift) + filterBits
	for fine := range len(t.filter) * 8 {
		if t.filter[fine/8]&(1<<(fine%8)) == 0 {
			continue
		}
		from, to := fine<<scanBits>>bits, (fine+1)<<scanBits>>bits
		for h := from; h < max(to, from+1); h++ {
			x.rules[h] |= rule
		}
	}
}

// A wordPlace is a place at which some rules may find a word. A hostile text is all places, so
// they are kept small.
type wordPlace struct {
	at    uint32
	rules uint8
}

// places returns the places of interest in a text.
func (x *wordScan) places(s string) []wordPlace {
	list := make([]wordPlace, 0, len(s)/16)
	a, n := doc.DecodeRune(s)
	for i := 0; i < len(s); {
		b, next := doc.DecodeRune(s[i+n:])
		rules := x.rules[mixPair(a, b)>>(32-scanBits)]
		if x.short {
			rules |= x.rules[mixPair(a, 0)>>(32-scanBits)]
		}
		if rules != 0 && a >= utf8.RuneSelf {
			list = append(list, wordPlace{uint32(i), rules})
		}
		i, a, n = i+n, b, next
	}
	return list
}

// wordPlaces are the places of interest in a document.
type wordPlaces []wordPlace

// wordPlacesOf returns the places of interest to the rules, and the bit of the rule c.
func wordPlacesOf(p *lint.Pass, c *Wording) (places wordPlaces, rule uint8) {
	x := lint.Kept(p, newWordScan)
	places = lint.Shared(p, func() wordPlaces { return x.places(p.Doc.Text.String()) })
	return places, x.numbers[c]
}
