package main

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var kills = flag.Int("kills", 12, "how often TestKillFix kills the program")

// TestKillFix kills the program while it corrects files in place, annotates one, writes a
// baseline and a result: each file is the old one or the new one, whole.
//
//	go test ./cmd/jiaogao -run KillFix -kills 1000
func TestKillFix(t *testing.T) {
	before := strings.Repeat("全年巡测42次,布署2次。\n", 2_000)
	after := strings.Repeat("全年巡测42次，部署2次。\n", 2_000)
	dir := t.TempDir()
	t.Chdir(dir)
	const files = 12
	report := string(word(typed("2023年度述职报告\n"+strings.Repeat("布署不周。\n", 300)), ""))
	whole := map[string][]string{"报告.docx": {report}, "known": {"old"}}
	for i := range files {
		whole[fmt.Sprintf("%02d.txt", i)] = []string{before, after}
	}
	done := 0
	for range *kills {
		for name, states := range whole {
			write(t, name, states[0])
		}
		os.Remove("known")
		args := [][]string{{"fix", "--in-place", "."}, {"annotate", "报告.docx"}, {"baseline", "-o", "known", "."}, {"check", "--format", "json=结果.json", "--no-cache", "."}}[rand.N(4)]
		if killedWithin(t, time.Second/4, args...) {
			done++
		}
		for i := range files {
			name := fmt.Sprintf("%02d.txt", i)
			if got := string(readAll(t, name)); got != before && got != after {
				t.Fatalf("%v: %s holds %d bytes", args, name, len(got))
			}
		}
		if string(readAll(t, "报告.docx")) != report {
			t.Fatalf("%v: the report was changed", args)
		}
		if out, err := os.ReadFile("结果.json"); err == nil {
			decode(t, string(out))
		}
		if code, _, stderr := call(t, "", "check", "--fail-on", "never", "--baseline", "known", "00.txt"); code != exitClean && !strings.Contains(stderr, "known") {
			t.Fatalf("%v: the baseline is damaged: %s", args, stderr)
		}
		if _, err := os.Stat("报告（校稿意见）.docx"); err == nil {
			if code, _, stderr := call(t, "", "check", "--fail-on", "never", "报告（校稿意见）.docx"); code != exitClean {
				t.Fatalf("%v: the annotated copy is damaged: %s", args, stderr)
			}
		}
	}
	t.Logf("%d of %d runs ended before they were killed", done, *kills)
	left, _ := filepath.Glob(".jiaogao-*.tmp")
	for _, name := range left {
		then := time.Now().Add(-48 * time.Hour)
		if err := os.Chtimes(name, then, then); err != nil {
			t.Fatal(err)
		}
	}
	call(t, "", "fix", "--in-place", ".")
	if still, _ := filepath.Glob(".jiaogao-*"); len(still) > 0 {
		t.Errorf("of %d files left behind %d are still there", len(left), len(still))
	}
}

// killedWithin runs the program and kills it within a time. It reports whether the program
// had ended.
func killedWithin(t *testing.T, most time.Duration, args ...string) bool {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := &exec.Cmd{Path: exe, Args: append([]string{"jiaogao"}, args...), Stderr: new(bytes.Buffer)}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(rand.N(most), func() { c.Process.Kill() })
	c.Wait()
	return timer.Stop()
}
