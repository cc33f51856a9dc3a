package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// An idiomIndex finds phrases of four characters or more by their first two characters
// and by their last two: one wrong character leaves either intact.
type idiomIndex struct {
	idioms []string
	heads  [1 << 12]uint16 // by hash: 1 + the number of the first anchor; anchors 2k and 2k+1 are those of idiom k
	next   []uint16        // by anchor: 1 + the number of the next one of the same hash
}

func newIdiomIndex(idioms []string) *idiomIndex {
	x := &idiomIndex{idioms: idioms, next: make([]uint16, 2*min(len(idioms), mostWords/2))}
	for a := range x.next {
		h := hashOf(x.anchor(a), false)
		x.next[a] = x.heads[h]
		x.heads[h] = uint16(a + 1)
	}
	return x
}

// anchor returns the two characters of an anchor.
func (x *idiomIndex) anchor(a int) string {
	idiom := x.idioms[a/2]
	if a%2 == 0 {
		return idiom[:min(6, len(idiom))]
	}
	return idiom[max(0, len(idiom)-6):]
}

// near looks for a phrase that is written with one wrong character around the two
// characters of s at offset i, and not before offset from. It returns where it starts and
// where in it the slip is.
func (x *idiomIndex) near(s string, i, from int) (start, slip int, idiom string) {
	if i+6 > len(s) {
		return 0, 0, ""
	}
	for a := int(x.heads[hashOf(s[i:], false)]); a > 0; a = int(x.next[a-1]) {
		anchor, idiom := x.anchor(a-1), x.idioms[(a-1)/2]
		if s[i:i+6] != anchor {
			continue
		}
		start := i
		if (a-1)%2 == 1 {
			start += len(anchor) - len(idiom)
		}
		if start < from || start+len(idiom) > len(s) {
			continue
		}
		if slip := onlySlip(s[start:start+len(idiom)], idiom); slip >= 0 {
			return start, slip, idiom
		}
	}
	return 0, 0, ""
}

// onlySlip returns the offset of the one character of wrong that is another than in right
// and sounds or looks like it, -1 if they differ in another way.
func onlySlip(wrong, right string) int {
	slip := -1
	for i := 0; i+3 <= len(right); i += 3 {
		if wrong[i:i+3] == right[i:i+3] {
			continue
		}
		a, _ := utf8.DecodeRuneInString(right[i:])
		b, n := utf8.DecodeRuneInString(wrong[i:])
		if slip >= 0 || n != 3 || !confusable([]rune{a}, []rune{b}) {
			return -1
		}
		slip = i
	}
	return slip
}

// misspelled flags an idiom that is written with one wrong character at offset i, or ends
// there. It returns the length that is done with.
func (c *Wording) misspelled(p *lint.Pass, text doc.Text, i, from int) int {
	start, slip, idiom := c.idioms.near(text.String(), i, from)
	if idiom == "" {
		return 0
	}
	t := text.Slice(start, start+len(idiom))
	sentence := p.Doc.SentenceAt(start)
	if !sentence.Contains(t) || anyAround(sentence, t, c.Except) || mentioned(sentence, t) ||
		isSettled(p, t.String(), slip) || !standsAlone(p, sentence, t, []string{idiom}) {
		return 0
	}
	e := entry{Word: Word{Right: idiom}}
	e.flag(p, t, []string{idiom})
	return t.End() - i
}

// isSettled reports whether what looks like a slip at offset i of phrase is a word itself:
// all of the phrase, or the characters before or after it together with it (意见一直 is no
// 意见一致).
func isSettled(p *lint.Pass, phrase string, i int) bool {
	known := func(from, to int) bool {
		return from >= 0 && to <= len(phrase) && p.Segmenter().Frequency(phrase[from:to]) >= settled
	}
	return known(0, len(phrase)) || known(i-3, i+3) || known(i, i+6)
}

// verifyIdioms returns the idioms that are too short or not of Han characters throughout.
func verifyIdioms(idioms []string) (bad []string) {
	for _, idiom := range idioms {
		if utf8.RuneCountInString(idiom) < 4 || strings.ContainsFunc(idiom, func(r rune) bool { return !isHan(r) || utf8.RuneLen(r) != 3 }) {
			bad = append(bad, idiom)
		}
	}
	return bad
}
