package check

import (
	"fmt"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// trace tells the quantities that were read, with the words that belong to them.
func (l *ledger) trace() {
	for _, s := range l.sentences {
		var list []string
		for _, f := range s.list {
			list = append(list, fmt.Sprintf("“%s｜%s｜%s”", f.label, l.text[f.start:f.end], f.tail))
		}
		l.pass.Trace(l.slice(s.start, s.end), "读出的数量："+strings.Join(list, " "))
	}
}

// trace tells the reporting period and the dates that were read.
func (c *timeline) trace() {
	period := "报告期不明"
	if c.year > 0 {
		period = fmt.Sprintf("报告期%d年", c.year)
	}
	if c.sign.year > 0 {
		period += fmt.Sprintf("，落款日期%d年%d月", c.sign.year, c.sign.month)
	}
	c.pass.Trace(doc.Text{}, period)
	for _, d := range c.dates {
		c.pass.Trace(c.at(d), "读出的日期：“"+c.text[d.start:d.end]+"”")
	}
}

// traceMarks tells the numbers of headings and items.
func traceMarks(p *lint.Pass) {
	p.Doc.Body.Walk(func(s *doc.Section) bool {
		if s.Mark.Text.Len() > 0 {
			p.Trace(s.Mark.Text, fmt.Sprintf("第%d级的序号“%s”，数值%d", s.Level, s.Mark.Text, s.Mark.Number))
		}
		for _, it := range s.Items {
			if it.Mark.Text.Len() > 0 {
				p.Trace(it.Mark.Text, fmt.Sprintf("文中的序号“%s”，数值%d", it.Mark.Text, it.Mark.Number))
			}
		}
		return true
	})
}
