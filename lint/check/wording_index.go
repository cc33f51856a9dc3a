package check

import (
	"slices"
	"strings"
	"sync"
)

// A wordIndex finds the wrong forms of a rule in one pass over a text, and remembers those
// that were met.
type wordIndex struct {
	tables [wordTables]openTable
	idioms openTable
	parsed map[wordID]*entry
	lock   sync.Mutex // guards parsed
}

// The tables of a wordIndex. What comes first is looked for first.
const (
	slipTable = iota
	seamTable
	plainTable
	wordTables
)

// A wordID names a word: its table and where its line starts there.
type wordID struct{ table, start int }

// An entry is a word that was met in a text.
type entry struct {
	Word
	wrong        string
	seam         bool
	needs        condition // of a match of When
	when, unless lazyRegexp
}

func newWordIndex(c *Wording) *wordIndex {
	return &wordIndex{
		tables: [wordTables]openTable{lineTable(c.Slips).open(), lineTable(c.Seams).open(), lineTable(c.Words).open()},
		idioms: lineTable(c.Idioms).open(),
		parsed: map[wordID]*entry{},
	}
}

// at appends the words that s holds at offset i, the longest first. A and b are its first
// two characters.
func (x *wordIndex) at(s string, a, b rune, found []wordID) []wordID {
	pair, single := mixPair(a, b), mixPair(a, 0)
	for i := range x.tables {
		t := &x.tables[i]
		if t.likely(pair) {
			found = x.bucket(s, i, pair, found)
		}
		if t.short && pair != single && t.likely(single) {
			found = x.bucket(s, i, single, found)
		}
	}
	if len(found) > 1 {
		slices.SortStableFunc(found, func(a, b wordID) int { return len(x.wrong(b)) - len(x.wrong(a)) })
	}
	return found
}

// bucket appends the words of one hash of a table.
func (x *wordIndex) bucket(s string, table int, hash uint32, found []wordID) []wordID {
	t := &x.tables[table]
	for k, to := t.bucket(hash); k < to; k++ {
		start, _, ok := t.entry(k, hash)
		if !ok {
			continue
		}
		if id := (wordID{table, start}); strings.HasPrefix(s, x.wrong(id)) && !slices.Contains(found, id) {
			found = append(found, id)
		}
	}
	return found
}

// line returns the line of a word and all after it.
func (x *wordIndex) line(id wordID) string { return x.tables[id.table].text[id.start:] }

func (x *wordIndex) wrong(id wordID) string {
	line := x.line(id)
	return line[:strings.IndexByte(line, '\t')]
}

// entry returns a word with what was prepared for it.
func (x *wordIndex) entry(id wordID) *entry {
	x.lock.Lock()
	defer x.lock.Unlock()
	e := x.parsed[id]
	if e == nil {
		line, _, _ := strings.Cut(x.line(id), "\n")
		e = &entry{seam: id.table != plainTable}
		e.wrong, e.Word, e.needs = parseWord(line)
		e.needs = e.needs.of(e.wrong)
		x.parsed[id] = e
	}
	return e
}
