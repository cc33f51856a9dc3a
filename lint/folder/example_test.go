package folder_test

import (
	"context"
	"fmt"
	"testing/fstest"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/folder"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/lint/segment"
)

// A folder is streamed: however many reports it holds, few are in memory, and the records
// come in the order of the files.
func ExampleRun_Check() {
	reports := fstest.MapFS{
		"东乡.txt": {Data: []byte("东乡2024年度防汛工作总结\n全年按步就班巡查堤段。\n")},
		"西乡.txt": {Data: []byte("西乡2024年度防汛工作总结\n全年巡查堤段42次。\n")},
		"北乡.pdf": {Data: []byte("%PDF-1.7 damaged")},
	}
	packs, err := pack.Builtin()
	if err != nil {
		panic(err)
	}
	linter, err := lint.New(packs, segment.New(lint.Words(packs)))
	if err != nil {
		panic(err)
	}
	run := folder.Run{Linter: linter, Type: "", FS: reports}
	everything := func(string) bool { return true }
	err = run.Check(context.Background(), folder.WalkFS(reports, ".", everything), func(r *lint.Record) error {
		if r.Failure != nil {
			fmt.Println(r.Path, "cannot be read:", r.Failure.Cause)
			return nil
		}
		r.Keep(lint.Error)
		for _, f := range r.Result.Findings {
			if f.Rule == "wrong-words" {
				fmt.Println(r.Path, f.Message)
			}
		}
		return nil
	})
	if err != nil {
		panic(err)
	}
	// Output:
	// 东乡.txt “按步就班”应为“按部就班”。
	// 北乡.pdf cannot be read: damaged
}
