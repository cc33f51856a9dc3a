package folder

import (
	"context"
	"crypto/sha256"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/jiaogao/jiaogao/lint"
)

// A Digest identifies the content of a file, or of many.
type Digest [sha256.Size]byte

// A census identifies the contents of all reports of a library, so that a run over the same
// reports need not compare them again. It is taken where there is a memory and all reports
// can be read twice.
type census struct {
	contents []Digest // of each book, zero where it cannot be read; nil: there was no census
	all      Digest
	met      bool   // the memory knows the reports: they are surveyed when one is missing
	alone    []byte // of each book: 1 where it shares nothing with others; nil: not known yet
	changed  atomic.Bool
	once     sync.Once
	err      error
}

// prepare takes the census. It surveys the reports unless an earlier run has.
func (l *library) prepare(ctx context.Context, deliver func(*lint.Record) error) error {
	if l.take(ctx); ctx.Err() != nil {
		return ctx.Err()
	}
	if l.contents != nil {
		note := l.run.Memory.RecallCompany(l.all)
		if l.met = len(note) == len(l.books); l.met {
			l.alone = note
			return nil
		}
	}
	l.once.Do(func() { l.err = l.survey(ctx, deliver) })
	if l.err == nil && l.contents != nil {
		l.alone = make([]byte, len(l.books))
		for n := range l.books {
			if l.index.Alone(n) {
				l.alone[n] = 1
			}
		}
		if !l.changed.Load() {
			l.run.Memory.LearnCompany(l.all, l.alone)
		}
	}
	return l.err
}

// take reads all reports for their digests.
func (l *library) take(ctx context.Context) {
	if l.run.Memory == nil || !l.run.Memory.Lasts() || l.run.Against != nil || slices.ContainsFunc(l.books, func(b book) bool { return !l.lasting(b.path) }) {
		return
	}
	contents := make([]Digest, 0, len(l.books))
	all := sha256.New()
	promises := inOrder(ctx, l.run.jobs(), slices.Values(l.books), func(b book) (d Digest) {
		if data, err := load(l.run.FS, b.path, nil); err == nil {
			d = sha256.Sum256(data)
		}
		return d
	})
	for _, b := range l.books {
		promise, _ := receive(ctx, promises)
		d, ok := receive(ctx, promise)
		if !ok {
			return
		}
		contents = append(contents, d)
		name := sha256.Sum256([]byte(b.path))
		all.Write(name[:])
		all.Write(d[:])
	}
	l.contents = contents
	all.Sum(l.all[:0])
}

// verify notices that a report is not what it was when the census was taken: nothing of this
// run must be remembered then.
func (l *library) verify(path string, data []byte) {
	if l.contents != nil && sha256.Sum256(data) != l.contents[l.number(path)] {
		l.changed.Store(true)
	}
}

// recall returns the record of a report from an earlier run over the same reports; nil where
// it is not known.
func (l *library) recall(path string) *lint.Record {
	if l == nil || !l.met {
		return nil
	}
	n := l.number(path)
	if n < 0 || l.contents[n] == (Digest{}) {
		return nil
	}
	company, _ := l.company(path, l.contents[n])
	return l.run.Memory.Recall(path, l.contents[n], company)
}

// company returns the digest of what the record of a report depends on beside it: all
// reports where it shares something with others. It is not ok where that is not known.
func (l *library) company(path string, content Digest) (company Digest, ok bool) {
	if l == nil {
		return company, true
	}
	switch n := l.number(path); {
	case n < 0:
		return company, true
	case l.contents == nil:
		return company, l.index.Alone(n)
	case l.changed.Load() || l.contents[n] != content:
		return company, false
	case l.alone[n] == 0:
		return l.all, true
	}
	return company, true
}

// ready surveys the reports if that was put off.
func (l *library) ready(ctx context.Context) error {
	if l == nil {
		return nil
	}
	l.once.Do(func() { l.err = l.survey(ctx, func(*lint.Record) error { return nil }) })
	return l.err
}
