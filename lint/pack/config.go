package pack

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/jiaogao/jiaogao/lint"
)

// ConfigName is the name of the configuration file.
const ConfigName = "jiaogao.toml"

// A Config is what a jiaogao.toml says. The zero Config says nothing.
type Config struct {
	Dir      string                   // the folder the file is in, which its paths are relative to
	Packs    []string                 // paths of further pack files and names of shipped ones, for [Open]
	Type     string                   // the type all reports are checked as; empty: by title
	Severity map[string]lint.Severity // by rule id
	Include  []string                 // globs of the files to check; empty: all
	Exclude  []string                 // globs of files left out
	Ignore   []Ignore                 // findings that were looked at and accepted

	source *source
}

// An Ignore accepts the findings of one rule in some files.
type Ignore struct {
	Files  string // a glob
	Rule   string
	Reason string
}

// configFile is the notation of a Config.
type configFile struct {
	Packs, Include, Exclude []string
	Type                    string
	Severity                map[string]lint.Severity
	Ignore                  map[string]map[string]string
}

// FindConfig reads the jiaogao.toml of dir or of the nearest folder above that has one.
// There is no cascade: that one counts alone. Where there is none, it returns the zero
// Config.
func FindConfig(dir string) (*Config, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	for {
		name := filepath.Join(dir, ConfigName)
		if _, err := os.Stat(name); err == nil {
			return ReadConfig(name)
		}
		up := filepath.Dir(dir)
		if up == dir {
			return &Config{}, nil
		}
		dir = up
	}
}

// ReadConfig reads a configuration file. The error is of type [Mistakes].
func ReadConfig(name string) (*Config, error) {
	text, err := readFile(disk{}, filepath.ToSlash(name))
	if err != nil {
		return nil, Mistakes{{File: name, What: reason(err)}}
	}
	s := newSource(name, text)
	var f configFile
	if tables, ok := s.parse(); ok {
		s.decode(nil, tables, &f)
	}
	c := &Config{
		Dir: filepath.Dir(name), Packs: f.Packs, Type: f.Type, Severity: f.Severity,
		Include: f.Include, Exclude: f.Exclude, source: s,
	}
	c.locate()
	c.globs("include", f.Include)
	c.globs("exclude", f.Exclude)
	c.readIgnore(f.Ignore)
	return c, s.mistakes.err()
}

// locate makes the paths of packs relative to the working directory. Names of shipped
// packs are no paths.
func (c *Config) locate() {
	if len(c.Packs) == 0 {
		return
	}
	files, _ := shipped() // a mistake in them is told by whoever loads them
	for i, p := range c.Packs {
		if !filepath.IsAbs(p) && named(files, p) == nil {
			c.Packs[i] = filepath.Join(c.Dir, filepath.FromSlash(p))
		}
	}
}

func (c *Config) globs(key string, globs []string) {
	for i, g := range globs {
		c.glob([]string{key, itoa(i)}, g)
	}
}

func (c *Config) glob(at []string, glob string) {
	if !doublestar.ValidatePattern(glob) {
		c.source.fault(at, "通配符 %q 写法不对：* 表示一段名字，** 表示任意层文件夹，方括号要配对", glob)
	}
}

func (c *Config) readIgnore(table map[string]map[string]string) {
	for _, files := range c.source.children("ignore") {
		c.glob([]string{"ignore", files}, files)
		for _, rule := range c.source.children("ignore", files) {
			c.Ignore = append(c.Ignore, Ignore{files, rule, table[files][rule]})
		}
	}
}

// Apply returns packs with the severities that the Config gives to rules. The error, of
// type [Mistakes], names the rules and the report type that no pack has. The packs given
// are not changed.
func (c *Config) Apply(packs []lint.Pack) ([]lint.Pack, error) {
	if c.source == nil {
		return packs, nil
	}
	tuned := clone(packs)
	s := *c.source // a copy: its mistakes are those of this call
	for _, rule := range s.children("severity") {
		if what := tune(tuned, rule, c.Severity[rule]); what != "" {
			s.fault([]string{"severity", rule}, "%s", what)
		}
	}
	known := ruleIDs(packs)
	for _, i := range c.Ignore {
		if !known[i.Rule] {
			s.fault([]string{"ignore", i.Files, i.Rule}, "没有规则 %s%s", i.Rule, candidates(i.Rule, sortedKeys(known)))
		}
	}
	if types := types(packs); c.Type != "" && !slices.Contains(types, c.Type) {
		s.fault([]string{"type"}, "没有“%s”这种报告%s", c.Type, candidates(c.Type, types))
	}
	return tuned, s.mistakes.err()
}

// types returns the report types of packs.
func types(packs []lint.Pack) []string {
	var types []string
	for _, p := range packs {
		if len(p.Match) > 0 {
			types = append(types, p.Title)
		}
	}
	return types
}

// Covers reports whether a file is to be checked. The path may be absolute or relative to
// the working directory.
func (c *Config) Covers(path string) bool {
	if c.source == nil {
		return true
	}
	return (len(c.Include) == 0 || c.matches(c.Include, path)) && !c.matches(c.Exclude, path)
}

// Ignores returns the entries of Ignore that are for the file.
func (c *Config) Ignores(path string) []Ignore {
	var list []Ignore
	for _, i := range c.Ignore {
		if c.matches([]string{i.Files}, path) {
			list = append(list, i)
		}
	}
	return list
}

// matches reports whether one of the globs matches the path. As people expect of *.txt, a
// glob matches at any depth.
func (c *Config) matches(globs []string, path string) bool {
	path = c.relative(path)
	return slices.ContainsFunc(globs, func(g string) bool {
		return doublestar.MatchUnvalidated(g, path) || doublestar.MatchUnvalidated("**/"+g, path)
	})
}

// relative returns a path as seen from the folder of the Config, with forward slashes.
func (c *Config) relative(path string) string {
	dir, err := filepath.Abs(c.Dir)
	abs, err2 := filepath.Abs(path)
	if rel, err3 := filepath.Rel(dir, abs); cmp.Or(err, err2, err3) == nil {
		path = rel
	}
	return filepath.ToSlash(path)
}
