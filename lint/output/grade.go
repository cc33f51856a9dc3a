package output

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

// Price says what a term of a formula costs, in Chinese.
func Price(t *lint.Term) string {
	switch {
	case t.Share > 0:
		return fmt.Sprintf("按条目的占比，最多扣%d分", t.Share)
	case t.Most > 0:
		return fmt.Sprintf("每处扣%d分，最多扣%d分", t.Points, t.Most)
	}
	return fmt.Sprintf("每处扣%d分", t.Points)
}

// Levels says how many points make which grade, in a Chinese sentence.
func Levels(g *lint.Grading) string {
	var list []string
	for i, l := range g.Levels {
		switch {
		case l.From > 0:
			list = append(list, fmt.Sprintf("%d分以上%s", l.From, l.Name))
		case i > 0:
			list = append(list, "其余"+l.Name)
		default:
			list = append(list, "一律"+l.Name)
		}
	}
	return strings.Join(list, "，") + "。"
}

// gradeCounts says how many reports were given each grade; nothing where none was.
func gradeCounts(s lint.Summary) string {
	var parts []string
	for _, g := range s.Grades {
		if g.Count > 0 {
			parts = append(parts, fmt.Sprintf("%s%d份", Visible(g.Name), g.Count))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	if s.Ungraded > 0 {
		parts = append(parts, fmt.Sprintf("未评%d份", s.Ungraded))
	}
	return "评分：" + strings.Join(parts, "，") + "（办法见 jiaogao explain 评分）。"
}

// lostPlaces is how many places of a loss are listed.
const lostPlaces = 10

// reasons says what cost a report its points and where, a line for each term.
func reasons(r *lint.Record) string {
	g := &r.Result.Grade
	switch {
	case g.Grading == nil && r.Result.Type == "":
		return "没有认出报告类型，不评分"
	case g.Grading == nil:
		return "只用了部分规则，或规则包里没有评分办法"
	}
	var lines []string
	for i := range g.Losses {
		lines = append(lines, reason(r, &g.Losses[i]))
	}
	for _, s := range r.Result.Skipped {
		if slices.ContainsFunc(g.Grading.Terms, func(t lint.Term) bool { return slices.Contains(t.Rules, s.Rule) }) {
			lines = append(lines, fmt.Sprintf("（%s 没能应用，没有扣分：%s）", s.Rule, s.Why))
		}
	}
	return strings.Join(lines, "\n")
}

func reason(r *lint.Record, l *lint.Loss) string {
	what := fmt.Sprintf("%d处", l.Count())
	if l.Term.Share > 0 {
		what = fmt.Sprintf("%d条中的%d条", l.Items, l.Count())
	}
	var lines []string
	for _, p := range l.Places {
		lines = append(lines, fmt.Sprint(r.Doc.Position(p.Span.Start).Line))
	}
	lines = slices.Compact(lines)
	more := ""
	if len(lines) > lostPlaces {
		lines, more = lines[:lostPlaces], "等"
	}
	return fmt.Sprintf("%s：%s，扣%d分（第%s行%s）", l.Term.Title, what, l.Points, strings.Join(lines, "、"), more)
}

// charged returns the title of the term that a finding cost points by; empty if it cost
// none.
func charged(g *lint.Grade, f *lint.Finding) string {
	for i := range g.Losses {
		l := &g.Losses[i]
		if slices.ContainsFunc(l.Places, func(p lint.Place) bool { return p.Rule == f.Rule && p.Span == f.Span }) {
			return l.Term.Title
		}
	}
	return ""
}

// gradeStyle returns the look of a grade: of the best level, of the last, of those between.
func gradeStyle(g *lint.Grade) cellStyle {
	switch i := slices.IndexFunc(g.Grading.Levels, func(l lint.Level) bool { return l.Name == g.Name }); {
	case i == 0:
		return isGood
	case i == len(g.Grading.Levels)-1:
		return isBad
	}
	return isMiddling
}
