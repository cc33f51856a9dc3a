package folder

import (
	"context"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/compare"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// A library knows all reports of a run, so that each can be compared with the others. It
// holds a sample of their texts and, of a few, all.
type library struct {
	run    *Run
	books  []book  // by path, so that what is found does not depend on the order of arguments
	lost   []Entry // what is to be compared with and cannot be
	wanted lint.Comparison
	index  *compare.Index // nil before the survey
	kept   map[int]opened // the books that are not read again
	census
	room int // bytes of text that may still be kept for being slow to read
}

// A book is a report of a library; its number is its place there.
type book struct {
	path    string
	against bool // it is there to be compared with and not checked itself
}

// opened is what came of reading a book.
type opened struct {
	doc    *doc.Document
	failed *lint.Failure
}

// keptBytes is how much text of reports that are slow to read a library keeps.
const keptBytes = 2 << 20

// newLibrary lists the reports that a run checks and compares with. It is nil where there
// is nothing to compare.
func newLibrary(r *Run, entries iter.Seq[Entry]) *library {
	l := &library{run: r, kept: map[int]opened{}, room: keptBytes}
	seen := map[string]bool{}
	l.list(entries, seen, false)
	if r.Against != nil {
		l.list(r.Against, seen, true)
	}
	if len(l.books) < 2 && r.Against == nil {
		return nil
	}
	slices.SortFunc(l.books, func(a, b book) int { return strings.Compare(a.path, b.path) })
	var ok bool
	if l.wanted, ok = l.want(); !ok {
		return nil
	}
	return l
}

// want returns what the rule of the first report that has one wants. The files of a folder
// may have rules of their own, but all are compared in one way.
func (l *library) want() (lint.Comparison, bool) {
	for _, b := range l.books {
		linter, _ := l.run.linter(b.path)
		if want, ok := linter.Comparison(); ok {
			return want, true
		}
	}
	return lint.Comparison{}, false
}

// list adds the reports of entries, each file once.
func (l *library) list(entries iter.Seq[Entry], seen map[string]bool, against bool) {
	for e := range entries {
		key := e.Path
		if abs, err := filepath.Abs(key); err == nil && key != Stdin {
			key = abs
		}
		if seen[key] {
			continue
		}
		seen[key] = true
		if e.Failure != nil {
			if against {
				l.lost = append(l.lost, e)
			}
			continue
		}
		l.books = append(l.books, book{e.Path, against})
	}
}

// survey reads all reports once and indexes them. It delivers a record of each report to
// compare with that cannot be read.
func (l *library) survey(ctx context.Context, deliver func(*lint.Record) error) error {
	for _, e := range l.lost {
		if err := deliver(useless(e.Path, e.Failure)); err != nil {
			return err
		}
	}
	var phrases []string
	if l.run.Phrases != nil {
		phrases = l.run.Phrases()
	}
	l.index = compare.NewIndex(len(l.books), l.wanted, phrases)
	l.tell()
	promises := inOrder(ctx, l.run.jobs(), slices.Values(l.books), l.sample)
	for n, b := range l.books {
		promise, _ := receive(ctx, promises)
		got, ok := receive(ctx, promise)
		if !ok {
			return ctx.Err()
		}
		l.index.Add(got.sample)
		l.keep(n, got.opened)
		if b.against && got.failed != nil {
			if err := deliver(useless(b.path, got.failed)); err != nil {
				return err
			}
		}
	}
	before := l.index.Size()
	l.index.Seal()
	if before-l.index.Size() >= muchFreed {
		// Who is told may let the heap grow in proportion to what is live: that must not be
		// what was live before.
		runtime.GC()
	}
	l.tell()
	return nil
}

// muchFreed is how many bytes are worth a collection of their own.
const muchFreed = 1 << 20

// tell says how much the library holds, if somebody wants to know.
func (l *library) tell() {
	if l.run.Held != nil {
		l.run.Held(l.index.Size() + keptBytes - l.room)
	}
}

// A reading is what came of reading a book for the index.
type reading struct {
	opened
	sample compare.Sample
}

// sample reads a book for the index.
func (l *library) sample(b book) reading {
	got := reading{opened: l.open(b.path)}
	if got.doc != nil {
		got.sample = l.index.Sample(l.index.Script(got.doc))
	}
	return got
}

// useless is the record of a report that cannot be compared with.
func useless(path string, f *lint.Failure) *lint.Record {
	return &lint.Record{Path: path, Failure: &lint.Failure{Cause: f.Cause, Message: "无法用来对照：" + f.Message}}
}

// open reads a report. A reader that panics is a defect of ours: it is told where the
// report is checked.
func (l *library) open(path string) (o opened) {
	defer func() {
		if v := recover(); v != nil {
			o = opened{nil, broken(v)}
		}
	}()
	data, err := load(l.run.FS, path, l.run.Stdin)
	if err != nil {
		return opened{nil, failure(err)}
	}
	l.verify(path, data)
	o.doc, o.failed = l.run.parse(context.Background(), path, data)
	return o
}

// keep holds on to what cannot be read twice, and to some of what is slow to read.
func (l *library) keep(n int, o opened) {
	path := l.books[n].path
	if !l.lasting(path) {
		l.kept[n] = o
		return
	}
	if o.doc != nil && strings.EqualFold(filepath.Ext(path), ".pdf") && len(o.doc.Source) <= l.room {
		l.room -= len(o.doc.Source)
		l.kept[n] = o
	}
}

// lasting reports whether path leads to a file that reads the same each time.
func (l *library) lasting(path string) bool {
	if path == Stdin {
		return false
	}
	if l.run.FS != nil {
		return true
	}
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular()
}

// number returns the number of the report at a path, -1 where the library lacks it.
func (l *library) number(path string) int {
	i, ok := slices.BinarySearchFunc(l.books, path, func(b book, path string) int { return strings.Compare(b.path, path) })
	if !ok {
		return -1
	}
	return i
}

// known returns what is kept of a report; false where it has to be read.
func (l *library) known(path string) (o opened, ok bool) {
	if l == nil || l.met {
		return o, false
	}
	o, ok = l.kept[l.number(path)]
	return o, ok
}

// script returns a report as it is compared, nil where it cannot be read any more.
func (l *library) script(n int) *compare.Script {
	o, ok := l.kept[n]
	if !ok {
		o = l.open(l.books[n].path)
	}
	if o.doc == nil {
		return nil
	}
	return l.index.Script(o.doc)
}
