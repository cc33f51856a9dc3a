package pack

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp/syntax"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/check"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/segment"
	"github.com/jiaogao/jiaogao/rules"
)

var (
	mutantsOf = flag.String("mutants-of", "", "try mutants of this rule only; parts are those of the report types")
	mutants   = flag.Int("mutants", 8, "how many mutants of each rule are tried; 0: all, which takes minutes")
)

// leastKilled is the percentage of mutants that must be noticed.
const leastKilled = 95

// TestMutants changes the shipped rules one part of their data at a time: a word, a term,
// an alternative of a pattern, an exception or a threshold is dropped or altered, and what
// the rule then finds is compared with what it found before. A change that nobody notices
// is data that no case proves.
func TestMutants(t *testing.T) {
	lab, err := newLaboratory()
	if err != nil {
		t.Fatal(err)
	}
	var all []*mutant
	for _, s := range lab.subjects {
		if *mutantsOf == "" || *mutantsOf == s.rule.ID {
			all = append(all, chosen(s.mutants())...)
		}
	}
	if *mutantsOf == "" || *mutantsOf == "parts" {
		all = append(all, chosen(lab.partMutants())...)
	}
	lab.try(all)
	b := boardOf(all)
	if survived := 100 * b.survived; survived > (100-leastKilled)*b.tried || testing.Verbose() {
		t.Logf("mutants that nothing noticed:\n%s", b.survivors)
		t.Logf("by rule:\n%s", b)
	}
	if b.tried == 0 || 100*b.survived > (100-leastKilled)*b.tried {
		t.Errorf("%d of %d mutants survived, more than %d in 100", b.survived, b.tried, 100-leastKilled)
	}
}

// chosen returns the mutants of one rule that this run tries, evenly spread.
func chosen(list []*mutant) []*mutant {
	if *mutants == 0 || len(list) <= *mutants {
		return list
	}
	some := make([]*mutant, *mutants)
	for i := range some {
		some[i] = list[i*len(list) / *mutants]
	}
	return some
}

// A mutant is a shipped rule with one change.
type mutant struct {
	rule  string
	what  string                      // for people
	word  string                      // no text without it can show the change; empty: any may
	packs func() ([]lint.Pack, error) // with the changed rule alone
	texts func() []string             // of one line or a report each, that may show the change
	of    *subject                    // nil for a part
	look  func(lint.Result, *lint.Linter, *doc.Document) string
	fate  fate
}

// A fate is what became of a mutant.
type fate int

const (
	survived  fate = iota
	invalid        // the loader rejects it
	inWriting      // noticed by an example of the pack
	reported       // noticed in a report of testdata/reports
	derived        // noticed in a text that was made from the data itself
)

// A laboratory holds the shipped packs and all that their rules are tried on.
type laboratory struct {
	packs    []lint.Pack
	subjects []*subject
	segments lint.Segmenter
	reports  []*sample
	slips    map[rune][]rune // characters that are inWriting for others
}

// A sample is a text that rules are tried on.
type sample struct {
	text string
	doc  *doc.Document
}

// A subject is a shipped rule with its TOML table.
type subject struct {
	*laboratory
	rule    *lint.Rule
	home    *lint.Pack // whose part and title its examples of one line get
	table   map[string]any
	packs   []lint.Pack // the rule alone
	linter  *lint.Linter
	samples []*sample // its examples
	once    sync.Once
}

func newLaboratory() (*laboratory, error) {
	files, err := readShipped(rules.Packs)
	if err != nil {
		return nil, err
	}
	lab := &laboratory{packs: builtin(files), slips: map[rune][]rune{}}
	lab.segments = segment.New(lint.Words(lab.packs))
	tables, err := ruleTables()
	if err != nil {
		return nil, err
	}
	seen := map[lint.Check]bool{}
	for i := range lab.packs {
		for _, r := range lab.packs[i].Rules {
			if !seen[r.Check] && applies(&lab.packs[i], r) {
				seen[r.Check] = true
				lab.subjects = append(lab.subjects, &subject{laboratory: lab, rule: r, home: &lab.packs[i], table: tables[r.ID]})
			}
		}
	}
	for _, s := range lab.subjects {
		s.learnSlips()
	}
	return lab, lab.readReports()
}

