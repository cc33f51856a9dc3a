package check

import "github.com/jiaogao/jiaogao/lint"

const punctuationDoc = `punctuation：标点符号

检查标点符号的形式和位置（GB/T 15834），每条规则用 find 指定查什么：

  half-width         汉字旁边的半角标点：, ; : ? ! . ( ) 和直引号。网址、邮箱、代码、英文句子、
                     千分位（1,286.4）、时刻（14:30）、比例（1:500）中的不算。
  dash               书名号和标题里的副题前只有一个一字线或连接号；连用两个连字符代替破折号；
                     数值范围中间用了破折号。地名、年份之间的一字线不算。
  ellipsis           用句号、英文点号或半个省略号代替省略号“……”。
  pairs              引号、括号、书名号不成对，引号左右用反。一段引文分成几段、每段开头都用前引号，
                     只在末段用后引号，是规范的写法，不算。
  nested             书名号里面又用双书名号，双引号里面又用双引号。
  angle              用大于号、小于号代替书名号。
  doubled            点号重叠：，，  。。  ，。  、，
  misplaced          点号紧跟在前括号、前引号后面，顿号、逗号紧接后括号；“。”后引号外又加句号、逗号。
  enumeration-comma  “首先”“一是”之后用了顿号；“等”字前用了顿号。
  title-comma        并列的书名号、引号之间用了顿号。标准只说“通常”不用，所以默认只作提示。
  line-start         点号、后引号、后括号在行首，前引号、前括号在行末。
  heading-stop       独立成行的标题、报告的题目末尾用了句号。
  paragraph-stop     成段的文字末尾缺少句号。
  colon              “如下”之后用了逗号、分号。
  hyphen             数值、日期的起止之间用了半角连字符。各地习惯不一，默认只作提示。
  document-number    发文字号的年份没有用六角括号“〔〕”。

局限：单个破折号用在正文句子中间时，与地名之间的一字线难以区分，不查。`

// Punctuation looks for marks of the wrong form or in the wrong place.
type Punctuation struct {
	Find string `doc:"查什么" one:"half-width dash ellipsis pairs nested angle doubled misplaced enumeration-comma title-comma line-start heading-stop paragraph-stop colon hyphen document-number"` // what is looked for, one of the names of the manual page

	search search
}

// punctuationSearches returns what the kind looks for. A line feed, which every document
// has, is the anchor of searches that look at lines.
func punctuationSearches() []search {
	return []search{
		{"half-width", literals(",", ";", ":", "?", "!", ".", "(", ")", "（", "）", `"`, "'", "丶"), halfWidth},
		{"dash", literals("—", "--", "－", "─", "–", "-"), dashes},
		{"ellipsis", literals("。。。", "...", "…", "···", "・・・", "．．．"), ellipses},
		{"pairs", pairMarks, pairs},
		{"nested", literals("《", "“"), nestedMarks},
		{"angle", literals("<", "＜", "〈"), angleBrackets},
		{"doubled", doubledAnchors, doubled},
		{"misplaced", misplacedAnchors, misplaced},
		{"enumeration-comma", enumerationCommaAnchors, enumerationCommas},
		{"title-comma", literals("》、《", "”、“", "’、‘"), titleCommas},
		{"line-start", literals("\n"), lineStarts},
		{"heading-stop", literals("。\n"), headingStops},
		{"paragraph-stop", literals("\n"), paragraphStops},
		{"colon", literals("如下，", "如下；", "如下、", "如下,", "如下;"), colons},
		{"hyphen", literals("-"), hyphens},
		{"document-number", literals(")", "]", "】", "）", "］"), documentNumbers},
	}
}

// Validate implements [lint.Check].
func (c *Punctuation) Validate() (err error) {
	c.search, err = pick(c.Find, punctuationSearches())
	return err
}

// Anchors implements [lint.Anchored].
func (c *Punctuation) Anchors() []string { return c.search.found() }

// Run implements [lint.Check].
func (c *Punctuation) Run(p *lint.Pass) { c.search.run(p) }
