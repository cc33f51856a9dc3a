//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jiaogao/jiaogao/lint/output"
)

// interrupter is a standard input that never ends. Its first reader sends the process a
// signal.
type interrupter struct {
	t      *testing.T
	signal syscall.Signal
}

func (i interrupter) Read([]byte) (int, error) {
	if err := syscall.Kill(os.Getpid(), i.signal); err != nil {
		i.t.Error(err)
	}
	time.Sleep(time.Hour)
	return 0, nil
}

func TestInterrupt(t *testing.T) {
	var stdout, stderr bytes.Buffer
	if code := run([]string{"check", "--format", "json", "-"}, interrupter{t, syscall.SIGINT}, &stdout, &stderr); code != exitInterrupted {
		t.Errorf("exit code %d\n%s", code, &stderr)
	}
	if got := stdout.String(); !strings.Contains(got, `"interrupted":true`) || !strings.HasSuffix(got, "}\n") {
		t.Errorf("an interrupted run printed %s", got)
	}
}

// TestInterruptFiles: files that a run cut short was writing are complete in themselves, and
// say that the run was cut short.
func TestInterruptFiles(t *testing.T) {
	for signal, name := range map[syscall.Signal]string{syscall.SIGINT: "interrupt", syscall.SIGTERM: "terminate"} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			t.Chdir(dir)
			args := []string{"check"}
			for _, f := range output.Formats() {
				args = append(args, "--format", f.Name+"=out."+f.Name)
			}
			var stdout, stderr bytes.Buffer
			if code := run(append(args, "-"), interrupter{t, signal}, &stdout, &stderr); code != exitInterrupted {
				t.Errorf("exit code %d\n%s", code, &stderr)
			}
			entries, err := os.ReadDir(dir)
			if err != nil || len(entries) != len(output.Formats()) {
				t.Errorf("%d files, %v", len(entries), err)
			}
			for _, e := range entries {
				data, err := os.ReadFile(e.Name())
				got := string(data)
				if filepath.Ext(e.Name()) == ".xlsx" {
					got, err = rowsOf(data)
				}
				if err != nil || !strings.Contains(got, "检查中断") && !strings.Contains(got, `"interrupted":true`) {
					t.Errorf("%s, %v: %s", e.Name(), err, got)
				}
			}
		})
	}
}
