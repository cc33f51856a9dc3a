package check

import (
	"cmp"
	"errors"
	"fmt"
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
	owners  [][]owner // per anchor
	known   []string  // phrases that are right wherever they stand
}

// An owner is one thing to look for where an anchor occurs.
type owner struct {
	find func(*reading, doc.Text, owner) *slip
	term string // the right form
	size int    // what the finder makes of it
}

// A slip is what was found at one place, before overlapping ones are settled.
type slip struct {
	lint.Finding
	weight int // the longer the term, the stronger the evidence
}

// Validate checks the tables and derives the anchors.
func (c *Formulation) Validate() error {
	c.anchors, c.owners, c.known = nil, nil, nil
	if len(c.Spelled)+len(c.Quoted)+len(c.Series)+len(c.Verbs)+len(c.Years)+len(c.Titles)+len(c.Bodies) == 0 {
		return errors.New("没有规范表述：terms quoted series verbs years titles bodies 至少填一张表")
	}
	ids := map[string]int{}
	add := func(anchor string, o owner) {
		id, ok := ids[anchor]
		if !ok {
			id = len(c.anchors)
			ids[anchor] = id
			c.anchors = append(c.anchors, anchor)
			c.owners = append(c.owners, nil)
		}
		c.owners[id] = append(c.owners[id], o)
	}
	return errors.Join(c.addTerms(add), c.addQuoted(add), c.addSeries(add), c.addVerbs(add), c.addYears(add),
		c.addTitles(add), c.addBodies(add))
}

// Anchors returns the literals without which nothing is found.
func (c *Formulation) Anchors() []string { return c.anchors }

// Terms returns the terms as words for the segmenter.
func (c *Formulation) Terms() []string {
	var words []string
	add := func(term string) {
		if w := unquote(term); utf8.RuneCountInString(w) > 1 && allHan(w) {
			words = append(words, w)
		}
	}
	for t := range c.Spelled {
		add(t)
	}
	for t := range c.Quoted {
		add(t)
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
}

// Run reports what is found at the anchors; of findings that overlap, the one with the
// most evidence.
func (c *Formulation) Run(p *lint.Pass) {
	r := &reading{c, p, p.Doc.Text.String(), map[string]bool{}}
	var slips []*slip
	for _, h := range p.Hits() {
		for _, o := range c.owners[h.Anchor] {
			if s := o.find(r, h.Text, o); s != nil {
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
	if !strings.ContainsAny(s, "“”") {
		return s
	}
	return strings.NewReplacer("“", "", "”", "").Replace(s)
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
	if i := strings.LastIndexAny(before, "。！？\n"); i >= 0 {
		before = before[i:]
	}
	if i := strings.IndexAny(after, "。！？\n"); i >= 0 {
		after = after[:i]
	}
	return containsAny(before, words) || containsAny(after, words)
}

// blankEntry returns the error that a table of the kind holds an entry it cannot use.
func blankEntry(table, term, why string) error {
	return fmt.Errorf("%s 里的“%s”%s", table, term, why)
}
