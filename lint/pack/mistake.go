package pack

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A Mistake is something wrong in a pack or in jiaogao.toml.
type Mistake struct {
	File     string
	Position doc.Position // zero where the file as a whole is meant
	What     string       // what is wrong and what to write instead, in Chinese
}

// Error returns "file:line:column: what".
func (m Mistake) Error() string {
	if m.Position.Line == 0 {
		return fmt.Sprintf("%s: %s", m.File, m.What)
	}
	return fmt.Sprintf("%s:%d:%d: %s", m.File, m.Position.Line, m.Position.Column, m.What)
}

// Mistakes are all mistakes that were found, by file and place. They are the error of
// [Load] and its siblings.
type Mistakes []Mistake

// Error returns one line for each mistake.
func (m Mistakes) Error() string {
	lines := make([]string, len(m))
	for i := range m {
		lines[i] = m[i].Error()
	}
	return strings.Join(lines, "\n")
}

// maxMistakes is how many mistakes are told of. Who made more has another problem, and a
// hostile file must not fill the screen.
const maxMistakes = 100

// err sorts the mistakes, those of one file together, and returns them as an error, or
// nil if there are none.
func (m Mistakes) err() error {
	if len(m) == 0 {
		return nil
	}
	order := map[string]int{}
	for _, x := range m {
		if _, ok := order[x.File]; !ok {
			order[x.File] = len(order)
		}
	}
	slices.SortStableFunc(m, func(a, b Mistake) int {
		return cmp.Or(order[a.File]-order[b.File], a.Position.Line-b.Position.Line, a.Position.Column-b.Position.Column)
	})
	m = slices.Compact(m)
	if len(m) > maxMistakes {
		rest := Mistake{File: m[maxMistakes].File, What: fmt.Sprintf("还有%d处错误没有列出，请先改正以上各处", len(m)-maxMistakes)}
		m = append(m[:maxMistakes:maxMistakes], rest)
	}
	return m
}

// candidates says what could have been written instead of word: the nearest of the
// known words, or all of them where none is near.
func candidates(word string, known []string) string {
	if len(known) == 0 {
		return ""
	}
	best, near := "", max(1, len([]rune(word))/3)+1
	for _, k := range known {
		if d := distance(word, k, near); d < near {
			best, near = k, d
		}
	}
	if best != "" {
		return fmt.Sprintf("，是不是想写 %s？", best)
	}
	if len(known) > 40 {
		return ""
	}
	return "，可用：" + strings.Join(known, " ")
}

// distance returns how many characters must be inserted, deleted, replaced or exchanged
// with their neighbour to turn a into b, letter case ignored; at most limit.
func distance(a, b string, limit int) int {
	x, y := []rune(strings.ToLower(a)), []rune(strings.ToLower(b))
	if len(x)-len(y) >= limit || len(y)-len(x) >= limit || len(x) > 64 {
		return limit
	}
	before, last := make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := range x {
		row := make([]int, len(y)+1)
		row[0] = i + 1
		for j := range y {
			switch {
			case x[i] == y[j]:
				row[j+1] = last[j]
			case i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j]:
				row[j+1] = 1 + min(before[j-1], last[j+1], row[j])
			default:
				row[j+1] = 1 + min(last[j], last[j+1], row[j])
			}
		}
		before, last = last, row
	}
	return min(last[len(y)], limit)
}
