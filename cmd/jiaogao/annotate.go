package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/folder"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/ooxml"
	"github.com/jiaogao/jiaogao/lint/output"
	"github.com/spf13/cobra"
)

// annotateOptions are the options of annotate.
type annotateOptions struct {
	loadOptions
	out         string
	minSeverity string
	revise      bool
}

func (p *program) annotateCommand() *cobra.Command {
	var o annotateOptions
	c := &cobra.Command{
		Use:   "annotate [选项] 报告.docx…",
		Short: "把问题写成Word批注，另存一份",
		Long: "把查出的问题写成Word批注，标在有问题的文字上，另存为“原名（校稿意见）.docx”，原文件不动，别人的批注和修订都保留。\n" +
			"再次运行时，先去掉自己上次写的批注。批注下回复“忽略”，或另加批注“校稿：忽略 规则 理由”，该处这条规则不再提示。",
		Example: "  jiaogao annotate 述责述廉报告.docx\n  jiaogao annotate --revise -o 改稿.docx 述责述廉报告.docx",
		Args:    atLeastOne("要批注的Word文档（.docx）"),
		RunE:    func(_ *cobra.Command, args []string) error { return p.annotate(&o, args) },
	}
	f := c.Flags()
	f.SortFlags = false
	o.loadOptions.flags(f)
	f.StringVarP(&o.out, "output", "o", "", "另存为这个`文件`（只能批注一个文件时用）")
	f.BoolVar(&o.revise, "revise", false, "有把握的改法写成修订")
	f.StringVar(&o.minSeverity, "min-severity", "info", "只批注这个`级别`以上的问题：error warning info hint，默认 info")
	return c
}

// annotate annotates each file.
func (p *program) annotate(o *annotateOptions, paths []string) error {
	least, err := severity("min-severity", o.minSeverity)
	if err != nil {
		return err
	}
	book, err := load(&o.loadOptions)
	if err != nil {
		return err
	}
	covers := func(path string) bool { return isReport(path) && book.config.Covers(path) }
	return p.eachFile(paths, covers, o.out != "", func(ctx context.Context, path string) error {
		return p.annotateFile(ctx, o, book, least, path)
	})
}

// isWord reports whether the name of a file is that of a Word document.
func isWord(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	return ext == ".docx" || ext == ".docm"
}

// isReport reports whether a file in a folder is a Word document, and not a copy of ours.
func isReport(path string) bool {
	return isWord(path) && !strings.HasSuffix(strings.TrimSuffix(path, filepath.Ext(path)), folder.Opinion)
}

// target is the path that the annotated copy of a file goes to.
func (o *annotateOptions) target(path string) string {
	if o.out != "" {
		return o.out
	}
	ext := filepath.Ext(path)
	return strings.TrimSuffix(strings.TrimSuffix(path, ext), folder.Opinion) + folder.Opinion + ext
}

// annotateFile annotates one file.
func (p *program) annotateFile(ctx context.Context, o *annotateOptions, book *book, least lint.Severity, path string) error {
	data, failed := folder.Load(path)
	if failed != nil {
		return errors.New(failed.Message)
	}
	if len(data) > input.MaxBytes {
		return fmt.Errorf("文件超过%dMB，不像是一篇报告，请拆分后再批注", input.MaxBytes>>20)
	}
	if !input.IsWord(data) {
		return errors.New("不是Word文档（.docx），不能写批注，请另存为.docx后再试")
	}
	word, err := input.OpenWord(data)
	if err != nil {
		return err
	}
	d, err := input.Word(path, word)
	if err != nil {
		return err
	}
	linter, reportType := book.forFile(path)
	d.Type = reportType
	result, err := linter.Check(ctx, d)
	if err != nil {
		return err
	}
	record := lint.Record{Path: path, Doc: d, Result: result}
	for _, ignore := range book.config.Ignores(path) {
		record.Accept(ignore.Rule)
	}
	record.Keep(least)
	edition, err := margin(word, d, record.Result.Findings, o.revise)
	if err != nil {
		return err
	}
	target := o.target(path)
	if err := folder.Replace(target, edition.Data); err != nil {
		return err
	}
	p.tell(path, target, len(record.Result.Findings), edition, o.revise)
	return nil
}

// tell says what was written.
func (p *program) tell(path, target string, findings int, e *ooxml.Edition, revise bool) {
	what := fmt.Sprintf("批注%d处", e.Remarks)
	if revise {
		what += fmt.Sprintf("，修订%d处", len(e.Changes))
	}
	fmt.Fprintf(p.stdout, "%s：%s，写入 %s\n", output.Name(path), what, output.Name(target))
	if e.Remarks == ooxml.MaxComments && findings > e.Remarks {
		fmt.Fprintf(p.stdout, "%s：问题多于Word能打开的批注数（%d），其余的没有写入，请用 jiaogao check 查看\n", output.Name(path), ooxml.MaxComments)
	}
}
