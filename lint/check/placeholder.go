package check

import "github.com/jiaogao/jiaogao/lint"

const placeholderDoc = `placeholder：没有填实的地方

检查定稿里残留的占位符号和提示语，每条规则用 find 指定查什么：

  mask   代替名称、数字的符号：**县、XX单位、××镇、20XX年、X次、X月X日、____万元、□□、某某县。
         下列不算：1+X 证书、X 光、XX-220 型这类名称和型号，2.4m×1.2m、12*12 中的乘号，
         注释星号，张某某这类隐去名字的写法，Markdown 的强调记号。
  blank  空着的括号、书名号，“2023年 月 日”，“00月00日”，量词前面留出的空白。
  note   “（略）”“【此处填写……】”“待填”“单击此处输入文字”这类提示语。
         “待补充的药品”“（略低于全市平均）”“【典型案例】”不算。

局限：单独的“某”字（某局、张某）是正常的隐名，不查。`

// Placeholder looks for what stands where a fact was to be filled in.
type Placeholder struct {
	Find string `doc:"查什么" one:"mask blank note"` // what is looked for, one of the names of the manual page

	search search
}

func placeholderSearches() []search {
	return []search{
		{"mask", literals("*", "＊", "X", "x", "Ｘ", "ｘ", "×", "_", "＿", "□", "■", "●", "○", "◯", "△", "▲", "☐", "〇〇", "OO", "某某", "??", "？？", "N"), masks},
		{"blank", literals("（", "(", "【", "《", "“", "〔", "年 ", "年　", "月 ", "月　", "00月", "00日", "  ", "　　", "…万元", "…亿元", "…人次", "…个百分点", "…平方米", "…公里"), blankSpaces},
		{"note", noteAnchors, notes},
	}
}

// Validate implements [lint.Check].
func (c *Placeholder) Validate() (err error) {
	c.search, err = pick(c.Find, placeholderSearches())
	return err
}

// Anchors implements [lint.Anchored].
func (c *Placeholder) Anchors() []string { return c.search.found() }

// Run implements [lint.Check].
func (c *Placeholder) Run(p *lint.Pass) { c.search.run(p) }
