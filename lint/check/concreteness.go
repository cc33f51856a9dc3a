package check

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// concretenessDoc is the manual page of the kind concreteness.
const concretenessDoc = `concreteness：整条没有实际内容，只有空话套话

以自然段（或编号条目）为单位。同时满足两条才提示：
1. 找不到任何具体内容：带量词的数字（14次、两名、98.71%、由9天降至7天）、日期和时限（3月底前、
   每季度、年内）、文件名《…》或文号、责任人（由…负责、牵头）、隐去名字的人（周某）；
2. 大部分分句是空话：一个分句里空话占到三分之一以上，就算空话分句；空话不到三分之一、但也没有写到
   任何看得见的事物的，折半计算。空话分句的字数占到全段的 share（百分比，默认52；段落越短要求越高，问题部分要70）以上才提示。写有
   机构、地点名称（县审计局、石桥水库）的分句不算空话分句。

不算数字的“数字”：一是、一系列、“四个意识”等带引号的提法、二十大、第一时间、三会一课、百分之百、
单独的年份、12345热线、写着X的掩码。

表格里只看“措施”一栏，空话要占到九成才提示。

不检查：标题、表格的其他栏、称谓、以冒号结尾的引导句、开头段、结尾的表态段、原因分析、短段。

局限：只认词句，不懂意思。用列表之外的新鲜话写的空话会漏过；写了一个无关紧要的数字，整段就不再提示；
没有数字但写了真事的段落，若通篇都是常用词，可能误报。`

// Concreteness flags passages that state no fact, only slogans.
type Concreteness struct {
	Boasts   []string `toml:"boasts" doc:"只表拔高、程度、态度的话（焕然一新、更高标准），空格分开；提示里可以引用"`             // mere ascent, degree or attitude, separated by blanks; a message may quote them
	Slogans  []string `toml:"slogans" doc:"不含事实的固定说法，与 boasts 一样计算，但提示里不引用：其中有政治表述、活动名称和职责"` // set phrases that state no fact, official formulations among them: never quoted
	Fillers  []string `toml:"fillers" doc:"虚词和泛词，旁边没有事实就算空话"`                                // words that are empty where no fact stands beside them
	Nouns    []string `toml:"nouns" doc:"报告里到处都用的词，折半计入"`                                    // words of every report, which count half
	Vague    []string `toml:"vague" doc:"笼统的问题表述"`                                           // phrases that admit a problem without naming it
	Things   []string `toml:"things" doc:"看得见、查得到的事物和动作（管道、菜价、签字）；分句里有它就不算空话分句"`             // words for things and acts that can be checked
	Names    []string `toml:"names" doc:"含有数字、但不是数字的名称（三会一课）"`                               // names that hold a number, which are no figures
	Min      int      `toml:"min" doc:"段落至少多少个汉字才检查"`                                        // Han characters a passage must have
	Share    int      `toml:"share" doc:"空话分句的字数占到全段百分之几才提示"`                                // percentage of them in empty clauses
	Deadline bool     `toml:"deadline" doc:"设为 true：in 所列部分的每一条都须写明时限（此时不填词表）"`              // every item must set a time
	Owner    bool     `toml:"owner" doc:"设为 true：in 所列部分的每一条都须写明责任人（此时不填词表）"`                // every item must name who is responsible

	once       sync.Once
	phrasebook *phrasebook // of the lists, made when a document first needs it
}

// Validate implements [lint.Check].
func (c *Concreteness) Validate() error {
	switch {
	case !c.listed() && !c.Deadline && !c.Owner:
		return errors.New("没有空话词表：请填写 boasts、slogans、fillers 或 vague")
	case c.listed() && (c.Deadline || c.Owner):
		return errors.New("deadline、owner 与空话词表请分成两条规则")
	case c.oversized():
		return fmt.Errorf("词表的一行不能超过 %d 字节，请分成几行", longestLine)
	case c.Min < 0 || c.Share < 1 || c.Share > 100:
		return errors.New("min 不能小于0，share 应在1到100之间")
	}
	return nil
}

// listed reports whether there are lists, and so passages to be judged by them.
func (c *Concreteness) listed() bool {
	for _, list := range c.lists() {
		for _, line := range list {
			if strings.TrimSpace(line) != "" {
				return true
			}
		}
	}
	return false
}

// oversized reports whether the lists have too many or too long lines for a phrasebook.
func (c *Concreteness) oversized() bool {
	lines := 0
	for _, list := range c.lists() {
		lines += len(list)
		if slices.ContainsFunc(list, func(line string) bool { return len(line) > longestLine }) {
			return true
		}
	}
	return lines > longestLine-100 // room for the names of places
}

// lists returns the lists in the order of their classes.
func (c *Concreteness) lists() [7][]string {
	return [7][]string{c.Slogans, c.Fillers, c.Nouns, c.Vague, c.Things, c.Names, c.Boasts}
}

// prepare makes the phrasebook.
func (c *Concreteness) prepare() {
	lines, words := 0, 0
	for _, list := range c.lists() {
		lines += len(list)
		for _, line := range list {
			words += strings.Count(line, " ") + 1
		}
	}
	places := placeNames()
	x := &phrasebook{lines: make([]string, 0, lines+len(places)), words: make([]lexeme, 0, words+len(places)), times: newWordSet(times())}
	// New memory that is read before it is written costs two page faults instead of one.
	clear(x.heads[:])
	clear(x.signs[:])
	clear(x.ends[:])
	for class, list := range c.lists() {
		x.learn(list, wordClass(class))
	}
	for _, n := range places {
		x.learn([]string{n.suffix}, placeWord)
	}
	c.phrasebook = x
}

