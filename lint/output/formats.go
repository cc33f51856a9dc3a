// Package output writes what a run found: for people, for programs.
//
// A [Format] is one way to write it. The files of a run are written one by one as they
// are checked, so a run over many reports needs the memory of few.
package output

import (
	"io"

	"github.com/jiaogao/jiaogao/lint"
)

// A Format is a way to write the findings of a run.
type Format struct {
	Name string // as --format takes it
	Doc  string // what it is good for, in Chinese
	New  func(io.Writer, Options) Writer
}

// Options say how to write.
type Options struct {
	Tool  string                               // name and version of the program
	Color bool                                 // whether the reader sees colours
	Why   func(reportType, rule string) string // the reason of a rule; nil: none is given
}

// A Writer writes one run: Begin, File for each record in order, End with the counts. After
// End the output is complete, also when the run was interrupted.
type Writer interface {
	Begin() error
	File(*lint.Record) error
	End(lint.Summary) error
}

// Formats returns all formats, the default first.
func Formats() []Format {
	return []Format{
		{"text", "给人看：按报告的部分列出问题，标出原句中的位置", newText},
		{"json", "给程序看：一个 JSON 对象，含位置、修改办法和问题与措施的对应", newJSON},
	}
}
