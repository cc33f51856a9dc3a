package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// A balance says how much of a passage is empty.
type balance struct {
	han   int      // Han characters of the passage
	empty int      // those in empty clauses, in percent of a character
	worst []string // the slogans to quote
}

// maxQuoted is how many slogans a message quotes.
const maxQuoted = 3

// A clause is what stands between two marks of punctuation.
type clause struct {
	start   int // offset
	han     int // Han characters
	covered int // twice the number of those that words of the lists cover, nouns counting once
	thing   bool
}

// weigh counts the Han characters of t and those in its empty clauses.
func (c *Concreteness) weigh(t doc.Text, hits []lint.Hit) balance {
	var b balance
	s := t.String()
	var now clause
	var ends [thingWord + 1]int // where the words that cover a character end, by class
	for i := 0; i < len(s); {
		for len(hits) > 0 && hits[0].Text.Start()-t.Start() <= i {
			c.cover(&b, &ends, hits[0], t)
			hits = hits[1:]
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case isHan(r):
			now.han++
			switch {
			case i < ends[sloganWord]:
				now.covered += 2
			case i < ends[nounWord]:
				now.covered++
			default:
				now.thing = now.thing || i < ends[thingWord] || c.signs[r]
			}
		case isOneOf(r, "，；：。！？、"):
			b.close(s[now.start:i], now)
			now = clause{start: i + n}
		}
		i += n
	}
	b.close(s[now.start:], now)
	return b
}

// cover notes how far a word reaches. All empty words count alike, as slogans.
func (c *Concreteness) cover(b *balance, ends *[thingWord + 1]int, hit lint.Hit, t doc.Text) {
	class := c.classes[hit.Anchor]
	if class == fillerWord || class == vagueWord || class == nameWord {
		class = sloganWord
	}
	ends[class] = max(ends[class], hit.Text.End()-t.Start())
	b.quote(c.classes[hit.Anchor], hit.Text.String())
}

// The percentages of a clause that count as empty: of one in which empty words make up a
// third, and of one that is neither that nor mentions anything that can be checked.
const (
	allOfIt  = 100
	halfOfIt = 55
)

// close counts a clause. It is empty if words of the lists make up a third of it and it
// names nobody and nothing, or if it is of the pattern 以…的姿态.
func (b *balance) close(s string, c clause) {
	b.han += c.han
	switch {
	case namesPlace(s):
	case c.covered*3 >= c.han*2 || c.covered > 0 && strings.HasPrefix(s, "以") && endsAny(s, manners()...) != "":
		b.empty += allOfIt * c.han
	case !c.thing:
		b.empty += halfOfIt * c.han
	}
}

// manners returns what a clause that begins with 以 swears by.
func manners() []string {
	return []string{"姿态", "决心", "勇气", "担当", "劲头", "精神", "作风", "热情", "态度", "情怀", "标准", "要求", "举措", "信心", "魄力", "毅力", "定力", "韧劲", "拼劲", "初心", "责任感", "行动", "努力", "干劲", "状态", "纪律", "本领"}
}

// quote remembers a slogan for the message.
func (b *balance) quote(class wordClass, word string) {
	long := utf8.RuneCountInString(word)
	if len(b.worst) < maxQuoted && (class == sloganWord && long >= 4 || class == vagueWord && long >= 3) && !slices.Contains(b.worst, word) {
		b.worst = append(b.worst, word)
	}
}
