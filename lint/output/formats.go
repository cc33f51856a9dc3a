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
	Tool  string // name and version of the program
	Color bool   // whether the reader sees colours
	// InMemory keeps formats from using temporary files, for who must not leave traces on a
	// disk.
	InMemory bool
	// Roster says that the run is compared with a roster, which the summary brings.
	Roster bool
	// Rule finds a rule by its name, in the pack for a report type if that has it, so that
	// formats can tell its title, reason and source. It may be nil, or return nil.
	Rule func(reportType, id string) *lint.Rule
}

// rule returns what is known of a rule: at least its name.
func (o Options) rule(reportType, id string) lint.Rule {
	if o.Rule != nil {
		if r := o.Rule(reportType, id); r != nil {
			return *r
		}
	}
	return lint.Rule{ID: id}
}

// A Writer writes one run: Begin, File for each record in order, End with the counts. After
// End the output is complete, also when the run was interrupted.
type Writer interface {
	Begin() error
	File(*lint.Record) error
	End(lint.Summary) error
}

// A Parter is a [Writer] whose part of a file depends on the record and the options alone.
// Such parts can be made ahead by many goroutines, and be kept for later runs.
type Parter interface {
	Writer
	// Part returns what File writes of a record, as far as that is always the same.
	Part(*lint.Record) ([]byte, error)
	// Join does what File does, given the part of the record.
	Join(*lint.Record, []byte) error
}

// file is the File of a Parter.
func file(p Parter, r *lint.Record) error {
	part, err := p.Part(r)
	if err != nil {
		return err
	}
	return p.Join(r, part)
}

// Formats returns all formats, the default first.
func Formats() []Format {
	return []Format{
		{"text", "给人看：按报告的部分列出问题，标出原句中的位置", newText},
		{"json", "给程序看：一个 JSON 对象，含位置、修改办法和问题与措施的对应", newJSON},
		{"jsonl", "给程序看：每个文件一行 JSON，最后一行是合计", newJSONL},
		{"csv", "给人看：逗号分隔的表格，Excel、WPS 可以直接打开，每个问题一行", newCSV},
		{"md", "给人看：Markdown，先是各篇的一览表，再逐篇列出问题", newMarkdown},
		{"html", "给审阅的人看：一个网页文件，含总览、报告与规则的对照表、标出问题的全文", newHTML},
		{"sarif", "给流水线看：SARIF 2.1.0，GitHub 代码扫描、各种编辑器都能读", newSARIF},
		{"junit", "给流水线看：JUnit XML，每个文件一组，每个问题一例", newJUnit},
		{"checkstyle", "给流水线看：Checkstyle XML，Jenkins 等工具能读", newCheckstyle},
		{"github", "给流水线看：GitHub Actions 的标注命令", newGitHub},
		{"gitlab", "给流水线看：GitLab 代码质量报告（Code Quality JSON）", newGitLab},
		{"rdjson", "给流水线看：reviewdog 的诊断格式", newRDJSON},
		{"xlsx", "给审核的人看：Excel工作簿，含汇总、问题明细、规则统计，可以筛选", newXLSX},
	}
}
