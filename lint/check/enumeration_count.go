package check

import (
	"strconv"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// An announcement is a number that says how long a list will be: 三个方面, 四项措施, 五关.
type announcement struct {
	start, end int // the number with its unit
	digits     int // the end of the number
	n          int
}

// countUnits are the units that lists are announced with.
const countUnits = "个项点条类种大批步招关件道句组块层方轮阶"

// announcements returns the announcements in s[from:to).
func announcements(s string, from, to int) []announcement {
	var list []announcement
	for i := from; i < to; {
		n, size := doc.HanNumeral(s[i:to])
		if size == 0 {
			if n, size = doc.ArabicNumeral(s[i:to]); size == 0 {
				i = ahead(s, i, 1)
				continue
			}
		}
		unit := runeAt(s, i+size)
		if n >= 2 && n <= 20 && i+size < to && (isOneOf(unit, countUnits) || framed(s[i+size:to])) && !isOneOf(runeBefore(s, i), "第之.．—～-每月年") && !isDigit(runeBefore(s, i)) {
			end := i + size + len(string(unit))
			if !concreteNoun(unit, s[end:min(to, ahead(s, end, 8))]) {
				list = append(list, announcement{i, end, i + size, n})
			}
		} else if n >= 2 && n <= 20 && unit == '：' && runeBefore(s, i) == '有' {
			list = append(list, announcement{i, i + size, i + size, n}) // 原因有三：
		}
		i += size
	}
	return list
}

// framed reports whether a measure word and a noun that lists are announced with stand at
// the start of s: (打好三)场硬仗, (算好四)本账.
func framed(s string) bool {
	return hasAny(s, "场硬仗", "场仗", "场战役", "场攻坚战", "场战", "场会战", "张牌", "张网", "张清单", "张表", "篇文章", "本账", "把火", "把锁", "把尺", "把钥匙", "堂课", "面旗", "支队伍", "股劲", "股绳", "笔账", "手准备", "手抓") != ""
}

// concreteNoun reports whether what is counted are things and times rather than the
// members of a list that follows.
func concreteNoun(unit rune, noun string) bool {
	if unit != '个' && unit != '大' {
		return strings.HasPrefix(noun, "之一")
	}
	return hasAny(noun, "村", "社区", "单位", "科室", "班组", "企业", "小组", "支部", "乡镇", "街道", "月", "小时", "工作日", "人", "学校", "站", "县", "市", "党", "网格", "小区", "百分点", "季度", "层次", "学期", "年", "班", "点", "家", "以上", "多", "院") != ""
}

// miscounts flags announcements that do not fit the list behind them.
func miscounts(p *lint.Pass) {
	s := p.Doc.Text.String()
	lists := chains(s, readOrdinals(p), func(*roll, ordinalMark, ordinalMark) {})
	for _, c := range lists {
		if first := c.members[0]; !c.broken && !(first.initial && numbersParagraphs(first.class)) {
			count(p, s, c)
		}
	}
	sectionCounts(p, s)
}

// count compares one list with what the words before it announce.
func count(p *lint.Pass, s string, c *roll) {
	n := len(c.members)
	if n < 2 || openEnded(s, c) {
		return // of a lone member the others may be written in another way
	}
	to := c.members[0].text.Start()
	from, near := leadIn(s, to)
	report(p, s, announcements(s, from, to), near, n, c.members[0].text)
}

// leadIn returns where the sentence that leads to a list at offset i starts, and from
// where on an announcement stands right before the list.
func leadIn(s string, i int) (from, near int) {
	end := skipBlanksBack(s, i)
	if end > 0 && s[end-1] == '\n' {
		end--
	}
	for isOneOf(runeBefore(s, end), "：。，；—:,（(") {
		end = back(s, end, 1)
	}
	from = max(lineStart(s, end), back(s, end, 200))
	if n := strings.LastIndex(s[from:end], "。"); n >= 0 {
		from += n + len("。")
	}
	near = max(from, back(s, end, 16))
	if n := strings.LastIndexAny(s[near:end], "，；"); n >= 0 {
		near = ahead(s, near+n, 1)
	}
	return from, near
}

// openEnded reports whether the last member of a list says that there are more.
func openEnded(s string, c *roll) bool {
	i := c.members[len(c.members)-1].text.End()
	rest := s[i:lineEnd(s, i)]
	if n := strings.IndexAny(rest, "。；"); n >= 0 {
		rest = rest[:n]
	}
	return endsAny(rest, "等", "等等", "等方面", "等问题", "等工作", "……") != ""
}

// report flags the announcement nearest to a list if there is one right before it and none
// of the sentence gives the number of its members.
func report(p *lint.Pass, s string, list []announcement, near, n int, first doc.Text) {
	for _, a := range list {
		if a.n == n {
			return
		}
	}
	if len(list) == 0 || list[len(list)-1].start < near {
		return
	}
	a := list[len(list)-1]
	if isDigit(runeAt(s, a.start)) && !strings.Contains(s[a.end:first.Start()], "：") {
		return // a figure rather than the length of the list
	}
	number := p.Doc.Text.Slice(a.start, a.digits)
	right := strconv.Itoa(n)
	if _, size := doc.HanNumeral(number.String()); size > 0 {
		if right = hanNumber100(n); n == 2 {
			right = "两"
		}
	}
	t := p.Doc.Text.Slice(a.start, nounEnd(s, a.end, first.Start()))
	f := lint.Finding{Text: t, Right: right, Related: []lint.Note{{Text: first, Message: "第一项"}},
		Message: lint.Expand("说是“{match}”，后面列了{n}项，请核对是漏了内容还是数目不对。", "n", strconv.Itoa(n))}
	f.Fixes = []lint.Fix{lint.Replace(number, right, false)}
	p.Add(f)
}

// nounEnd returns the end of the words behind a unit: as far as the next mark.
func nounEnd(s string, i, limit int) int {
	for n := 0; i < limit && n < 8 && isHan(runeAt(s, i)); n++ {
		i = ahead(s, i, 1)
	}
	return i
}

// sectionCounts compares the last words before numbered paragraphs or a table with their
// number: 以下四个问题：
func sectionCounts(p *lint.Pass, s string) {
	p.Doc.Body.Walk(func(sec *doc.Section) bool {
		n, first := memberCount(sec)
		if n < 2 {
			return true
		}
		from, near := leadIn(s, first.Start())
		lead := s[from:first.Start()]
		if lineStart(s, max(0, first.Start()-1)) < sec.Text.Start() || !strings.HasSuffix(strings.TrimRight(lead, " \n"), "：") && !hasAnyIn(lead, "以下", "如下", "下列") {
			return true
		}
		list := announcements(s, from, first.Start())
		if n := len(list); n > 0 && endsAny(s[:list[n-1].start], "以下", "下列") != "" {
			near = from
		}
		report(p, s, list, near, n, opensWith(first))
		return true
	})
}

// opensWith returns the first characters of a text.
func opensWith(t doc.Text) doc.Text { return t.Slice(0, ahead(t.String(), 0, min(8, t.Len()))) }

// memberCount returns how many numbered paragraphs or table rows stand under s, and the
// first; 0 where their numbers are at fault, which is told as such.
func memberCount(s *doc.Section) (n int, first doc.Text) {
	for _, it := range s.Items {
		if it.Table != nil {
			if n++; n == 1 {
				first = it.Text
			}
		}
	}
	if n > 0 {
		if row := s.Items[0]; row.Table != nil && len(row.Table.Rows) > 0 && len(row.Table.Rows[0]) > 0 {
			first = row.Table.Rows[0][0]
		}
		return n, first
	}
	list, odd := siblings(s)
	before := 0 // labels and the like in front of the list
	for before < len(s.Sections) && !numbered(s.Sections[before]) {
		before++
	}
	if len(list)+before != len(s.Sections) || len(odd) > 0 {
		return 0, doc.Text{}
	}
	for i, c := range list {
		if c.Mark.Number != i+1 || c.Mark.Form != list[0].Mark.Form {
			return 0, doc.Text{}
		}
	}
	if len(list) == 0 {
		return 0, doc.Text{}
	}
	return len(list), list[0].Text
}
