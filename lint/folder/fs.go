package folder

import (
	"io/fs"
	"iter"
	"os"
	"path"

	"github.com/jiaogao/jiaogao/lint/input"
)

// WalkFS is [Walk] within a file system, such as an archive or an embedded folder: it
// yields the reports below root, in the order of names. Set [Run.FS] to the same one to
// have them read from it.
func WalkFS(fsys fs.FS, root string, wanted func(path string) bool) iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		found := 0
		more := true
		err := fs.WalkDir(fsys, root, func(name string, e fs.DirEntry, err error) error {
			if err != nil {
				found++
				if more = yield(Entry{name, failure(err)}); !more {
					return fs.SkipAll
				}
				return nil
			}
			if name != root && passedBy(e.Name()) {
				if e.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			if e.IsDir() || name != root && (!input.Known(name) || !wanted(name)) {
				return nil
			}
			found++
			if more = yield(entryOf(name, e)); !more {
				return fs.SkipAll
			}
			return nil
		})
		if err == nil && more && found == 0 {
			yield(Entry{path.Clean(root), barren()})
		}
	}
}

// entryOf is the entry of a file, which may be no ordinary one.
func entryOf(name string, e fs.DirEntry) Entry {
	if mode := e.Type(); !mode.IsRegular() && mode&fs.ModeSymlink == 0 {
		return Entry{name, special()}
	}
	return Entry{Path: name}
}

// open opens a path of the disk, or of a file system.
func open(fsys fs.FS, name string) (fs.File, error) {
	if fsys == nil {
		return os.Open(name)
	}
	return fsys.Open(name)
}
