package check

import (
	"fmt"
	"strings"
	"sync"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

const pairingDoc = `pairing：问题与措施的对应

逐条核对存在问题部分（problems）的每个问题，在措施部分（measures）里有没有对应的措施。
一条措施可以回应几个问题，一个问题可以有几条措施；顺序不必一致，条数相等也不等于都对应。

怎样算对应
  * 表格里“问题”“措施”两列：看同一行，措施一格空着、写“无”“—”就是缺措施。
  * 同一条里写了“问题：”“措施：”，或“……，下一步……”：看这一条之内。
  * 整改报告里“关于……的问题”：看标题下面有没有写整改动作。
  * 其余情况：比较两边的用词。相同的词越少见越有分量；concepts 把说法不同、说的是一回事的
    词归在一起（食堂、饭菜、陪餐）；报告里的套话动词（stop）不算。每条措施先归到最贴切的
    问题，再看有没有同样贴切的其他问题。
  * 措施中写明“针对问题2”的，按写明的算。

结果 pairs 列出每个问题的措施和共同的词；没有措施的问题作为一条发现，写明哪些词没有一条
措施提到，以及最接近的是哪一条、差多少。

局限：完全换了说法、又不在 concepts 里的，可能认不出；拿不准时不报。`

// Pairing looks for problems that no measure answers.
type Pairing struct {
	Problems string   `doc:"问题部分，写 [part.名字] 的名字"`  // role of the parts that list problems
	Measures string   `doc:"措施部分，写 [part.名字] 的名字"`  // role of the parts that list measures
	Inside   string   `doc:"整改情况部分：每一条里既写问题又写怎么改"`  // role of the parts whose items hold a problem and its measure each
	Concepts Groups   `doc:"说法不同、说的是一回事的词，归在一个名称下"` // words that speak of one subject, by any name
	Remedies Groups   `doc:"一类毛病和它的改法用的词，归在一个名称下"`  // words of a type of problem and of its cure, by any name
	Stop     []string `doc:"各条都用的套话，不算共同的词"`        // words that say nothing of a subject
	Actions  []string `doc:"写措施用的动词"`               // verbs that a measure is told with
	Lead     []string `doc:"同一条里由问题转到措施的话（下一步、今后）"` // words that lead over from a problem to its measure

	once sync.Once
	lex  *lexicon
}

// Validate implements [lint.Check].
func (c *Pairing) Validate() error {
	if c.Problems == "" || c.Measures == "" {
		return fmt.Errorf("要用 problems 和 measures 写明问题部分和措施部分，如 problems = \"problems\"")
	}
	return nil
}

// A problem is one problem of a report with the measures that answer it.
type problem struct {
	text     doc.Text
	heading  doc.Text
	measures []lint.Match
	closest  lint.Match // the best of the measures that do not answer it
	inside   bool       // its measure was sought in its own item
	unsure   bool       // that no measure was found does not say that there is none
}

// Run implements [lint.Check].
func (c *Pairing) Run(p *lint.Pass) {
	c.once.Do(func() { c.lex = newLexicon(c) })
	g := gatherer{Pairing: c, pass: p}
	if p.Tracing() {
		g.traceParts()
	}
	problems := g.gather()
	if len(problems) == 0 {
		p.Skip("没有认出逐条列出的问题和措施，没有核对是否对应")
		return
	}
	for _, pr := range problems {
		if pr.inside && p.Tracing() {
			traceOwn(p, pr)
		}
		p.Pair(lint.Pair{Problem: pr.text, Measures: pr.measures})
		if len(pr.measures) == 0 && !pr.unsure {
			p.Add(c.finding(p, pr, problems))
		}
	}
}

// finding says that a problem has no measure, and why that was concluded.
func (c *Pairing) finding(p *lint.Pass, pr *problem, all []*problem) lint.Finding {
	f := lint.Finding{Text: pr.text}
	name := lint.Expand("“{heading}”", "heading", shorten(pr.heading.String()))
	switch {
	case pr.inside:
		f.Message = lint.Expand("问题{name}没有写整改措施。请在这一条里补写怎么改、谁来改、何时改完。", "name", name)
	default:
		f.Message = lint.Expand("问题{name}没有对应的措施{terms}。请补写针对它的措施，或者在已有措施里写明。",
			"name", name, "terms", c.absent(p, pr, all))
	}
	if pr.closest.Score > 0 {
		f.Related = []lint.Note{{Text: pr.closest.Text, Message: lint.Expand("最接近的措施，相似度{score}，不足以算对应",
			"score", fmt.Sprintf("%.2f", pr.closest.Score))}}
	}
	return f
}

// shorten cuts a heading for a message.
func shorten(s string) string {
	if r := []rune(s); len(r) > 30 {
		return string(r[:30]) + "……"
	}
	return s
}

// absent names the subject words of a problem that no measure mentions.
func (c *Pairing) absent(p *lint.Pass, pr *problem, all []*problem) string {
	var list []string
	for sentence := range pr.heading.Sentences() {
		for _, tok := range p.Tokens(sentence) {
			w := tok.Text.String()
			if len(w) >= 2*len("字") && !c.lex.stop.has(w) && !answered(w, all) && len(list) < 4 {
				list = append(list, w)
			}
		}
	}
	if len(list) == 0 {
		return ""
	}
	return "：没有一条措施提到“" + strings.Join(list, "”“") + "”"
}

// answered reports whether a measure of the report contains the word.
func answered(word string, all []*problem) bool {
	for _, pr := range all {
		for _, m := range pr.measures {
			if strings.Contains(m.Text.String(), word) {
				return true
			}
		}
		if strings.Contains(pr.closest.Text.String(), word) {
			return true
		}
	}
	return false
}
