package check

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// Formulation finds set formulations that do not stand as they are set. Each table is one
// way to be wrong; a rule fills the tables that belong to the flaw it names. The keys are
// the right forms as a report prints them.
type Formulation struct {
	Spelled    map[string]SpelledTerm `toml:"terms"`      // near misses and known wrong forms
	Neighbours []string               `toml:"neighbours"` // right phrases that look like a term
	Quoted     map[string]QuotedTerm  `toml:"quoted"`     // terms that stand in quotation marks
	Series     map[string]SeriesTerm  `toml:"series"`     // members in a fixed order
	Verbs      map[string]VerbTerm    `toml:"verbs"`      // the verb that goes with a term
	Years      map[string]DatedTerm   `toml:"years"`      // the reporting years a term belongs to
	Titles     map[string]TitledTerm  `toml:"titles"`     // documents that 《》 names
	Bodies     map[string]BodyTerm    `toml:"bodies"`     // words that go with one level of office only

	anchors []string
	first   []int    // per anchor: the first of its owners
	owners  []owner  // chained
	known   []string // phrases that are right wherever they stand
}

// An owner is one thing to look for where an anchor occurs.
type owner struct {
	aspect aspect
	term   string // the right form
	size   int    // what the aspect makes of it
	next   int    // the next owner of the anchor, -1 for none
}

// An aspect is a way to be wrong.
type aspect uint8

// The aspects, in the order of the tables.
const (
	spelledWrong aspect = iota // a wrong form stands there
	spelledHalf                // half of a term stands there
	quotedTerm
	seriesMember
	verbTerm
	datedTerm
	titledDocument
	bodyWord
)

// A slip is what was found at one place, before overlapping ones are settled.
type slip struct {
	lint.Finding
	weight int // the longer the term, the stronger the evidence
}

// Validate derives the anchors of the tables.
func (c *Formulation) Validate() error {
	n := len(c.Spelled) + len(c.Quoted) + len(c.Series) + len(c.Verbs) + len(c.Years) + len(c.Titles) + len(c.Bodies)
	if n == 0 {
		return errors.New("没有规范表述：terms quoted series verbs years titles bodies 至少填一张表")
	}
	// This runs at every start: room for what the shipped tables need spares the growing.
	ids := make(map[string]int, 2*n)
	c.anchors, c.first, c.owners = make([]string, 0, 3*n), make([]int, 0, 3*n), make([]owner, 0, 3*n)
	c.known = make([]string, 0, n+len(c.Neighbours))
	add := func(anchor string, o owner) {
		id, ok := ids[anchor]
		if !ok {
			id = len(c.anchors)
			ids[anchor] = id
			c.anchors, c.first = append(c.anchors, anchor), append(c.first, -1)
		}
		o.next, c.first[id] = c.first[id], len(c.owners)
		c.owners = append(c.owners, o)
	}
	c.addSpelled(add)
	c.addQuoted(add)
	c.addSeries(add)
	c.addVerbs(add)
	c.addYears(add)
	c.addTitles(add)
	c.addBodies(add)
	return nil
}

// Verify implements [lint.Verifier]: it reports the entries that contradict themselves or
// could never find anything.
func (c *Formulation) Verify() error {
	return errors.Join(c.verifySpelled(), c.verifyQuoted(), c.verifySeries(), c.verifyVerbs(), c.verifyYears(),
		c.verifyTitles(), c.verifyBodies())
}

// at yields the owners of an anchor.
func (c *Formulation) at(anchor int) iter.Seq[owner] {
	return func(yield func(owner) bool) {
		for i := c.first[anchor]; i >= 0 && yield(c.owners[i]); {
			i = c.owners[i].next
		}
	}
}

// Anchors returns the literals without which nothing is found.
func (c *Formulation) Anchors() []string { return c.anchors }

