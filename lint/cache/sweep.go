package cache

import (
	"os"
	"path/filepath"
	"slices"
)

// A folder of more than maxSegments segments has the small ones merged: each of them is
// asked for each value.
const (
	maxSegments  = 16
	smallSegment = segmentBytes / 4
)

// sweep brings a folder within its limits.
func sweep(dir string, limits Limits) {
	removeStale(dir)
	var kept []string
	var bytes int64
	entries := 0
	names := segmentNames(dir)
	slices.Reverse(names)
	for _, name := range names {
		path := filepath.Join(dir, name)
		size, n := weigh(path)
		if bytes += size; n == 0 || bytes > limits.Bytes || entries+n > limits.Entries {
			// What comes after it was of use even longer ago, yet may be small enough to stay.
			bytes -= size
			os.Remove(path)
			continue
		}
		entries += n
		kept = append(kept, path)
	}
	if len(kept) > maxSegments {
		merge(dir, kept)
	}
}

// weigh returns the bytes and the entries of a segment; none, where it is damaged.
func weigh(path string) (int64, int) {
	g := openSegment(path)
	if g == nil {
		return 0, 0
	}
	defer g.file.Close()
	info, err := g.file.Stat()
	if err != nil {
		return 0, 0
	}
	return info.Size(), g.len()
}

// merge puts the small ones of the segments together.
func merge(dir string, paths []string) {
	w := newWriter(dir)
	if w == nil {
		return
	}
	var merged []string
	for _, path := range paths {
		if size, _ := weigh(path); size < smallSegment && !w.full() {
			if !w.copy(path) {
				w.abandon()
				return
			}
			merged = append(merged, path)
		}
	}
	if w.publish() {
		for _, path := range merged {
			os.Remove(path)
		}
	}
}

// copy adds the values of a segment, as they are.
func (w *writer) copy(path string) bool {
	g := openSegment(path)
	if g == nil {
		return true // another run has merged it
	}
	defer g.file.Close()
	for i := range g.len() {
		if sealed, ok := g.read(i); ok && !w.add(id(g.entry(i)[:16]), sealed) {
			return false
		}
	}
	return true
}