// SetPhrases implements [lint.Phrased].
func (c *Concreteness) SetPhrases() []string { return slices.Concat(c.Boasts, c.Slogans, c.Fillers) }

// Run implements [lint.Check].
func (c *Concreteness) Run(p *lint.Pass) {
	if !c.listed() {
		c.demand(p)
		return
	}
	c.once.Do(c.prepare)
	place := newPassages(p.Doc)
	for i, paragraph := range p.Doc.Paragraphs {
		if p.Tracing() {
			c.trace(p, paragraph.Text, place.judged(i))
		}
		t := paragraph.Text
		if c.figured(p, t) {
			continue // most passages: nothing else needs to be asked of them
		}
		if t.Len() >= len("字")*c.Min && place.judged(i) && !reflects(p, t) {
			c.judge(p, t)
		} else if measureCell(paragraph) {
			c.judgeCell(p, t)
		}
	}
}

// measureCell reports whether a paragraph is a cell of a table in a column of measures.
func measureCell(p *doc.Paragraph) bool {
	return p.Table != nil && p.Row > 1 && containsAny(header(p), []string{"措施", "举措", "办法"})
}

// A cell says less than a passage, so nearly all of it must be empty. Other cells of its row
// may set the time and name the owner.
const (
	shortCell   = 14 // Han characters
	hollowShare = 90 // percent
)

// judgeCell flags a measure in a table that says nothing of what will be done.
func (c *Concreteness) judgeCell(p *lint.Pass, t doc.Text) {
	s := t.String()
	if t.Len() < len("字")*shortCell || factual(s) || c.phrasebook.times.in(s) {
		return
	}
	if b := c.weigh(s); b.han >= shortCell && b.hollow*100 >= b.han*hollowShare {
		p.Flag(t, "这条措施没有写明做法"+quoteBoasts(b.worst)+"，请写明做什么、怎么做。")
	}
}

// judge flags a paragraph whose clauses are mostly empty and that states no fact.
func (c *Concreteness) judge(p *lint.Pass, t doc.Text) {
	s := t.String()
	b := c.weigh(s)
	if b.han < c.Min || b.hollow*100 < b.han*leastHollow || b.empty < b.han*c.share(p, t, b.han) || c.phrasebook.times.in(s) || factual(s) {
		return
	}
	what, cure := missing(p, t)
	p.Flag(t, what+quoteBoasts(b.worst)+"，"+cure)
}

// reflects reports whether t stands in a part that looks for causes: those lie in
// thought, and facts are not asked for.
func reflects(p *lint.Pass, t doc.Text) bool {
	if inPart(p, "problems", t) || inPart(p, "measures", t) {
		return false
	}
	for _, h := range p.Doc.SectionAt(t.Start()).Path() {
		if containsAny(h, []string{"原因", "根源", "剖析"}) {
			return true
		}
	}
	return false
}

// leastHollow is the percentage of a passage that slogans must fill outright: clauses that
// merely mention nothing do not make it empty.
const leastHollow = 25

// The shorter a passage, the more of it must be empty: one odd clause decides too much.
// A problem is told in general words more often than work is.
const (
	shortPassage = 45 // Han characters
	perCharacter = 3  // percent for each that a short passage lacks
	problemShare = 70
)

// share returns the percentage of empty clauses that a passage of n characters may not have.
func (c *Concreteness) share(p *lint.Pass, t doc.Text, n int) int {
	share := c.Share
	if inPart(p, "problems", t) {
		share = max(share, problemShare)
	}
	return max(share, min(100, c.Share+perCharacter*(shortPassage-n)))
}

// inPart reports whether t lies in a part that plays the role.
func inPart(p *lint.Pass, role string, t doc.Text) bool {
	for _, s := range p.Parts(role) {
		if s.Text.Contains(t) {
			return true
		}
	}
	return false
}

// missing says what a passage lacks, by the part it stands in, and the cure. It does not call the passage
// empty talk, for set phrases of policy may stand in it.
func missing(p *lint.Pass, t doc.Text) (what, cure string) {
	switch {
	case inPart(p, "problems", t):
		return "这个问题没有写出具体表现、事例或数据", "请写明是什么事、何时、多少、涉及谁。"
	case inPart(p, "measures", t):
		return "这条措施没有写明做法、时限、责任人或数量", "请写明做什么、何时完成、由谁负责。"
	}
	return "这一段没有数据、时间、责任人、文件或实例", "请写明做了什么、何时、多少、由谁负责。"
}

// quoteBoasts lists the phrases that nobody can check.
func quoteBoasts(worst []string) string {
	if len(worst) == 0 {
		return ""
	}
	return "，“" + strings.Join(worst, "”“") + "”无从核对"
}

// demand flags the items that set no time or name nobody, where a notice asks for both.
func (c *Concreteness) demand(p *lint.Pass) {
	for _, role := range p.Rule.In {
		for _, s := range p.Parts(role) {
			for _, item := range s.Leaves() {
				if p.Tracing() {
					c.traceDemand(p, item)
				}
				if c.Deadline && !setsTime(item.Text.String()) {
					p.Flag(item.Heading, "这一条没有写明完成时限，请补上（如“6月底前”“每季度”）。")
				}
				if c.Owner && !namesOwner(item.Text.String()) {
					p.Flag(item.Heading, "这一条没有写明责任人或责任单位，请补上（如“由办公室负责”）。")
				}
			}
		}
	}
}
