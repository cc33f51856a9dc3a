package check

import (
	"regexp/syntax"
	"unicode/utf8"
)

// reach returns how many bytes long a match of the expression can be, -1 if there is no end
// to it or it is not known.
func reach(expr string) int {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return -1
	}
	return reachOf(re)
}

func reachOf(re *syntax.Regexp) int {
	switch re.Op {
	case syntax.OpLiteral:
		n := 0
		for _, r := range re.Rune {
			n += utf8.RuneLen(r)
		}
		if re.Flags&syntax.FoldCase != 0 {
			n = utf8.UTFMax * len(re.Rune)
		}
		return n
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return utf8.UTFMax
	case syntax.OpStar, syntax.OpPlus:
		return -1
	case syntax.OpRepeat:
		return multiplied(reachOf(re.Sub[0]), re.Max)
	}
	// A concatenation is as long as its parts, an alternation as the longest of them; what
	// remains has one part, or none and matches nothing but a place.
	sum, longest := 0, 0
	for _, sub := range re.Sub {
		n := reachOf(sub)
		if n < 0 {
			return -1
		}
		sum, longest = sum+n, max(longest, n)
	}
	if re.Op == syntax.OpConcat {
		return sum
	}
	return longest
}

// multiplied multiplies a reach; -1 stands for no end.
func multiplied(n, most int) int {
	if n < 0 || most < 0 {
		return -1
	}
	return n * most
}
