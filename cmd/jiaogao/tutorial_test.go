package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

const tutorial = "../../rules/README.md"

// A block is a fenced piece of the tutorial with the words that lead to it.
type block struct{ language, lead, text string }

// tutorialBlocks returns the fenced blocks of the tutorial, up to the generated reference.
func tutorialBlocks(t *testing.T) []block {
	t.Helper()
	data, err := os.ReadFile(tutorial)
	if err != nil {
		t.Fatal(err)
	}
	text, _, _ := strings.Cut(string(data), "<!-- ")
	var list []block
	for _, m := range regexp.MustCompile("(?s)((?:[^\n]+\n)*)\n?```([a-z]+)\n(.*?)```\n").FindAllStringSubmatch(text, -1) {
		list = append(list, block{m[2], m[1], m[3]})
	}
	return list
}

// file returns the last file that the words before a block name.
func (b *block) file() string {
	names := regexp.MustCompile("`([^` ]+\\.(?:txt|toml|json))`").FindAllStringSubmatch(b.lead, -1)
	if len(names) == 0 {
		return ""
	}
	return names[len(names)-1][1]
}

// TestTutorial does what the tutorial says, word by word: its files, its edits and its
// commands become a script, and what it shows is what is printed.
func TestTutorial(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "tutorial.txtar"), []byte(tutorialScript(t)), 0o644); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{Dir: dir, Cmds: map[string]func(*testscript.TestScript, bool, []string){
		"code": code, "shows": shows, "exchange": exchange, "join": join,
	}})
}

// tutorialScript makes a script of the tutorial. Its files lie in the script under other
// names until the tutorial has come to them.
func tutorialScript(t *testing.T) string {
	var script, files strings.Builder
	old, commands := "", 0
	for i, b := range tutorialBlocks(t) {
		piece := fmt.Sprintf("block-%d", i)
		fmt.Fprintf(&files, "-- %s --\n%s", piece, b.text)
		name := b.file()
		switch {
		case b.language == "sh":
			for line := range strings.Lines(b.text) {
				script.WriteString(step(line))
				commands++
			}
		case strings.Contains(b.lead, "显示"):
			fmt.Fprintf(&script, "shows %s\n", piece)
		case strings.Contains(b.lead, "存为"):
			fmt.Fprintf(&script, "cp %s %s\n", piece, name)
		case strings.Contains(b.lead, "末尾加上"):
			fmt.Fprintf(&script, "join %s %s %s\n", name, name, piece)
		case strings.Contains(b.lead, "第一行加上"):
			fmt.Fprintf(&script, "join %s %s %s\n", name, piece, name)
		case strings.Contains(b.lead, "找到"):
			old = name + " " + piece
		case strings.Contains(b.lead, "改成") && old != "":
			fmt.Fprintf(&script, "exchange %s %s\n", old, piece)
		default:
			t.Errorf("the tutorial does not say what to do with\n%s", b.text)
		}
	}
	if commands < 8 {
		t.Errorf("the tutorial has %d commands: its blocks are not found any more", commands)
	}
	return script.String() + files.String()
}

// step makes a line of a script of a command of the tutorial.
func step(line string) string {
	line, remark, _ := strings.Cut(strings.TrimSpace(line), "#")
	command, target, redirected := strings.Cut(strings.TrimSpace(line), " > ")
	want := "0"
	if _, n, ok := strings.Cut(remark, "退出码 "); ok {
		want = strings.TrimSpace(n)
	}
	script := "code " + want + " " + command + "\n! stderr .\n"
	if redirected {
		script += "cp stdout " + target + "\n"
	}
	return script
}

// shows compares what the last command printed with a file, in which a line …… stands for
// any lines.
func shows(ts *testscript.TestScript, neg bool, args []string) {
	got, want := ts.ReadFile("stdout"), ts.ReadFile(args[0])
	pattern := regexp.QuoteMeta(want)
	pattern = regexp.MustCompile(`(^|\n)……\n`).ReplaceAllString(pattern, "$1(?s:.*?)")
	if !regexp.MustCompile(`^` + pattern + `$`).MatchString(got) {
		ts.Fatalf("the tutorial shows\n%s\nwhat is printed is\n%s", want, got)
	}
}

// exchange replaces one block by another in a file, where it must stand once.
func exchange(ts *testscript.TestScript, neg bool, args []string) {
	text, old := ts.ReadFile(args[0]), ts.ReadFile(args[1])
	if strings.Count(text, old) != 1 {
		ts.Fatalf("%s does not hold once:\n%s", args[0], old)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, old, ts.ReadFile(args[2]), 1)), 0o644))
}

// join writes a file of two.
func join(ts *testscript.TestScript, neg bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(ts.ReadFile(args[1])+ts.ReadFile(args[2])), 0o644))
}
