package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/lint/segment"
	"github.com/spf13/pflag"
)

// loadOptions say which rules are loaded.
type loadOptions struct {
	reportType  string
	packs       []string
	rules, skip []string
	quiet       bool // rules that only hint are left out, unless they are asked for by name

	dir *string // where jiaogao.toml is sought; nil: the working directory; an empty path: nowhere
}

func (o *loadOptions) flags(f *pflag.FlagSet) {
	f.StringVar(&o.reportType, "type", "", "按这种`报告类型`检查，不按标题判断")
	f.StringArrayVar(&o.packs, "pack", nil, "另外载入的规则包`文件`（TOML），可写多次")
	f.StringArrayVar(&o.rules, "rule", nil, "只用这条`规则`，可写多次")
	f.StringArrayVar(&o.skip, "skip", nil, "不用这条`规则`，可写多次")
}

// A book is the rules of a run.
type book struct {
	config     *pack.Config
	all        []lint.Pack // with the rules that the options leave out
	packs      []lint.Pack
	digest     pack.Digest // of the packs that are not shipped
	reportType string      // the type demanded; empty: by each report's title
	linter     *lint.Linter
	segmenter  lint.Segmenter
	shelf      shelf
}

// load loads the packs, those of jiaogao.toml and of the options over the shipped ones,
// and makes a linter of them.
func load(o *loadOptions) (*book, error) {
	config, err := o.config()
	if err != nil {
		return nil, err
	}
	b := &book{config: config, reportType: cmp.Or(o.reportType, config.Type), shelf: shelf{options: o}}
	if b.all, b.digest, err = gather(config, o.packs); err != nil {
		return nil, err
	}
	if err := o.known(b); err != nil {
		return nil, err
	}
	b.packs = o.choose(b.all)
	b.segmenter = segment.Lazy(func() []string { return lint.Words(b.used()) })
	if b.linter, err = b.newLinter(); err != nil {
		return nil, err
	}
	return b, b.knows(b.reportType)
}

// used returns the packs with all rules that some file may need.
func (b *book) used() []lint.Pack {
	if len(b.config.Folders) > 0 {
		return b.all
	}
	return b.packs
}

// config reads the jiaogao.toml that counts.
func (o *loadOptions) config() (*pack.Config, error) {
	switch {
	case o.dir == nil:
		return pack.FindConfig(".")
	case *o.dir == "":
		return &pack.Config{}, nil
	}
	return pack.FindConfig(*o.dir)
}

// gather lays the packs over each other and sets the severities.
func gather(config *pack.Config, paths []string) (packs []lint.Pack, digest pack.Digest, err error) {
	if packs, err = pack.Builtin(); err != nil {
		return nil, digest, err
	}
	if paths = slices.Concat(config.Packs, paths); len(paths) > 0 {
		var extra []lint.Pack
		if extra, digest, err = pack.OpenDigest(paths...); err != nil {
			return nil, digest, err
		}
		packs = pack.Add(packs, extra)
	}
	packs, err = config.Apply(packs)
	return packs, digest, err
}

// knows refuses a report type that no pack is for.
func (b *book) knows(reportType string) error {
	types := b.linter.Types()
	if reportType == "" || slices.Contains(types, reportType) {
		return nil
	}
	return fmt.Errorf("没有“%s”这种报告类型%s，可用：%s", reportType, suggest(reportType, types), strings.Join(types, "、"))
}

// known refuses the names of rules that do not exist.
func (o *loadOptions) known(b *book) error {
	for _, id := range slices.Concat(o.rules, o.skip) {
		if b.rule("", id) == nil {
			return fmt.Errorf("没有“%s”这条规则%s，用 jiaogao rules 查看全部规则", id, suggest(id, b.ids()))
		}
	}
	return nil
}

// choose leaves the rules that the options ask for. The packs given are not changed.
func (o *loadOptions) choose(packs []lint.Pack) []lint.Pack {
	unwanted := func(r *lint.Rule) bool {
		if len(o.rules) > 0 {
			return !slices.Contains(o.rules, r.ID) || slices.Contains(o.skip, r.ID)
		}
		return o.quiet && r.Severity <= lint.Hint || slices.Contains(o.skip, r.ID)
	}
	packs = slices.Clone(packs)
	for i := range packs {
		packs[i].Rules = slices.DeleteFunc(slices.Clone(packs[i].Rules), unwanted)
		if len(o.rules)+len(o.skip) > 0 {
			packs[i].Grading = nil // what only some rules looked at is not graded as if all had
		}
	}
	return packs
}

// rule returns a rule of the pack for a report type; where that pack has none of the
// name, of any pack; or nil.
func (b *book) rule(reportType, id string) *lint.Rule {
	var found *lint.Rule
	for i := range b.all {
		for _, r := range b.all[i].Rules {
			if r.ID != id {
				continue
			}
			if b.all[i].Title == reportType {
				return r
			}
			if found == nil {
				found = r
			}
		}
	}
	return found
}

// ids lists the names of all rules, each once.
func (b *book) ids() []string {
	var ids []string
	for _, p := range b.all {
		for _, r := range p.Rules {
			ids = append(ids, r.ID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// roleName returns the name of a part in the pack for a report type; where that pack does
// not define it, in any pack.
func (b *book) roleName(reportType, role string) string {
	name := role
	for _, p := range b.packs {
		for _, part := range p.Parts {
			switch {
			case part.Role != role:
			case p.Title == reportType:
				return part.Name
			case name == role:
				name = part.Name
			}
		}
	}
	return name
}
