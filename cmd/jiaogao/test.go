package main

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/lint/segment"
	"github.com/spf13/cobra"
)

func (p *program) testCommand() *cobra.Command {
	var watch bool
	var packs []string
	c := &cobra.Command{
		Use:   "test [选项] [规则包文件…]",
		Short: "用规则自带的例子检验规则包",
		Long: "逐条试用规则的 flagged（应当标出，位置用【】标明）和 silent（不应标出）例子。不写文件时检验内置的规则包。\n" +
			"每条规则两种例子都要有。退出码：0 全部通过；1 有例子不符；2 规则包有误。",
		Example: "  jiaogao test 本单位.toml\n  jiaogao test --watch 本单位.toml",
		RunE: func(_ *cobra.Command, args []string) error {
			if args = append(packs, args...); watch {
				return p.watch(args)
			}
			return p.test(args)
		},
	}
	c.Flags().StringArrayVar(&packs, "pack", nil, "要检验的规则包`文件`，与直接写文件名相同")
	c.Flags().BoolVar(&watch, "watch", false, "规则包改动一次就重新检验一次，按 Ctrl-C 结束")
	return c
}

// test runs the examples of the packs in the files, or of the shipped ones.
func (p *program) test(paths []string) error {
	packs, err := pack.Builtin()
	if err != nil {
		return err
	}
	own := func(*lint.Rule) bool { return true }
	if len(paths) > 0 {
		extra, err := pack.Open(paths...)
		if err != nil {
			return err
		}
		shipped := byID(packs)
		packs = pack.Add(packs, extra)
		own = func(r *lint.Rule) bool { return !sameHead(r, shipped[r.ID]) }
		for i := range packs {
			packs[i].Rules = slices.DeleteFunc(packs[i].Rules, func(r *lint.Rule) bool { return !own(r) })
		}
	}
	failures, err := pack.Test(packs, segment.New(lint.Words(packs)), input.Read)
	if err != nil {
		return err
	}
	count, failed := coverage(packs, failures, own)
	for _, f := range failures {
		if failed[f.Rule] {
			fmt.Fprintln(p.stdout, f.Error())
		}
	}
	fmt.Fprintf(p.stdout, "规则%d条，例子齐全并且相符的%d条\n", count, count-len(failed))
	if len(failed) > 0 {
		p.code = exitFound
	}
	return nil
}

// byID returns the rules of the packs by their names.
func byID(packs []lint.Pack) map[string]*lint.Rule {
	rules := map[string]*lint.Rule{}
	for _, pk := range packs {
		for _, r := range pk.Rules {
			rules[r.ID] = r
		}
	}
	return rules
}

// sameHead reports whether two rules say the same of themselves. Their checks may have
// been prepared for running, and so differ though they are the same.
func sameHead(a, b *lint.Rule) bool {
	if b == nil {
		return false
	}
	x, y := *a, *b
	x.Check, y.Check = nil, nil
	return reflect.DeepEqual(x, y)
}

// coverage counts the rules under test and those with failures.
func coverage(packs []lint.Pack, failures []pack.Failure, own func(*lint.Rule) bool) (int, map[string]bool) {
	rules := map[string]bool{}
	for _, pk := range packs {
		for _, r := range pk.Rules {
			if own(r) {
				rules[r.ID] = true
			}
		}
	}
	failed := map[string]bool{}
	for _, f := range failures {
		if rules[f.Rule] {
			failed[f.Rule] = true
		}
	}
	return len(rules), failed
}
