// Package folder runs the linter over many reports: it finds them in folders and checks
// them with bounded workers, one record per file, always in the same order.
//
// [Walk] yields the reports that paths of the disk name, [WalkFS] those of a file system; a
// [Run] checks what they yield and delivers a lint.Record for each, also for a file that
// could not be read. [Read] reads one report, [Replace] writes a file whole or not at all.
package folder

import (
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/input"
)

// Stdin is the path that stands for standard input.
const Stdin = "-"

// An Entry is a file to check. Where Failure is set it cannot be checked.
type Entry struct {
	Path    string
	Failure *lint.Failure
}

// Walk yields the reports that the paths name: files as they are; of a folder all files
// below it that have the extension of an input format and that are wanted, in the order
// of names. Each file comes once. Links to folders inside a folder are not followed, so a
// walk always ends. What files named [IgnoreName] leave out, those in the folders walked
// and in the folders above, is not yielded; what is named in paths always is.
func Walk(paths []string, wanted func(path string) bool) iter.Seq[Entry] {
	return WalkLeft(paths, wanted, new(Left))
}

// WalkLeft is [Walk], and counts in left what ignore files leave out. The counts are those
// of the last walk, and complete when it has ended.
func WalkLeft(paths []string, wanted func(path string) bool, left *Left) iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		*left = Left{}
		w := &walker{wanted: wanted, yield: yield, left: left}
		if len(paths) > 1 { // of one, no file is met twice
			w.seen = map[string]bool{}
		}
		for _, path := range paths {
			if !w.argument(path) {
				return
			}
		}
	}
}

// walker holds what one walk needs. Its methods return false when the walk is to stop.
type walker struct {
	wanted func(path string) bool
	seen   map[string]bool
	yield  func(Entry) bool
	left   *Left
	lists  []globList // of the ignore files that are for the folder being walked, the nearest last
	found  int        // entries in the folder that was named last
}

func (w *walker) argument(path string) bool {
	if path == Stdin {
		return w.emit(Entry{Path: path})
	}
	info, err := os.Stat(path)
	if err != nil {
		return w.emit(Entry{path, failure(err)})
	}
	if !info.IsDir() {
		return w.emit(Entry{Path: path})
	}
	before := *w.left
	w.found, w.lists = 0, nil
	if !w.above(path) || !w.folder(path, "") {
		return false
	}
	switch {
	case w.found > 0:
		return true
	case *w.left != before:
		return w.emit(Entry{path, ignored()})
	}
	return w.emit(Entry{path, barren()})
}

// ignored is the failure of a folder of which an ignore file leaves nothing.
func ignored() *lint.Failure {
	return &lint.Failure{Cause: "no-reports", Message: "文件夹里的报告全部被 " + IgnoreName + " 略过，没有可以检查的；确要检查的，请直接写出文件名"}
}

// barren is the failure of a folder that holds nothing to check: to call it clean would
// be a lie.
func barren() *lint.Failure {
	var exts []string
	for _, f := range input.Formats() {
		exts = append(exts, f.Exts...)
	}
	return &lint.Failure{Cause: "no-reports", Message: fmt.Sprintf("文件夹里没有可以检查的报告，请核对路径（可检查的文件：%s）", strings.Join(exts, " "))}
}

// folder walks the folder at path. Both paths of it are kept: as it is named, and rel,
// with slashes, from the folder that is walked; rel ends with a slash unless it is empty.
func (w *walker) folder(path, rel string) bool {
	entries, err := os.ReadDir(path)
	if err != nil {
		w.found++
		return w.emit(Entry{path, failure(err)})
	}
	outer := len(w.lists)
	defer func() { w.lists = w.lists[:outer] }()
	if slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == IgnoreName }) {
		l := globList{lose: rel}
		if !w.read(filepath.Join(path, IgnoreName), &l) {
			return false
		}
		w.lists = append(w.lists, l)
	}
	for _, e := range entries {
		if !w.entry(filepath.Join(path, e.Name()), rel+e.Name(), e) {
			return false
		}
	}
	return true
}

func (w *walker) entry(path, rel string, e fs.DirEntry) bool {
	if passedBy(e.Name()) {
		return true
	}
	if e.IsDir() {
		if w.leavesOut(rel, true) {
			w.left.Folders++
			return true
		}
		return w.folder(path, rel+"/")
	}
	if !input.Known(path) || !w.wanted(path) {
		return true
	}
	if w.leavesOut(rel, false) {
		w.left.Files++
		return true
	}
	mode := e.Type()
	if mode&fs.ModeSymlink != 0 {
		// Where a link leads nowhere, reading it will tell.
		if info, err := os.Stat(path); err == nil {
			mode = info.Mode().Type()
		} else {
			mode = 0
		}
	}
	if mode.IsDir() {
		return true
	}
	w.found++
	if !mode.IsRegular() {
		return w.emit(Entry{path, special()})
	}
	return w.emit(Entry{Path: path})
}

// emit yields an entry the first time its path is met.
func (w *walker) emit(e Entry) bool {
	if w.seen != nil {
		key := filepath.Clean(e.Path)
		if w.seen[key] {
			return true
		}
		w.seen[key] = true
	}
	return w.yield(e)
}

// Opinion ends the names, before the extension, of the copies that annotate writes.
const Opinion = "（校稿意见）"

// passedBy reports whether files and folders of this name are never reports: hidden ones
// (our temporary files among them), the locks that Word leaves beside open documents, and
// the copies that hold our own remarks.
func passedBy(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") ||
		strings.HasSuffix(strings.TrimSuffix(name, filepath.Ext(name)), Opinion)
}
