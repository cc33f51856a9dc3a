// Package roster compares what was filed with a list of who has to file.
//
// The list is a table, .xlsx or .csv, whose columns are recognised by what their heads
// mean. Reports are matched to its rows by the names and units in their titles, signatures
// and file names. What can mean several rows is said to be unclear and never guessed.
package roster

import (
	"fmt"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

// A List is who has to file. Reports are added to it one by one, in order.
type List struct {
	roster lint.Roster
	packs  []lint.Pack
	names  map[string][]int     // entries by name
	longer map[rune][]string    // the names that begin with a character, the longest first
	doubts []lint.RosterProblem // with files that cannot be told
}

// Open reads the list at path. The packs say which report types there are. The error is a
// Chinese sentence, or several, that names the file, the cell and the cure.
func Open(path string, packs []lint.Pack) (*List, error) {
	data, err := read(path)
	if err != nil {
		return nil, fmt.Errorf("名单 %s：%w", path, err)
	}
	return parse(path, data, packs)
}

// parse reads a list from the bytes of a file.
func parse(path string, data []byte, packs []lint.Pack) (*List, error) {
	rows, notes, err := tableOf(data)
	if err != nil {
		return nil, fmt.Errorf("名单 %s：%w", path, err)
	}
	l := &List{roster: lint.Roster{Path: path, Notes: notes}, packs: packs, names: map[string][]int{}, longer: map[rune][]string{}}
	if mistakes := l.take(rows); len(mistakes) > 0 {
		return nil, fmt.Errorf("名单 %s：%s", path, strings.Join(mistakes, "\n"))
	}
	l.index()
	return l, nil
}
