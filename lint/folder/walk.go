// Package folder runs the linter over many reports: it finds them in folders and checks
// them with bounded workers, one record per file, always in the same order.
package folder

import (
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/jiaogao/jiaogao/lint"
)

// Stdin is the path that stands for standard input.
const Stdin = "-"

// A Filter says which files of a folder are reports. Files that are named outright pass
// it by.
type Filter struct {
	Exts    []string // ".txt", in lower case
	Include []string // globs; where there are any, a file must match one
	Exclude []string // globs of files and folders that are left out
}

// Validate names the first glob that is malformed.
func (f *Filter) Validate() error {
	for _, glob := range slices.Concat(f.Include, f.Exclude) {
		if !doublestar.ValidatePattern(glob) {
			return fmt.Errorf("文件通配符“%s”写法有误，可用 * ? [] {} 和 **", glob)
		}
	}
	return nil
}

// An Entry is a file to check. Where Failure is set it cannot be checked.
type Entry struct {
	Path    string
	Failure *lint.Failure
}

// Walk yields the reports that the paths name: files as they are, folders with all that
// is below them in the order of names. Each file comes once. Links to folders inside a
// folder are not followed, so a walk always ends.
func Walk(paths []string, filter Filter) iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		w := &walker{filter: filter, seen: map[string]bool{}, yield: yield}
		for _, path := range paths {
			if !w.argument(path) {
				return
			}
		}
	}
}

// walker holds what one walk needs. Its methods return false when the walk is to stop.
type walker struct {
	filter Filter
	seen   map[string]bool
	yield  func(Entry) bool
	root   string
	found  int // entries under root
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
	w.root, w.found = path, 0
	if !w.folder(path) {
		return false
	}
	if w.found == 0 {
		return w.emit(Entry{path, w.barren()})
	}
	return true
}

// barren is the failure of a folder that holds nothing to check: to call it clean would
// be a lie.
func (w *walker) barren() *lint.Failure {
	return &lint.Failure{Cause: "no-reports", Message: fmt.Sprintf("文件夹里没有可以检查的报告，请核对路径（可检查的文件：%s）", strings.Join(w.filter.Exts, " "))}
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
	if passedBy(e.Name()) || w.matches(w.filter.Exclude, path) {
		return true
	}
	if e.IsDir() {
		return w.folder(path)
	}
	if !slices.Contains(w.filter.Exts, strings.ToLower(filepath.Ext(path))) {
		return true
	}
	if len(w.filter.Include) > 0 && !w.matches(w.filter.Include, path) {
		return true
	}
	mode := e.Type()
	if mode&fs.ModeSymlink != 0 {
		info, err := os.Stat(path)
		if err == nil && info.IsDir() {
			return true
		}
		if err == nil {
			mode = info.Mode().Type()
		} else {
			mode = 0 // reading it will tell what is wrong with it
		}
	}
	w.found++
	if !mode.IsRegular() {
		return w.emit(Entry{path, &lint.Failure{Cause: "special", Message: "不是普通文件，无法读取"}})
	}
	return w.emit(Entry{Path: path})
}

// emit yields an entry the first time its path is met.
func (w *walker) emit(e Entry) bool {
	key := filepath.Clean(e.Path)
	if w.seen[key] {
		return true
	}
	w.seen[key] = true
	return w.yield(e)
}

// passedBy reports whether files and folders of this name are never reports: hidden ones
// (our own temporary files among them) and the lock files of word processors.
func passedBy(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$")
}

// matches reports whether one of the globs matches the path below the root, or its last
// element where the glob has no slash.
func (w *walker) matches(globs []string, path string) bool {
	below, err := filepath.Rel(w.root, path)
	if err != nil {
		return false
	}
	below = filepath.ToSlash(below)
	for _, glob := range globs {
		target := below
		if !strings.Contains(glob, "/") {
			target = below[strings.LastIndexByte(below, '/')+1:]
		}
		if ok, _ := doublestar.Match(glob, target); ok {
			return true
		}
	}
	return false
}
