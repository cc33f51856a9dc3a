// Package pack turns TOML files into the packs that a Linter works with.
//
// It is strict: whatever a file holds that has no effect, or cannot have the effect its
// author meant, is a [Mistake] with its place, and all mistakes are reported together.
// Packs may come from strangers; reading one costs bounded time and memory.
//
// [Builtin] returns the shipped packs, [Load] those of any file system, [Open] those of the
// disk. [Add] lays packs over others, [Tune] sets severities, [Test] runs the examples that
// rules carry. [FindConfig] reads the jiaogao.toml of a folder.
//
// What may be written is told by [KindParams] and its siblings, and for editors by
// [PackSchema] and [ConfigSchema]: all of it is read off the structs that packs are decoded
// into. Package draft writes a pack from a notice, a template or a report.
package pack

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

//go:generate go test -tags live -run ^Test(Generated|Manual)$ -update

// rest is the shipped pack for reports of no known type.
const rest = "common"

// Builtin returns the shipped packs: one for each report type, and last the one for all
// other reports. They share parts and rules: use [Tune] and [Add], or copy, to change
// them. The error is always nil, unless the program is built to read the pack files anew.
func Builtin() ([]lint.Pack, error) {
	files, err := shipped()
	if err != nil {
		return nil, err
	}
	return builtin(files), nil
}

// builtin links the shipped files to packs.
func builtin(files []*file) []lint.Pack {
	l := newLoader(nil, files)
	var packs []lint.Pack
	var others lint.Pack
	for _, f := range files {
		switch {
		case f.name == rest:
			others = *l.link(f)
		case len(f.match) > 0:
			packs = append(packs, *l.link(f))
		}
	}
	return append(packs, others)
}

// readShipped parses the pack files of a folder. Mistakes within and between them are
// the error.
func readShipped(fsys fs.FS) ([]*file, error) {
	names, err := fs.Glob(fsys, "*.toml")
	if err != nil {
		return nil, err
	}
	l := newLoader(fsys, nil)
	if _, err := l.load(names); err != nil {
		return nil, err
	}
	files := make([]*file, len(names))
	for i, name := range names {
		files[i] = l.open(name)
		files[i].name, files[i].source = strings.TrimSuffix(name, ".toml"), nil
	}
	return files, nil
}

// Load returns the packs of the named TOML files, one each. They may extend each other,
// other files of their folder, and shipped packs. The name of a shipped pack, "layout",
// stands for that pack. The error is of type [Mistakes].
func Load(fsys fs.FS, names ...string) ([]lint.Pack, error) {
	_, packs, err := load(fsys, names)
	return packs, err
}

// load returns the loader too: it knows the files that were read.
func load(fsys fs.FS, names []string) (*loader, []lint.Pack, error) {
	files, err := shipped()
	if err != nil {
		return nil, nil, err
	}
	l := newLoader(fsys, files)
	packs, err := l.load(names)
	var empty Mistakes
	for i, p := range packs {
		if len(p.Rules) == 0 {
			empty = append(empty, Mistake{File: names[i], What: "没有任何规则：请加 [rule.规则名]，或用 extends 引入别的规则包"})
		}
	}
	return l, packs, cmp.Or(err, empty.err())
}

// Open is [Load] for paths of the operating system.
func Open(paths ...string) ([]lint.Pack, error) {
	packs, _, err := OpenDigest(paths...)
	return packs, err
}

// disk opens any path, those with .. and absolute ones too.
type disk struct{}

// Open implements [fs.FS].
func (disk) Open(name string) (fs.File, error) { return os.Open(filepath.FromSlash(name)) }
