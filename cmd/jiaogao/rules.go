package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/output"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/spf13/cobra"
)

func (p *program) rulesCommand() *cobra.Command {
	var o loadOptions
	var slow bool
	c := &cobra.Command{
		Use:     "rules [选项]",
		Short:   "列出规则",
		Long:    "列出规则和级别，按适用的报告类型分组。级别为“关闭”的规则不起作用，“提示”要加 --min-severity hint 才显示。",
		Example: "  jiaogao rules\n  jiaogao rules --type 述责述廉报告",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			if slow {
				return p.slowRules(&o)
			}
			return p.rules(&o)
		},
	}
	c.Flags().StringVar(&o.reportType, "type", "", "只列这种`报告类型`的规则")
	c.Flags().StringArrayVar(&o.packs, "pack", nil, "另外载入的规则包`文件`（TOML），可写多次")
	c.Flags().BoolVar(&slow, "slow", false, "只列拖慢检查的正则表达式，说明位置和改法")
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
	groups := book.groups(o.reportType)
	if len(o.packs) > 0 {
		if groups, err = ownFirst(groups, o.packs); err != nil {
			return err
		}
	}
	for _, g := range groups {
		var rows [][]string
		for _, r := range g.rules {
			rows = append(rows, []string{"  " + output.Label(r.Severity), r.ID, r.Kind, r.Title})
		}
		fmt.Fprintf(p.stdout, "%s（%d条）\n%s\n", g.title, len(rows), table(rows))
	}
	return nil
}

// ownFirst puts the rules that the named packs add or change in a group of their own, in
// front: who names a pack asks for them.
func ownFirst(groups []*group, paths []string) ([]*group, error) {
	shipped, err := pack.Builtin()
	if err != nil {
		return nil, err
	}
	extra, err := pack.Open(paths...)
	if err != nil {
		return nil, err
	}
	known, loaded := byID(shipped), byID(extra)
	own := &group{title: "这些规则包新增或改动的规则"}
	for _, g := range groups {
		g.rules = slices.DeleteFunc(g.rules, func(r *lint.Rule) bool {
			mine := sameHead(r, loaded[r.ID]) && !sameHead(r, known[r.ID])
			if mine {
				own.rules = append(own.rules, r)
			}
			return mine
		})
	}
	groups = slices.DeleteFunc(groups, func(g *group) bool { return len(g.rules) == 0 })
	if len(own.rules) > 0 {
		groups = slices.Insert(groups, 0, own)
	}
	return groups, nil
}

// A group is the rules that the same types of reports share.
type group struct {
	title string
	rules []*lint.Rule
}

// groups sorts the rules by the types of reports they are for, in the order of the packs;
// those of one type only, if it is named.
func (b *book) groups(reportType string) []*group {
	var groups []*group
	seen := map[string]bool{}
	for i := range b.packs {
		for _, r := range b.packs[i].Rules {
			title := b.audience(r)
			if reportType != "" {
				title = reportType
			}
			key := r.ID + r.Severity.String()
			if seen[key] || reportType != "" && b.packs[i].Title != reportType {
				continue
			}
			seen[key] = true
			k := slices.IndexFunc(groups, func(g *group) bool { return g.title == title })
			if k < 0 {
				k = len(groups)
				groups = append(groups, &group{title: title})
			}
			groups[k].rules = append(groups[k].rules, r)
		}
	}
	return groups
}

// audience names the types of reports that have the rule at its severity.
func (b *book) audience(r *lint.Rule) string {
	var titles []string
	for i := range b.packs {
		p := &b.packs[i]
		if slices.ContainsFunc(p.Rules, func(o *lint.Rule) bool { return o.ID == r.ID && o.Severity == r.Severity }) {
			titles = append(titles, packName(p))
		}
	}
	if len(titles) == len(b.packs) {
		return "各类报告"
	}
	return strings.Join(titles, "、")
}
