package check

import (
	"strconv"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// respective flags a number whose members are named behind 分别 at offset i, one too few
// or too many: 3座，分别位于A和B.
func respective(p *lint.Pass, s string, i int) {
	verb := hasAny(s[i+len("分别"):], "位于", "设在", "建在", "坐落在", "坐落于", "是", "为")
	start, n, unit := countBefore(s, i)
	if verb == "" || n < 2 {
		return
	}
	from := i + len("分别") + len(verb)
	to := lineEnd(s, from)
	if k := strings.IndexAny(s[from:to], "，。；：（"); k >= 0 {
		to = from + k
	}
	list := s[from:to]
	least := strings.Count(list, "、") + 1
	most := least + conjunctions(list)
	if most < 2 || strings.ContainsAny(list, "0123456789%的等“《") || len(verb) > len("是") && isOneOf(runeBefore(s, to), "省州县市区镇乡村道") ||
		endsAny(list, "类", "方面", "领域", "行业") != "" {
		return // several may lie in one place or be of one sort
	}
	abstract := isOneOf(runeAt(unit, 0), "项点条类种") || hasAnyIn(s[start:i], "方面", "环节", "阶段", "领域", "步骤", "层面", "维度")
	if n < least || n == most+1 || n > most && abstract {
		p.Flag(p.Doc.Text.Slice(start, to), lint.Expand("前面说的是{n}{unit}，“分别”后面列出的是{seen}项，请核对是漏了内容还是数目不对。",
			"n", strconv.Itoa(n), "unit", unit, "seen", strconv.Itoa(most)))
	}
}

// countBefore returns the number with its unit that stands before offset i, a noun and a
// comma at most in between. n is 0 if there is none or more than one.
func countBefore(s string, i int) (start, n int, unit string) {
	i -= len(endsAny(s[:i], "，"))
	for k := 0; k < 8 && isHan(runeBefore(s, i)); k++ {
		i = back(s, i, 1)
		if start = arabicBack(s, i); start < i {
			n, _ = doc.ArabicNumeral(s[start:i])
		} else if start, _ = hanNumeralBack(s, i); start < i {
			n, _ = doc.HanNumeral(s[start:i])
		} else {
			continue
		}
		unit = unitAt(s[i:])
		if unit == "" && isOneOf(runeAt(s, i), countUnits) {
			unit = string(runeAt(s, i))
		}
		break
	}
	head := s[back(s, start, 30):start]
	if k := strings.LastIndexAny(head, "，。；：\n年月日"); k >= 0 {
		head = head[ahead(head, k, 1):]
	}
	if unit == "" || n > 10 || isOneOf(runeAt(unit, 0), "年月日天度%％") || isOneOf(runeBefore(s, start), "第之") || strings.ContainsAny(head, "0123456789、和及") || hasCount(head) {
		return 0, 0, ""
	}
	return start, n, unit
}
