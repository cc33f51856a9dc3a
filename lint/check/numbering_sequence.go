package check

import (
	"strings"

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
		c.first(s, behind())
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
	case n == 1 && c.adjoins(before, s):
		c.flag(s, before, "序号倒退：“{before}”之后又从“{mark}”开始，中间没有标题或引导语。", nil)
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

// adjoins reports whether nothing stands between two short items that could open a new
// list, and the list before is long enough to be one.
func (c *counter) adjoins(before, s *doc.Section) bool {
	between := c.p.Doc.Text.String()[before.Text.End():max(before.Text.End(), s.Text.Start())]
	switch before.Mark.Form {
	case doc.Arabic, doc.ArabicParen, doc.ArabicHalf, doc.ChineseParen:
	default:
		return false
	}
	return before.Mark.Number > 1 && len(before.Paragraphs) == 1 && len(before.Sections) == 0 && strings.TrimSpace(between) == ""
}

// rotated reports whether the section that is the first of its list belongs behind those
// that follow it: 3. 1. 2.
func (c *counter) rotated(s *doc.Section, later []*doc.Section) bool {
	n := s.Mark.Number
	if len(later) < n-1 || len(later) >= n && later[n-1].Mark.Number == n || len(later) > 0 && !c.adjoins(s, later[0]) {
		return false
	}
	for i, l := range later[:n-1] {
		if l.Mark.Number != i+1 {
			return false
		}
	}
	return n > 1
}

// first judges the first number under a heading: it starts a list or runs on from the
// sections before. Where the form was not seen before, the text may be an excerpt.
func (c *counter) first(s *doc.Section, later []*doc.Section) {
	n := s.Mark.Number
	if c.rotated(s, later) {
		c.done[later[0]] = true
		c.flag(s, nil, "序号颠倒：“{mark}”排在了“{next}”前面。", later[0])
		return
	}
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
