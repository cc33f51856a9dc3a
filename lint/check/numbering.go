package check

import (
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

const numberingDoc = `numbering：层次序数

检查标题和条目前面的序号，每条规则用 find 指定查什么：

  sequence  同一标题之下的序号跳号、重号、颠倒；换了上级标题之后，既不从头编号、也不接着前面编号。
            表格的“序号”栏也查。各级分别编号；全篇连续编号、各部分层次深浅不一都是允许的。
  form      序号的写法：（一）、 二. 二， 这类写法，同一级里 1. 与 1、混用，或夹了别级的序号。
  level     层次颠倒：1. 下面用（一），（1）下面用 1. 。
  style     全篇一致但不合 GB/T 9704 的写法：1、 (一) 。
  skip      一、下面直接用（1），或有的部分用（一）、有的部分直接用 1. 。

GB/T 9704—2012 7.3.3：结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注。“可以”不是“必须”：
只有两个层次时，一、下面直接用 1. 不算错。`

// Numbering looks at the numbers of headings and items.
type Numbering struct {
	Find string `doc:"查什么" one:"sequence form level style skip"` // what is looked for, one of the names of the manual page

	search search
}

func numberingSearches() []search {
	return []search{
		{"sequence", nil, sequences},
		{"form", nil, markForms},
		{"level", nil, markLevels},
		{"style", nil, markStyles},
		{"skip", nil, skippedLevels},
	}
}

// Validate implements [lint.Check].
func (c *Numbering) Validate() (err error) {
	c.search, err = pick(c.Find, numberingSearches())
	return err
}

// Run implements [lint.Check].
func (c *Numbering) Run(p *lint.Pass) {
	if p.Tracing() {
		traceMarks(p)
	}
	c.search.run(p)
}

// numbered reports whether a section has a mark of a form that counts through.
func numbered(s *doc.Section) bool {
	switch s.Mark.Form {
	case doc.Chinese, doc.ChineseParen, doc.Arabic, doc.ArabicParen, doc.ArabicHalf, doc.Circled, doc.Chapter, doc.Ordinal, doc.Decimal:
		return s.Mark.Number > 0
	}
	return false
}

// series tells apart marks that are counted apart: by form, chapters also by their unit
// (第一章, 第一条).
func series(s *doc.Section) rune {
	if s.Mark.Form == doc.Chapter {
		return runeBefore(s.Mark.Text.String(), s.Mark.Text.Len())
	}
	return rune(s.Mark.Form)
}

// opening returns the mark and the heading of a section.
func opening(s *doc.Section) doc.Text {
	end := s.Mark.Text.Len()
	if s.Heading.Len() > 0 {
		end = max(end, s.Heading.End()-s.Text.Start())
	}
	return s.Text.Slice(0, min(end, s.Text.Len()))
}

// siblings returns the numbered sections directly under s, and with them those that
// landed one level too deep because their mark is of another form: the （2） in 1. （2） 3.
// It also returns which of them are odd in this way.
func siblings(s *doc.Section) (list []*doc.Section, odd map[*doc.Section]bool) {
	odd = map[*doc.Section]bool{}
	var children []*doc.Section
	for _, c := range s.Sections {
		if numbered(c) {
			children = append(children, c)
		}
	}
	for i, c := range children {
		list = append(list, c)
		if i+1 < len(children) && len(c.Sections) > 0 {
			inner, next := c.Sections[0], children[i+1]
			if numbered(inner) && series(next) == series(c) && inner.Mark.Number == c.Mark.Number+1 && inner.Mark.Number > 1 && next.Mark.Number == inner.Mark.Number+1 {
				list = append(list, inner)
				odd[inner] = true
			}
		}
	}
	markOdd(list, odd)
	return list, odd
}

// markOdd marks the sections whose number fits the row though their mark is of another
// form: the （1） in （1） 2. 3. One of a higher level at the end of the row may open the
// next part instead.
func markOdd(list []*doc.Section, odd map[*doc.Section]bool) {
	most, count := majority(list)
	for i, c := range list {
		if series(c) == most || count < 2 {
			continue
		}
		n := c.Mark.Number
		follows := i > 0 && list[i-1].Mark.Number == n-1
		leads := i+1 < len(list) && series(list[i+1]) == most && list[i+1].Mark.Number == n+1
		last := i+1 == len(list) && level(c) > level(list[i-1])
		if leads && (follows || n == 1) || last && follows {
			odd[c] = true
		}
	}
}

// majority returns the series that most of the sections belong to, the earliest of equals,
// and how many do.
func majority(list []*doc.Section) (best rune, n int) {
	count := map[rune]int{}
	for _, s := range list {
		count[series(s)]++
	}
	for _, s := range list {
		if count[series(s)] > count[best] {
			best = series(s)
		}
	}
	return best, count[best]
}
