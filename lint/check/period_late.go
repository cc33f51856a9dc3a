package check

import (
	"github.com/jiaogao/jiaogao/lint"
)

// lateDates flags what is told as done although its date lies behind the date that the
// report bears.
func lateDates(p *lint.Pass) {
	c := newTimeline(p)
	if c.year == 0 {
		return
	}
	for _, d := range c.dates {
		if d.month == 0 || d.month > 12 || d.quoted || d == c.sign || d.year != 0 && d.year < c.year || d.context != 0 && d.context != c.year || c.planned(d) {
			continue
		}
		if c.sign.year > 0 && c.afterSignature(d) {
			p.Add(lint.Finding{Text: c.at(d), Message: "“{match}”在落款日期之后，却写成已经做完的事，请核对其中一个日期。",
				Related: []lint.Note{{Text: c.at(c.sign), Message: "落款日期"}}})
		} else if c.sign.year == 0 && d.year > c.year+1 && c.done(d) {
			p.Flag(c.at(d), "“{match}”在报告期之后，却写成已经做完的事，请核对年份。")
		}
	}
}

// afterSignature reports whether d lies behind the date of the report. A date without
// year is one of the reporting year, so it can be told only in a report signed then.
func (c *timeline) afterSignature(d date) bool {
	if d.year == 0 {
		if c.sign.year != c.year {
			return false
		}
		d.year = c.year
	}
	return c.sign.before(d) && (d.day > 0 || d.month > c.sign.month || d.year > c.sign.year)
}

// planned reports whether the text speaks of d as of something to come, or of something
// that is no event: a deadline, a limit, the life of a document.
func (c *timeline) planned(d date) bool {
	if c.within(d.start, "measures") {
		return true
	}
	before, after := c.sentence(d.start)
	after = after[d.end-d.start:]
	if hasAny(after, "前", "底前", "底之前", "之前", "起", "以前", "末前") != "" || endsAny(before, "到", "至", "于到") != "" && !c.done(d) {
		return true
	}
	return containsAny(before+after, []string{"将", "拟", "计划", "预计", "打算", "力争", "确保", "下一步", "今后", "明年", "次年", "下年", "争取", "准备", "待", "有望", "目标", "期限", "时限", "上年", "去年", "安排在", "延至", "推迟"})
}

// done reports whether the clause of d says that something was done.
func (c *timeline) done(d date) bool {
	before, after := c.clause(d.start)
	return containsAny(before+after, []string{"已", "了", "完成", "通过", "召开", "举办", "组织", "开展", "投运", "验收"})
}
