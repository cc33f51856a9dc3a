package roster

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A field is what a column is for.
type field int

const (
	name field = iota
	unit
	post
	kind
	year
	fields // how many there are
)

// meanings returns the words by which the head of a column is recognised, the best first.
func meanings(f field) []string {
	return [fields][]string{
		name: {"姓名", "名字", "报告人", "述职人", "述责人", "干部姓名", "人员"},
		unit: {"单位", "工作单位", "单位名称", "所在单位", "部门", "机构", "科室", "股室", "支部"},
		post: {"职务", "职位", "岗位", "职务职级"},
		kind: {"报告类型", "类型", "文种", "报告种类", "材料类型", "应报材料", "材料名称", "报告名称"},
		year: {"年度", "年份", "报告年度", "所属年度", "考核年度"},
	}[f]
}

// headWithin is how many rows from the top a head is sought in; headLength how many
// characters a title of a column has at most.
const (
	headWithin = 20
	headLength = 12
)

// findHead returns the index of the row that is the head, the first that has the most
// titles, and its columns; -1 if there is none.
func findHead(rows []row) (at int, columns map[field][]int) {
	at, most := -1, 0
	for i := range rows[:min(len(rows), headWithin)] {
		found := titles(&rows[i])
		if n := len(found); n > most && (len(found[name]) > 0 || len(found[unit]) > 0) {
			at, most, columns = i, n, found
		}
	}
	return at, columns
}

// titles returns the columns that the cells of a row name. Where one is named exactly,
// others that merely contain the word do not count.
func titles(r *row) map[field][]int {
	found := map[field][]int{}
	for f := range fields {
		var exact, loose []int
		for _, column := range sortedColumns(r) {
			title := squeeze(r.cells[column])
			switch {
			case utf8.RuneCountInString(title) > headLength:
			case slices.Contains(meanings(f), title):
				exact = append(exact, column)
			case f <= post && strings.Contains(title, meanings(f)[0]):
				loose = append(loose, column)
			}
		}
		if len(exact) > 0 {
			loose = exact
		}
		if len(loose) > 0 {
			found[f] = loose
		}
	}
	return found
}

func sortedColumns(r *row) []int {
	columns := make([]int, 0, len(r.cells))
	for c := range r.cells {
		columns = append(columns, c)
	}
	slices.Sort(columns)
	return columns
}

// squeeze returns s without white space, which lists put into names to align them.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }
