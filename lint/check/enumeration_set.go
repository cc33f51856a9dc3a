package check

import (
	"strconv"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// A namedSet is a name with a number in it whose members are listed right behind it:
// “三个不让”（……）, “四个意识”，即……
type namedSet struct {
	start, list, end int    // the name, the list of its members, and the end of that
	n                int    // how many the name says
	word             string // what the members have in common: 不让, 意识
	quoted, bracket  bool
	members          []string // of a well-known set
}

// sets flags names whose members are fewer or more than they say, or others.
func (c *Enumeration) sets(p *lint.Pass) {
	s := p.Doc.Text.String()
	end := 0
	for h := range p.Hits() {
		i := h.Text.Start()
		if i < end {
			continue
		}
		if h.Text.String() == "分别" {
			respective(p, s, i)
			continue
		}
		set, ok := namedSet{}, false
		if r := runeAt(s, i); isOneOf(r, countUnits) {
			set, ok = counted(s, i)
		} else if r == '“' || c.Sets[h.Text.String()] != nil {
			set, ok = c.named(s, i)
		}
		switch {
		case ok && set.opener(s):
			c.compare(p, s, set)
			end = set.list
		case ok && !set.quoted && set.members == nil:
			precedes(p, s, set)
		}
	}
}

// named reads the name at offset i, in quotation marks or well-known.
func (c *Enumeration) named(s string, i int) (set namedSet, ok bool) {
	set = namedSet{start: i, quoted: runeAt(s, i) == '“'}
	name := i
	if set.quoted {
		name += len("“")
	}
	for known, members := range c.Sets {
		if strings.HasPrefix(s[name:], known) && len(known) > len(set.word) {
			set.word, set.members, set.n = known, members, len(members)
		}
	}
	set.list = name + len(set.word)
	if set.quoted {
		n := strings.Index(s[name:ahead(s, name, 13)], "”")
		if n <= 0 || strings.Contains(s[name:name+n], "\n") {
			return set, false
		}
		set.list = name + n + len("”")
		if set.members == nil || len(set.word) != n {
			set.members = nil
			return set, set.readNumber(s[name : name+n])
		}
	}
	set.word = ""
	return set, set.members != nil
}

// readNumber takes number and common word from a name. Names with several numbers
// (三重一大, 十四五) say nothing of the length of the list.
func (set *namedSet) readNumber(name string) bool {
	n, size := doc.HanNumeral(name)
	if size == 0 {
		n, size = doc.ArabicNumeral(name)
	}
	word := name[size:]
	if word == "个一" {
		set.n, set.word = n, "一" // “四个一”: 一次党课、一次参观……
		return n > 1 && n <= 12
	}
	if hasAny(word, "小时", "分钟", "年", "月", "天", "日", "周", "点", "季", "公里") != "" {
		return false // a time or a distance
	}
	if n < 2 || n > 12 || size > len("十二") || strings.IndexFunc(word, isHanNumeral) >= 0 || word == "" {
		return false
	}
	if size == len("十二") && runeAt(name, 0) != '十' {
		return false
	}
	for _, unit := range []string{"个", "项", "种", "类", "条", "大"} {
		if cut, ok := strings.CutPrefix(word, unit); ok && cut != "" {
			word = cut
			break
		}
	}
	set.n, set.word = n, word
	return true
}

// counted reads an announcement without quotation marks whose unit stands at offset i:
// 三项制度（……）.
func counted(s string, i int) (set namedSet, ok bool) {
	start, size := hanNumeralBack(s, i)
	if size == 0 || isOneOf(runeBefore(s, start), "第之每中有“") {
		return set, false
	}
	n, used := doc.HanNumeral(s[start:i])
	unit := runeAt(s, i)
	end := i + len(string(unit))
	if used != size || n < 2 || n > 12 || concreteNoun(unit, s[end:min(len(s), end+30)]) {
		return set, false
	}
	list := end
	for k := 0; k < 8 && isHan(runeAt(s, list)); k++ {
		list = ahead(s, list, 1)
	}
	return namedSet{start: start, list: list, n: n}, true
}

// opener finds the list behind the name: in brackets, or behind ，即 or a colon. It reports
// whether there is one.
func (set *namedSet) opener(s string) bool {
	i := set.list
	for n := 0; (set.quoted || set.members != nil) && n < 8 && isHan(runeAt(s, i)) && runeAt(s, i) != '即' && runeAt(s, i) != '是'; n++ {
		i = ahead(s, i, 1)
	}
	open := hasAny(s[i:], "（", "(", "，即：", "，即", "，就是", "，是指", "，指", "是指", "即", "：", "——")
	if open == "" {
		return false
	}
	i += len(open)
	line := s[i:lineEnd(s, i)]
	set.bracket = open == "（" || open == "("
	stop := "。；"
	if set.bracket {
		stop = "）)"
	}
	n := strings.IndexAny(line, stop)
	if n < 0 && set.bracket {
		return false
	}
	if n < 0 {
		n = len(line)
	}
	set.list, set.end = i, i+n
	if set.bracket {
		set.list += len(hasAny(s[i:], "即：", "即", "指", "包括："))
	}
	return true
}

// compare flags the set if its list does not have the members it should.
func (c *Enumeration) compare(p *lint.Pass, s string, set namedSet) {
	list := s[set.list:set.end]
	if strings.Contains(list, "等") || hasAny(list, "以下简称", "见", "详见", "一是", "第一", "首先", "①", "（1", "(1", "（一", "(一", "1.", "1．", "1、", "一、", "其一", "一要") != "" || strings.Contains(list, "一是") {
		return
	}
	if set.members != nil && (strings.ContainsAny(list, "0123456789") || hasAny(list, "含", "不含", "特别", "尤其") != "") {
		return // figures of some of them
	}
	least, most, end := set.count(list)
	switch {
	case least == 0 || set.members != nil && known(list[:end], set.members)*2 < set.n:
		return
	case set.n < least || set.n > most:
		seen := least
		if set.n > most {
			seen = most
		}
		c.flag(p, s, set, end, lint.Expand("说的是{n}项，列出的是{seen}项，请核对是漏了内容还是数目不对。", "n", strconv.Itoa(set.n), "seen", strconv.Itoa(seen)))
	case set.members != nil:
		if missing := lacking(list[:end], set.members); missing != "" {
			c.flag(p, s, set, end, lint.Expand("列出的内容不全或有误，没有“{missing}”。", "missing", missing))
		}
	}
}

// flag reports the set from its name to offset end of its list.
func (c *Enumeration) flag(p *lint.Pass, s string, set namedSet, end int, message string) {
	end += set.list
	if set.bracket {
		end = ahead(s, set.end, 1)
	}
	p.Flag(p.Doc.Text.Slice(set.start, end), message)
}
