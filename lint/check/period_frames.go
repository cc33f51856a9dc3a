package check

import (
	"strconv"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// frames flags last year's number in the phrases that tell of the reporting year alone.
func (c *timeline) frames() {
	if !c.annual() {
		return
	}
	series := strings.Contains(c.text, "\n"+strconv.Itoa(c.year)+"年") // paragraphs go through the years
	for _, d := range c.dates {
		if d.year != c.year-1 || d.quoted || c.pass.Doc.Title.End() > d.start || !c.alone(d) || c.lastYear(d) {
			continue
		}
		before, after := c.sentence(d.start)
		if endsAny(before, "比", "较") != "" || containsAny(before+after, comparisons()) || c.inTitle(d) {
			continue
		}
		rest := after[d.yearEnd-d.start:]
		switch {
		case endsAny(before, "截至", "截止") != "" && (d.month >= 9 || hasAny(rest, "底", "末", "年底") != ""):
			c.leftover(d, c.year, "“截至{match}”的情况应属报告期{year}，疑为沿用上年报告，请改为“{right}”。")
		case strings.HasPrefix(rest, "全年"):
			c.leftover(d, c.year, "这里写“{match}全年”，而报告期是{year}，疑为沿用上年报告，请改为“{right}”。")
		case !series && c.opensWork(d, rest):
			c.leftover(d, c.year, "这里写“{match}”，而报告期是{year}，疑为沿用上年报告，请改为“{right}”。")
		}
	}
}

// lastYear reports whether d stands in a part about what was found last year.
func (c *timeline) lastYear(d date) bool {
	for _, h := range c.pass.Doc.SectionAt(d.start).Path() {
		if containsAny(h, []string{"上年", "上一年", "去年", "整改", "反馈", "评议", "回头看", strconv.Itoa(d.year)}) {
			return true
		}
	}
	return false
}

// opensWork reports whether a paragraph about work begins with year d: 2022年，本人主持….
func (c *timeline) opensWork(d date, rest string) bool {
	at := lineStart(c.text, d.start)
	if d.start-at > len("（二十一）") || at+markLength(c.text[at:]) != d.start || d.month > 0 {
		return false
	}
	rest, found := strings.CutPrefix(strings.TrimPrefix(rest, "度"), "，")
	if !found || containsAny(rest, arrivals()) {
		return false
	}
	for _, o := range c.in(at, lineEnd(c.text, at)) {
		if o.year > 0 && o.start != d.start {
			return false
		}
	}
	return hasAny(rest, "本人", "我", "全") != "" || containsAny(rest, []string{"全年", "一年来", "共", "累计", "先后"})
}

// alone reports whether no other year is written in the sentence of d.
func (c *timeline) alone(d date) bool {
	before, after := c.sentence(d.start)
	for _, o := range c.in(d.start-len(before), d.start+len(after)) {
		if o.year > 0 && o.start != d.start {
			return false
		}
	}
	return true
}

// comparisons returns the words by which a sentence looks back on an earlier year.
func comparisons() []string {
	return []string{"比20", "较20", "同比", "环比", "同期", "上年", "去年", "今年", "本年", "增长", "以来", "年起", "月起", "日起", "遗留", "尚未", "仍有", "存量", "历史", "至今", "当时", "基数", "针对", "反馈", "指出", "审计", "巡察", "巡视", "评议", "文件", "印发", "方案", "规划"}
}

// inTitle reports whether d stands in the title of a document, 《…》 or 〔…〕.
func (c *timeline) inTitle(d date) bool {
	line := lineBefore(c.text, d.start, maxAround)
	return strings.Count(line, "《") > strings.Count(line, "》") || strings.Count(line, "〔") > strings.Count(line, "〕")
}

// closings is how many paragraphs at the end may hold the closing formula.
const closings = 6

// closing flags the year in the formula that ends the report.
func (c *timeline) closing() {
	list := c.pass.Doc.Paragraphs
	for _, p := range list[max(0, len(list)-closings):] {
		s := p.Text.String()
		if len(s) > len("年")*maxFormula || !containsAny(s, []string{"以上", "特此", "请予", "敬请", "批评指正", "请评议", "请审议"}) || p.Text == c.pass.Doc.Title {
			continue
		}
		for _, d := range c.in(p.Text.Start(), p.Text.End()) {
			rest := strings.TrimPrefix(strings.TrimPrefix(c.text[d.yearEnd:], "度"), "的")
			if d.year == c.year-1 && hasAny(rest, "述", "工作", "报告", "总结", "履", "个人", "情况", "党建", "抓", "对照", "思想", "廉") != "" && !containsAny(s, inspections()[:5]) {
				c.leftover(d, c.year, "结尾写“{match}”，而报告期是{year}，疑为沿用上年报告，请改为“{right}”。")
			}
		}
	}
}

// maxFormula is the length in characters beyond which a paragraph is no closing formula.
const maxFormula = 80

// signature flags the date of a report that was signed before its year was over, or years
// later.
func (c *timeline) signature() {
	d := c.sign
	right := c.year + 1
	switch {
	case d.year == 0 || d.month == 0:
		return
	case d.year < c.year && d.month >= 10:
		right = c.year
	case d.year < c.year, d.year > c.year+1, d.year == c.year && d.month <= 6 && c.annual():
	default:
		return
	}
	y := d
	y.end = y.yearEnd
	f := lint.Finding{Text: c.at(d), Right: strconv.Itoa(right) + "年",
		Message: lint.Expand("落款日期是“{match}”，与报告期{year}不符，请核对（应是{right}？）。", "year", strconv.Itoa(c.year)+"年")}
	if isDigit(runeAt(c.text, d.start)) {
		f.Fixes = []lint.Fix{lint.Replace(c.at(y), f.Right, false)}
	}
	c.pass.Add(f)
}

// deadlines flags deadlines of measures that were over before the report was written.
func (c *timeline) deadlines() {
	for _, d := range c.dates {
		if d.year == 0 || d.quoted || !c.past(d) || !c.due(d) || !c.within(d.start, "measures") {
			continue
		}
		before, after := c.sentence(d.start)
		if endsAny(before, "对", "将", "把", "凡", "处理", "清理", "化解", "清查") != "" || containsAny(before+after, []string{"已", "以来", "印发", "下发", "发布", "反馈", "指出", "检查发现", "审计", "上年", "去年"}) {
			continue
		}
		c.leftover(d, c.year+1, "措施的期限写的是“{match}”，在报告期（{year}）内已经过去，疑为沿用旧稿，请核对（应是{right}？）。")
	}
}

// past reports whether d was over when the report was written: at its signature's date,
// without one in October of the reporting year.
func (c *timeline) past(d date) bool {
	switch {
	case d.year != c.year:
		return d.year < c.year && d.year > c.year-3
	case c.sign.year == c.year:
		return d.month > 0 && d.before(c.sign)
	case c.sign.year == c.year+1:
		return d.month > 0
	}
	return c.annual() && d.month > 0 && d.month <= 9
}

// due reports whether d is a deadline or the start of something to come.
func (c *timeline) due(d date) bool {
	rest := c.text[d.end:]
	if hasAny(rest, "前", "底前", "末前", "之前", "底之前", "底", "内", "起", "开始", "完成", "启动") != "" {
		return true
	}
	p := c.pass.Doc.ParagraphAt(d.start)
	return p != nil && p.Table != nil && strings.TrimSpace(p.Text.String()) == c.text[d.start:d.end] && containsAny(header(p), []string{"时限", "期限", "完成时间", "整改时间"})
}

// header returns what heads the column of a table cell.
func header(p *doc.Paragraph) string {
	if len(p.Table.Rows) == 0 || p.Column < 1 || p.Column > len(p.Table.Rows[0]) {
		return ""
	}
	return p.Table.Rows[0][p.Column-1].String()
}
