// Package folder runs the linter over many reports: it finds them in folders and checks
// them with bounded workers, one record per file, always in the same order.
package folder

import (
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
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
// walk always ends.
func Walk(paths []string, wanted func(path string) bool) iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		w := &walker{wanted: wanted, yield: yield}
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
	found  int // entries in the folder that was named last
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
	w.found = 0
	if !w.folder(path) {
		return false
	}
	if w.found == 0 {
		return w.emit(Entry{path, barren()})
	}
	return true
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

func (w *walker) folder(path string) bool {
	entries, err := os.ReadDir(path)
	if err != nil {
		w.found++
		return w.emit(Entry{path, failure(err)})
	}
	for _, e := range entries {
		if !w.entry(filepath.Join(path, e.Name()), e) {
			return false
		}
	}
	return true
}

func (w *walker) entry(path string, e fs.DirEntry) bool {
	if passedBy(e.Name()) {
		return true
	}
	if e.IsDir() {
		return w.folder(path)
	}
	if !input.Known(path) || !w.wanted(path) {
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
