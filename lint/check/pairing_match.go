package check

import (
	"math"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// The similarities, from 0 to 1, that decide. They were chosen on labelled reports.
const (
	strong  = 0.17  // answers, whatever else the measure answers
	weak    = 0.06  // answers, if the measure fits no other problem better
	rescue  = 0.055 // answers a problem that has no other measure
	further = 0.02  // answers a problem that has one, if nothing else speaks of the subject
	evident = 0.09  // plainly resembles
	faint   = 0.05  // hardly resembles
	trace   = 0.08  // hardly resembles, though the heading has no part in it
	most    = 0.74  // the share of the other problems that must have a plain measure
	half    = 0.5   // the same for a problem that is told at length
	full    = 70    // Han characters from which on it is
)

// maxUnits is how many problems or measures of one group are compared; a report that
// lists more is no list of problems.
const maxUnits = 200

// match pairs the problems of a group with its measures.
func (g *gatherer) match(gr *group) []*problem {
	items, measures := leaves(gr.problems), leaves(gr.measures)
	if len(items) == 0 || len(measures) == 0 || len(items) > maxUnits || len(measures) > maxUnits {
		return nil
	}
	list := make([]*problem, len(items))
	for i, it := range items {
		list[i] = &problem{text: it.Text, heading: it.Heading}
	}
	p, m := g.lex.units(items, measures)
	sims := g.lex.compare(p, m)
	edges := decide(sims, func(i, j int) bool { return g.doubtful(p[i], m[j]) })
	told := make([]bool, len(items))
	for i, it := range items {
		told[i] = countHan(it.Text.String()) >= full
	}
	for i := range list {
		list[i].unsure = !sure(sims, edges, i, told)
	}
	for i, it := range items {
		for j := range measures {
			text := measures[j].Text
			match := lint.Match{Text: text, Score: round(sims[i][j].score)}
			switch {
			case edges[i][j] || refers(text.String(), it, i):
				match.Terms = g.lex.terms(&p[i], &m[j])
				list[i].measures = append(list[i].measures, match)
			case match.Score > list[i].closest.Score:
				list[i].closest = match
			}
		}
	}
	if g.pass.Tracing() {
		g.traceMatch(list, p, m, sims, edges, told)
	}
	return list
}

func round(x float64) float64 { return math.Round(x*100) / 100 }

// refers reports whether a measure names the problem by its number: 针对问题2.
func refers(measure string, it *doc.Item, i int) bool {
	n := it.Mark.Number
	if n == 0 {
		n = i + 1
	}
	for _, lead := range []string{"针对问题", "对应问题", "针对第"} {
		at := strings.Index(measure, lead)
		if at < 0 {
			continue
		}
		rest := measure[at+len(lead):]
		_, value, size := readNumber(rest)
		if size > 0 && value == n && (lead != "针对第" || strings.HasPrefix(strings.TrimLeft(rest[size:], "个条项"), "问题")) {
			return true
		}
	}
	return false
}

// readNumber reads a Han or Arabic number at the start of s.
func readNumber(s string) (arabic bool, value, size int) {
	if value, size = doc.HanNumeral(s); size > 0 {
		return false, value, size
	}
	value, size = doc.ArabicNumeral(s)
	return true, value, size
}

// decide returns which measure answers which problem. Each measure first serves one
// problem, so that the sum of similarities is greatest; pairs above weak are kept. Then
// every pair above strong is added, and the best pair of a problem without any if it is
// above rescue. A problem and a measure left over are paired where doubtful says that
// nothing is known against it.
func decide(sims [][]similarity, doubtful func(i, j int) bool) [][]bool {
	n, m := len(sims), len(sims[0])
	edges := make([][]bool, n)
	served := make([]bool, m)
	for i := range edges {
		edges[i] = make([]bool, m)
	}
	first := assign(sims)
	for i, j := range first {
		if j >= 0 && sims[i][j].score >= weak {
			edges[i][j], served[j] = true, true
		}
	}
	for i := range sims {
		for j := range sims[i] {
			if sims[i][j].score >= strong {
				edges[i][j], served[j] = true, true
			}
		}
	}
	for i, j := range first {
		switch b := best(sims[i]); {
		case slices.Contains(edges[i], true):
			for j := range edges[i] {
				edges[i][j] = edges[i][j] || sims[i][j].alone && sims[i][j].score >= further
			}
		case sims[i][b].score >= rescue:
			edges[i][b] = true
		case j >= 0 && !served[j] && doubtful(i, j):
			edges[i][j] = true
		}
	}
	return edges
}

// sure reports whether it can be told that problem i has no measure: nothing resembles it,
// while most of the other problems have measures that plainly do. Where they have not,
// the report words its measures in a way of its own, and silence is no evidence. told says
// which problems are told at length: those resemble less, since they hold more, and their
// own lack of a measure tells more.
func sure(sims [][]similarity, edges [][]bool, i int, told []bool) bool {
	for _, s := range sims[i] {
		if s.score >= faint || s.raw >= trace {
			return false
		}
	}
	share, plain := most, 0
	if told[i] {
		share = half
	}
	for k := range sims {
		least := evident
		if told[k] {
			least = weak
		}
		if b := best(sims[k]); k != i && edges[k][b] && sims[k][b].score >= least {
			plain++
		}
	}
	return float64(plain) >= share*float64(len(sims)-1)
}

// best returns the index of the greatest similarity of a problem.
func best(row []similarity) int {
	b := 0
	for j := range row {
		if row[j].score > row[b].score {
			b = j
		}
	}
	return b
}

// doubtful reports whether a problem and a measure without anything in common may still
// belong together: the measure is no slogan, and neither speaks of a known subject.
func (g *gatherer) doubtful(problem, measure unit) bool {
	return (g.acts(measure.item.Text) || strings.ContainsAny(measure.item.Text.String(), "0123456789")) &&
		!(problem.subject && measure.subject)
}

// assign returns for each row the column it is assigned, or -1, so that the sum of scores
// is greatest (the Hungarian method, in the cube of the larger side).
func assign(sims [][]similarity) []int {
	n, m := len(sims), len(sims[0])
	size := max(n, m)
	cost := func(i, j int) float64 {
		if i < n && j < m {
			return 1 - sims[i][j].score
		}
		return 1
	}
	u, v := make([]float64, size+1), make([]float64, size+1)
	row, way := make([]int, size+1), make([]int, size+1)
	for i := 1; i <= size; i++ {
		augment(i, size, cost, u, v, row, way)
	}
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	for j := 1; j <= m; j++ {
		if i := row[j]; i >= 1 && i <= n {
			out[i-1] = j - 1
		}
	}
	return out
}

// augment adds row i to the assignment along a shortest path.
func augment(i, size int, cost func(i, j int) float64, u, v []float64, row, way []int) {
	least := make([]float64, size+1)
	for j := range least {
		least[j] = math.Inf(1)
	}
	used := make([]bool, size+1)
	row[0] = i
	j0 := 0
	for row[j0] != 0 {
		used[j0] = true
		delta, j1 := math.Inf(1), 0
		for j := 1; j <= size; j++ {
			if used[j] {
				continue
			}
			if c := cost(row[j0]-1, j-1) - u[row[j0]] - v[j]; c < least[j] {
				least[j], way[j] = c, j0
			}
			if least[j] < delta {
				delta, j1 = least[j], j
			}
		}
		for j := 0; j <= size; j++ {
			if used[j] {
				u[row[j]] += delta
				v[j] -= delta
			} else {
				least[j] -= delta
			}
		}
		j0 = j1
	}
	for j0 != 0 {
		row[j0] = row[way[j0]]
		j0 = way[j0]
	}
}
