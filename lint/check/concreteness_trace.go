package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// trace tells of a passage whether it was judged, what its clauses weigh, and what came
// of it.
func (c *Concreteness) trace(p *lint.Pass, t doc.Text, judged bool) {
	s := t.String()
	switch {
	case !judged && measureCell(p.Doc.ParagraphAt(t.Start())):
		b := c.weigh(s)
		p.Trace(t, fmt.Sprintf("表格里的措施：完全是空话的%d%%，要达到%d%%，而且没有数字、时限等", b.hollow*100/max(1, b.han), hollowShare))
		return
	case !judged:
		p.Trace(t, "不检查：标题、表格、称谓、引导句、开头段或结尾段")
		return
	case t.Len() < len("字")*c.Min:
		p.Trace(t, fmt.Sprintf("不检查：不足 min 的%d个汉字", c.Min))
		return
	case reflects(p, t):
		p.Trace(t, "不检查：原因分析")
		return
	}
	var clauses []string
	b := balance{told: func(clause string, share int) {
		clauses = append(clauses, fmt.Sprintf("“%s”%d%%", clause, share))
	}}
	c.weighInto(&b, s)
	p.Trace(t, "分句里空话占的分量："+strings.Join(clauses, " "))
	p.Trace(t, c.verdict(p, t, &b))
}

// verdict says why a passage is flagged or left.
func (c *Concreteness) verdict(p *lint.Pass, t doc.Text, b *balance) string {
	s, share := t.String(), c.share(p, t, b.han)
	sum := fmt.Sprintf("空话%d%%，要达到%d%%；其中完全是空话的%d%%，要达到%d%%。",
		b.empty/max(1, b.han), share, b.hollow*100/max(1, b.han), leastHollow)
	switch {
	case b.hollow*100 < b.han*leastHollow || b.empty < b.han*share:
		return sum + "空话不够多，不标"
	case b.han < c.Min:
		return sum + "汉字不足 min，不标"
	}
	if fact := c.fact(s); fact != "" {
		return sum + "有具体内容，不标：" + fact
	}
	return sum + "没有找到数字、日期、文件、责任人，标出"
}

// fact names the fact that a passage states, empty if there is none.
func (c *Concreteness) fact(s string) string {
	if time := firstOf(s, times()); time != "" {
		return "时限“" + time + "”"
	}
	for _, q := range quantities(s) {
		if !q.quoted && (isDay(q) || c.counts(s, q)) {
			return "数字或日期“" + s[q.start:q.end] + "”"
		}
	}
	facts := []struct {
		name string
		in   func(string) bool
	}{{"文件名或文号", namesDocument}, {"责任人或责任单位", namesOwner}, {"隐名的人", namesPerson}, {"具体的活动", namesProgrammes}}
	if i := slices.IndexFunc(facts, func(f struct {
		name string
		in   func(string) bool
	}) bool {
		return f.in(s)
	}); i >= 0 {
		return facts[i].name
	}
	return ""
}

// traceDemand tells what was looked for in an item.
func (c *Concreteness) traceDemand(p *lint.Pass, item *doc.Item) {
	s := item.Text.String()
	head := "“" + shorten(item.Heading.String()) + "”"
	if utf8.RuneCountInString(s) == 0 {
		return
	}
	if c.Deadline {
		p.Trace(item.Text, head+"："+found(setsTime(s), "有时限", "没有时限"))
	}
	if c.Owner {
		p.Trace(item.Text, head+"："+found(namesOwner(s), "有责任人", "没有责任人"))
	}
}

func found(ok bool, yes, no string) string {
	if ok {
		return yes
	}
	return no
}
