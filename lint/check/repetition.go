package check

import (
	"errors"
	"strconv"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// repetitionDoc is the manual page of the kind repetition.
const repetitionDoc = `repetition：同一句话、同一段话写了两遍

逐句比较。标点不同、只差虚词（了、的、之、并……）的算同一句；长句只改了一两个字的也算。一句里有连续几个
分句与前文某句相同、占到较短一句的七成以上，同样提示。提示在后一处，并指明前一处。连着重复的几句合为一条。

不算重复：标题和作为标题的首句、表格、引号里的原文、整句都是固定表述的、结构相同而内容不同的排比、
数字不同的句子（那是另一回事，见 figures）。

局限：换了说法的重复查不出；同一份责任分工在几条措施里原样写几遍，若够长也会提示。`

// Repetition flags sentences that were said before.
type Repetition struct {
	Min     int      `toml:"min" doc:"至少多少个汉字相同才提示"`         // Han characters that must be the same
	Phrases []string `toml:"phrases" doc:"固定表述，空格分开：这些字不计入"` // set phrases, separated by blanks, whose characters do not count

	phrases []string
}

// Validate implements [lint.Check].
func (c *Repetition) Validate() error {
	for _, line := range c.Phrases {
		c.phrases = append(c.phrases, strings.Fields(line)...)
	}
	if c.Min < 1 {
		return errors.New("min 应大于0")
	}
	return nil
}

// SetPhrases implements [lint.Phrased].
func (c *Repetition) SetPhrases() []string { return c.Phrases }

// Run implements [lint.Check].
func (c *Repetition) Run(p *lint.Pass) {
	r := &reprise{pass: p, check: c}
	r.read()
	p.Trace(doc.Text{}, "逐句比较，共"+strconv.Itoa(len(r.sentences))+"句；表格、标题和太短的句子不算")
	r.seen = make(map[uint64]int, len(r.clauses))
	r.grams = make(map[uint64]int, len(r.chars)/gramSample)
	for i := range r.sentences {
		if r.goesOn(i) {
			continue
		}
		if from, start, end, ok := r.repeats(i); ok {
			r.flag(i, from, start, end)
		}
	}
	r.flush()
}

// A reprise is a document cut into sentences and clauses, to be compared with each other.
type reprise struct {
	pass      *lint.Pass
	check     *Repetition
	text      string
	clauses   []stretch
	sentences []verse
	chars     []uint16       // the characters that matter, of all sentences
	seen      map[uint64]int // clause by what it says: the first one
	grams     map[uint64]int // sentence by some of its runs of characters: the first one
	sample    []uint64       // room for that of a sentence
	pending   *echo
}

// A stretch is a clause.
type stretch struct {
	start, end int // bytes, the mark that ends it included
	hash       uint64
	han        int
	sentence   int
}

// A verse is a sentence: its clauses are clauses[from:to] of the document.
type verse struct {
	from, to    int
	han         int
	start, stop int // its characters are chars[start:stop] of the document
}

// An echo is a finding that may still grow.
type echo struct {
	start, end   int // bytes of the later place
	first, until int // bytes of the earlier one
	sentence     int // the last one it covers
	source       int // its model
}

// read cuts the prose of the document into sentences and clauses.
func (r *reprise) read() {
	r.text = r.pass.Doc.Text.String()
	place := newPassages(r.pass.Doc)
	headings := runInHeadings(r.pass.Doc)
	r.chars = make([]uint16, 0, len(r.text)/len("字"))
	for _, p := range r.pass.Doc.Paragraphs {
		if !place.prose(p) && !place.outside[p] || p.Table != nil || p.Heading > 0 {
			continue
		}
		start := p.Text.Start()
		if end, ok := headings[start]; ok {
			start = end
		} else {
			start += markLength(p.Text.String())
		}
		r.cut(start, p.Text.End())
	}
}

// runInHeadings returns where the run-in headings end, by where their paragraphs start.
func runInHeadings(d *doc.Document) map[int]int {
	ends := map[int]int{}
	d.Body.Walk(func(s *doc.Section) bool {
		if s.RunIn && s.Heading.Len() > 0 && s.Body().Len() > 0 {
			ends[s.Text.Start()] = s.Body().Start()
		}
		return true
	})
	return ends
}

// cut adds the sentences between two offsets.
func (r *reprise) cut(start, end int) {
	v := verse{from: len(r.clauses), start: len(r.chars)}
	now := stretch{start: start, hash: hashSeed}
	for i := start; i < end; {
		c, n := doc.DecodeRune(r.text[i:end])
		i += n
		switch {
		case matters(c):
			if c > 0x80 && !isWideDigit(c) {
				now.han++
			}
			now.hash = (now.hash ^ uint64(c)) * hashPrime
			r.chars = append(r.chars, uint16(c))
		case endsClause(c):
			now.end = i
			r.add(&v, &now)
			if endsSentence(c) {
				r.finish(&v)
			}
		case now.han == 0 && opensNothing(c):
			now.start = i
		}
	}
	now.end = end
	r.add(&v, &now)
	r.finish(&v)
}

// opensNothing reports whether a character at the start of a clause belongs to the one before.
func opensNothing(c rune) bool {
	switch c {
	case '”', '’', '）', '》', ' ', '　':
		return true
	}
	return false
}

// matters reports whether a character tells sentences apart: a digit, a letter, or a Han
// character that is no particle. All of them have two bytes in UTF-16.
func matters(c rune) bool {
	switch c {
	case '了', '的', '地', '得', '之', '着', '也', '都', '并', '且', '就', '还', '又', '已', '将', '内', '均':
		return false
	}
	return 0x4E00 <= c && c <= 0x9FFF || isDigit(c) || isWideDigit(c) || c < 0x80 && isLetter(c)
}

// The parameters of the FNV hash.
const (
	hashSeed  = 14695981039346656037
	hashPrime = 1099511628211
)

// add ends a clause and starts the next one.
func (r *reprise) add(v *verse, now *stretch) {
	if now.hash != hashSeed {
		now.sentence = len(r.sentences)
		v.han += now.han
		r.clauses = append(r.clauses, *now)
	}
	*now = stretch{start: now.end, hash: hashSeed}
}

// finish ends a sentence.
func (r *reprise) finish(v *verse) {
	if v.to, v.stop = len(r.clauses), len(r.chars); v.to > v.from {
		r.sentences = append(r.sentences, *v)
	}
	*v = verse{from: len(r.clauses), start: len(r.chars)}
}

// covering is the percentage of the shorter sentence that must be the same.
const covering = 70

// repeats reports whether sentence i says what an earlier one said, and which clauses of
// it do.
func (r *reprise) repeats(i int) (source, start, end int, ok bool) {
	v := r.sentences[i]
	best := 0
	for at := v.from; at < v.to; {
		first, found := r.seen[r.clauses[at].hash]
		if !found {
			r.seen[r.clauses[at].hash] = at
			at++
			continue
		}
		n, han := r.run(first, at, v.to)
		other := r.clauses[first].sentence
		if han > best && han >= r.check.Min && other != i && han*100 >= covering*min(v.han, r.sentences[other].han) {
			best, source, start, end, ok = han, first, at, at+n, true
		}
		at += n
	}
	if !ok {
		return r.resembles(i)
	}
	return source, start, end, ok
}

// run returns how many clauses from first and from at on say the same, and their length.
func (r *reprise) run(first, at, to int) (n, han int) {
	for at+n < to && first+n < at && r.clauses[first+n].hash == r.clauses[at+n].hash && r.clauses[first+n].sentence == r.clauses[first].sentence {
		han += r.clauses[at+n].han
		n++
	}
	return max(n, 1), han
}

// flag reports clauses start to end of sentence i, which repeat those from source on.
func (r *reprise) flag(i, source, start, end int) {
	e := echo{r.clauses[start].start, r.clauses[end-1].end, r.clauses[source].start, r.clauses[min(source+end-start, r.sentences[r.clauses[source].sentence].to)-1].end, i, r.clauses[source].sentence}
	if r.formula(e) || r.quoted(e.start, e.end) || r.quoted(e.first, e.until) || r.worth(e) < r.check.Min {
		return
	}
	r.flush()
	r.pending = &e
}

// goesOn adds a sentence of any length to the pending finding, if it directly continues
// both places.
func (r *reprise) goesOn(i int) bool {
	e := r.pending
	if e == nil || e.sentence != i-1 || e.source+1 >= i {
		return false
	}
	v, model := r.sentences[i], r.sentences[e.source+1]
	if v.to-v.from != model.to-model.from || strings.Contains(r.text[e.end:r.clauses[v.from].start], "\n") {
		return false
	}
	for n := range v.to - v.from {
		if r.clauses[v.from+n].hash != r.clauses[model.from+n].hash {
			return false
		}
	}
	e.end, e.until, e.sentence, e.source = r.clauses[v.to-1].end, r.clauses[model.to-1].end, i, e.source+1
	return true
}

// flush reports the pending finding.
func (r *reprise) flush() {
	if r.pending == nil {
		return
	}
	e, text := r.pending, r.pass.Doc.Text
	r.pending = nil
	r.pass.Add(lint.Finding{
		Text:    text.Slice(e.start, e.end),
		Message: "这里与前文重复，请删去一处，或改写成不同的内容。",
		Related: []lint.Note{{Text: text.Slice(e.first, e.until), Message: "前文"}},
	})
}

// maxDuty is the length in Han characters up to which 由综合科负责，每季度通报一次 is a mere
// assignment, which measures may share.
const maxDuty = 30

// formula reports whether what is repeated is one of the formulas between reporter and
// reader, or says who is to do what until when.
func (r *reprise) formula(e echo) bool {
	s := r.text[e.start:e.end]
	if strings.HasPrefix(s, "由") && namesOwner(s) && countHan(s) <= maxDuty {
		return true
	}
	return hasAny(s, "责任领导", "责任单位", "责任部门", "责任人", "牵头", "配合单位", "完成时限", "整改时限", "时限", "联系人", "联系电话") != "" ||
		containsAny(s, []string{"批评指正", "请予评议", "请予审议", "请审议", "请评议", "特此报告", "报告如下", "汇报如下"})
}

// quoted reports whether what stands between two offsets is quoted from elsewhere.
func (r *reprise) quoted(start, end int) bool {
	line := lineBefore(r.text, start, maxAround)
	return strings.Count(line, "“") > strings.Count(line, "”") && strings.Count(r.text[start:end], "”") <= strings.Count(r.text[start:end], "“")+1
}

// worth returns the number of Han characters that are repeated beside set phrases.
func (r *reprise) worth(e echo) int {
	s := r.text[e.start:e.end]
	g := glanceAt(s)
	for _, phrase := range r.check.phrases {
		if !g.lacks(phrase) {
			s = strings.ReplaceAll(s, phrase, "")
		}
	}
	return countHan(s)
}
