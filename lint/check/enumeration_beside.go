package check

import (
	"strconv"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// precedes flags a count that does not fit the list right before it: A、B三类问题, and
// A、B、C这四种表现.
func precedes(p *lint.Pass, s string, set namedSet) {
	_, size := doc.HanNumeral(s[set.start:])
	these := strings.HasSuffix(s[:set.start], "这")
	if !these && hasAny(s[set.start+size:], "类问题", "类情形", "类风险", "类情况", "类行为", "个方面", "个环节", "个领域", "个重点", "项措施", "项任务", "项机制") == "" {
		return
	}
	from, to := back(s, set.start, 50), set.start
	if these {
		to -= len("这")
		set.list = min(set.list, ahead(s, set.start+size, 3)) // the unit and most nouns
	}
	i := strings.LastIndexAny(s[from:to], "，。；：！？（\n")
	if i < 0 && from > 0 {
		return
	} else if i >= 0 {
		from = ahead(s, from+i, 1)
	}
	least, most := listedBefore(s[from:to], these)
	if least > 1 && (set.n > most || set.n < least && (these || most == least)) {
		p.Flag(p.Doc.Text.Slice(from, set.list), lint.Expand("说的是{n}项，前面列出的是{seen}项，请核对是漏了内容还是数目不对。", "n", strconv.Itoa(set.n), "seen", strconv.Itoa(most)))
	}
}

// listedBefore returns how many members a list has at least and at most that stands right
// before its count; these tells that 这 joins the two. least is 0 where that cannot be told.
func listedBefore(list string, these bool) (least, most int) {
	for _, marks := range []string{"《》", "“”"} {
		open, end := marks[:len("《")], marks[len("《"):]
		if n := strings.Count(list, open); these && n > 1 && strings.HasSuffix(list, end) {
			return n, n
		}
	}
	marks := strings.Count(list, "、")
	last := list[strings.LastIndex(list, "、")+1:]
	switch {
	case marks == 0 || hasCount(list) || strings.ContainsAny(list, "《》“”0123456789") || strings.Contains(list, "等"):
		return 0, 0
	case strings.ContainsAny(last, "上中里内从对把向"):
		return 0, 0
	case endsAny(last, "、", "的", "领域", "方面", "存在", "了", "这", "各", "在", "有", "从", "为", "出", "和", "成") != "":
		return 0, 0
	case these && endsAny(last, "落实", "做好", "抓好", "开展", "实施", "围绕", "推进", "推行", "解决", "通过", "完成", "抓住", "聚焦", "针对", "对照", "坚持", "用好", "采取", "建立", "完善", "执行", "遵守", "守住", "把握", "利用", "把好", "过好", "办好", "守好", "管好", "反映", "面临", "负责", "承担", "整改", "紧盯", "盯住", "是", "用", "以", "将", "就", "按", "靠", "把") != "":
		return 0, 0 // what the count belongs to begins behind the list
	}
	return marks + 1, marks + 1 + conjunctions(list)
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
