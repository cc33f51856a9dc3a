package lint

import (
	"slices"
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

// Present reports whether a heading or a passage provides the part.
func (p *Pass) Present(part Part) bool {
	for i := range p.state.pack.Parts {
		if p.state.pack.Parts[i].Role == part.Role {
			return p.state.provided()[i]
		}
	}
	return p.state.present(&part)
}

// provide says of each part that the pack defines whether the document has it.
func (s *state) provide() []bool {
	list := make([]bool, len(s.pack.Parts))
	for i := range s.pack.Parts {
		list[i] = s.present(&s.pack.Parts[i])
	}
	return list
}

func (s *state) present(part *Part) bool {
	if len(s.parts.sections[part.Role]) > 0 || part.Any && s.unclaimed() {
		return true
	}
	text := s.doc.Text.String()
	return slices.ContainsFunc(part.Text, func(phrase string) bool { return strings.Contains(text, phrase) })
}

// unclaimed reports whether a top section with text plays no role: reports that head their
// parts with slogans (一、抓学习，强信念) tell their work there. One without any headings tells
// it in its text.
func (s *state) unclaimed() bool {
	if len(s.doc.Body.Sections) == 0 {
		return !doc.SaysNothing(s.doc.Body.Content())
	}
	return slices.ContainsFunc(s.doc.Body.Sections, func(top *doc.Section) bool {
		return len(s.parts.roles[top]) == 0 && !doc.SaysNothing(top.Content())
	})
}

// A PartSeen says of a part that the pack defines what the report has of it.
type PartSeen struct {
	Role, Name string
	Required   bool
	Present    bool
	Items      int // the units in it that can be counted: numbered paragraphs, rows of tables
}

// survey says what the report has of each part.
func (s *state) survey() []PartSeen {
	seen := make([]PartSeen, len(s.pack.Parts))
	for i := range s.pack.Parts {
		p := &s.pack.Parts[i]
		seen[i] = PartSeen{p.Role, p.Name, p.Required, s.provided()[i], len(s.items(p.Role))}
	}
	return seen
}

// items returns the units of the parts that play a role, in reading order.
func (s *state) items(role string) []*doc.Item {
	var items []*doc.Item
	end := -1 // sections that play a role may lie within each other
	for _, section := range s.parts.sections[role] {
		for _, item := range section.Leaves() {
			if item.Text.Start() >= end {
				items = append(items, item)
				end = item.Text.End()
			}
		}
	}
	return items
}
