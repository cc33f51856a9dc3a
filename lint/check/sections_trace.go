package check

import (
	"fmt"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// trace tells what was looked for of each part, and which headings there are.
func (c *Sections) trace(p *lint.Pass) {
	p.Doc.Body.Walk(func(s *doc.Section) bool {
		if s.Parent != nil && s.Heading.Len() > 0 {
			p.Trace(headed(s), fmt.Sprintf("标题“%s”（第%d级）：%s", shorten(s.Heading.String()), s.Level, claims(p, s)))
		}
		return true
	})
	for _, part := range p.AllParts() {
		p.Trace(doc.Text{}, c.tracePart(p, part))
	}
}

// claims tells which parts claim a heading, and what kept the others from it.
func claims(p *lint.Pass, s *doc.Section) string {
	var list []string
	heading := s.Heading.String()
	for _, part := range p.AllParts() {
		except, stem := firstOf(heading, part.Except), firstOf(heading, part.Match)
		switch {
		case stem == "":
		case except != "":
			list = append(list, fmt.Sprintf("有“%s”，但被 [part.%s] 的 except“%s”排除", stem, part.Role, except))
		case p.Part(part.Role) != nil && !plays(p, s, part.Role):
			list = append(list, fmt.Sprintf("有“%s”，但它在别的部分之内，[part.%s] 没有写 nested", stem, part.Role))
		default:
			list = append(list, fmt.Sprintf("是 [part.%s]，因为有“%s”", part.Role, stem))
		}
	}
	if len(list) == 0 {
		return "没有一个部分的 match"
	}
	return strings.Join(list, "；")
}

// plays reports whether a section plays a role.
func plays(p *lint.Pass, s *doc.Section, role string) bool {
	for _, r := range p.Roles(s) {
		if r == role {
			return true
		}
	}
	return false
}

// firstOf returns the first of the words that s contains, or "".
func firstOf(s string, words []string) string {
	for _, w := range words {
		if strings.Contains(s, w) {
			return w
		}
	}
	return ""
}

// tracePart tells what the search that the rule names saw of a part.
func (c *Sections) tracePart(p *lint.Pass, part lint.Part) string {
	s := fmt.Sprintf("[part.%s] “%s”", part.Role, part.Name)
	if !part.Required && (c.Find == "missing" || c.Find == "thin") {
		return s + "：没有写 required = true，不查"
	}
	n := 0
	for _, section := range p.Parts(part.Role) {
		n += countHan(section.Content())
	}
	s += fmt.Sprintf("：找过标题里的“%s”，认出%d处，共%d个汉字", some(part.Match), len(p.Parts(part.Role)), n)
	switch c.Find {
	case "missing":
		if phrase := firstOf(p.Doc.Text.String(), part.Text); phrase != "" {
			s += "；正文里有 text 的“" + phrase + "”，算写了"
		} else if len(p.Parts(part.Role)) == 0 && p.Present(part) {
			s += "；any = true，有没人认领的一级标题，算写了"
		}
	case "thin":
		s += fmt.Sprintf("，min 是%d", c.Min)
	case "topics":
		s += c.traceTopics(p, part)
	}
	return s
}

func (c *Sections) traceTopics(p *lint.Pass, part lint.Part) string {
	var b strings.Builder
	for _, t := range part.Topics {
		switch word := firstOf(p.Doc.Text.String(), t.Match); {
		case !inForce(t.Since, t.Until, p.Doc.Year):
			fmt.Fprintf(&b, "；“%s”不适用于%d年的报告", t.Name, p.Doc.Year)
		case word != "":
			fmt.Fprintf(&b, "；“%s”写到了，有“%s”", t.Name, word)
		default:
			fmt.Fprintf(&b, "；“%s”没有写到", t.Name)
		}
	}
	return b.String()
}
