package check

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A lexicon knows what words say of a subject.
type lexicon struct {
	subjects, remedies Groups
	first              int // the number of the first remedy; subjects come before
	stop               *wordSet
	lead               *wordSet // leads over from a problem to its measure
	faults, actions    *wordSet
	frequent           [1 << 11]uint32 // a bit for each frequent character, folded
}

func newLexicon(c *Pairing) *lexicon {
	l := &lexicon{subjects: c.Concepts, remedies: c.Remedies, first: c.Concepts.size(), stop: newWordSet(c.Stop), lead: newWordSet(c.Lead), faults: newWordSet(faults()), actions: newWordSet(c.Actions)}
	clear(l.frequent[:]) // as in tally.grow
	for _, r := range frequentCharacters {
		l.frequent[uint16(r)>>5] |= 1 << (uint16(r) & 31)
	}
	return l
}

// A feature is what units are compared by: a concept, a pair of characters, or a rare
// character. Concepts come first in the order of features.
type feature uint64

const firstPair feature = 1 << 16 // below: the number of a concept

func (f feature) concept() bool { return f < firstPair }

// name returns the text of a feature.
func (l *lexicon) name(f feature) string {
	switch {
	case f.concept() && int(f) < l.first:
		return l.subjects.name(int(f))
	case f.concept():
		return l.remedies.name(int(f) - l.first)
	}
	a, b := rune(f>>24), rune(f>>2&0x3FFFFF)
	if b == 0 {
		return string(a)
	}
	return string([]rune{a, b})
}

func pairOf(a, b rune) feature { return feature(a)<<24 | feature(b)<<2 }

// weighed is a feature of a unit with its weight there.
type weighed struct {
	feature
	weight  float64
	heading bool // the heading holds it, and at most half of the units do
	vague   bool // the heading holds it, and more than half of the units do
	alone   bool // a subject that one other unit speaks of
}

// A unit is a problem or a measure as it is compared.
type unit struct {
	item     *doc.Item
	features []weighed // sorted
	total    float64   // of the weights
	plain    bool      // the heading names no subject, or but a theme (担当作为方面)
	subject  bool      // it speaks of a subject that at most half of the units speak of
}

// The weights of features. A concept is surer evidence than two characters that happen
// to stand side by side; what the heading says counts more than what the text says.
const (
	subjectWeight = 2.2
	remedyWeight  = 1.4
	pairWeight    = 1.0
	singleWeight  = 0.5
	headingFactor = 1.6
	besideFactor  = 0.4 // of a likeness that the problem's heading has no part in
	vagueFactor   = 0.7 // of one where it shares only what most units share
	plainHeading  = 5.0 // a heading that weighs less names no subject (担当精神有减退)
)

// units reads the features of problems and measures and weighs them: a feature weighs
// the less the more of the units hold it.
func (l *lexicon) units(problems, measures []*doc.Item) (p, m []unit) {
	var count tally
	var room []weighed
	read := func(items []*doc.Item) []unit {
		list := make([]unit, len(items))
		for i, it := range items {
			list[i], room = l.unit(it, room)
			count.add(list[i].features)
		}
		return list
	}
	p, m = read(problems), read(measures)
	total := len(p) + len(m)
	rarity := make([]float64, total+1)
	for n := range rarity[1:] {
		rarity[n+1] = math.Log(1+float64(total)/float64(n+1)) / math.Log(1+float64(total)/2)
	}
	for _, list := range [][]unit{p, m} {
		for i := range list {
			l.weigh(&list[i], &count, rarity)
		}
	}
	return p, m
}

// weigh applies the rarity of its features to a unit.
func (l *lexicon) weigh(u *unit, count *tally, rarity []float64) {
	for i := range u.features {
		f := &u.features[i]
		n := count.of(f.feature)
		f.weight *= rarity[n]
		u.total += f.weight
		subject := int(f.feature) < l.first
		f.alone = subject && n == 2
		if 2*n < len(rarity) {
			u.subject = u.subject || subject
		} else if f.heading {
			f.heading, f.vague = false, true
		}
	}
}

// unit reads the features of one unit. They are read into the room, which is returned for
// the next one, and copied out of it.
func (l *lexicon) unit(it *doc.Item, room []weighed) (unit, []weighed) {
	list := merge(l.read(room[:0], it.Heading.String(), headingFactor, true))
	theme := strings.HasSuffix(it.Heading.String(), "方面")
	u := unit{item: it, plain: theme || sum(list) < plainHeading}
	list = l.read(list, it.Text.String(), 1, false)
	u.features = slices.Clone(merge(list))
	return u, list
}

func sum(list []weighed) float64 {
	total := 0.0
	for _, f := range list {
		total += f.weight
	}
	return total
}

