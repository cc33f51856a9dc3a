package lsp

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/input"
)

// An outcome is what was found in one version of a document.
type outcome struct {
	lint.Record
	uri, name   string
	version     *int
	book        *loaded
	linter      *lint.Linter
	reportType  string            // demanded; empty: by title
	diagnostics []diagnostic      // first one for each finding, in their order
	fixed       func() []textEdit // all safe fixes
}

// check checks a version of a document. It returns nil where the context ended before.
func (c *session) check(ctx context.Context, d *document, t *task) (o *outcome) {
	o = &outcome{Record: lint.Record{Path: d.path}, uri: d.uri, name: d.name, version: t.version, diagnostics: []diagnostic{}}
	if d.name == "" {
		return o
	}
	// A reader that panics is a defect of ours. The author goes on writing.
	defer func() {
		if v := recover(); v != nil {
			o = &outcome{uri: d.uri, diagnostics: []diagnostic{c.remark(t.text, 1, "", fmt.Sprintf("程序内部出错，请反馈给开发者：%v", v))}}
		}
	}()
	var err error
	if o.book, err = c.books.of(c.dir(d)); err != nil {
		o.diagnostics = append(o.diagnostics, c.remark(t.text, 1, "", err.Error()))
		return o
	}
	if d.path != "" && !o.book.Config.Covers(d.path) {
		return o
	}
	o.linter, o.reportType = o.book.Linter(d.path)
	if o.Doc, o.Result, err = o.examine(ctx, t.text); ctx.Err() != nil {
		return nil
	}
	c.tell(o, t.text, err)
	if o.Doc == nil {
		return o
	}
	o.sift(&o.Record)
	o.fixed = sync.OnceValue(func() []textEdit { return c.fixed(o) })
	findings := make([]diagnostic, len(o.Result.Findings), len(o.Result.Findings)+len(o.diagnostics))
	for i := range findings {
		findings[i] = c.diagnostic(o, &o.Result.Findings[i])
	}
	o.diagnostics = append(findings, o.diagnostics...)
	return o
}

// examine reads a text as the document is read and checks it. The error is an
// *[input.Error] or that of the context.
func (o *outcome) examine(ctx context.Context, text string) (*doc.Document, lint.Result, error) {
	d, err := input.ReadText(o.name, text)
	if err != nil {
		return nil, lint.Result{}, err
	}
	d.Type = o.reportType
	result, err := o.linter.Check(ctx, d)
	return d, result, err
}

// tell adds what the author must know beside the findings: that the rules are not those
// that were asked for, that the text cannot be read, which rules could not be applied. A
// document without any text is just not begun yet.
func (c *session) tell(o *outcome, text string, err error) {
	add := func(severity int, code, message string) {
		o.diagnostics = append(o.diagnostics, c.remark(text, severity, code, message))
	}
	if o.book.mistake != nil {
		add(1, "", "规则或设置有误，现在没有用它检查：\n"+o.book.mistake.Error())
	}
	var refused *input.Error
	if errors.As(err, &refused) && refused.Cause != input.Empty {
		add(1, refused.Cause, refused.Message)
	}
	if err != nil || o.book.Show > lint.Info {
		return
	}
	for _, n := range o.Notes() {
		add(3, "", n)
	}
	for _, s := range o.Result.Skipped {
		add(3, s.Rule, "没有用上这条规则："+s.Why)
	}
}
