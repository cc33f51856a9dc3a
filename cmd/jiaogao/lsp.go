package main

import (
	"cmp"
	"fmt"
	"os"
	"slices"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/lsp"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// lspOptions are the options of lsp. What the editor sets comes on top of them.
type lspOptions struct {
	loadOptions
	minSeverity string
	stdio       bool // the only way there is; editors like to say so
}

func (p *program) lspCommand() *cobra.Command {
	var o lspOptions
	c := &cobra.Command{
		Use:   "lsp [选项]",
		Short: "在编辑器里边写边查",
		Long: "语言服务器（LSP），由编辑器启动，经标准输入输出对话：边写边标出问题，悬停看缘由，一键改正，\n" +
			"大纲，问题与措施互相跳转。查 .md 和 .txt。怎样在 VS Code、Neovim、Emacs 里设置，见 README。",
		Example: "  jiaogao lsp\n  jiaogao lsp --min-severity warning --skip vague-passage",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return p.lsp(&o) },
	}
	f := c.Flags()
	f.SortFlags = false
	o.loadOptions.flags(f)
	f.StringVar(&o.minSeverity, "min-severity", "", "只显示这个`级别`以上的问题，默认 info")
	f.BoolVar(&o.stdio, "stdio", false, "经标准输入输出对话（总是如此，可不写）")
	return c
}

// lsp serves an editor. An exit without a shutdown before is code 1, as the protocol says.
func (p *program) lsp(o *lspOptions) error {
	if _, err := o.book("", lsp.Settings{}); err != nil {
		return err
	}
	if file, ok := p.stdin.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		fmt.Fprintln(p.stderr, "jiaogao lsp 由编辑器启动，不在终端里使用；按 Ctrl-C 退出。检查报告请用 jiaogao check。")
	}
	server := &lsp.Server{Version: version, Load: o.book}
	if !server.Serve(p.stdin, p.stdout) {
		p.code = 1
	}
	return nil
}

// book loads the rules for the files of a folder, as the command line and the editor want
// them.
func (o *lspOptions) book(dir string, s lsp.Settings) (*lsp.Book, error) {
	limits, err := (&checkOptions{minSeverity: cmp.Or(s.MinSeverity, o.minSeverity), failOn: "never"}).limits()
	if err != nil {
		return nil, err
	}
	b, err := load(&loadOptions{
		dir: &dir, reportType: cmp.Or(s.Type, o.reportType), quiet: limits.show > lint.Hint,
		packs: slices.Concat(o.packs, s.Packs), rules: o.rules, skip: slices.Concat(o.skip, s.Skip),
	})
	if err != nil {
		return nil, err
	}
	return &lsp.Book{Config: b.config, Linter: b.forFile, Rule: b.rule, RoleName: b.roleName, Show: limits.show}, nil
}