// merge sorts features and keeps each once, with its greatest weight.
func merge(list []weighed) []weighed {
	slices.SortFunc(list, func(a, b weighed) int {
		if a.feature != b.feature {
			return cmp.Compare(a.feature, b.feature)
		}
		return cmp.Compare(b.weight, a.weight)
	})
	kept := list[:0]
	for _, f := range list {
		if n := len(kept); n > 0 && kept[n-1].feature == f.feature {
			kept[n-1].heading = kept[n-1].heading || f.heading
			continue
		}
		kept = append(kept, f)
	}
	return kept
}

// read appends the features of s.
func (l *lexicon) read(list []weighed, s string, factor float64, heading bool) []weighed {
	masked := 0 // offset up to which stop words cover s
	a, n := doc.DecodeRune(s)
	b, m := doc.DecodeRune(s[n:])
	stop := l.stop.longest(s, a, b)
	for i := 0; i < len(s); {
		masked = max(masked, i+stop)
		list = l.concepts(list, s[i:], a, b, weighed{weight: factor, heading: heading})
		c, k := doc.DecodeRune(s[i+n+m:])
		stop = l.stop.longest(s[i+n:], b, c) // of the next character
		if i >= masked && unicode.Is(unicode.Han, a) {
			if l.frequent[uint16(a)>>5]&(1<<(uint16(a)&31)) == 0 {
				list = append(list, weighed{feature: pairOf(a, 0), weight: singleWeight * factor, heading: heading})
			}
			if stop == 0 && unicode.Is(unicode.Han, b) {
				list = append(list, weighed{feature: pairOf(a, b), weight: pairWeight * factor, heading: heading})
			}
		}
		i, a, n, b, m = i+n, b, m, c, k
	}
	return list
}

// concepts appends what the words at the start of s speak of, as the pattern says; a and b
// are its first two characters. A word of several groups is weaker evidence of each.
func (l *lexicon) concepts(list []weighed, s string, a, b rune, pattern weighed) []weighed {
	factor := pattern.weight
	for m := range l.subjects.at(s, a, b) {
		pattern.feature, pattern.weight = feature(m.group), subjectWeight*factor/float64(m.shared)
		list = append(list, pattern)
	}
	for m := range l.remedies.at(s, a, b) {
		pattern.feature, pattern.weight = feature(l.first+m.group), remedyWeight*factor/float64(m.shared)
		list = append(list, pattern)
	}
	return list
}

// A similarity is what two units have in common.
type similarity struct {
	score float64 // 0 to 1
	raw   float64 // the score before what the heading has no part in was discounted
	alone bool    // they share a subject that no other unit speaks of
}

// compare returns the similarity of each problem with each measure.
func (l *lexicon) compare(problems, measures []unit) [][]similarity {
	sims := make([][]similarity, len(problems))
	for i := range problems {
		sims[i] = make([]similarity, len(measures))
		for j := range measures {
			sims[i][j] = l.common(&problems[i], &measures[j])
		}
	}
	return sims
}

// maxTerms is how many words in common are named.
const maxTerms = 5

// common returns what a problem and a measure have in common, as a share of what both
// hold.
func (l *lexicon) common(p, m *unit) similarity {
	var s similarity
	factor := besideFactor
	if p.plain {
		factor = 1
	}
	for a, weight := range p.shared(m) {
		s.score += weight
		s.alone = s.alone || a.alone
		if a.heading {
			factor = 1
		} else if a.vague {
			factor = max(factor, vagueFactor)
		}
	}
	if s.score > 0 {
		s.raw = s.score / math.Sqrt(p.total*m.total)
		s.score = s.raw * factor
	}
	return s
}

// shared yields the features that both units hold, those of u, with their weights in
// common.
func (u *unit) shared(o *unit) iter.Seq2[*weighed, float64] {
	return func(yield func(*weighed, float64) bool) {
		for i, j := 0, 0; i < len(u.features) && j < len(o.features); {
			a, b := &u.features[i], &o.features[j]
			switch {
			case a.feature < b.feature:
				i++
			case a.feature > b.feature:
				j++
			default:
				i, j = i+1, j+1
				if !yield(a, math.Sqrt(a.weight*b.weight)) {
					return
				}
			}
		}
	}
}

// terms returns the words that both units hold, the heaviest first.
func (l *lexicon) terms(p, m *unit) []string {
	var list []weighed
	for f, weight := range p.shared(m) {
		list = append(list, weighed{feature: f.feature, weight: weight})
	}
	if len(list) == 0 {
		return nil
	}
	slices.SortFunc(list, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.feature, b.feature))
	})
	terms := make([]string, 0, maxTerms)
	for _, f := range list[:min(len(list), maxTerms)] {
		terms = append(terms, l.name(f.feature))
	}
	return terms
}
