package check

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// figuresDoc is the manual page of the kind figures.
const figuresDoc = `figures：数字前后矛盾

参数
  find  查什么：
    twice  同一个数量在两处写成不同的数（前文“微心愿862个”，后文“826个微心愿”）
    sums   分项相加不等于总数（“反馈问题27个，已完成18个，正在整改8个”）
    rates  百分比、增减数与它的原数对不上（“由400万元增加到500万元，增长20%”）

twice 只在有把握时提示：数前数后的名词相同、计量单位相同，并且或者数字颠倒（862与826），或者名称足够
长而完全一致，或者一处是全文小结，或者两处同时引用另一个相同的数。口径不同的不算：上半年与全年、新增与
累计、计划与实际、其中的部分、与上年比较、由多少到多少、不同的单位和对象。
sums 只查列全了的分项：已完成与正在进行（或其余、剩余），“具体为”“分别为”“由……组成”，括号里的分项；
“其中”只在分项同属一类而且超出总数时提示；末尾有“等”的不查。
rates 容许四舍五入和去尾；只查与前文数字明确对应的（应回访、实际回访、回访率）。

局限：读不懂谁包含谁，口径写得含糊的一概不查；一处用约数、一处用准数的不查。`

// Figures flags numbers that contradict each other.
type Figures struct {
	Find string `toml:"find"` // twice, sums or rates

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
	list      []quantity
	sentences []statement
}

// A statement is a sentence with the quantities in it.
type statement struct {
	start, end int        // bytes
	list       []quantity // a part of the ledger's list
}

// newLedger reads the quantities of the document. Numbers without measure word, those
// inside quotation marks and ranks (一类村, 三级医院) are left out, and so are table cells.
func newLedger(p *lint.Pass) *ledger {
	l := &ledger{pass: p, text: p.Doc.Text.String()}
	for _, q := range quantities(l.text) {
		if q.unit != "" && !q.quoted && !(q.han && strings.Contains("类级等号流线", q.unit)) {
			l.list = append(l.list, q)
		}
	}
	at := 0
	for _, par := range p.Doc.Paragraphs {
		at = l.read(par, at)
	}
	return l
}

// read adds the sentences of a paragraph that hold quantities, from the quantity at on,
// and returns the first quantity behind it.
func (l *ledger) read(par *doc.Paragraph, at int) int {
	start, end := par.Text.Start(), par.Text.End()
	for at < len(l.list) && l.list[at].start < end {
		stop := start
		for stop < end && (stop <= l.list[at].start || !isOneOf(runeBefore(l.text, stop), "。！？")) {
			stop = ahead(l.text, stop, 1)
		}
		from := at
		for at < len(l.list) && l.list[at].start < stop {
			at++
		}
		if par.Table == nil && at > from {
			l.sentences = append(l.sentences, statement{start, stop, l.list[from:at]})
		}
		start = stop
	}
	return at
}

// labelStops are the marks that end the words that belong to a number.
const labelStops = "，。；：！？、（）()“”《》\n"

// label returns the words before a quantity, up to the mark of punctuation or the quantity
// that stands before it, at offset floor at the earliest.
func (l *ledger) label(q quantity, floor int) string {
	i := q.start
	for i > floor && !isOneOf(runeBefore(l.text, i), labelStops) {
		i = back(l.text, i, 1)
	}
	return l.text[i:q.start]
}

// labelOf returns the label of the i-th quantity of a statement.
func (l *ledger) labelOf(s statement, i int) string {
	floor := s.start
	if i > 0 {
		floor = s.list[i-1].end
	}
	return l.label(s.list[i], floor)
}

// tail returns the words behind a quantity up to the next mark of punctuation, at most to
// offset limit.
func (l *ledger) tail(q quantity, limit int) string {
	i := q.end
	for i < limit && !isOneOf(runeAt(l.text, i), labelStops) {
		i = ahead(l.text, i, 1)
	}
	return l.text[q.end:i]
}

// tailOf returns the tail of the i-th quantity of a statement.
func (l *ledger) tailOf(s statement, i int) string {
	limit := s.end
	if i+1 < len(s.list) {
		limit = s.list[i+1].start
	}
	return l.tail(s.list[i], limit)
}

// slice returns the text between two offsets.
func (l *ledger) slice(start, end int) doc.Text { return l.pass.Doc.Text.Slice(start, end) }
