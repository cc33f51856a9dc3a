package check

import (
	"strconv"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// A counter follows the numbers of the sections in reading order.
type counter struct {
	p     *lint.Pass
	last  map[rune]int          // the latest number of each series in the whole document
	done  map[*doc.Section]bool // sections judged under another parent or with another
	meant map[*doc.Section]int  // the numbers of sections that were miscounted
}

// sequences flags gaps and repetitions in the numbers of sections.
func sequences(p *lint.Pass) {
	c := counter{p, map[rune]int{}, map[*doc.Section]bool{}, map[*doc.Section]int{}}
	c.under(p.Doc.Body)
	for _, t := range p.Doc.Tables {
		columns(p, t)
	}
}

// columns flags gaps and repetitions in the column of a table that numbers its rows.
func columns(p *lint.Pass, t *doc.Table) {
	if len(t.Rows) == 0 {
		return
	}
	for k, head := range t.Rows[0] {
		if name := head.String(); name != "序号" && name != "编号" {
			continue
		}
		prev := 0
		for _, row := range t.Rows[1:] {
			if k >= len(row) {
				continue
			}
			n, size := doc.ArabicNumeral(row[k].String())
			if size == 0 || size != row[k].Len() {
				return
			}
			if prev > 0 && n != prev+1 && n != 1 {
				p.Flag(row[k], lint.Expand("表格的序号不连续：“{prev}”之后是“{match}”。", "prev", strconv.Itoa(prev)))
			}
			prev = n
		}
	}
}

// under judges the sections under s, then those under each of them.
func (c *counter) under(s *doc.Section) {
	list, odd := siblings(s)
	most, _ := majority(list)
	before := map[rune]*doc.Section{}
	for i, sec := range list {
		if odd[sec] {
			c.done[sec] = true
			before[most], c.last[most] = sec, sec.Mark.Number
			continue
		}
		f := series(sec)
		if !c.done[sec] {
			c.judge(before[f], sec, func() []*doc.Section { return rest(list[i+1:], f, odd) })
		}
		before[f], c.last[f] = sec, sec.Mark.Number
		c.under(sec)
	}
	for _, sec := range s.Sections {
		if !numbered(sec) {
			c.under(sec)
		}
	}
}

// rest returns the next sections of a series, not more than matter.
func rest(list []*doc.Section, f rune, odd map[*doc.Section]bool) []*doc.Section {
	var same []*doc.Section
	for _, s := range list[:min(len(list), 50)] {
		if series(s) == f || odd[s] {
			same = append(same, s)
		}
	}
	return same
}

// judge compares the number of s with the one before it under the same heading; behind
// gives those that follow.
func (c *counter) judge(before, s *doc.Section, behind func() []*doc.Section) {
	n := s.Mark.Number
	if before == nil {
		c.first(s)
		return
	}
	prev := before.Mark.Number
	if m := c.meant[before]; m > 0 {
		prev = m
	}
	if n == prev+1 {
		return
	}
	later := behind()
	switch {
	case n == prev && (n > 1 || oneList(before, s, later)):
		c.repeated(before, s, later)
	case n == prev || n == 1:
		// A new list starts.
	case n > prev+1 && len(later) > 0 && later[0].Mark.Number == prev+1:
		c.done[later[0]], c.meant[later[0]] = true, n
		c.flag(s, before, "序号颠倒：“{mark}”排在了“{next}”前面。", later[0])
	case n > prev+1 && slipped(before, prev+1):
		// The mark between is written so badly that it was not read as one.
	case n > prev+1:
		c.flag(s, before, "序号不连续：“{before}”之后是“{mark}”，请核对是漏了内容还是编错了号。", nil)
	default:
		c.flag(s, before, "序号倒退：“{before}”之后是“{mark}”。", nil)
	}
}

// oneList reports whether two sections numbered 1 belong to one list rather than open one
// each: they are headings, nothing stands between them, or the list goes on with 3.
func oneList(before, s *doc.Section, later []*doc.Section) bool {
	heading := s.Mark.Form == doc.Chinese || s.Mark.Form == doc.ChineseParen
	return heading || len(before.Paragraphs) <= 1 && len(before.Sections) == 0 || len(later) > 0 && later[0].Mark.Number == 3
}

// first judges the first number under a heading: it starts a list or runs on from the
// sections before. Where the form was not seen before, the text may be an excerpt.
func (c *counter) first(s *doc.Section) {
	n := s.Mark.Number
	last, seen := c.last[series(s)]
	if n == 1 || n == last+1 || !seen {
		return
	}
	c.flag(s, nil, "这里的序号从“{mark}”开始，既不是从头编号，也没有接着前面编号。", nil)
}

// repeated flags a number that stands twice. The fix gives the second and, where they
// would collide, those behind it the next numbers.
func (c *counter) repeated(before, s *doc.Section, later []*doc.Section) {
	n := s.Mark.Number + 1
	if len(later) > 0 && later[0].Mark.Number == n+1 {
		c.meant[s] = n
	}
	edits := lint.Replace(s.Mark.Text, renumber(s.Mark.Text.String(), n), false).Edits
	for _, l := range later {
		if l.Mark.Number != n {
			break
		}
		n++
		edits = append(edits, lint.Replace(l.Mark.Text, renumber(l.Mark.Text.String(), n), false).Edits...)
	}
	right := renumber(s.Mark.Text.String(), s.Mark.Number+1)
	c.p.Add(lint.Finding{
		Text: opening(s), Right: right,
		Message: lint.Expand("序号“{mark}”与上一个重复，应为“{right}”。", "mark", s.Mark.Text.String(), "right", right),
		Related: []lint.Note{{Text: opening(before), Message: "上一个"}},
		Fixes:   []lint.Fix{{Title: "改为“" + right + "”", Edits: edits}},
	})
}

// flag reports a number that does not fit.
func (c *counter) flag(s, before *doc.Section, message string, next *doc.Section) {
	f := lint.Finding{Text: opening(s)}
	values := []string{"mark", s.Mark.Text.String()}
	if before != nil {
		values = append(values, "before", before.Mark.Text.String())
		f.Related = append(f.Related, lint.Note{Text: opening(before), Message: "上一个"})
	}
	if next != nil {
		values = append(values, "next", next.Mark.Text.String())
		f.Related = append(f.Related, lint.Note{Text: opening(next), Message: "应在前面"})
	}
	f.Message = lint.Expand(message, values...)
	c.p.Add(f)
}
