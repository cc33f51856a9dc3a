package output

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

// htmlRoster shows what became of each entry of a list, first those that are not in order.
type htmlRoster struct {
	Path, Counts shown
	Partial      bool
	Notes        []shown
	Wrong, Right []htmlRosterRow
}

type htmlRosterRow struct {
	State    shown
	Severity lint.Severity // of the gravest problem; Off: none
	Person   shown
	Due      shown
	Files    []htmlFiling
	Problems []shown
}

// htmlFiling is a file, with a link where the page shows it.
type htmlFiling struct {
	Path shown
	ID   string
}

func (s *htmlSum) roster(r *lint.Roster) *htmlRoster {
	if r == nil {
		return nil
	}
	v := &htmlRoster{Path: show(r.Path), Counts: shown(rosterCounts(r)), Partial: r.Partial}
	for _, n := range r.Notes {
		v.Notes = append(v.Notes, show(n))
	}
	known := map[shown]string{}
	for _, row := range s.rows {
		known[row.Path] = row.ID
	}
	file := func(path string) htmlFiling { return htmlFiling{show(path), known[show(path)]} }
	for i := range r.Entries {
		e := &r.Entries[i]
		row := htmlRosterRow{State: shown(StateLabel(e.State)), Severity: lint.Off, Person: show(e.Person()), Due: show(strings.TrimSpace(due(e)))}
		for _, f := range e.Files {
			row.Files = append(row.Files, file(f.Path))
		}
		row.tell(r.Of(i))
		if len(e.Maybe) > 0 {
			row.Problems = append(row.Problems, show("可能是这些文件，请核实："+strings.Join(e.Maybe, "、")))
		}
		if row.Severity == lint.Off && e.State == lint.Filed {
			v.Right = append(v.Right, row)
		} else {
			v.Wrong = append(v.Wrong, row)
		}
	}
	for _, p := range r.Of(-1) {
		row := htmlRosterRow{State: "对不上号", Severity: lint.Off, Files: []htmlFiling{file(p.Path)}}
		row.tell([]lint.RosterProblem{p})
		v.Wrong = append(v.Wrong, row)
	}
	return v
}

// tell adds what is wrong.
func (x *htmlRosterRow) tell(problems []lint.RosterProblem) {
	for _, p := range problems {
		x.Severity = max(x.Severity, p.Severity)
		x.Problems = append(x.Problems, show(p.Message))
	}
}

// due names the report that an entry has to file, as far as the list tells.
func due(e *lint.RosterEntry) string {
	if e.Year == 0 {
		return e.Type
	}
	return e.Type + " " + number(e.Year) + "年"
}
