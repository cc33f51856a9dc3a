package compare

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"sync/atomic"
	"unsafe"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// An Index is a sample of the runs of characters of many documents. First all are added, in
// an order that decides what is found; once it is sealed, goroutines may ask it.
//
// An entry is 8 bytes. There is room for some for each document, up to a limit: when the
// room is full, the sample of all is made thinner.
type Index struct {
	want    lint.Comparison
	phrases *Phrases
	rate    atomic.Uint32     // a [rate]
	entries []entry           // sealed: in order, without those that one document alone has
	buckets []uint32          // sealed: where the entries of each bucket begin
	firsts  map[uint64]int32  // by the digest of a text, the first document that has it
	twins   map[int32][]int32 // the others that have the same text, by the first one
	shared  []bool            // by document: it has runs that others have
	origin  []int32           // by document: the first one of the same text, itself as a rule; none
}

// none stands for no document.
const none = -1

// An entry says that a run begins at a place of a document: the hash, the document, and the
// place in steps.
type entry uint64

const (
	documentBits = 18
	placeBits    = 16
	placeStep    = 1 << (scriptBits - placeBits)
	documentMask = 1<<documentBits - 1
	placeMask    = 1<<placeBits - 1

	common = documentMask // in the place of the document: too many have the run

	// MaxDocuments is how many documents an index can hold. Of more it knows nothing.
	MaxDocuments = documentMask
)

// The room of an index, in entries.
const (
	leastRoom    = 1 << 18
	documentRoom = 1 << 8
	mostRoom     = 1 << 21
)

func newEntry(m mark, document int) entry {
	return entry(m.hash)<<(documentBits+placeBits) | entry(document)<<placeBits | entry(m.at/placeStep)
}

func (e entry) hash() uint32  { return uint32(e >> (documentBits + placeBits)) }
func (e entry) document() int { return int(e>>placeBits) & documentMask }
func (e entry) at() int32     { return int32(e&placeMask) * placeStep }

// NewIndex returns an empty index of so many documents for what a rule wants. The phrases
// are those that other rules know.
func NewIndex(documents int, want lint.Comparison, phrases []string) *Index {
	x := &Index{
		want: want, phrases: NewPhrases(slices.Concat(phrases, want.Phrases)),
		// What is not used of it costs nothing: no page of it is touched.
		entries: make([]entry, 0, min(mostRoom, leastRoom+documentRoom*documents)),
		firsts:  make(map[uint64]int32, min(documents, MaxDocuments)), twins: map[int32][]int32{},
	}
	x.rate.Store(uint32(everything))
	return x
}

// A Sample is what an index keeps of a document. The zero Sample is that of a document that
// cannot be read.
type Sample struct {
	sketch Sketch
	digest uint64 // of the text
	filled bool   // there is enough text to compare
}

// Script reads a document as the index compares it. It may be called by many goroutines.
func (x *Index) Script(d *doc.Document) *Script { return NewScript(d, x.phrases) }

// Sample samples a script. It may be called by many goroutines, also while samples are
// added.
func (x *Index) Sample(s *Script) Sample {
	if len(s.runes) < x.want.Min {
		return Sample{}
	}
	sum := sha256.Sum256([]byte(s.Doc.Text.String()))
	return Sample{s.marks(rate(x.rate.Load())).unique(), binary.LittleEndian.Uint64(sum[:]), true}
}

// Add adds the next document and returns its number.
func (x *Index) Add(s Sample) int {
	n := len(x.origin)
	if !s.filled || n >= MaxDocuments {
		x.origin = append(x.origin, none)
		return n
	}
	if first, ok := x.firsts[s.digest]; ok {
		x.origin = append(x.origin, first)
		x.twins[first] = append(x.twins[first], int32(n))
		return n
	}
	x.firsts[s.digest] = int32(n)
	x.origin = append(x.origin, int32(n))
	for _, m := range s.sketch {
		if len(x.entries) == cap(x.entries) {
			x.thin()
		}
		if draw(m.hash) <= rate(x.rate.Load()) {
			x.entries = append(x.entries, newEntry(m, n))
		}
	}
	return n
}

// thin leaves three quarters of the sample.
func (x *Index) thin() {
	r := rate(x.rate.Load())
	r -= r / 4
	x.rate.Store(uint32(r))
	x.entries = slices.DeleteFunc(x.entries, func(e entry) bool { return draw(e.hash()) > r })
}

// Seal ends the adding. What one document alone has is forgotten then, and of what too many
// have it is only kept that it is so.
func (x *Index) Seal() {
	limit := max(2, min(x.want.Most, (len(x.firsts)*x.want.Common+99)/100-1))
	x.firsts = nil
	x.shared = make([]bool, len(x.origin))
	sortEntries(x.entries)
	kept := x.entries[:0]
	for rest := x.entries; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].hash() == rest[0].hash() {
			n++
		}
		switch group := rest[:n]; {
		case n > limit:
			kept = append(kept, newEntry(mark{hash: group[0].hash()}, common))
		case n > 1:
			kept = append(kept, group...)
			for _, e := range group {
				x.shared[e.document()] = true
			}
		}
		rest = rest[n:]
	}
	x.entries = slices.Clone(kept)
	x.buckets = bucketStarts(x.entries, bucketBits(len(x.entries)))
}

// Size returns how many bytes the entries take, room for more included.
func (x *Index) Size() int {
	return int(unsafe.Sizeof(entry(0)))*cap(x.entries) + int(unsafe.Sizeof(uint32(0)))*cap(x.buckets)
}

// find returns the entries of a run.
func (x *Index) find(hash uint32) []entry {
	b := hash >> (hashBits - bucketBits(len(x.entries)))
	i, end := int(x.buckets[b]), int(x.buckets[b+1])
	for i < end && x.entries[i].hash() < hash {
		i++
	}
	j := i
	for j < end && x.entries[j].hash() == hash {
		j++
	}
	return x.entries[i:j]
}

// Alone reports whether document n certainly shares no passage with others.
func (x *Index) Alone(n int) bool {
	first := x.origin[n]
	return first == none || !x.shared[first] && len(x.twins[first]) == 0
}

// Twins returns the documents that have the same text as document n, the others than
// itself, in order.
func (x *Index) Twins(n int) []int {
	first := x.origin[n]
	if first == none || len(x.twins[first]) == 0 {
		return nil
	}
	var list []int
	for _, m := range append([]int32{first}, x.twins[first]...) {
		if int(m) != n {
			list = append(list, int(m))
		}
	}
	return list
}
