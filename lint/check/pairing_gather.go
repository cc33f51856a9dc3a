package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// A gatherer collects the problems of a report from its layouts: tables, items that hold
// both, and two lists.
type gatherer struct {
	*Pairing
	pass *lint.Pass
	done []*doc.Section // sections whose problems are paired
}

func (g *gatherer) gather() []*problem {
	list := g.tables()
	list = append(list, g.labels()...)
	list = append(list, g.insides()...)
	list = append(list, g.combined()...)
	list = append(list, g.lists()...)
	slices.SortStableFunc(list, func(a, b *problem) int { return a.text.Start() - b.text.Start() })
	return list
}

// matches reports whether a heading, label or column names the part of a role.
func (g *gatherer) matches(role, heading string) bool {
	part := g.pass.Part(role)
	return part != nil && part.Matches(heading)
}

// tables pairs the rows of tables with a column for each of the two.
func (g *gatherer) tables() []*problem {
	var list []*problem
	for _, t := range g.pass.Doc.Tables {
		if len(t.Rows) < 2 {
			continue
		}
		problems, measures := g.column(t, g.Problems), g.column(t, g.Measures)
		if problems < 0 || measures < 0 || problems == measures {
			continue
		}
		for _, row := range t.Rows[1:] {
			if problems >= len(row) || doc.SaysNothing(row[problems].String()) {
				continue
			}
			pr := &problem{text: row[problems], heading: row[problems], inside: true}
			if measures < len(row) && !doc.SaysNothing(row[measures].String()) && !evades(row[measures].String()) {
				pr.measures = []lint.Match{{Text: row[measures], Score: 1}}
			}
			list = append(list, pr)
		}
		g.done = append(g.done, g.pass.Doc.SectionAt(t.Rows[1][0].Start()))
	}
	return list
}

// evades reports whether a cell for a measure says that there is none yet.
func evades(cell string) bool {
	return utf8.RuneCountInString(cell) <= 8 && containsAny(cell, []string{"另行", "待定", "待研究", "研究中", "暂缓", "暂不", "暂无", "视情", "待上级", "同上级", "适时", "无措施", "未定"})
}

// column returns the column whose header names the part of a role, or -1.
func (g *gatherer) column(t *doc.Table, role string) int {
	return slices.IndexFunc(t.Rows[0], func(cell doc.Text) bool { return g.matches(role, cell.String()) })
}

// settled reports whether the problems of s, of a section above it or of one below it
// have been paired already.
func (g *gatherer) settled(s *doc.Section) bool {
	return slices.ContainsFunc(g.done, func(d *doc.Section) bool { return d.Text.Contains(s.Text) || s.Text.Contains(d.Text) })
}

// labels pairs 问题：… with 措施：… inside one section.
func (g *gatherer) labels() []*problem {
	var list []*problem
	g.pass.Doc.Body.Walk(func(s *doc.Section) bool {
		if s.Parent == nil || len(s.Sections) == 0 || !s.Sections[0].Label {
			return true
		}
		var pr *problem
		for _, sub := range s.Sections {
			switch name := sub.Heading.String(); {
			case !sub.Label:
			case strings.Contains(name, "问题") && !strings.Contains(name, "整改"):
				pr = &problem{text: sub.Body(), heading: sub.Body(), inside: true}
				list = append(list, pr)
			case pr != nil && (strings.Contains(name, "措施") || strings.Contains(name, "整改")) && !doc.SaysNothing(sub.Content()):
				pr.measures = append(pr.measures, lint.Match{Text: sub.Body(), Score: 1})
			}
		}
		if pr != nil {
			g.done = append(g.done, s)
		}
		return pr == nil
	})
	return list
}

// insides pairs items that are named after a problem and tell how it was put right.
func (g *gatherer) insides() []*problem {
	var list []*problem
	if g.Inside == "" || g.pass.Part(g.Inside) == nil {
		return nil
	}
	g.pass.Doc.Body.Walk(func(s *doc.Section) bool {
		name := s.Heading.String()
		if slices.Contains(g.pass.Parts(g.Measures), s) {
			return false
		}
		if s.Parent == nil || g.settled(s) || !strings.Contains(name, "问题") || !strings.HasPrefix(name, "关于") && !strings.HasPrefix(name, "针对") {
			return true
		}
		pr := &problem{text: headed(s), heading: s.Heading, inside: true}
		for _, t := range g.told(s) {
			pr.measures = append(pr.measures, lint.Match{Text: t, Score: 1})
		}
		list = append(list, pr)
		g.done = append(g.done, s)
		return false
	})
	return list
}

// told returns the paragraphs under a heading that tell of actions.
func (g *gatherer) told(s *doc.Section) []doc.Text {
	var list []doc.Text
	for _, it := range append([]*doc.Item{{Text: s.Body()}}, units(s)...) {
		if it.Text.Len() > 0 && g.acts(it.Text) {
			list = append(list, it.Text)
		}
	}
	return list
}

