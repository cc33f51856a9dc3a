package lint

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A state is what the passes of one document share. Goroutines take rule after rule from
// its queue; each rule has an outcome of its own, so that the result does not depend on
// who was faster.
type state struct {
	doc        *doc.Document
	pack       *compiled
	reportType string
	segmenter  Segmenter
	parts      parts
	tokens     tokens
	shared     sync.Map        // cells by the type they hold
	hits       func() [][]spot // of each rule
	queue      []int           // indexes of the rules
	next       atomic.Int32    // index into the queue
	ended      <-chan struct{} // closed when the work is not wanted any more
	outcomes   []outcome       // of each rule
	provided   func() []bool   // whether the document has each part of the pack
	traced     bool            // the one rule in the queue tells of its work
}

// An outcome is what one rule has to say of the document.
type outcome struct {
	findings []Finding
	pairs    []Pair
	skipped  []Skip
	remarks  []Remark // only where the rule is traced
}

func newState(d *doc.Document, c *compiled, segmenter Segmenter) *state {
	s := &state{doc: d, pack: c, segmenter: segmenter, parts: assign(d, c.Parts), reportType: reportType(c), outcomes: make([]outcome, len(c.Rules))}
	s.hits = sync.OnceValue(func() [][]spot {
		c.once.Do(c.compile)
		return c.matcher.find(d.Text.String())
	})
	s.provided = sync.OnceValue(s.provide)
	s.enqueue()
	return s
}

// enqueue puts first the checks without anchors: they read the whole document, so they take
// longest, and they need not wait for the matcher.
func (s *state) enqueue() {
	var anchored []int
	s.queue = make([]int, 0, len(s.pack.Rules))
	for i := range s.pack.Rules {
		r := s.pack.Rules[i]
		if r.Severity == Off {
			continue
		}
		if _, ok := r.Check.(Anchored); ok {
			anchored = append(anchored, i)
		} else {
			s.queue = append(s.queue, i)
		}
	}
	s.queue = append(s.queue, anchored...)
}

// stopped is what a check panics with that asks for something after the end of the context.
type stopped struct{}

// full is what a check panics with that has found too much.
type full struct{}

// maxFindings is how much one rule may find in a report. Nobody reads as much, and a text
// made for it would fill the memory.
const maxFindings = 10_000

// goOn stops a check whose work is not wanted any more.
func (s *state) goOn() {
	select {
	case <-s.ended:
		panic(stopped{})
	default:
	}
}

// work runs rules as long as there are any in the queue. One of the goroutines finds the
// anchors, while the others are at the checks that have none.
func (s *state) work(ctx context.Context) {
	for ctx.Err() == nil {
		k := int(s.next.Add(1)) - 1
		if k >= len(s.queue) {
			return
		}
		if k == 0 {
			s.prepare()
		}
		s.run(s.queue[k])
	}
}

// prepare finds the anchors. Should that panic, it does so again for the rules that ask
// for their hits, which say so.
func (s *state) prepare() {
	defer func() { _ = recover() }()
	s.hits()
}

// run runs one rule. A check that panics is a defect of ours; it must not take the other
// rules, or the other documents of a batch, with it.
func (s *state) run(i int) {
	r, out := s.pack.Rules[i], &s.outcomes[i]
	defer func() {
		switch v := recover().(type) {
		case nil, stopped: // of one that was stopped the outcome is not asked for
		case full:
			out.skipped = append(out.skipped, Skip{r.ID, fmt.Sprintf("找到的问题超过%d处，其余的没有列出，请先改正前面的", maxFindings)})
		default:
			*out = outcome{skipped: append(out.skipped, Skip{r.ID, fmt.Sprintf("规则内部出错：%v", v)}), pairs: out.pairs, remarks: out.remarks}
		}
	}()
	p := Pass{Doc: s.doc, Rule: r, state: s, index: i, outcome: out}
	if s.traced {
		p.traceRegions()
	}
	if a, anchored := r.Check.(Anchored); anchored {
		p.hits = s.hits()[i]
		if s.traced {
			defer func() { p.traceHits(a.Anchors()) }()
		}
		if len(p.hits) == 0 {
			return
		}
	}
	r.Check.Run(&p)
}

// result puts the outcomes together, in the order of the rules and then of the places.
func (s *state) result() Result {
	var all outcome
	all.skipped = append(all.skipped, s.pack.full...)
	n := 0
	for _, o := range s.outcomes {
		n += len(o.findings)
	}
	all.findings = slices.Grow(all.findings, n)
	for _, o := range s.outcomes {
		all.findings = append(all.findings, o.findings...)
		all.pairs = append(all.pairs, o.pairs...)
		all.skipped = append(all.skipped, o.skipped...)
	}
	all.findings = inOrder(all.findings)
	slices.SortStableFunc(all.pairs, func(a, b Pair) int { return a.Problem.Start() - b.Problem.Start() })
	comparer := s.pack.comparer()
	findings, notes := ignore(s.doc, all.findings, func(rule string) bool { return comparer == nil || rule != comparer.ID })
	return Result{Type: s.reportType, Findings: fold(findings), Pairs: all.pairs, Skipped: all.skipped, Notes: notes, Parts: s.survey(), Grade: s.grade(findings)}
}

// inOrder returns findings in the order for the reader. It sorts their indexes, since
// findings are large to move about.
func inOrder(findings []Finding) []Finding {
	if len(findings) < 2 {
		return findings
	}
	order := make([]int, len(findings))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Or(byPlace(&findings[i], &findings[j]), i-j) })
	sorted := make([]Finding, len(findings))
	for i, k := range order {
		sorted[i] = findings[k]
	}
	return sorted
}

// byPlace orders findings for the reader.
func byPlace(a, b *Finding) int {
	return cmp.Or(a.Span.Start-b.Span.Start, a.Span.End-b.Span.End, strings.Compare(a.Rule, b.Rule), strings.Compare(a.Message, b.Message))
}
