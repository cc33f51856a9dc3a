package output

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

// htmlSum is what the overview of a page tells: a little for each report and each rule.
type htmlSum struct {
	rows     []*htmlRow
	rules    map[string]*htmlRule
	failures []htmlFailure
	skips    []*htmlSkip
	skipped  map[lint.Skip]*htmlSkip
}

func newHTMLSum() htmlSum {
	return htmlSum{rules: map[string]*htmlRule{}, skipped: map[lint.Skip]*htmlSkip{}}
}

// htmlRow is one report in the matrix and the headline above its details.
type htmlRow struct {
	ID, Anchor        string
	Path, Title, Type shown
	Short             shown // the path below the folder that all reports have in common
	Year              int
	Grade, GradeWhy   shown // empty: none was given
	Sum               lint.Summary
	Problems, Without int   // problems, and those without a measure
	LeftOut           shown // findings that the reader does not see
	Opened            bool

	cells []htmlCell
	size  int // bytes of the details
}

// htmlCell counts the findings of one rule in one report.
type htmlCell struct {
	rule     *htmlRule
	Count    int
	Severity lint.Severity // the gravest
}

// htmlRule is a rule that found something.
type htmlRule struct {
	ID, Title, Why shown
	Severity       lint.Severity // the gravest
	Findings       int
	Reports        int
}

// htmlFailure is a file that could not be checked.
type htmlFailure struct{ Path, Message shown }

// htmlSkip is a rule that could not be applied, with the reports it could not be applied
// to for one reason. Some of them are named.
type htmlSkip struct {
	Rule, Title, Why shown
	Reports          int
	Rows             []*htmlRow
}

// skipNamed is how many of the reports are named that a rule could not be applied to.
const skipNamed = 5

func (s *htmlSum) fail(r *lint.Record) {
	s.failures = append(s.failures, htmlFailure{shown(Name(r.Path)), show(r.Failure.Message)})
}

// add makes the row of a report. It holds no part of the report's text: that would keep all
// of it.
func (s *htmlSum) add(r *lint.Record, rule func(reportType, id string) *lint.Rule) *htmlRow {
	row := &htmlRow{
		ID: fmt.Sprintf("r%d", len(s.rows)+1), Anchor: anchorOf(r.Path), Path: shown(Name(r.Path)), Title: show(strings.Clone(r.Doc.Title.String())),
		Type: show(cmp.Or(r.Result.Type, untyped)), Year: r.Doc.Year, Problems: len(r.Result.Pairs), LeftOut: show(leftOut(r)),
	}
	row.Grade, row.GradeWhy = gradeShown(r)
	row.Sum.Add(r)
	for _, p := range r.Result.Pairs {
		if len(p.Measures) == 0 {
			row.Without++
		}
	}
	for i := range r.Result.Findings {
		f := &r.Result.Findings[i]
		row.count(s.rule(r.Result.Type, f, rule), f.Severity)
	}
	for _, x := range r.Result.Skipped {
		s.skip(x, titleOf(rule, r.Result.Type, x.Rule), row)
	}
	s.rows = append(s.rows, row)
	return row
}

// untyped stands for the type of a report that is of none.
const untyped = "未识别类型"

// gradeShown returns the grade of a report and its reason, both empty where there is none.
func gradeShown(r *lint.Record) (grade, why shown) {
	g := &r.Result.Grade
	if g.Grading == nil {
		return "", ""
	}
	return shown(fmt.Sprintf("%s %d分", Visible(g.Name), g.Points)), show(strings.ReplaceAll(reasons(r), "\n", "；"))
}

// rule returns the entry of a finding's rule.
func (s *htmlSum) rule(reportType string, f *lint.Finding, rule func(reportType, id string) *lint.Rule) *htmlRule {
	x := s.rules[f.Rule]
	if x == nil {
		x = &htmlRule{ID: show(f.Rule), Title: titleOf(rule, reportType, f.Rule), Severity: f.Severity}
		if known := rule(reportType, f.Rule); known != nil {
			x.Why = show(known.Why)
		}
		s.rules[f.Rule] = x
	}
	x.Findings++
	x.Severity = max(x.Severity, f.Severity)
	return x
}

// titleOf returns the title of a rule, or its name where it has none.
func titleOf(rule func(reportType, id string) *lint.Rule, reportType, id string) shown {
	if r := rule(reportType, id); r != nil && r.Title != "" {
		return show(r.Title)
	}
	return show(id)
}

// count adds a finding of a rule to the row.
func (r *htmlRow) count(rule *htmlRule, s lint.Severity) {
	i := slices.IndexFunc(r.cells, func(c htmlCell) bool { return c.rule == rule })
	if i < 0 {
		i = len(r.cells)
		r.cells = append(r.cells, htmlCell{rule: rule, Severity: s})
		rule.Reports++
	}
	r.cells[i].Count++
	r.cells[i].Severity = max(r.cells[i].Severity, s)
}

func (s *htmlSum) skip(x lint.Skip, title shown, row *htmlRow) {
	k := s.skipped[x]
	if k == nil {
		k = &htmlSkip{Rule: show(x.Rule), Title: title, Why: show(x.Why)}
		s.skipped[x] = k
		s.skips = append(s.skips, k)
	}
	if k.Reports++; len(k.Rows) < skipNamed {
		k.Rows = append(k.Rows, row)
	}
}

// ranked returns the rules: the gravest first, then those that found most.
func (s *htmlSum) ranked() []*htmlRule {
	list := make([]*htmlRule, 0, len(s.rules))
	for _, r := range s.rules {
		list = append(list, r)
	}
	slices.SortFunc(list, func(a, b *htmlRule) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(b.Findings, a.Findings), cmp.Compare(a.ID, b.ID))
	})
	return list
}
