package main

import "fmt"

// suggest returns a question that names the candidate nearest to what was written, or
// nothing where none is near.
func suggest(written string, candidates []string) string {
	best, least := "", len([]rune(written))/3+2
	for _, c := range candidates {
		if d := distance([]rune(written), []rune(c)); d < least {
			best, least = c, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("（是不是 %s？）", best)
}

// distance counts the insertions, deletions and substitutions that turn a into b.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
