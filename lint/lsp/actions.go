package lsp

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// The kinds of code actions.
const (
	quickFix = "quickfix"
	fixAll   = "source.fixAll.jiaogao"
)

// triggerAutomatic is the trigger of a question that no author asked.
const triggerAutomatic = 2

// codeAction offers what can be done about the findings in a range.
func (c *session) codeAction(ctx context.Context, p *actionParams) (any, error) {
	o, err := c.newest(ctx, p.TextDocument.URI)
	if o == nil {
		return nil, err
	}
	actions := []codeAction{}
	if wants(p.Context.Only, quickFix) {
		start, end := c.client.encoding.span(o.Doc.Source, p.Range)
		for i := range o.Result.Findings {
			if s := o.Result.Findings[i].Span; s.Start <= end && start <= s.End {
				actions = append(actions, c.actions(o, i)...)
			}
		}
	}
	// To move the cursor is no wish to have all corrected.
	moved := p.Context.TriggerKind == triggerAutomatic && len(p.Context.Only) == 0
	if !moved && wants(p.Context.Only, fixAll) && len(lint.Fixes(o.Result.Findings, false)) > 0 {
		if edits := o.fixed(); len(edits) > 0 {
			actions = append(actions, codeAction{Title: "修正全部可以放心改的问题", Kind: fixAll, Edit: c.edit(o, edits)})
		}
	}
	return actions, nil
}

// wants reports whether a kind is one of those asked for, or below one. Kinds are names
// parted by dots.
func wants(only []string, kind string) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(k string) bool {
		return k == "" || k == kind || strings.HasPrefix(kind, k+".")
	})
}

// actions lists what can be done about a finding: its fixes, then to accept it.
func (c *session) actions(o *outcome, i int) []codeAction {
	var list []codeAction
	f := &o.Result.Findings[i]
	for k, x := range f.Fixes {
		a := codeAction{Title: x.Title, Kind: quickFix, Diagnostics: o.diagnostics[i : i+1], IsPreferred: k == 0 && x.Safe}
		if !x.Safe {
			a.Title += "（请核对）"
		}
		var edits []textEdit
		for _, e := range x.Edits {
			edits = append(edits, textEdit{c.client.encoding.textRange(o.Doc, e.Span), e.New})
		}
		if a.Edit = c.edit(o, edits); len(edits) > 0 {
			list = append(list, a)
		}
	}
	accept := func(title string, at int, text string) {
		edit := textEdit{c.client.encoding.textRange(o.Doc, doc.Span{Start: at, End: at}), text}
		list = append(list, codeAction{Title: title, Kind: quickFix, Diagnostics: o.diagnostics[i : i+1], Edit: c.edit(o, []textEdit{edit})})
	}
	name := f.Rule
	if r := o.book.Rule(o.Result.Type, f.Rule); r != nil && r.Title != "" {
		name = r.Title
	}
	if at, ok := o.besides(f); ok {
		accept("这一段不再提示“"+name+"”（写明理由）", at, " "+ignoreRemark(f.Rule))
	}
	if at, ok := o.above(f); ok {
		accept("全文不再提示“"+name+"”（写明理由）", at, ignoreRemark(f.Rule)+"\n\n")
	}
	return list
}

// edit returns the change of the document in the form the editor takes.
func (c *session) edit(o *outcome, edits []textEdit) *workspaceEdit {
	if c.client.versions {
		return &workspaceEdit{DocumentChanges: []documentEdit{{documentID{o.uri, o.version}, edits}}}
	}
	return &workspaceEdit{Changes: map[string][]textEdit{o.uri: edits}}
}

// maxRounds is how often a text is checked again after it was corrected.
const maxRounds = 8

// fixed returns the edits after which no safe fix is left.
func (c *session) fixed(o *outcome) []textEdit {
	text, findings := o.Doc.Source, o.Result.Findings
	for range maxRounds {
		next, n := lint.Apply(text, lint.Fixes(findings, false))
		if n == 0 || next == text {
			break
		}
		text = next
		d, result, err := o.examine(context.Background(), text)
		if err != nil {
			break
		}
		findings = o.accepted(d, result)
	}
	var edits []textEdit
	for _, e := range udiff.Strings(o.Doc.Source, text) {
		edits = append(edits, textEdit{c.client.encoding.textRange(o.Doc, doc.Span{Start: e.Start, End: e.End}), e.New})
	}
	return edits
}

// accepted returns the findings of a later text as they would be shown.
func (o *outcome) accepted(d *doc.Document, result lint.Result) []lint.Finding {
	r := lint.Record{Path: o.Path, Doc: d, Result: result}
	o.sift(&r)
	return r.Result.Findings
}

// sift leaves out the findings that the author does not want to see.
func (o *outcome) sift(r *lint.Record) {
	if r.Path != "" {
		for _, i := range o.book.Config.Ignores(r.Path) {
			r.Accept(i.Rule)
		}
	}
	r.Keep(o.book.Show)
}

// ignoreRemark is the comment that accepts the findings of a rule.
func ignoreRemark(rule string) string {
	return fmt.Sprintf("<!-- jiaogao: ignore %s （请写明理由） -->", rule)
}

// besides returns where a remark must stand to accept a finding alone: behind its
// paragraph and the markup of that, in the same line or cell. Only Markdown has such
// remarks.
func (o *outcome) besides(f *lint.Finding) (offset int, ok bool) {
	p := o.Doc.ParagraphAt(f.Text.Start())
	if !markdownName(o.name) || p == nil || f.Span.Start == f.Span.End {
		return 0, false
	}
	end := p.Text.Span().End
	rest := o.Doc.Source[end:max(end, o.Doc.Line(o.Doc.Position(end).Line).End)]
	if p.Table != nil {
		rest, _, _ = strings.Cut(rest, "|")
	}
	return end + len(strings.TrimRight(rest, doc.Blanks)), true
}

// above returns where a remark must stand to accept the findings of a rule in the whole
// report: above all text.
func (o *outcome) above(f *lint.Finding) (offset int, ok bool) {
	if !markdownName(o.name) || f.Span.Start == f.Span.End {
		return 0, false
	}
	first := o.Doc.Paragraphs[0].Text.Span().Start
	offset = o.Doc.Line(o.Doc.Position(first).Line).Start
	if offset == 0 && strings.HasPrefix(o.Doc.Source, byteOrderMark) {
		offset = len(byteOrderMark)
	}
	return offset, true
}
