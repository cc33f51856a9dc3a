package check

import (
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Most words with a context are common ones (检查, 及时), and their expressions rarely
// match. What an expression needs is derived from it when the pack is read: literals of
// which one stands in whatever it matches. Where none is near a word, the expression is
// neither compiled nor run.

// maxNeeds is how many literals are kept of one expression: to look for more of them
// would cost as much as to run it.
const maxNeeds = 512

// A condition must hold around a word, or an expression cannot match over it.
type condition struct {
	needs []string // one of these stands there; empty: not known
	leads []int    // of each need: the offset of the word in it; -1: the word is no part of it
	reach int      // how many bytes long a match can be; -1: not known
}

// conditionOf returns the condition of an expression for a word.
func conditionOf(word, expr string) condition {
	return condition{needs: needs(word, expr), reach: reach(expr)}.of(word)
}

// of returns the condition for a word.
func (c condition) of(word string) condition {
	c.leads = make([]int, len(c.needs))
	for i, need := range c.needs {
		c.leads[i] = strings.Index(need, word)
	}
	return c
}

// field encodes a condition; one that says nothing is empty.
func (c condition) field() string {
	if len(c.needs) == 0 {
		return ""
	}
	return strconv.Itoa(c.reach) + wordList + strings.Join(c.needs, wordList)
}

func parseCondition(field string) condition {
	number, list, _ := strings.Cut(field, wordList)
	n, err := strconv.Atoi(number)
	if err != nil {
		return condition{}
	}
	return condition{needs: wordsOf(list), reach: n}
}

// met reports whether the condition of a word holds in a window that has the word at offset i.
// Mostly the word is there once, and so is what holds it.
func (c condition) met(window, word string, i int) bool {
	if len(c.needs) == 0 {
		return true
	}
	if c.reach >= 0 {
		from := max(0, i+len(word)-c.reach)
		window, i = window[from:min(len(window), i+c.reach)], i-from
	}
	once := strings.Count(window, word) == 1
	for n, need := range c.needs {
		lead := c.leads[n]
		switch {
		case !once || lead < 0:
			if strings.Contains(window, need) {
				return true
			}
		case lead <= i && strings.HasPrefix(window[i-lead:], need):
			return true
		}
	}
	return false
}

// needs returns literals one of which is in all that expr matches; none where there are
// no such literals, or where all that can be told is that the word itself is in it.
func needs(word, expr string) []string {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil || expr == "" {
		return nil
	}
	n := needer{word}
	list := n.of(re).all(n)
	if n.worth(list) == 0 {
		return nil
	}
	return shortest(list)
}

// shortest returns the literals that hold no other one.
func shortest(list []string) []string {
	slices.Sort(list)
	var kept []string
	for i, s := range list {
		holds := func(t string) bool { return t != s && strings.Contains(s, t) }
		if (i == 0 || list[i-1] != s) && !slices.ContainsFunc(list, holds) {
			kept = append(kept, s)
		}
	}
	return kept
}

// A demand is what is known of the texts that an expression matches.
type demand struct {
	exact  []string // all of these texts and no others; nil if that is not known
	starts []string // each starts with one of these; nil if nothing is known
	needs  []string // each holds one of these; nil if nothing is known
}

// exactly returns the demand of texts that are known.
func exactly(texts []string) demand { return demand{exact: texts, starts: texts} }

// repeated returns what is left of a demand where its text may be followed by more.
func (d demand) repeated() demand { return demand{starts: d.starts, needs: d.needs} }

// all returns the literals of which each text holds one.
func (d demand) all(n needer) []string { return n.better(d.needs, d.starts) }

// A needer derives demands for one word.
type needer struct{ word string }

// worth is the length of the shortest literal; a set says nothing if one of its members is
// part of the word, which is there anyway.
func (n needer) worth(list []string) int {
	if len(list) == 0 || len(list) > maxNeeds {
		return 0
	}
	least := len(list[0])
	for _, s := range list {
		if strings.Contains(n.word, s) {
			return 0
		}
		least = min(least, len(s))
	}
	return least
}

// better returns the set that says more.
func (n needer) better(a, b []string) []string {
	if v, w := n.worth(a), n.worth(b); w > v || w == v && len(b) < len(a) {
		return b
	}
	return a
}

func (n needer) of(re *syntax.Regexp) demand {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 {
			return exactly([]string{string(re.Rune)})
		}
	case syntax.OpCharClass:
		return exactly(members(re.Rune))
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpEndText, syntax.OpBeginLine, syntax.OpEndLine:
		return exactly([]string{""})
	case syntax.OpCapture:
		return n.of(re.Sub[0])
	case syntax.OpConcat:
		return n.sequence(re.Sub)
	case syntax.OpAlternate:
		return n.choice(re.Sub)
	case syntax.OpQuest:
		if d := n.of(re.Sub[0]); d.exact != nil {
			return exactly(append(slices.Clone(d.exact), ""))
		}
	case syntax.OpPlus:
		return n.of(re.Sub[0]).repeated()
	case syntax.OpRepeat:
		if re.Min > 0 {
			return n.of(re.Sub[0]).repeated()
		}
	}
	return demand{}
}

// members returns the characters of a small class.
func members(ranges []rune) []string {
	const most = 16
	var list []string
	for i := 0; i < len(ranges); i += 2 {
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			if len(list) == most || !utf8.ValidRune(r) {
				return nil
			}
			list = append(list, string(r))
		}
	}
	return list
}

// sequence joins what is known of the parts, as long as that is exact, and keeps the best
// of the stretches.
func (n needer) sequence(parts []*syntax.Regexp) demand {
	all := exactly([]string{""})
	run := []string{""} // what the parts just read end with
	for _, part := range parts {
		d := n.of(part)
		if joined := join(run, d.exact); joined != nil {
			if run = joined; all.exact != nil {
				all = exactly(run)
			}
			continue
		}
		if joined := join(run, d.starts); joined != nil {
			run = joined
		}
		if all.exact != nil {
			all = demand{starts: run}
		}
		all.needs = n.better(n.better(all.needs, run), d.all(n))
		run = []string{""}
		if len(d.exact) > 0 {
			run = d.exact
		}
	}
	if all.exact == nil {
		all.needs = n.better(all.needs, run)
	}
	return all
}

// join returns each text of a followed by each of b, nil if there are too many.
func join(a, b []string) []string {
	if len(a)*len(b) > maxNeeds {
		return nil
	}
	var list []string
	for _, s := range a {
		for _, t := range b {
			list = append(list, s+t)
		}
	}
	return list
}

// choice puts together what is known of the alternatives.
func (n needer) choice(parts []*syntax.Regexp) demand {
	var all demand
	exact, started, known := true, true, true
	for _, part := range parts {
		d := n.of(part)
		exact, started = exact && d.exact != nil, started && d.starts != nil
		all.exact, all.starts = append(all.exact, d.exact...), append(all.starts, d.starts...)
		list := d.all(n)
		known = known && n.worth(list) > 0
		all.needs = append(all.needs, list...)
	}
	if !exact || len(all.exact) > maxNeeds {
		all.exact = nil
	}
	if !started || len(all.starts) > maxNeeds {
		all.starts = nil
	}
	if !known {
		all.needs = nil
	}
	return all
}
