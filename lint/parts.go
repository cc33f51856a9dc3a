package lint

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// parts says which sections play which roles.
type parts struct {
	sections map[string][]*doc.Section
	roles    map[*doc.Section][]string
}

// assign recognises the parts of a document by their headings. Below a section that
// plays a role no other is sought: a work heading such as 解决突出问题情况 is not the
// part that lists problems.
func assign(d *doc.Document, defined []Part) parts {
	p := parts{map[string][]*doc.Section{}, map[*doc.Section][]string{}}
	d.Body.Walk(func(s *doc.Section) bool {
		if s.Parent == nil {
			return true
		}
		for i := range defined {
			if role := defined[i].Role; defined[i].Matches(s.Heading.String()) {
				p.sections[role] = append(p.sections[role], s)
				p.roles[s] = append(p.roles[s], role)
			}
		}
		return len(p.roles[s]) == 0
	})
	return p
}

// Matches reports whether a heading names the part: it contains a stem of Match and none
// of Except.
func (p *Part) Matches(heading string) bool {
	for _, stem := range p.Except {
		if strings.Contains(heading, stem) {
			return false
		}
	}
	for _, stem := range p.Match {
		if strings.Contains(heading, stem) {
			return true
		}
	}
	return false
}
