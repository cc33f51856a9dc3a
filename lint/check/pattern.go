package check

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

const patternDoc = `pattern：自定的句式

写不进词表的说法，用一条正则表达式查：先找到 near 里的字词，再在它所在的句子里试 find。

提示写在规则的 message 里，{match} 是标出的文字，{right} 是改成的文字。

局限：跨句的说法查不到；从 near 起向两边各看约 100 字。`

// Pattern flags what a regular expression matches within a sentence.
type Pattern struct {
	Near    []string `doc:"匹配到的内容里必定有的字词，先找到它，再试正则表达式"`           // each match contains one of them
	Find    string   `doc:"正则表达式，在一个句子之内匹配；有分组 (?<it>…) 的，只标这一组"` // the regexp; if it has a group "it", that alone is flagged
	Unless  string   `doc:"正则表达式：它匹配到的内容与上面的重叠，就不标出"`             // a regexp; what its matches overlap is right
	Replace string   `doc:"改成什么，可写 $1、$2；不写就不给改法"`                // what should stand there, with $1 for groups; empty: open

	find, unless lazyRegexp
}

// Validate implements [lint.Check].
func (c *Pattern) Validate() error {
	switch {
	case c.Find == "":
		return errors.New("没有填写正则表达式 find")
	case len(c.Near) == 0 || slices.Contains(c.Near, ""):
		return errors.New("请在 near 里写出匹配到的内容必定有的字词，每个都不能是空的")
	}
	return nil
}

// Verify implements [lint.Verifier].
func (c *Pattern) Verify() error {
	var errs []error
	for param, expr := range map[string]string{"find": c.Find, "unless": c.Unless} {
		re, err := regexp.Compile(expr)
		if err == nil && expr != "" && re.MatchString("") {
			err = errors.New("它连空白也能匹配")
		}
		if err != nil {
			errs = append(errs, &lint.ParamError{Param: []string{param}, Err: fmt.Errorf("正则表达式有误：%w", err)})
		}
	}
	return errors.Join(errs...)
}

// Anchors implements [lint.Anchored].
func (c *Pattern) Anchors() []string { return c.Near }

// Run implements [lint.Check].
func (c *Pattern) Run(p *lint.Pass) {
	end := -1
	for h := range p.Hits() {
		sentence := p.Doc.SentenceAt(h.Text.Start())
		if h.Text.Start() < end || !sentence.Contains(h.Text) {
			continue
		}
		if t, right, ok := c.match(sentence, h.Text); ok {
			c.flag(p, t, right)
			end = t.End()
		} else {
			p.Trace(sentence, "这一句里 find 没有匹配到“"+h.Text.String()+"”，或者 unless 与它重叠")
		}
	}
}

// match returns what the expression matches over a hit.
func (c *Pattern) match(sentence, hit doc.Text) (t doc.Text, right string, ok bool) {
	window := sentence.Slice(within(sentence, hit, sentenceReach))
	s, i := window.String(), hit.Start()-window.Start()
	re := c.find.get(c.Find)
	m := matchOver(re, s, i, i+hit.Len(), true)
	if m == nil {
		return doc.Text{}, "", false
	}
	from, to := it(re, m)
	if unless := c.unless.get(c.Unless); unless != nil && matchOver(unless, s, from, to, false) != nil {
		return doc.Text{}, "", false
	}
	return window.Slice(from, to), string(re.ExpandString(nil, c.Replace, s, m)), true
}

func (c *Pattern) flag(p *lint.Pass, t doc.Text, right string) {
	f := lint.Finding{Text: t, Right: right, Message: "“{match}”：" + strings.TrimSuffix(p.Rule.Title, "。") + "。"}
	if c.Replace != "" {
		f.Fixes = []lint.Fix{lint.Replace(t, right, false)}
	}
	p.Add(f)
}
