package pack_test

import (
	"context"
	"errors"
	"fmt"
	"testing/fstest"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/lint/segment"
)

// terms is a pack that a program holds, or was sent.
const terms = `[pack]
title = "本局用语"

[rule.local-words]
kind    = "wording"
title   = "本局统一用语"
flagged = ["走访【网格长】35人次。"]
silent  = ["走访网格负责人35人次。"]

[rule.local-words.words]
"网格长" = "网格负责人"
`

// A pack is added at run time, over the shipped ones. It comes from any file system.
func ExampleAdd() {
	extra, err := pack.Load(fstest.MapFS{"terms.toml": {Data: []byte(terms)}}, "terms.toml")
	if err != nil {
		panic(err)
	}
	shipped, err := pack.Builtin()
	if err != nil {
		panic(err)
	}
	packs := pack.Add(shipped, extra)
	linter, err := lint.New(packs, segment.New(lint.Words(packs)))
	if err != nil {
		panic(err)
	}
	d, err := input.Read("总结.txt", []byte("河湾镇2024年度工作总结\n全年走访网格长35人次。\n"))
	if err != nil {
		panic(err)
	}
	result, err := linter.Check(context.Background(), d)
	if err != nil {
		panic(err)
	}
	for _, f := range result.Findings {
		if f.Rule == "local-words" {
			fmt.Println(f.Message)
		}
	}
	// Output:
	// “网格长”应为“网格负责人”。
}

// All mistakes of a pack are told at once, with their places.
func ExampleLoad() {
	text := "[pack]\ntitle = \"值班报告\"\n[rule.short]\nkind = \"lenght\"\n[part.duty]\nnam = \"值班情况\"\n"
	_, err := pack.Load(fstest.MapFS{"duty.toml": {Data: []byte(text)}}, "duty.toml")
	var mistakes pack.Mistakes
	if errors.As(err, &mistakes) {
		for _, m := range mistakes {
			fmt.Println(m.Position, m.What)
		}
	}
	// Output:
	// {4 1} 没有 "lenght" 这种检查，是不是想写 length？
	// {5 2} part.duty 缺少 name，请写明这一部分叫什么，如 name = "存在问题"
	// {5 2} part.duty 缺少 match，请列出标题里的字样，如 match = ["问题", "不足"]
	// {6 1} 没有 nam 这个键，是不是想写 name？
}

// The examples that rules carry are run; those that do not hold come back.
func ExampleTest() {
	extra, err := pack.Load(fstest.MapFS{"terms.toml": {Data: []byte(terms)}}, "terms.toml")
	if err != nil {
		panic(err)
	}
	failures, err := pack.Test(extra, segment.New(lint.Words(extra)), input.Read)
	fmt.Println(len(failures), err)
	// Output:
	// 0 <nil>
}
