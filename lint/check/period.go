package check

import (
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// periodDoc is the manual page of the kind period.
const periodDoc = `period：日期不存在，或年份与报告期不符

每条规则用 find 指定查什么：

  impossible  不存在的日期：2月30日、13月、平年的2月29日、第五季度；终点早于起点的时间段
              （2025—2021年）；星期与日期对不上的
  leftover    从上年报告沿用下来、忘了改的年份：标题、开头（“2022年，本人……现将……报告如下”）、
              结尾（“以上是我2022年度……报告”）、各部分标题（2023年的总结写“2023年工作打算”）、
              “截至2022年12月底”、落款日期、措施里已经过去的期限
  late        写成已经做了、日期却在落款日期之后的事

报告期取自标题；标题与正文、落款不一致时，取多数。

不算错：与往年比较（比2022年增长、上年、同期）、任职和历史（自2019年任站长以来）、下一年的安排、
文号和文件名里的年份、对上年问题的整改、次年年初的落款。

局限：只认常见的句式，没有把握的一概不提示；正文里沿用的旧年份若句式不典型，会漏过。报告期不明的
（标题、落款都没有年份）只查 impossible。年份的改法不自动套用：可能要改的是别处。`

// Period flags dates that do not exist or that do not fit the reporting period.
type Period struct {
	Find string `toml:"find" doc:"查什么" one:"impossible leftover late"` // impossible, leftover or late

	search search
}

// periodSearches are the things that Find can name.
func periodSearches() []search {
	return []search{
		{"impossible", nil, impossibleDates},
		{"leftover", nil, leftoverYears},
		{"late", nil, lateDates},
	}
}

// Validate implements [lint.Check].
func (c *Period) Validate() (err error) {
	c.search, err = pick(c.Find, periodSearches())
	return err
}

// Run implements [lint.Check].
func (c *Period) Run(p *lint.Pass) { c.search.run(p) }

// A timeline is a document with its dates.
type timeline struct {
	pass  *lint.Pass
	text  string
	dates []date
	year  int   // the reporting year
	sign  date  // the date that ends the report; zero if there is none
	told  []int // where the dates that were flagged start
}

// documentDates are the dates of all prose of a document, which all searches of the kind read.
type documentDates []date

// newTimeline reads the dates of the document.
func newTimeline(p *lint.Pass) *timeline {
	c := &timeline{pass: p, text: p.Doc.Text.String(), year: p.Doc.Year}
	c.dates = lint.Shared(p, func() documentDates { return dates(c.text, quantitiesOf(p)) })
	if n := len(c.dates); n > 0 && c.signs(c.dates[n-1]) {
		c.sign = c.dates[n-1]
	}
	if p.Tracing() {
		c.trace()
	}
	return c
}

// signs reports whether d stands alone at the end of the report, as the date of a
// signature does.
func (c *timeline) signs(d date) bool {
	start, end := lineStart(c.text, d.start), lineEnd(c.text, d.end)
	return d.year > 0 && d.month > 0 && d.end == end && d.start-start <= 3*signatureRoom && len(c.text)-end <= 3*signatureRoom &&
		!isOneOf(runeBefore(c.text, d.start), "，。；：、")
}

// signatureRoom is how many characters may stand before a signature's date in its line,
// and behind it.
const signatureRoom = 20

// at returns the text of a date.
func (c *timeline) at(d date) doc.Text { return c.pass.Doc.Text.Slice(d.start, d.end) }

// clause returns what stands around offset i up to the next commas and stops.
func (c *timeline) clause(i int) (before, after string) { return c.around(i, endsPart) }

// endsPart reports whether r ends a clause or a line; a 、 does not.
func endsPart(r rune) bool { return r != '、' && endsClause(r) || r == '\n' }

// endsLine reports whether r ends a sentence or a line.
func endsLine(r rune) bool { return endsSentence(r) || r == '\n' }

// sentence returns what stands around offset i up to the next stops.
func (c *timeline) sentence(i int) (before, after string) { return c.around(i, endsLine) }

// maxAround is how many characters of a sentence are looked at on either side of a date.
const maxAround = 200

func (c *timeline) around(i int, stops func(rune) bool) (before, after string) {
	start, end := i, i
	for n := 0; n < maxAround && start > 0; n++ {
		r, size := decodeLastRune(c.text[:start])
		if stops(r) {
			break
		}
		start -= size
	}
	for n := 0; n < maxAround && end < len(c.text); n++ {
		r, size := doc.DecodeRune(c.text[end:])
		if stops(r) {
			break
		}
		end += size
	}
	return c.text[start:i], c.text[i:end]
}

// within reports whether offset i lies in a part that plays the role.
func (c *timeline) within(i int, role string) bool {
	for _, s := range c.pass.Parts(role) {
		if s.Text.Start() <= i && i < s.Text.End() {
			return true
		}
	}
	return false
}
