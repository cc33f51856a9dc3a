package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/check"
	"github.com/jiaogao/jiaogao/lint/output"
	"github.com/spf13/cobra"
)

func (p *program) explainCommand() *cobra.Command {
	var o loadOptions
	c := &cobra.Command{
		Use:     "explain [选项] 规则或种类",
		Short:   "说明一条规则、一种检查，或评分办法",
		Long:    "说明一条规则：为什么、依据、例子、怎样关闭；或一种检查：查什么、有哪些参数、有哪些局限；或评分办法。",
		Example: "  jiaogao explain unpaired-problem\n  jiaogao explain pairing\n  jiaogao explain 评分",
		Args:    exactlyOne("规则或检查种类"),
		RunE:    func(_ *cobra.Command, args []string) error { return p.explain(&o, args[0]) },
	}
	c.Flags().StringArrayVar(&o.packs, "pack", nil, "另外载入的规则包`文件`（TOML），可写多次")
	return c
}

func (p *program) explain(o *loadOptions, name string) error {
	book, err := load(o)
	if err != nil {
		return err
	}
	rule, kind := book.rule("", name), kindOf(name)
	switch {
	case slices.Contains(gradeNames(), name):
		fmt.Fprint(p.stdout, gradeManual(book))
	case rule != nil:
		fmt.Fprint(p.stdout, ruleManual(book, rule))
	case kind != nil:
		fmt.Fprint(p.stdout, kindManual(book, kind))
	default:
		names := slices.Concat(book.ids(), kindNames(), gradeNames())
		return fmt.Errorf("没有“%s”这条规则，也没有这种检查%s，用 jiaogao rules 查看全部规则", name, suggest(name, names))
	}
	return nil
}

func kindOf(name string) *check.Kind {
	kinds := check.Kinds()
	if i := slices.IndexFunc(kinds, func(k check.Kind) bool { return k.Name == name }); i >= 0 {
		return &kinds[i]
	}
	return nil
}

func kindNames() []string {
	var names []string
	for _, k := range check.Kinds() {
		names = append(names, k.Name)
	}
	return names
}

// ruleManual is the page of a rule: what a reader needs to accept or to refuse it.
func ruleManual(b *book, r *lint.Rule) string {
	rows := [][]string{
		{"级别", fmt.Sprintf("%s（%v）", output.Label(r.Severity), r.Severity)},
		{"种类", r.Kind},
		{"适用", b.audience(r)},
		{"范围", strings.Join(partNames(b, r), "、")},
		{"缘由", r.Why},
		{"依据", r.Source},
		{"参数", settings(r)},
	}
	for _, example := range r.Flagged {
		rows = append(rows, []string{"会标出", example})
	}
	for _, example := range r.Silent {
		rows = append(rows, []string{"不标出", example})
	}
	rows = append(rows, []string{"关闭", switchOff(r.ID)})
	page := strings.TrimSpace(r.ID+"  "+r.Title) + "\n\n" + manualRows(rows)
	if k := kindOf(r.Kind); k != nil && k.Doc != "" {
		page += "\n" + k.Doc + "\n" + paramManual(k)
	}
	return page
}

// manualRows lays out labelled lines, without those that have nothing to say.
func manualRows(rows [][]string) string {
	var b strings.Builder
	for _, row := range rows {
		if row[1] != "" {
			fmt.Fprintf(&b, "%s  %s\n", output.Pad(row[0], 6), strings.ReplaceAll(row[1], "\n", "\n        "))
		}
	}
	return b.String()
}

// kindManual is the page of a kind and the rules that are of it.
func kindManual(b *book, k *check.Kind) string {
	var rows [][]string
	for _, id := range b.ids() {
		if r := b.rule("", id); r.Kind == k.Name {
			rows = append(rows, []string{"  " + r.ID, r.Title})
		}
	}
	page := strings.TrimSpace(k.Doc) + "\n" + paramManual(k)
	if len(rows) > 0 {
		page += "\n这一种类的规则：\n" + table(rows)
	}
	return page
}

// packName names what a pack is for.
func packName(p *lint.Pack) string {
	if len(p.Match) == 0 {
		return "其他报告"
	}
	return p.Title
}

// partNames names the parts of a report that a rule looks at; none: the whole of it.
func partNames(b *book, r *lint.Rule) []string {
	var names []string
	for _, role := range r.In {
		names = append(names, b.roleName("", role))
	}
	return names
}

func switchOff(id string) string {
	return "在 jiaogao.toml 的 [severity] 下写 " + id + ` = "off"；只关一次用 --skip ` + id
}
