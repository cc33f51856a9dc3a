package compare

import (
	"cmp"
	"slices"
)

const (
	nearby      = 200 // characters within which the sampled runs of one passage lie
	enough      = 6   // runs that make two documents worth comparing, if all are sampled
	shared      = 5   // one in so many runs of a passage is the same at least
	fewest      = 2   // however few are sampled
	blockBits   = 6   // a block is 64 characters
	maxPerBlock = 2   // documents that are compared for one block
	maxPartners = 12  // for one document
	maxHits     = 1 << 16
)

// A hit is a sampled run that stands in another document too.
type hit struct{ document, own, other int32 }

// A partner is a document that may share a passage.
type partner struct {
	document int32
	hits     []hit // by place in the own script
	near     int   // the most hits that lie close together in both
}

// A view is what an index knows of one script before that is compared with others.
type view struct {
	*Script
	hits   []hit   // by document and place
	own    []int32 // the places of the runs that are no standard phrases
	half   []bool  // weighs half: words of the trade
	weight []int32 // before each character, in halves
	stock  []int32 // the places of the runs that are standard phrases
	sparse bool    // so few runs are sampled that there may be standard phrases between them
	margin int32   // how far from its outermost hits a passage may begin and end
	need   int     // hits that make a passage likely
	min    int32   // what a passage weighs, in halves
}

// view looks the sample of document n up. Runs that are standard phrases lose their weight
// in the script.
func (x *Index) view(n int, s *Script) *view {
	r := rate(x.rate.Load())
	spacing := int32(uint64(everything) / uint64(max(r, 1)))
	v := &view{Script: s, margin: 2*spacing + runLength, need: max(fewest, r.of(enough)), sparse: spacing > runLength, min: 2 * int32(x.want.Min), half: make([]bool, len(s.light))}
	self := x.origin[n]
	for _, m := range s.marks(r) {
		entries := x.find(m.hash)
		if len(entries) == 1 && entries[0].document() == common {
			v.stock = append(v.stock, m.at)
			continue
		}
		v.own = append(v.own, m.at)
		for _, e := range entries {
			if d := int32(e.document()); d != self && len(v.hits) < maxHits {
				v.hits = append(v.hits, hit{d, m.at, e.at()})
			}
		}
	}
	v.dismiss(2*runLength + 4*spacing)
	v.weigh()
	v.hits = sorted(v.hits)
	return v
}

// sorted orders hits by document and place, as numbers, for that is several times faster.
func sorted(hits []hit) []hit {
	keys := make([]uint64, len(hits))
	for i, h := range hits {
		keys[i] = uint64(h.document)<<(2*scriptBits) | uint64(h.own)<<scriptBits | uint64(h.other)
	}
	slices.Sort(keys)
	for i, key := range keys {
		hits[i] = hit{int32(key >> (2 * scriptBits)), int32(key >> scriptBits & maxScript), int32(key & maxScript)}
	}
	return hits
}

// longPhrase is how long a stretch of standard phrases is that an author takes over as a
// whole. Shorter ones are words of the trade, which any text is made of.
const longPhrase = 16

// dismiss takes the weight from standard phrases, or half of it where they are short: from
// runs that are some, and from what lies between two that are no further apart than gap, if
// no other run was sampled there.
func (v *view) dismiss(gap int32) {
	for i := 0; i < len(v.stock); {
		start, end := v.stock[i], v.stock[i]+runLength
		for i++; i < len(v.stock) && v.stock[i]-v.stock[i-1] <= gap && between(v.own, v.stock[i-1], v.stock[i]) == 0; i++ {
			end = v.stock[i] + runLength
		}
		for k := start; k < end; k++ {
			v.half[k] = true
			v.light[k] = v.light[k] || v.sparse || end-start >= longPhrase
		}
	}
}

// between returns how many places lie from one to another.
func between(places []int32, from, to int32) int {
	i, _ := slices.BinarySearch(places, from)
	j, _ := slices.BinarySearch(places, to)
	return j - i
}

// sure returns how much of the weight of a passage is no standard phrase. Where few runs are
// sampled, those that are tell for the others.
func (v *view) sure(p place, weight int) int {
	if !v.sparse {
		return weight
	}
	own := between(v.own, int32(p.start), int32(p.end))
	stock := between(v.stock, int32(p.start), int32(p.end))
	return weight * (own + 1) / (own + stock + 1)
}

func (v *view) weigh() {
	v.weight = make([]int32, len(v.light)+1)
	for i, light := range v.light {
		v.weight[i+1] = v.weight[i]
		if !light {
			v.weight[i+1] += 2
		}
		if !light && v.half[i] {
			v.weight[i+1]--
		}
	}
}

// weighs returns what the characters of a run weigh, in halves.
func (v *view) weighs(r run) int { return int(v.weight[r.own+r.n] - v.weight[r.own]) }

// partners returns the documents that the script is worth comparing with, the most
// promising first.
func (v *view) partners() []partner {
	var list []partner
	for hits := v.hits; len(hits) > 0; {
		k := slices.IndexFunc(hits, func(h hit) bool { return h.document != hits[0].document })
		if k < 0 {
			k = len(hits)
		}
		if near := v.closest(hits[:k]); near >= v.need {
			list = append(list, partner{hits[0].document, hits[:k], near})
		}
		hits = hits[k:]
	}
	slices.SortStableFunc(list, func(a, b partner) int {
		return cmp.Or(cmp.Compare(len(b.hits), len(a.hits)), cmp.Compare(b.near, a.near))
	})
	return list
}

// closest returns the most hits that lie close to one of them in both scripts, where there
// may be a passage.
func (v *view) closest(hits []hit) int {
	most := 0
	for i, h := range hits {
		n, last := 0, h.own
		for j := i; j < len(hits) && hits[j].own-h.own <= nearby; j++ {
			if d := hits[j].other - h.other; -nearby <= d && d <= nearby {
				n++
				last = hits[j].own
			}
		}
		if n > most && v.likely(h.own, last, n) {
			most = n
		}
		if len(hits)-i <= most {
			break
		}
	}
	return most
}

// likely reports whether there may be a passage around n hits from one place to another:
// enough text that weighs, and not too many runs that are no hits.
func (v *view) likely(from, to int32, n int) bool {
	if n*shared < between(v.own, from, to+1) {
		return false
	}
	from, to = max(0, from-v.margin), min(int32(len(v.light)), to+runLength+v.margin)
	return v.weight[to]-v.weight[from] >= v.min
}

// choose returns the partners to be compared: for each block of the script the most
// promising ones.
func choose(list []partner) []partner {
	taken := map[int32]int{}
	var chosen []partner
	for _, p := range list {
		wanted := false
		blocks := map[int32]bool{}
		for _, h := range p.hits {
			b := h.own >> blockBits
			blocks[b] = true
			wanted = wanted || taken[b] < maxPerBlock
		}
		if !wanted {
			continue
		}
		for b := range blocks {
			taken[b]++
		}
		if chosen = append(chosen, p); len(chosen) == maxPartners {
			break
		}
	}
	return chosen
}
