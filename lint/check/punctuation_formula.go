package check

import "strings"

// opensFormula reports whether the bracket at offset i belongs to a formula of a
// spreadsheet: a sign of equality or the name of a function stands before it.
func opensFormula(s string, i int) bool {
	start := i
	for start > 0 && s[start-1] > ' ' && s[start-1] < 0x80 && i-start < 200 {
		start--
	}
	word := s[start:i]
	if n := strings.LastIndexByte(word, '='); n >= 0 {
		return n+1 < len(word)
	}
	return functionName(word)
}

// functionName reports whether s starts with the name of a function of a spreadsheet.
func functionName(s string) bool {
	return hasAny(s, "SUM", "COUNT", "IF", "MAX", "MIN", "AVERAGE", "VLOOKUP", "XLOOKUP", "HLOOKUP", "ROUND", "INDEX", "MATCH", "TEXT", "LEFT(", "RIGHT(", "MID(", "RANK") != ""
}

// balanced returns the offset behind the bracket that closes the one at offset i, that
// behind i if none does so in its paragraph.
func balanced(s string, i int) int {
	depth := 0
	for k := i; k < len(s) && k-i < 600 && s[k] != '\n'; k++ {
		switch s[k] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return k + 1
			}
		}
	}
	return i + 1
}
