package lint

import (
	"iter"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A Hit is an occurrence of one of a check's anchors in the prose of the document.
type Hit struct {
	Anchor int // index into the check's Anchors
	Text   doc.Text
}

// A Pass is one run of one rule on one document. It is used by one goroutine.
type Pass struct {
	Doc  *doc.Document
	Rule *Rule

	state   *state
	index   int // of the rule
	outcome *outcome
	hits    []spot
}

// Hits yields the occurrences of the check's anchors in reading order; at one place the
// longer first.
func (p *Pass) Hits() iter.Seq[Hit] {
	return func(yield func(Hit) bool) {
		anchors := p.state.pack.matcher.lists[p.index]
		for _, h := range p.hits {
			p.state.goOn()
			at, id := int(h.at), int(h.id)
			if !yield(Hit{id, p.Doc.Text.Slice(at, at+len(anchors[id]))}) {
				return
			}
		}
	}
}

// Flag reports a flaw at t. The message is a template; {match} stands for the text of t.
func (p *Pass) Flag(t doc.Text, message string) { p.Add(Finding{Text: t, Message: message}) }

// Add reports a flaw with all that is known of it. Rule, kind and severity are filled in
// from the rule, the span from the text; a severity that the check lowered stays.
func (p *Pass) Add(f Finding) {
	p.state.goOn()
	if len(p.outcome.findings) >= maxFindings {
		panic(full{})
	}
	if p.Rule.Message != "" {
		f.Message = p.Rule.Message
	}
	f.Message = Expand(f.Message, "match", abridge(f.Text.String()), "right", f.Right)
	inside := p.within(f.Text)
	if p.state.traced {
		p.traceFinding(&f, inside)
	}
	if !inside {
		return
	}
	f.Rule, f.Kind, f.Span = p.Rule.ID, p.Rule.Kind, f.Text.Span()
	if f.Severity == 0 || f.Severity > p.Rule.Severity {
		f.Severity = p.Rule.Severity
	}
	for i := range f.Related {
		if f.Related[i].Path == "" {
			f.Related[i].Span = f.Related[i].Text.Span()
		}
	}
	p.outcome.findings = append(p.outcome.findings, f)
}

// longestQuote is how many characters of the flagged text a message quotes at each end.
const longestQuote = 60

// abridge leaves out the middle of a long text: a message is read at a glance.
func abridge(s string) string {
	if len(s) <= 2*longestQuote || utf8.RuneCountInString(s) <= 2*longestQuote {
		return s
	}
	head, tail := []rune(s[:min(len(s), utf8.UTFMax*longestQuote)]), []rune(s[max(0, len(s)-utf8.UTFMax*(longestQuote+1)):])
	return string(head[:longestQuote]) + "……" + string(tail[len(tail)-longestQuote:])
}

// Pair records the measures found for a problem.
func (p *Pass) Pair(pair Pair) { p.outcome.pairs = append(p.outcome.pairs, pair) }

// Skip records why the rule could not be applied to this document.
func (p *Pass) Skip(why string) { p.outcome.skipped = append(p.outcome.skipped, Skip{p.Rule.ID, why}) }

// Parts returns the sections that play a role, in reading order: "problems", "measures",
// as the pack defines them.
func (p *Pass) Parts(role string) []*doc.Section { return p.state.parts.sections[role] }

// Part returns the pack's definition of a role, or nil.
func (p *Pass) Part(role string) *Part {
	for i := range p.state.pack.Parts {
		if part := &p.state.pack.Parts[i]; part.Role == role {
			return part
		}
	}
	return nil
}

// Roles returns the roles that a section plays by its own heading.
func (p *Pass) Roles(s *doc.Section) []string { return p.state.parts.roles[s] }

// AllParts returns the parts the pack defines, in its order.
func (p *Pass) AllParts() []Part { return p.state.pack.Parts }

// Type returns the report type the document is checked as; empty if it is unknown.
func (p *Pass) Type() string { return p.state.reportType }

// Tokens returns the tokens of a sentence. They are cut once per document.
func (p *Pass) Tokens(sentence doc.Text) []doc.Token {
	p.state.goOn()
	tokens := p.state.tokens.of(sentence, p.state.segmenter)
	if p.state.traced {
		p.traceTokens(sentence, tokens)
	}
	return tokens
}

// Segmenter returns the segmenter, for texts that do not stand in the document.
func (p *Pass) Segmenter() Segmenter { return p.state.segmenter }

// within reports whether the rule applies at t.
func (p *Pass) within(t doc.Text) bool {
	if len(p.Rule.In) == 0 {
		return true
	}
	for _, role := range p.Rule.In {
		for _, s := range p.Parts(role) {
			if s.Text.Contains(t) {
				return true
			}
		}
	}
	return false
}
