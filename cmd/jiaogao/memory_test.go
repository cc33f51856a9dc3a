package main

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/output"
)

// batch makes a folder of reports and of files that are none. Its copies have the content
// of other files, as folders do.
func batch(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	names, err := filepath.Glob("../../testdata/reports/*.[tm]*")
	if err != nil || len(names) == 0 {
		t.Fatalf("no reports: %v", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, copied := range []string{"", "副本-"} {
			write(t, filepath.Join(dir, copied+filepath.Base(name)), string(data))
		}
	}
	write(t, filepath.Join(dir, "空.txt"), "")
	write(t, filepath.Join(dir, "坏.docx"), "PK\x03\x04")
	write(t, filepath.Join(dir, "短.txt"), "全年巡查渠道42次,布署2次。\n")
	return dir
}

func write(t testing.TB, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// parters names the formats whose parts the cache keeps.
func parters() []string {
	var names []string
	for _, f := range output.Formats() {
		if _, ok := f.New(nil, output.Options{}).(output.Parter); ok {
			names = append(names, f.Name)
		}
	}
	return names
}

// outcomeOf runs a check and returns all that it says.
func outcomeOf(t *testing.T, args ...string) string {
	t.Helper()
	code, stdout, stderr := call(t, "", append([]string{"check"}, args...)...)
	return fmt.Sprintf("%d\n%s\n%s", code, stdout, stderr)
}

// held counts the bytes that the cache holds.
func held(t *testing.T, dir string) (size int64) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		size += info.Size()
	}
	return size
}

// With a cache, without, the first time, again, and with any number of workers: a run says
// the same.
func TestCacheChangesNothing(t *testing.T) {
	dir := batch(t)
	extra := filepath.Join(t.TempDir(), "extra.toml")
	pack := "[pack]\ntitle = \"x\"\n[rule.local]\nkind = \"wording\"\ntitle = \"x\"\nwhy = \"x\"\nseverity = %q\n[rule.local.words]\n\"渠道\" = \"%s\"\n"
	write(t, extra, fmt.Sprintf(pack, "error", "水渠"))
	variants := [][]string{{}, {"--color", "always"}, {"--min-severity", "hint"}, {"--skip", "wrong-words"}, {"--rule", "wrong-words"},
		{"--type", "述职报告"}, {"--fail-on", "never"}, {"--fail-on", "hint"}, {"--revisions", "original"}, {"--pack", extra}, {"--pack", "layout"}}
	for _, f := range parters() {
		variants = append(variants, []string{"--format", f})
	}
	variants = append(variants, []string{"--format", "json", "--format", "text=" + filepath.Join(t.TempDir(), "x.out")})
	t.Setenv(cacheVariable, t.TempDir())
	for range 2 {
		for _, variant := range variants {
			args := append(variant, dir)
			want := outcomeOf(t, append(args, "--no-cache", "--jobs", "1")...)
			for _, jobs := range []string{"1", "2", "8"} {
				if diff := cmp.Diff(want, outcomeOf(t, append(args, "--jobs", jobs)...)); diff != "" {
					t.Errorf("%v --jobs %s (-want +got):\n%s", variant, jobs, diff)
				}
			}
		}
		// The second time a pack has changed, a report, and one that another was a copy of.
		write(t, filepath.Join(dir, "短.txt"), "全年巡查渠道42次，布署3次。\n")
		write(t, filepath.Join(dir, "副本-述职报告.txt"), "2023年度述职报告\n一、履职情况\n全年巡查渠道42次。\n")
		write(t, extra, fmt.Sprintf(pack, "warning", "渠"))
	}
}

// The second run of a folder does not check what the first has checked, unless it must.
func TestCacheIsUsed(t *testing.T) {
	dir, folder := batch(t), t.TempDir()
	t.Setenv(cacheVariable, folder)
	grows := func(want bool, args ...string) {
		t.Helper()
		before := held(t, folder)
		outcomeOf(t, args...)
		if got := held(t, folder) > before; got != want {
			t.Errorf("%v: the cache grows: %v, want %v", args, got, want)
		}
	}
	one := filepath.Join(dir, "短.txt")
	grows(false, one)
	grows(false, "--no-cache", dir)
	grows(true, dir)
	grows(false, dir)
	grows(false, one, dir)
	grows(true, "--skip", "wrong-words", dir)
	grows(true, "--format", "json", dir)
	write(t, one, "全年巡查渠道43次。\n")
	grows(true, dir)
	grows(false, dir)
	t.Setenv(cacheVariable, cacheOff)
	grows(false, "--skip", "doubled-words", dir)
}

// Files that jiaogao.toml has exceptions for are checked each time: the exceptions may
// change, and those of no use are told.
func TestCacheAndExceptions(t *testing.T) {
	dir := batch(t)
	t.Setenv(cacheVariable, t.TempDir())
	t.Chdir(dir)
	without := outcomeOf(t, ".")
	write(t, "jiaogao.toml", "[ignore.\"短.txt\"]\nwrong-words = \"引用原文\"\nsingle-dash = \"没有用上\"\n")
	want := outcomeOf(t, "--no-cache", ".")
	if want == without || !strings.Contains(want, "没有用上") {
		t.Fatalf("the exceptions have no effect:\n%s", want)
	}
	for range 2 {
		if diff := cmp.Diff(want, outcomeOf(t, ".")); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

func FuzzDecodeRecord(f *testing.F) {
	r := &lint.Record{Result: lint.Result{Findings: []lint.Finding{{Severity: lint.Error}, {Severity: lint.Hint}}}, Parts: [][]byte{[]byte("一"), nil}}
	f.Add(encodeRecord(r), 2)
	f.Add([]byte("\xff\xff\xff\xff\xff\xff\xff\xff\x7f"), 1)
	f.Fuzz(func(t *testing.T, value []byte, outputs int) {
		outputs = max(0, min(outputs, 3))
		r := decodeRecord("a.txt", value, outputs)
		if r == nil {
			return
		}
		again := decodeRecord("a.txt", encodeRecord(r), outputs)
		if !reflect.DeepEqual(r, again) {
			t.Errorf("%v is read again as %v", r, again)
		}
	})
}
