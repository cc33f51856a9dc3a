package output

import "github.com/jiaogao/jiaogao/lint"

type jsonRoster struct {
	Path     string              `json:"path"`
	Partial  bool                `json:"partial"`
	Entries  []jsonRosterEntry   `json:"entries"`
	Problems []jsonRosterProblem `json:"problems"`
	Notes    []string            `json:"notes"`
}

type jsonRosterEntry struct {
	Row   int              `json:"row"`
	Unit  string           `json:"unit"`
	Name  string           `json:"name"`
	Post  string           `json:"post"`
	Type  string           `json:"type"`
	Year  int              `json:"year"`
	State lint.RosterState `json:"state"`
	Files []jsonFiling     `json:"files"`
	Maybe []string         `json:"maybe"`
}

type jsonFiling struct {
	Path string `json:"path"`
	By   string `json:"by"`
	Type string `json:"type"`
	Year int    `json:"year"`
}

type jsonRosterProblem struct {
	Kind     string        `json:"kind"`
	Severity lint.Severity `json:"severity"`
	Row      int           `json:"row"` // 0: the file belongs to no row
	Path     string        `json:"path"`
	Message  string        `json:"message"`
}

// rosterOf returns nil where there was no list.
func rosterOf(r *lint.Roster) *jsonRoster {
	if r == nil {
		return nil
	}
	j := &jsonRoster{r.Path, r.Partial, []jsonRosterEntry{}, []jsonRosterProblem{}, append([]string{}, r.Notes...)}
	for i := range r.Entries {
		e := &r.Entries[i]
		entry := jsonRosterEntry{e.Row, e.Unit, e.Name, e.Post, e.Type, e.Year, e.State, []jsonFiling{}, append([]string{}, e.Maybe...)}
		for _, f := range e.Files {
			entry.Files = append(entry.Files, jsonFiling(f))
		}
		j.Entries = append(j.Entries, entry)
	}
	for _, p := range r.Problems {
		row := 0
		if p.Entry >= 0 {
			row = r.Entries[p.Entry].Row
		}
		j.Problems = append(j.Problems, jsonRosterProblem{p.Kind, p.Severity, row, p.Path, p.Message})
	}
	return j
}
