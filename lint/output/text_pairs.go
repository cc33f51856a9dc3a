package output

import (
	"fmt"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// pairColumns is the width of each column in the table of problems and measures.
const pairColumns = 34

// pairs writes which measure answers which problem: in full where one is left without, in
// one line where all is well.
func (t *textWriter) pairs(pairs []lint.Pair) {
	if len(pairs) == 0 {
		return
	}
	open := 0
	for _, p := range pairs {
		if len(p.Measures) == 0 {
			open++
		}
	}
	if open == 0 {
		t.line("问题%d条，都有对应的措施。", len(pairs))
		return
	}
	t.line("%s", t.paint(bold, fmt.Sprintf("问题%d条，其中%d条没有找到对应的措施", len(pairs), open)))
	for _, p := range pairs {
		t.pair(p)
	}
}

func (t *textWriter) pair(p lint.Pair) {
	problem := Pad(opening(p.Problem), pairColumns)
	if len(p.Measures) == 0 {
		t.line("  %s  %s", problem, t.paint(yellow, "→ 没有找到对应的措施"))
		return
	}
	for i, m := range p.Measures {
		if i > 0 {
			problem = Pad("", pairColumns)
		}
		t.line("  %s  → %s", problem, opening(m.Text))
	}
}

// opening returns the first clause of an item, short enough for the table.
func opening(t doc.Text) string {
	for clause := range t.Sentences() {
		return Shorten(Visible(clause.String()), pairColumns)
	}
	return ""
}
