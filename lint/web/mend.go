package web

import (
	"context"
	"net/http"

	"github.com/jiaogao/jiaogao/lint"
)

// maxRounds is how often a text is checked again after fixes were applied.
const maxRounds = 8

// mend returns the text of a request with the edits and fixes that it asks for.
func (p *page) mend(ctx context.Context, x *draft, q *request) (string, error) {
	text, err := x.write(q.Text, q.Changes)
	if err != nil {
		return "", err
	}
	switch {
	case q.Fix != nil:
		return p.choose(ctx, x, q, text)
	case q.All:
		return p.all(ctx, x, q, text)
	}
	return text, nil
}

// choose applies one fix.
func (p *page) choose(ctx context.Context, x *draft, q *request, text string) (string, error) {
	c := *q.Fix
	r, err := p.record(ctx, x, q, text)
	if err != nil {
		return "", err
	}
	found := r.Result.Findings
	if c.Finding < 1 || c.Finding > len(found) || c.Fix < 0 || c.Fix >= len(found[c.Finding-1].Fixes) {
		return "", failure{http.StatusConflict, "changed", "这处已经变了，没有改动"}
	}
	text, _ = lint.Apply(r.Doc.Source, []lint.Fix{found[c.Finding-1].Fixes[c.Fix]})
	return text, nil
}

// all applies fixes that cannot change the meaning until none is left.
func (p *page) all(ctx context.Context, x *draft, q *request, text string) (string, error) {
	for range maxRounds {
		r, err := p.record(ctx, x, q, text)
		if err != nil {
			return "", err
		}
		next, n := lint.Apply(r.Doc.Source, lint.Fixes(r.Result.Findings, false))
		if n == 0 || next == text {
			break
		}
		text = next
	}
	return text, nil
}

// record checks a report with another text.
func (p *page) record(ctx context.Context, x *draft, q *request, text string) (*lint.Record, error) {
	d, err := x.read(text)
	if err != nil {
		return nil, err
	}
	d.Type = q.Type
	return p.server.Check(ctx, d)
}
