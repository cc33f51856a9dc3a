package check

import (
	"errors"
	"strconv"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// lengthDoc is the manual page of the kind length.
const lengthDoc = `length：全文或某一部分太长、太短

只数汉字。写了 in 时检查所列的各部分，不写时检查全文。

自带的规则默认都不开：字数和“问题部分不少于三分之一”的要求因通知而异，请在 jiaogao.toml 里按通知打开。

局限：字数多少与内容好坏无关；认不出标题的部分不检查，会列在“未检查”里。`

// Length flags reports and parts of reports that are too long or too short.
type Length struct {
	Min   int `toml:"min" doc:"至少多少个汉字，0 为不限"`            // Han characters at least; 0: no limit
	Max   int `toml:"max" doc:"至多多少个汉字，0 为不限"`            // Han characters at most; 0: no limit
	Share int `toml:"share" doc:"所列部分至少占全文汉字的百分之几，0 为不限"` // percentage of the report's Han characters that the parts have at least; 0: no limit
}

// Validate implements [lint.Check].
func (c *Length) Validate() error {
	switch {
	case c.Min == 0 && c.Max == 0 && c.Share == 0:
		return errors.New("请填写 min、max 或 share")
	case c.Min < 0 || c.Max < 0 || c.Max > 0 && c.Max < c.Min:
		return errors.New("min 和 max 不能小于0，max 不能小于 min")
	case c.Share < 0 || c.Share > 100:
		return errors.New("share 应在0到100之间")
	}
	return nil
}

// ReportCases implements [lint.ReportCased]: reports that are a character too long or too
// short, and one that is neither.
func (c *Length) ReportCases() (flagged, silent []string) {
	const title = "值班情况报告"
	report := func(title string, han int) string {
		return title + "\n" + strings.Repeat("值", max(1, han-countHan(title))) + "。"
	}
	if c.Min > countHan(title)+1 {
		flagged = append(flagged, report("【"+title+"】", c.Min-1))
		silent = append(silent, report(title, c.Min))
	}
	if c.Max > countHan(title)+1 {
		flagged = append(flagged, report("【"+title+"】", c.Max+1))
		silent = append(silent, report(title, c.Max))
	}
	return flagged, silent
}

// Run implements [lint.Check].
func (c *Length) Run(p *lint.Pass) {
	if len(p.Rule.In) == 0 {
		c.measure(p, p.Doc.Title, "全文", countHan(p.Doc.Text.String()))
		return
	}
	for _, role := range p.Rule.In {
		name := role
		if part := p.Part(role); part != nil {
			name = "“" + part.Name + "”部分"
		}
		sections := p.Parts(role)
		if len(sections) == 0 {
			p.Skip("没有找到" + name)
			continue
		}
		n := 0
		for _, s := range sections {
			n += countHan(s.Text.String())
		}
		c.measure(p, headed(sections[0]), name, n)
	}
}

// measure flags n Han characters of what is called name at t.
func (c *Length) measure(p *lint.Pass, t doc.Text, name string, n int) {
	if p.Tracing() {
		p.Trace(t, name+strconv.Itoa(n)+"个汉字，全文"+strconv.Itoa(countHan(p.Doc.Text.String()))+"个")
	}
	message, limit := "", 0
	switch all := countHan(p.Doc.Text.String()); {
	case c.Min > 0 && n < c.Min:
		message, limit = "{name}只有{n}个汉字，要求不少于{limit}个。请充实内容。", c.Min
	case c.Max > 0 && n > c.Max:
		message, limit = "{name}有{n}个汉字，要求不超过{limit}个。请压缩篇幅。", c.Max
	case c.Share > 0 && n*100 < all*c.Share:
		message, limit = "{name}有{n}个汉字，占全文的{share}%，要求不低于{limit}%。请充实这一部分或压缩其他部分。", c.Share
		message = lint.Expand(message, "share", strconv.Itoa(n*100/max(1, all)))
	default:
		return
	}
	p.Flag(t, lint.Expand(message, "name", name, "n", strconv.Itoa(n), "limit", strconv.Itoa(limit)))
}
