package output

import (
	"slices"
	"strings"
	"unicode"
)

// A piece is some words of a passage.
type piece struct {
	text    string
	differs bool
}

const (
	contrastWords  = 32 // of each passage that are shown: a line
	contrastBefore = 8  // of them before the first difference
)

// contrast cuts two passages to a window that begins a little before the first difference,
// or at their beginning, and parts it into what is the same and what differs.
func contrast(own, other string) (a, b []piece) {
	x, y := words(own), words(other)
	skip := 0
	for skip < len(x) && skip < len(y) && x[skip] == y[skip] {
		skip++
	}
	if skip = max(0, skip-contrastBefore); skip+contrastBefore == min(len(x), len(y)) {
		skip = 0
	}
	s, t := x[skip:min(len(x), skip+contrastWords)], y[skip:min(len(y), skip+contrastWords)]
	sameS, sameT := matching(s, t)
	a = windowed(s, sameS, skip > 0, skip+len(s) < len(x))
	b = windowed(t, sameT, skip > 0, skip+len(t) < len(y))
	return a, b
}

// words cuts a passage into numbers and single characters, white space left out.
func words(s string) []string {
	var list []string
	for i, r := range s {
		switch n := len(list); {
		case unicode.IsSpace(r):
		case n > 0 && strings.ContainsRune("0123456789.", r) && strings.ContainsAny(list[n-1][:1], "0123456789"):
			list[n-1] += string(r)
		default:
			list = append(list, s[i:i+len(string(r))])
		}
	}
	return list
}

// matching marks the words of two lists that are the same in the same order, as many as can
// be.
func matching(a, b []string) (inA, inB []bool) {
	most := make([][]int, len(a)+1) // of a[i:] and b[j:]
	for i := range most {
		most[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			most[i][j] = max(most[i+1][j], most[i][j+1])
			if a[i] == b[j] {
				most[i][j] = max(most[i][j], most[i+1][j+1]+1)
			}
		}
	}
	inA, inB = make([]bool, len(a)), make([]bool, len(b))
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j] && most[i][j] == most[i+1][j+1]+1:
			inA[i], inB[j] = true, true
			i, j = i+1, j+1
		case most[i+1][j] >= most[i][j+1]:
			i++
		default:
			j++
		}
	}
	return inA, inB
}

// windowed joins words to pieces. Where more words follow, those behind the last that is the
// same are left out: what they correspond to may lie beyond the window.
func windowed(list []string, same []bool, before, behind bool) []piece {
	if behind {
		last := len(same) - 1
		for last >= 0 && !same[last] {
			last--
		}
		list = list[:last+1]
	}
	var out []piece
	if before {
		out = append(out, piece{text: "…"})
	}
	for i, w := range list {
		if n := len(out); n > 0 && out[n-1].differs == !same[i] {
			out[n-1].text += w
		} else {
			out = append(out, piece{w, !same[i]})
		}
	}
	if behind {
		out = append(out, piece{text: "…"})
	}
	return slices.Clip(out)
}
