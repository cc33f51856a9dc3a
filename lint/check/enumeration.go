package check

import (
	"errors"
	"maps"
	"slices"

	"github.com/jiaogao/jiaogao/lint"
)

const enumerationDoc = `enumeration：列举

检查列举的项数和次序，每条规则用 find 指定查什么：

  sequence  “一是……三是……”缺项、重号；“首先……再次……”缺“其次”；第一，其一，（1）①同样检查。
            列举可以跨段，一段里可以套着另一层列举。
  count     “三个方面：一是……二是……”说的数目与列出的项数不符；“以下四个问题：”与后面编号的条目、
            表格的行数不符。一句话里有几个数目，有一个相符就不报；以“等”收尾的不报。
  set       “三个不让”（……）“四个意识”，即……：引号里的数目与展开的项数不符；“甲、乙、丙这四种
            表现”“3座，分别位于甲和乙”同样核对；sets 列出名称固定的说法各有哪几项，展开时漏写、
            错写也报，一项有几种写法的用“|”隔开。

“统一是前提”“周三是接访日”“一是一、二是二”不是列举；只提数目、后面不列举的不报。`

// Enumeration looks at lists within running text: their numbers, and whether they are as
// long as announced.
type Enumeration struct {
	Find string              `doc:"查什么" one:"sequence count set"`                 // what is looked for, one of the names of the manual page
	Sets map[string][]string `doc:"find = \"set\" 时，名称固定的说法各有哪几项；一项有几种写法的用“|”隔开"` // set: what each member of a well-known set contains

	search search
}

func (c *Enumeration) searches() []search {
	return []search{
		{"sequence", ordinalAnchors, chainGaps},
		{"count", func() []string { return append(ordinalAnchors(), "以下", "如下", "下列") }, miscounts},
		{"set", c.setAnchors, c.sets},
	}
}

// setAnchors returns what a name with a number in it begins with, and the units of counts
// without quotation marks.
func (c *Enumeration) setAnchors() []string {
	list := slices.Sorted(maps.Keys(c.Sets))
	for _, n := range "二两三四五六七八九十23456789" {
		list = append(list, "“"+string(n))
	}
	return append(list, "项", "个", "类", "种", "条", "大", "分别")
}

// Validate implements [lint.Check].
func (c *Enumeration) Validate() (err error) {
	if c.search, err = pick(c.Find, c.searches()); err != nil {
		return err
	}
	for name, members := range c.Sets {
		if len(members) < 2 {
			return errors.New("sets 里的“" + name + "”至少要有两项")
		}
	}
	if c.Find != "set" && len(c.Sets) > 0 {
		return errors.New("sets 要与 find = \"set\" 一起用")
	}
	return nil
}

// Anchors implements [lint.Anchored].
func (c *Enumeration) Anchors() []string { return c.search.found() }

// Run implements [lint.Check].
func (c *Enumeration) Run(p *lint.Pass) { c.search.run(p) }
