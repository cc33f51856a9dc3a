package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// temporary is the pattern of the names of files being written. [Walk] leaves them out.
const temporary = ".jiaogao-*.tmp"

// Replace puts data in the place of the file at path, or makes it. Whatever happens, the
// file is the old one or the new one, whole: data goes to a temporary file beside it,
// which is synced and renamed. The mode is kept, and a link is followed to its target.
// Errors are Chinese sentences that name the file and the cure.
func Replace(path string, data []byte) error {
	target, mode := path, fs.FileMode(0o644)
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		target = resolved
	}
	if info, err := os.Stat(target); err == nil {
		mode = info.Mode().Perm()
	}
	name, err := write(filepath.Dir(target), data, mode)
	if err == nil {
		if err = os.Rename(name, target); err != nil {
			os.Remove(name)
		}
	}
	if err != nil {
		return fmt.Errorf("写不了 %s：%s", path, writeFailure(err))
	}
	return nil
}

// write writes data to a temporary file in dir and returns its name.
func write(dir string, data []byte, mode fs.FileMode) (name string, err error) {
	f, err := os.CreateTemp(dir, temporary)
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if _, err = f.Write(data); err != nil {
		return "", err
	}
	if err = f.Chmod(mode); err != nil {
		return "", err
	}
	if err = f.Sync(); err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

// writeFailure says in Chinese why a file could not be written and what to do.
func writeFailure(err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "没有写入权限，或文件正被 Word 等程序打开，请关闭后重试"
	case errors.Is(err, fs.ErrNotExist):
		return "文件夹不存在"
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return err.Error()
}
