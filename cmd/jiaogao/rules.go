package main

import (
	"fmt"
	"slices"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/output"
	"github.com/spf13/cobra"
)

func (p *program) rulesCommand() *cobra.Command {
	var o loadOptions
	c := &cobra.Command{
		Use:     "rules [选项]",
		Short:   "列出规则",
		Long:    "列出各类报告的规则和级别。各类报告共用的规则只列一次。",
		Example: "  jiaogao rules\n  jiaogao rules --type 述责述廉报告",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return p.rules(&o) },
	}
	c.Flags().StringVar(&o.reportType, "type", "", "只列这种`报告类型`的规则")
	c.Flags().StringArrayVar(&o.packs, "pack", nil, "另外载入的规则包`文件`（TOML），可写多次")
	return c
}

func noArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("多了参数“%s”，用 jiaogao %s --help 查看用法", args[0], c.Name())
	}
	return nil
}

func (p *program) rules(o *loadOptions) error {
	book, err := load(o)
	if err != nil {
		return err
	}
	if o.reportType != "" {
		i := slices.IndexFunc(book.packs, func(k lint.Pack) bool { return k.Title == o.reportType })
		p.list(o.reportType, book.packs[i].Rules)
		return nil
	}
	shared := book.shared()
	p.list("各类报告共用", shared)
	for i := range book.packs {
		if own := without(book.packs[i].Rules, shared); len(own) > 0 {
			p.list(packName(&book.packs[i]), own)
		}
	}
	return nil
}

// list prints rules under a title.
func (p *program) list(title string, rules []lint.Rule) {
	if len(rules) == 0 {
		return
	}
	var rows [][]string
	for _, r := range rules {
		rows = append(rows, []string{"  " + output.Label(r.Severity), r.ID, r.Kind, r.Title})
	}
	fmt.Fprintf(p.stdout, "%s（%d条）\n%s\n", title, len(rules), table(rows))
}

// shared returns the rules that all packs have.
func (b *book) shared() []lint.Rule {
	common := slices.Clone(b.packs[0].Rules)
	for _, p := range b.packs[1:] {
		common = slices.DeleteFunc(common, func(r lint.Rule) bool {
			return !slices.ContainsFunc(p.Rules, func(o lint.Rule) bool { return same(o, r) })
		})
	}
	return common
}

// without returns the rules that are not among the others.
func without(rules, others []lint.Rule) []lint.Rule {
	return slices.DeleteFunc(slices.Clone(rules), func(r lint.Rule) bool {
		return slices.ContainsFunc(others, func(o lint.Rule) bool { return same(o, r) })
	})
}

// same reports whether two packs hold the same rule at the same severity.
func same(a, b lint.Rule) bool { return a.ID == b.ID && a.Severity == b.Severity }
