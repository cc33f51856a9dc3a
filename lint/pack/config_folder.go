package pack

import (
	"path"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

// A Folder is what a jiaogao.toml says of the files in some folders:
//
//	[folder."2023/述责述廉"]
//	type     = "述责述廉报告"
//	severity = { misplaced-part = "off" }
//
// Where several are for a file, all count, and the later ones have the last word.
type Folder struct {
	Path     string                   // a glob of folders; like every glob it matches at any depth
	Type     string                   // the type the reports are checked as; empty: as elsewhere
	Severity map[string]lint.Severity // by rule id
}

// folderTable is the notation of a Folder.
type folderTable struct {
	Type     string                   `doc:"这个文件夹的报告都按这种类型检查"`
	Severity map[string]lint.Severity `doc:"这个文件夹里规则的级别"`
}

// readFolders reads the folder tables and reports those that can never count.
func (c *Config) readFolders(tables map[string]folderTable) {
	sound := len(c.source.mistakes) == 0 // else an empty table may be one that did not decode
	for _, name := range c.source.children("folder") {
		at := []string{"folder", name}
		t, ok := tables[name]
		if !ok {
			continue // it did not decode, which is told already
		}
		clean := path.Clean(strings.TrimSuffix(name, "/**"))
		switch {
		case strings.Contains(name, `\`):
			c.source.fault(at, "文件夹的路径用斜线 / 分隔，例如 [folder.\"2023/述责述廉\"]")
		case path.IsAbs(clean) || clean == "." || clean == ".." || strings.HasPrefix(clean, "../"):
			c.source.fault(at, "文件夹要写成 %s 所在文件夹之下的相对路径，例如 [folder.\"2023/述责述廉\"]", ConfigName)
		case sound && len(c.source.children(at...)) == 0:
			c.source.fault(at, "[folder.%q] 什么也没有规定：请写 type 或 severity", name)
		}
		c.glob(at, clean)
		c.Folders = append(c.Folders, Folder{clean, t.Type, t.Severity})
	}
}

// judgeFolders reports the rules and report types of folder tables that no pack has.
func (c *Config) judgeFolders(s *source, packs []lint.Pack) {
	if len(c.Folders) == 0 {
		return
	}
	packs = clone(packs)
	for i, name := range s.children("folder") {
		at := []string{"folder", name}
		s.knownType(append(at[:2:2], "type"), c.Folders[i].Type, packs)
		s.tuneAll(packs, append(at[:2:2], "severity"), c.Folders[i].Severity)
	}
}

// FoldersOf returns the indexes of the Folders that are for a file, in their order. The
// path may be absolute or relative to the working directory.
func (c *Config) FoldersOf(path string) []int {
	var list []int
	for i := range c.Folders {
		if c.matches([]string{c.Folders[i].Path + "/**"}, path) {
			list = append(list, i)
		}
	}
	return list
}

// ApplyFolders returns packs, which [Config.Apply] returned, with the severities of the
// Folders that have these indexes, and the report type the last of them demands, if any.
// The packs given are not changed.
func (c *Config) ApplyFolders(packs []lint.Pack, indexes []int) (tuned []lint.Pack, reportType string) {
	tuned = clone(packs)
	for _, i := range indexes {
		f := &c.Folders[i]
		for rule, severity := range f.Severity {
			tune(tuned, rule, severity)
		}
		if f.Type != "" {
			reportType = f.Type
		}
	}
	return tuned, reportType
}
