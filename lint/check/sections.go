package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

const sectionsDoc = `sections：报告的组成部分

按规则包 [part.*] 的定义检查报告的各个部分，每条规则用 find 指定查什么：

  missing  必备部分（required = true）没有写。按标题里的词干认部分，不要求标题一字不差；
           “存在的问题及原因分析”这样的标题同时算两个部分；part 的 text 列出的说法出现在
           正文里，也算写了。
  empty    有标题，下面没有内容，或只有“无”“略”“待补充”之类。
  order    次序与规则包里 [part.*] 的先后不一致。
  thin     内容不足 min 个汉字。
  topics   part 的 topics 所列事项，标题和正文都没有提到。since、until 按报告所属年度判断。

局限：部分靠标题和引导语识别；既无标题、又无引导语的段落认不出来。`

// Sections looks at the parts of a report: missing, empty, misplaced, too thin, or silent
// on a matter they must treat.
type Sections struct {
	Find string `doc:"查什么" one:"missing empty order thin topics"` // what is looked for: missing, empty, order, thin or topics
	Min  int    `doc:"find = \"thin\" 时，一个必备部分至少多少个汉字"`           // thin: the least number of Han characters of a part
}

// Validate implements [lint.Check].
func (c *Sections) Validate() error {
	if !slices.Contains([]string{"missing", "empty", "order", "thin", "topics"}, c.Find) {
		return fmt.Errorf("find = %q 不可用，可写 missing、empty、order、thin、topics", c.Find)
	}
	if c.Find == "thin" && c.Min <= 0 {
		return fmt.Errorf("find = \"thin\" 要用 min 写明至少多少个汉字")
	}
	return nil
}

// Run implements [lint.Check].
func (c *Sections) Run(p *lint.Pass) {
	if len(p.AllParts()) == 0 || len(p.Doc.Paragraphs) == 0 {
		p.Skip("没有认出报告类型，不知道应当有哪些部分；可用 --type 指明")
		return
	}
	if p.Tracing() {
		c.trace(p)
	}
	switch c.Find {
	case "order":
		c.order(p)
		return
	}
	for _, part := range p.AllParts() {
		switch c.Find {
		case "missing":
			c.missing(p, part)
		case "empty":
			c.empty(p, part)
		case "thin":
			c.thin(p, part)
		case "topics":
			c.topics(p, part)
		}
	}
}

// missing flags a required part that is not there.
func (c *Sections) missing(p *lint.Pass, part lint.Part) {
	if !part.Required || p.Present(part) {
		return
	}
	at := p.Doc.Title
	if at.Len() == 0 {
		at = p.Doc.Paragraphs[0].Text
	}
	p.Add(lint.Finding{Text: at, Section: part.Name, Message: lint.Expand(
		"没有找到“{part}”部分。标题里找过“{stems}”；现有标题：{seen}。请补写这一部分。",
		"part", part.Name, "stems", some(part.Match), "seen", headings(p.Doc))})
}

// someStems is how many stems a message names.
const someStems = 6

// some joins the first of the stems for a message.
func some(stems []string) string {
	if len(stems) > someStems {
		return strings.Join(stems[:someStems], "、") + "等"
	}
	return strings.Join(stems, "、")
}

// headings lists the top headings of a document for a message.
func headings(d *doc.Document) string {
	var list []string
	for _, s := range d.Body.Sections {
		if h := s.Mark.Text.String() + s.Heading.String(); utf8.RuneCountInString(h) <= 30 {
			list = append(list, h)
		}
	}
	if len(list) == 0 {
		return "没有标题"
	}
	if len(list) > 12 {
		list = append(list[:12], "……")
	}
	return strings.Join(list, "；")
}

// empty flags a part that consists of a heading.
func (c *Sections) empty(p *lint.Pass, part lint.Part) {
	sections := p.Parts(part.Role)
	for _, s := range sections {
		if !doc.SaysNothing(s.Content()) {
			return
		}
	}
	if len(sections) > 0 && !covered(p, sections[0], part) {
		p.Add(lint.Finding{Text: headed(sections[0]), Section: part.Name, Message: lint.Expand(
			"“{part}”部分只有标题，没有内容。请补写，或者删去这个标题。", "part", part.Name)})
	}
}

// covered reports whether an earlier part plays the section's role too, so that one empty
// heading is told once.
func covered(p *lint.Pass, s *doc.Section, part lint.Part) bool {
	return p.Roles(s)[0] != part.Role
}

