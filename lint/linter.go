package lint

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A Linter checks documents. It may be shared by goroutines.
type Linter struct {
	packs     []*compiled
	segmenter Segmenter
	busy      atomic.Int32 // goroutines that check documents now
}

// compiled is a pack with the matcher of its anchors, built when a document first needs
// it: a run over one type of report pays for that type only.
type compiled struct {
	Pack
	once    sync.Once
	matcher *matcher
	full    []Skip   // rules whose anchors found no room
	kept    sync.Map // cells by the type they hold
}

// A Result is what a Linter has to say of one document.
type Result struct {
	Type     string     // the report type it was checked as; empty if it is unknown
	Findings []Finding  // by place
	Pairs    []Pair     // every problem with its measures, by place
	Skipped  []Skip     // rules that could not be applied
	Parts    []PartSeen // what the report has of each part that its pack defines
	Grade    Grade
	Notes    []string // remarks of the document that accepted nothing, for people
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

// Variant returns a Linter for packs of the same checks with other severities, or fewer of
// them. They were validated for l, so this cannot fail, and they may be at work.
func (l *Linter) Variant(packs []Pack) *Linter {
	v := &Linter{segmenter: l.segmenter}
	for _, p := range packs {
		v.packs = append(v.packs, &compiled{Pack: p})
	}
	return v
}

// Has reports whether a pack has the rule, and not switched off.
func (l *Linter) Has(rule string) bool {
	return slices.ContainsFunc(l.packs, func(c *compiled) bool {
		return slices.ContainsFunc(c.Rules, func(r *Rule) bool { return r.ID == rule && r.Severity != Off })
	})
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

// Words returns the terms that the checks of the packs want the segmenter to know, in no
// order, and some more than once: the segmenter does not mind.
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
	return words
}

// Check checks one document. The same document always gives the same result, however many
// processors share the work. The error is that of the context.
func (l *Linter) Check(ctx context.Context, d *doc.Document) (Result, error) {
	c := l.pick(d)
	if c == nil {
		return Result{Skipped: []Skip{{Why: "没有适用于这类报告的规则包"}}}, ctx.Err()
	}
	s := newState(d, c, l.segmenter)
	s.ended = ctx.Done()
	l.share(len(c.Rules), func() { s.work(ctx) })
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	return s.result(), nil
}

// maxShare is how many goroutines share one document. More would wait for the slowest rule.
const maxShare = 4

// share does the work on this goroutine and, where processors are idle, on some more: one
// report is done sooner, and in a folder, whose reports keep all processors busy, there
// are none.
func (l *Linter) share(rules int, work func()) {
	idle := int32(runtime.GOMAXPROCS(0))
	l.busy.Add(1)
	defer l.busy.Add(-1)
	var helpers sync.WaitGroup
	for range min(rules, maxShare) - 1 {
		if l.busy.Add(1) > idle {
			l.busy.Add(-1)
			break
		}
		helpers.Go(func() {
			defer l.busy.Add(-1)
			work()
		})
	}
	work()
	helpers.Wait()
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
	for i, r := range c.Rules {
		if a, ok := r.Check.(Anchored); ok && r.Severity != Off {
			lists[i] = a.Anchors()
		}
	}
	c.matcher = newMatcher(lists)
	for i := range lists {
		if !c.matcher.add(i) {
			c.full = append(c.full, Skip{c.Rules[i].ID, "规则包里的词太多，这条规则没有全部用上，请拆分规则包"})
		}
	}
}
