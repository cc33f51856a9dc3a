package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"strings"
	"syscall"
)

// temporary is the pattern of the names of files being written. [Walk] leaves them out, and
// [Sweep] removes those that were left behind.
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
	name := strings.NewReplacer("\n", `\n`, "\r", `\r`).Replace(path)
	return fmt.Errorf("写不了 %s：%s", name, writeFailure(runtime.GOOS, err))
}

// writeFailure says in Chinese why a file could not be written and what to do. What an
// error number means depends on the system.
func writeFailure(system string, err error) string {
	switch {
	case locked(system, err):
		return "文件正被Word、WPS等程序打开，请关闭后重试"
	case errors.Is(err, fs.ErrPermission):
		return "没有写入权限，或文件正被 Word 等程序打开，请关闭后重试"
	case errors.Is(err, fs.ErrNotExist):
		return "文件夹不存在，请核对路径"
	case full(system, err):
		return "磁盘空间不足，请清理后重试；原来的文件没有动"
	case system != "windows" && errors.Is(err, syscall.EROFS):
		return "文件夹是只读的，请改写到别的文件夹"
	case system != "windows" && errors.Is(err, syscall.ENAMETOOLONG):
		return "文件名太长，请改短后重试"
	}
	return "系统返回：" + reason(err) + "，请核对路径后重试"
}

// The numbers of errors that Windows has and others use for something else.
const (
	sharingViolation = syscall.Errno(32)  // another program has the file open
	lockViolation    = syscall.Errno(33)  // another program has locked a part of it
	handleDiskFull   = syscall.Errno(39)  // the disk is full
	diskFull         = syscall.Errno(112) // the disk is full
)

// locked reports whether another program has the file open in a way that keeps others off,
// as Word on Windows does.
func locked(system string, err error) bool {
	return system == "windows" && (errors.Is(err, sharingViolation) || errors.Is(err, lockViolation))
}

// full reports whether there is no room left.
func full(system string, err error) bool {
	if system == "windows" {
		return errors.Is(err, diskFull) || errors.Is(err, handleDiskFull)
	}
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// reason returns what the system says, without the names of files, which may be those of
// temporary ones.
func reason(err error) string {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		err = path.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return err.Error()
}
