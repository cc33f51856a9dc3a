//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// hostileSpecials adds what only Unix has, and the causes.
func hostileSpecials(t *testing.T, want map[string]string) {
	t.Helper()
	outside := t.TempDir()
	write(t, filepath.Join(outside, "别处.txt"), "2023年度述职报告\n")
	for _, err := range []error{
		syscall.Mkfifo("管道.txt", 0o644), os.Symlink("环.docx", "环.docx"), os.Symlink("nowhere", "断.txt"), os.Symlink(".", "自己"),
		os.Symlink(filepath.Join(outside, "别处.txt"), "链接.txt"), os.Symlink(outside, "外面"), os.Symlink("/dev/zero", "零.txt"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	want["管道.txt"], want["环.docx"], want["断.txt"], want["链接.txt"], want["零.txt"] = "special", "unreadable", "missing", "", "special"
	if os.Getuid() != 0 {
		write(t, "锁.txt", "2023年度述职报告\n")
		if err := os.Chmod("锁.txt", 0); err != nil {
			t.Fatal(err)
		}
		want["锁.txt"] = "permission"
	}
}

// The names of files end no line and steer no terminal, whichever command says them.
func TestHostileNames(t *testing.T) {
	t.Chdir(t.TempDir())
	const name = "a\nb\x1b[2J\u202e"
	write(t, name+".txt", "2023年度述职报告\n一、存在问题\n布署不周。\n")
	write(t, name+".docx", string(word(typed("2023年度述职报告\n布署不周。\n"), "")))
	write(t, name+".坏.docx", "PK\x03\x04")
	write(t, name+".坏.txt", "\x00\x01\x02\x03")
	for _, args := range [][]string{
		{"check", "."}, {"fix", "."}, {"fix", "--in-place", "."}, {"annotate", "."}, {"annotate", "."}, {"outline", name + ".txt"}, {"outline", name + ".坏.docx"},
		{"baseline", "-o", "known", "."}, {"check", "--baseline", "known", "."}, {"check", name}, {"fix", name}, {"check", "--format", "json=" + name + "/x", "."}, {"fix", "-o", name + "/x", name + ".txt"},
		{"check", "--pack", name, "."}, {"check", "--roster", name, "."}, {"check", "--roster", name + ".坏.txt", "."}, {"check", "--baseline", name, "."}, {"test", name}, {"fix", "--diff", "."},
	} {
		_, stdout, stderr := call(t, "", args...)
		if s := stdout + stderr; strings.Contains(s, "\x1b") || strings.Contains(s, "\u202e") || strings.Contains(s, "a\nb") {
			t.Errorf("%q says %q", args, s)
		}
		for line := range strings.Lines(stderr) {
			if !strings.HasPrefix(line, "jiaogao：") {
				t.Errorf("%q: a line on stderr is not of the program: %q", args, line)
			}
		}
	}
}
