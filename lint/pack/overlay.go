package pack

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/jiaogao/jiaogao/lint"
)

// overlay lays parts and rules over those of p. One that p has is replaced as a whole, at
// its place; the others follow. What p has from one origin alone it shares with it.
func overlay(p *lint.Pack, parts []lint.Part, rules []*lint.Rule) {
	p.Parts = overlayParts(p.Parts, parts)
	if len(p.Rules) == 0 {
		p.Rules = slices.Clip(rules)
		return
	}
	at := make(map[string]int, len(p.Rules)+len(rules))
	for i := range p.Rules {
		at[p.Rules[i].ID] = i
	}
	owned := false // what is shared has no room: append copies it
	for i := range rules {
		k, replaces := at[rules[i].ID]
		switch {
		case !replaces:
			p.Rules = append(p.Rules, rules[i])
			continue
		case !owned:
			p.Rules, owned = slices.Clone(p.Rules), true
		}
		p.Rules[k] = rules[i]
	}
}

// overlayParts keeps the parts in the order of a report: a new part comes behind the one
// that stands before it in over, or before the first that both have.
func overlayParts(parts, over []lint.Part) []lint.Part {
	if len(parts) == 0 {
		return slices.Clip(over)
	}
	parts = slices.Clone(parts)
	next := len(parts)
	for _, p := range slices.Backward(over) {
		if i := role(parts, p.Role); i >= 0 {
			next = i
		}
	}
	for _, p := range over {
		if i := role(parts, p.Role); i >= 0 {
			parts[i], next = p, i+1
			continue
		}
		parts = slices.Insert(parts, next, p)
		next++
	}
	return parts
}

// role returns the index of the part that plays a role, or -1.
func role(parts []lint.Part, role string) int {
	return slices.IndexFunc(parts, func(p lint.Part) bool { return p.Role == role })
}

// conflict returns the id of a rule of b that p has from elsewhere, unless f decides by
// having that rule itself.
func conflict(p, b *lint.Pack, f *file) string {
	if f.source == nil {
		return ""
	}
	checks := map[string]lint.Check{}
	for _, r := range slices.Concat(p.Rules, f.rules) {
		checks[r.ID] = r.Check
	}
	for _, r := range f.rules {
		delete(checks, r.ID)
	}
	for _, r := range b.Rules {
		if c, ok := checks[r.ID]; ok && c != r.Check {
			return r.ID
		}
	}
	return ""
}

// setSeverity reports whether p has the rule.
func setSeverity(p *lint.Pack, rule string, severity lint.Severity) bool {
	i := slices.IndexFunc(p.Rules, func(r *lint.Rule) bool { return r.ID == rule })
	if i >= 0 {
		tuned := *p.Rules[i] // other packs may hold the rule too
		tuned.Severity = severity
		p.Rules[i] = &tuned
	}
	return i >= 0
}

// Add returns packs with the extra ones laid over them. An extra pack with Match is a
// report type of its own and replaces one of the same title; the parts, rules and formula of
// one without Match are laid over every type. The packs given are not changed.
func Add(packs, extra []lint.Pack) []lint.Pack {
	all := clone(packs)
	var everywhere []lint.Pack
	for _, e := range clone(extra) {
		if len(e.Match) == 0 {
			everywhere = append(everywhere, e)
		} else {
			all = addType(all, e)
		}
	}
	if len(everywhere) > 0 && !slices.ContainsFunc(all, func(p lint.Pack) bool { return len(p.Match) == 0 }) {
		all = append(all, lint.Pack{Title: everywhere[0].Title})
	}
	for _, e := range everywhere {
		for i := range all {
			overlay(&all[i], e.Parts, e.Rules)
			all[i].Grading = cmp.Or(e.Grading, all[i].Grading)
		}
	}
	return all
}

// addType puts a report type in the place of that with its title, else in front, so that
// it is preferred where a title matches two types equally well.
func addType(packs []lint.Pack, p lint.Pack) []lint.Pack {
	i := slices.IndexFunc(packs, func(old lint.Pack) bool { return len(old.Match) > 0 && old.Title == p.Title })
	if i < 0 {
		return slices.Insert(packs, 0, p)
	}
	packs[i] = p
	return packs
}

// Tune returns packs whose rules have the severities given by their ids. The error names
// the rules that no pack has. The packs given are not changed.
func Tune(packs []lint.Pack, severity map[string]lint.Severity) ([]lint.Pack, error) {
	tuned := clone(packs)
	var unknown Mistakes
	for _, rule := range slices.Sorted(maps.Keys(severity)) {
		if what := tune(tuned, rule, severity[rule]); what != "" {
			unknown = append(unknown, Mistake{File: "severity", What: what})
		}
	}
	return tuned, unknown.err()
}

// tune sets the severity of a rule in all packs and says what is wrong if none has it.
func tune(packs []lint.Pack, rule string, severity lint.Severity) string {
	found := false
	for i := range packs {
		found = setSeverity(&packs[i], rule, severity) || found
	}
	if found {
		return ""
	}
	return fmt.Sprintf("没有规则 %s%s", rule, candidates(rule, sortedKeys(ruleIDs(packs))))
}

// ruleIDs returns the ids of all rules.
func ruleIDs(packs []lint.Pack) map[string]bool {
	known := map[string]bool{}
	for i := range packs {
		for _, id := range ids(&packs[i]) {
			known[id] = true
		}
	}
	return known
}

// clone copies packs as deep as overlay and tune change them.
func clone(packs []lint.Pack) []lint.Pack {
	packs = slices.Clone(packs)
	for i := range packs {
		packs[i].Parts = slices.Clone(packs[i].Parts)
		packs[i].Rules = slices.Clone(packs[i].Rules)
	}
	return packs
}

func ids(p *lint.Pack) []string {
	ids := make([]string, len(p.Rules))
	for i := range p.Rules {
		ids[i] = p.Rules[i].ID
	}
	return ids
}

func sortedKeys(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }

func itoa(i int) string { return strconv.Itoa(i) }
