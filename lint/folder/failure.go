package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"syscall"

	"github.com/jiaogao/jiaogao/lint"
)

// failure puts an error of the operating system into the reader's words.
func failure(err error) *lint.Failure {
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return &lint.Failure{Cause: "missing", Message: "文件不存在，请核对路径和文件名"}
	case locked(runtime.GOOS, err):
		return &lint.Failure{Cause: "locked", Message: "文件正被Word、WPS等程序打开，请关闭后重试"}
	case errors.Is(err, fs.ErrPermission):
		return &lint.Failure{Cause: "permission", Message: "没有读取权限，请检查文件的权限设置，或确认它没有被其他程序占用"}
	case errors.Is(err, syscall.EISDIR):
		return special()
	}
	return &lint.Failure{Cause: "unreadable", Message: fmt.Sprintf("读取失败，系统返回：%s，请确认文件能正常打开后重试", reason(err))}
}

// special is the failure of devices, pipes and folders in the place of a file.
func special() *lint.Failure {
	return &lint.Failure{Cause: "special", Message: "不是普通文件，无法读取，请改为指定报告文件"}
}

// broken is the failure of our own program, which panicked with v.
func broken(v any) *lint.Failure {
	return &lint.Failure{Cause: "internal", Message: fmt.Sprintf("程序内部出错，请反馈给开发者：%v", v)}
}