// headed returns mark and heading of s.
func headed(s *doc.Section) doc.Text {
	return s.Text.Slice(0, max(s.Heading.End()-s.Text.Start(), s.Mark.Text.Len()))
}

// order flags the parts that stand before one that ought to precede them: those outside
// the longest sequence of parts that is in order.
func (c *Sections) order(p *lint.Pass) {
	type place struct {
		section *doc.Section
		rank    int
		name    string
	}
	var places []place
	seen := map[*doc.Section]bool{}
	for rank, part := range p.AllParts() {
		sections := p.Parts(part.Role)
		if len(sections) == 0 || part.Nested || seen[sections[0]] || sections[0].Level != 1 {
			continue
		}
		seen[sections[0]] = true
		places = append(places, place{sections[0], rank, part.Name})
	}
	slices.SortFunc(places, func(a, b place) int { return a.section.Text.Start() - b.section.Text.Start() })
	ranks := make([]int, len(places))
	for i, pl := range places {
		ranks[i] = pl.rank
	}
	for _, i := range disordered(ranks) {
		p.Add(lint.Finding{Text: headed(places[i].section), Section: places[i].name, Message: lint.Expand(
			"“{part}”部分的位置不对。通常的次序是：{order}。", "part", places[i].name, "order", partOrder(p))})
	}
}

// partOrder names the parts of the report in their order.
func partOrder(p *lint.Pass) string {
	var names []string
	for _, part := range p.AllParts() {
		if !part.Nested {
			names = append(names, part.Name)
		}
	}
	return strings.Join(names, "、")
}

// disordered returns the indices outside a longest increasing subsequence of ranks; among
// equals it keeps the later elements, so that what stands too early is named.
func disordered(ranks []int) []int {
	n := len(ranks)
	length := make([]int, n)
	next := make([]int, n)
	best := -1
	for i := n - 1; i >= 0; i-- {
		length[i], next[i] = 1, -1
		for j := n - 1; j > i; j-- {
			if ranks[j] > ranks[i] && length[j]+1 > length[i] {
				length[i], next[i] = length[j]+1, j
			}
		}
		if best < 0 || length[i] > length[best] {
			best = i
		}
	}
	kept := make([]bool, n)
	for i := best; i >= 0; i = next[i] {
		kept[i] = true
	}
	var out []int
	for i := range ranks {
		if !kept[i] {
			out = append(out, i)
		}
	}
	return out
}

// thin flags a required part with too little text.
func (c *Sections) thin(p *lint.Pass, part lint.Part) {
	sections := p.Parts(part.Role)
	if !part.Required || len(sections) == 0 {
		return
	}
	n := 0
	for _, s := range sections {
		n += countHan(s.Content())
	}
	if n > 0 && n < c.Min {
		p.Add(lint.Finding{Text: headed(sections[0]), Section: part.Name, Message: lint.Expand(
			"“{part}”部分只有{n}个汉字，少于{min}个。请把内容写实。", "part", part.Name, "n", fmt.Sprint(n), "min", fmt.Sprint(c.Min))})
	}
}

func countHan(s string) int {
	n := 0
	for _, r := range s {
		if 0x4E00 <= r && r <= 0x9FFF || r > 0x7F && unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n
}

// topics flags the matters that the report does not treat.
func (c *Sections) topics(p *lint.Pass, part lint.Part) {
	text := p.Doc.Text.String()
	for _, t := range part.Topics {
		if !inForce(t.Since, t.Until, p.Doc.Year) || containsAny(text, t.Match) {
			continue
		}
		at := p.Doc.Title
		if sections := p.Parts(part.Role); len(sections) > 0 {
			at = headed(sections[0])
		}
		p.Add(lint.Finding{Text: at, Section: part.Name, Message: lint.Expand(
			"没有写到“{topic}”。请在“{part}”部分补写（找过：{stems}）。", "topic", t.Name, "part", part.Name, "stems", strings.Join(t.Match, "、"))})
	}
}

// inForce reports whether what holds from the year since to the year until (0: open)
// holds for a report of the given year. Of a report of unknown year nothing dated is
// demanded.
func inForce(since, until, year int) bool {
	if year == 0 {
		return since == 0 && until == 0
	}
	return (since == 0 || year >= since) && (until == 0 || year <= until)
}
