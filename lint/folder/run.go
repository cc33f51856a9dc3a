package folder

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"runtime"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/input"
)

// A Run checks files. Its fields are not changed while it runs.
type Run struct {
	Linter *lint.Linter
	Type   string // the report type demanded; empty: by each report's title
	// For, where it is set, gives the linter and the report type for a file in the place
	// of Linter and Type. It is called by many goroutines.
	For    func(path string) (*lint.Linter, string)
	Jobs   int       // how many files are checked at a time; 0: as many as there are processors
	Stdin  io.Reader // what the path "-" reads
	FS     fs.FS     // what all other paths are opened in; nil: the disk
	Input  input.Options
	Memory Memory // nil: nothing is known from earlier runs
}

// A Memory knows records from earlier runs. Its methods are called by many goroutines.
type Memory interface {
	// Recall returns the record of a file that holds data; nil where it is not known.
	Recall(path string, data []byte) *lint.Record
	// Learn is told the record of a file that Recall did not know.
	Learn(data []byte, r *lint.Record)
}

// A task makes one record. It returns nil where the context ended before it was done.
type task func(ctx context.Context) *lint.Record

// Check checks the entries and delivers one record for each, in their order, from one
// goroutine. However many files there are, few are held in memory. The error is that of
// deliver or of the context; the records before it are delivered.
func (r *Run) Check(ctx context.Context, entries iter.Seq[Entry], deliver func(*lint.Record) error) error {
	return r.work(ctx, func(yield func(task) bool) {
		for e := range entries {
			if !yield(func(ctx context.Context) *lint.Record { return r.one(ctx, e) }) {
				return
			}
		}
	}, deliver)
}

// ahead is how many records a worker may be ahead of the delivery: no worker waits while
// another one is at a long report.
const ahead = 2

// work does the tasks and delivers their records in order. Tasks and readers may never
// end, if they wait for a pipe: the end of the context does not wait for them.
func (r *Run) work(ctx context.Context, tasks iter.Seq[task], deliver func(*lint.Record) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	promises := r.start(ctx, tasks)
	for {
		promise, open := receive(ctx, promises)
		if !open {
			return ctx.Err()
		}
		record, _ := receive(ctx, promise)
		if record == nil {
			return ctx.Err()
		}
		if err := deliver(record); err != nil {
			return err
		}
	}
}

// receive returns false where the channel is closed or the context ends first.
func receive[T any](ctx context.Context, from <-chan T) (value T, ok bool) {
	select {
	case <-ctx.Done():
	case value, ok = <-from:
	}
	return value, ok
}

// start begins to do the tasks and sends the promise of each record in order. The
// capacity of the channel bounds how far the workers run ahead of the delivery.
func (r *Run) start(ctx context.Context, tasks iter.Seq[task]) <-chan (<-chan *lint.Record) {
	jobs := r.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	promises := make(chan (<-chan *lint.Record), ahead*jobs)
	slots := make(chan struct{}, jobs)
	go func() {
		defer close(promises)
		for do := range tasks {
			promise := make(chan *lint.Record, 1)
			select {
			case <-ctx.Done():
				return
			case slots <- struct{}{}:
			}
			go func() {
				defer func() { <-slots }()
				promise <- do(ctx)
			}()
			select {
			case <-ctx.Done():
				return
			case promises <- promise:
			}
		}
	}()
	return promises
}

// one checks one file.
func (r *Run) one(ctx context.Context, e Entry) *lint.Record {
	if e.Failure != nil {
		return &lint.Record{Path: e.Path, Failure: e.Failure}
	}
	return r.judge(ctx, e.Path, func() ([]byte, error) { return load(r.FS, e.Path, r.Stdin) })
}

// judge reads and checks what load returns.
func (r *Run) judge(ctx context.Context, path string, load func() ([]byte, error)) (record *lint.Record) {
	record = &lint.Record{Path: path}
	// A reader that panics is a defect of ours; it must not take the batch with it.
	defer func() {
		if v := recover(); v != nil {
			record = &lint.Record{Path: path, Failure: &lint.Failure{Cause: "internal", Message: fmt.Sprintf("程序内部出错，请反馈给开发者：%v", v)}}
		}
	}()
	data, err := load()
	if err != nil {
		record.Failure = failure(err)
		return record
	}
	if r.Memory != nil {
		if known := r.Memory.Recall(path, data); known != nil {
			return known
		}
	}
	if !r.check(ctx, record, data) {
		return nil
	}
	if r.Memory != nil {
		r.Memory.Learn(data, record)
	}
	return record
}

// check fills in what is to be said of a file that holds data. It returns false where the
// context ended before that was done.
func (r *Run) check(ctx context.Context, record *lint.Record, data []byte) bool {
	d, failed := parse(record.Path, data, r.Input)
	if failed != nil {
		record.Failure = failed
		return true
	}
	linter, reportType := r.Linter, r.Type
	if r.For != nil {
		linter, reportType = r.For(record.Path)
	}
	d.Type = reportType
	result, err := linter.Check(ctx, d)
	record.Doc, record.Result = d, result
	return err == nil
}

// Read reads one report from its path, or from stdin where that is "-".
func Read(path string, stdin io.Reader) (*doc.Document, *lint.Failure) {
	data, err := load(nil, path, stdin)
	if err != nil {
		return nil, failure(err)
	}
	return parse(path, data, input.Options{})
}

// parse reads a report from its bytes.
func parse(path string, data []byte, o input.Options) (*doc.Document, *lint.Failure) {
	d, err := o.Read(path, data)
	var refused *input.Error
	if errors.As(err, &refused) {
		return nil, &lint.Failure{Cause: refused.Cause, Message: refused.Message}
	}
	if err != nil {
		return nil, failure(err)
	}
	return d, nil
}

// load reads at most one byte more than a report may have, so that memory is bounded and
// the input can tell that the file is too large.
func load(fsys fs.FS, path string, stdin io.Reader) ([]byte, error) {
	if path == Stdin {
		return io.ReadAll(io.LimitReader(stdin, input.MaxBytes+1))
	}
	file, err := open(fsys, path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var b bytes.Buffer
	if info, err := file.Stat(); err == nil {
		b.Grow(int(min(info.Size(), input.MaxBytes)) + bytes.MinRead)
	}
	_, err = b.ReadFrom(io.LimitReader(file, input.MaxBytes+1))
	return b.Bytes(), err
}
