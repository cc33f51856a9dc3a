//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"unicode/utf8"
)

// Whatever files are called and are, each is one record, the run ends, and no name steers
// the terminal.
func TestStrangeFiles(t *testing.T) {
	root := t.TempDir()
	t.Chdir(root)
	names := []string{"line\nbreak.txt", "esc\x1b[2J.txt", "return\rjiaogao：没有问题.txt", "bad\xff.txt", "right\u202eto left.txt", "-.txt", "--rule.txt", "a b'\"$(x).txt", "{a}[b]*.txt"}
	for _, name := range names {
		if err := os.WriteFile(name, []byte(small(1)), 0o644); err != nil {
			t.Skip("such names cannot be made here:", err)
		}
	}
	if err := os.MkdirAll("folder.docx/loop.txt", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("folder.docx/inside.txt", []byte(small(1)), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(root, "folder.docx/back"); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("nowhere", "gone.txt"); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo("pipe.txt", 0o600); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := call(t, "", "check", "--format", "json", ".")
	run := decode(t, stdout)
	causes := map[string]string{}
	for _, f := range run.Files {
		if causes[f.Path] = ""; f.Error != nil {
			causes[f.Path] = f.Error.Cause
		}
	}
	if code != exitFailed || len(run.Files) != len(names)+3 || len(causes) != len(run.Files) || run.Summary.Unreadable != 2 {
		t.Errorf("exit code %d, %v", code, causes)
	}
	for path, want := range map[string]string{"pipe.txt": "special", "gone.txt": "missing", "folder.docx/inside.txt": ""} {
		if got, ok := causes[path]; !ok || got != want {
			t.Errorf("%s: %q", path, got)
		}
	}
	_, text, _ := call(t, "", "check", ".")
	for _, shown := range []string{stdout, stderr, text} {
		if strings.ContainsAny(shown, "\x1b\r\u202e") && shown != stdout || !utf8.ValidString(shown) {
			t.Errorf("the terminal is steered by\n%q", shown)
		}
	}
	if strings.ContainsAny(stdout, "\x1b\r") {
		t.Error("JSON holds control characters")
	}
	// They can be accepted, and are recognised again.
	if code, _, _ := call(t, "", "baseline", "-o", filepath.Join(t.TempDir(), "known"), "folder.docx"); code != exitClean {
		t.Errorf("baseline: exit code %d", code)
	}
}
