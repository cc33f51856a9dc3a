package check

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A lexicon knows what words say of a subject.
type lexicon struct {
	concepts map[string][]string // word → the features it gives: "#食堂", "~人员配备"
	stop     map[string]bool
	longest  int // characters of the longest word of either
	frequent map[rune]bool
}

func newLexicon(c *Pairing) *lexicon {
	l := &lexicon{concepts: map[string][]string{}, stop: map[string]bool{}, frequent: map[rune]bool{}}
	l.learn("#", c.Concepts)
	l.learn("~", c.Remedies)
	for _, w := range c.Stop {
		l.stop[w] = true
		l.longest = max(l.longest, utf8.RuneCountInString(w))
	}
	for _, r := range frequentCharacters {
		l.frequent[r] = true
	}
	return l
}

// learn adds the words of concepts; sign tells subjects from remedies.
func (l *lexicon) learn(sign string, concepts map[string][]string) {
	for concept, words := range concepts {
		for _, w := range words {
			l.concepts[w] = append(l.concepts[w], sign+concept)
			l.longest = max(l.longest, utf8.RuneCountInString(w))
		}
	}
}

// features of a unit: subjects ("#食堂"), remedies ("~人员配备"), pairs of characters,
// single rare characters.
type features map[string]float64

// A unit is a problem or a measure as it is compared.
type unit struct {
	item    *doc.Item
	all     features
	heading features        // 0 for those that more than half of the units hold
	alone   map[string]bool // subjects that one other unit speaks of
	subject bool            // it speaks of a subject that at most half of the units speak of
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
	count := map[string]int{}
	read := func(items []*doc.Item) []unit {
		list := make([]unit, len(items))
		for i, it := range items {
			list[i] = l.unit(it)
			for name := range list[i].all {
				count[name]++
			}
		}
		return list
	}
	p, m = read(problems), read(measures)
	total := len(p) + len(m)
	for _, list := range [][]unit{p, m} {
		for i := range list {
			u := &list[i]
			for name, w := range u.all {
				n := count[name]
				u.all[name] = w * math.Log(1+float64(total)/float64(n)) / math.Log(1+float64(total)/2)
				if n == 2 && name[0] == '#' {
					u.alone[name] = true
				}
				if 2*n <= total {
					u.subject = u.subject || name[0] == '#'
				} else if _, ok := u.heading[name]; ok {
					u.heading[name] = 0
				}
			}
		}
	}
	return p, m
}

// unit reads the features of one unit.
func (l *lexicon) unit(it *doc.Item) unit {
	u := unit{item: it, all: features{}, heading: features{}, alone: map[string]bool{}}
	l.read(u.all, it.Text.String(), 1)
	l.read(u.heading, it.Heading.String(), headingFactor)
	for name, w := range u.heading {
		u.all.put(name, w)
	}
	return u
}

// read adds the features of s, each with the greatest weight it is met with.
func (l *lexicon) read(f features, s string, factor float64) {
	runes := []rune(s)
	masked := make([]bool, len(runes))
	for i := 0; i < len(runes); {
		n := l.word(runes[i:], func(w string) bool { return l.stop[w] })
		for k := i; k < i+n; k++ {
			masked[k] = true
		}
		i += max(n, 1)
	}
	for i, r := range runes {
		l.concept(f, runes[i:], factor)
		if masked[i] || !unicode.Is(unicode.Han, r) {
			continue
		}
		if !l.frequent[r] {
			f.put(string(r), singleWeight*factor)
		}
		if i+1 < len(runes) && !masked[i+1] && unicode.Is(unicode.Han, runes[i+1]) {
			f.put(string(runes[i:i+2]), pairWeight*factor)
		}
	}
}

// concept adds what the words at the start of runes speak of; a word of several concepts
// is weaker evidence of each.
func (l *lexicon) concept(f features, runes []rune, factor float64) {
	l.word(runes, func(w string) bool {
		list := l.concepts[w]
		for _, c := range list {
			weight := subjectWeight
			if c[0] == '~' {
				weight = remedyWeight
			}
			f.put(c, weight*factor/float64(len(list)))
		}
		return false
	})
}

func (f features) put(name string, weight float64) { f[name] = max(f[name], weight) }

// word returns the length in characters of the longest word at the start of runes that
// is accepted, or 0.
func (l *lexicon) word(runes []rune, accept func(string) bool) int {
	for n := min(l.longest, len(runes)); n > 0; n-- {
		if accept(string(runes[:n])) {
			return n
		}
	}
	return 0
}

// A similarity is what two units have in common.
type similarity struct {
	score float64  // 0 to 1
	terms []string // the words both hold, the heaviest first
	alone bool     // they share a subject that no other unit speaks of
}

// compare returns the similarity of each problem with each measure.
func compare(problems, measures []unit) [][]similarity {
	sims := make([][]similarity, len(problems))
	for i := range problems {
		sims[i] = make([]similarity, len(measures))
		for j := range measures {
			sims[i][j] = common(problems[i], measures[j])
		}
	}
	return sims
}

// common returns what a problem and a measure have in common, as a share of what both
// hold.
func common(p, m unit) similarity {
	type term struct {
		name   string
		weight float64
	}
	var s similarity
	var shared []term
	factor := besideFactor
	if p.heading.total() < plainHeading {
		factor = 1
	}
	for name, w := range p.all {
		if v, ok := m.all[name]; ok {
			shared = append(shared, term{name, math.Sqrt(w * v)})
			s.alone = s.alone || p.alone[name]
			if h, ok := p.heading[name]; ok && h > 0 {
				factor = 1
			} else if ok {
				factor = max(factor, vagueFactor)
			}
		}
	}
	slices.SortFunc(shared, func(x, y term) int {
		return cmp.Or(cmp.Compare(y.weight, x.weight), strings.Compare(x.name, y.name))
	})
	for _, t := range shared {
		s.score += t.weight
		if len(s.terms) < 5 {
			s.terms = append(s.terms, strings.TrimLeft(t.name, "#~"))
		}
	}
	if s.score > 0 {
		s.score *= factor / math.Sqrt(p.all.total()*m.all.total())
	}
	return s
}

// total returns the weight of all features of a unit; map order must not show in the
// last bits, so the weights are summed in order.
func (f features) total() float64 {
	weights := make([]float64, 0, len(f))
	for _, w := range f {
		weights = append(weights, w)
	}
	slices.Sort(weights)
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	return sum
}
