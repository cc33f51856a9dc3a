//go:build unix

package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jiaogao/jiaogao/lint/folder"
	"github.com/jiaogao/jiaogao/lint/output"
)

// interrupter is a standard input that never ends. When what stands before is read, it
// waits for ready and sends the process a signal.
type interrupter struct {
	t      *testing.T
	signal syscall.Signal
	before io.Reader
	ready  func() bool
}

func (i interrupter) Read(p []byte) (int, error) {
	if n, err := i.before.Read(p); err == nil {
		return n, nil
	}
	for deadline := time.Now().Add(300 * time.Millisecond); !i.ready() && time.Now().Before(deadline); {
		time.Sleep(time.Millisecond)
	}
	if err := syscall.Kill(os.Getpid(), i.signal); err != nil {
		i.t.Error(err)
	}
	time.Sleep(time.Hour)
	return 0, nil
}

// filled returns a function that reports whether a file holds anything.
func filled(name string) func() bool {
	return func() bool {
		info, err := os.Stat(name)
		return err == nil && info.Size() > 100
	}
}

// interrupted runs the program in a new folder with one report, interrupts it, and returns
// what is in the file out then.
func interrupted(t *testing.T, out, before string, args ...string) string {
	t.Helper()
	t.Chdir(t.TempDir())
	if err := os.WriteFile("报告.txt", []byte("2023年述职报告\n一、存在问题\n布署不周。\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	stdout, err := os.Create("stdout")
	if err != nil {
		t.Fatal(err)
	}
	defer stdout.Close()
	var stderr bytes.Buffer
	stdin := interrupter{t, syscall.SIGINT, strings.NewReader(before), filled("stdout")}
	if code := run(args, stdin, stdout, &stderr); code != exitInterrupted {
		t.Errorf("exit code %d\n%s", code, &stderr)
	}
	if left, _ := filepath.Glob(".jiaogao-*"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	data, err := os.ReadFile(out)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
	return string(data)
}

// What an interrupted run has written is whole in every format.
func TestInterrupt(t *testing.T) {
	for _, f := range output.Formats() {
		t.Run(f.Name, func(t *testing.T) {
			got := interrupted(t, "stdout", "", "check", "--format", f.Name, "报告.txt", folder.Stdin)
			if err := whole(got); err != nil {
				t.Errorf("%v in\n%s", err, got)
			}
			switch f.Name {
			case "json":
				if !strings.Contains(got, `"interrupted":true`) {
					t.Errorf("not said: %s", got)
				}
			case "text":
				if !strings.Contains(got, "检查中断") {
					t.Errorf("not said: %s", got)
				}
			}
		})
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
			if code := run(append(args, "-"), interrupter{t, signal, strings.NewReader(""), func() bool { return true }}, &stdout, &stderr); code != exitInterrupted {
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

func TestInterruptFilter(t *testing.T) {
	got := interrupted(t, "stdout", "{\"name\": \"a.txt\", \"text\": \"述职报告\"}\n", "check", "--filter")
	if strings.Count(got, "\n") != 1 || whole(got) != nil {
		t.Errorf("an interrupted filter printed %s", got)
	}
}

// An interrupted run makes no baseline and takes nothing off one: it has not seen all.
func TestInterruptBaseline(t *testing.T) {
	if got := interrupted(t, "known", "", "baseline", "-o", "known", "报告.txt", folder.Stdin); got != "" {
		t.Errorf("got %s", got)
	}
	t.Chdir(t.TempDir())
	const known = "{\"baseline\":1}\n{\"path\":\"gone.txt\",\"rule\":\"missing-part\",\"fingerprint\":\"0123456789abcdef\",\"count\":1,\"text\":\"\"}\n"
	if err := os.WriteFile("known", []byte(known), 0o644); err != nil {
		t.Fatal(err)
	}
	name, _ := filepath.Abs("known")
	interrupted(t, "stdout", "", "check", "--baseline", name, "--prune", "报告.txt", folder.Stdin)
	if data, _ := os.ReadFile(name); string(data) != known {
		t.Errorf("got %s", data)
	}
}

// whole returns an error for the front of a file in a known notation. Text may end
// anywhere, but not within a line.
func whole(s string) error {
	switch {
	case strings.HasPrefix(s, "PK"):
		_, err := zip.NewReader(strings.NewReader(s), int64(len(s)))
		return err
	case strings.HasPrefix(s, "<!"):
		if !strings.HasSuffix(strings.TrimSpace(s), "</html>") {
			return errors.New("the page does not end")
		}
		return nil
	case strings.HasPrefix(s, "<"):
		return wellFormed(s)
	case strings.HasPrefix(s, "{") || strings.HasPrefix(s, "["):
		for d := json.NewDecoder(strings.NewReader(s)); ; {
			var v any
			if err := d.Decode(&v); err == io.EOF {
				return nil
			} else if err != nil {
				return err
			}
		}
	case s != "" && !strings.HasSuffix(s, "\n"):
		return errors.New("the last line does not end")
	}
	return nil
}

func wellFormed(s string) error {
	for d := xml.NewDecoder(strings.NewReader(s)); ; {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}
