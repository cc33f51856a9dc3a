package check

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

const layoutDoc = `layout：版式，对照GB/T 9704—2012《党政机关公文格式》

看Word文档（.docx）的纸张、页边距、字体、字号、行距、缩进和页码，每条规则用 find 指定查什么：

  page     纸张大小：width、height（毫米，横放的也算）
  margins  页边距：top、bottom、left、right（毫米，装订线算在左边距里，横放的页不查）
  title    标题的字体 fonts、字号 size（磅），以及居中
  heading  各级标题的字体 levels（依次为“一、”“（一）”“1.”“（1）”的字体，列到哪一级，更低的就都用
           那一级的）和字号 size；标题后接着写正文的，与正文一样用末级的字体也算对
  body     正文的字体 fonts 和字号 size，只看汉字
  pitch    正文的行距，在 min 和 max 之间（磅）
  indent   正文段落首行左空 indent 字，回行顶格
  number   页码的字体 fonts、字号 size，以及左右的一字线

字体按名称认，同一字体的各种版本都算：仿宋、仿宋_GB2312、FangSong、方正仿宋_GBK 都是“仿宋”。

这一组规则默认不开。要用时任选一种办法：
  jiaogao check --pack layout 报告.docx
  在 jiaogao.toml 里写 packs = ["layout"]，每次都查
  在 jiaogao.toml 的 [severity] 下只打开几条，如 page-margins = "warning"

局限：只有Word文档带版式信息，其他格式列在“未检查”里。表格、脚注、文本框里的文字不查；自动编号的
段落不查缩进；文档没有写明字体的文字不查。按倍数设的行距要靠字号推算，放宽1磅。页码在单页居右、
双页居左，以及每面22行、每行28字，不查。`

// Layout compares how a document looks on paper with what is prescribed.
type Layout struct {
	Find      string   `doc:"查什么" one:"page margins title heading body pitch indent number"` // what is looked at: page, margins, title, heading, body, pitch, indent or number
	Width     float64  `doc:"纸宽，毫米"`                                                         // page: millimetres
	Height    float64  `doc:"纸高，毫米"`                                                         // page: millimetres
	Top       float64  `doc:"上边距，毫米"`                                                        // margins: millimetres, as the next three
	Bottom    float64  `doc:"下边距，毫米"`                                                        // margins
	Left      float64  `doc:"左边距，毫米，装订线算在内"`                                                 // margins
	Right     float64  `doc:"右边距，毫米"`                                                        // margins
	Tolerance float64  `doc:"长度允许差多少毫米"`                                                     // how far a length may be off, in millimetres
	Fonts     []string `doc:"允许的字体"`                                                         // title, body, number: the families allowed
	Levels    []string `doc:"各级标题的字体，依次为“一、”“（一）”“1.”“（1）”的；更低的都用末级的"`                       // heading: the family of each level, the last one for those below too
	Size      float64  `doc:"字号，磅（三号为 16）"`                                                  // title, heading, body, number: points
	Min       float64  `doc:"行距至少多少磅"`                                                       // pitch: points
	Max       float64  `doc:"行距至多多少磅"`                                                       // pitch: points
	Indent    float64  `doc:"首行左空几个字"`                                                       // indent: characters
}

// Validate implements [lint.Check].
func (c *Layout) Validate() error {
	needs := map[string]bool{
		"page":    c.Width > 0 && c.Height > 0,
		"margins": c.Top > 0 && c.Bottom > 0 && c.Left > 0 && c.Right > 0,
		"title":   len(c.Fonts) > 0 && c.Size > 0,
		"heading": len(c.Levels) > 0 && c.Size > 0,
		"body":    len(c.Fonts) > 0 && c.Size > 0,
		"pitch":   0 < c.Min && c.Min <= c.Max,
		"indent":  c.Indent > 0,
		"number":  len(c.Fonts) > 0 && c.Size > 0,
	}
	complete, known := needs[c.Find]
	switch {
	case !known:
		return fmt.Errorf("find = %q 不可用，可写 page、margins、title、heading、body、pitch、indent、number", c.Find)
	case !complete:
		return fmt.Errorf("find = %q 的参数没有写全，用 jiaogao explain layout 查看", c.Find)
	case c.Tolerance < 0:
		return errors.New("tolerance 不能小于0")
	}
	return nil
}

// Run implements [lint.Check].
func (c *Layout) Run(p *lint.Pass) {
	if p.Doc.Layout == nil {
		p.Skip("没有读到版式信息：Word文档（.docx）才有，或者其中的版式部分已损坏")
		return
	}
	s := sheet{Layout: c, pass: p, layout: p.Doc.Layout, said: map[string]*fault{}}
	switch c.Find {
	case "page", "margins", "number":
		s.pages()
	case "title":
		s.title()
	case "heading":
		s.headings()
	default:
		s.paragraphs()
	}
	s.tell()
}

// A sheet is a document in the light of a rule.
type sheet struct {
	*Layout
	pass   *lint.Pass
	layout *doc.Layout
	found  []*fault
	said   map[string]*fault // by message
}

// A fault is what is wrong in the same way at some places.
type fault struct {
	message string
	places  []doc.Text
}

// block returns the form of a paragraph.
func (s *sheet) block(p *doc.Paragraph) doc.Block {
	if i := p.Number - 1; i < len(s.layout.Blocks) {
		return s.layout.Blocks[i]
	}
	return doc.Block{}
}

// flag notes the faults of one place as one.
func (s *sheet) flag(t doc.Text, what string, faults []string) {
	if len(faults) == 0 {
		return
	}
	f := s.fault(what + strings.Join(faults, "；"))
	f.places = append(f.places, t)
}

// fault returns the fault of a message.
func (s *sheet) fault(message string) *fault {
	f := s.said[message]
	if f == nil {
		f = &fault{message: message}
		s.said[message], s.found = f, append(s.found, f)
	}
	return f
}

// mergeAbove is how many places with the same fault are told one by one. Whoever did not
// set the font of the text did so in every paragraph.
const mergeAbove = 3

// tell reports what was found.
func (s *sheet) tell() {
	for _, f := range s.found {
		if len(f.places) > mergeAbove && len(s.pass.Rule.In) == 0 {
			s.pass.Add(f.merged())
			continue
		}
		for _, t := range f.places {
			s.pass.Flag(t, f.message+"。")
		}
	}
}

// merged returns all places of the fault as one finding.
func (f *fault) merged() lint.Finding {
	n := len(f.places)
	one := lint.Finding{Text: f.places[0], Places: n, Message: f.message + "（共" + strconv.Itoa(n) + "处）。"}
	for _, t := range f.places[1:] {
		one.Related = append(one.Related, lint.Note{Text: t, Message: "同类"})
	}
	return one
}
