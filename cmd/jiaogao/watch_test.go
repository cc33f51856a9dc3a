package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWatch: packs are tested again when they, or their neighbours, have changed, and only
// then; a mistake does not end the watch.
func TestWatch(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.toml")
	write := func(name, text string) {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const pack = "[pack]\ntitle = \"用语\"\nextends = [\"b\"]\n[rule.local-words]\nkind = \"wording\"\n[rule.local-words.words]\n\"网格长\" = \"网格员\"\n"
	write(name, pack)
	write(filepath.Join(dir, "b.toml"), "[pack]\ntitle = \"底本\"\n")
	var out, errs bytes.Buffer
	p := &program{stdout: &out, stderr: &errs}
	last := ""
	runs := func(want int) {
		t.Helper()
		last = p.look([]string{name}, last)
		if n := strings.Count(out.String(), "等待改动"); n != want {
			t.Fatalf("%d runs, want %d:\n%s%s", n, want, &out, &errs)
		}
	}
	runs(1)
	runs(1)
	write(name, strings.Replace(pack, "网格员", "网格负责人", 1))
	runs(2)
	write(name, "[pack]\n")
	runs(3)
	if !strings.Contains(errs.String(), "title") {
		t.Errorf("the mistake is not told: %s", &errs)
	}
	write(name, pack)
	runs(4)
	write(filepath.Join(dir, "b.toml"), "[pack]\ntitle = \"另一底本\"\n")
	runs(5)
	if strings.Contains(out.String(), "\x1b") {
		t.Errorf("the screen is cleared though there is none: %q", out.String())
	}
}
