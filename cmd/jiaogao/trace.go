package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/folder"
	"github.com/jiaogao/jiaogao/lint/output"
)

// trace shows what one rule sees of each file. It looks for flaws of the rule, so what it
// finds is no reason to fail.
func (p *program) trace(o *checkOptions, paths []string) error {
	if len(o.formats) > 0 || o.revisions != "accepted" || o.baseline != "" || o.roster != "" || o.filter {
		return errors.New("--trace 不能与 --format、--revisions、--baseline、--roster、--filter 同时使用")
	}
	o.quiet, o.rules, o.skip = false, nil, nil
	book, err := load(&o.loadOptions)
	if err != nil {
		return err
	}
	if book.rule("", o.trace) == nil {
		return fmt.Errorf("没有“%s”这条规则%s，用 jiaogao rules 查看全部规则", o.trace, suggest(o.trace, book.ids()))
	}
	return p.eachFile(paths, book.config.Covers, false, func(ctx context.Context, path string) error {
		d, failed := folder.Read(path, p.stdin)
		if failed != nil {
			return errors.New(failed.Message)
		}
		linter, demanded := book.forFile(path)
		d.Type = demanded
		t, err := linter.Trace(ctx, d, o.trace)
		if err != nil {
			return err
		}
		page := &tracePage{doc: d, book: book, trace: &t}
		page.write(o.trace, path)
		_, err = fmt.Fprint(p.stdout, page.String())
		return err
	})
}

// A tracePage lays out a trace for a reader.
type tracePage struct {
	strings.Builder
	doc   *doc.Document
	book  *book
	trace *lint.Trace
}

func (t *tracePage) write(rule, path string) {
	reportType := t.trace.Type
	if reportType == "" {
		reportType = "未识别出类型，按通用规则"
	}
	fmt.Fprintf(t, "%s\n类型  %s\n", output.Name(path), reportType)
	r := t.trace.Rule
	if r == nil {
		fmt.Fprintf(t, "规则  %s 不用于这类报告\n\n", rule)
		return
	}
	fmt.Fprintf(t, "规则  %s（%s，%s）%s\n", r.ID, r.Kind, output.Label(r.Severity), output.Visible(r.Title))
	if text := settings(r); text != "" {
		fmt.Fprintf(t, "参数  %s\n", strings.ReplaceAll(output.Visible(strings.ReplaceAll(text, "\n", "；")), "；", "\n      "))
	}
	t.list("看到的", t.trace.Remarks)
	var found []lint.Remark
	for i := range t.trace.Findings {
		f := &t.trace.Findings[i]
		found = append(found, lint.Remark{Text: f.Text, Message: f.Message})
	}
	for _, s := range t.trace.Skipped {
		found = append(found, lint.Remark{Message: "没有检查：" + s.Why})
	}
	if len(found) == 0 {
		found = []lint.Remark{{Message: "没有问题"}}
	}
	t.list("结果", found)
	t.WriteString("\n")
}

// list writes remarks with their places.
func (t *tracePage) list(title string, remarks []lint.Remark) {
	fmt.Fprintf(t, "\n%s\n", title)
	for _, r := range remarks {
		place := ""
		if r.Text.Len() > 0 {
			at := t.doc.Position(r.Text.Span().Start)
			place = fmt.Sprintf("%d:%d", at.Line, at.Column)
		}
		fmt.Fprintf(t, "%8s  %s\n", place, output.Visible(r.Message))
	}
}
