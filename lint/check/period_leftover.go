package check

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// leftoverYears flags years that were left standing when last year's report was reused.
func leftoverYears(p *lint.Pass) {
	if p.Doc.Year == 0 {
		return
	}
	c := newTimeline(p)
	c.title()
	c.opening()
	c.headings()
	c.frames()
	c.closing()
	c.signature()
	c.deadlines()
}

// leftover flags the year of d, which should be right.
func (c *timeline) leftover(d date, right int, message string) {
	if slices.Contains(c.told, d.start) {
		return
	}
	c.told = append(c.told, d.start)
	t := c.pass.Doc.Text.Slice(d.start, d.yearEnd)
	text := strconv.Itoa(right) + "年"
	if isWideDigit(runeAt(c.text, d.start)) {
		text = inFullWidth(text)
	} else if !isDigit(runeAt(c.text, d.start)) {
		text = ""
	}
	f := lint.Finding{Text: t, Right: strconv.Itoa(right) + "年", Message: lint.Expand(message, "year", strconv.Itoa(c.year)+"年")}
	if text != "" {
		f.Fixes = []lint.Fix{lint.Replace(t, text, false)}
	}
	c.pass.Add(f)
}

// inFullWidth returns s with its digits in full width.
func inFullWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if isDigit(r) {
			return r - '0' + '０'
		}
		return r
	}, s)
}

// in returns the dates that lie in prose offsets start to end.
func (c *timeline) in(start, end int) []date {
	from := sort.Search(len(c.dates), func(i int) bool { return c.dates[i].start >= start })
	to := sort.Search(len(c.dates), func(i int) bool { return c.dates[i].start >= end })
	return c.dates[from:max(from, to)]
}

// annual reports whether the report tells of a whole year by its title. A work report
// that is delivered early in the year of its title tells of the year before.
func (c *timeline) annual() bool {
	title := c.pass.Doc.Title.String()
	return containsAny(title, []string{"年度", "总结", "述职", "述责", "述廉"}) && !containsAny(title, []string{"半年", "季度", "任期", "政府工作报告", "计划", "要点"}) &&
		len(c.in(c.pass.Doc.Title.Start(), c.pass.Doc.Title.End())) > 0
}

// title flags a title whose year is not the one that text and signature agree on.
func (c *timeline) title() {
	t := c.pass.Doc.Title
	if years := c.in(t.Start(), t.End()); len(years) > 0 && years[0].year == c.year-1 {
		c.leftover(years[0], c.year, "标题写“{match}”，正文和落款说的却是{year}，疑为沿用上年标题，请改为“{right}”。")
	}
}

// openings is how many paragraphs may open a report.
const openings = 2

// opening flags the year in the sentence that says what is reported.
func (c *timeline) opening() {
	end, found := len(c.text), 0
	if len(c.pass.Doc.Body.Sections) > 0 {
		end = c.pass.Doc.Body.Sections[0].Text.Start()
	}
	for _, p := range c.pass.Doc.Paragraphs {
		if p.Text.Start() >= end || found == openings {
			return
		}
		if p.Text == c.pass.Doc.Title || !strings.ContainsAny(p.Text.String(), "，。") {
			continue
		}
		found++
		for i, d := range c.in(p.Text.Start(), p.Text.End()) {
			if d.year == c.year-1 && !d.quoted && (c.announces(p.Text, d) || i == 0 && c.leaps(p.Text)) {
				c.leftover(d, c.year, "开头写“{match}”，而报告期是{year}，疑为沿用上年报告，请改为“{right}”。")
				return
			}
		}
	}
}

// announces reports whether the opening t speaks of year d as the one it reports on.
func (c *timeline) announces(t doc.Text, d date) bool {
	if !containsAny(t.String(), []string{"如下", "汇报", "报告", "述职", "述责", "总结"}) || d.month > 0 {
		return false
	}
	before, after := c.sentence(d.start)
	after = strings.TrimPrefix(after[d.yearEnd-d.start:], "度")
	if strings.TrimSpace(before) == "" && hasAny(after, "，", "以来，", "本人", "我", "是") != "" {
		clause, _, _ := strings.Cut(strings.TrimPrefix(after, "，"), "，")
		return !containsAny(clause, inspections()) && !containsAny(clause, arrivals())
	}
	matter, _, found := strings.Cut(after, "情况")
	return found && len(matter) <= len("的")*maxMatter && !containsAny(matter, inspections())
}

// arrivals returns the words for the start of a post, whose year is history.
func arrivals() []string {
	return []string{"到任", "上任", "调任", "任命", "任现职", "接任", "转任", "聘", "到岗", "调到", "调入", "参加工作", "入党", "毕业", "转业", "起任", "开始担任"}
}

// maxMatter is how many characters may stand between a year and the 情况 it belongs to.
const maxMatter = 20

// inspections returns the words of what others found in an earlier year, which a report
// may well speak of.
func inspections() []string {
	return []string{"整改", "反馈", "巡察", "巡视", "审计", "检查", "督查", "督察", "评议", "指出", "问题", "考核", "测评", "上年", "去年"}
}

// leaps reports whether the dates of an opening leap over a whole year: an inspection in
// March 2022, its result on June 5, and the first meeting about it on June 12, 2023.
func (c *timeline) leaps(t doc.Text) bool {
	list := c.in(t.Start(), t.End())
	if len(list) < 3 || list[0].month == 0 || !strings.Contains(c.pass.Doc.Title.String(), "整改") {
		return false
	}
	for i := 2; i < len(list); i++ {
		d, last := list[i], list[i-1]
		if d.year != 0 {
			return d.year == list[0].year+1 && last.year == 0 && last.month >= list[0].month && last.month <= d.month && d.month <= last.month+2
		}
	}
	return false
}

// headings flags headings that name last year for this one's work, or this year for the
// next one's plans.
func (c *timeline) headings() {
	if !c.annual() {
		return
	}
	var works, plans []date
	c.pass.Doc.Body.Walk(func(s *doc.Section) bool {
		h := s.Heading.String()
		if list := c.in(s.Heading.Start(), s.Heading.End()); s.Level > 0 && len(list) == 1 && list[0].year > 0 && !strings.Contains(h, "《") {
			switch d := list[0]; {
			case containsAny(h, []string{"完成", "落实", "执行", "整改", "反馈", "评议", "指出", "上年", "检查", "遗留", "半年", "季度"}):
			case containsAny(h, []string{"打算", "计划", "安排", "思路", "要点", "谋划", "下一步", "工作目标", "重点工作", "重点任务", "努力方向"}):
				if d.year <= c.year && d.year >= c.year-1 {
					plans = append(plans, d)
				}
			case d.year == c.year-1 && d.month == 0 && !s.RunIn && containsAny(h, []string{"工作", "履职", "履责", "情况", "回顾", "总结", "成效", "述"}):
				works = append(works, d)
			}
		}
		return true
	})
	if len(works) > 0 && len(plans) > 0 {
		return // a report that is named after the year it is delivered in
	}
	for _, d := range works {
		c.leftover(d, c.year, "标题写“{match}”，而报告期是{year}，疑为沿用上年报告，请改为“{right}”。")
	}
	for _, d := range plans {
		c.leftover(d, c.year+1, "这是下一年的安排，标题却写“{match}”（报告期是{year}），请改为“{right}”。")
	}
}
