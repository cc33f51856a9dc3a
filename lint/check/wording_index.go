package check

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// A wordIndex finds the wrong forms of a rule in one pass over a text. It hashes their
// first two characters: thousands of words are indexed in the time that the matcher of
// the Linter, made for the anchors of other checks, takes for a few hundred.
type wordIndex struct {
	heads  [1 << 12]uint16 // by hash: 1 + the number of the first word
	words  []indexed
	solo   bool     // some wrong form is a single character
	parsed sync.Map // entries by number, as far as they were met
}

// An indexed word is a line of a table.
type indexed struct {
	line string // and all after it
	next uint16 // 1 + the number of the next word of the same hash
	seam bool
}

// An entry is a word that was met in a text.
type entry struct {
	Word
	wrong        string
	needs        []string // a match of When holds one of these; empty: not known
	seam         bool
	when, unless lazyRegexp
}

// A lazyRegexp is compiled when it is first needed: most are not needed for a report.
type lazyRegexp struct {
	once sync.Once
	re   *regexp.Regexp
}

// get returns the compiled expression, nil if it is empty or, unverified, wrong.
func (l *lazyRegexp) get(expr string) *regexp.Regexp {
	if expr == "" {
		return nil
	}
	l.once.Do(func() { l.re, _ = regexp.Compile(expr) })
	return l.re
}

func newWordIndex(words, seams Words) *wordIndex {
	n := strings.Count(string(words), "\n") + strings.Count(string(seams), "\n")
	x := &wordIndex{words: make([]indexed, 0, min(n, 1<<16-2))}
	x.add(string(words), false)
	x.add(string(seams), true)
	return x
}

func (x *wordIndex) add(table string, seam bool) {
	for len(table) > 0 && len(x.words) < cap(x.words) {
		a, n := utf8.DecodeRuneInString(table)
		b, _ := utf8.DecodeRuneInString(table[n:])
		if b == '\t' {
			x.solo, b = true, 0
		}
		h := hashPair(a, b)
		x.words = append(x.words, indexed{table, x.heads[h], seam})
		x.heads[h] = uint16(len(x.words))
		table = table[strings.IndexByte(table, '\n')+1:]
	}
}

func hashPair(a, b rune) uint32 { return (uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA77) >> 20 }

// at appends the words that s holds at offset i, the longest first.
func (x *wordIndex) at(s string, i int, found []uint16) []uint16 {
	a, n := utf8.DecodeRuneInString(s[i:])
	b, _ := utf8.DecodeRuneInString(s[i+n:])
	found = x.chain(s[i:], hashPair(a, b), found)
	if x.solo {
		found = x.chain(s[i:], hashPair(a, 0), found)
	}
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
	line := x.words[id].line
	return line[:strings.IndexByte(line, '\t')]
}

// entry returns a word with what was prepared for it.
func (x *wordIndex) entry(id uint16) *entry {
	if e, ok := x.parsed.Load(id); ok {
		return e.(*entry)
	}
	w := x.words[id]
	line, _, _ := strings.Cut(w.line, "\n")
	e := &entry{seam: w.seam}
	e.wrong, e.Word, e.needs = parseWord(line)
	kept, _ := x.parsed.LoadOrStore(id, e)
	return kept.(*entry)
}
