package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	udiff "github.com/aymanbagabas/go-udiff"
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/folder"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/output"
	"github.com/spf13/cobra"
)

// fixOptions are the options of fix.
type fixOptions struct {
	loadOptions
	out     string
	inPlace bool
	diff    bool
	all     bool
}

func (p *program) fixCommand() *cobra.Command {
	var o fixOptions
	c := &cobra.Command{
		Use:   "fix [选项] 文件或文件夹…",
		Short: "改正有把握的错误，另存一份",
		Long: "改正只有一种改法、不会改变意思的错误（错别字、标点、数字写法等），另存为“原名（已改）”，原文件不动。\n" +
			"编码、换行都照原样。其余的问题要由作者自己改，用 jiaogao check 查看。",
		Example: "  jiaogao fix --diff 述责述廉报告.txt\n  jiaogao fix --in-place 报告文件夹",
		Args:    atLeastOne("要改正的文件或文件夹"),
		RunE:    func(_ *cobra.Command, args []string) error { return p.fix(&o, args) },
	}
	f := c.Flags()
	f.SortFlags = false
	o.loadOptions.flags(f)
	f.StringVarP(&o.out, "output", "o", "", "另存为这个`文件`（只能改一个文件时用）")
	f.BoolVar(&o.inPlace, "in-place", false, "直接改原文件")
	f.BoolVar(&o.diff, "diff", false, "只显示改动，不写文件")
	f.BoolVar(&o.all, "all", false, "没有十足把握的也改（改完请逐处核对）")
	return c
}

// fix corrects each file.
func (p *program) fix(o *fixOptions, paths []string) error {
	if o.out != "" && (o.inPlace || o.diff) || o.inPlace && o.diff {
		return fmt.Errorf("--output、--in-place、--diff 只能用一个")
	}
	o.quiet = true
	book, err := load(&o.loadOptions)
	if err != nil {
		return err
	}
	covers := func(path string) bool { return !isWord(path) && book.config.Covers(path) }
	return p.eachFile(paths, covers, o.out != "", func(ctx context.Context, path string) error {
		return p.fixFile(ctx, o, book, path)
	})
}

// fixFile corrects one file.
func (p *program) fixFile(ctx context.Context, o *fixOptions, book *book, path string) error {
	data, failed := folder.Load(path)
	if failed != nil {
		return errors.New(failed.Message)
	}
	if input.IsWord(data) {
		return errors.New("Word文档请用 jiaogao annotate --revise 改正：改动写成修订，由您接受或拒绝")
	}
	decoded, err := input.Decode(data)
	if err != nil {
		return err
	}
	text, n, err := corrected(ctx, book, path, decoded.Text, o.all)
	if err != nil {
		return err
	}
	if n == 0 {
		fmt.Fprintf(p.stdout, "%s：没有可以直接改正的错误\n", output.Name(path))
		return nil
	}
	if o.diff {
		p.show(udiff.Unified(output.Visible(path), output.Visible(path)+"（已改）", decoded.Text, text))
		return nil
	}
	changed, err := decoded.Encoding.Encode(text)
	if err != nil {
		return err
	}
	target := o.target(path)
	if err := folder.Replace(target, changed); err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, "%s：改正%d处，写入 %s\n", output.Name(path), n, output.Name(target))
	return nil
}

// show prints a diff. A program may read it and gets it as it is; a terminal must not obey
// the reports.
func (p *program) show(diff string) {
	if terminal(p.stdout) {
		var b strings.Builder
		for line := range strings.Lines(diff) {
			b.WriteString(output.Visible(strings.TrimSuffix(line, "\n")) + "\n")
		}
		diff = b.String()
	}
	fmt.Fprint(p.stdout, diff)
}

// target is the path that the corrected copy of a file goes to.
func (o *fixOptions) target(path string) string {
	switch {
	case o.out != "":
		return o.out
	case o.inPlace:
		return path
	}
	ext := filepath.Ext(path)
	return strings.TrimSuffix(path, ext) + "（已改）" + ext
}

// maxRounds is how often a text is checked again after it was corrected. Where numbers of
// headings follow from each other, each round corrects the next one.
const maxRounds = 1000

// corrected applies fixes until none is left, so that to correct a corrected text changes
// nothing. It returns how many were applied. Fixes that undo each other, or never end, are
// an error: what they leave would depend on when one stops.
func corrected(ctx context.Context, book *book, path, text string, all bool) (string, int, error) {
	total := 0
	seen := map[[sha256.Size]byte]bool{}
	for range maxRounds {
		seen[sha256.Sum256([]byte(text))] = true
		next, n, err := correctedOnce(ctx, book, path, text, all)
		if err != nil || n == 0 || next == text {
			return text, total, err
		}
		if text, total = next, total+n; seen[sha256.Sum256([]byte(text))] {
			break
		}
	}
	return "", 0, errors.New("有的改法互相冲突，没有改动，请用 jiaogao check 查看后自己改")
}

// correctedOnce applies the fixes of what is found in a text.
func correctedOnce(ctx context.Context, book *book, path, text string, all bool) (string, int, error) {
	d, err := input.Read(path, []byte(text))
	if err != nil {
		return "", 0, err
	}
	if d.Source != text {
		return "", 0, errors.New("只能直接改正纯文本和Markdown文件，请另存为.docx后用 jiaogao annotate --revise 改正")
	}
	linter, reportType := book.forFile(path)
	d.Type = reportType
	result, err := linter.Check(ctx, d)
	if err != nil {
		return "", 0, err
	}
	next, n := lint.Apply(d.Source, lint.Fixes(result.Findings, all))
	return next, n, nil
}