// units returns the paragraphs and sub-sections under a heading that stands alone.
func units(s *doc.Section) []*doc.Item {
	var list []*doc.Item
	for _, p := range s.Paragraphs {
		if p.Text.Start() >= s.Heading.End() {
			list = append(list, &doc.Item{Text: p.Text})
		}
	}
	for _, sub := range s.Sections {
		list = append(list, sub.Item())
	}
	return list
}

// acts reports whether a text tells of an action: a clause with a verb of action and
// nothing that makes it the telling of a fault.
func (g *gatherer) acts(t doc.Text) bool {
	for clause := range t.Clauses() {
		s := clause.String()
		if !g.lex.faults.in(s) && g.lex.actions.in(s) {
			return true
		}
	}
	return false
}

// faults returns words of clauses that tell a fault, not an action.
func faults() []string {
	return []string{"没有", "未", "不够", "不到位", "不在", "仍", "仅", "缺乏", "缺少", "不足", "指出", "反馈", "存在", "滞后", "不强", "不高", "造成", "导致", "高度重视"}
}

// combined pairs items that tell a problem and, behind 下一步 or the like, its measure:
// those of parts that play both roles, and those of any part where most items do so.
func (g *gatherer) combined() []*problem {
	var list []*problem
	g.pass.Doc.Body.Walk(func(s *doc.Section) bool {
		if s.Parent == nil || g.settled(s) {
			return true
		}
		roles := g.pass.Roles(s)
		both := slices.Contains(roles, g.Problems) && slices.Contains(roles, g.Measures)
		if both && g.split(s) {
			return false
		}
		items := s.Leaves()
		divided := make([]*problem, len(items))
		n := 0
		for i, it := range items {
			if divided[i] = g.divide(it); len(divided[i].measures) > 0 && (both || strings.Contains(divided[i].text.String(), "问题")) {
				n++
			}
		}
		if n == 0 || !both && 2*n <= len(items) {
			return true
		}
		list = append(list, divided...)
		g.done = append(g.done, s)
		return false
	})
	return list
}

// split reports whether the sub-sections of a combined part separate the two roles.
func (g *gatherer) split(s *doc.Section) bool {
	problems, measures := g.halves(s)
	return len(problems) > 0 && len(measures) > 0
}

// halves returns the sub-sections of a combined part that play one of its roles only.
func (g *gatherer) halves(s *doc.Section) (problems, measures []*doc.Section) {
	for _, sub := range s.Sections {
		name := sub.Heading.String()
		isProblem, isMeasure := g.matches(g.Problems, name), g.matches(g.Measures, name)
		switch {
		case isProblem && !isMeasure && !sub.RunIn || sub.Label && isProblem:
			problems = append(problems, sub)
		case isMeasure && !isProblem && !sub.RunIn || sub.Label && isMeasure:
			measures = append(measures, sub)
		}
	}
	return problems, measures
}

// divide splits an item at the words that lead over to the measure.
func (g *gatherer) divide(it *doc.Item) *problem {
	s := it.Text.String()
	pr := &problem{text: it.Text, heading: it.Heading, inside: true}
	_, n := doc.DecodeRune(s)
	if cut := n + g.lex.lead.first(s[n:]); cut >= n {
		pr.text = it.Text.Slice(0, cut)
		if pr.heading.End() > pr.text.End() {
			pr.heading = pr.text
		}
		pr.measures = []lint.Match{{Text: it.Text.Slice(cut, len(s)), Score: 1}}
	}
	return pr
}

// lists pairs the parts that list problems with those that list measures: within one
// theme where both stand under one heading, else across the report.
func (g *gatherer) lists() []*problem {
	var list []*problem
	groups := map[*doc.Section]*group{}
	var order []*doc.Section
	at := func(parent *doc.Section) *group {
		if groups[parent] == nil {
			groups[parent] = &group{}
			order = append(order, parent)
		}
		return groups[parent]
	}
	for _, s := range g.pass.Parts(g.Problems) {
		if g.settled(s) {
			continue
		}
		if problems, measures := g.halves(s); len(problems) > 0 && len(measures) > 0 {
			at(s).problems, at(s).measures = problems, measures
			continue
		}
		at(s.Parent).problems = append(at(s.Parent).problems, s)
	}
	for _, s := range g.pass.Parts(g.Measures) {
		if !slices.Contains(g.pass.Roles(s), g.Problems) {
			at(s.Parent).measures = append(at(s.Parent).measures, s)
		}
	}
	whole := &group{}
	for _, parent := range order {
		gr := groups[parent]
		if len(gr.problems) > 0 && len(gr.measures) > 0 {
			list = append(list, g.match(gr)...)
			continue
		}
		whole.problems = append(whole.problems, gr.problems...)
		whole.measures = append(whole.measures, gr.measures...)
	}
	return append(list, g.match(whole)...)
}

// A group is a set of problem parts and the measure parts that answer them.
type group struct{ problems, measures []*doc.Section }

// leaves returns the units of several parts.
func leaves(sections []*doc.Section) []*doc.Item {
	var list []*doc.Item
	for _, s := range sections {
		list = append(list, s.Leaves()...)
	}
	return list
}
