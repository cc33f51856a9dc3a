package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"os/signal"
	"syscall"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/folder"
	"github.com/jiaogao/jiaogao/lint/folder/roster"
	"github.com/jiaogao/jiaogao/lint/input"
)

// An examination is a run over reports with what the options say of it.
type examination struct {
	*program
	book   *book
	judge  *judge
	limits limits
	list   *roster.List // nil: none to compare with
	folder.Run
	printing bool // records are written to standard output as they come
}

// prepare reads what the options name.
func (p *program) prepare(o *checkOptions) (*examination, error) {
	l, err := o.limits()
	if err != nil {
		return nil, err
	}
	o.quiet = l.show > lint.Hint
	if o.revisions != "accepted" && o.revisions != "original" {
		return nil, fmt.Errorf("选项 --revisions 的值“%s”不对，可用：accepted original", o.revisions)
	}
	book, err := load(&o.loadOptions)
	if err != nil {
		return nil, err
	}
	list, err := o.openRoster(book)
	if err != nil {
		return nil, err
	}
	judge, err := newJudge(book, l.show, o.baseline)
	if err != nil {
		return nil, err
	}
	guard, err := o.guard()
	if err != nil {
		return nil, err
	}
	run := folder.Run{Guard: guard, For: book.forFile, Jobs: o.jobs, Stdin: p.stdin, Input: input.Options{Original: o.revisions == "original"}, Held: hold}
	run.Phrases = func() []string { return lint.Phrases(book.all) }
	if len(o.against) > 0 {
		run.Against = folder.Walk(o.against, book.config.Covers)
	}
	return &examination{program: p, book: book, judge: judge, limits: l, list: list, Run: run}, nil
}

// entries are the files that the paths name.
func (e *examination) entries(paths []string) iter.Seq[folder.Entry] {
	return folder.Walk(paths, e.book.config.Covers)
}

// run checks the files and delivers their records. It says what was left out and what of
// the configuration was of no use. That it was interrupted is no error.
func (e *examination) run(paths []string, deliver func(*lint.Record) error) (lint.Summary, error) {
	var left folder.Left
	bar := e.newProgress(e.entries(paths), e.printing)
	sum, err := e.collect(func(ctx context.Context, deliver func(*lint.Record) error) error {
		return e.Check(ctx, folder.WalkLeft(paths, e.book.config.Covers, &left), deliver)
	}, func(r *lint.Record) error {
		return bar.step(r.Failure != nil, func() error { return deliver(r) })
	})
	bar.clear()
	if err == nil && !sum.Interrupted {
		e.leftOut(left)
	}
	e.remind(e.book.config.Ignore, e.judge.useless)
	return sum, err
}

// collect does the work until Ctrl-C, and judges and counts the records on their way.
func (e *examination) collect(work func(context.Context, func(*lint.Record) error) error, deliver func(*lint.Record) error) (lint.Summary, error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// After the first Ctrl-C the default is back: a second one kills.
	context.AfterFunc(ctx, stop)
	var sum lint.Summary
	err := work(ctx, func(r *lint.Record) error {
		e.list.Add(r)
		e.judge.settle(r)
		sum.Add(r)
		return deliver(r)
	})
	if sum.Interrupted = errors.Is(err, context.Canceled); sum.Interrupted {
		err = nil
	}
	return sum, err
}
