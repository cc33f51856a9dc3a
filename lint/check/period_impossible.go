package check

import (
	"strconv"
	"strings"
	"time"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// impossibleDates flags dates that no calendar has, ranges that end before they begin and
// weekdays that do not fit.
func impossibleDates(p *lint.Pass) {
	c := newTimeline(p)
	for i, d := range c.dates {
		if message := c.impossible(d); message != "" {
			p.Flag(c.at(d), message)
		} else if i > 0 && c.reversed(c.dates[i-1], d) {
			p.Flag(p.Doc.Text.Slice(c.dates[i-1].start, d.end), "时间段“{match}”的终点早于起点，请核对。")
		} else {
			c.weekday(d)
		}
	}
	c.reversedYears()
	c.quarters()
	c.digitsOnly()
}

// impossible says why no calendar has d; empty if one has.
func (c *timeline) impossible(d date) string {
	switch {
	case d.month > 12:
		return "“{match}”不存在：一年只有12个月，请核对。"
	case c.zero(d, d.month, "月"), d.month > 0 && c.zero(d, d.day, "日"):
		return "“{match}”不存在：月和日从1算起，请核对。"
	case d.month == 0 || d.day == 0:
		return ""
	case d.day > daysIn(0, d.month):
		return lint.Expand("“{match}”不存在：{month}月只有{days}天，请核对。", "month", strconv.Itoa(d.month), "days", strconv.Itoa(daysIn(0, d.month)))
	case d.month == 2 && d.day == 29 && c.common(d):
		return "“{match}”不存在：这一年是平年，2月只有28天，请核对。"
	}
	return ""
}

// zero reports whether a month or a day that was not read, since its value is 0, stands in
// d all the same. 00 is a blank that was not filled in, which another kind flags.
func (c *timeline) zero(d date, value int, unit string) bool {
	number, _, found := strings.Cut(c.text[d.start:d.end], unit)
	return value == 0 && found && number[arabicBack(number, len(number)):] == "0"
}

// common reports whether the year that d falls in, written or not, has no February 29. A
// date without year may be one of the next year, in a plan.
func (c *timeline) common(d date) bool {
	if d.year > 0 {
		return daysIn(d.year, 2) == 28
	}
	return c.year > 0 && daysIn(c.year, 2) == 28 && daysIn(c.year+1, 2) == 28
}

// reversed reports whether two dates are the ends of a range that runs backwards. Ranges
// of months without year may run into the next one (11月至3月).
func (c *timeline) reversed(from, to date) bool {
	if from.end > to.start || !spans(c.text[from.end:to.start]) {
		return false
	}
	if from.year == 0 || to.year == 0 {
		return to.year == 0 && from.month == to.month && from.day > 0 && to.day > 0 && to.day < from.day
	}
	return to.before(from)
}

// reversedYears flags ranges of years that run backwards, where only the second one has
// its 年: 2025—2021年.
func (c *timeline) reversedYears() {
	for _, d := range c.dates {
		if d.year == 0 {
			continue
		}
		before := strings.TrimRight(c.text[:d.start], "—–-－~～至到 ")
		start := arabicBack(before, len(before))
		if first, err := strconv.Atoi(before[start:]); err == nil && len(before)-start == 4 && len(before) < d.start && first < 2100 && first > d.year {
			c.pass.Flag(c.pass.Doc.Text.Slice(start, d.yearEnd), "时间段“{match}”的终点早于起点，请核对。")
		}
	}
}

// quarters flags quarters that no year has.
func (c *timeline) quarters() {
	for from := 0; ; {
		i := strings.Index(c.text[from:], "季度")
		if i < 0 {
			return
		}
		i += from
		from = i + len("季度")
		if q := endsAny(c.text[:i], "第五", "第六", "第5", "第6"); q != "" {
			c.pass.Flag(c.pass.Doc.Text.Slice(i-len(q), from), "“{match}”不存在：一年只有四个季度，请核对。")
		}
	}
}

// digitsOnly flags days that no month has in dates written with digits alone: 2023-02-30,
// 2023.4.31. A day beyond the thirties makes it another kind of number.
func (c *timeline) digitsOnly() {
	for from := 0; ; {
		i := strings.Index(c.text[from:], "20")
		if i < 0 {
			return
		}
		start := from + i
		from = start + len("20")
		year, size := doc.ArabicNumeral(c.text[start:])
		at := start + size
		if size != len("2023") || start > 0 && (digitBefore(c.text, start) || isOneOf(runeBefore(c.text, start), "-./")) || at >= len(c.text) || !strings.ContainsRune("-./", rune(c.text[at])) {
			continue
		}
		from = at
		mark := c.text[at : at+1]
		month, size := doc.ArabicNumeral(c.text[at+1:])
		at += 1 + size
		if month < 1 || month > 12 || !strings.HasPrefix(c.text[at:], mark) {
			continue
		}
		day, size := doc.ArabicNumeral(c.text[at+1:])
		end := at + 1 + size
		if size > 0 && size <= 2 && day > daysIn(year, month) && day < 40 && !strings.HasPrefix(c.text[end:], mark) && !strings.HasPrefix(c.text[end:], "%") {
			c.pass.Flag(c.pass.Doc.Text.Slice(start, end), lint.Expand("“{match}”不存在：{month}月只有{days}天，请核对。", "month", strconv.Itoa(month), "days", strconv.Itoa(daysIn(year, month))))
		}
	}
}

// weekday flags a weekday beside a full date that falls on another one.
func (c *timeline) weekday(d date) {
	if d.year == 0 || d.month == 0 || d.day == 0 {
		return
	}
	rest := c.text[d.end:]
	open := hasAny(rest, "（", "(")
	name := hasAny(rest[len(open):], "星期", "周", "礼拜")
	at := len(open) + len(name)
	i := strings.IndexRune("日一二三四五六天", runeAt(rest, at))
	if name == "" || i < 0 {
		return
	}
	want := time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC).Weekday()
	if i/len("日")%7 == int(want) {
		return
	}
	end := d.end + at + len("日")
	end += len(hasAny(c.text[end:], "）", ")"))
	right := name + weekdays[int(want)*len("日"):(int(want)+1)*len("日")]
	c.pass.Add(lint.Finding{Text: c.pass.Doc.Text.Slice(d.start, end), Right: right, Message: "“{match}”对不上：这一天是{right}，请核对日期和星期。"})
}
