package check

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

const numeralsDoc = `numerals：数字用法

检查数字的写法（GB/T 15835），每条规则用 find 指定查什么：

  range       数值范围的前一个数缺少与后一个数相同的单位：85～92% 应为 85%～92%，9～16亿 应为
              9亿～16亿；年份之间用汉字“一”代替一字线。18～26℃ 不会误解，不算。
  estimate    相邻两个数连用表示概数时用了顿号或阿拉伯数字：三、四次 应为 三四次，3、4个 应为
              三四个。三、四季度，一、二等奖是并列，不算。
  redundant   概数的说法重复：约……左右、近……余、超过……以上、不足……以下。
  mixed       阿拉伯数字与“千”“百”连用：4千 应为 4000，38万4千 应为 38.4万，9成5 应为 95%。
              千瓦、千米等单位不算，万、亿可以连用。
  short-year  年份用两位数字：22年底 应为 2022年底。从教22年是时长，不算。
  zero        汉字年份里的“〇”写成了“○”“零”或字母、数字。
  mixed-date  一个日期里汉字、阿拉伯数字混用。
  padded      月、日前面补了“0”。
  wide        全角的阿拉伯数字，数字里全角的逗号、小数点。全文都用全角时合并为一条。
  term        固定说法里的汉字数字写成了阿拉伯数字：19大、4个意识。terms 列出固定说法。
  han-figure  全文用阿拉伯数字，个别一百以上的精确数却用汉字。
  signature   落款日期没有写成 2023年1月5日 的样子。
  decrease    减少、下降用倍数表示。`

// Numerals looks for numbers written in a wrong way.
type Numerals struct {
	Find  string            `doc:"查什么" one:"range estimate redundant mixed short-year zero mixed-date padded wide term han-figure signature decrease"` // what is looked for, one of the names of the manual page
	Terms map[string]string `doc:"find = \"term\" 时的固定说法：错 = 对"`                                                                                       // term: set terms as they are miswritten, with the right form

	search search
	wrong  []string // the terms, longer ones before their beginnings
	right  []string // their right forms, in the same order
}

func (c *Numerals) searches() []search {
	return []search{
		{"range", func() []string { return append(digitPairs("一"), "～", "~", "—", "-", "–", "－", "至") }, ranges},
		{"estimate", literals("、"), estimates},
		{"redundant", redundantAnchors, redundants},
		{"mixed", func() []string {
			return append(append(append(digitPairs("千"), digitPairs("百")...), digitPairs("成")...), "百分之")
		}, mixedNumbers},
		{"short-year", func() []string { return digitPairs("年") }, shortYears},
		{"zero", literals("○", "◯", "零", "二O", "二0", "一0", "三0", "二Ｏ", "二０", "二o"), wrongZeros},
		{"mixed-date", literals("年", "月"), mixedDates},
		{"padded", paddedAnchors, paddedDates},
		{"wide", wideAnchors, wideDigits},
		{"term", c.termAnchors, c.terms},
		{"han-figure", literals("百"), hanFigures},
		{"signature", literals("年", ".", "-", "/"), signatureDates},
		{"decrease", literals("倍"), decreases},
	}
}

// Validate implements [lint.Check].
func (c *Numerals) Validate() (err error) {
	if c.search, err = pick(c.Find, c.searches()); err != nil {
		return err
	}
	c.wrong = slices.Sorted(maps.Keys(c.Terms))
	slices.Reverse(c.wrong)
	c.right = make([]string, len(c.wrong))
	for i, t := range c.wrong {
		c.right[i] = c.Terms[t]
	}
	if (c.Find == "term") != (len(c.Terms) > 0) {
		return errors.New("terms 要与 find = \"term\" 一起用")
	}
	return nil
}

// Anchors implements [lint.Anchored].
func (c *Numerals) Anchors() []string { return c.search.found() }

// Run implements [lint.Check].
func (c *Numerals) Run(p *lint.Pass) { c.search.run(p) }

// digitPairs returns each ASCII digit followed by s.
func digitPairs(s string) []string {
	list := make([]string, 0, 10)
	for d := '0'; d <= '9'; d++ {
		list = append(list, string(d)+s)
	}
	return list
}

// termAnchors returns the miswritten terms, then what names of congresses and sessions
// hold: 19大, 19届, 20次全国, 3中全会.
func (c *Numerals) termAnchors() []string {
	return slices.Concat(c.wrong, digitPairs("大"), digitPairs("届"), digitPairs("次全国"), digitPairs("中全会"))
}

// terms flags Arabic digits in set terms.
func (c *Numerals) terms(p *lint.Pass) {
	s := p.Doc.Text.String()
	const message = "“{match}”是固定说法，数字用汉字，应为“{right}”。"
	for h := range p.Hits() {
		switch {
		case h.Anchor < len(c.right):
			if !digitBefore(s, h.Text.Start()) && !isOneOf(runeBefore(s, h.Text.Start()), ".．") && !namesThings(h.Text.String(), s[h.Text.End():]) {
				flagFix(p, h.Text, c.right[h.Anchor], true, message)
			}
		case h.Text.String()[1:] == "次全国":
			assembly(p, s, h.Text, message)
		case h.Text.String()[1:] == "中全会":
			if head, ok := strings.CutSuffix(s[:h.Text.Start()], "届"); ok && isHanNumeral(runeBefore(head, len(head))) {
				flagFix(p, h.Text, hanNumber100(int(h.Text.String()[0]-'0'))+"中全会", true, message)
			}
		case h.Text.String()[1:] == "大":
			congress(p, s, h.Text, message)
		default:
			session(p, s, h.Text, message)
		}
	}
}
