package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/check"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/output"
	"github.com/jiaogao/jiaogao/lint/output/markup"
)

// A view is what the page shows of a report. Head, Facets, Blocks and Pairs are HTML.
type view struct {
	ID     string  `json:"id,omitempty"` // on the desk; when it was opened
	Name   string  `json:"name"`
	Text   string  `json:"text"` // as it is now; the page sends it back with each request
	Word   bool    `json:"word"`
	Safe   int     `json:"safe"` // findings with a fix that cannot change the meaning
	Said   string  `json:"said"` // for those who do not see the page
	Head   string  `json:"head"`
	Facets string  `json:"facets"`
	Blocks []drawn `json:"blocks"`
	Pairs  string  `json:"pairs"`
}

// A drawn block has a key that changes when it looks different, so the page redraws no
// other.
type drawn struct {
	Key  string `json:"key"`
	HTML string `json:"html"`
}

// see checks a report with a text and draws what was found.
func (p *page) see(ctx context.Context, x *draft, q *request, text string) (*view, error) {
	r, err := p.record(ctx, x, q, text)
	if err != nil {
		return nil, err
	}
	s := &review{Review: output.NewReview(r, p.server.Rule), record: r, rule: p.server.Rule, locked: locked(r.Doc), kinds: kindNames(),
		Demanded: q.Type, Types: p.server.Types}
	v := &view{Name: output.Name(x.name), Text: r.Doc.Source, Word: x.word(), Said: said(s.Sum), Safe: len(lint.Fixes(r.Result.Findings, false))}
	s.annotate()
	v.Head, v.Facets = markup.String(s.head), markup.String(s.facets)
	if len(s.Pairs) > 0 {
		v.Pairs = markup.String(s.DrawPairs)
	}
	v.blocks(s)
	return v, nil
}

// blocks draws what belongs to no place, then the blocks of the report.
func (v *view) blocks(s *review) {
	v.block(s.whole)
	for _, b := range s.Blocks {
		x := block{b, s.remarks(b.Notes), s}
		v.block(x.draw)
	}
}

func (v *view) block(draw func(*markup.Writer)) {
	html := markup.String(draw)
	sum := sha256.Sum256([]byte(html))
	v.Blocks = append(v.Blocks, drawn{hex.EncodeToString(sum[:8]), html})
}

// said sums up what was found.
func said(s lint.Summary) string {
	if s.Findings == 0 {
		return "没有发现需要修改的地方。"
	}
	text := fmt.Sprintf("发现%d处需要修改或核对的地方：", s.Findings)
	var parts []string
	for _, c := range []struct {
		n    int
		what lint.Severity
	}{{s.Errors, lint.Error}, {s.Warnings, lint.Warning}, {s.Infos, lint.Info}, {s.Hints, lint.Hint}} {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%s%d处", output.Label(c.what), c.n))
		}
	}
	return text + strings.Join(parts, "，") + "。"
}

// A review is a report with what the page needs beside its looks.
type review struct {
	*output.Review
	record *lint.Record
	rule   func(reportType, id string) *lint.Rule
	locked map[string]bool // paragraphs that cannot be edited on the page
	kinds  map[string]string
	notes  []about // of the findings
	Kinds  []facet
	Parts  []facet

	Demanded string   // the report type that the author chose; empty: by the title
	Types    []string // that can be chosen
}

// A facet is what findings can be chosen by, and how many there are.
type facet struct {
	Value, Name string
	Count       int
}

// about is what the page needs to know of a finding.
type about struct {
	Key            string // the same as long as the finding is
	Kind, KindName string
	Part           string
	Why            string
	Fixes          []lint.Fix
}

// A block is a block of a review with the remarks beside it.
type block struct {
	output.ReviewBlock
	Remarks []remark
	review  *review
}

// A remark is a note with what the page needs.
type remark struct {
	output.ReviewNote
	about
}

func (s *review) remarks(notes []output.ReviewNote) []remark {
	var list []remark
	for _, n := range notes {
		list = append(list, remark{n, s.notes[n.N-1]})
	}
	return list
}

// annotate finds out what the page needs to know of each finding.
func (s *review) annotate() {
	seen := map[string]int{}
	for i := range s.record.Result.Findings {
		f := &s.record.Result.Findings[i]
		print := f.Fingerprint(s.record.Doc)
		seen[print]++
		a := about{Key: fmt.Sprintf("%s-%d", print, seen[print]), Kind: f.Kind, KindName: s.kinds[f.Kind], Part: partOf(s.record.Doc, f), Fixes: f.Fixes}
		if r := s.rule(s.record.Result.Type, f.Rule); r != nil {
			a.Why = output.Visible(r.Why)
		}
		s.notes = append(s.notes, a)
		s.Kinds = counted(s.Kinds, facet{a.Kind, a.KindName, 1})
		s.Parts = counted(s.Parts, facet{a.Part, a.Part, 1})
	}
	slices.SortStableFunc(s.Kinds, func(a, b facet) int { return b.Count - a.Count })
}

// counted adds a facet to those there are.
func counted(list []facet, f facet) []facet {
	if i := slices.IndexFunc(list, func(g facet) bool { return g.Value == f.Value }); i >= 0 {
		list[i].Count++
		return list
	}
	return append(list, f)
}

// partOf names the part of the report that a finding stands in.
func partOf(d *doc.Document, f *lint.Finding) string {
	if f.Text.Len() == 0 && f.Text.Start() == 0 {
		return "全文"
	}
	if path := d.SectionAt(f.Text.Start()).Path(); len(path) > 0 {
		return output.Visible(output.Shorten(path[0], 40))
	}
	return "标题和开头"
}

// kindNames returns the Chinese names of the kinds of checks, as their manuals begin.
func kindNames() map[string]string {
	names := map[string]string{}
	for _, k := range check.Kinds() {
		line, _, _ := strings.Cut(k.Doc, "\n")
		_, name, _ := strings.Cut(line, "：")
		name, _, _ = strings.Cut(name, "，")
		names[k.Name] = name
	}
	return names
}

// locked returns the ids of the paragraphs in which something is shown that is not in the
// text: an edit on the page would write that into the report.
func locked(d *doc.Document) map[string]bool {
	list := map[string]bool{}
	for _, p := range d.Paragraphs {
		for text := range strings.Lines(p.Text.String()) {
			if text = strings.TrimSuffix(text, "\n"); output.Visible(text) != text {
				list[fmt.Sprintf("r1-p%d", p.Number)] = true
			}
		}
	}
	return list
}
