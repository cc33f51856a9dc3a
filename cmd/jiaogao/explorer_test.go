package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint/input"
)

func TestFromExplorer(t *testing.T) {
	there := func(path string) bool { return strings.Contains(path, "报告") }
	for _, c := range []struct{ args, want []string }{
		{nil, []string{"serve", "--open"}},
		{[]string{`C:\报告.docx`}, []string{"dropped", "--", `C:\报告.docx`}},
		{[]string{`-报告.docx`, `C:\报告2.txt`}, []string{"dropped", "--", `-报告.docx`, `C:\报告2.txt`}},
		{[]string{"check", "报告.docx"}, []string{"check", "报告.docx"}}, // a link that somebody made
		{[]string{"--version"}, []string{"--version"}},
	} {
		if got := fromExplorer(c.args, there); !slices.Equal(got, c.want) {
			t.Errorf("%q becomes %q, want %q", c.args, got, c.want)
		}
	}
}

func TestBrowser(t *testing.T) {
	const url = "http://127.0.0.1:1/x/"
	for system, want := range map[string]string{"windows": "rundll32 url.dll,FileProtocolHandler " + url, "darwin": "open " + url, "linux": "xdg-open " + url, "freebsd": "xdg-open " + url} {
		if name, args := browser(system, url); name+" "+strings.Join(args, " ") != want {
			t.Errorf("%s: %s %q", system, name, args)
		}
	}
}

// Files that are dropped on the icon get what was found beside them; one that cannot be read
// does not stop the others; the window waits.
func TestDropped(t *testing.T) {
	dir := t.TempDir()
	text := "云岚县水文站站长2023年度述责述廉报告\n一、履责情况\n平时开会强调多,督促检查少。\n"
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	paths := []string{write("坏.docx", []byte("PK\x03\x04word/document.xml")), write("甲.docx", word(typed(text), "")), write("乙.txt", []byte(text))}
	code, stdout, _ := call(t, "\n", append([]string{"dropped", "--"}, paths...)...)
	if code != exitFailed || !strings.HasSuffix(stdout, "按回车键关闭窗口。") {
		t.Errorf("exit code %d, %s", code, stdout)
	}
	page, err := os.ReadFile(filepath.Join(dir, "甲（校稿意见）.html"))
	if err != nil || !bytes.Contains(page, []byte("半角标点")) {
		t.Errorf("the page of findings: %v", err)
	}
	copied, err := os.ReadFile(filepath.Join(dir, "甲（校稿意见）.docx"))
	if err != nil || !input.IsWord(copied) {
		t.Errorf("the copy with comments: %v", err)
	}
	names, _ := filepath.Glob(filepath.Join(dir, "*"))
	if want := 3 + 2 + 1 + 1; len(names) != want {
		t.Errorf("%d files, want %d: %v", len(names), want, names)
	}

	// Again, and as a folder: copies of ours are no reports.
	code, _, stderr := call(t, "", "dropped", "--", paths[1], dir)
	if code != exitFailed || strings.Contains(stderr, "（校稿意见）（校稿意见）") {
		t.Errorf("exit code %d, %s", code, stderr)
	}
	if _, err := os.Stat(dir + "（校稿意见）.html"); err != nil {
		t.Error(err)
	}
	os.Remove(dir + "（校稿意见）.html")
	if again, _ := filepath.Glob(filepath.Join(dir, "*")); len(again) != len(names) {
		t.Errorf("a second time there are %v", again)
	}
}
