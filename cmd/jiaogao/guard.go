package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/jiaogao/jiaogao/lint/folder"
)

// patience is how long a report may take unless --timeout says otherwise. A report of a
// thousand pages takes seconds.
const patience = 60 * time.Second

// maxHeap is how many bytes the process may hold on its heap before it gives reports up.
// No report comes near it that the readers take for one.
const maxHeap = 1 << 30

const timeoutUsage = "一篇报告最多检查的`时间`，例如 30s、2m，超过就放弃这一篇；0 表示不限，默认 60s"

// guard returns the guard that the options ask for.
func (o *checkOptions) guard() (*folder.Guard, error) {
	limit, err := timeout(o.timeout)
	return &folder.Guard{Time: limit, Memory: maxHeap}, err
}

// timeout reads the value of --timeout. A bare number counts seconds.
func timeout(value string) (time.Duration, error) {
	if value == "" {
		return patience, nil
	}
	limit, err := time.ParseDuration(value)
	if n, bare := strconv.ParseUint(value, 10, 24); bare == nil {
		limit, err = time.Duration(n)*time.Second, nil
	}
	if err != nil || limit < 0 {
		return 0, fmt.Errorf("选项 --timeout 的值“%s”不对，请写时间，例如 30s（30秒）、2m（2分钟），0 表示不限", value)
	}
	return limit, nil
}

// bounded does the work on a file that is no part of a run, and ends it after a time. The
// work must heed its context.
func bounded(ctx context.Context, work func(context.Context) error) error {
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	err := work(limited)
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		return fmt.Errorf("超时：处理超过%d秒，已放弃，请确认文件正常，拆分后再试", int(patience.Seconds()))
	}
	return err
}
