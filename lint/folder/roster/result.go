package roster

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

// Add takes note of a file of the run. It keeps nothing of the record. A nil List takes
// note of nothing.
func (l *List) Add(r *lint.Record) {
	if l == nil {
		return
	}
	v := l.match(r)
	for _, i := range v.unsure {
		e := &l.roster.Entries[i]
		e.Maybe = append(e.Maybe, r.Path)
	}
	if v.entry < 0 {
		severity := lint.Warning
		if r.Failure != nil && v.kind == "unlisted" {
			v.kind, v.why = "unreadable", "文件读不了，文件名里也没有名单上的姓名和单位"
		}
		if v.kind == "wrong-name" {
			severity = lint.Error
		}
		l.doubts = append(l.doubts, lint.RosterProblem{Kind: v.kind, Severity: severity, Entry: -1, Path: r.Path, Message: v.why})
		return
	}
	f := lint.Filing{Path: r.Path, By: v.by}
	if r.Doc != nil {
		f.Type, f.Year = r.Result.Type, r.Doc.Year
	}
	e := &l.roster.Entries[v.entry]
	e.Files = append(e.Files, f)
	l.judge(r, v.entry)
}

// judge compares a file with the entry that it belongs to.
func (l *List) judge(r *lint.Record, entry int) {
	e := &l.roster.Entries[entry]
	add := func(kind string, severity lint.Severity, format string, args ...any) {
		l.roster.Problems = append(l.roster.Problems, lint.RosterProblem{Kind: kind, Severity: severity, Entry: entry, Path: r.Path, Message: fmt.Sprintf(format, args...)})
	}
	if r.Doc == nil {
		add("unreadable", lint.Warning, "报了，但文件读不了：%s", r.Failure.Message)
		return
	}
	switch {
	case e.Type == "" || e.Type == r.Result.Type:
	case r.Result.Type == "":
		add("wrong-type", lint.Error, "应报%s，这一份认不出类型", e.Type)
	default:
		add("wrong-type", lint.Error, "应报%s，报的是%s", e.Type, r.Result.Type)
	}
	switch {
	case e.Year == 0 || e.Year == r.Doc.Year:
	case r.Doc.Year == 0:
		add("unknown-year", lint.Info, "应报%d年度的，这一份看不出年度", e.Year)
	default:
		add("wrong-year", lint.Error, "应报%d年度的，报的是%d年度的", e.Year, r.Doc.Year)
	}
	if said := units(l.textClue(r.Doc), l.nameClue(r.Path)); e.Unit != "" && len(said) > 0 && !slices.ContainsFunc(said, func(u string) bool { return strings.Contains(u, e.Unit) || sameUnit(u, e.Unit) }) {
		add("wrong-unit", lint.Warning, "名单上的单位是%s，报告写的是%s，请核对是不是同一个人", e.Unit, said[0])
	}
}

// units returns the units that the clues name.
func units(clues ...clue) []string {
	var list []string
	for _, c := range clues {
		if c.filer.Unit != "" {
			list = append(list, c.filer.Unit)
		}
	}
	return list
}

// Result returns the comparison. Where the run was interrupted, nothing is said of who has
// not filed. It is called once, at the end. A nil List has nothing to compare.
func (l *List) Result(interrupted bool) *lint.Roster {
	if l == nil {
		return nil
	}
	r := &l.roster
	r.Partial = interrupted
	for i := range r.Entries {
		e := &r.Entries[i]
		switch n := len(e.Files); {
		case n == 0 && (interrupted || len(e.Maybe) > 0):
			e.State = lint.Unclear
		case n == 0:
			e.State = lint.Missing
			r.Problems = append(r.Problems, lint.RosterProblem{Kind: "missing", Severity: lint.Error, Entry: i, Message: "没有报" + due(e)})
		case repeated(e.Files):
			e.State = lint.Repeated
			r.Problems = append(r.Problems, lint.RosterProblem{Kind: "repeated", Severity: lint.Warning, Entry: i, Path: e.Files[0].Path,
				Message: fmt.Sprintf("报了%d份：%s，请确认以哪一份为准", n, paths(e.Files))})
		default:
			e.State = lint.Filed
		}
	}
	slices.SortStableFunc(r.Problems, func(a, b lint.RosterProblem) int { return a.Entry - b.Entry })
	r.Problems = append(r.Problems, l.doubts...)
	return r
}

// due says what was due.
func due(e *lint.RosterEntry) string {
	text := e.Type
	if e.Year > 0 {
		text = fmt.Sprintf("%d年度%s", e.Year, firstNonEmpty(e.Type, "报告"))
	}
	return text
}

// repeated reports whether two of the files are the same report, for all that can be told.
func repeated(files []lint.Filing) bool {
	seen := map[[2]any]bool{}
	for _, f := range files {
		key := [2]any{f.Type, f.Year}
		if seen[key] {
			return true
		}
		seen[key] = true
	}
	return false
}

func paths(files []lint.Filing) string {
	list := make([]string, len(files))
	for i, f := range files {
		list[i] = f.Path
	}
	return strings.Join(list, "、")
}

// somePeople is how many people a message names.
const somePeople = 5

// people names entries for a message.
func (l *List) people(entries []int) string {
	var list []string
	for _, i := range entries[:min(len(entries), somePeople)] {
		list = append(list, l.roster.Entries[i].Person())
	}
	text := strings.Join(list, "、")
	if n := len(entries); n > somePeople {
		text += fmt.Sprintf("等%d人", n)
	}
	return text
}
