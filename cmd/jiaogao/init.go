package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/folder"
	"github.com/jiaogao/jiaogao/lint/output"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/lint/pack/draft"
	"github.com/spf13/cobra"
)

// initOptions are the options of init.
type initOptions struct {
	from, reportType, out string
	force                 bool
}

func (p *program) initCommand() *cobra.Command {
	var o initOptions
	c := &cobra.Command{
		Use:   "init [选项]",
		Short: "根据模板、通知或范文写一个规则包的初稿",
		Long: "读一份模板、布置报告的通知，或一篇可以作样子的报告，写出带注释的规则包初稿：有哪些部分、次序、\n" +
			"必须写到的事项、字数要求。读各种能检查的文件（Word、PDF、文本等）。改好以后用 jiaogao test 检验。\n" +
			"不写 --from 时写一个空白的规则包。已有的文件不覆盖，除非写 --force。",
		Example: "  jiaogao init --from 模板.docx --type 值班报告\n  jiaogao init --from 通知.docx\n  jiaogao init -o 本单位.toml",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return p.init(&o) },
	}
	f := c.Flags()
	f.SortFlags = false
	f.StringVar(&o.from, "from", "", "模板、通知或范文`文件`（“-”表示标准输入）")
	f.StringVar(&o.reportType, "type", "", "报告`名称`，如 值班报告，不写则从标题判断")
	f.StringVarP(&o.out, "output", "o", "", "写到这个`文件`（“-”表示标准输出），默认为 报告名称.toml")
	f.BoolVar(&o.force, "force", false, "文件已经存在时覆盖它")
	return c
}

// init writes the draft of a pack and runs its examples.
func (p *program) init(o *initOptions) error {
	title, write, err := p.draft(o)
	if err != nil {
		return err
	}
	if o.out == "-" {
		_, err := fmt.Fprint(p.stdout, write(""))
		return err
	}
	name := cmp.Or(o.out, fileName(title)+".toml")
	if _, err := os.Lstat(name); err == nil && !o.force {
		return fmt.Errorf("%s 已经存在，没有改动；要覆盖请加 --force，或用 -o 写到别的文件", name)
	}
	if err := folder.Replace(name, []byte(write(filepath.Base(name)))); err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, "写入 %s\n", output.Name(name))
	if packs, err := pack.Builtin(); err == nil && slices.ContainsFunc(packs, func(k lint.Pack) bool { return k.Title == title }) {
		fmt.Fprintf(p.stdout, "自带的规则包里也有“%s”；载入这个文件时，以它为准\n", title)
	}
	return p.test([]string{name})
}

// draft returns the title of a pack, and what writes the pack for a file of a given name.
func (p *program) draft(o *initOptions) (title string, write func(file string) string, err error) {
	if o.from == "" {
		title = cmp.Or(o.reportType, "本单位规则")
		return title, func(file string) string { return draft.Minimal(o.reportType, file) }, nil
	}
	d, failed := folder.Read(o.from, p.stdin)
	if failed != nil {
		return "", nil, fmt.Errorf("%s：%s", o.from, failed.Message)
	}
	if o.from == folder.Stdin {
		d.Name = "标准输入"
	}
	w, err := draft.New(d, o.reportType)
	if err != nil {
		return "", nil, fmt.Errorf("%s：%w", o.from, err)
	}
	return w.Title, func(file string) string { w.File = file; return w.TOML() }, nil
}

// fileName makes the name of a file of the name of a report type, which may come from a
// foreign document.
func fileName(title string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, title)
	name = strings.TrimLeft(name, ".~-")
	if name == "" {
		return "规则包"
	}
	return name
}
