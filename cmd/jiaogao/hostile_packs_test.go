package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

const packHead = "[pack]\ntitle = \"外来的规则\"\n"

// hostilePacks returns packs by name that are large, deep, or costly to apply. A pack whose
// name begins with "good" is applied; the others are refused.
func hostilePacks() map[string]string {
	rule := func(i int, kind, rest string) string {
		return fmt.Sprintf("[rule.r%d]\nkind = %q\nseverity = \"error\"\ntitle = \"甲\"\nwhy = \"乙\"\n%s\n", i, kind, rest)
	}
	many := func(n int, kind, rest string) string {
		var b strings.Builder
		b.WriteString(packHead)
		for i := range n {
			b.WriteString(rule(i, kind, strings.ReplaceAll(rest, "%d", fmt.Sprint(i))))
		}
		return b.String()
	}
	pattern := func(find string) string {
		return packHead + rule(0, "pattern", "near = [\"工作\"]\nfind = '"+find+"'")
	}
	packs := map[string]string{
		"empty": "", "nul": packHead + "\x00", "bytes": "\xff\xfe\x00", "no-rules": packHead,
		"huge": packHead + strings.Repeat("# 注释\n", 1<<20), "long-line": packHead + "a = \"" + strings.Repeat("长", 1<<16) + "\"\n",
		"dots": packHead + strings.Repeat("a.", 10_000) + "b = 1\n", "deep-arrays": packHead + "a = " + strings.Repeat("[", 100_000),
		"deep-tables": packHead + "a = " + strings.Repeat("{a=", 500), "deep-heads": packHead + "[" + strings.Repeat("a.", 1_000) + "b]\n",
		"many-rules": many(6_000, "pattern", `near = ["甲"]`), "many-keys": packHead + strings.Repeat("[a]\n", 100_000),
		"control": packHead + "[rule.\"\x1b[2J\"]\nkind = \"pattern\"\n", "names": packHead + strings.Repeat("[rule.甲]\n", 2_000),
		"repeat": pattern(`工作.{0,1000}{0,1000}`), "repeats": pattern(`工作((x{0,100}){0,100}){0,100}`), "nothing": pattern(`(工作)*`),
		"broken": pattern(`工作(`), "back": pattern(`(工作)\1`), "long-pattern": pattern("工作(" + strings.Repeat("甲|", 2_000) + "乙)"),
		"good-nested": pattern(`(工作+工作+)+落实`), "good-wide": pattern(`工作.{0,900}不存在`), "good-classes": pattern(`工作[\p{Han}\d]{0,200}[^。]{0,200}甲`),
		"good-many": many(1_500, "pattern", "near = [\"工作\"]\nfind = '工作.{0,9}甲%d'"),
		"good-words": packHead + rule(0, "wording", "[rule.r0.words]\n"+func() string {
			var b strings.Builder
			for i := range 9_000 {
				fmt.Fprintf(&b, "\"甲%d\" = \"乙%d\"\n", i, i)
			}
			return b.String()
		}()),
		"extends": "[pack]\ntitle = \"甲\"\nextends = [\"../../../../etc/passwd\"]\n", "extends-self": "[pack]\ntitle = \"甲\"\nextends = [\"./extends-self.toml\"]\n",
	}
	return packs
}

// TestHostilePacks: a pack of a stranger is refused in lines that name it, or applied, and
// then the report is checked.
func TestHostilePacks(t *testing.T) {
	report := string(readAll(t, "../../testdata/reports/述职报告.txt"))
	t.Chdir(t.TempDir())
	write(t, "报告.txt", strings.Repeat(report, 3))
	for name, text := range hostilePacks() {
		write(t, name+".toml", text)
		code, stdout, stderr := call(t, "", "check", "--format", "json", "--pack", name+".toml", "报告.txt")
		if strings.ContainsAny(stderr, "\x1b\x00\r") {
			t.Errorf("%s: what is said steers the terminal: %q", name, stderr)
		}
		if strings.HasPrefix(name, "good") {
			if d := decode(t, stdout); code == exitFailed || len(d.Files) != 1 || d.Files[0].Error != nil || strings.Contains(stdout, "规则内部出错") {
				t.Errorf("%s: exit code %d, %.300s", name, code, stderr)
			}
			continue
		}
		if code != exitFailed || stdout != "" || !strings.Contains(stderr, name+".toml") || len(stderr) > 64<<10 {
			t.Errorf("%s: exit code %d, %d bytes on stderr: %.300s", name, code, len(stderr), stderr)
		}
	}
}

// TestHostilePlaces checks a folder of what is no file, cannot be read, or has a name that
// is no line of text.
func TestHostilePlaces(t *testing.T) {
	t.Chdir(t.TempDir())
	want := hostilePlaces(t)
	got := refusals(t, ".")
	for path, cause := range want {
		found, ok := got[shown(path)]
		if !ok || found != cause {
			t.Errorf("%q: cause %q, want %q; has a record: %t", path, found, cause, ok)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d records of %d files: %q", len(got), len(want), got)
	}
	for path := range want {
		if want[path] == "special" { // who names a pipe wants it read, and waits for it
			continue
		}
		if found, ok := refusals(t, "./"+path)[shown("./"+path)]; !ok || found != want[path] {
			t.Errorf("%q alone: cause %q, want %q", path, found, want[path])
		}
	}
	for _, format := range []string{"text", "md", "html", "csv", "github", "junit"} {
		_, stdout, _ := call(t, "", "check", "--format", format, "--no-cache", ".")
		if strings.ContainsAny(stdout, "\x1b\x07") {
			t.Errorf("a name reaches the terminal through %s", format)
		}
	}
}

// shown is how JSON writes a path: bytes that are not UTF-8 cannot stand there.
func shown(path string) string { return filepath.ToSlash(string([]rune(path))) }
