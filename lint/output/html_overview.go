package output

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

// htmlPage is the overview of a page.
type htmlPage struct {
	Policy     string
	Tool       shown
	Title      shown
	Sum        lint.Summary
	Clean      int // reports without a finding
	Problems   int
	Without    int // problems without a measure
	Severities []htmlBar
	Types      []htmlBar
	Rules      []htmlBar
	More       []htmlBar // rules beyond those that everybody sees
	Failures   []htmlFailure
	Skips      []*htmlSkip
	Rows       []*htmlRow
	Matrix     htmlMatrix
	Roster     *htmlRoster
	Known      []*htmlRule
}

// htmlBar is a line of a chart: a name, a count and how long its bar is.
type htmlBar struct {
	Name, ID shown
	Severity lint.Severity
	Count    int
	Reports  int
	Start    string // where the bar starts and how long it is, in parts of a thousand
	Length   string
}

// rulesShown is how many rules the chart shows before it folds the rest.
const rulesShown = 12

func (s *htmlSum) view(sum lint.Summary) *htmlPage {
	rules := s.ranked()
	v := &htmlPage{Title: s.title(), Sum: sum, Failures: s.failures, Skips: s.skips, Rows: s.rows, Known: rules}
	folder := s.folder()
	for _, row := range s.rows {
		row.Short = row.Path[folder:]
		v.Problems += row.Problems
		v.Without += row.Without
		if row.Sum.Findings == 0 {
			v.Clean++
		}
	}
	v.Severities = severityBars(sum)
	v.Types = s.typeBars()
	v.Rules = ruleBars(rules)
	if len(v.Rules) > rulesShown+3 {
		v.Rules, v.More = v.Rules[:rulesShown], v.Rules[rulesShown:]
	}
	v.Matrix = s.matrix(rules)
	v.Roster = s.roster(sum.Roster)
	return v
}

// folder returns how many bytes of all paths name the folder they have in common.
func (s *htmlSum) folder() int {
	if len(s.rows) == 0 {
		return 0
	}
	common := s.rows[0].Path
	for _, row := range s.rows {
		n := 0
		for n < min(len(common), len(row.Path)) && common[n] == row.Path[n] {
			n++
		}
		common = common[:n]
	}
	return strings.LastIndexAny(string(common), `/\`) + 1
}

func (s *htmlSum) title() shown {
	if len(s.rows) == 1 && len(s.failures) == 0 {
		return "校稿意见：" + cmp.Or(s.rows[0].Title, s.rows[0].Path)
	}
	return shown(fmt.Sprintf("校稿意见：%d个文件", len(s.rows)+len(s.failures)))
}

// severityBars are the parts of one bar that stands for all findings.
func severityBars(s lint.Summary) []htmlBar {
	var bars []htmlBar
	at := 0
	for _, c := range []struct {
		n     int
		level lint.Severity
	}{{s.Errors, lint.Error}, {s.Warnings, lint.Warning}, {s.Infos, lint.Info}, {s.Hints, lint.Hint}} {
		if c.n > 0 {
			bars = append(bars, htmlBar{Name: shown(Label(c.level)), Severity: c.level, Count: c.n, Start: thousandths(at, s.Findings), Length: thousandths(c.n, s.Findings)})
		}
		at += c.n
	}
	return bars
}

// typeBars compares the report types by how many reports there are.
func (s *htmlSum) typeBars() []htmlBar {
	var bars []htmlBar
	most := 0
	for _, row := range s.rows {
		i := slices.IndexFunc(bars, func(b htmlBar) bool { return b.Name == row.Type })
		if i < 0 {
			i = len(bars)
			bars = append(bars, htmlBar{Name: row.Type})
		}
		bars[i].Reports++
		bars[i].Count += row.Sum.Findings
		most = max(most, bars[i].Reports)
	}
	slices.SortFunc(bars, func(a, b htmlBar) int {
		return cmp.Or(cmp.Compare(b.Reports, a.Reports), cmp.Compare(a.Name, b.Name))
	})
	for i := range bars {
		bars[i].Length = thousandths(bars[i].Reports, most)
	}
	return bars
}

// ruleBars compares the rules by how much they found.
func ruleBars(rules []*htmlRule) []htmlBar {
	bars := make([]htmlBar, len(rules))
	most := 0
	for i, r := range rules {
		bars[i] = htmlBar{Name: r.Title, ID: r.ID, Severity: r.Severity, Count: r.Findings, Reports: r.Reports}
		most = max(most, r.Findings)
	}
	slices.SortStableFunc(bars, func(a, b htmlBar) int { return cmp.Compare(b.Count, a.Count) })
	for i := range bars {
		bars[i].Length = thousandths(bars[i].Count, most)
	}
	return bars
}

// thousandths says how many parts of a thousand n is of all.
func thousandths(n, all int) string { return fmt.Sprint(n * 1000 / max(all, 1)) }
