package output

import (
	"fmt"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
)

// Where reports and rules are too many for a browser, the rules that found least share a
// column and no finding is lost.
func TestMatrixOfMany(t *testing.T) {
	s := newHTMLSum()
	none := func(string, string) *lint.Rule { return nil }
	all := 0
	for i := range 10000 {
		row := &htmlRow{}
		for n := range 12 {
			if i%(n+1) == 0 {
				f := lint.Finding{Rule: fmt.Sprintf("rule-%02d", n)}
				row.count(s.rule("", &f, none), f.Severity)
				row.Sum.Findings++
				all++
			}
		}
		s.rows = append(s.rows, row)
	}
	m := s.matrix(s.ranked())
	if len(m.Columns) != 8 || m.Rest != 4 || m.Columns[7].ID != "rule-07" {
		t.Errorf("%d columns and %d rules without, the last %+v", len(m.Columns), m.Rest, m.Columns[len(m.Columns)-1])
	}
	told := m.Total.Rest
	for _, c := range m.Total.Cells {
		told += c.Count
	}
	if told != all || m.Total.Sum.Findings != all {
		t.Errorf("%d findings are told, %d in all, of %d", told, m.Total.Sum.Findings, all)
	}
	if r := m.Rows[0]; r.Rest != 4 || r.Cells[0].Count != 1 {
		t.Errorf("first row %+v", r)
	}
}
