package folder_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jiaogao/jiaogao/lint/folder"
)

// put writes a file below root.
func put(t *testing.T, root, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestIgnore(t *testing.T) {
	names := []string{"a.txt", "草稿.txt", "旧稿/b.txt", "甲/旧稿/c.txt", "甲/d.txt", "甲/d.md", "甲/{e}.txt", "乙/草稿/f.txt", "乙/草稿.txt"}
	for name, c := range map[string]struct {
		globs string
		out   []string
		left  folder.Left
	}{
		"nothing":         {"\n# 说明\n＃ 全角的说明\n", nil, folder.Left{}},
		"anywhere":        {"草稿.txt", []string{"草稿.txt", "乙/草稿.txt"}, folder.Left{Files: 2}},
		"here":            {"/草稿.txt\r\n", []string{"草稿.txt"}, folder.Left{Files: 1}},
		"folders":         {"旧稿/", []string{"旧稿/b.txt", "甲/旧稿/c.txt"}, folder.Left{Folders: 2}},
		"a folder":        {"甲/旧稿/", []string{"甲/旧稿/c.txt"}, folder.Left{Folders: 1}},
		"no folder":       {"草稿.txt/", nil, folder.Left{}},
		"both":            {"草稿*", []string{"草稿.txt", "乙/草稿.txt", "乙/草稿/f.txt"}, folder.Left{Files: 2, Folders: 1}},
		"below":           {"甲/**/*.txt", []string{"甲/旧稿/c.txt", "甲/d.txt", "甲/{e}.txt"}, folder.Left{Files: 3}},
		"kept":            {"*.txt\n!d.txt\n!/a.txt", []string{"草稿.txt", "旧稿/b.txt", "甲/旧稿/c.txt", "甲/{e}.txt", "乙/草稿/f.txt", "乙/草稿.txt"}, folder.Left{Files: 6}},
		"the last counts": {"!d.txt\nd.txt", []string{"甲/d.txt"}, folder.Left{Files: 1}},
		"braces":          {"{e}.txt", []string{"甲/{e}.txt"}, folder.Left{Files: 1}},
		"byte order mark": {"\ufeffa.txt", []string{"a.txt"}, folder.Left{Files: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			root := plant(t, names...)
			put(t, root, folder.IgnoreName, c.globs)
			var left folder.Left
			got := map[string]bool{}
			for e := range folder.WalkLeft([]string{root}, all, &left) {
				rel, _ := filepath.Rel(root, e.Path)
				got[filepath.ToSlash(rel)] = true
			}
			var out []string
			for _, n := range names {
				if !got[n] {
					out = append(out, n)
				}
			}
			if diff := cmp.Diff(set(c.out), set(out)); diff != "" || left != c.left || len(got)+len(out) != len(names) {
				t.Errorf("left out %d files, %d folders (-want +got):\n%s", left.Files, left.Folders, diff)
			}
		})
	}
}

func set(list []string) map[string]bool {
	s := map[string]bool{}
	for _, x := range list {
		s[x] = true
	}
	return s
}

// A folder below the ignore file gives the same whether it is named or walked to, and its
// own ignore file has the last word.
func TestIgnoreAboveAndBelow(t *testing.T) {
	root := plant(t, "甲/乙/a.txt", "甲/乙/b.txt", "甲/乙/c.txt", "甲/d.txt")
	put(t, root, folder.IgnoreName, "甲/乙/a.txt\nb.txt\n")
	put(t, filepath.Join(root, "甲/乙"), folder.IgnoreName, "!b.txt\n/c.txt\n")
	for _, c := range []struct{ path, want string }{
		{"", "甲/d.txt 甲/乙/b.txt"},
		{"甲", "甲/d.txt 甲/乙/b.txt"},
		{"甲/乙", "甲/乙/b.txt"},
		{"甲/乙/a.txt", "甲/乙/a.txt"}, // what is named is always wanted
	} {
		if got := strings.Join(walk(root, all, filepath.Join(root, c.path)), " "); got != c.want {
			t.Errorf("%s: got %s, want %s", c.path, got, c.want)
		}
	}
	t.Chdir(filepath.Join(root, "甲"))
	if got := walk(root, all, "."); !cmp.Equal(got, []string{"d.txt", "乙/b.txt"}) {
		t.Errorf("the working directory: got %v", got)
	}
}

func TestIgnoreEverything(t *testing.T) {
	root := plant(t, "甲/a.txt")
	put(t, root, folder.IgnoreName, "*.txt")
	for e := range folder.Walk([]string{root}, all) {
		if e.Failure == nil || e.Failure.Cause != "no-reports" || !strings.Contains(e.Failure.Message, folder.IgnoreName) {
			t.Errorf("got %+v", e)
		}
	}
}

// A mistake is an entry of its own; the lines without one count.
func TestIgnoreMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"b.txt\n[a\n":                "第2行的通配符写法不对：* 表示一段名字，** 表示任意层文件夹，方括号要配对",
		"b.txt\n/\n!\n":              "第2行的通配符写法不对：* 表示一段名字，** 表示任意层文件夹，方括号要配对；第3行的通配符写法不对：* 表示一段名字，** 表示任意层文件夹，方括号要配对",
		strings.Repeat("x", 1025):    "第1行超过1024字节",
		strings.Repeat("x\n", 1001):  "超过1000项，请用通配符代替逐个列举",
		strings.Repeat("#", 1<<18+1): "文件超过256KB，请写得少一些：可以用通配符代替逐个列举",
		"\xb2\xdd\xb8\xe5.txt":       "文件不是 UTF-8 编码，请另存为 UTF-8",
	} {
		root := plant(t, "a.txt", "b.txt")
		put(t, root, folder.IgnoreName, text)
		var failures []string
		for e := range folder.Walk([]string{root}, all) {
			if e.Failure != nil {
				failures = append(failures, filepath.Base(e.Path)+"："+e.Failure.Message)
			}
		}
		if diff := cmp.Diff([]string{folder.IgnoreName + "：" + want}, failures); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// Whatever an ignore file says, a walk ends and yields each report at most once.
func FuzzIgnore(f *testing.F) {
	f.Add("*.txt\n!a.txt\n旧稿/\n# 说明\n")
	f.Add("{a,{b,*}}**[x-z]\\\n")
	f.Fuzz(func(t *testing.T, text string) {
		root := plant(t, "a.txt", "旧稿/b.txt")
		put(t, root, folder.IgnoreName, text)
		var left folder.Left
		n := 0
		for range folder.WalkLeft([]string{root}, all, &left) {
			n++
		}
		if n == 0 || n > 4 || left.Files+left.Folders > 2 {
			t.Errorf("%d entries, %+v left out", n, left)
		}
	})
}
