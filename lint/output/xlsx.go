package output

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

// xlsxWriter writes for the reviewer of many reports: a workbook of tables that can be
// sorted and filtered.
type xlsxWriter struct {
	book                                   *workbook
	overview, details, statistics, skipped *sheet
	formula, roster                        *sheet // roster: nil where there is none
	rosters                                bool
	title                                  func(reportType, rule string) string
	rules                                  map[string]*ruleTally
	gradings                               []*formula // that were met
	checked                                int
}

// A ruleTally counts what a rule found.
type ruleTally struct {
	rule, title      string
	severity         lint.Severity // the gravest
	findings, places int
	reports          int
	last             int // the number of the last report that it found something in
}

// A formula is a formula that was met, with the types of reports that it graded.
type formula struct {
	*lint.Grading
	types []string
}

func newXLSX(w io.Writer, o Options) Writer {
	title := func(reportType, rule string) string { return o.rule(reportType, rule).Title }
	return &xlsxWriter{book: newWorkbook(w), title: title, rosters: o.Roster, rules: map[string]*ruleTally{}}
}

func (x *xlsxWriter) Begin() (err error) {
	x.details, err = x.book.direct("问题明细", []column{{"文件", 28}, {"姓名", 10}, {"严重程度", 10}, {"问题", 24}, {"所在部分", 26},
		{"行", 7}, {"列", 7}, {"段", 7}, {"原文", 44}, {"说明", 46}, {"修改建议", 26}, {"处数", 7}, {"扣分项", 18}, {"规则", 24}})
	x.overview = x.book.kept("汇总", []column{{"文件", 28}, {"单位", 22}, {"姓名", 10}, {"报告类型", 15}, {"年度", 8}, {"等次", 10}, {"评分", 8},
		{"扣分理由", 52}, {"缺少的部分", 16}, {"写了的部分", 26}, {"问题数", 9}, {"有措施的问题", 9}, {"措施数", 9}, {"具体的措施", 9}, {"具体措施占比", 9},
		{"错误", 7}, {"警告", 7}, {"建议", 7}, {"提示", 7}, {"未显示", 9}, {"说明", 40}})
	x.statistics = x.book.kept("规则统计", []column{{"规则", 26}, {"问题", 30}, {"严重程度", 10}, {"问题处数", 10}, {"涉及报告数", 11}, {"占已查报告", 11}})
	x.skipped = x.book.kept("未应用的规则", []column{{"文件", 36}, {"规则", 26}, {"问题", 30}, {"原因", 60}})
	x.formula = x.book.kept("评分办法", []column{{"项目", 28}, {"扣分", 30}, {"规则或级别", 40}})
	if x.rosters {
		x.roster = x.book.kept("名单", rosterColumns())
	}
	return err
}

func (x *xlsxWriter) File(r *lint.Record) error {
	x.overview.row(overviewRow(r)...)
	if r.Failure != nil {
		return x.overview.err
	}
	x.checked++
	name := filer(r).Name
	for i := range r.Result.Findings {
		f := &r.Result.Findings[i]
		x.count(r, f)
		x.details.row(x.detailRow(r, f, name)...)
	}
	for _, s := range r.Result.Skipped {
		x.skipped.row(text(r.Path), text(s.Rule), text(x.title(r.Result.Type, s.Rule)), text(s.Why))
	}
	x.graded(r)
	return cmp.Or(x.overview.err, x.details.err, x.skipped.err)
}

// graded remembers the formula of a report.
func (x *xlsxWriter) graded(r *lint.Record) {
	g := r.Result.Grade.Grading
	if g == nil {
		return
	}
	i := slices.IndexFunc(x.gradings, func(f *formula) bool { return f.Grading == g })
	if i < 0 {
		i = len(x.gradings)
		x.gradings = append(x.gradings, &formula{Grading: g})
	}
	if f := x.gradings[i]; !slices.Contains(f.types, r.Result.Type) {
		f.types = append(f.types, r.Result.Type)
	}
}

func (x *xlsxWriter) count(r *lint.Record, f *lint.Finding) {
	t := x.rules[f.Rule]
	if t == nil {
		t = &ruleTally{rule: f.Rule, title: x.title(r.Result.Type, f.Rule), severity: f.Severity}
		x.rules[f.Rule] = t
	}
	t.severity = max(t.severity, f.Severity)
	t.places += max(1, f.Places)
	if t.last != x.checked {
		t.last = x.checked
		t.reports++
	}
}

func (x *xlsxWriter) End(s lint.Summary) error {
	if s.Interrupted {
		x.overview.row(text("检查中断，以上只是已经查完的部分。"))
	}
	for _, t := range slices.SortedFunc(maps.Values(x.rules), func(a, b *ruleTally) int {
		return cmp.Or(b.reports-a.reports, b.places-a.places, strings.Compare(a.rule, b.rule))
	}) {
		x.statistics.row(text(t.rule), text(t.title), styled(Label(t.severity), severityStyle(t.severity)), counting(t.places), counting(t.reports), share(t.reports, x.checked))
	}
	for _, g := range x.gradings {
		x.explain(g)
	}
	tabs := []*sheet{x.overview, x.details, x.statistics, x.skipped, x.formula}
	if x.roster != nil {
		tabs = slices.Insert(tabs, 1, x.roster)
		rosterRows(x.roster, s.Roster)
	}
	return x.book.close(tabs...)
}

// explain writes a formula.
func (x *xlsxWriter) explain(g *formula) {
	x.formula.row(text("适用"), text(strings.Join(g.types, "、")), text(""))
	x.formula.row(text("满分"), text(fmt.Sprintf("%d分", g.Full)), text("扣完为止。每处问题只扣一次，归入最先符合的一项；“提示”不扣分"))
	for i := range g.Terms {
		t := &g.Terms[i]
		what := strings.Join(t.Rules, " ")
		if what == "" {
			what = "级别为“" + Label(t.Severity) + "”的其余规则"
		}
		if len(t.In) > 0 {
			what += "（只算部分 " + strings.Join(t.In, " ") + "）"
		}
		x.formula.row(text(t.Title), text(Price(t)), text(what))
	}
	x.formula.row(text("等次"), text(Levels(g.Grading)), text(""))
}
