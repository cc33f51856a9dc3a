package check

import (
	"errors"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// copyingDoc is the manual page of the kind copying.
const copyingDoc = `copying：与别的报告、往年的报告有相同的段落

一次检查两份以上报告时，逐份与其余各份对照；写了 --against 文件夹，再与那里的材料（如去年的报告）对照。
一字不差的算相同，改动个别词句、换了数字和人名、删去一个分句、前后句调换、段落拆开或合并的也认得出。
相邻的相同段落合为一条，指明最相近的那一份和行号，两处文字都列出；还有几份也有这段文字，只说份数。
内容完全相同的两个文件只提示一条。

两份报告都有的文字总要提示，common 和 most 从三份起算。固定表述除 phrases 外，还包括各规则包里的规范表述和套话。

不算相同：标题、《》和“”里的文字、引用法规条文的句子、开头的自我介绍和结尾的客套话、只有数字相同的文字。

只检查一份报告、又没有写 --against 时，这种检查不起作用。

局限：全部换了说法的照抄查不出；两份报告写同一件共同完成的工作，文字自然相近，要由人判断；报告很多时
只抽取一部分字作比对，太短的相同文字可能漏过。`

// Copying compares reports with each other. Alone, on one report, it finds nothing.
type Copying struct {
	Min     int      `toml:"min" doc:"至少多少个汉字相同才提示，固定表述不计，如32"`        // Han characters that must be the same, set phrases apart
	Like    int      `toml:"like" doc:"相同的字占这段文字的百分之几才提示，如60"`         // percentage of the passage that must be the same
	Common  int      `toml:"common" doc:"达到百分之几的报告都有的文字算通用文字，不提示，如50"` // percentage of the reports from which on a passage is a standard phrase
	Most    int      `toml:"most" doc:"超过多少份报告都有的文字也算通用文字，如20"`        // reports above which it is one
	Phrases []string `toml:"phrases" doc:"固定表述，空格分开：这些字不计入"`           // set phrases, separated by blanks, whose characters do not count
}

// Validate implements [lint.Check].
func (c *Copying) Validate() error {
	switch {
	case c.Min < 10:
		return errors.New("min 应不小于10：更短的文字谁都可能写得一样")
	case c.Like < 30 || c.Like > 100:
		return errors.New("like 应在30到100之间")
	case c.Common < 1 || c.Common > 100:
		return errors.New("common 应在1到100之间")
	case c.Most < 2:
		return errors.New("most 应不小于2")
	}
	return nil
}

// Run implements [lint.Check]. What a report shares with others is found where the others
// are at hand, see [lint.Comparer].
func (c *Copying) Run(p *lint.Pass) {
	p.Trace(doc.Text{}, "只看一份报告时没有可对照的；请用 jiaogao check 同时检查几份报告，或写 --against 指明往年的报告")
}

// Comparison implements [lint.Comparer].
func (c *Copying) Comparison() lint.Comparison {
	return lint.Comparison{Min: c.Min, Like: c.Like, Common: c.Common, Most: c.Most, Phrases: c.Phrases}
}

// SetPhrases implements [lint.Phrased].
func (c *Copying) SetPhrases() []string { return c.Phrases }
