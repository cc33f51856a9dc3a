package main

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/folder"
	"github.com/jiaogao/jiaogao/lint/output"
)

// sinks are the outputs of a run. Failures are told on stderr too, unless the reader sees
// them in the same terminal anyway.
type sinks struct {
	list   []sink
	stderr io.Writer // nil: failures are seen already
}

// A sink writes the run in one format to one place.
type sink struct {
	output.Writer
	file  *folder.File // nil: standard output
	name  string       // of the format
	color bool
}

// open opens the outputs that the options ask for. The entries are what is checked.
func (p *program) open(o *checkOptions, book *book, entries iter.Seq[folder.Entry]) (*sinks, error) {
	color, err := p.wantsColor(o.color)
	if err != nil {
		return nil, err
	}
	requests := o.formats
	if len(requests) == 0 {
		requests = []string{output.Formats()[0].Name}
	}
	s := &sinks{stderr: p.stderr}
	for _, request := range requests {
		name, path, toFile := strings.Cut(request, "=")
		if !toFile && name == "text" && terminal(p.stdout) {
			s.stderr = nil
		}
		format, err := formatNamed(name)
		if err != nil {
			s.discard()
			return nil, err
		}
		w, file, err := s.destination(name, path, p.stdout, entries)
		if err != nil {
			s.discard()
			return nil, err
		}
		options := output.Options{Tool: "jiaogao " + version, Color: color && !toFile, Rule: book.rule, Roster: o.roster != ""}
		s.list = append(s.list, sink{format.New(w, options), file, name, options.Color})
	}
	if slices.ContainsFunc(s.list, func(k sink) bool { return k.file != nil }) {
		// A reader of standard output that has gone makes the write fail, instead of killing
		// the program, which would leave temporary files.
		signal.Ignore(syscall.SIGPIPE)
	}
	if err := s.each(func(k sink) error { return k.Begin() }); err != nil {
		s.discard()
		return nil, err
	}
	return s, nil
}

func formatNamed(name string) (*output.Format, error) {
	formats := output.Formats()
	i := slices.IndexFunc(formats, func(f output.Format) bool { return f.Name == name })
	if i < 0 {
		return nil, fmt.Errorf("没有“%s”这种输出格式，可用：%s", name, formatNames())
	}
	return &formats[i], nil
}

// destination returns what a format writes to: the file at path, or standard output where
// path is empty. Two formats mixed in one stream would be of no use.
func (s *sinks) destination(name, path string, stdout io.Writer, entries iter.Seq[folder.Entry]) (io.Writer, *folder.File, error) {
	if path == "" {
		if name == "xlsx" && terminal(stdout) {
			return nil, nil, errors.New("xlsx 不能显示在屏幕上，请写明文件：--format xlsx=结果.xlsx")
		}
		if slices.ContainsFunc(s.list, func(k sink) bool { return k.file == nil }) {
			return nil, nil, fmt.Errorf("只能有一种格式输出到屏幕，其余的请写明文件，例如 --format %s=结果.%s", name, name)
		}
		return stdout, nil, nil
	}
	if overwrites(path, entries) {
		return nil, nil, fmt.Errorf("%s 是要检查的报告，不能用来存放结果，请换一个文件名", path)
	}
	if slices.ContainsFunc(s.list, func(k sink) bool { return k.file != nil && k.file.Is(path) }) {
		return nil, nil, fmt.Errorf("两种格式不能写进同一个文件 %s，请分别写明文件名", path)
	}
	folder.Sweep(path)
	file, err := folder.Create(path)
	if err != nil {
		return nil, nil, fmt.Errorf("无法写入输出文件 %s，请核对路径和权限", path)
	}
	return file, file, nil
}

// overwrites reports whether the file at path is one of the reports that are checked.
func overwrites(path string, entries iter.Seq[folder.Entry]) bool {
	target, err := os.Stat(path)
	if err != nil || !target.Mode().IsRegular() {
		return false
	}
	for e := range entries {
		if info, err := os.Stat(e.Path); err == nil && os.SameFile(info, target) {
			return true
		}
	}
	return false
}

func (s *sinks) each(do func(sink) error) error {
	for _, k := range s.list {
		if err := do(k); err != nil {
			return failed(err)
		}
	}
	return nil
}

// failed says why an output failed.
func failed(err error) error {
	switch {
	case errors.Is(err, syscall.EPIPE):
		return errors.New("输出失败：接收结果的程序已经退出")
	case errors.Is(err, syscall.ENOSPC):
		return errors.New("输出失败：磁盘空间不足")
	}
	return fmt.Errorf("输出失败：%w", err)
}

func (s *sinks) file(r *lint.Record) error {
	if r.Failure != nil && s.stderr != nil {
		fmt.Fprintf(s.stderr, "jiaogao：%s：%s\n", output.Name(r.Path), output.Visible(r.Failure.Message))
	}
	if r.Parts != nil {
		return s.join(r)
	}
	return s.each(func(k sink) error { return k.File(r) })
}

// end completes the outputs and puts the files in their places. One that fails does not
// keep the others from theirs.
func (s *sinks) end(sum lint.Summary) error {
	var errs []error
	for _, k := range s.list {
		err := k.End(sum)
		if err == nil && k.file != nil {
			err = k.file.Commit()
		}
		if err != nil {
			errs = append(errs, failed(err))
		}
	}
	s.discard()
	return errors.Join(errs...)
}

// discard drops the files that were not completed; what stood in their places stays.
func (s *sinks) discard() {
	for _, k := range s.list {
		if k.file != nil {
			k.file.Discard()
		}
	}
}

// formatNames lists the formats for people.
func formatNames() string {
	var names []string
	for _, f := range output.Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, " ")
}
