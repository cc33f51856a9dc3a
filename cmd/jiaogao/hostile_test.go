package main

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

const hostileCauses = "../../testdata/hostile/causes.txt"

// fewest is how many hostile files there are to be.
const fewest = 500

// causesOf returns for each file why it is refused; empty where it is read.
func causesOf(tb testing.TB) map[string]string {
	tb.Helper()
	causes := map[string]string{}
	for line := range strings.Lines(string(readAll(tb, hostileCauses))) {
		if cause, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " "); ok {
			causes[name] = cause
		}
	}
	return causes
}

// TestHostileFiles checks all hostile files in one run: each is one record, which has a
// cause and a cure where the file is refused, the run ends, and what is refused is what was
// committed. A file that is read against expectation is as suspicious as one that is not.
// With -update it writes the causes of these files anew.
func TestHostileFiles(t *testing.T) {
	files, want := hostileFiles(t), causesOf(t)
	if len(files) < fewest {
		t.Errorf("only %d hostile files", len(files))
	}
	dir := t.TempDir()
	made := map[string]bool{}
	for i, f := range files {
		files[i].heavy = f.heavy || raceDetector() && i%4 > 0 // which makes each several times as heavy
		if made[f.name] {
			t.Errorf("%s comes twice", f.name)
		}
		if made[f.name] = true; !files[i].heavy {
			write(t, filepath.Join(dir, f.name), string(f.data()))
		}
	}
	got := refusals(t, dir)
	for _, f := range files {
		cause, ok := got[filepath.Join(dir, f.name)]
		switch {
		case f.heavy:
		case !ok:
			t.Errorf("%s has no record", f.name)
		case *update:
			want[f.name] = cause
		case cause != want[f.name]:
			t.Errorf("%s: cause %q, want %q", f.name, cause, want[f.name])
		}
	}
	for name := range want {
		if !made[name] {
			t.Errorf("%s is in %s, and there is no such file", name, hostileCauses)
		}
	}
	if *update {
		writeCauses(t, want)
	}
}

func writeCauses(t testing.TB, causes map[string]string) {
	t.Helper()
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(causes)) {
		if causes[name] != "" {
			fmt.Fprintf(&b, "%s %s\n", causes[name], name)
		}
	}
	write(t, hostileCauses, b.String())
}

// refusals checks a folder and returns the causes by path. It demands what holds of every
// record.
func refusals(t testing.TB, paths ...string) map[string]string {
	t.Helper()
	start := time.Now()
	_, stdout, stderr := call(t, "", append([]string{"check", "--format", "json", "--no-cache"}, paths...)...)
	t.Logf("%d bytes in %v", len(stdout), time.Since(start))
	causes := map[string]string{}
	failures := 0
	for _, f := range decode(t, stdout).Files {
		if _, twice := causes[f.Path]; twice {
			t.Errorf("%s has two records", f.Path)
		}
		causes[f.Path] = ""
		if f.Error == nil {
			continue
		}
		failures++
		causes[f.Path] = f.Error.Cause
		if f.Error.Cause == "" || f.Error.Cause == "internal" || !strings.Contains(f.Error.Message, "请") {
			t.Errorf("%s: no cause and cure: %+v", f.Path, *f.Error)
		}
	}
	if strings.Count(stderr, "\n") != failures || strings.ContainsAny(stderr, "\x1b\r") {
		t.Errorf("%d failures are not told in a line each:\n%.2000s", failures, stderr)
	}
	return causes
}
