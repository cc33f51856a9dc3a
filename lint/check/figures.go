package check

import (
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// figuresDoc is the manual page of the kind figures.
const figuresDoc = `figures：数字前后矛盾

每条规则用 find 指定查什么：

  twice  同一个数量在两处写成不同的数（前文“微心愿862个”，后文“826个微心愿”）
  sums   分项相加不等于总数（“反馈问题27个，已完成18个，正在整改8个”）
  rates  百分比、增减数与它的原数对不上（“由400万元增加到500万元，增长20%”）

twice 只在有把握时提示：数前数后的名词相同、计量单位相同，并且或者数字颠倒（862与826），或者名称足够
长而完全一致，或者一处是全文小结，或者两处同时引用另一个相同的数。口径不同的不算：上半年与全年、新增与
累计、计划与实际、其中的部分、与上年比较、由多少到多少、不同的单位和对象。
sums 只查列全了的分项：已完成与正在进行（或其余、剩余），“具体为”“分别为”“分为”“由……组成”“三类合计”，
冒号后面和括号里的分项，男与女、线上与线下，写在后面的“合计”“共”；“其中”只在分项同属一类而且超出总数时
提示；末尾有“等”、写明有重复计算的不查。
rates 容许四舍五入和去尾；只查与前文数字明确对应的：应回访、实际回访、回访率，计划、完成、完成率，总额、
支出、支出进度，由多少到多少、增减多少，上年、今年、同比，户均、人均。“同比”只在写明是上年的数时核对。

局限：读不懂谁包含谁，口径写得含糊的一概不查；一处用约数、一处用准数的不查。`

// Figures flags numbers that contradict each other.
type Figures struct {
	Find string `toml:"find" doc:"查什么" one:"twice sums rates"` // twice, sums or rates

	search search
}

// figureSearches are the things that Find can name.
func figureSearches() []search {
	return []search{
		{"twice", nil, twice},
		{"sums", nil, sums},
		{"rates", nil, rates},
	}
}

// Validate implements [lint.Check].
func (c *Figures) Validate() (err error) {
	c.search, err = pick(c.Find, figureSearches())
	return err
}

// Run implements [lint.Check].
func (c *Figures) Run(p *lint.Pass) { c.search.run(p) }

// A ledger is a document with its quantities, sentence by sentence.
type ledger struct {
	pass      *lint.Pass
	text      string
	sentences statements
}

// A statement is a sentence with the quantities in it.
type statement struct {
	start, end int // bytes
	list       []figure
}

// A figure is a quantity with the words that belong to it: those between it and the mark
// of punctuation or the quantity before it and behind it.
type figure struct {
	quantity
	label, tail string
}

// statements are the sentences of a document that hold quantities, which all searches of
// the kind read.
type statements []statement

// newLedger reads the quantities of the document.
func newLedger(p *lint.Pass) *ledger {
	l := &ledger{pass: p, text: p.Doc.Text.String()}
	l.sentences = lint.Shared(p, func() statements {
		l.enter(quantitiesOf(p))
		return l.sentences
	})
	if p.Tracing() {
		l.trace()
	}
	return l
}

// enter puts the quantities into their sentences. Numbers without measure word, those
// inside quotation marks and ranks (一类村, 第三期, 二分厂) are left out, and so are table cells.
func (l *ledger) enter(found documentQuantities) {
	list := make([]figure, 0, len(found))
	for _, q := range found {
		if q.unit != "" && !q.quoted && !(q.han && !isCounter(q.unit)) && runeBefore(l.text, q.start) != '第' {
			list = append(list, figure{quantity: q})
		}
	}
	l.sentences = make(statements, 0, len(list)/2)
	for _, par := range l.pass.Doc.Paragraphs {
		list = l.read(par, list)
	}
}

// read adds the sentences of a paragraph that hold quantities, and returns the quantities
// behind it.
func (l *ledger) read(par *doc.Paragraph, list []figure) []figure {
	start, end := par.Text.Start(), par.Text.End()
	for len(list) > 0 && list[0].start < end {
		stop := start
		for stop < end {
			r, n := doc.DecodeRune(l.text[stop:])
			if stop += n; endsSentence(r) {
				if stop > list[0].start {
					break
				}
				start = stop
			}
		}
		n := 0
		for n < len(list) && list[n].start < stop {
			n++
		}
		if par.Table == nil && n > 0 {
			l.word(start, stop, list[:n])
			l.sentences = append(l.sentences, statement{start, stop, list[:n:n]})
		}
		list, start = list[n:], stop
	}
	return list
}

// endsSentence reports whether r ends a sentence.
func endsSentence(r rune) bool { return r == '。' || r == '！' || r == '？' }

// word fills in the words around the quantities of a sentence.
func (l *ledger) word(start, stop int, list []figure) {
	for i := range list {
		e := &list[i]
		from, to := start, stop
		if i > 0 {
			from = list[i-1].end
		}
		if i+1 < len(list) {
			to = list[i+1].start
		}
		at := e.start
		for at > from {
			r, n := decodeLastRune(l.text[from:at])
			if parts(r) {
				break
			}
			at -= n
		}
		e.label = l.text[at:e.start]
		at = e.end
		for at < to {
			r, n := doc.DecodeRune(l.text[at:to])
			if parts(r) {
				break
			}
			at += n
		}
		e.tail = l.text[e.end:at]
	}
}

// parts reports whether r parts the words of one number from those of another.
func parts(r rune) bool {
	switch r {
	case '，', '。', '；', '：', '！', '？', '、', '（', '）', '(', ')', '“', '”', '《', '》', '\n':
		return true
	}
	return false
}

// slice returns the text between two offsets.
func (l *ledger) slice(start, end int) doc.Text { return l.pass.Doc.Text.Slice(start, end) }
