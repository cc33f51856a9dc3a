package compare

import "slices"

const (
	gramLength  = 4    // characters from which on two scripts are taken to agree
	strongRun   = 6    // characters of a run that begins a passage
	maxGap      = 30   // characters of the own script that may differ between two runs
	maxShift    = 160  // characters of the other script that may lie between, or stand in another order
	maxRuns     = 1000 // of one chain
	maxFollowed = 16   // places of the other script at which a gram is tried
)

// A run is a stretch that two scripts have in common.
type run struct{ own, other, n int }

// A chain is a row of runs, by place in the own script, that lie close together in both.
type chain struct{ runs []run }

func (c *chain) last() run { return c.runs[len(c.runs)-1] }

// Align returns the chains of runs that a and b have in common, by place in a.
func align(a, b *Script) []chain {
	g := newGrams(b.runes)
	var open, done []chain
	for i := 0; i+gramLength <= len(a.runes); {
		near := -1
		if len(open) > 0 {
			l := open[len(open)-1].last()
			near = l.other + i - l.own
		}
		r := g.longest(a.runes, i, near)
		if r.n == 0 {
			i++
			continue
		}
		var closed []chain
		open, closed = expire(open, i)
		done = append(done, closed...)
		open = join(open, r)
		i += r.n
	}
	done = append(done, open...)
	slices.SortStableFunc(done, func(x, y chain) int { return x.runs[0].own - y.runs[0].own })
	return done
}

// expire parts the chains that a run at i of the own script can no longer go on from.
func expire(open []chain, i int) (still, closed []chain) {
	for _, c := range open {
		if l := c.last(); i-l.own-l.n > maxGap {
			closed = append(closed, c)
		} else {
			still = append(still, c)
		}
	}
	return still, closed
}

// join adds a run to the chain that it follows best, which comes last then; a long one that
// follows none begins a chain.
func join(open []chain, r run) []chain {
	best, least := -1, maxShift+1
	for k := range open {
		l := open[k].last()
		if len(open[k].runs) == maxRuns {
			continue
		}
		shift := r.other - l.other - l.n
		if shift = max(shift, -shift); shift < least {
			best, least = k, shift
		}
	}
	switch {
	case best >= 0:
		c := open[best]
		c.runs = append(c.runs, r)
		return append(slices.Delete(open, best, best+1), c)
	case r.n >= strongRun:
		return append(open, chain{[]run{r}})
	}
	return open
}

// grams find the places of a script at which four characters stand.
type grams struct {
	runes []rune
	heads []int32 // 1 + the first place, by hash
	next  []int32 // 1 + the next place, by place
}

func newGrams(runes []rune) *grams {
	size := 1 << 8
	for size < len(runes) {
		size <<= 1
	}
	g := &grams{runes, make([]int32, size), make([]int32, len(runes))}
	for i := len(runes) - gramLength; i >= 0; i-- {
		h := g.hash(runes[i:])
		g.next[i] = g.heads[h]
		g.heads[h] = int32(i + 1)
	}
	return g
}

func (g *grams) hash(runes []rune) int {
	h := uint64(0)
	for _, c := range runes[:gramLength] {
		h = h*0x100000001B3 + uint64(c)
	}
	return int(mix(h)) & (len(g.heads) - 1)
}

// longest returns the longest run that begins at place i of a script; of equal ones that
// which begins closest to near.
func (g *grams) longest(runes []rune, i, near int) run {
	best := run{}
	if near >= 0 && near < len(g.runes) {
		if n := agree(runes[i:], g.runes[near:]); n >= gramLength {
			best = run{i, near, n}
		}
	}
	at := g.heads[g.hash(runes[i:])]
	for tries := 0; at > 0 && tries < maxFollowed; tries++ {
		j := int(at - 1)
		if n := agree(runes[i:], g.runes[j:]); n >= gramLength && (n > best.n || n == best.n && near >= 0 && distance(j, near) < distance(best.other, near)) {
			best = run{i, j, n}
		}
		at = g.next[j]
	}
	return best
}

func distance(a, b int) int { return max(a-b, b-a) }

// agree returns how many characters a and b have in common at their start.
func agree(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] && a[n] != wall {
		n++
	}
	return n
}
