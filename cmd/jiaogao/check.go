package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/jiaogao/jiaogao/lint"
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
	against             []string
	jobs                int
	timeout             string
	noCache             bool
	covered             bool // by the cache, see there
	baseline            string
	prune, filter       bool
	trace               string
}

func (p *program) checkCommand() *cobra.Command {
	var o checkOptions
	c := &cobra.Command{
		Use:   "check [选项] 文件或文件夹… | -",
		Short: "检查报告",
		Long: "检查报告，列出问题所在的行、列和修改办法。可以写多个文件和文件夹，“-”表示从标准输入读取。\n\n" +
			"退出码：0 没有达到 --fail-on 级别的问题；1 有；2 有文件读不了，或选项、规则包有误；130 被 Ctrl-C 中断。",
		Example: "  jiaogao check 述责述廉报告.txt\n  jiaogao check --format text --format csv=问题.csv --format sarif=结果.sarif 报告文件夹",
		RunE: func(c *cobra.Command, args []string) error {
			o.covered = covered(c.Flags())
			return p.check(&o, args)
		},
	}
	c.Args = func(_ *cobra.Command, args []string) error {
		if o.filter {
			return o.refuse(c, args)
		}
		return atLeastOne("要检查的文件或文件夹（“-”表示标准输入）")(c, args)
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
	f.StringVar(&o.trace, "trace", "", "只看这条`规则`在报告里看到了什么、为什么报或不报，供写规则的人用")
	f.StringArrayVar(&o.against, "against", nil, "再与这些`文件或文件夹`对照有无相同段落，如去年的报告，可写多次")
	f.IntVar(&o.jobs, "jobs", 0, "同时检查的文件`数`，默认为处理器个数")
	f.StringVar(&o.timeout, "timeout", "", timeoutUsage)
	f.BoolVar(&o.noCache, "no-cache", false, "不用上次的结果，每篇都重新检查")
	f.StringVar(&o.baseline, "baseline", "", "不报基线`文件`里认可的问题，见 jiaogao help baseline")
	f.BoolVar(&o.prune, "prune", false, "从基线文件删去已经没有的问题")
	f.BoolVar(&o.filter, "filter", false, "从标准输入逐行读取报告（JSON），逐行输出结果，供 Spark 等程序调用")
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
	if o.trace != "" {
		return p.trace(o, paths)
	}
	if o.prune && o.baseline == "" {
		return errors.New("--prune 要与 --baseline 一起用：请写明要整理的基线文件")
	}
	e, err := p.prepare(o)
	if err != nil {
		return err
	}
	if o.filter {
		return p.filter(e)
	}
	sinks, err := p.open(o, e.book, e.entries(paths))
	if err != nil {
		return err
	}
	defer sinks.discard()
	if memory := remember(o, e.book, sinks, e.limits.show, paths); memory != nil {
		defer memory.store.Close()
		e.Memory = memory
	}
	e.printing = slices.ContainsFunc(sinks.list, func(k sink) bool { return k.file == nil })
	sum, err := e.run(paths, sinks.file)
	if err != nil {
		return err
	}
	sum.Roster = e.list.Result(sum.Interrupted)
	p.code = e.limits.verdict(sum)
	p.tellRoster(o, sum.Roster)
	if err := sinks.end(sum); err != nil || sum.Interrupted {
		return err
	}
	return p.stale(e.judge, o.prune)
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
