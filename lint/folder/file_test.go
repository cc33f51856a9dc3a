package folder_test

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/jiaogao/jiaogao/lint/folder"
)

func TestFile(t *testing.T) {
	for name, c := range map[string]struct {
		commit bool
		want   string
	}{"committed": {true, "新"}, "discarded": {false, "旧"}} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "结果.json")
			if err := os.WriteFile(path, []byte("旧"), 0o600); err != nil {
				t.Fatal(err)
			}
			f, err := folder.Create(path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := f.Write([]byte("新")); err != nil {
				t.Fatal(err)
			}
			if data, _ := os.ReadFile(path); string(data) != "旧" {
				t.Errorf("before the end the file holds %q", data)
			}
			if c.commit {
				if err := f.Commit(); err != nil {
					t.Fatal(err)
				}
			}
			f.Discard()
			if data, _ := os.ReadFile(path); string(data) != c.want {
				t.Errorf("the file holds %q, want %q", data, c.want)
			}
			if info, _ := os.Stat(path); runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
				t.Errorf("the mode became %v", info.Mode())
			}
			if entries, _ := os.ReadDir(dir); len(entries) != 1 {
				t.Errorf("left over: %v", entries)
			}
		})
	}
}

// What is no regular file must not be replaced by one.
func TestFileInPlace(t *testing.T) {
	before, err := os.Stat(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	f, err := folder.Create(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte("x")); err != nil {
		t.Error(err)
	}
	if err := f.Commit(); err != nil {
		t.Error(err)
	}
	if after, err := os.Stat(os.DevNull); err != nil || after.Mode() != before.Mode() {
		t.Errorf("%s became %v, %v", os.DevNull, after, err)
	}
}

func TestFileIs(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("a.json", nil, 0o644); err != nil {
		t.Fatal(err)
	}
	f, err := folder.Create("a.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Discard()
	if !f.Is("./a.json") || f.Is("b.json") {
		t.Error("a file does not know its own name")
	}
	if runtime.GOOS == "windows" {
		return
	}
	if err := os.Symlink("a.json", "c.json"); err != nil {
		t.Fatal(err)
	}
	if !f.Is("c.json") {
		t.Error("a file does not know a link to its place")
	}
}
