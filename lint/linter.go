package lint

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A Linter checks documents. It is immutable and may be shared by goroutines.
type Linter struct {
	packs     []*compiled
	segmenter Segmenter
}

// compiled is a pack with the matcher of its anchors, built when a document first needs
// it: a run over one type of report pays for that type only.
type compiled struct {
	Pack
	once    sync.Once
	matcher *matcher
	full    []Skip // rules whose anchors found no room
}

// A Result is what a Linter has to say of one document.
type Result struct {
	Type     string    // the report type it was checked as; empty if it is unknown
	Findings []Finding // by place
	Pairs    []Pair    // every problem with its measures, by place
	Skipped  []Skip    // rules that could not be applied
	Notes    []string  // remarks of the document that accepted nothing, for people
}

// New returns a Linter for the packs. A document is checked by the pack whose Match its
// title contains, by the pack without Match where there is none such. The error names
// every rule whose check is not valid; packs without any rule are an error too.
func New(packs []Pack, s Segmenter) (*Linter, error) {
	l := &Linter{segmenter: s}
	var errs []error
	rules := 0
	seen := map[Check]bool{}
	for _, p := range packs {
		l.packs = append(l.packs, &compiled{Pack: p})
		rules += len(p.Rules)
		for _, r := range p.Rules {
			if seen[r.Check] {
				continue
			}
			seen[r.Check] = true
			if err := r.Check.Validate(); err != nil {
				errs = append(errs, fmt.Errorf("规则 %s：%w", r.ID, err))
			}
		}
	}
	if rules == 0 {
		errs = append(errs, errors.New("没有载入任何规则"))
	}
	return l, errors.Join(errs...)
}

// Types returns the report types the Linter knows, in the order of its packs.
func (l *Linter) Types() []string {
	var types []string
	for _, c := range l.packs {
		if len(c.Match) > 0 {
			types = append(types, c.Title)
		}
	}
	return types
}

// Words returns the terms that the checks of the packs want the segmenter to know.
func Words(packs []Pack) []string {
	var words []string
	seen := map[Check]bool{}
	for _, p := range packs {
		for _, r := range p.Rules {
			if t, ok := r.Check.(Termed); ok && !seen[r.Check] {
				seen[r.Check] = true
				words = append(words, t.Terms()...)
			}
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// Check checks one document. The same document always gives the same result. The error
// is that of the context.
func (l *Linter) Check(ctx context.Context, d *doc.Document) (Result, error) {
	c := l.pick(d)
	if c == nil {
		return Result{Skipped: []Skip{{Why: "没有适用于这类报告的规则包"}}}, ctx.Err()
	}
	c.once.Do(c.compile)
	s := &state{pack: &c.Pack, segmenter: l.segmenter, parts: assign(d, c.Parts), tokens: map[int][]doc.Token{}}
	if len(c.Match) > 0 {
		s.reportType = c.Title
	}
	s.skipped = append(s.skipped, c.full...)
	hits := c.matcher.find(d.Text, len(c.Rules))
	for i := range c.Rules {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		s.run(d, &c.Rules[i], hits[i])
	}
	return s.result(d), nil
}

// pick returns the pack for a document: of the type it demands, else the one with the
// longest match in its title, else the one for all other titles.
func (l *Linter) pick(d *doc.Document) *compiled {
	var best, rest *compiled
	longest := 0
	for _, c := range l.packs {
		if d.Type != "" && c.Title == d.Type {
			return c
		}
		if len(c.Match) == 0 && rest == nil {
			rest = c
		}
		for _, m := range c.Match {
			if len(m) > longest && strings.Contains(d.Title.String(), m) {
				best, longest = c, len(m)
			}
		}
	}
	if best == nil {
		return rest
	}
	return best
}

// compile builds the matcher of a pack.
func (c *compiled) compile() {
	lists := make([][]string, len(c.Rules))
	n := 0
	for i, r := range c.Rules {
		if a, ok := r.Check.(Anchored); ok && r.Severity != Off {
			lists[i] = a.Anchors()
			n += len(lists[i])
		}
	}
	c.matcher = newMatcher(n)
	for i, list := range lists {
		if !c.matcher.add(i, list) {
			c.full = append(c.full, Skip{c.Rules[i].ID, "规则包里的词太多，这条规则没有全部用上，请拆分规则包"})
		}
	}
}

// state is what the passes of one document share.
type state struct {
	pack       *Pack
	reportType string
	segmenter  Segmenter
	parts      parts
	tokens     map[int][]doc.Token
	findings   []Finding
	pairs      []Pair
	skipped    []Skip
}

// run runs one rule. A check that panics is a defect of ours; it must not take the other
// rules, or the other documents of a batch, with it.
func (s *state) run(d *doc.Document, r *Rule, hits []Hit) {
	if r.Severity == Off {
		return
	}
	if _, anchored := r.Check.(Anchored); anchored && len(hits) == 0 {
		return
	}
	n := len(s.findings)
	defer func() {
		if v := recover(); v != nil {
			s.findings = s.findings[:n]
			s.skipped = append(s.skipped, Skip{r.ID, fmt.Sprintf("规则内部出错：%v", v)})
		}
	}()
	r.Check.Run(&Pass{Doc: d, Rule: r, state: s, hits: hits})
}

func (s *state) result(d *doc.Document) Result {
	slices.SortStableFunc(s.findings, func(a, b Finding) int {
		return cmp.Or(a.Span.Start-b.Span.Start, a.Span.End-b.Span.End, strings.Compare(a.Rule, b.Rule), strings.Compare(a.Message, b.Message))
	})
	slices.SortStableFunc(s.pairs, func(a, b Pair) int { return a.Problem.Start() - b.Problem.Start() })
	findings, notes := ignore(d, s.findings)
	return Result{Type: s.reportType, Findings: fold(findings), Pairs: s.pairs, Skipped: s.skipped, Notes: notes}
}
