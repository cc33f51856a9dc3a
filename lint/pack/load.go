package pack

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

// A loader reads pack files and resolves what they extend.
type loader struct {
	fsys    fs.FS
	shipped []*file
	files   map[string]*file // by path
	read    []*file          // the same, in the order they were read
	linked  map[*file]*lint.Pack
}

func newLoader(fsys fs.FS, shipped []*file) *loader {
	return &loader{fsys: fsys, shipped: shipped, files: map[string]*file{}, linked: map[*file]*lint.Pack{}}
}

// load returns the packs of the named files; a shipped pack has its name alone.
func (l *loader) load(names []string) ([]lint.Pack, error) {
	packs := make([]lint.Pack, len(names))
	for i, name := range names {
		f := named(l.shipped, name)
		if f == nil {
			f = l.open(name)
		}
		packs[i] = *l.link(f)
	}
	var all Mistakes
	for _, f := range l.read {
		l.judgeRoles(f)
		l.judgeGrading(f)
		all = append(all, f.source.mistakes...)
	}
	if err := all.err(); err != nil {
		return nil, err
	}
	return packs, nil
}

// named returns the shipped file of a name, or nil.
func named(shipped []*file, name string) *file {
	if k := slices.IndexFunc(shipped, func(s *file) bool { return s.name == name }); k >= 0 {
		return shipped[k]
	}
	return nil
}

// open reads a file once. Where it cannot be read, the file is empty but for the mistake.
func (l *loader) open(name string) *file {
	key := path.Clean(name)
	if l.files[key] == nil {
		l.files[key] = readPack(l.fsys, name)
		l.read = append(l.read, l.files[key])
	}
	return l.files[key]
}

func readPack(fsys fs.FS, name string) *file {
	text, err := readFile(fsys, name)
	if err == nil {
		return parseFile(name, text)
	}
	f := &file{name: name, source: newSource(name, "")}
	f.source.whole("%s", reason(err))
	return f
}

// readFile reads no more of a file than it takes to see that it is too large.
func readFile(fsys fs.FS, name string) (string, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && info.IsDir() {
		return "", errors.New("这是文件夹，规则包应是一个 .toml 文件")
	}
	data, err := io.ReadAll(io.LimitReader(file, maxFile+4))
	return string(data), err
}

// reason says in Chinese why a file could not be read.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "找不到这个文件，请核对路径"
	case errors.Is(err, fs.ErrPermission):
		return "没有读取这个文件的权限"
	case errors.Is(err, fs.ErrInvalid):
		return "路径不对，请核对"
	}
	return err.Error()
}

// link returns what a file declares on top of what it extends.
func (l *loader) link(f *file) *lint.Pack {
	if p, ok := l.linked[f]; ok {
		return p
	}
	l.linked[f] = nil // until it is done: who meets it has come round in a circle
	p := &lint.Pack{Title: f.title, Match: f.match}
	for i := range f.extends {
		l.extend(p, f, i)
	}
	overlay(p, f.parts, f.rules)
	f.retune(p)
	p.Grading = cmp.Or(f.grading, p.Grading)
	l.linked[f] = p
	return p
}

// extend lays over p what an entry of extends stands for.
func (l *loader) extend(p *lint.Pack, f *file, i int) {
	base := l.resolve(f, i)
	if base == nil {
		return
	}
	b := l.link(base)
	if b == nil {
		f.extendsFault(i, "extends 成环：%s 又引回了自己", f.extends[i])
		return
	}
	if id := conflict(p, b, f); id != "" {
		f.extendsFault(i, "规则 %s 在 %s 之前引入的规则包里已经有了，请改名，或在本文件里重写这条规则", id, f.extends[i])
	}
	overlay(p, b.Parts, b.Rules)
	p.Grading = cmp.Or(b.Grading, p.Grading)
}

// retune gives the rules of p the severities that the file wants.
func (f *file) retune(p *lint.Pack) {
	if len(f.severity) > 0 {
		p.Rules = slices.Clone(p.Rules)
	}
	for _, c := range f.severity {
		if !setSeverity(p, c.rule, c.severity) && f.source != nil {
			f.source.fault([]string{"severity", c.rule}, "没有规则 %s%s", c.rule, candidates(c.rule, ids(p)))
		}
	}
}

func (f *file) extendsFault(i int, format string, args ...any) {
	if f.source != nil {
		f.source.fault([]string{"pack", "extends", itoa(i)}, format, args...)
	}
}

// resolve returns the file that an entry of extends names: a path ending in .toml is
// relative to the file, any other name is that of a shipped pack, else of a neighbour.
func (l *loader) resolve(f *file, i int) *file {
	ref := f.extends[i]
	if s := named(l.shipped, ref); s != nil {
		return s
	}
	if !fs.ValidPath(ref) {
		// A pack may come from a stranger: it must not reach out of its folder.
		f.extendsFault(i, "extends 只能引用同一文件夹或其下的文件，不能写 %q", ref)
		return nil
	}
	name := path.Join(path.Dir(f.name), strings.TrimSuffix(ref, ".toml")+".toml")
	if _, err := fs.Stat(l.fsys, name); err != nil {
		f.extendsFault(i, "extends 的 %s 找不到%s", ref, candidates(ref, l.names()))
		return nil
	}
	return l.open(name)
}

// names returns the names that extends may use.
func (l *loader) names() []string {
	names := make([]string, len(l.shipped))
	for i, f := range l.shipped {
		names[i] = f.name
	}
	return names
}

// judgeRoles reports rules of a file that apply to no part there is: they can never
// fire.
func (l *loader) judgeRoles(f *file) {
	known := l.roles(f)
	for _, r := range f.rules {
		for i, role := range r.In {
			if !known[role] && role != "" {
				f.source.fault([]string{"rule", r.ID, "in", itoa(i)}, "没有 [part.%s] 这个部分%s", role, candidates(role, sortedKeys(known)))
			}
		}
	}
}

// roles returns the roles that rules of a file may name. Those of a pack without type
// serve packs that may define the role.
func (l *loader) roles(f *file) map[string]bool {
	known := map[string]bool{}
	if p := l.linked[f]; len(f.match) > 0 && p != nil {
		note(known, p.Parts)
		return known
	}
	for _, other := range slices.Concat(l.shipped, l.read) {
		note(known, other.parts)
	}
	return known
}

func note(known map[string]bool, parts []lint.Part) {
	for _, p := range parts {
		known[p.Role] = true
	}
}
