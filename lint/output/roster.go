package output

import (
	"fmt"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

// StateLabel returns the Chinese name of a state.
func StateLabel(s lint.RosterState) string {
	switch s {
	case lint.Filed:
		return "已报"
	case lint.Missing:
		return "未报"
	case lint.Repeated:
		return "重复报送"
	}
	return "待核实"
}

// rosterStates lists the states in the order in which they are counted for people.
func rosterStates() []lint.RosterState {
	return []lint.RosterState{lint.Filed, lint.Repeated, lint.Missing, lint.Unclear}
}

// rosterCounts says how many entries there are and what became of them.
func rosterCounts(r *lint.Roster) string {
	parts := []string{fmt.Sprintf("应报%d份", len(r.Entries))}
	for _, state := range rosterStates() {
		if n := r.Count(state); n > 0 {
			parts = append(parts, fmt.Sprintf("%s%d份", StateLabel(state), n))
		}
	}
	return strings.Join(parts, "，")
}

// roster writes the comparison with the list: what is wrong, in the order of the list.
func (t *textWriter) roster(r *lint.Roster) {
	t.line("")
	t.line("%s", t.paint(bold, fmt.Sprintf("名单核对（%s）：%s", Name(r.Path), rosterCounts(r))))
	for _, n := range r.Notes {
		t.line("%s%s", t.paint(yellow, "说明："), Visible(n))
	}
	if r.Partial {
		t.line("%s", t.paint(yellow, "检查中断，还没有查到的文件没有与名单核对。"))
	}
	for i := range r.Problems {
		p := &r.Problems[i]
		t.line("  %s  %s", t.paint(styleOf(p.Severity), Label(p.Severity)), RosterLine(r, p))
	}
}

// RosterLine tells a problem in one line, ready to be shown.
func RosterLine(r *lint.Roster, p *lint.RosterProblem) string {
	if p.Entry < 0 {
		return Visible(p.Path + "：" + p.Message)
	}
	e := &r.Entries[p.Entry]
	text := fmt.Sprintf("第%d行 %s：%s", e.Row, e.Person(), p.Message)
	if p.Path != "" && p.Kind != "repeated" {
		text += "（" + p.Path + "）"
	}
	return Visible(text)
}

func rosterColumns() []column {
	return []column{{"状态", 11}, {"名单行号", 10}, {"单位", 26}, {"姓名", 11}, {"职务", 16}, {"应报类型", 16}, {"应报年度", 10},
		{"文件", 40}, {"实报类型", 16}, {"实报年度", 10}, {"依据", 24}, {"问题", 56}}
}

// rosterRows writes the list with what became of each entry, then the files that belong to
// none.
func rosterRows(s *sheet, r *lint.Roster) {
	if r == nil {
		return
	}
	if r.Partial {
		s.row(styled("检查中断", isHint), text("还没有查到的文件没有与名单核对"))
	}
	next := 0
	for i := range r.Entries {
		var problems []string
		for ; next < len(r.Problems) && r.Problems[next].Entry == i; next++ {
			problems = append(problems, Label(r.Problems[next].Severity)+"："+r.Problems[next].Message)
		}
		if maybe := r.Entries[i].Maybe; len(maybe) > 0 {
			problems = append(problems, "可能是这些文件，请核实："+strings.Join(maybe, "、"))
		}
		s.row(entryRow(&r.Entries[i], problems)...)
	}
	for _, p := range r.Problems[next:] {
		s.row(styled("对不上号", isMiddling), text(""), text(""), text(""), text(""), text(""), text(""), text(p.Path), text(""), text(""), text(""), text(Label(p.Severity)+"："+p.Message))
	}
	for _, n := range r.Notes {
		s.row(styled("说明", isHint), text(""), text(""), text(""), text(""), text(""), text(""), text(""), text(""), text(""), text(""), text(n))
	}
}

func entryRow(e *lint.RosterEntry, problems []string) []sheetCell {
	var files, types, by []string
	year := 0
	for i, f := range e.Files {
		files, types, by = append(files, f.Path), append(types, f.Type), append(by, f.By)
		if i == 0 || f.Year == year {
			year = f.Year
		} else {
			year = 0
		}
	}
	return []sheetCell{
		styled(StateLabel(e.State), stateStyle(e.State, len(problems))), counting(e.Row), text(e.Unit), text(e.Name), text(e.Post), text(e.Type), countingOr(e.Year, e.Year > 0),
		text(strings.Join(files, "\n")), text(strings.Join(types, "\n")), countingOr(year, year > 0), text(strings.Join(by, "\n")), text(strings.Join(problems, "\n")),
	}
}

func stateStyle(s lint.RosterState, problems int) cellStyle {
	switch {
	case s == lint.Missing:
		return isBad
	case s == lint.Filed && problems == 0:
		return isGood
	}
	return isMiddling
}
