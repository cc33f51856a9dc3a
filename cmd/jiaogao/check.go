package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/folder"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/spf13/cobra"
)

// checkOptions are the options of check, as they are written.
type checkOptions struct {
	loadOptions
	formats             []string
	failOn, minSeverity string
	color               string
	revisions           string
	roster              string
	jobs                int
}

func (p *program) checkCommand() *cobra.Command {
	var o checkOptions
	c := &cobra.Command{
		Use:   "check [选项] 文件或文件夹… | -",
		Short: "检查报告",
		Long: "检查报告，列出问题所在的行、列和修改办法。可以写多个文件和文件夹，“-”表示从标准输入读取。\n\n" +
			"退出码：0 没有达到 --fail-on 级别的问题；1 有；2 有文件读不了，或选项、规则包有误；130 被 Ctrl-C 中断。",
		Example: "  jiaogao check 述责述廉报告.txt\n  jiaogao check --format text --format csv=问题.csv --format sarif=结果.sarif 报告文件夹",
		Args:    atLeastOne("要检查的文件或文件夹（“-”表示标准输入）"),
		RunE:    func(_ *cobra.Command, args []string) error { return p.check(&o, args) },
	}
	f := c.Flags()
	f.SortFlags = false
	o.loadOptions.flags(f)
	f.StringArrayVar(&o.formats, "format", nil, "输出`格式[=文件]`，可写多次："+formatNames()+"，默认 text")
	f.StringVar(&o.failOn, "fail-on", "error", "有这个`级别`以上的问题时退出码为 1：error warning info hint never，默认 error")
	f.StringVar(&o.minSeverity, "min-severity", "", "只显示这个`级别`以上的问题，默认 info")
	f.StringVar(&o.color, "color", "auto", "输出颜色`何时`：auto always never，默认 auto（只在终端上）")
	f.StringVar(&o.revisions, "revisions", "accepted", "Word文档的修订`怎样读`：accepted（按已接受）original（按未接受），默认 accepted")
	f.StringVar(&o.roster, "roster", "", "与`名单`（.xlsx或.csv，有姓名、单位等列）核对：谁没报、谁报重了、谁报错了")
	f.IntVar(&o.jobs, "jobs", 0, "同时检查的文件`数`，默认为处理器个数")
	return c
}

// limits are the severities that decide what is shown and what fails the run.
type limits struct {
	show  lint.Severity
	fail  lint.Severity
	never bool // nothing fails the run
}

// limits reads the severities. Who lets hints fail the run wants to see them.
func (o *checkOptions) limits() (l limits, err error) {
	l.show = lint.Info
	if o.minSeverity != "" {
		if l.show, err = severity("min-severity", o.minSeverity); err != nil {
			return l, err
		}
	}
	if l.never = o.failOn == "never"; l.never {
		return l, nil
	}
	if l.fail, err = severity("fail-on", o.failOn); err != nil {
		return l, err
	}
	if o.minSeverity == "" {
		l.show = min(l.show, l.fail)
	}
	return l, nil
}

func severity(flag, name string) (lint.Severity, error) {
	s, err := lint.ParseSeverity(name)
	if err != nil || s == lint.Off {
		return s, fmt.Errorf("选项 --%s 的值“%s”不对，可用：error warning info hint", flag, name)
	}
	return s, nil
}

// check checks the paths and sets the exit code.
func (p *program) check(o *checkOptions, paths []string) error {
	l, err := o.limits()
	if err != nil {
		return err
	}
	o.quiet = l.show > lint.Hint
	if o.revisions != "accepted" && o.revisions != "original" {
		return fmt.Errorf("选项 --revisions 的值“%s”不对，可用：accepted original", o.revisions)
	}
	book, err := load(&o.loadOptions)
	if err != nil {
		return err
	}
	list, err := o.openRoster(book)
	if err != nil {
		return err
	}
	entries := folder.Walk(paths, book.config.Covers)
	sinks, err := p.open(o, book, entries)
	if err != nil {
		return err
	}
	defer sinks.discard()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// After the first Ctrl-C the default is back: a second one kills.
	context.AfterFunc(ctx, stop)
	run := folder.Run{Linter: book.linter, Type: book.reportType, Jobs: o.jobs, Stdin: p.stdin, Input: input.Options{Original: o.revisions == "original"}}
	var sum lint.Summary
	useless := map[pack.Ignore]bool{}
	err = run.Check(ctx, entries, func(r *lint.Record) error {
		for _, ignore := range book.config.Ignores(r.Path) {
			unused, seen := useless[ignore]
			useless[ignore] = !r.Accept(ignore.Rule) && (unused || !seen)
		}
		list.Add(r)
		r.Keep(l.show)
		sum.Add(r)
		return sinks.file(r)
	})
	sum.Interrupted = errors.Is(err, context.Canceled)
	if err != nil && !sum.Interrupted {
		return err
	}
	sum.Roster = list.Result(sum.Interrupted)
	p.code = l.verdict(sum)
	p.tellRoster(o, sum.Roster)
	p.remind(book.config.Ignore, useless)
	return sinks.end(sum)
}

// remind names the entries of the configuration that accepted nothing in the files they
// are for.
func (p *program) remind(entries []pack.Ignore, useless map[pack.Ignore]bool) {
	for _, i := range entries {
		if useless[i] {
			fmt.Fprintf(p.stderr, "jiaogao：%s 中 [ignore.\"%s\"] 的 %s 没有用上：这些文件里没有这条规则的问题，可以删去\n", pack.ConfigName, i.Files, i.Rule)
		}
	}
}

// verdict is the exit code that the counts deserve.
func (l *limits) verdict(s lint.Summary) int {
	switch {
	case s.Interrupted:
		return exitInterrupted
	case s.Unreadable > 0:
		return exitFailed
	case !l.never && s.AtLeast(l.fail) > 0:
		return exitFound
	}
	return exitClean
}
