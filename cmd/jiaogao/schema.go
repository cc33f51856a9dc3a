package main

import (
	"fmt"

	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/spf13/cobra"
)

func (p *program) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema [pack|config]",
		Short: "输出规则包或 " + pack.ConfigName + " 的 JSON Schema",
		Long: "输出规则包（pack，默认）或 " + pack.ConfigName + "（config）的 JSON Schema，供编辑器补全和检查。\n" +
			"存成文件，在规则包的第一行写上 #:schema ./pack.schema.json，装有 Taplo（VS Code 的\n" +
			"Even Better TOML）的编辑器就会提示键名、显示说明、标出写错的地方。",
		Example: "  jiaogao schema > pack.schema.json\n  jiaogao schema config > jiaogao.schema.json",
		Args:    cobra.ArbitraryArgs,
		RunE:    func(_ *cobra.Command, args []string) error { return p.schema(args) },
	}
}

// schema prints the schema that the argument names.
func (p *program) schema(args []string) error {
	read := pack.PackSchema
	switch {
	case len(args) > 1 || len(args) == 1 && args[0] != "pack" && args[0] != "config":
		return fmt.Errorf("schema 的参数可写 pack 或 config，现在是“%s”", args[len(args)-1])
	case len(args) == 1 && args[0] == "config":
		read = pack.ConfigSchema
	}
	data, err := read()
	if err != nil {
		return err
	}
	_, err = p.stdout.Write(data)
	return err
}
