package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/jiaogao/jiaogao/lint/output"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// speakChinese replaces the library's English texts: help, usage, errors. Texts that
// the library takes are templates, which would make the program 4 MB larger: it gets none.
func (p *program) speakChinese(root *cobra.Command) {
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(p.helpCommand(root))
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { p.help(c) })
	root.SetFlagErrorFunc(flagError)
	root.PersistentFlags().BoolP("help", "h", false, "显示帮助")
	root.Flags().Bool("version", false, "显示版本")
}

// bare answers to the command without another: with its version where that is asked for.
func (p *program) bare(root *cobra.Command, _ []string) error {
	if asked, err := root.Flags().GetBool("version"); err != nil || !asked {
		return errors.Join(err, root.Help())
	}
	_, err := fmt.Fprintln(p.stdout, "jiaogao "+version)
	return err
}

// complain prints an error for people. Mistakes in packs come several at once, a line each.
func (p *program) complain(err error) {
	for line := range strings.Lines(err.Error()) {
		fmt.Fprintf(p.stderr, "jiaogao：%s\n", output.Visible(strings.TrimRight(line, "\n")))
	}
}

func (p *program) helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [命令]",
		Short: "显示某个命令的帮助",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return root.Help()
			}
			c, _, err := root.Find(args[:1])
			if err != nil || c == root {
				return p.knownCommand(root, args[:1])
			}
			return c.Help()
		},
	}
}

// knownCommand refuses an argument in the place of a command. Who names a file there is
// told how to check it.
func (p *program) knownCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if _, err := os.Stat(args[0]); err == nil {
		return fmt.Errorf("要检查 %s，请用：jiaogao check %s", args[0], args[0])
	}
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	return fmt.Errorf("没有“%s”这个命令%s，用 jiaogao --help 查看全部命令", args[0], suggest(args[0], names))
}

// atLeastOne and exactlyOne check the number of arguments; what names the argument.
func atLeastOne(what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return fmt.Errorf("缺少参数：请写明%s，用 jiaogao %s --help 查看用法", what, c.Name())
		}
		return nil
	}
}

func exactlyOne(what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) != 1 {
			return fmt.Errorf("要写明一个%s，现在有%d个，用 jiaogao %s --help 查看用法", what, len(args), c.Name())
		}
		return nil
	}
}

// flagError says in Chinese what is wrong with an option.
func flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	usage := "，用 " + c.CommandPath() + " --help 查看用法"
	switch {
	case errors.As(err, &unknown):
		return fmt.Errorf("没有 %s 这个选项%s%s", dashes(unknown), suggest(dashes(unknown), flagNames(c)), usage)
	case errors.As(err, &bare):
		return fmt.Errorf("选项 --%s 后面缺少值%s", bare.GetFlag().Name, usage)
	case errors.As(err, &invalid):
		return fmt.Errorf("选项 --%s 的值“%s”不对%s", invalid.GetFlag().Name, invalid.GetValue(), usage)
	case errors.As(err, &syntax):
		return fmt.Errorf("选项 %s 写法不对%s", syntax.GetSpecifiedFlag(), usage)
	}
	return err
}

func dashes(unknown *pflag.NotExistError) string {
	if unknown.GetSpecifiedShortnames() != "" {
		return "-" + unknown.GetSpecifiedName()
	}
	return "--" + unknown.GetSpecifiedName()
}

func flagNames(c *cobra.Command) []string {
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	return names
}

// help prints what a command does and how it is called.
func (p *program) help(c *cobra.Command) {
	w := p.stdout
	about := c.Long
	if about == "" {
		about = c.Short
	}
	fmt.Fprintf(w, "%s\n\n用法：\n  %s\n", about, usageLine(c))
	if !c.HasParent() {
		fmt.Fprintf(w, "\n命令：\n%s", table(p.commandRows()))
	}
	fmt.Fprintf(w, "\n选项：\n%s", table(flagRows(c)))
	if c.Example != "" {
		fmt.Fprintf(w, "\n例子：\n%s\n", c.Example)
	}
}

func usageLine(c *cobra.Command) string {
	if c.HasParent() {
		return c.Parent().CommandPath() + " " + c.Use
	}
	return c.Use + " 命令 [选项] [参数]"
}

func (p *program) commandRows() [][]string {
	var rows [][]string
	for _, sub := range p.commands() {
		rows = append(rows, []string{"  " + sub.Name(), sub.Short})
	}
	return rows
}

func flagRows(c *cobra.Command) [][]string {
	var rows [][]string
	c.Flags().VisitAll(func(f *pflag.Flag) {
		name, usage := pflag.UnquoteUsage(f)
		flag := "  --" + f.Name
		if f.Shorthand != "" {
			flag = "  -" + f.Shorthand + ", --" + f.Name
		}
		rows = append(rows, []string{strings.TrimRight(flag+" "+name, " "), usage})
	})
	return rows
}

// table lays out rows in columns by display width.
func table(rows [][]string) string {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], output.Columns(cell))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		line := ""
		for i, cell := range row {
			line += output.Pad(cell, widths[i]) + "  "
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}
