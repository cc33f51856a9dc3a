package roster

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
)

// maxMistakes is how many mistakes of a list are told.
const maxMistakes = 10

// take makes entries of the rows and returns what is wrong with them.
func (l *List) take(rows []row) (mistakes []string) {
	at, columns := findHead(rows)
	if at < 0 {
		return []string{fmt.Sprintf("前%d行里没有表头：请写一行“姓名、单位”这样的列名，可以另有“职务”“报告类型”“年度”，次序不限", headWithin)}
	}
	for f := range fields {
		if list := columns[f]; len(list) > 1 {
			mistakes = append(mistakes, fmt.Sprintf("%s 和 %s 都像是“%s”一列，请改其中一个的列名", cellName(list[0], rows[at].number), cellName(list[1], rows[at].number), meanings(f)[0]))
		}
	}
	if len(mistakes) > 0 {
		return mistakes
	}
	seen := map[string]int{}
	for i := range rows[at+1:] {
		mistakes = append(mistakes, l.entry(&rows[at+1+i], columns, seen)...)
	}
	if len(l.roster.Entries) == 0 && len(mistakes) == 0 {
		return []string{fmt.Sprintf("第%d行是表头，下面没有名单，请填写后再试", rows[at].number)}
	}
	if n := len(mistakes); n > maxMistakes {
		mistakes = append(mistakes[:maxMistakes], fmt.Sprintf("还有%d处错误没有列出，请先改正以上各处", n-maxMistakes))
	}
	return mistakes
}

// entry makes an entry of a row. Rows without name, such as sums and signatures below the
// list, are noted and left out.
func (l *List) entry(r *row, columns map[field][]int, seen map[string]int) (mistakes []string) {
	get := func(f field) (text, at string) {
		if len(columns[f]) == 0 {
			return "", ""
		}
		return squeeze(r.cells[columns[f][0]]), cellName(columns[f][0], r.number)
	}
	e := lint.RosterEntry{Row: r.number}
	e.Name, _ = get(name)
	e.Unit, _ = get(unit)
	e.Post, _ = get(post)
	if len(columns[name]) > 0 && e.Name == "" || e.Name == "" && e.Unit == "" {
		l.note("第%d行没有%s，没有算入名单", r.number, meanings(firstOf(columns))[0])
		return nil
	}
	for _, f := range []field{name, unit, post} {
		if text, at := get(f); utf8.RuneCountInString(text) > maxText {
			mistakes = append(mistakes, fmt.Sprintf("%s 的文字太长，不像是%s，请核对", at, meanings(f)[0]))
		}
	}
	typeName, at := get(kind)
	var err string
	if e.Type, err = l.typeNamed(typeName); err != "" {
		mistakes = append(mistakes, at+" "+err)
	}
	yearText, at := get(year)
	if e.Year, err = yearOf(yearText); err != "" {
		mistakes = append(mistakes, at+" "+err)
	}
	key := strings.Join([]string{e.Name, e.Unit, e.Post, e.Type, strconv.Itoa(e.Year)}, "\x00")
	if before, ok := seen[key]; ok {
		l.note("第%d行与第%d行相同，只算一次", r.number, before)
		return mistakes
	}
	seen[key] = r.number
	l.roster.Entries = append(l.roster.Entries, e)
	return mistakes
}

// firstOf returns the field that a row cannot do without.
func firstOf(columns map[field][]int) field {
	if len(columns[name]) > 0 {
		return name
	}
	return unit
}

// maxNotes is how many notes are kept.
const maxNotes = 20

func (l *List) note(format string, args ...any) {
	if len(l.roster.Notes) < maxNotes {
		l.roster.Notes = append(l.roster.Notes, fmt.Sprintf(format, args...))
	}
}

// typeNamed returns the report type that a list calls s: by its name, by what titles of the
// type contain, or by the only name that contains s.
func (l *List) typeNamed(s string) (title, mistake string) {
	if s == "" {
		return "", ""
	}
	var known, near []string
	longest := ""
	for _, p := range l.packs {
		if len(p.Match) == 0 {
			continue
		}
		known = append(known, p.Title)
		if p.Title == s {
			return s, ""
		}
		if strings.Contains(p.Title, s) {
			near = append(near, p.Title)
		}
		for _, m := range p.Match {
			if strings.Contains(s, m) && len(m) > len(longest) {
				longest, title = m, p.Title
			}
		}
	}
	switch {
	case title != "":
		return title, ""
	case len(near) == 1:
		return near[0], ""
	}
	return "", fmt.Sprintf("“%s”不是已知的报告类型，可用：%s；不限类型的，请留空", s, strings.Join(known, "、"))
}

// yearOf reads a year: 2023, 2023年, 2023年度, 2023.0.
func yearOf(s string) (year int, mistake string) {
	if s == "" {
		return 0, ""
	}
	digits := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(s, "度"), "年"), ".0")
	y, err := strconv.Atoi(digits)
	if err != nil || y < 1990 || y > 2099 {
		return 0, fmt.Sprintf("“%s”不是年度，请写成 2023 这样的四位数字；不限年度的，请留空", s)
	}
	return y, ""
}

// cellName returns the name of a cell, such as B12.
func cellName(column, row int) string {
	letters := string(rune('A' + column%26))
	if column >= 26 {
		letters = string(rune('A'+column/26-1)) + letters
	}
	return letters + strconv.Itoa(row)
}

// index makes the entries easy to find.
func (l *List) index() {
	for i, e := range l.roster.Entries {
		if e.Name == "" {
			continue
		}
		if _, ok := l.names[e.Name]; !ok {
			first, _ := utf8.DecodeRuneInString(e.Name)
			l.longer[first] = append(l.longer[first], e.Name)
		}
		l.names[e.Name] = append(l.names[e.Name], i)
	}
	for _, list := range l.longer {
		slices.SortFunc(list, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	}
}
