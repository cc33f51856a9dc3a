package pack

import (
	"cmp"
	"slices"

	"github.com/jiaogao/jiaogao/lint"
)

// gradeHead is the table [grade].
type gradeHead struct {
	Full   int                  `doc:"没有扣分时的满分"`
	Loss   map[string]lint.Term `doc:"扣分项，各起一个名字：[grade.loss.名字]；一处问题只计入第一个符合的扣分项，提示不计"`
	Levels map[string]int       `doc:"等次和它至少要多少分；最低的等次从0分起"`
}

// defaultFull are the points of a report without flaw where a pack does not say.
const defaultFull = 100

func (f *file) readGrade(table map[string]any) {
	head := gradeHead{Full: defaultFull}
	s := f.source
	at := []string{"grade"}
	s.decode(at, table, &head)
	g := &lint.Grading{Full: head.Full}
	for _, id := range s.children("grade", "loss") {
		t := head.Loss[id]
		t.ID = id
		s.term([]string{"grade", "loss", id}, t)
		g.Terms = append(g.Terms, t)
	}
	for name, from := range head.Levels {
		g.Levels = append(g.Levels, lint.Level{Name: name, From: from})
	}
	slices.SortFunc(g.Levels, func(a, b lint.Level) int { return cmp.Or(b.From-a.From, cmp.Compare(a.Name, b.Name)) })
	s.grading(at, g)
	f.grading = g
}

// grading reports what is wrong with a formula as a whole.
func (s *source) grading(at []string, g *lint.Grading) {
	if g.Full < 1 {
		s.fault(append(at, "full"), "full 应大于0，是没有扣分时的满分")
	}
	if len(g.Terms) == 0 {
		s.fault(at, "[grade] 没有写扣分项，请加 [grade.loss.名字]")
	}
	if len(g.Levels) == 0 {
		s.fault(at, `[grade] 没有写等次，请加 [grade.levels]，如 "合格" = 60`)
		return
	}
	if last := g.Levels[len(g.Levels)-1]; last.From != 0 {
		s.fault([]string{"grade", "levels"}, "最低的等次应从0分起，这里的“%s”从%d分起，更低的分数没有等次", last.Name, last.From)
	}
	for i, l := range g.Levels {
		here := []string{"grade", "levels", l.Name}
		switch {
		case l.From < 0 || l.From > g.Full:
			s.fault(here, "“%s”从%d分起，应在0到满分%d之间", l.Name, l.From, g.Full)
		case i > 0 && l.From == g.Levels[i-1].From:
			s.fault(here, "“%s”和“%s”都从%d分起，有一个永远评不上", l.Name, g.Levels[i-1].Name, l.From)
		}
	}
}

// term reports what is wrong with a term of a formula by itself.
func (s *source) term(at []string, t lint.Term) {
	s.judgeName([]string{at[0], at[1], at[2]})
	name := label(at)
	if !s.has(at, "title") {
		s.fault(at, "%s 缺少 title，请写明扣的是什么分，如 title = \"问题没有措施\"", name)
	}
	if s.has(at, "rules") == s.has(at, "severity") {
		s.fault(at, "%s 的 rules 和 severity 要写一个，也只写一个", name)
	}
	if s.has(at, "points") == s.has(at, "share") {
		s.fault(at, "%s 的 points（每处扣几分）和 share（全部有问题时扣几分）要写一个，也只写一个", name)
	}
	if t.Severity <= lint.Hint {
		s.fault(append(at, "severity"), "%v 不能扣分，可用：error warning info", t.Severity)
	}
	for key, n := range map[string]int{"points": t.Points, "share": t.Share, "most": t.Most} {
		if s.has(at, key) && n < 1 {
			s.fault(append(at[:3:3], key), "%s 应大于0", key)
		}
	}
	switch {
	case t.Share > 0 && len(t.In) == 0:
		s.fault(append(at, "share"), "%s 按占比扣分，要用 in 写明是哪些部分的条目，如 in = [\"measures\"]", name)
	case t.Share > 0 && t.Most > 0:
		s.fault(append(at, "most"), "按占比扣分时 share 就是上限，不用写 most")
	case t.Most > 0 && t.Most < t.Points:
		s.fault(append(at, "most"), "most（%d）小于 points（%d），一处也扣不满", t.Most, t.Points)
	}
}

// judgeGrading reports rules and parts that a formula names and no pack has, and terms that
// no finding reaches because those before take all.
func (l *loader) judgeGrading(f *file) {
	if f.grading == nil {
		return
	}
	roles, rules := l.roles(f), l.ruleIDs(f)
	taken := map[string]string{}
	for _, t := range f.grading.Terms {
		at := []string{"grade", "loss", t.ID}
		for i, role := range t.In {
			if !roles[role] && role != "" {
				f.source.fault(append(at, "in", itoa(i)), "没有 [part.%s] 这个部分%s", role, candidates(role, sortedKeys(roles)))
			}
		}
		for i, id := range t.Rules {
			here := append(at[:3:3], "rules", itoa(i))
			switch {
			case id == "":
			case !rules[id]:
				f.source.fault(here, "没有规则 %s%s", id, candidates(id, sortedKeys(rules)))
			case taken[id] != "":
				f.source.fault(here, "规则 %s 的问题已经全部计入 %s，这里扣不到分", id, taken[id])
			case len(t.In) == 0:
				taken[id] = t.ID
			}
		}
	}
}

// ruleIDs returns the rules that a formula of a file may name: those of its pack, and for
// a pack without type those of all packs it may be laid over.
func (l *loader) ruleIDs(f *file) map[string]bool {
	known := map[string]bool{}
	if p := l.linked[f]; p != nil {
		for _, id := range ids(p) {
			known[id] = true
		}
	}
	if len(f.match) > 0 {
		return known
	}
	for _, other := range slices.Concat(l.shipped, l.read) {
		for _, r := range other.rules {
			known[r.ID] = true
		}
	}
	return known
}
