package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A balance says how much of a passage is empty.
type balance struct {
	han    int      // Han characters of the passage
	empty  int      // those in empty clauses, in percent of a character
	hollow int      // those in clauses that are empty outright
	worst  []string // the phrases to quote

	last  string // the clause before
	share int    // the percentage of it that was counted as empty
	owed  int    // its characters, if they were not counted outright

	told func(clause string, share int) // hears of each clause; nil but in a trace
}

// maxQuoted is how many slogans a message quotes.
const maxQuoted = 3

// A clause is what stands between two marks of punctuation.
type clause struct {
	start   int  // offset
	han     int  // Han characters
	covered int  // twice the number of those that words of the lists cover, nouns counting once
	thing   bool // it mentions something that can be checked
	place   bool // it may name a body or a place
}

// weigh counts the Han characters of s and those in its empty clauses.
func (c *Concreteness) weigh(s string) (b balance) {
	c.weighInto(&b, s)
	return b
}

// weighInto counts into b.
func (c *Concreteness) weighInto(b *balance, s string) {
	var now clause
	var ends [thingWord + 1]int // where the words that cover a character end, by class
	next, size := doc.DecodeRune(s)
	for i := 0; i < len(s); {
		r, n := next, size
		next, size = doc.DecodeRune(s[i+n:])
		switch {
		case isHan(r):
			c.cover(b, &ends, &now, s, i, mixPair(r, next))
			now.add(i, &ends, c.phrasebook, r)
		case endsClause(r):
			b.close(s[now.start:i], now)
			now = clause{start: i + n}
		default: // 12345, 8小时以外
			c.cover(b, &ends, &now, s, i, mixPair(r, next))
		}
		i += n
	}
	b.close(s[now.start:], now)
}

// add counts the Han character r at offset i.
func (c *clause) add(i int, ends *[thingWord + 1]int, x *phrasebook, r rune) {
	c.han++
	switch {
	case i < ends[sloganWord]:
		c.covered += 2
	case i < ends[nounWord]:
		c.covered++
	default:
		c.thing = c.thing || i < ends[thingWord] || x.sign(r)
		c.place = c.place || x.end(r)
	}
}

// endsClause reports whether r ends a clause or a member of a list.
func endsClause(r rune) bool {
	switch r {
	case '，', '；', '：', '。', '！', '？', '、':
		return true
	}
	return false
}

// cover notes how far the words at offset i reach. All empty words count alike, as slogans.
func (c *Concreteness) cover(b *balance, ends *[thingWord + 1]int, now *clause, s string, i int, hash uint32) {
	var longest string
	var kind wordClass
	x := c.phrasebook
	for id := x.heads[bookHash(hash)]; id > 0; id = x.words[id-1].next {
		w := &x.words[id-1]
		if w.mark != uint8(hash) {
			continue
		}
		text := x.text(w)
		if !strings.HasPrefix(s[i:], text) {
			continue
		}
		class := w.class
		switch class {
		case fillerWord, vagueWord, nameWord, boastWord:
			class = sloganWord
		case placeWord:
			now.place = true
			continue
		}
		ends[class] = max(ends[class], i+len(text))
		if len(text) > len(longest) {
			longest, kind = text, w.class
		}
	}
	if (kind == boastWord || kind == vagueWord) && runeBefore(s, i) != '“' {
		b.quote(kind, longest)
	}
}

// The percentages of a clause that count as empty: of one in which empty words make up a
// third; of a phrase of four characters that mentions nothing, as slogans are made of; and
// of any other that mentions nothing that can be checked.
const (
	allOfIt  = 100
	mostOfIt = 80
	halfOfIt = 55
)

// close counts a clause. It is empty if words of the lists make up a third of it and it
// names nobody and nothing, if it is of the pattern 以…的姿态, or if it repeats the pattern
// of the clause before it (以心换心、以情换情).
func (b *balance) close(s string, c clause) {
	if c.han == 0 {
		return
	}
	b.han += c.han
	share := halfOfIt
	switch {
	case c.place && namesPlace(s):
		share = 0
	case c.covered*3 >= c.han*2 || c.covered > 0 && strings.HasPrefix(s, "以") && endsAny(s, manners()...) != "":
		share = allOfIt
	case c.thing:
		share = 0
	case parallel(b.last, s):
		share = allOfIt
		b.hollow += b.owed
		b.empty += b.owed * (allOfIt - b.share)
	case c.han == 4:
		share = mostOfIt
	}
	if b.told != nil {
		b.told(s, share)
	}
	b.empty += share * c.han
	b.last, b.share, b.owed = s, share, 0
	if share == allOfIt {
		b.hollow += c.han
	} else if share > 0 {
		b.owed = c.han
	}
}

// parallel reports whether two short clauses are of one pattern: as long as each other,
// with half of their characters the same and in the same places.
func parallel(a, b string) bool {
	if len(a) != len(b) || len(a) < len("以心换心") || len(a) > 2*len("以心换心") || a == b {
		return false
	}
	same := 0
	for i := 0; i+len("心") <= len(a); i += len("心") {
		if a[i:i+len("心")] == b[i:i+len("心")] {
			same++
		}
	}
	return same*2*len("心") >= len(a)
}

// manners returns what a clause that begins with 以 swears by.
func manners() []string {
	return []string{"姿态", "决心", "勇气", "担当", "劲头", "精神", "作风", "热情", "态度", "情怀", "标准", "要求", "举措", "信心", "魄力", "毅力", "定力", "韧劲", "拼劲", "初心", "责任感", "行动", "努力", "干劲", "状态", "纪律", "本领"}
}

// quote remembers a phrase for the message: a boast, or an admission of nothing. What
// stands in quotation marks is a name.
func (b *balance) quote(class wordClass, word string) {
	long := utf8.RuneCountInString(word)
	if len(b.worst) < maxQuoted && (class == boastWord && long >= 4 || class == vagueWord && long >= 3) && !slices.ContainsFunc(b.worst, func(w string) bool { return strings.Contains(w, word) }) {
		b.worst = append(b.worst, word)
	}
}
