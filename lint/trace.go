package lint

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A Remark is what a traced rule tells of its work: what it looked at, what it weighed,
// and why it flagged or left it.
type Remark struct {
	Text    doc.Text // the place; empty where none is meant
	Message string   // in Chinese, for who writes rules
}

// A Trace is what one rule saw of one document.
type Trace struct {
	Type     string   // the report type the document was checked as
	Rule     *Rule    // nil where the pack for the document has no such rule
	Remarks  []Remark // in the order in which they were made
	Findings []Finding
	Skipped  []Skip
}

// Trace runs one rule on a document, even one that is off, and returns what the rule tells
// of its work beside what it finds. The error is that of the context.
func (l *Linter) Trace(ctx context.Context, d *doc.Document, rule string) (Trace, error) {
	c := l.pick(d)
	if c == nil {
		return Trace{}, ctx.Err()
	}
	i := slices.IndexFunc(c.Rules, func(r *Rule) bool { return r.ID == rule })
	if i < 0 {
		return Trace{Type: reportType(c)}, ctx.Err()
	}
	r := *c.Rules[i]
	r.Severity = max(r.Severity, Hint)
	alone := &compiled{Pack: c.Pack}
	alone.Rules = []*Rule{&r}
	s := newState(d, alone, l.segmenter)
	s.traced = true
	s.work(ctx)
	if err := ctx.Err(); err != nil {
		return Trace{}, err
	}
	result := s.result()
	t := Trace{Type: s.reportType, Rule: c.Rules[i], Remarks: s.outcomes[0].remarks, Findings: result.Findings, Skipped: result.Skipped}
	for _, n := range result.Notes {
		t.Remarks = append(t.Remarks, Remark{Message: n})
	}
	return t, nil
}

// reportType returns the type that a pack is for; empty if it serves all.
func reportType(c *compiled) string {
	if len(c.Match) == 0 {
		return ""
	}
	return c.Title
}

// Tracing reports whether somebody wants to know how the rule works. A check asks before
// it makes remarks that cost work.
func (p *Pass) Tracing() bool { return p.state.traced }

// maxRemarks is how many remarks a trace holds. Nobody reads more.
const maxRemarks = 5000

// Trace tells something of the rule's work at t; an empty t is no place. It costs nothing
// unless the rule is traced. The message is text, no format.
func (p *Pass) Trace(t doc.Text, message string) {
	switch n := len(p.outcome.remarks); {
	case !p.state.traced || n > maxRemarks:
		return
	case n == maxRemarks:
		t, message = doc.Text{}, "说明太多，以下的没有列出"
	}
	p.outcome.remarks = append(p.outcome.remarks, Remark{t, message})
}

// traceHits tells which anchors of a check occur at places that the check itself has told
// nothing of: word by word, with the places.
func (p *Pass) traceHits(anchors []string) {
	p.Trace(doc.Text{}, fmt.Sprintf("要找的字样%d个，全文出现%d处", len(anchors), len(p.hits)))
	told := map[int]bool{}
	for _, r := range p.outcome.remarks {
		told[r.Text.Start()] = true
	}
	var order []string
	places := map[string][]string{}
	for h := range p.Hits() {
		word := h.Text.String()
		at := p.Doc.Position(h.Text.Span().Start)
		place := fmt.Sprintf("%d:%d", at.Line, at.Column)
		switch list := places[word]; {
		case told[h.Text.Start()] || slices.Contains(list, place):
		case list == nil:
			order = append(order, word)
			fallthrough
		default:
			places[word] = append(list, place)
		}
	}
	for _, word := range order {
		p.Trace(doc.Text{}, "出现“"+strings.ReplaceAll(word, "\n", "（换行）")+"”，没有标出："+some(places[word]))
	}
}

// somePlaces is how many places of one word a trace names.
const somePlaces = 12

func some(places []string) string {
	if len(places) > somePlaces {
		return strings.Join(places[:somePlaces], "、") + fmt.Sprintf("等%d处", len(places))
	}
	return strings.Join(places, "、")
}

// traceRegions tells where the rule applies.
func (p *Pass) traceRegions() {
	if len(p.Rule.In) == 0 {
		p.Trace(doc.Text{}, "范围：全文")
		return
	}
	for _, role := range p.Rule.In {
		sections := p.Parts(role)
		if len(sections) == 0 {
			p.Trace(doc.Text{}, "范围：[part."+role+"]，这篇报告里没有这一部分")
		}
		for _, s := range sections {
			p.Trace(s.Text, "范围：[part."+role+"]，“"+s.Mark.Text.String()+s.Heading.String()+"”之下")
		}
	}
}

// traceFinding tells what becomes of a finding.
func (p *Pass) traceFinding(f *Finding, kept bool) {
	if kept {
		p.Trace(f.Text, "标出：“"+f.Text.String()+"”")
	} else {
		p.Trace(f.Text, "符合条件的“"+f.Text.String()+"”不在 in 所列的部分（"+strings.Join(p.Rule.In, "、")+"），没有标出")
	}
}

// traceTokens tells how a sentence was cut.
func (p *Pass) traceTokens(sentence doc.Text, tokens []doc.Token) {
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.Text.String() + "/" + t.Tag
	}
	message := "分词：" + strings.Join(words, " ")
	if !slices.ContainsFunc(p.outcome.remarks, func(r Remark) bool { return r.Text == sentence && r.Message == message }) {
		p.Trace(sentence, message)
	}
}
