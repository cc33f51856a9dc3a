package baseline_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jiaogao/jiaogao/lint/baseline"
)

func put(t testing.TB, name string, lines ...string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
}

func line(path string, count int) string {
	return fmt.Sprintf(`{"path":%q,"rule":"a","fingerprint":"0123456789abcdef","count":%d,"text":""}`, path, count)
}

func TestOpenMistakes(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "b.jsonl")
	head := `{"baseline":1,"tool":"test"}`
	for about, c := range map[string]struct {
		lines []string
		want  string
	}{
		"fine":        {[]string{"\ufeff" + head + "\r", line("a", 1) + "\r", "", line("b", 2)}, ""},
		"empty":       {[]string{""}, ":1:1: 不是基线文件：请用 jiaogao baseline 生成"},
		"other":       {[]string{"一、工作", line("a", 1)}, ":1:1: 不是基线文件：请用 jiaogao baseline 生成"},
		"json":        {[]string{`{"version":1}`}, ":1:1: 不是基线文件：请用 jiaogao baseline 生成"},
		"newer":       {[]string{`{"baseline":2}`}, ":1:1: 这个基线文件是第2版的，本程序只认第1版，请用 jiaogao baseline 重新生成"},
		"unknown key": {[]string{head, `{"pth":"a"}`}, `:2:1: 没有 "pth" 这个键，可用：path rule fingerprint count text`},
		"all told":    {[]string{head, line("", 1), line("a", 0)}, ":2:1: 缺少 path（文件的路径）\nF:3:1: count 应是1以上的整数"},
		"no rule":     {[]string{head, `{"path":"a"}`}, ":2:1: 缺少 rule（规则）"},
		"fingerprint": {[]string{head, `{"path":"a","rule":"b","count":1,"fingerprint":"0123456789abcdeX"}`}, ":2:1: fingerprint 应是16位十六进制数，请用 jiaogao baseline 重新生成"},
		"twice":       {[]string{head, line("a", 1), line("a", 2)}, ":3:1: 与前面的一项重复，请合为一项，把 count 相加"},
		"syntax":      {[]string{head, `{"path":"文" "rule"}`}, ":2:13: 这一行不是 JSON 对象；删去一项时，请删去整行"},
		"kind":        {[]string{head, `{"count":"1"}`}, ":2:12: count 的值不对，应为1以上的整数"},
		"kind of key": {[]string{head, `{"path":1}`}, ":2:9: path 的值不对，应为加引号的文字"},
		"an array":    {[]string{head, `[1]`}, ":2:1: 这一行不是 JSON 对象；删去一项时，请删去整行"},
		"more":        {[]string{head, line("a", 1) + ","}, ":2:77: 一行只能写一项，后面有多余的文字"},
		"long":        {[]string{head, strings.Repeat(" ", 1<<17)}, ":2:1: 这一行超过64KB，不是基线文件的写法"},
	} {
		put(t, name, c.lines...)
		_, err := baseline.Open(name)
		got := ""
		if err != nil {
			got = strings.ReplaceAll(strings.TrimPrefix(err.Error(), name), name, "F")
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", about, diff)
		}
	}
	for path, want := range map[string]string{"none.jsonl": "找不到这个基线文件", ".": "不是普通文件"} {
		if _, err := baseline.Open(filepath.Join(dir, path)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// Who opened a file of another kind is not told of each line.
func TestOpenManyMistakes(t *testing.T) {
	name := filepath.Join(t.TempDir(), "b.jsonl")
	put(t, name, `{"baseline":1}`+strings.Repeat("\nx", 1000))
	if _, err := baseline.Open(name); err == nil || strings.Count(err.Error(), "\n") != 19 {
		t.Errorf("got %v", err)
	}
}

// A file is refused with a place, or read; what was read is written so that it reads the
// same again.
func FuzzOpen(f *testing.F) {
	f.Add([]byte("{\"baseline\":1}\n" + line("a", 1) + "\n"))
	f.Add([]byte("{\"baseline\":1}\r\n{\"PATH\":\"\\ud800\xff\",\"rule\":\"\\u001b\",\"fingerprint\":\"0123456789abcdef\",\"count\":1}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		name := filepath.Join(t.TempDir(), "b.jsonl")
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
		b, err := baseline.Open(name)
		if err != nil {
			if !strings.HasPrefix(err.Error(), name+":") {
				t.Errorf("no place in %v", err)
			}
			return
		}
		first, err := b.Bytes("test")
		if err != nil {
			t.Fatal(err)
		}
		put(t, name, strings.TrimSuffix(string(first), "\n"))
		again, err := baseline.Open(name)
		if err != nil {
			t.Fatalf("%v\n%s", err, first)
		}
		if second, _ := again.Bytes("test"); !bytes.Equal(first, second) {
			t.Errorf("written\n%sread and written again\n%s", first, second)
		}
	})
}
