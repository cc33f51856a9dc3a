package output

import (
	"slices"

	"github.com/jiaogao/jiaogao/lint"
)

// matrixCells is how many cells a matrix may have: a browser takes seconds for more. Rules
// that found least share one column then.
const matrixCells = 60000

// htmlMatrix sets the reports against the rules that found something.
type htmlMatrix struct {
	Columns []*htmlRule
	Rest    int  // rules that share the last column
	Graded  bool // some reports have a grade
	Paired  bool // some reports have problems
	Rows    []htmlMatrixRow
	Total   htmlMatrixRow
}

type htmlMatrixRow struct {
	*htmlRow
	Cells []htmlCell // one for each column; of no count where the rule found nothing
	Rest  int        // findings of the rules without a column
}

func (s *htmlSum) matrix(rules []*htmlRule) htmlMatrix {
	columns := rules
	if n := max(8, matrixCells/max(1, len(s.rows))); len(rules) > n+1 {
		columns = mostFound(rules, n)
	}
	m := htmlMatrix{Columns: columns, Rest: len(rules) - len(columns), Total: htmlMatrixRow{&htmlRow{}, make([]htmlCell, len(columns)), 0}}
	index := map[*htmlRule]int{}
	for i, r := range columns {
		index[r] = i
	}
	for _, row := range s.rows {
		m.Graded = m.Graded || row.Grade != ""
		m.Paired = m.Paired || row.Problems > 0
		m.add(row, index)
	}
	return m
}

// mostFound returns the n rules that found most, in their order.
func mostFound(rules []*htmlRule, n int) []*htmlRule {
	byCount := slices.Clone(rules)
	slices.SortStableFunc(byCount, func(a, b *htmlRule) int { return b.Findings - a.Findings })
	return slices.DeleteFunc(slices.Clone(rules), func(r *htmlRule) bool { return !slices.Contains(byCount[:n], r) })
}

func (m *htmlMatrix) add(row *htmlRow, index map[*htmlRule]int) {
	x := htmlMatrixRow{row, make([]htmlCell, len(m.Columns)), 0}
	total := &m.Total
	for _, c := range row.cells {
		i, ok := index[c.rule]
		if !ok {
			x.Rest += c.Count
			total.Rest += c.Count
			continue
		}
		x.Cells[i] = c
		total.Cells[i].Count += c.Count
	}
	total.Problems += row.Problems
	total.Without += row.Without
	total.Sum.Findings += row.Sum.Findings
	m.Rows = append(m.Rows, x)
}

// Grave returns the severity of the gravest finding of the row, as the style sheet calls
// it.
func (r *htmlRow) Grave() string {
	switch s := r.Sum; {
	case s.Errors > 0:
		return lint.Error.String()
	case s.Warnings > 0:
		return lint.Warning.String()
	case s.Infos > 0:
		return lint.Info.String()
	case s.Hints > 0:
		return lint.Hint.String()
	}
	return "clean"
}
