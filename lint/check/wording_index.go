package check

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// A wordIndex finds the wrong forms of a rule in one pass over a text. It hashes the bytes
// of their first two characters: thousands of words are indexed in the time that the
// matcher of the Linter, made for the anchors of other checks, takes for a few hundred.
type wordIndex struct {
	text   string            // the tables, a line a word
	heads  [1 << 12]uint16   // by hash: 1 + the number of the first word
	words  []indexed         // in the order of the text
	seams  int               // the number of the first word of the seams tier
	parsed map[uint16]*entry // the words met so far
	lock   sync.Mutex        // guards parsed
}

// An indexed word is a line of a table.
type indexed struct {
	start uint32 // of the line
	next  uint16 // 1 + the number of the next word of the same hash
}

// An entry is a word that was met in a text.
type entry struct {
	Word
	wrong        string
	seam         bool
	needs        []string // a match of When holds one of these; empty: not known
	when, unless lazyRegexp
}

// mostWords is how many words an index holds; it numbers them with 16 bits.
const mostWords = 1<<16 - 2

func newWordIndex(words, seams string) *wordIndex {
	x := &wordIndex{text: words + seams, parsed: map[uint16]*entry{}}
	x.words = make([]indexed, 0, min(strings.Count(x.text, "\n"), mostWords))
	for i := 0; i < len(x.text) && len(x.words) < mostWords; {
		if i < len(words) {
			x.seams++
		}
		line := x.text[i:]
		h := hashOf(line, isShort(line))
		x.words = append(x.words, indexed{uint32(i), x.heads[h]})
		x.heads[h] = uint16(len(x.words))
		i += strings.IndexByte(line, '\n') + 1
	}
	return x
}

// isShort reports whether the word of a line is a single character.
func isShort(line string) bool {
	_, n := utf8.DecodeRuneInString(line)
	return n < len(line) && line[n] == '\t'
}

// hashOf hashes what a word must begin with: two characters, or one if the word is
// shorter.
func hashOf(s string, short bool) uint32 {
	a, n := utf8.DecodeRuneInString(s)
	if short {
		return hashPair(a, 0)
	}
	b, _ := utf8.DecodeRuneInString(s[n:])
	return hashPair(a, b)
}

// hashPair hashes two characters into 12 bits.
func hashPair(a, b rune) uint32 { return (uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA77) >> 20 }

// at appends the words that s holds at offset i, the longest first.
func (x *wordIndex) at(s string, i int, found []uint16) []uint16 {
	found = x.chain(s[i:], hashOf(s[i:], false), found)
	found = x.chain(s[i:], hashOf(s[i:], true), found)
	if len(found) > 1 {
		slices.SortFunc(found, func(a, b uint16) int { return len(x.wrong(b)) - len(x.wrong(a)) })
		found = slices.Compact(found)
	}
	return found
}

func (x *wordIndex) chain(s string, h uint32, found []uint16) []uint16 {
	for id := x.heads[h]; id > 0; id = x.words[id-1].next {
		if strings.HasPrefix(s, x.wrong(id-1)) {
			found = append(found, id-1)
		}
	}
	return found
}

func (x *wordIndex) wrong(id uint16) string {
	line := x.text[x.words[id].start:]
	return line[:strings.IndexByte(line, '\t')]
}

// entry returns a word with what was prepared for it.
func (x *wordIndex) entry(id uint16) *entry {
	x.lock.Lock()
	defer x.lock.Unlock()
	e := x.parsed[id]
	if e == nil {
		line, _, _ := strings.Cut(x.text[x.words[id].start:], "\n")
		e = &entry{seam: int(id) >= x.seams}
		e.wrong, e.Word, e.needs = parseWord(line)
		x.parsed[id] = e
	}
	return e
}
