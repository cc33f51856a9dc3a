package pack

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// A branch is one of several ways in which a pattern can match.
type branch struct {
	name          string
	without, only *syntax.Regexp // the pattern that lacks this way, and that has it alone
}

// maxClass is how many characters a class holds at most whose members are ways of their
// own. A larger one says what must not stand there.
const maxClass = 40

// branches returns the ways of a pattern.
func branches(expr string) []branch {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return nil
	}
	return branchesOf(re)
}

func branchesOf(re *syntax.Regexp) []branch {
	var list []branch
	for i, sub := range re.Sub {
		if re.Op == syntax.OpAlternate {
			rest := *re
			rest.Sub = slices.Delete(slices.Clone(re.Sub), i, i+1)
			list = append(list, branch{sub.String(), &rest, sub})
		}
		for _, v := range branchesOf(sub) {
			without, only := *re, *re
			without.Sub, only.Sub = slices.Clone(re.Sub), slices.Clone(re.Sub)
			without.Sub[i], only.Sub[i] = v.without, v.only
			if re.Op == syntax.OpAlternate {
				only = *v.only
			}
			list = append(list, branch{v.name, &without, &only})
		}
	}
	if members := classMembers(re); len(members) > 1 {
		for i, r := range members {
			list = append(list, branch{string(r), classOf(re, slices.Delete(slices.Clone(members), i, i+1)), classOf(re, []rune{r})})
		}
	}
	return list
}

// classMembers returns the characters of a small class.
func classMembers(re *syntax.Regexp) []rune {
	if re.Op != syntax.OpCharClass {
		return nil
	}
	var members []rune
	for i := 0; i < len(re.Rune); i += 2 {
		for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
			if members = append(members, r); len(members) > maxClass {
				return nil
			}
		}
	}
	if len(members) == 10 && members[0] == '0' {
		return nil // \d
	}
	return members
}

func classOf(re *syntax.Regexp, members []rune) *syntax.Regexp {
	c := *re
	c.Rune = nil
	for _, r := range members {
		c.Rune = append(c.Rune, r, r)
	}
	return &c
}

// matching returns texts that a pattern matches: with what may be left out and without it.
func matching(expr string) []string {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return nil
	}
	return matched(re)
}

func matched(re *syntax.Regexp) []string {
	full, short := text(re, 1), text(re, 0)
	if full == short {
		return []string{full}
	}
	return []string{full, short}
}

// text returns a text that a tree matches; what may stand any number of times stands there
// often times if it can.
func text(re *syntax.Regexp, often int) string {
	switch re.Op {
	case syntax.OpLiteral:
		return string(re.Rune)
	case syntax.OpCharClass:
		return string(member(re))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return "甲"
	case syntax.OpCapture:
		return text(re.Sub[0], often)
	case syntax.OpStar, syntax.OpQuest:
		return strings.Repeat(text(re.Sub[0], often), often)
	case syntax.OpPlus:
		return text(re.Sub[0], often)
	case syntax.OpRepeat:
		n := max(re.Min, often)
		if re.Max >= 0 {
			n = min(n, re.Max)
		}
		return strings.Repeat(text(re.Sub[0], often), n)
	case syntax.OpAlternate:
		return text(re.Sub[0], often)
	}
	var b strings.Builder
	for _, sub := range re.Sub {
		b.WriteString(text(sub, often))
	}
	return b.String()
}

// member returns a character of a class, a harmless one if it can.
func member(re *syntax.Regexp) rune {
	for _, r := range "甲丙庚辛处3，。" {
		for i := 0; i < len(re.Rune); i += 2 {
			if re.Rune[i] <= r && r <= re.Rune[i+1] {
				return r
			}
		}
	}
	if len(re.Rune) == 0 {
		return utf8.RuneError
	}
	return re.Rune[0]
}
