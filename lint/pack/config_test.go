package pack_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/pack"
)

// write makes files below a new folder and returns it.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const config = `
packs = ["rules/house.toml"]
type = "甲"
include = ["2023/**/*.txt"]
exclude = ["草稿*", "2023/old/**"]
[severity]
a = "off"
[ignore."2023/张三.txt"]
a = "已经核对"
`

func TestConfig(t *testing.T) {
	dir := write(t, map[string]string{
		"jiaogao.toml":     config,
		"rules/house.toml": head,
		"2023/x/y.txt":     "",
		"type/甲.toml":      string(file("", rule("a", 1)).Data),
	})
	c, err := pack.FindConfig(filepath.Join(dir, "2023", "x"))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Packs) != 1 || c.Packs[0] != filepath.Join(dir, "rules", "house.toml") || c.Type != "甲" || c.Severity["a"] != lint.Off {
		t.Errorf("got %+v", c)
	}
	packs, err := pack.Open(append(c.Packs, filepath.Join(dir, "type", "甲.toml"))...)
	if err != nil {
		t.Fatal(err)
	}
	tuned, err := c.Apply(packs)
	if err != nil || tuned[0].Rules[0].Severity != lint.Off || packs[0].Rules[0].Severity != lint.Warning {
		t.Errorf("got %v, %v", tuned, err)
	}
	for name, want := range map[string]bool{
		"2023/张三.txt":      true,
		"2023/x/y.txt":     true,
		"2023/x/y.md":      false,
		"2023/x/草稿二.txt":   false,
		"2023/old/x/y.txt": false,
		"2022/a.txt":       false,
	} {
		if got := c.Covers(filepath.Join(dir, name)); got != want {
			t.Errorf("Covers(%s) = %t", name, got)
		}
	}
	if got := c.Ignores(filepath.Join(dir, "2023/张三.txt")); len(got) != 1 || got[0].Rule != "a" || got[0].Reason != "已经核对" {
		t.Errorf("got %v", got)
	}
	if got := c.Ignores(filepath.Join(dir, "2023/李四.txt")); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

// TestNearestConfig does not add the file of an upper folder to that of a lower one.
func TestNearestConfig(t *testing.T) {
	dir := write(t, map[string]string{"jiaogao.toml": "type = \"甲\"", "a/jiaogao.toml": "exclude = [\"x\"]", "a/b/c": ""})
	c, err := pack.FindConfig(filepath.Join(dir, "a", "b"))
	if err != nil || c.Type != "" || len(c.Exclude) != 1 || c.Dir != filepath.Join(dir, "a") {
		t.Errorf("got %+v, %v", c, err)
	}
}

// TestNoConfig: the zero Config covers every file and changes nothing.
func TestNoConfig(t *testing.T) {
	var c pack.Config
	packs, err := c.Apply([]lint.Pack{{Title: "甲"}})
	if err != nil || len(packs) != 1 || !c.Covers("x.txt") || len(c.Ignores("x.txt")) != 0 {
		t.Errorf("got %v, %v", packs, err)
	}
}

func TestConfigMistakes(t *testing.T) {
	dir := write(t, map[string]string{"jiaogao.toml": `
pack = ["x"]
include = ["[a"]
[severity]
a = "of"
[ignore]
"x" = 3
`})
	name := filepath.Join(dir, "jiaogao.toml")
	_, err := pack.ReadConfig(name)
	want := strings.ReplaceAll(`F:2:1: 没有 pack 这个键，是不是想写 packs？
F:3:12: 通配符 "[a" 写法不对：* 表示一段名字，** 表示任意层文件夹，方括号要配对
F:5:1: 没有 "of" 这一级别，可用：error warning info hint off
F:7:1: x 应为一个表，如 { "甲" = … }，这里是 3`, "F", name)
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	if _, err := pack.ReadConfig(filepath.Join(dir, "none.toml")); err == nil || !strings.HasSuffix(err.Error(), "找不到这个文件，请核对路径") {
		t.Errorf("got %v", err)
	}
}

func TestConfigUnknown(t *testing.T) {
	dir := write(t, map[string]string{"jiaogao.toml": `
type = "述职"
[severity]
unpaired = "off"
[ignore."*.txt"]
missing-pat = "不用"
`})
	name := filepath.Join(dir, "jiaogao.toml")
	c, err := pack.ReadConfig(name)
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.Apply([]lint.Pack{{Title: "述职报告", Match: []string{"述职"}, Rules: []*lint.Rule{{ID: "missing-part"}}}})
	want := strings.ReplaceAll(`F:2:1: 没有“述职”这种报告，可用：述职报告
F:4:1: 没有规则 unpaired，可用：missing-part
F:6:1: 没有规则 missing-pat，是不是想写 missing-part？`, "F", name)
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}
