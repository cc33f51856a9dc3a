package check

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// Formulation finds set formulations that do not stand as they are set. Each table is one
// way to be wrong; a rule fills the tables that belong to the flaw it names. The keys are
// the right forms as a report prints them.
type Formulation struct {
	Spelled    []SpelledTerm `toml:"terms" doc:"查写错的：与规范写法只差一处，或列在 wrong 里"` // near misses and known wrong forms
	Neighbours []string      `toml:"neighbours" doc:"与各条表述相近、本身正确的说法，一律不动"`  // right phrases that look like a term
	Quoted     []QuotedTerm  `toml:"quoted" doc:"查应加引号而没有加的"`                // terms that stand in quotation marks
	Series     []SeriesTerm  `toml:"series" doc:"查次序固定的一组，成员的次序颠倒"`          // members in a fixed order
	Verbs      []VerbTerm    `toml:"verbs" doc:"查动词搭配"`                      // the verb that goes with a term
	Years      []DatedTerm   `toml:"years" doc:"查与报告年度不符的"`                  // the reporting years a term belongs to
	Titles     []TitledTerm  `toml:"titles" doc:"查《》里的文件名称"`                 // documents that 《》 names
	Bodies     []BodyTerm    `toml:"bodies" doc:"查机构层级不符的用词（县委巡视组）"`         // words that go with one level of office only

	once    sync.Once
	anchors []string
	owners  []owner       // per anchor
	joined  []SpelledTerm // the series that are looked for as a whole

	knowing sync.Once
	right   *wordSet // the known phrases, made when they are first needed
}

// An owner is the thing to look for where an anchor occurs.
type owner struct {
	aspect aspect
	size   uint8  // what the aspect makes of it
	entry  uint16 // index into the table of the aspect
}

// maxEntries is how many entries a table can have.
const maxEntries = 1 << 16

// An aspect is a way to be wrong.
type aspect uint8

// The aspects, in the order of the tables.
const (
	spelledWrong aspect = iota // a wrong form stands there
	spelledHalf                // half of a term stands there
	joinedHalf                 // half of a series stands there
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

// Validate implements [lint.Check].
func (c *Formulation) Validate() error {
	total := 0
	for _, n := range []int{len(c.Spelled), len(c.Quoted), len(c.Series), len(c.Verbs), len(c.Years), len(c.Titles), len(c.Bodies)} {
		if total += n; n > maxEntries {
			return fmt.Errorf("一张表最多 %d 条，这里有 %d 条", maxEntries, n)
		}
	}
	if total == 0 {
		return errors.New("没有规范表述：terms quoted series verbs years titles bodies 至少填一张表")
	}
	return nil
}

// Verify implements [lint.Verifier]: it reports the entries that contradict themselves or
// could never find anything.
func (c *Formulation) Verify() error {
	return errors.Join(c.verifySpelled(), c.verifyQuoted(), c.verifySeries(), c.verifyVerbs(), c.verifyYears(),
		c.verifyTitles(), c.verifyBodies())
}

// Anchors returns the literals without which nothing is found.
func (c *Formulation) Anchors() []string {
	c.once.Do(c.prepare)
	return c.anchors
}

// prepare derives the anchors of the tables.
func (c *Formulation) prepare() {
	n := 2*len(c.Spelled) + 3*len(c.Quoted) + 2*len(c.Series) + len(c.Verbs) + len(c.Years) + 1 + len(c.Bodies)
	for i := range c.Spelled {
		n += len(c.Spelled[i].Wrong) + len(c.Spelled[i].Sure)
	}
	for i := range c.Series {
		n += len(c.Series[i].Parts)
	}
	c.anchors, c.owners = make([]string, 0, n), make([]owner, 0, n)
	c.joined = make([]SpelledTerm, 0, len(c.Series))
	c.addSpelled()
	c.addQuoted()
	c.addSeries()
	c.addVerbs()
	c.addYears()
	c.addTitles()
	c.addBodies()
}

// add adds an anchor for the entry of a table.
func (c *Formulation) add(anchor string, aspect aspect, entry int, size uint8) {
	c.anchors = append(c.anchors, anchor)
	c.owners = append(c.owners, owner{aspect, size, uint16(entry)})
}

// SetPhrases implements [lint.Phrased].
func (c *Formulation) SetPhrases() []string { return c.Terms() }

// Terms returns the terms as words for the segmenter. Short ones are left out: the
// dictionary knows them, or they would cut plain words apart (第|三农|场).
func (c *Formulation) Terms() []string {
	words := make([]string, 0, len(c.Spelled)+len(c.Quoted)+4*len(c.Series))
	add := func(term string) {
		if utf8.RuneCountInString(term) > 2 && allHan(term) {
			words = append(words, term)
		}
	}
	for i := range c.Spelled {
		if t := &c.Spelled[i]; !t.Listed {
			add(t.Term)
		}
	}
	for i := range c.Quoted {
		add(c.Quoted[i].Term)
	}
	for i := range c.Series {
		for _, part := range c.Series[i].Parts {
			add(part)
		}
	}
	return words
}

// A reading is one run on one document.
type reading struct {
	*Formulation
	*lint.Pass
	prose string
	told  map[string]bool // answers of the whole document, by what was asked
	want  []rune          // what should stand beside a half
	view  view            // and what does
	edits []edit          // that turn one into the other
	alike *likeness
}

// Run reports what is found at the anchors; of findings that overlap, the one with the
// most evidence.
func (c *Formulation) Run(p *lint.Pass) {
	r := &reading{Formulation: c, Pass: p, prose: p.Doc.Text.String(), told: map[string]bool{}, alike: likenessOf(p)}
	var slips []*slip
	for h := range p.Hits() {
		s := r.judge(h.Text, c.owners[h.Anchor])
		if s != nil {
			slips = append(slips, s)
		}
		if p.Tracing() {
			r.traceHit(h.Text, c.owners[h.Anchor], s)
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
		return r.wrong(hit, &r.Spelled[o.entry], o.size)
	case spelledHalf:
		return r.nearMiss(hit, &r.Spelled[o.entry], o.size)
	case joinedHalf:
		return r.nearMiss(hit, &r.joined[o.entry], o.size)
	case quotedTerm:
		return r.quoted(hit, &r.Quoted[o.entry], o.size)
	case datedTerm:
		return r.dated(hit, &r.Years[o.entry])
	case titledDocument:
		return r.titled(hit)
	case bodyWord:
		return r.misplacedBody(hit, &r.Bodies[o.entry])
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
func cite(s string) string {
	if !strings.Contains(s, "“") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "“", "‘"), "”", "’")
}

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
