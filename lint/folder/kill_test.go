package folder_test

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/jiaogao/jiaogao/lint/folder"
)

var kills = flag.Int("kills", 30, "how often TestKill kills a process that writes")

// rewriting is the environment variable that names the file that the test binary is to
// write over and over.
const rewriting = "JIAOGAO_TEST_REWRITE"

func TestMain(m *testing.M) {
	if path := os.Getenv(rewriting); path != "" {
		rewrite(path)
	}
	os.Exit(m.Run())
}

// edition returns what the file holds, first 甲 all over, then 乙.
func edition(n int) []byte { return bytes.Repeat([]byte([]string{"甲", "乙"}[n%2]), 2<<20/3) }

// rewrite replaces the file until it is killed.
func rewrite(path string) {
	editions := [][]byte{edition(0), edition(1)}
	fmt.Println("ready")
	for n := 0; ; n++ {
		if err := folder.Replace(path, editions[n%2]); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	}
}

// TestKill kills a process while it replaces a file, which must be whole whatever happens.
// What is left behind is at most one file a kill, and is gone after a day.
//
//	go test ./lint/folder -run Kill -kills 1000
func TestKill(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "报告.txt")
	if err := os.WriteFile(path, edition(0), 0o640); err != nil {
		t.Fatal(err)
	}
	for i := range *kills {
		killed(t, path)
		data, err := os.ReadFile(path)
		if err != nil || !bytes.Equal(data, edition(0)) && !bytes.Equal(data, edition(1)) {
			t.Fatalf("kill %d: %d bytes, %v", i, len(data), err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
			t.Fatalf("kill %d: the mode became %v", i, info.Mode())
		}
	}
	left, _ := filepath.Glob(filepath.Join(dir, ".jiaogao-*"))
	t.Logf("%d kills left %d temporary files", *kills, len(left))
	if len(left) > *kills {
		t.Errorf("%d kills left %d files", *kills, len(left))
	}
	if n := folder.Sweep(path); n > 0 {
		t.Errorf("%d files were removed that may still be written", n)
	}
	for _, name := range left {
		age(t, name)
	}
	if n := folder.Sweep(path); n != len(left) {
		t.Errorf("%d of %d files were removed", n, len(left))
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("left over: %v", entries)
	}
}

// killed starts a process that rewrites the file and kills it within 50 ms.
func killed(t *testing.T, path string) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(exe)
	c.Env = append(os.Environ(), rewriting+"="+path)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	line := make([]byte, 64)
	if n, err := out.Read(line); string(line[:n]) != "ready\n" {
		t.Errorf("the process said %q, %v", line[:n], err)
	}
	time.Sleep(rand.N(50 * time.Millisecond))
	if err := c.Process.Kill(); err != nil {
		t.Error(err)
	}
	c.Wait()
}

// age makes a file two days old.
func age(t *testing.T, name string) {
	t.Helper()
	then := time.Now().Add(-48 * time.Hour)
	if err := os.Chtimes(name, then, then); err != nil {
		t.Fatal(err)
	}
}

// TestSweep: only old temporary files of ours are removed, and no links or folders.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	keep := []string{".jiaogao-x.tmp", ".jiaogao-.tmp", "jiaogao-1.tmp", ".jiaogao-1.tmp.docx", ".jiaogaoignore", "报告.txt", ".jiaogao-12x.tmp"}
	for _, name := range append(keep, ".jiaogao-123.tmp", ".jiaogao-9.tmp") {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		age(t, path)
	}
	if err := os.Mkdir(filepath.Join(dir, ".jiaogao-77.tmp"), 0o755); err != nil {
		t.Fatal(err)
	}
	age(t, filepath.Join(dir, ".jiaogao-77.tmp"))
	if err := os.WriteFile(filepath.Join(dir, ".jiaogao-5.tmp"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if n := folder.Sweep(filepath.Join(dir, "结果.json")); n != 2 {
		t.Errorf("%d files were removed, want 2", n)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != len(keep)+2 {
		t.Errorf("left: %v", entries)
	}
	if n := folder.Sweep(filepath.Join(dir, "nowhere", "x")); n != 0 {
		t.Errorf("%d files were removed from a folder that is not there", n)
	}
}
