package lint

import (
	"slices"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A Comparison says which passages that two documents share are worth a finding.
type Comparison struct {
	Min     int      // Han characters that are the same, set phrases apart
	Like    int      // percentage of the passage that is the same
	Common  int      // percentage of the documents from which on a passage is a standard phrase
	Most    int      // documents above which it is one, however many there are
	Phrases []string // set phrases, separated by blanks
}

// A Comparer is a check that compares documents with each other. In one document alone it
// finds nothing: who runs over many documents compares them, and adds what was found to
// their results with [Linter.Extend].
type Comparer interface {
	Comparison() Comparison
}

// A Phrased check knows set phrases that two authors share by custom.
type Phrased interface {
	SetPhrases() []string // in each entry separated by blanks
}

// Phrases returns the set phrases that the checks of the packs know, in each entry separated
// by blanks.
func Phrases(packs []Pack) []string {
	var phrases []string
	seen := map[Check]bool{}
	for _, p := range packs {
		for _, r := range p.Rules {
			if c, ok := r.Check.(Phrased); ok && !seen[r.Check] {
				seen[r.Check] = true
				phrases = append(phrases, c.SetPhrases()...)
			}
		}
	}
	return phrases
}

// Comparison returns what the first rule that compares documents asks for; false where no
// rule does.
func (l *Linter) Comparison() (Comparison, bool) {
	for _, c := range l.packs {
		if r := c.comparer(); r != nil {
			return r.Check.(Comparer).Comparison(), true
		}
	}
	return Comparison{}, false
}

// comparer returns the rule of the pack that compares documents, or nil.
func (c *compiled) comparer() *Rule {
	i := slices.IndexFunc(c.Rules, func(r *Rule) bool {
		_, ok := r.Check.(Comparer)
		return ok && r.Severity != Off
	})
	if i < 0 {
		return nil
	}
	return c.Rules[i]
}

// Extend adds to the result of a document what comparing it with others has found. Texts
// and messages of the findings are filled in; rule, kind, severity and span are not. The
// result given is not changed, so that it may be kept.
func (l *Linter) Extend(d *doc.Document, result Result, found []Finding) Result {
	c := l.pick(d)
	if c == nil {
		return result
	}
	r := c.comparer()
	if r == nil {
		return result
	}
	p := Pass{Doc: d, Rule: r, state: &state{doc: d, pack: c}, outcome: &outcome{}}
	if len(r.In) > 0 || c.Grading != nil {
		p.state.parts = assign(d, c.Parts)
	}
	for _, f := range found {
		p.Add(f)
		if n := len(p.outcome.findings); n > 0 && r.Message == "" {
			p.outcome.findings[n-1].Message = f.Message // it names files, and is no template
		}
	}
	findings, notes := ignore(d, p.outcome.findings, func(rule string) bool { return rule == r.ID })
	result.Grade = p.state.charged(result.Grade, findings)
	result.Findings = slices.Concat(result.Findings, fold(findings))
	result.Notes = slices.Concat(result.Notes, notes)
	result.Findings = inOrder(result.Findings)
	return result
}

// charged returns the grade with further findings. The losses of g stay as they are.
func (s *state) charged(g Grade, findings []Finding) Grade {
	if g.Grading == nil {
		return g
	}
	losses := make([]Loss, len(g.Grading.Terms))
	for i := range losses {
		losses[i].Term = &g.Grading.Terms[i]
		for _, l := range g.Losses {
			if l.Term == losses[i].Term {
				losses[i], losses[i].Places = l, slices.Clone(l.Places)
			}
		}
	}
	for i := range findings {
		s.charge(&findings[i], losses, make([][]*doc.Item, len(losses)))
	}
	g.Losses = losses
	g.settle()
	return g
}