// ruleTables returns the tables of the shipped rules by id.
func ruleTables() (map[string]map[string]any, error) {
	names, err := filepath.Glob("../../rules/*.toml")
	if err != nil {
		return nil, err
	}
	tables := map[string]map[string]any{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		all, ok := newSource(name, string(text)).parse()
		if !ok {
			return nil, fmt.Errorf("%s cannot be parsed", name)
		}
		rules, _ := all["rule"].(map[string]any)
		for id, table := range rules {
			tables[id] = table.(map[string]any)
		}
	}
	return tables, nil
}

// readReports reads the reports of the project.
func (lab *laboratory) readReports() error {
	names, err := filepath.Glob("../../testdata/reports/*.[tm]*")
	if err != nil {
		return err
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		d, err := input.Read(filepath.Base(name), data)
		if err != nil {
			return err
		}
		lab.reports = append(lab.reports, &sample{string(data), d})
	}
	return nil
}

// prepare makes what all mutants of the subject share.
func (s *subject) prepare() {
	s.packs = s.with(s.rule)
	linter, err := lint.New(s.packs, s.segments)
	if err != nil {
		panic(err) // it was loaded before
	}
	s.linter = linter
	for _, e := range slices.Concat(s.rule.Flagged, s.rule.Silent) {
		s.samples = append(s.samples, s.sample(e))
	}
	if w, ok := s.rule.Check.(*check.Wording); ok {
		for _, table := range []check.Words{w.Words, w.Seams} {
			for _, word := range table.All() {
				for _, e := range slices.Concat(word.Flagged, word.Legal) {
					s.samples = append(s.samples, s.sample(e))
				}
			}
		}
	}
}

// with returns the packs with one rule alone, nil for none, in those that have it.
func (s *subject) with(r *lint.Rule) []lint.Pack {
	packs := clone(s.laboratory.packs)
	for i := range packs {
		had := slices.ContainsFunc(packs[i].Rules, func(o *lint.Rule) bool { return o.Check == s.rule.Check })
		packs[i].Rules = nil
		if had && r != nil {
			on := *r
			on.Severity = max(on.Severity, lint.Hint)
			packs[i].Rules = []*lint.Rule{&on}
		}
	}
	return packs
}

// sample makes a document of an example, as the test of examples does.
func (s *subject) sample(example string) *sample {
	name, source, _ := stage(s.home, s.rule, example)
	d, err := Sketched(input.Read)(name, []byte(source))
	if err != nil {
		panic(err) // a text is always readable
	}
	if s.table != nil { // else the title is what matters
		t := &tester{packs: s.laboratory.packs}
		d.Type = t.reportType(d, s.home, s.rule)
	}
	return &sample{source, d}
}

// decoded returns the rule with a change. Only the parameter that is changed is decoded:
// some hold thousands of words.
func (s *subject) decoded(m mutation) (*lint.Rule, error) {
	name, x := m.path[0], m.new
	if re, ok := x.(*syntax.Regexp); ok {
		x = re.String()
	}
	table := map[string]any{name: edit(s.table[name], m.path[1:], x)}
	if table[name] == (gone{}) {
		delete(table, name)
	}
	r := *s.rule
	r.Check = fresh(s.rule, name)
	if name == "in" {
		r.In = nil
	}
	src := newSource("", "")
	src.decode([]string{"rule", r.ID}, table, &r, r.Check)
	return &r, src.mistakes.err()
}

// fresh returns a check with the parameters of a rule's own, all but one.
func fresh(r *lint.Rule, but string) lint.Check {
	kinds := check.Kinds()
	c := kinds[slices.IndexFunc(kinds, func(k check.Kind) bool { return k.Name == r.Kind })].New()
	from, to := reflect.ValueOf(r.Check).Elem(), reflect.ValueOf(c).Elem()
	for _, f := range reflect.VisibleFields(from.Type()) {
		if name := key(f); name != "" && name != but {
			to.FieldByIndex(f.Index).Set(from.FieldByIndex(f.Index))
		}
	}
	return c
}

// try finds out the fate of each mutant.
func (lab *laboratory) try(all []*mutant) {
	next := make(chan *mutant)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for m := range next {
				m.fate = m.meet(lab)
			}
		})
	}
	for _, m := range all {
		next <- m
	}
	close(next)
	workers.Wait()
}

