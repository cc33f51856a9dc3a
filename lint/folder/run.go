package folder

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
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
	Guard  *Guard // nil: a report may take what it takes

	Against iter.Seq[Entry] // reports to compare with, which are not checked; nil: none
	Phrases func() []string // the set phrases that reports may share; nil: none
	// Held is told how many bytes are held to compare reports, when that has changed much;
	// nil: nobody is.
	Held func(bytes int)

	library *library // what reports are compared with; nil: they are not
}

// A Memory knows records from earlier runs. Its methods are called by many goroutines.
type Memory interface {
	// Recall returns the record of a file with a content; nil where it is not known. What
	// is said of a report may depend on those it is compared with: company is their digest
	// then, else it is zero.
	Recall(path string, content, company Digest) *lint.Record
	// Learn is told the record of a file that Recall did not know.
	Learn(content, company Digest, r *lint.Record)
	// Lasts reports whether anything outlives the run.
	Lasts() bool
	// RecallCompany returns what LearnCompany was told of the reports of a run; nil where
	// they are not known.
	RecallCompany(company Digest) []byte
	LearnCompany(company Digest, note []byte)
}

// A task makes one record. It returns nil where the context ended before it was done.
type task func(ctx context.Context) *lint.Record

// Check checks the entries and delivers one record for each, in their order, from one
// goroutine. However many files there are, few are held in memory. The error is that of
// deliver or of the context; the records before it are delivered. Where a rule compares
// reports, all are read once before the first is checked.
func (r *Run) Check(ctx context.Context, entries iter.Seq[Entry], deliver func(*lint.Record) error) error {
	run := *r
	r = &run
	if r.library = newLibrary(r, entries); r.library != nil {
		if err := r.library.prepare(ctx, deliver); err != nil {
			return err
		}
	}
	return r.work(ctx, func(yield func(task) bool) {
		for e := range entries {
			if !yield(func(ctx context.Context) *lint.Record { return r.one(ctx, e) }) {
				return
			}
		}
	}, deliver)
}

// work does the tasks and delivers their records in order. Tasks and readers may never
// end, if they wait for a pipe: the end of the context does not wait for them.
func (r *Run) work(ctx context.Context, tasks iter.Seq[task], deliver func(*lint.Record) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	promises := inOrder(ctx, r.jobs(), tasks, func(do task) *lint.Record { return do(ctx) })
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

// jobs returns how many files are worked on at a time.
func (r *Run) jobs() int {
	if r.Jobs > 0 {
		return r.Jobs
	}
	return runtime.GOMAXPROCS(0)
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
			record = &lint.Record{Path: path, Failure: broken(v)}
		}
	}()
	if known := r.library.recall(path); known != nil {
		return known
	}
	if kept, ok := r.library.known(path); ok {
		record.Doc, record.Failure = kept.doc, kept.failed
		if kept.doc == nil {
			return record
		}
		return r.check(ctx, record)
	}
	data, err := load()
	if err != nil {
		record.Failure = failure(err)
		return record
	}
	return r.fresh(ctx, record, data)
}

// fresh reads and checks data, unless the memory knows what came of it.
func (r *Run) fresh(ctx context.Context, record *lint.Record, data []byte) *lint.Record {
	var content Digest
	if r.Memory != nil {
		content = sha256.Sum256(data)
		if company, ok := r.library.company(record.Path, content); ok {
			if known := r.Memory.Recall(record.Path, content, company); known != nil {
				return known
			}
		}
	}
	if record.Doc, record.Failure = r.parse(ctx, record.Path, data); record.Failure != nil {
		return record
	}
	if record.Doc == nil || r.library.ready(ctx) != nil {
		return nil
	}
	if record = r.check(ctx, record); record == nil || record.Failure != nil {
		return record
	}
	if company, ok := r.library.company(record.Path, content); ok && r.Memory != nil {
		r.Memory.Learn(content, company, record)
	}
	return record
}

// parse reads a report as the run wants it. It returns neither document nor failure where
// the context ended before that was done.
func (r *Run) parse(ctx context.Context, path string, data []byte) (*doc.Document, *lint.Failure) {
	o := guarded(ctx, r.Guard, func(context.Context) (o opened) {
		o.doc, o.failed = parse(path, data, r.Input)
		return o
	}, func(f *lint.Failure) opened { return opened{nil, f} })
	if o.doc != nil {
		_, o.doc.Type = r.linter(path)
	}
	return o.doc, o.failed
}

// check returns a record with what is to be said of its document. It returns nil where the
// context ended before that was done.
func (r *Run) check(ctx context.Context, record *lint.Record) *lint.Record {
	path, d := record.Path, record.Doc
	return guarded(ctx, r.Guard, func(ctx context.Context) *lint.Record {
		linter, _ := r.linter(path)
		result, err := linter.Check(ctx, d)
		if err != nil {
			return nil
		}
		return &lint.Record{Path: path, Doc: d, Result: r.library.compared(linter, path, d, result)}
	}, func(f *lint.Failure) *lint.Record { return &lint.Record{Path: path, Failure: f} })
}

// linter returns the linter for a file and the report type demanded for it.
func (r *Run) linter(path string) (*lint.Linter, string) {
	if r.For != nil {
		return r.For(path)
	}
	return r.Linter, r.Type
}

// Read reads one report from its path, or from stdin where that is "-".
func Read(path string, stdin io.Reader) (*doc.Document, *lint.Failure) {
	data, err := load(nil, path, stdin)
	if err != nil {
		return nil, failure(err)
	}
	return parse(path, data, input.Options{})
}

// Load returns the bytes of the file at path, and no more than show that it is too large
// for a report. The failure tells the cause and the cure.
func Load(path string) ([]byte, *lint.Failure) {
	data, err := load(nil, path, nil)
	if err != nil {
		return nil, failure(err)
	}
	return data, nil
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
