package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/baseline"
	"github.com/jiaogao/jiaogao/lint/output"
	"github.com/spf13/cobra"
)

// baselineName is the file a baseline is written to unless another is named.
const baselineName = "jiaogao-baseline.jsonl"

func (p *program) baselineCommand() *cobra.Command {
	var o checkOptions
	var out string
	c := &cobra.Command{
		Use:   "baseline [选项] 文件或文件夹…",
		Short: "认可现有的问题，以后只报新的",
		Long: "把现有的问题记入基线文件，以后用 jiaogao check --baseline 检查时只报新的。\n" +
			"基线按规则、文字和所在部分认问题：别处怎样修改、段落怎样移动、序号怎样变都不要紧；文件改名后按新文件算。\n" +
			"基线文件一行一项，可以逐行删改，也便于纳入版本管理。文件里有问题原文的开头，请按材料的密级保管。",
		Example: "  jiaogao baseline 报告文件夹\n  jiaogao check --baseline " + baselineName + " 报告文件夹",
		Args:    atLeastOne("要检查的文件或文件夹"),
		RunE:    func(_ *cobra.Command, args []string) error { return p.baseline(&o, out, args) },
	}
	f := c.Flags()
	f.SortFlags = false
	f.StringVarP(&out, "output", "o", baselineName, "写入这个基线`文件`，默认 "+baselineName)
	o.loadOptions.flags(f)
	f.StringVar(&o.minSeverity, "min-severity", "", "只认可这个`级别`以上的问题，默认 info")
	f.StringVar(&o.revisions, "revisions", "accepted", "Word文档的修订`怎样读`：accepted（按已接受）original（按未接受），默认 accepted")
	f.IntVar(&o.jobs, "jobs", 0, "同时检查的文件`数`，默认为处理器个数")
	f.StringVar(&o.timeout, "timeout", "", timeoutUsage)
	o.failOn = "never"
	return c
}

// baseline accepts what is found in the paths. A baseline that is there is replaced.
func (p *program) baseline(o *checkOptions, out string, paths []string) error {
	if err := replaceable(out); err != nil {
		return err
	}
	known, err := baseline.New(out)
	if err != nil {
		return err
	}
	e, err := p.prepare(o)
	if err != nil {
		return err
	}
	sum, err := e.run(paths, func(r *lint.Record) error {
		if r.Failure != nil {
			p.complain(fmt.Errorf("%s：%s", output.Name(r.Path), r.Failure.Message))
		}
		known.Add(r)
		return nil
	})
	if p.code = e.limits.verdict(sum); err != nil || sum.Interrupted {
		return err
	}
	if err := writeBaseline(out, known); err != nil {
		return err
	}
	name := output.Visible(out)
	_, err = fmt.Fprintf(p.stdout, "已写入 %s：认可%d个文件里的%d处问题。以后用 jiaogao check --baseline %s 检查，只报新的。\n", name, sum.Files-sum.Unreadable, known.Len(), name)
	return err
}

// replaceable refuses to write over a file that is no baseline.
func replaceable(name string) error {
	if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if _, err := baseline.Open(name); err != nil {
		return fmt.Errorf("%s 已经存在，而且不是完好的基线文件，不会改写：请换一个文件名，或先把它移走", name)
	}
	return nil
}
