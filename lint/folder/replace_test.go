package folder

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// What a clerk is told of a file that cannot be written depends on the system.
func TestWriteFailure(t *testing.T) {
	for _, c := range []struct {
		system string
		err    error
		says   string
	}{
		{"windows", &os.LinkError{Op: "rename", Old: ".jiaogao-1.tmp", New: "a.docx", Err: syscall.Errno(32)}, "正被Word、WPS等程序打开"},
		{"windows", &fs.PathError{Op: "open", Path: "a.docx", Err: syscall.Errno(33)}, "正被Word、WPS等程序打开"},
		{"windows", syscall.Errno(112), "磁盘空间不足"},
		{"windows", fs.ErrPermission, "没有写入权限"},
		{"linux", &fs.PathError{Op: "write", Path: ".jiaogao-1.tmp", Err: syscall.ENOSPC}, "磁盘空间不足"},
		{"linux", &fs.PathError{Op: "open", Path: "a", Err: syscall.EROFS}, "只读"},
		{"linux", &fs.PathError{Op: "open", Path: "a", Err: syscall.ENOENT}, "文件夹不存在"},
		{"linux", &fs.PathError{Op: "open", Path: "a", Err: syscall.ENAMETOOLONG}, "太长"},
		{"linux", &os.LinkError{Op: "rename", Old: ".jiaogao-1.tmp", New: "a", Err: syscall.EIO}, "系统返回"},
		{"linux", fmt.Errorf("x: %w", syscall.Errno(32)), "系统返回"},
	} {
		got := writeFailure(c.system, c.err)
		if !strings.Contains(got, c.says) || !strings.Contains(got, "请") || strings.Contains(got, "tmp") {
			t.Errorf("%s, %v: %s, want %q with the cure and no temporary name", c.system, c.err, got, c.says)
		}
	}
}

// A disk that is full leaves the old file and nothing else.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := mountSmall(dir); err != nil {
		t.Skipf("no small disk to be had: %v", err)
	}
	defer unmountSmall(dir)
	path := filepath.Join(dir, "报告.txt")
	if err := os.WriteFile(path, []byte("旧"), 0o644); err != nil {
		t.Fatal(err)
	}
	err := Replace(path, make([]byte, 4<<20))
	if err == nil || !strings.Contains(err.Error(), "磁盘空间不足") || !strings.Contains(err.Error(), "报告.txt") {
		t.Errorf("got %v", err)
	}
	if data, _ := os.ReadFile(path); string(data) != "旧" {
		t.Errorf("the file holds %d bytes", len(data))
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("left over: %v", entries)
	}
}

// A folder that cannot be written leaves the file as it was, even where the user may write
// to that file: half a file would be worse.
func TestReadOnlyFolder(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Skip("this user may write everywhere")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "报告.txt")
	if err := os.WriteFile(path, []byte("旧"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o755)
	if err := Replace(path, []byte("新")); err == nil || !strings.Contains(err.Error(), "没有写入权限") {
		t.Errorf("got %v", err)
	}
	if data, _ := os.ReadFile(path); string(data) != "旧" {
		t.Errorf("the file holds %q", data)
	}
}

// A link stays one, and its target is replaced, in the folder where that is; so it is with
// a link to a link. One that leads nowhere is replaced itself.
func TestReplaceLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need rights")
	}
	dir := t.TempDir()
	t.Chdir(dir)
	os.Mkdir("库", 0o755)
	for _, err := range []error{os.WriteFile("库/a.txt", []byte("旧"), 0o600), os.Symlink("库/a.txt", "b.txt"), os.Symlink("b.txt", "c.txt"), os.Symlink("nowhere", "d.txt")} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"b.txt", "c.txt"} {
		if err := Replace(name, []byte(name)); err != nil {
			t.Error(err)
		}
		info, err := os.Lstat(name)
		if data, _ := os.ReadFile("库/a.txt"); err != nil || info.Mode()&fs.ModeSymlink == 0 || string(data) != name {
			t.Errorf("%s: %v, the target holds %q", name, err, data)
		}
	}
	if err := Replace("d.txt", []byte("新")); err != nil {
		t.Error(err)
	}
	if data, err := os.ReadFile("d.txt"); string(data) != "新" {
		t.Errorf("got %q, %v", data, err)
	}
	if left, _ := filepath.Glob("*/.jiaogao-*"); len(left) > 0 {
		t.Errorf("left over: %v", left)
	}
}
