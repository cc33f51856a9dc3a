package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

// small returns a report of a few lines that differs from its neighbours.
func small(i int) string {
	return fmt.Sprintf("云岚县水文站%d号站点2023年度述职报告\n一、工作情况\n全年巡测%d次，布署不周%d次。\n二、存在问题\n", i, i%97+1, i%5)
}

// library writes n reports below a new folder, in folders of 100, every tenth damaged.
func library(t *testing.T, n int) (root string, bad int) {
	t.Helper()
	root = t.TempDir()
	damaged := []string{"", "\x00\x01\x02", "PK\x03\x04 half a document", "%PDF-1.7\n", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "{\\rtf1"}
	for i := range n {
		name, text := fmt.Sprintf("%02d/%04d.txt", i/100, i), small(i)
		if i%10 == 3 {
			bad++
			name, text = fmt.Sprintf("%02d/%04d%s", i/100, i, []string{".txt", ".docx", ".pdf", ".doc"}[i/10%4]), damaged[i/10%len(damaged)]
		}
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root, bad
}

// A folder with damaged files is checked to its end, each file is one record, and the
// output does not depend on the number of workers.
func TestBatch(t *testing.T) {
	const n = 1000
	root, bad := library(t, n)
	t.Chdir(root)
	var first string
	for _, jobs := range []string{"1", "2", "8"} {
		code, stdout, stderr := call(t, "", "check", "--format", "json", "--jobs", jobs, ".")
		if code != exitFailed || strings.Count(stderr, "\n") != bad {
			t.Errorf("%s workers: exit code %d, %d lines on stderr for %d bad files", jobs, code, strings.Count(stderr, "\n"), bad)
		}
		if first == "" {
			first = stdout
		}
		if stdout != first {
			t.Errorf("%s workers write something else than one", jobs)
		}
	}
	run := decode(t, first)
	failures := 0
	seen := map[string]bool{}
	for _, f := range run.Files {
		seen[f.Path] = true
		if f.Error != nil {
			failures++
		}
	}
	if len(run.Files) != n || len(seen) != n || failures != bad || run.Summary.Unreadable != bad {
		t.Errorf("%d records of %d files, %d failures, %+v", len(run.Files), len(seen), failures, run.Summary)
	}
}

// decoded is what the tests read of the JSON output.
type decoded struct {
	Files []struct {
		Path  string
		Error *struct{ Cause, Message string }
	}
	Summary struct{ Files, Unreadable, Findings int }
}

func decode(t testing.TB, text string) (d decoded) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// Two processes that filter half of the lines each write what one run over the folder
// writes.
func TestFilterSplit(t *testing.T) {
	const n = 10000
	root := t.TempDir()
	t.Chdir(root)
	inputs := make([]bytes.Buffer, 2)
	for i := range n {
		name := fmt.Sprintf("%05d.txt", i)
		if err := os.WriteFile(name, []byte(small(i)), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := json.NewEncoder(&inputs[i*2/n]).Encode(map[string]any{"text": small(i), "id": i, "name": name}); err != nil {
			t.Fatal(err)
		}
	}
	rules := []string{"--rule", "empty-part", "--rule", "wrong-words"}
	var parts []string
	for i := range inputs {
		out, code := process(t, &inputs[i], append([]string{"check", "--filter"}, rules...)...)
		if code != exitFound {
			t.Errorf("exit code %d", code)
		}
		parts = append(parts, strings.Split(strings.TrimSuffix(out, "\n"), "\n")...)
	}
	_, whole, _ := call(t, "", append([]string{"check", "--format", "json", "."}, rules...)...)
	lines := strings.Split(whole, "\n")
	lines = lines[1 : len(lines)-2] // the head and the summary
	for i := range lines {
		lines[i] = strings.TrimSuffix(lines[i], ",")
	}
	if !slices.Equal(parts, lines) {
		t.Errorf("%d lines were filtered, %d files checked, and they differ", len(parts), len(lines))
	}
	if findings := strings.Count(whole, `"rule":`); findings < n {
		t.Errorf("only %d findings to compare", findings)
	}
}

// Lines that cannot be read have their answers; a stream that breaks off is a failure, even
// if nothing that is found may fail the run.
func TestFilterBrokenStream(t *testing.T) {
	for want, in := range map[int]io.Reader{
		exitClean:  strings.NewReader("x\n"),
		exitFailed: io.MultiReader(strings.NewReader("x\n"), iotest.ErrReader(errors.New("device gone"))),
	} {
		var stdout, stderr bytes.Buffer
		if code := run([]string{"check", "--filter", "--fail-on", "never"}, in, &stdout, &stderr); code != want {
			t.Errorf("exit code %d, want %d\n%s%s", code, want, &stdout, &stderr)
		}
	}
}

// process runs the program in a process of its own.
func process(t *testing.T, stdin *bytes.Buffer, args ...string) (stdout string, code int) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	// The test binary is the program itself where it is called by this name.
	c := &exec.Cmd{Path: exe, Args: append([]string{"jiaogao"}, args...), Stdin: stdin, Stderr: os.Stderr}
	out, err := c.Output()
	if _, exited := err.(*exec.ExitError); err != nil && !exited {
		t.Fatal(err)
	}
	return string(out), c.ProcessState.ExitCode()
}