// Terms returns the terms as words for the segmenter. Short ones are left out: the
// dictionary knows them, or they would cut plain words apart (第|三农|场).
func (c *Formulation) Terms() []string {
	var words []string
	add := func(term string) {
		if utf8.RuneCountInString(term) > 2 && allHan(term) {
			words = append(words, term)
		}
	}
	for term, t := range c.Spelled {
		if !t.Listed {
			add(term)
		}
	}
	for term := range c.Quoted {
		add(term)
	}
	for _, s := range c.Series {
		for _, part := range s.Parts {
			add(part)
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// A reading is one run on one document.
type reading struct {
	*Formulation
	*lint.Pass
	prose string
	told  map[string]bool // answers of the whole document, by what was asked
	want  []rune          // what should stand beside a half
	view  view            // and what does
}

// Run reports what is found at the anchors; of findings that overlap, the one with the
// most evidence.
func (c *Formulation) Run(p *lint.Pass) {
	r := &reading{Formulation: c, Pass: p, prose: p.Doc.Text.String(), told: map[string]bool{}}
	var slips []*slip
	for _, h := range p.Hits() {
		for o := range c.at(h.Anchor) {
			if s := r.judge(h.Text, o); s != nil {
				slips = append(slips, s)
			}
		}
	}
	slips = append(slips, r.disorders()...)
	slips = append(slips, r.mismatches()...)
	for _, s := range settle(slips) {
		p.Add(s.Finding)
	}
}

// judge returns the slip at one occurrence of an anchor, nil if there is none. Series and
// verbs are judged by what stands beside them, when all their hits are known.
func (r *reading) judge(hit doc.Text, o owner) *slip {
	switch o.aspect {
	case spelledWrong:
		return r.wrong(hit, o)
	case spelledHalf:
		return r.nearMiss(hit, o)
	case quotedTerm:
		return r.quoted(hit, o)
	case datedTerm:
		return r.dated(hit, o)
	case titledDocument:
		return r.titled(hit)
	case bodyWord:
		return r.misplacedBody(hit, o)
	}
	return nil
}

// mentions reports whether the document holds one of the words. It is asked of many
// places, but looked up once.
func (r *reading) mentions(words ...string) bool {
	key := strings.Join(words, "\n")
	answer, ok := r.told[key]
	if !ok {
		answer = containsAny(r.prose, words)
		r.told[key] = answer
	}
	return answer
}

// settle returns the slips by place, the one with the most evidence where several overlap.
func settle(slips []*slip) []*slip {
	slices.SortStableFunc(slips, func(a, b *slip) int {
		return cmp.Or(a.Text.Start()-b.Text.Start(), b.weight-a.weight, b.Text.Len()-a.Text.Len(), strings.Compare(a.Right, b.Right))
	})
	var kept []*slip
	for _, s := range slips {
		last := len(kept) - 1
		switch {
		case last < 0 || !kept[last].Text.Overlaps(s.Text):
			kept = append(kept, s)
		case s.weight > kept[last].weight:
			kept[last] = s
		}
	}
	return kept
}

// mend returns the slip that right should stand in the place of t.
func mend(t doc.Text, right, message string, safe bool, weight int) *slip {
	return &slip{lint.Finding{
		Text: t, Right: cite(right), Message: message, Fixes: []lint.Fix{lint.Replace(t, right, safe)},
	}, weight}
}

// cite returns a phrase as it stands within quotation marks.
func cite(s string) string { return strings.NewReplacer("“", "‘", "”", "’").Replace(s) }

// unquote returns a phrase without quotation marks.
func unquote(s string) string {
	if !strings.Contains(s, "“") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "“", ""), "”", "")
}

// allHan reports whether s holds nothing but Han characters.
func allHan(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !isHan(r) }) < 0
}

// besideReach is how far around a place its sentence is looked at, in bytes. It bounds
// the work in a text without full stops.
const besideReach = 600

// beside reports whether one of the words stands in the sentence around t.
func (r *reading) beside(t doc.Text, words []string) bool {
	s := r.prose
	from, to := max(0, t.Start()-besideReach), min(len(s), t.End()+besideReach)
	before, after := s[from:t.Start()], s[t.End():to]
	for _, end := range []string{"。", "！", "？", "\n"} {
		before = before[strings.LastIndex(before, end)+1:]
		after, _, _ = strings.Cut(after, end)
	}
	return containsAny(before, words) || containsAny(after, words)
}

// badEntry returns the error that an entry of a table cannot be used.
func badEntry(table, term, why string) error {
	return fmt.Errorf("%s 里的“%s”%s", table, term, why)
}
