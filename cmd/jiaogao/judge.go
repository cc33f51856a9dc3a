package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/baseline"
	"github.com/jiaogao/jiaogao/lint/folder"
	"github.com/jiaogao/jiaogao/lint/output"
	"github.com/jiaogao/jiaogao/lint/pack"
)

// A judge decides which findings of a file are shown and count: not those that
// jiaogao.toml or a baseline accepts, nor those that are too light.
type judge struct {
	book    *book
	show    lint.Severity
	useless map[pack.Ignore]bool // whether an entry of the configuration has accepted nothing so far
	known   *baseline.Baseline   // nil: there is none
	name    string               // of the baseline
}

// newJudge returns a judge who knows the baseline in a file, if one is named.
func newJudge(book *book, show lint.Severity, name string) (j *judge, err error) {
	j = &judge{book: book, show: show, useless: map[pack.Ignore]bool{}, name: name}
	if name != "" {
		j.known, err = baseline.Open(name)
	}
	return j, err
}

// settle takes from a record what does not count. Records come one by one.
func (j *judge) settle(r *lint.Record) {
	for _, ignore := range j.book.config.Ignores(r.Path) {
		unused, seen := j.useless[ignore]
		j.useless[ignore] = !r.Accept(ignore.Rule) && (unused || !seen)
	}
	if j.known != nil {
		j.known.Accept(r)
	}
	r.Keep(j.show)
}

// stale says on stderr what the baseline accepts and is not there any more, and takes it
// off the baseline where prune is set. It must not be called before all was checked.
func (p *program) stale(j *judge, prune bool) error {
	if j.known == nil {
		return nil
	}
	list := j.known.Stale(func(path, rule string) bool {
		linter, _ := j.book.forFile(path)
		return linter.Has(rule)
	}, gone)
	if len(list) == 0 {
		return nil
	}
	n := p.name(list)
	file := output.Visible(j.name)
	if !prune {
		fmt.Fprintf(p.stderr, "jiaogao：基线 %s 中有%d处已经用不上，加 --prune 可以删去\n", file, n)
		return nil
	}
	j.known.Remove(list)
	if err := writeBaseline(j.name, j.known); err != nil {
		return err
	}
	fmt.Fprintf(p.stderr, "jiaogao：已从基线 %s 删去%d处，还剩%d处\n", file, n, j.known.Len())
	return nil
}

// maxNamed is how many lines tell of stale entries.
const maxNamed = 20

// name names what is missing, a file that is gone in one line, and returns how many
// findings that are.
func (p *program) name(list []baseline.Missing) (all int) {
	var told []string
	last, lost := "", 0
	for i := range list {
		m := &list[i]
		all += m.Count
		path := output.Visible(m.Path)
		switch {
		case !m.Gone:
			told = append(told, fmt.Sprintf("%s：%s“%s”%d处，已经没有了", path, output.Visible(m.Rule), output.Visible(m.Text), m.Count))
		case m.Path != last:
			last, lost = m.Path, m.Count
			told = append(told, fmt.Sprintf("%s：文件已经不在了，%d处", path, lost))
		default:
			lost += m.Count
			told[len(told)-1] = fmt.Sprintf("%s：文件已经不在了，%d处", path, lost)
		}
	}
	for _, t := range told[:min(len(told), maxNamed)] {
		fmt.Fprintf(p.stderr, "jiaogao：基线中的 %s\n", t)
	}
	if more := len(told) - maxNamed; more > 0 {
		fmt.Fprintf(p.stderr, "jiaogao：基线中还有%d项已经没有了，没有列出\n", more)
	}
	return all
}

func gone(path string) bool {
	_, err := os.Lstat(path)
	return errors.Is(err, fs.ErrNotExist)
}

func writeBaseline(name string, b *baseline.Baseline) error {
	data, err := b.Bytes("jiaogao " + version)
	if err != nil {
		return err
	}
	folder.Sweep(name)
	return folder.Replace(name, data)
}

// leftOut says what a walk left out because of ignore files.
func (p *program) leftOut(left folder.Left) {
	if left == (folder.Left{}) {
		return
	}
	files, folders := "", ""
	if left.Files > 0 {
		files = fmt.Sprintf("%d个文件", left.Files)
	}
	if left.Folders > 0 {
		folders = fmt.Sprintf("%d个文件夹", left.Folders)
	}
	and := ""
	if files != "" && folders != "" {
		and = "、"
	}
	fmt.Fprintf(p.stderr, "jiaogao：按 %s 略过%s%s%s\n", folder.IgnoreName, files, and, folders)
}
