// Package cache keeps values between runs of the program, in a few files of one folder.
//
// What it keeps may be confidential. Each value is encrypted, and its [Key] is made of the
// very data the value was worked out of: who lacks those data can neither read the value
// nor find it, and a value that was damaged or tampered with is no value.
//
// A cache never stands in the way: where its folder cannot be read or written, it knows
// nothing and keeps nothing. Any number of processes may use a folder at the same time.
package cache

import (
	"os"
	"path/filepath"
	"sync"
)

// A Key names a value with its first half and opens it with the second. It is a SHA-256
// of all that the value depends on, and is not kept anywhere.
type Key [32]byte

// Limits bound what the folder holds. What has not been of use for longest goes first.
type Limits struct {
	Bytes   int64
	Entries int
}

// maxValue is the size in bytes above which a value is not kept.
const maxValue = 8 << 20

// A Store is a cache in a folder. Its methods may be called by many goroutines. A nil
// Store is an empty one that keeps nothing.
type Store struct {
	dir    string
	limits Limits

	once     sync.Once
	segments []*segment // newest first

	mu      sync.Mutex
	writing *writer // nil: nothing was put yet
	wrote   bool
	broken  bool // nothing is kept any more: the folder cannot be written, or the Store is closed
}

// Open returns the cache in a folder, which is made when something is put.
func Open(dir string, limits Limits) *Store { return &Store{dir: dir, limits: limits} }

// Get returns the value of a key, if it is there.
func (s *Store) Get(key Key) ([]byte, bool) {
	if s == nil {
		return nil, false
	}
	s.once.Do(s.load)
	for _, g := range s.segments {
		if sealed, ok := g.get(key.id()); ok {
			if value, ok := key.open(sealed); ok {
				g.used.Store(true)
				return value, true
			}
		}
	}
	return nil, false
}

// load opens the segments there are.
func (s *Store) load() {
	names := segmentNames(s.dir)
	for i := len(names) - 1; i >= 0; i-- {
		if g := openSegment(filepath.Join(s.dir, names[i])); g != nil {
			s.segments = append(s.segments, g)
		}
	}
}

// Put keeps a value for later runs.
func (s *Store) Put(key Key, value []byte) {
	if s == nil || len(value) > maxValue {
		return
	}
	sealed, ok := key.seal(value)
	if !ok {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.broken {
		return
	}
	if s.writing == nil {
		if s.writing = newWriter(s.dir); s.writing == nil {
			s.broken = true
			return
		}
	}
	if !s.writing.add(key.id(), sealed) {
		s.writing.abandon()
		s.writing, s.broken = nil, true
	} else if s.writing.full() {
		s.publish()
	}
}

// publish makes what was written a segment that other runs see.
func (s *Store) publish() {
	if s.writing != nil {
		s.writing.publish()
		s.writing, s.wrote = nil, true
	}
}

// Close makes what was put last visible to other runs, and brings the folder within its
// limits. From then on nothing is kept: workers of a run that was stopped may still put.
func (s *Store) Close() {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.publish()
	s.broken = true
	for _, g := range s.segments {
		g.close()
	}
	if s.wrote {
		sweep(s.dir, s.limits)
	}
}

// makeDir makes the folder, for its owner alone.
func makeDir(dir string) error { return os.MkdirAll(dir, 0o700) }
