package check

import (
	mathbits "math/bits"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// A wordScan finds the places at which the rules of a pack may find a word, for all of them in
// one pass over a text: most places are of interest to none. Two tables are asked, by other bits
// of the hash of two characters. Each holds a bit for each rule that has such a word.
type wordScan struct {
	numbers map[*Wording]uint8 // the bit of each rule
	upper   [1 << scanBits]uint8
	lower   [1 << scanBits]uint8
	short   bool // some word is a single character
}

const (
	scanBits = 16
	// scanRules is how many rules have a bit of their own. Those beyond share the last one.
	scanRules = 8
	// lowerBits are those of the index of the lower table that are the lowest of the hash; the
	// others are its uppermost ones.
	lowerBits = 32 - placeBits
)

func upperIndex(hash uint32) uint32 { return hash >> (32 - scanBits) }

func lowerIndex(hash uint32) uint32 {
	return hash&(1<<lowerBits-1)<<(scanBits-lowerBits) | hash>>(32-scanBits+lowerBits)
}

func newWordScan(checks []lint.Check) *wordScan {
	x := &wordScan{numbers: map[*Wording]uint8{}}
	// New memory that is read before it is written costs two page faults instead of one.
	clear(x.upper[:])
	clear(x.lower[:])
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

// add adds the words of a table.
func (x *wordScan) add(t *openTable, rule uint8) {
	if t.filter == "" {
		return
	}
	x.short = x.short || t.short
	bits := filterBits + 32 - t.shift
	for i := range len(t.filter) {
		for set := t.filter[i]; set != 0; set &= set - 1 {
			x.mark(x.upper[:], 8*i+mathbits.TrailingZeros8(set), bits, rule)
		}
	}
	const fine = scanBits - lowerBits
	for b := range len(t.ends)/endSize - 1 {
		top := uint32(b) << t.shift
		for k, to := t.bucket(top); k < to; k++ {
			low := t.mark(k)
			x.mark(x.lower[low<<fine:][:1<<fine], b, 32-t.shift, rule)
		}
	}
}

// mark marks a number of so many bits in a table, whose numbers may have more of them, or fewer.
func (x *wordScan) mark(table []uint8, number int, bits, rule uint8) {
	size := len(table)
	from, to := number*size>>bits, (number+1)*size>>bits
	for i := from; i < max(to, from+1); i++ {
		table[i] |= rule
	}
}

// A wordPlace is a place at which some rules may find a word. A hostile text is all places, so
// they are kept small.
type wordPlace struct {
	at    uint32
	rules uint8
}

// at returns the rules that may have a word of the hash.
func (x *wordScan) at(hash uint32) uint8 {
	rules := x.upper[upperIndex(hash)]
	if rules != 0 {
		rules &= x.lower[lowerIndex(hash)]
	}
	return rules
}

// places returns the places of interest in a text.
func (x *wordScan) places(s string) []wordPlace {
	list := make([]wordPlace, 0, len(s)/16)
	a, n := doc.DecodeRune(s)
	for i := 0; i < len(s); {
		b, next := doc.DecodeRune(s[i+n:])
		rules := x.at(mixPair(a, b))
		if x.short {
			rules |= x.at(mixPair(a, 0))
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
