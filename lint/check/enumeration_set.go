package check

import (
	"strconv"
	"strings"
	"unicode/utf8"

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
	for _, h := range p.Hits() {
		i := h.Text.Start()
		if i < end {
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
	for n := 0; set.quoted && n < 8 && isHan(runeAt(s, i)) && runeAt(s, i) != '即' && runeAt(s, i) != '是'; n++ {
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

// precedes flags a count that does not fit the list right before it: A、B三类问题.
func precedes(p *lint.Pass, s string, set namedSet) {
	_, size := doc.HanNumeral(s[set.start:])
	if hasAny(s[set.start+size:], "类问题", "类情形", "类风险", "类情况", "类行为", "个方面", "个环节", "个领域", "个重点", "项措施", "项任务", "项机制") == "" {
		return
	}
	from := back(s, set.start, 50)
	i := strings.LastIndexAny(s[from:set.start], "，。；：！？（“\n")
	if i < 0 && from > 0 {
		return
	} else if i >= 0 {
		from = ahead(s, from+i, 1)
	}
	list := s[from:set.start]
	marks := strings.Count(list, "、")
	last := list[strings.LastIndex(list, "、")+1:]
	if marks == 0 || hasCount(list) || strings.ContainsAny(list, "《》”0123456789") || strings.ContainsAny(last, "上中里内从对把向") || strings.Contains(list, "等") ||
		endsAny(last, "、", "的", "领域", "方面", "存在", "了", "这", "各", "在", "有", "从", "为", "出", "和", "成") != "" {
		return
	}
	if least, most := marks+1, marks+1+conjunctions(list); set.n > most || set.n < least && most == least {
		p.Flag(p.Doc.Text.Slice(from, set.list), lint.Expand("说的是{n}项，前面列出的是{seen}项，请核对是漏了内容还是数目不对。", "n", strconv.Itoa(set.n), "seen", strconv.Itoa(most)))
	}
}

// hasCount reports whether a number with a unit stands in s.
func hasCount(s string) bool {
	for i, r := range s {
		if isHanNumeral(r) && isOneOf(runeAt(s, i+len(string(r))), countUnits) {
			return true
		}
	}
	return false
}

// compare flags the set if its list does not have the members it should.
func (c *Enumeration) compare(p *lint.Pass, s string, set namedSet) {
	list := s[set.list:set.end]
	if strings.Contains(list, "等") || hasAny(list, "以下简称", "见", "详见", "一是", "第一", "首先", "①", "（1", "(1", "其一", "一要") != "" || strings.Contains(list, "一是") {
		return
	}
	least, most, end := set.count(list)
	switch {
	case least == 0:
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

// lacking returns the first member that a list does not name.
func lacking(list string, members []string) string {
	for _, m := range members {
		if !strings.Contains(list, m) {
			return m
		}
	}
	return ""
}

// count returns how many members a list has at least and at most, 和 being read either way,
// and where it ends. least is 0 where that cannot be told.
func (set *namedSet) count(list string) (least, most, end int) {
	if set.word != "" {
		if n, end := sharing(list, set.word, set.bracket); n >= 2 {
			return n, n, end
		}
	}
	if titles := strings.Count(list, "《"); titles >= 2 && strings.HasPrefix(list, "《") && (set.bracket || endsAny(list, "》") != "") {
		return titles, titles, len(list)
	}
	end = len(list)
	if comma := strings.Index(list, "，"); comma >= 0 && !set.bracket {
		if !set.quoted && set.members == nil {
			return 0, 0, 0 // where the list ends is open
		}
		end = comma
	}
	marks := strings.Count(list[:end], "、")
	if set.bracket {
		marks += strings.Count(list, "，") + strings.Count(list, "；")
	}
	if marks == 0 && set.members == nil || strings.ContainsAny(list[:end], "“《（") && set.members == nil && !set.bracket {
		return 0, 0, 0
	}
	least = marks + 1
	most = least + conjunctions(list[:end])
	if !set.quoted && set.members == nil {
		if least > set.n {
			return 0, 0, 0 // one member may hold several things
		}
	}
	return least, most, end
}

// conjunctions returns how many words in list may join two members.
func conjunctions(list string) int {
	n := 0
	for _, w := range []string{"和", "与", "及", "或"} {
		n += strings.Count(list, w)
	}
	return n
}

// sharing returns how many pieces of a list hold the word that its name says all have in
// common, and where the last of them ends.
func sharing(list, word string, bracket bool) (n, end int) {
	if utf8.RuneCountInString(word) > 4 {
		return 0, 0
	}
	for at := 0; at < len(list); {
		piece := list[at:]
		size := strings.IndexAny(piece, "、，；")
		if size < 0 {
			size = len(piece)
		}
		has := strings.Count(piece[:size], word)
		if has == 0 && !bracket && n >= 2 {
			break
		}
		if has > 0 {
			n, end = n+has, at+size
		}
		at += size + len("、")
	}
	return n, end
}
