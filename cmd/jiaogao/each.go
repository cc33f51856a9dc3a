package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"

	"github.com/jiaogao/jiaogao/lint/folder"
	"github.com/jiaogao/jiaogao/lint/output"
)

// eachFile works on each file of the paths that is covered. A file that cannot be read or
// written is named and does not stop the others. If the result goes to one named file, a
// second file is an error.
func (p *program) eachFile(paths []string, covers func(string) bool, single bool, work func(ctx context.Context, path string) error) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	files, swept := 0, map[string]bool{}
	var left folder.Left
	defer func() { p.leftOut(left) }()
	for e := range folder.WalkLeft(paths, covers, &left) {
		if files++; single && files > 1 {
			return errors.New("--output 只能用于一个文件")
		}
		if dir := filepath.Dir(e.Path); !swept[dir] {
			swept[dir] = true
			folder.Sweep(e.Path)
		}
		var err error
		if e.Failure != nil {
			err = errors.New(e.Failure.Message)
		} else {
			err = bounded(ctx, func(ctx context.Context) error { return work(ctx, e.Path) })
		}
		if ctx.Err() != nil {
			p.code = exitInterrupted
			return nil
		}
		if err != nil {
			p.complain(fmt.Errorf("%s：%w", output.Name(e.Path), err))
			p.code = exitFailed
		}
	}
	return nil
}
