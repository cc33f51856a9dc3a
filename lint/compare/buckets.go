package compare

import (
	"math/bits"
	"slices"
)

// A bucket holds the entries whose hashes begin with the same bits. Hashes are spread
// evenly, so buckets are small: what is sought is where its bucket begins, or close behind.

// bucketSize is about how many entries a bucket holds.
const bucketSize = 8

// bucketBits returns with how many bits of their hashes n entries are told apart.
func bucketBits(n int) int { return min(bits.Len(uint(n/bucketSize)), hashBits) }

// bucket returns the bucket of an entry that is told by so many bits.
func (e entry) bucket(bits int) int { return int(e >> (64 - bits)) }

// bucketStarts returns where each bucket of sorted entries begins, and where the last one
// ends.
func bucketStarts(entries []entry, bits int) []uint32 {
	starts := make([]uint32, 1<<bits+1)
	for _, e := range entries {
		starts[e.bucket(bits)+1]++
	}
	for b := range 1 << bits {
		starts[b+1] += starts[b]
	}
	return starts
}

// sortEntries sorts entries in place: it puts each into its bucket, then sorts the buckets.
// That is several times faster than sorting them as they are.
func sortEntries(entries []entry) {
	bits := bucketBits(len(entries))
	starts := bucketStarts(entries, bits)
	next := slices.Clone(starts[:1<<bits])
	for b := range next {
		for end := starts[b+1]; next[b] < end; {
			e := entries[next[b]]
			home := e.bucket(bits)
			if home == b {
				next[b]++
				continue
			}
			entries[next[b]], entries[next[home]] = entries[next[home]], e
			next[home]++
		}
		slices.Sort(entries[starts[b]:starts[b+1]])
	}
}
