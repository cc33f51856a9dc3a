package output

import (
	"fmt"
	"path"
	"path/filepath"

	"github.com/jiaogao/jiaogao/lint"
)

// A remark is what a run has to say of a file beside its findings. Every format carries
// the remarks: what could not be checked must not look clean.
type remark struct {
	id    string // a stable word for programs
	label string // for people
	grave bool   // the file, or the run, was not checked as asked
	rule  string // the rule concerned, or empty
	text  string
}

// remarks lists the remarks on a file.
func remarks(r *lint.Record) []remark {
	if r.Failure != nil {
		return []remark{{id: "unreadable", label: "无法检查", grave: true, text: r.Failure.Message}}
	}
	var list []remark
	for _, n := range r.Notes() {
		list = append(list, remark{id: "note", label: "说明", text: n})
	}
	for _, s := range r.Result.Skipped {
		list = append(list, remark{id: "skipped-rule", label: "未能应用", rule: s.Rule, text: s.Why})
	}
	return list
}

// interruption is the remark on a run that was stopped.
func interruption() remark {
	return remark{id: "interrupted", label: "检查中断", grave: true, text: "检查中断，这里只有已经查完的部分。"}
}

// sentence says the remark where nothing else tells what it is about.
func (m remark) sentence() string {
	switch m.id {
	case "unreadable":
		return "无法检查：" + m.text
	case "skipped-rule":
		return fmt.Sprintf("未能应用规则 %s：%s", m.rule, m.text)
	}
	return m.text
}

// conclusion sums up a file that was checked, in one sentence.
func conclusion(r *lint.Record) string {
	var s lint.Summary
	s.Add(r)
	if s.Findings == 0 {
		return "没有发现需要修改的地方" + leftOut(r) + "。"
	}
	return counts(s) + leftOut(r) + "。"
}

// slashed returns a path as programs on every system write it, without "./" before it.
func slashed(name string) string { return path.Clean(filepath.ToSlash(name)) }
