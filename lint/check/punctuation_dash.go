package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// dashRunes are the characters that dashes are typed with, rightly or not.
const dashRunes = "—－─–-"

// dashes flags what stands in the place of the two-cell dash “——”, and that dash where a
// one-cell dash belongs.
func dashes(p *lint.Pass) {
	s := p.Doc.Text.String()
	eachRun(p, func(t doc.Text, mark rune) {
		switch n := utf8.RuneCountInString(t.String()); {
		case n == 1:
			singleDash(p, s, t)
		case mark == '—' && n == 2:
			wideRange(p, s, t)
		default:
			dashRun(p, s, t, n)
		}
	})
}

// eachRun calls yield with each run of one mark that begins at a hit.
func eachRun(p *lint.Pass, yield func(t doc.Text, mark rune)) {
	s := p.Doc.Text.String()
	end := 0
	for h := range p.Hits() {
		start := h.Text.Start()
		if start < end {
			continue
		}
		mark := runeAt(s, start)
		end = start
		for runeAt(s, end) == mark {
			end += utf8.RuneLen(mark)
		}
		yield(p.Doc.Text.Slice(start, end), mark)
	}
}

// singleDash flags a one-cell dash or a hyphen in front of a subtitle.
func singleDash(p *lint.Pass, s string, t doc.Text) {
	i := t.Start()
	left, right, kind := titleAround(p.Doc, s, t)
	ok := false
	switch kind {
	case bookTitle:
		ok = subtitle(left, right) && (t.String() != "-" || utf8.RuneCountInString(left) >= 4)
	case reportTitle:
		ok = subtitle(left, right) && slogan(left) && namesReport(right)
	case subtitleLine:
		ok = isHan(runeAt(s, t.End())) && namesReport(right) && !strings.ContainsAny(right, "。；")
	}
	if ok && !isBlankRune(runeBefore(s, i)) {
		flagFix(p, t, "——", true, "副题前的破折号占两格，应为“——”，这里只有一个“{match}”。")
	}
}

// The kinds of titles that a subtitle stands in.
const (
	noTitle      = iota
	bookTitle    // 《…—…》
	reportTitle  // the title of the report
	subtitleLine // a line under the title that starts with the dash
)

// titleAround returns what stands before and behind t in the title that holds it.
func titleAround(d *doc.Document, s string, t doc.Text) (left, right string, kind int) {
	i := t.Start()
	start, end := lineStart(s, i), lineEnd(s, t.End())
	if open := strings.LastIndex(s[start:i], "《"); open >= 0 && !strings.Contains(s[start+open:i], "》") {
		if n := strings.Index(s[i:end], "》"); n >= 0 && n < 300 {
			return s[start+open+len("《") : i], s[t.End() : i+n], bookTitle
		}
	}
	p := d.ParagraphAt(i)
	switch {
	case p == nil || p.Number > 4 || end-start > 240:
		return "", "", noTitle
	case startOfParagraph(s, i) && p.Table == nil:
		return "", s[t.End():end], subtitleLine
	case d.Title.Len() > 0 && d.Title.Contains(t):
		return s[start:i], s[t.End():end], reportTitle
	}
	return "", "", noTitle
}

// subtitle reports whether a dash between left and right introduces a subtitle. It does
// not in ranges (2021—2025年, 东湖—西渡输水干线规划) and chains (产—学—研).
func subtitle(left, right string) bool {
	l, r := runeBefore(left, len(left)), runeAt(right, 0)
	if strings.ContainsAny(left+right, dashRunes) || !isHan(l) && !isOneOf(l, "”’》〉）！？") || !isHan(r) && !isOneOf(r, "“《〈") {
		return false
	}
	n, m := utf8.RuneCountInString(left), utf8.RuneCountInString(right)
	if n <= 4 && m <= 4 {
		return false
	}
	route := endsAny(right, "规划", "方案", "设计", "合同", "协议", "协定", "条约", "批复", "通知", "意见", "图", "线", "段", "路", "铁路", "高速", "工程", "管道", "管网", "走廊", "标准", "规范", "规程", "可行性研究报告") != ""
	return !route || n > 4 && !endsInPlace(left)
}

// endsInPlace reports whether s may end in the name of a place.
func endsInPlace(s string) bool {
	return isOneOf(runeBefore(s, len(s)), "县市区镇乡村城站港口桥库湖河江山岛州省路街园厂庄屯")
}

// slogan reports whether the first part of a report's title is a motto rather than the
// start of a route or of a unit's name.
func slogan(s string) bool {
	if utf8.RuneCountInString(s) < 4 || endsInPlace(s) || strings.HasPrefix(s, "关于") {
		return false
	}
	for _, unit := range []string{"公司", "高速", "公路", "铁路", "干线", "管道", "局", "段"} {
		if strings.Contains(s, unit) {
			return false
		}
	}
	return true
}

// namesReport reports whether a line holds the name of a kind of document.
func namesReport(s string) bool {
	for _, word := range []string{"报告", "总结", "材料", "汇报", "述职", "述责", "检查", "提纲", "纪实", "侧记", "情况", "体会", "小结"} {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}

// wideRange flags a two-cell dash between the ends of a range of numbers or dates.
func wideRange(p *lint.Pass, s string, t doc.Text) {
	l, r := runeBefore(s, t.Start()), runeAt(s, t.End())
	if isDigit(l) && isDigit(r) || isDigit(r) && isOneOf(l, "年月日时点%％") && isDigit(runeBefore(s, back(s, t.Start(), 1))) {
		flagFix(p, t, "—", true, "数值、日期的起止之间用一字线，应为“{right}”，不用破折号。")
	}
}

// dashRun flags two or more hyphens or other lines, and three or more dashes, between
// pieces of Chinese or in front of a subtitle.
func dashRun(p *lint.Pass, s string, t doc.Text, n int) {
	l, r := runeBefore(s, t.Start()), runeAt(s, t.End())
	left := chinese(l) || isDigit(l)
	if startOfParagraph(s, t.Start()) {
		left = n == 2
	}
	if left && startsChinese(r) && n <= 6 {
		flagFix(p, t, "——", true, "破折号应为“{right}”，不用“{match}”代替。")
	}
}
