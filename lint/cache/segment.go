package cache

import (
	"bytes"
	"encoding/binary"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync/atomic"
	"time"
)

// A segment is a file of values that were put by one run. It holds the sealed values, the
// index of them sorted by id, and a footer. It is never changed, only replaced.
type segment struct {
	path  string
	file  *os.File
	index []byte
	used  atomic.Bool
}

// magic ends a segment that was written to its end. Its last byte is raised when the
// notation changes.
const magic = "jiaogao\x01"

const (
	entrySize  = 16 + 8 + 4       // id, offset, length
	footerSize = 8 + len(magic)   // the number of entries, magic
	maxEntries = 1 << 20          // of a segment
	extension  = ".segment"       // of segments
	unfinished = "segment-*.tmp"  // of what is being written
	stale      = 24 * time.Hour   // after which what is unfinished will stay so
	minSealed  = 12 + 16          // what sealing adds to a value
	maxSealed  = 2*maxValue + 256 // of any value
)

// segmentNames lists the segments of a folder, those that were of use last at the end.
func segmentNames(dir string) []string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	times := map[string]time.Time{}
	var names []string
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && strings.HasSuffix(e.Name(), extension) {
			times[e.Name()] = info.ModTime()
			names = append(names, e.Name())
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return times[a].Compare(times[b]) })
	return names
}

// openSegment returns nil where the file is no whole segment.
func openSegment(path string) *segment {
	file, err := os.Open(path)
	if err != nil {
		return nil
	}
	g := &segment{path: path, file: file}
	if !g.readIndex() {
		file.Close()
		return nil
	}
	return g
}

func (g *segment) readIndex() bool {
	info, err := g.file.Stat()
	if err != nil || info.Size() < int64(footerSize) {
		return false
	}
	end := info.Size() - int64(footerSize)
	footer := make([]byte, footerSize)
	if _, err := g.file.ReadAt(footer, end); err != nil || string(footer[8:]) != magic {
		return false
	}
	n := binary.LittleEndian.Uint64(footer)
	if n > maxEntries || int64(n)*entrySize > end {
		return false
	}
	g.index = make([]byte, n*entrySize)
	_, err = g.file.ReadAt(g.index, end-int64(len(g.index)))
	return err == nil
}

func (g *segment) len() int { return len(g.index) / entrySize }

// entry returns the i-th entry of the index.
func (g *segment) entry(i int) []byte { return g.index[i*entrySize : (i+1)*entrySize] }

// get returns what the segment holds under an id. A damaged index may yield anything,
// which then cannot be opened.
func (g *segment) get(want id) ([]byte, bool) {
	i := sort.Search(g.len(), func(i int) bool { return bytes.Compare(g.entry(i)[:16], want[:]) >= 0 })
	if i == g.len() || !bytes.Equal(g.entry(i)[:16], want[:]) {
		return nil, false
	}
	return g.read(i)
}

func (g *segment) read(i int) ([]byte, bool) {
	e := g.entry(i)
	offset, size := binary.LittleEndian.Uint64(e[16:]), binary.LittleEndian.Uint32(e[24:])
	if size < minSealed || size > maxSealed || offset > 1<<40 {
		return nil, false
	}
	sealed := make([]byte, size)
	if _, err := g.file.ReadAt(sealed, int64(offset)); err != nil && err != io.EOF {
		return nil, false
	}
	return sealed, true
}

// close notes that the segment was of use.
func (g *segment) close() {
	g.file.Close()
	if g.used.Load() {
		now := time.Now()
		_ = os.Chtimes(g.path, now, now) // where it fails, the segment goes a little sooner
	}
}

// removeStale removes what crashed runs left behind.
func removeStale(dir string) {
	names, _ := filepath.Glob(filepath.Join(dir, unfinished))
	for _, name := range names {
		if info, err := os.Stat(name); err == nil && time.Since(info.ModTime()) > stale {
			os.Remove(name)
		}
	}
}
