package pack_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/pack"
)

func TestConfigFolders(t *testing.T) {
	dir := write(t, map[string]string{"jiaogao.toml": `
type = "述职报告"
[severity]
a = "info"
[folder.2023]
severity = { a = "off", b = "error" }
[folder."2023/述责/"]
type = "述责报告"
severity = { a = "error" }
[folder."草稿*/**"]
severity = { b = "hint" }
`})
	c, err := pack.FindConfig(dir)
	if err != nil {
		t.Fatal(err)
	}
	rules := []*lint.Rule{{ID: "a"}, {ID: "b"}}
	packs, err := c.Apply([]lint.Pack{{Title: "述职报告", Match: []string{"述职"}, Rules: rules}, {Title: "述责报告", Match: []string{"述责"}, Rules: rules}})
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]struct {
		tables     []int
		reportType string
		a, b       lint.Severity
	}{
		"a.txt":              {nil, "", lint.Info, lint.Warning},
		"2023/a.txt":         {[]int{0}, "", lint.Off, lint.Error},
		"2023/下属/a.txt":      {[]int{0}, "", lint.Off, lint.Error},
		"2023/述责/a.txt":      {[]int{0, 1}, "述责报告", lint.Error, lint.Error},
		"存档/2023/述责/x/a.txt": {[]int{0, 1}, "述责报告", lint.Error, lint.Error},
		"2023/草稿一/a.txt":     {[]int{0, 2}, "", lint.Off, lint.Hint},
		"述责/a.txt":           {nil, "", lint.Info, lint.Warning},
		"20231/a.txt":        {nil, "", lint.Info, lint.Warning},
	} {
		tables := c.FoldersOf(filepath.Join(dir, path))
		tuned, reportType := c.ApplyFolders(packs, tables)
		a, b := tuned[1].Rules[0].Severity, tuned[1].Rules[1].Severity
		if !slices.Equal(tables, want.tables) || reportType != want.reportType || a != want.a || b != want.b {
			t.Errorf("%s: tables %v, type %s, a %v, b %v", path, tables, reportType, a, b)
		}
	}
	if rules[0].Severity != lint.Warning || packs[0].Rules[0].Severity != lint.Info {
		t.Error("the packs given were changed")
	}
}

func TestConfigFolderMistakes(t *testing.T) {
	for text, want := range map[string]string{
		`[folder."甲\\乙"]` + "\ntype = \"x\"":                  `F:1:2: 文件夹的路径用斜线 / 分隔，例如 [folder."2023/述责述廉"]`,
		"[folder.\"/甲\"]\ntype = \"x\"":                       `F:1:2: 文件夹要写成 jiaogao.toml 所在文件夹之下的相对路径，例如 [folder."2023/述责述廉"]`,
		"[folder.\"甲/../..\"]\ntype = \"x\"":                  `F:1:2: 文件夹要写成 jiaogao.toml 所在文件夹之下的相对路径，例如 [folder."2023/述责述廉"]`,
		"[folder.a]":                                          "F:1:2: [folder.\"a\"] 什么也没有规定：请写 type 或 severity",
		"[folder.a]\ntyp = \"x\"":                             "F:2:1: 没有 typ 这个键，是不是想写 type？",
		"[folder.a]\nseverity = { a = \"errr\" }":             `F:2:14: 没有 "errr" 这一级别，可用：error warning info hint off`,
		"[folder.\"[甲\"]\ntype = \"x\"":                       `F:1:2: 通配符 "[甲" 写法不对：* 表示一段名字，** 表示任意层文件夹，方括号要配对`,
		"folder = 3":                                          "F:1:1: folder 应为一个表，如 { \"甲\" = … }，这里是 3",
		"[folder]\na = 3":                                     "F:2:1: a 应为一个表，如 { \"甲\" = … }，这里是 3",
		"exclude = [\"" + strings.Repeat("{a,aa}", 9) + "\"]": "F:1:12: 通配符里的花括号超过6个，请分成几项写",
	} {
		dir := write(t, map[string]string{"jiaogao.toml": text})
		name := filepath.Join(dir, "jiaogao.toml")
		_, err := pack.ReadConfig(name)
		if err == nil || strings.ReplaceAll(err.Error(), name, "F") != want {
			t.Errorf("%s\ngot  %v\nwant %s", text, err, want)
		}
	}
}

func TestConfigFolderUnknown(t *testing.T) {
	dir := write(t, map[string]string{"jiaogao.toml": "[folder.\"甲\"]\ntype = \"述职\"\nseverity = { missing-pat = \"off\" }\n"})
	name := filepath.Join(dir, "jiaogao.toml")
	c, err := pack.ReadConfig(name)
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.Apply([]lint.Pack{{Title: "述职报告", Match: []string{"述职"}, Rules: []*lint.Rule{{ID: "missing-part"}}}})
	want := "F:2:1: 没有“述职”这种报告，可用：述职报告\nF:3:14: 没有规则 missing-pat，是不是想写 missing-part？"
	if err == nil || strings.ReplaceAll(err.Error(), name, "F") != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}
