package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint/output"
	"github.com/jiaogao/jiaogao/lint/pack"
)

// maxExpression is how many columns of an expression are shown.
const maxExpression = 60

// slowRules names the rules whose expressions run nearly everywhere, or are large.
func (p *program) slowRules(o *loadOptions) error {
	config, err := pack.FindConfig(".")
	if err != nil {
		return err
	}
	list, err := pack.FindSlow(slices.Concat(config.Packs, o.packs)...)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		fmt.Fprintln(p.stdout, "没有慢的规则：每条正则表达式都只在必定出现的字词附近试。")
		return nil
	}
	for _, s := range list {
		place := "内置规则包 " + s.File
		if s.Position.Line > 0 {
			place = fmt.Sprintf("%s:%d:%d", output.Name(s.File), s.Position.Line, s.Position.Column)
		}
		fmt.Fprintf(p.stdout, "%s  规则 %s  %s\n  表达式 %s\n  %s。\n", place, s.Rule, output.Visible(strings.Join(s.Param, " › ")),
			output.Visible(output.Shorten(s.Expr, maxExpression)), output.Visible(strings.TrimSuffix(s.Why, "。")))
	}
	fmt.Fprintf(p.stdout, "共%d处。\n", len(list))
	return nil
}
