package check

import (
	"strings"
	"time"
)

// A date is a date in running text, as far as it is written: 2023年3月5日, 3月, 12月底,
// 2022年. What is not written is 0.
type date struct {
	start, end       int // bytes
	year, month, day int
	yearEnd          int  // end of the year with its 年; start if there is none
	context          int  // the year written last before it in its sentence, 0 if none is
	quoted           bool // inside quotation marks
}

// dates returns the dates among the quantities of s in reading order. A day whose month
// stands before it (3月5日至9日) takes it over.
func dates(s string, list []quantity) []date {
	var found []date
	year, read := 0, 0
	for i := 0; i < len(list); {
		d, n := dateAt(s, list[i:])
		if n == 0 {
			i++
			continue
		}
		if strings.ContainsAny(s[read:d.start], "。！？\n") {
			year = 0
		}
		d.context, read = year, d.end
		if d.year > 0 {
			year = d.year
		}
		if last := len(found) - 1; d.month == 0 && d.year == 0 && last >= 0 && found[last].day > 0 && joins(s[found[last].end:d.start]) {
			d.month = found[last].month
		}
		if d.year > 0 || d.month > 0 {
			found = append(found, d)
		}
		i += n
	}
	return found
}

// dateAt reads the date that starts with the first quantity and returns how many
// quantities it takes.
func dateAt(s string, list []quantity) (d date, n int) {
	q := list[0]
	d = date{start: q.start, end: q.end, yearEnd: q.start, quoted: q.quoted}
	if isYear(q) {
		d.year, d.yearEnd = int(q.value), q.end
		n++
	}
	if n < len(list) && list[n].unit == "月" && follows(s, d, list[n], n) {
		d.month, d.end = whole(list[n]), list[n].end
		n++
	}
	if n < len(list) && (list[n].unit == "日" || list[n].unit == "号" && d.month > 0) && follows(s, d, list[n], n) && (n == 0 || d.month > 0) {
		d.day, d.end = whole(list[n]), list[n].end
		n++
	}
	return d, n
}

// isYear reports whether q is a year of the calendar, in four digits.
func isYear(q quantity) bool {
	return q.unit == "年" && q.step == 1 && !q.vague && q.value >= 1900 && q.value < 2100
}

// whole returns the value of a month or a day, 0 if it is none (1.5月, 3余日).
func whole(q quantity) int {
	if q.step != 1 || q.value > 99 {
		return 0
	}
	return int(q.value)
}

// follows reports whether q stands directly behind what was read of d, or n is 0.
func follows(s string, d date, q quantity, n int) bool {
	return n == 0 || skipBlanks(s, d.end) == q.start
}

// joins reports whether s links two dates of one list or range.
func joins(s string) bool {
	switch strings.TrimSpace(s) {
	case "至", "到", "—", "–", "-", "－", "~", "～", "——", "、", "和", "及", "与":
		return true
	}
	return false
}

// spans reports whether s links the two ends of a range.
func spans(s string) bool {
	return joins(s) && !isOneOf(runeAt(strings.TrimSpace(s), 0), "、和及与")
}

// daysIn returns the number of days of a month; of February 29 where the year is unknown.
func daysIn(year, month int) int {
	if year == 0 {
		year = 2024
	}
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// before reports whether d ends before o begins, as far as both are written in the same
// precision.
func (d date) before(o date) bool {
	if d.year != o.year {
		return d.year < o.year
	}
	if d.month != o.month || d.day == 0 || o.day == 0 {
		return d.month < o.month && d.month > 0
	}
	return d.day < o.day
}

// weekdays are the days of the week as time.Weekday counts them.
const weekdays = "日一二三四五六"
