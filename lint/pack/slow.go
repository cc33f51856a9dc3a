package pack

import (
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// A Slow is a parameter of a rule whose cost for each byte of a report is not well bounded.
type Slow struct {
	lint.Slow
	Rule     string
	File     string       // the path of the pack, or the name of a shipped one
	Position doc.Position // in the file; zero for shipped packs
}

// FindSlow returns the slow parameters of the rules in the shipped packs and in the pack
// files, those they extend included. The error is of type [Mistakes].
func FindSlow(paths ...string) ([]Slow, error) {
	l, _, err := load(disk{}, slashed(paths))
	if err != nil {
		return nil, err
	}
	var list []Slow
	for _, f := range append(l.shipped[:len(l.shipped):len(l.shipped)], l.read...) {
		list = append(list, f.slow()...)
	}
	return list, nil
}

func (f *file) slow() []Slow {
	var list []Slow
	for _, r := range f.rules {
		weighed, ok := r.Check.(lint.Weighed)
		if !ok {
			continue
		}
		for _, s := range weighed.Slow() {
			slow := Slow{Slow: s, Rule: r.ID, File: f.name}
			if f.source != nil {
				slow.Position = f.source.position(f.source.offset(append([]string{"rule", r.ID}, s.Param...)))
			}
			list = append(list, slow)
		}
	}
	return list
}
