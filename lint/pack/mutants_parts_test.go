package pack

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// partMutants returns the mutants of the parts of all report types, and of the titles that
// call for a type.
func (lab *laboratory) partMutants() []*mutant {
	var list []*mutant
	for i := range lab.packs {
		s := &subject{laboratory: lab, home: &lab.packs[i], rule: lab.packs[i].Rules[0]}
		add := func(what string, texts []string, change func(*lint.Pack)) {
			list = append(list, &mutant{rule: "parts", what: lab.packs[i].Title + ": " + what, of: s, look: structure, texts: func() []string { return texts },
				packs: func() ([]lint.Pack, error) {
					packs := lab.structural()
					change(&packs[i])
					return packs, nil
				}})
		}
		s.once.Do(func() { s.packs, s.linter = lab.structural(), lab.structureLinter() })
		for k, m := range lab.packs[i].Match {
			add("match "+m, []string{"河湾镇2023年度" + m + "\n一、其他\n检修水泵六台。", "河湾镇2023年度" + m + "的报告\n一、其他\n检修水泵六台。"}, func(p *lint.Pack) { p.Match = without(p.Match, k) })
		}
		for k := range lab.packs[i].Parts {
			partChanges(&lab.packs[i], k, add)
		}
	}
	return list
}

// structural returns the packs with the rules that look at parts.
func (lab *laboratory) structural() []lint.Pack {
	packs := clone(lab.packs)
	for i := range packs {
		packs[i].Rules = slices.DeleteFunc(packs[i].Rules, func(r *lint.Rule) bool { return r.Kind != "sections" })
	}
	return packs
}

func (lab *laboratory) structureLinter() *lint.Linter {
	l, err := lint.New(lab.structural(), lab.segments)
	if err != nil {
		panic(err) // they were loaded before
	}
	return l
}

// structure tells the type of a report and which of its sections are which parts.
func structure(result lint.Result, l *lint.Linter, d *doc.Document) string {
	var b strings.Builder
	fmt.Fprintln(&b, result.Type, result.Parts)
	roles := l.Roles(d)
	d.Body.Walk(func(s *doc.Section) bool {
		fmt.Fprintln(&b, s.Text.Span(), roles[s])
		return true
	})
	for _, f := range result.Findings {
		fmt.Fprintln(&b, f.Rule, f.Span, f.Section)
	}
	return b.String()
}

func without(list []string, i int) []string { return slices.Delete(slices.Clone(list), i, i+1) }

// partChanges adds the mutants of one part.
func partChanges(p *lint.Pack, k int, add func(string, []string, func(*lint.Pack))) {
	part := &p.Parts[k]
	title := "河湾镇2023年度" + p.Title + "\n"
	alter := func(change func(*lint.Part)) func(*lint.Pack) {
		return func(p *lint.Pack) {
			p.Parts = slices.Clone(p.Parts)
			change(&p.Parts[k])
		}
	}
	for i, m := range part.Match {
		add(part.Role+" match "+m, []string{title + "一、" + m + "\n检修水泵六台。\n"}, alter(func(p *lint.Part) { p.Match = without(p.Match, i) }))
	}
	for i, e := range part.Except {
		texts := []string{title + "一、" + e + "\n检修水泵六台。\n"}
		for _, m := range part.Match {
			texts = append(texts, title+"一、"+e+m+"\n检修水泵六台。\n", title+"一、"+m+e+"\n检修水泵六台。\n")
		}
		add(part.Role+" except "+e, texts, alter(func(p *lint.Part) { p.Except = without(p.Except, i) }))
	}
	for i, phrase := range part.Text {
		add(part.Role+" text "+phrase, []string{title + "检修水泵六台。" + phrase + "人手。\n"}, alter(func(p *lint.Part) { p.Text = without(p.Text, i) }))
	}
	bare := []string{title + "一、亍亍\n检修水泵六台。\n", title + "检修水泵六台。\n"}
	for _, m := range part.Match {
		bare = append(bare, title+"一、亍亍\n（一）"+m+"\n检修水泵六台。\n", title+"一、工作情况\n（一）"+m+"\n检修水泵六台。\n")
	}
	add(part.Role+" required", bare, alter(func(p *lint.Part) { p.Required = !p.Required }))
	add(part.Role+" any", bare, alter(func(p *lint.Part) { p.Any = !p.Any }))
	add(part.Role+" nested", bare, alter(func(p *lint.Part) { p.Nested = !p.Nested }))
	topicChanges(part, title, func(what string, texts []string, change func(*lint.Part)) { add(what, texts, alter(change)) })
}

// topicChanges adds the mutants of the topics of one part.
func topicChanges(part *lint.Part, title string, add func(string, []string, func(*lint.Part))) {
	for i, topic := range part.Topics {
		change := func(f func(*lint.Topic)) func(*lint.Part) {
			return func(p *lint.Part) {
				p.Topics = slices.Clone(p.Topics)
				f(&p.Topics[i])
			}
		}
		for j, m := range topic.Match {
			texts := []string{title + "一、" + part.Match[0] + "\n检修水泵六台，" + m + "。\n"}
			add(part.Role+" topic "+m, texts, change(func(t *lint.Topic) { t.Match = without(t.Match, j) }))
		}
		var years []string
		for year := 2012; year <= 2028; year++ {
			years = append(years, strings.Replace(title, "2023", fmt.Sprint(year), 1)+"一、"+part.Match[0]+"\n检修水泵六台。\n")
		}
		if topic.Since > 0 {
			add(part.Role+" topic since", years, change(func(t *lint.Topic) { t.Since++ }))
		}
		if topic.Until > 0 {
			add(part.Role+" topic until", years, change(func(t *lint.Topic) { t.Until-- }))
		}
	}
}