// meet tries one mutant on all there is, the surest evidence first.
func (m *mutant) meet(lab *laboratory) fate {
	packs, err := m.packs()
	if err != nil {
		return invalid
	}
	changed, err := lint.New(packs, lab.segments)
	if err != nil {
		if m.what != dropped {
			return invalid
		}
		changed, _ = lint.New([]lint.Pack{{Rules: []*lint.Rule{{ID: "none", Check: &mute{}}}}}, nil)
	}
	m.of.once.Do(m.of.prepare)
	for _, s := range m.of.samples {
		if m.differs(changed, s) {
			return inWriting
		}
	}
	for _, s := range lab.reports {
		if m.differs(changed, s) {
			return reported
		}
	}
	for _, text := range m.texts() {
		if m.differs(changed, m.of.sample(text)) {
			return derived
		}
	}
	return survived
}

// differs reports whether the mutant sees another thing in a text than the rule does.
func (m *mutant) differs(changed *lint.Linter, s *sample) bool {
	if m.word != "" && !strings.Contains(s.text, m.word) {
		return false
	}
	return m.seen(m.of.linter, s) != m.seen(changed, s)
}

func (m *mutant) seen(l *lint.Linter, s *sample) string {
	result, err := l.Check(context.Background(), s.doc)
	if err != nil {
		panic(err) // the context is never done
	}
	return m.look(result, l, s.doc)
}

// places tells what a rule found: the flaws, and which measures answer which problem.
func places(result lint.Result, _ *lint.Linter, _ *doc.Document) string {
	var b strings.Builder
	for _, f := range result.Findings {
		fmt.Fprintln(&b, f.Rule, f.Span, f.Section)
	}
	for _, p := range result.Pairs {
		fmt.Fprintln(&b, p.Problem.Span())
		for _, m := range p.Measures {
			fmt.Fprintln(&b, m.Text.Span(), m.Terms)
		}
	}
	return b.String()
}

// look returns what is compared of a run. The messages of one kind quote words of its data,
// and for some of them that is all they do.
func (s *subject) look() func(lint.Result, *lint.Linter, *doc.Document) string {
	if s.rule.Kind != "concreteness" {
		return places
	}
	return func(result lint.Result, l *lint.Linter, d *doc.Document) string {
		seen := places(result, l, d)
		for _, f := range result.Findings {
			seen += f.Message
		}
		return seen
	}
}

// mute finds nothing: it stands for a rule that is gone.
type mute struct{}

func (*mute) Validate() error { return nil }
func (*mute) Run(*lint.Pass)  {}

// A board tells the fates of mutants by rule.
type board struct {
	tried, survived int
	fates           map[string]*[derived + 1]int
	survivors       string
}

func boardOf(all []*mutant) *board {
	b := &board{fates: map[string]*[derived + 1]int{}}
	var left strings.Builder
	for _, m := range all {
		if b.fates[m.rule] == nil {
			b.fates[m.rule] = new([derived + 1]int)
		}
		b.fates[m.rule][m.fate]++
		if m.fate == invalid {
			continue
		}
		b.tried++
		if m.fate == survived {
			b.survived++
			fmt.Fprintf(&left, "%s: %s\n", m.rule, m.what)
		}
	}
	b.survivors = left.String()
	return b
}

// String returns a line for each rule, and their sum.
func (b *board) String() string {
	var s strings.Builder
	line := func(name string, n [derived + 1]int) {
		tried := n[survived] + n[inWriting] + n[reported] + n[derived]
		fmt.Fprintf(&s, "%6d tried, %5d by examples, %5d in reports, %6d in derived texts, %5d survived, %5.1f%%  %s\n",
			tried, n[inWriting], n[reported], n[derived], n[survived], 100*float64(tried-n[survived])/float64(max(1, tried)), name)
	}
	var sum [derived + 1]int
	for _, rule := range slices.Sorted(maps.Keys(b.fates)) {
		line(rule, *b.fates[rule])
		for i, n := range b.fates[rule] {
			sum[i] += n
		}
	}
	line("all", sum)
	return s.String()
}
