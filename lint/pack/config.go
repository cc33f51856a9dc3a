package pack

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"

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
	Folders  []Folder                 // what is different in some folders, in the order of the file

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
	Packs    []string                     `doc:"另外载入的规则包：文件，或自带规则包的名字"`
	Include  []string                     `doc:"只检查文件夹里的这些文件，可用通配符 *、**"`
	Exclude  []string                     `doc:"不检查文件夹里的这些文件，可用通配符 *、**"`
	Type     string                       `doc:"全部按这种报告检查；不写则按标题判断"`
	Severity map[string]lint.Severity     `doc:"规则的级别；off 为关闭"`
	Ignore   map[string]map[string]string `doc:"看过以后接受的问题：文件（可用通配符）下写 规则 = \"理由\""`
	Folder   map[string]folderTable       `doc:"各个文件夹自己的设置：[folder.\"文件夹\"]"`
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
	c.readFolders(f.Folder)
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

// maxBraces is how many {a,b} a glob may have. In a row they multiply the time to match.
const maxBraces = 6

func (c *Config) glob(at []string, glob string) {
	if strings.Count(glob, "{") > maxBraces {
		c.source.fault(at, "通配符里的花括号超过%d个，请分成几项写", maxBraces)
	}
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
	s.tuneAll(tuned, []string{"severity"}, c.Severity)
	c.judgeFolders(&s, packs)
	known := ruleIDs(packs)
	for _, i := range c.Ignore {
		if !known[i.Rule] {
			s.fault([]string{"ignore", i.Files, i.Rule}, "没有规则 %s%s", i.Rule, candidates(i.Rule, sortedKeys(known)))
		}
	}
	s.knownType([]string{"type"}, c.Type, packs)
	return tuned, s.mistakes.err()
}

// tuneAll sets the severities of the table at a path, and reports the rules that no pack
// has.
func (s *source) tuneAll(packs []lint.Pack, table []string, severity map[string]lint.Severity) {
	for _, rule := range s.children(table...) {
		if what := tune(packs, rule, severity[rule]); what != "" {
			s.fault(append(table[:len(table):len(table)], rule), "%s", what)
		}
	}
}

// knownType reports a report type that no pack is for.
func (s *source) knownType(at []string, name string, packs []lint.Pack) {
	if types := types(packs); name != "" && !slices.Contains(types, name) {
		s.fault(at, "没有“%s”这种报告%s", name, candidates(name, types))
	}
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
