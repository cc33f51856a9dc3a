package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
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
	file *os.File // nil: standard output
}

// open opens the outputs that the options ask for.
func (p *program) open(o *checkOptions, book *book) (*sinks, error) {
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
		options := output.Options{Tool: "jiaogao " + version, Color: color && !toFile, Why: book.why}
		if !toFile && name == "text" && terminal(p.stdout) {
			s.stderr = nil
		}
		if err := s.add(name, path, p.stdout, options); err != nil {
			return nil, errors.Join(err, s.close())
		}
	}
	return s, s.each(func(k sink) error { return k.Begin() })
}

// add opens one output. Two formats mixed in one stream would be of no use.
func (s *sinks) add(name, path string, stdout io.Writer, o output.Options) error {
	formats := output.Formats()
	i := slices.IndexFunc(formats, func(f output.Format) bool { return f.Name == name })
	if i < 0 {
		return fmt.Errorf("没有“%s”这种输出格式，可用：%s", name, formatNames())
	}
	if path == "" {
		if slices.ContainsFunc(s.list, func(k sink) bool { return k.file == nil }) {
			return fmt.Errorf("只能有一种格式输出到屏幕，其余的请写明文件，例如 --format %s=结果.%s", name, name)
		}
		s.list = append(s.list, sink{Writer: formats[i].New(stdout, o)})
		return nil
	}
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("无法写入输出文件 %s，请核对路径和权限", path)
	}
	s.list = append(s.list, sink{formats[i].New(file, o), file})
	return nil
}

func (s *sinks) each(do func(sink) error) error {
	for _, k := range s.list {
		if err := do(k); err != nil {
			return fmt.Errorf("输出失败：%w", err)
		}
	}
	return nil
}

func (s *sinks) file(r *lint.Record) error {
	if r.Failure != nil && s.stderr != nil {
		fmt.Fprintf(s.stderr, "jiaogao：%s：%s\n", output.Visible(r.Path), output.Visible(r.Failure.Message))
	}
	return s.each(func(k sink) error { return k.File(r) })
}

func (s *sinks) end(sum lint.Summary) error {
	err := s.each(func(k sink) error { return k.End(sum) })
	return errors.Join(err, s.close())
}

func (s *sinks) close() error {
	var errs []error
	for _, k := range s.list {
		if k.file != nil {
			errs = append(errs, k.file.Close())
		}
	}
	return errors.Join(errs...)
}

// formatNames lists the formats for people.
func formatNames() string {
	var names []string
	for _, f := range output.Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, " ")
}
