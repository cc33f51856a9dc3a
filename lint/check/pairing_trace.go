package check

import (
	"fmt"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// traceParts tells which parts the problems and measures are taken from, and the
// similarities that decide.
func (g *gatherer) traceParts() {
	for _, role := range []string{g.Problems, g.Measures} {
		sections := g.pass.Parts(role)
		if len(sections) == 0 {
			g.pass.Trace(doc.Text{}, "没有认出 [part."+role+"]，用 --trace missing-part 看标题是怎样认的")
		}
		for _, s := range sections {
			g.pass.Trace(headed(s), fmt.Sprintf("[part.%s]：“%s”，其下有%d条", role, shorten(s.Heading.String()), len(s.Leaves())))
		}
	}
	g.pass.Trace(doc.Text{}, fmt.Sprintf("相似度：%.2f以上一定算对应；%.2f以上、是这条措施最贴切的问题，算对应；"+
		"没有措施的问题，最接近的在%.3f以上也算；已有措施的，独有的主题相同、%.2f以上的再算一条。", strong, weak, rescue, further))
	g.pass.Trace(doc.Text{}, fmt.Sprintf("报“没有措施”还要求：与每条措施都低于%.2f，不打折也低于%.2f，并且其他问题的%.0f%%（写得详细的%.0f%%）有明显的措施（%.2f以上）。",
		faint, trace, most*100, half*100, evident))
}

// traceMatch tells the score of each problem with each measure, and what was made of it.
func (g *gatherer) traceMatch(list []*problem, p, m []unit, sims [][]similarity, edges [][]bool, told []bool) {
	for i, pr := range list {
		g.pass.Trace(pr.text, fmt.Sprintf("问题%d：“%s”%s", i+1, shorten(pr.heading.String()), plainly(&p[i])))
		for j := range m {
			g.pass.Trace(m[j].item.Text, g.scored(&p[i], &m[j], sims[i][j], i, j, edges[i][j]))
		}
		switch {
		case len(pr.measures) > 0:
			g.pass.Trace(pr.text, fmt.Sprintf("→ 有%d条措施", len(pr.measures)))
		case pr.unsure:
			g.pass.Trace(pr.text, "→ 没有找到措施，但拿不准，不报："+doubts(sims, edges, i, told))
		default:
			g.pass.Trace(pr.text, "→ 没有措施，报")
		}
	}
}

// plainly tells what the heading of a problem says of its subject.
func plainly(u *unit) string {
	if u.plain {
		return "（标题没有点明主题，按全条的用词比较）"
	}
	return ""
}

// scored tells one score.
func (g *gatherer) scored(p, m *unit, s similarity, i, j int, edge bool) string {
	verdict := "不算"
	switch {
	case edge:
		verdict = "算对应"
	case refers(m.item.Text.String(), p.item, i):
		verdict = "写明了针对这个问题，算对应"
	}
	line := fmt.Sprintf("　与措施%d“%s”：%.3f", j+1, shorten(m.item.Heading.String()), s.score)
	switch {
	case s.score < s.raw*(besideFactor+vagueFactor)/2:
		line += fmt.Sprintf("（问题的标题里没有共同的词，由%.3f打折）", s.raw)
	case s.score < s.raw:
		line += fmt.Sprintf("（标题里共同的词，多数条目都有，由%.3f打折）", s.raw)
	}
	if terms := g.lex.terms(p, m); len(terms) > 0 {
		line += "，共同的词：" + strings.Join(terms, "、")
	} else {
		line += "，没有共同的词"
	}
	return line + "；" + verdict
}

// doubts says why nothing is reported of a problem without a measure.
func doubts(sims [][]similarity, edges [][]bool, i int, told []bool) string {
	for _, s := range sims[i] {
		if s.score >= faint || s.raw >= trace {
			return fmt.Sprintf("有措施与它的相似度达到%.3f", max(s.score, s.raw))
		}
	}
	share := most
	if told[i] {
		share = half
	}
	return fmt.Sprintf("其他问题里有明显措施的不到%.0f%%，这篇报告写措施的用词与问题不同", share*100)
}

// traceOwn tells of a problem whose measure was sought in its own item or row.
func traceOwn(p *lint.Pass, pr *problem) {
	what := "同一条（行）里没有写措施"
	if len(pr.measures) > 0 {
		what = "同一条（行）里写了措施：“" + shorten(pr.measures[0].Text.String()) + "”"
	}
	p.Trace(pr.text, "问题“"+shorten(pr.heading.String())+"”："+what)
}
