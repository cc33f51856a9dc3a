package check

import (
	"testing"

	"pgregory.net/rapid"
)

// greatest is the greatest sum that an assignment of rows to columns can have, found by
// trying all.
func greatest(sims [][]similarity, row int, used uint) float64 {
	if row == len(sims) {
		return 0
	}
	best := greatest(sims, row+1, used)
	for j, s := range sims[row] {
		if used&(1<<j) == 0 {
			best = max(best, s.score+greatest(sims, row+1, used|1<<j))
		}
	}
	return best
}

// TestAssign compares the assignment with the best of all assignments.
func TestAssign(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, m := rapid.IntRange(1, 5).Draw(t, "rows"), rapid.IntRange(1, 5).Draw(t, "columns")
		sims := make([][]similarity, n)
		for i := range sims {
			sims[i] = make([]similarity, m)
			for j := range sims[i] {
				sims[i][j].score = float64(rapid.IntRange(0, 100).Draw(t, "score")) / 100
			}
		}
		sum := 0.0
		taken := map[int]bool{}
		for i, j := range assign(sims) {
			if j < 0 {
				continue
			}
			if taken[j] {
				t.Fatalf("column %d is assigned twice", j)
			}
			taken[j] = true
			sum += sims[i][j].score
		}
		if best := greatest(sims, 0, 0); sum < best-1e-9 || sum > best+1e-9 {
			t.Fatalf("assignment sums to %v, the best to %v", sum, best)
		}
	})
}

func TestDisordered(t *testing.T) {
	for _, c := range []struct{ ranks, want []int }{
		{nil, nil},
		{[]int{0, 1, 2}, nil},
		{[]int{2, 0, 1}, []int{0}},
		{[]int{1, 0}, []int{0}},
		{[]int{0, 3, 1, 2}, []int{1}},
		{[]int{2, 1, 0}, []int{0, 1}},
	} {
		got := disordered(c.ranks)
		if len(got) != len(c.want) {
			t.Errorf("%v: got %v, want %v", c.ranks, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%v: got %v, want %v", c.ranks, got, c.want)
			}
		}
	}
}
