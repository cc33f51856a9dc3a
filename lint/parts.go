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
// plays a role only labels in prose (存在的不足：…) and nested parts are sought: a work
// heading such as 解决突出问题情况 is not the part that lists problems.
func assign(d *doc.Document, defined []Part) parts {
	p := parts{map[string][]*doc.Section{}, map[*doc.Section][]string{}}
	p.under(d.Body, defined, false)
	return p
}

// under assigns the sections below s. Within says that s lies in a part already.
func (p parts) under(s *doc.Section, defined []Part, within bool) {
	for _, sub := range s.Sections {
		for i := range defined {
			if (!within || sub.Label || defined[i].Nested) && defined[i].Matches(sub.Heading.String()) {
				role := defined[i].Role
				p.sections[role] = append(p.sections[role], sub)
				p.roles[sub] = append(p.roles[sub], role)
			}
		}
		p.under(sub, defined, within || len(p.roles[sub]) > 0)
	}
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
