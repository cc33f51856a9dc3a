package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/output"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// filterable are the options that mean something with --filter.
func filterable() []string {
	return []string{"filter", "type", "pack", "rule", "skip", "fail-on", "min-severity", "revisions", "jobs", "baseline"}
}

// refuse reports paths and options that would be without effect beside --filter.
func (o *checkOptions) refuse(c *cobra.Command, args []string) (err error) {
	if len(args) > 0 {
		return fmt.Errorf("--filter 从标准输入逐行读取报告，不能再写文件名 %s", args[0])
	}
	c.Flags().Visit(func(f *pflag.Flag) {
		if err == nil && !slices.Contains(filterable(), f.Name) {
			err = fmt.Errorf("--%s 不能与 --filter 一起用：--filter 总是逐行读取、逐行输出 JSON", f.Name)
		}
	})
	return err
}

// filter answers each line of standard input with a line. Where nothing is to fail the run,
// a bad line does not either: it has its answer, and who runs the program for a part of
// the data would lose the other answers.
func (p *program) filter(e *examination) error {
	line, cut := 0, false
	sum, err := e.collect(func(ctx context.Context, deliver func(*lint.Record) error) error {
		return e.Filter(ctx, p.stdin, deliver)
	}, func(r *lint.Record) error {
		line++
		bad := 0
		if r.Failure != nil && r.Failure.Cause == "line" {
			bad = line
		}
		cut = r.Failure != nil && r.Path == "" && bad == 0
		return output.WriteLine(p.stdout, r, bad)
	})
	if e.limits.never && !cut {
		sum.Unreadable = 0
	}
	p.code = e.limits.verdict(sum)
	return err
}
