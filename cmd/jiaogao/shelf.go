package main

import (
	"cmp"
	"fmt"
	"sync"

	"github.com/jiaogao/jiaogao/lint"
)

// A shelf keeps the linters of the folders that jiaogao.toml treats in their own way, each
// made when a file first needs it.
type shelf struct {
	options *loadOptions
	sync.Mutex
	slots map[string]slot // by the folder tables that count
}

type slot struct {
	linter     *lint.Linter
	reportType string
}

// newLinter makes the linter for files that no folder table is for. Where there are such
// tables, the rules that only they use are validated with the others.
func (b *book) newLinter() (*lint.Linter, error) {
	if len(b.config.Folders) == 0 {
		return lint.New(b.packs, b.segmenter)
	}
	all, err := lint.New(b.all, b.segmenter)
	return all.Variant(b.packs), err
}

// forFile returns the linter for a file and the report type that is demanded for it, if
// any. An option has the last word on the type.
func (b *book) forFile(path string) (*lint.Linter, string) {
	if len(b.config.Folders) == 0 {
		return b.linter, b.reportType
	}
	tables := b.config.FoldersOf(path)
	if len(tables) == 0 {
		return b.linter, b.reportType
	}
	b.shelf.Lock()
	defer b.shelf.Unlock()
	key := fmt.Sprint(tables)
	s, ok := b.shelf.slots[key]
	if !ok {
		packs, reportType := b.config.ApplyFolders(b.all, tables)
		s = slot{b.linter.Variant(b.shelf.options.choose(packs)), cmp.Or(b.shelf.options.reportType, reportType, b.reportType)}
		if b.shelf.slots == nil {
			b.shelf.slots = map[string]slot{}
		}
		b.shelf.slots[key] = s
	}
	return s.linter, s.reportType
}
