package compare

import (
	"cmp"
	"math/bits"
	"slices"
)

// runLength is how many characters a run has that is sampled. Of edited text, in which every
// seventh word is another, half of the runs of this length are left.
const runLength = 6

// minWeight is how many characters of a run must weigh for it to be sampled.
const minWeight = 3

// maxSketch is how many runs of one document are kept: a book must not crowd out reports.
const maxSketch = 1 << 14

// hashBits is how many bits of a hash an entry of an index has room for.
const hashBits = 64 - documentBits - placeBits

// A mark is a run of characters: what it says, by a hash, and where it begins.
type mark struct {
	hash uint32
	at   int32
}

// A Sketch is a sample of the runs of one script, each once.
type Sketch []mark

// A rate is the share of runs that are sampled, as a limit of what [draw] returns.
type rate uint32

// everything is the rate at which all runs are sampled.
const everything = ^rate(0)

// of returns how many of n things are sampled.
func (r rate) of(n int) int { return int(uint64(n) * uint64(r) >> 32) }

// draw returns the lot of a hash: it is sampled where that is within the rate.
func draw(hash uint32) rate { return rate(hash * 0x9E3779B1) }

// marks samples the script: all runs at the rate, in reading order.
func (s *Script) marks(r rate) Sketch {
	sketch := make(Sketch, 0, r.of(len(s.runes))*5/4+16)
	const base = 0x100000001B3
	power := uint64(1) // of what leaves the window
	for range runLength - 1 {
		power *= base
	}
	h, weight := uint64(0), 0
	for i, c := range s.runes {
		h = h*base + uint64(c)
		if !s.light[i] {
			weight++
		}
		if i < runLength-1 {
			continue
		}
		first := i - runLength + 1
		if hash := mix(h); weight >= minWeight && draw(hash) <= r {
			sketch = append(sketch, mark{hash, int32(first)})
		}
		h -= uint64(s.runes[first]) * power
		if !s.light[first] {
			weight--
		}
	}
	return sketch
}

// mix spreads the bits of a sum over a hash of hashBits.
func mix(h uint64) uint32 {
	h ^= h >> 33
	h *= 0xFF51AFD7ED558CCD
	h ^= h >> 33
	h *= 0xC4CEB9FE1A85EC53
	return uint32(h >> (64 - hashBits))
}

// unique leaves the first of the marks of each hash.
func (k Sketch) unique() Sketch {
	size := 1 << bits.Len(uint(len(k))) * 2
	seen := make([]uint32, size) // hashes + 1, each near the place that its low bits name
	all := k
	k = k[:0]
	for _, m := range all {
		i := int(m.hash) & (size - 1)
		for seen[i] != 0 && seen[i] != m.hash+1 {
			i = (i + 1) & (size - 1)
		}
		if seen[i] == 0 {
			seen[i] = m.hash + 1
			k = append(k, m)
		}
	}
	if len(k) > maxSketch {
		slices.SortFunc(k, func(a, b mark) int { return cmp.Compare(draw(a.hash), draw(b.hash)) })
		k = k[:maxSketch]
	}
	return k
}
