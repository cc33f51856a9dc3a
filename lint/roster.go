package lint

import (
	"slices"
	"strings"
)

// A Roster is a list of who has to file a report, compared with what was filed.
type Roster struct {
	Path     string // of the list
	Entries  []RosterEntry
	Problems []RosterProblem // those of the entries in their order, then those of files
	Notes    []string        // what should be known of the list itself, for people
	Partial  bool            // the run was interrupted: who has not filed is not known
}

// A RosterEntry is one row of the list.
type RosterEntry struct {
	Row              int // in the file, counted from 1
	Unit, Post, Name string
	Type             string // the report that is due; empty: any
	Year             int    // 0: any
	State            RosterState
	Files            []Filing // that belong to the entry, by path
	Maybe            []string // paths of files that may belong to it, or to another
}

// Person names the entry for people: 罗成（县水文站，站长）.
func (e *RosterEntry) Person() string {
	if e.Name == "" {
		return e.Unit
	}
	more := slices.DeleteFunc([]string{e.Unit, e.Post}, func(s string) bool { return s == "" })
	if len(more) == 0 {
		return e.Name
	}
	return e.Name + "（" + strings.Join(more, "，") + "）"
}

// A Filing is a file that belongs to an entry.
type Filing struct {
	Path string
	By   string // what it was recognised by, in Chinese
	Type string // what it is
	Year int
}

// A RosterState says what became of an entry.
type RosterState string

// The states. Programs may rely on the words.
const (
	Filed    RosterState = "filed"
	Missing  RosterState = "missing"
	Repeated RosterState = "repeated"
	Unclear  RosterState = "unclear" // there is a file that may be meant, or none can be told
)

// A RosterProblem is something that is wrong with an entry or with a file.
type RosterProblem struct {
	Kind     string // a stable word for programs: "missing", "repeated", "wrong-type", …
	Severity Severity
	Entry    int    // index of the entry; -1: none
	Path     string // the file; empty: none
	Message  string // for people
}

// AtLeast returns how many problems have a severity or a graver one. A nil Roster has none.
func (r *Roster) AtLeast(severity Severity) int {
	if r == nil {
		return 0
	}
	n := 0
	for _, p := range r.Problems {
		if p.Severity >= severity {
			n++
		}
	}
	return n
}

// Count returns how many entries are in a state.
func (r *Roster) Count(state RosterState) int {
	n := 0
	for i := range r.Entries {
		if r.Entries[i].State == state {
			n++
		}
	}
	return n
}

// Of returns the problems of an entry; of -1, those of files that belong to none.
func (r *Roster) Of(entry int) []RosterProblem {
	var list []RosterProblem
	for _, p := range r.Problems {
		if p.Entry == entry {
			list = append(list, p)
		}
	}
	return slices.Clip(list)
}
