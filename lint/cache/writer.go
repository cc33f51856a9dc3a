package cache

import (
	"bytes"
	"encoding/binary"
	"os"
	"slices"
	"strings"
)

// A segment that has reached one of these is published, and the next one begun.
const (
	segmentBytes   = 64 << 20
	segmentEntries = 1 << 16
)

// A writer writes a segment to a temporary file, which becomes visible whole or not at all.
type writer struct {
	file  *os.File
	size  int64
	index [][entrySize]byte
}

// newWriter returns nil where the folder cannot be written.
func newWriter(dir string) *writer {
	if makeDir(dir) != nil {
		return nil
	}
	file, err := os.CreateTemp(dir, unfinished) // with mode 0600
	if err != nil {
		return nil
	}
	return &writer{file: file}
}

// add reports whether the sealed value was written.
func (w *writer) add(name id, sealed []byte) bool {
	if _, err := w.file.Write(sealed); err != nil {
		return false
	}
	var e [entrySize]byte
	copy(e[:], name[:])
	binary.LittleEndian.PutUint64(e[16:], uint64(w.size))
	binary.LittleEndian.PutUint32(e[24:], uint32(len(sealed)))
	w.index = append(w.index, e)
	w.size += int64(len(sealed))
	return true
}

func (w *writer) full() bool { return w.size >= segmentBytes || len(w.index) >= segmentEntries }

// publish writes index and footer and gives the file the name of a segment.
func (w *writer) publish() bool {
	slices.SortFunc(w.index, func(a, b [entrySize]byte) int { return bytes.Compare(a[:16], b[:16]) })
	var tail []byte
	for _, e := range w.index {
		tail = append(tail, e[:]...)
	}
	tail = binary.LittleEndian.AppendUint64(tail, uint64(len(w.index)))
	tail = append(tail, magic...)
	temporary := w.file.Name()
	_, err := w.file.Write(tail)
	if closed := w.file.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(temporary, strings.TrimSuffix(temporary, ".tmp")+extension)
	}
	if err != nil {
		os.Remove(temporary)
	}
	return err == nil
}

// abandon gives up what was written.
func (w *writer) abandon() {
	w.file.Close()
	os.Remove(w.file.Name())
}
