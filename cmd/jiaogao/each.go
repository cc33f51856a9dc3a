package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"

	"github.com/jiaogao/jiaogao/lint/folder"
)

// eachFile works on each file of the paths that is covered. A file that cannot be read or
// written is named and does not stop the others. If the result goes to one named file, a
// second file is an error.
func (p *program) eachFile(paths []string, covers func(string) bool, single bool, work func(ctx context.Context, path string) error) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	files := 0
	var left folder.Left
	defer func() { p.leftOut(left) }()
	for e := range folder.WalkLeft(paths, covers, &left) {
		if files++; single && files > 1 {
			return errors.New("--output 只能用于一个文件")
		}
		var err error
		if e.Failure != nil {
			err = errors.New(e.Failure.Message)
		} else {
			err = work(ctx, e.Path)
		}
		if ctx.Err() != nil {
			p.code = exitInterrupted
			return nil
		}
		if err != nil {
			p.complain(fmt.Errorf("%s：%w", e.Path, err))
			p.code = exitFailed
		}
	}
	return nil
}
