// Package pack turns TOML packs into lint packs.
package pack

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/check"
)

type file struct {
	Pack struct {
		Title   string
		Match   []string
		Extends []string
	}
	Part map[string]lint.Part
	Rule map[string]toml.Primitive
}

type head struct {
	Kind, Title, Why, Source, Message string
	Severity                          lint.Severity
	In, Flagged, Silent               []string
}

// Builtin loads the shipped packs.
func Builtin(fsys fs.FS) ([]lint.Pack, error) {
	names, err := fs.Glob(fsys, "*.toml")
	if err != nil {
		return nil, err
	}
	return load(fsys, names, "common")
}

// Load loads the packs of the named files.
func Load(fsys fs.FS, names ...string) ([]lint.Pack, error) {
	return load(fsys, names, strings.TrimSuffix(names[0], ".toml"))
}

func load(fsys fs.FS, names []string, rest string) ([]lint.Pack, error) {
	files := map[string]*file{}
	rules := map[string][]lint.Rule{}
	var errs []error
	for _, name := range names {
		data, _ := fs.ReadFile(fsys, name)
		f := &file{}
		md, err := toml.Decode(string(data), f)
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", name, err))
			continue
		}
		name = name[:len(name)-len(".toml")]
		files[name] = f
		for _, k := range md.Keys() {
			if len(k) != 2 || k[0] != "rule" {
				continue
			}
			var h head
			prim := f.Rule[k[1]]
			if err := md.PrimitiveDecode(prim, &h); err != nil {
				errs = append(errs, err)
				continue
			}
			i := slices.IndexFunc(check.Kinds(), func(x check.Kind) bool { return x.Name == h.Kind })
			if i < 0 {
				errs = append(errs, fmt.Errorf("%s: unknown kind %q", name, h.Kind))
				continue
			}
			c := check.Kinds()[i].New()
			if err := md.PrimitiveDecode(prim, c); err != nil {
				errs = append(errs, err)
			}
			rules[name] = append(rules[name], lint.Rule{ID: k[1], Kind: h.Kind, Title: h.Title, Why: h.Why, Source: h.Source, Severity: h.Severity, Message: h.Message, In: h.In, Flagged: h.Flagged, Silent: h.Silent, Check: c})
		}
	}
	var gather func(name string) []lint.Rule
	gather = func(name string) []lint.Rule {
		var all []lint.Rule
		for _, e := range files[name].Pack.Extends {
			all = append(all, gather(e)...)
		}
		return append(all, rules[name]...)
	}
	var packs []lint.Pack
	for name, f := range files {
		if name != rest && len(f.Pack.Match) == 0 {
			continue
		}
		p := lint.Pack{Title: f.Pack.Title, Match: f.Pack.Match, Rules: gather(name)}
		for role, part := range f.Part {
			part.Role = role
			p.Parts = append(p.Parts, part)
		}
		packs = append(packs, p)
	}
	slices.SortFunc(packs, func(a, b lint.Pack) int { return len(b.Match) - len(a.Match) })
	return packs, errors.Join(errs...)
}
