package folder

import (
	"errors"
	"fmt"
	"io/fs"
)

// temporary is the pattern of the names of files being written. [Walk] leaves them out.
const temporary = ".jiaogao-*.tmp"

// Replace puts data in the place of the file at path, or makes it. Whatever happens, the
// file is the old one or the new one, whole: data goes to a temporary file beside it,
// which is synced and renamed. The mode is kept, and a link is followed to its target.
// Errors are Chinese sentences that name the file and the cure.
func Replace(path string, data []byte) error {
	f, err := Create(path)
	if err != nil {
		return err
	}
	defer f.Discard()
	if _, err := f.Write(data); err != nil {
		return refuse(path, err)
	}
	return f.Commit()
}

// refuse says that the file at path could not be written, why and what to do.
func refuse(path string, err error) error {
	return fmt.Errorf("写不了 %s：%s", path, writeFailure(err))
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
