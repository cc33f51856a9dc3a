package lsp

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/jiaogao/jiaogao/lint/pack"
)

// books keeps the rules of the folders that documents are in, and reads them anew when
// their files change.
type books struct {
	load func(dir string, s Settings) (*Book, error)
	tell func(string)

	mu       sync.Mutex
	settings Settings
	shelf    map[string]*loaded // by folder
	told     string             // the last mistake that was told
}

// loaded is the book of a folder.
type loaded struct {
	*Book
	mistake error  // why it is not the one that the author wrote; or nil
	stamp   string // of the files it was read from
}

// configure sets what the editor wants. All books are read anew.
func (b *books) configure(s Settings) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.settings, b.shelf, b.told = s, nil, ""
}

// of returns the book for a folder. While a file of the author's holds mistakes, it is the
// last one that held none, else that of the shipped rules.
func (b *books) of(dir string) (*loaded, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	kept := b.shelf[dir]
	if kept != nil && kept.stamp == b.stamp(dir, kept) {
		return kept, nil
	}
	fresh, err := b.load(dir, b.settings)
	next := &loaded{Book: fresh, mistake: err}
	if err != nil {
		b.complain(err)
		if next.Book, err = b.fallback(kept); err != nil {
			return nil, err
		}
	}
	next.stamp = b.stamp(dir, next)
	if b.shelf == nil {
		b.shelf = map[string]*loaded{}
	}
	b.shelf[dir] = next
	return next, nil
}

func (b *books) fallback(kept *loaded) (*Book, error) {
	if kept != nil {
		return kept.Book, nil
	}
	return b.load("", Settings{})
}

// complain tells the author of a mistake once.
func (b *books) complain(err error) {
	if text := err.Error(); text != b.told {
		b.told = text
		b.tell("校稿的规则或设置有误，暂时不用：\n" + text)
	}
}

// stamp identifies the state of the files that a book depends on: the configuration of the
// folder, wherever above it stands now, the packs that are named, and what holds mistakes.
func (b *books) stamp(dir string, l *loaded) string {
	var s strings.Builder
	for up := dir; up != ""; {
		if name := filepath.Join(up, pack.ConfigName); mark(&s, name) {
			break
		}
		if next := filepath.Dir(up); next != up {
			up = next
		} else {
			up = ""
		}
	}
	for _, name := range slices.Concat(l.Config.Packs, b.settings.Packs) {
		mark(&s, name)
	}
	var mistakes pack.Mistakes
	errors.As(l.mistake, &mistakes)
	for _, m := range mistakes {
		mark(&s, m.File)
	}
	return s.String()
}

// mark writes the state of a file. It reports whether there is one.
func mark(s *strings.Builder, name string) bool {
	info, err := os.Stat(name)
	if err == nil {
		fmt.Fprintln(s, name, info.Size(), info.ModTime().UnixNano())
	}
	return err == nil
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
