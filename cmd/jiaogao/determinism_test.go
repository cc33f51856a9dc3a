package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint/output"
)

var runs = flag.Int("runs", 1, "how often TestDeterminism runs everything")

// TestDeterminism checks reports of all formats with one, two and eight workers, with and
// without what an earlier run has kept: all outputs are the same to the byte.
//
//	go test ./cmd/jiaogao -run Determinism -runs 20
func TestDeterminism(t *testing.T) {
	dir := t.TempDir()
	patterns := []string{"../../testdata/input/*/*.*", "../../testdata/reports/*.[tm]*"}
	if *runs == 1 {
		patterns[0] = "../../testdata/input/formats/[年样]*.*"
	}
	copyAll(t, dir, patterns...)
	write(t, filepath.Join(dir, "述职报告.docx"), string(word(typed(string(readAll(t, corpusDir+"/述职报告.txt"))), "")))
	for _, f := range hostileFiles(t) {
		if !f.heavy && strings.HasPrefix(f.name, "flip-3-") && !strings.HasSuffix(f.name, ".pdf") {
			write(t, filepath.Join(dir, f.name), string(f.data()))
		}
	}
	t.Setenv(cacheVariable, t.TempDir())
	t.Chdir(dir)
	want := everything(t, "--no-cache", "--jobs", "1", ".")
	for range *runs {
		for _, args := range [][]string{{"--jobs", "2"}, {"--jobs", "8"}, {"--no-cache", "--jobs", "8"}} {
			differ(t, fmt.Sprint(args), want, everything(t, append(args, ".")...))
		}
	}
	shuffled(t)
}

// copyAll copies files into a folder.
func copyAll(t *testing.T, dir string, patterns ...string) {
	t.Helper()
	for _, pattern := range patterns {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, name := range names {
			write(t, filepath.Join(dir, filepath.Base(name)), string(readAll(t, name)))
		}
	}
}

// everything runs a check and returns what each format holds and what is said.
func everything(t *testing.T, args ...string) map[string]string {
	t.Helper()
	out := t.TempDir()
	all := append([]string{"check"}, args...)
	for _, f := range output.Formats() {
		all = append(all, "--format", f.Name+"="+filepath.Join(out, f.Name))
	}
	code, stdout, stderr := call(t, "", all...)
	got := map[string]string{"code": fmt.Sprint(code), "stdout": stdout, "stderr": stderr}
	for _, f := range output.Formats() {
		got[f.Name] = string(readAll(t, filepath.Join(out, f.Name)))
	}
	// Once more with outputs whose parts an earlier run may have kept.
	alone := parters()
	if *runs == 1 {
		alone = alone[:1]
	}
	for _, format := range alone {
		_, got[format+" alone"], _ = call(t, "", append([]string{"check", "--format", format}, args...)...)
	}
	return got
}

func differ(t *testing.T, what string, want, got map[string]string) {
	t.Helper()
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s: %s is another", what, name)
		}
	}
}

// shuffled checks files in other orders: each has the same record.
func shuffled(t *testing.T) {
	t.Helper()
	names, err := filepath.Glob("*")
	if err != nil {
		t.Fatal(err)
	}
	records := func() []string {
		_, stdout, _ := call(t, "", append([]string{"check", "--no-cache", "--format", "jsonl", "--"}, names...)...)
		lines := strings.Split(stdout, "\n")
		slices.Sort(lines)
		return lines
	}
	want := records()
	if len(want) < len(names) {
		t.Errorf("%d lines of %d files", len(want), len(names))
	}
	for i := range *runs {
		r := rand.New(rand.NewPCG(uint64(i), 0))
		r.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
		if !slices.Equal(want, records()) {
			t.Errorf("in the order %q the records are others", names)
		}
	}
}

// TestNothingLeft: no run leaves a temporary file, and no text or name of a report stands in
// what the cache keeps or what the names of its files are.
func TestNothingLeft(t *testing.T) {
	dir, kept, temporary := t.TempDir(), t.TempDir(), t.TempDir()
	copyAll(t, dir, "../../testdata/input/formats/样*.*", "../../testdata/reports/*.[tm]*")
	for range 9 { // enough to be kept
		write(t, filepath.Join(dir, fmt.Sprintf("机密%d.txt", len(entries(t, dir)))), "机密人员二〇二三年度述职报告\n布署不周。\n")
	}
	t.Setenv(cacheVariable, kept)
	t.Setenv("TMPDIR", temporary)
	t.Chdir(dir)
	for _, args := range [][]string{{"check", "."}, {"check", "--format", "html=页.html", "."}, {"check", "--format", "jsonl", "."}, {"fix", "."}, {"baseline", "."}} {
		call(t, "", args...)
	}
	if left := entries(t, temporary); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if left, _ := filepath.Glob(".jiaogao-*"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	list := entries(t, kept)
	if len(list) == 0 {
		t.Error("nothing was kept")
	}
	for _, e := range list {
		data := string(readAll(t, filepath.Join(kept, e.Name())))
		for _, secret := range []string{"机密", "布署", "述职", "云岚", "wrong-words"} {
			if strings.Contains(e.Name()+data, secret) {
				t.Errorf("%s holds %q", e.Name(), secret)
			}
		}
	}
}

func entries(t *testing.T, dir string) []os.DirEntry {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	return list
}
