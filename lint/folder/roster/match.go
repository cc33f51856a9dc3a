package roster

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// A clue is what the text of a report, or its file name, says of who files it.
type clue struct {
	filer doc.Filer
	names []string // of the list
	other string   // a name that the list does not have
	said  string   // all of it, for units that the list names
}

// clueOf reads lines for names. Of the names of the list those within a longer name, or
// within the name of a unit, do not count.
func (l *List) clueOf(lines []string) clue {
	var c clue
	for _, line := range lines {
		f := doc.FilerIn(line)
		line = squeeze(line)
		c.filer = c.filer.Or(f)
		c.said += line + "\n"
		if f.Unit != "" {
			line = strings.Replace(line, f.Unit, "\n", 1)
		}
		found := l.namesIn(line)
		if f.Name != "" && l.names[f.Name] == nil {
			// 王军 is not meant where 王军霞 stands.
			found = slices.DeleteFunc(found, func(n string) bool { return strings.Contains(f.Name, n) })
			if c.other == "" && !slices.ContainsFunc(found, func(n string) bool { return strings.Contains(n, f.Name) }) {
				c.other = f.Name
			}
		}
		for _, n := range found {
			if !slices.Contains(c.names, n) {
				c.names = append(c.names, n)
			}
		}
	}
	return c
}

// namesIn returns the names of the list that a line holds, none within another.
func (l *List) namesIn(line string) []string {
	var found []string
	for i := 0; i < len(line); {
		first, n := utf8.DecodeRuneInString(line[i:])
		k := slices.IndexFunc(l.longer[first], func(name string) bool { return strings.HasPrefix(line[i:], name) })
		if k >= 0 {
			found = append(found, l.longer[first][k])
			n = len(l.longer[first][k])
		}
		i += n
	}
	return found
}

// textClue and nameClue read a record.
func (l *List) textClue(d *doc.Document) clue {
	if d == nil {
		return clue{}
	}
	var lines []string
	for _, t := range d.FilerLines() {
		lines = append(lines, t.String())
	}
	c := l.clueOf(lines)
	c.filer = d.Filer()
	return c
}

func (l *List) nameClue(path string) clue {
	base := filepath.Base(path)
	c := l.clueOf([]string{strings.TrimSuffix(base, filepath.Ext(base))})
	// Reports may lie in folders by unit. The names of people are not looked for there: the
	// folder may be someone's home.
	if folder := filepath.Base(filepath.Dir(path)); folder != "." {
		c.said += squeeze(folder) + "\n"
		if c.filer.Unit == "" {
			c.filer.Unit = doc.FilerIn(folder).Unit
		}
	}
	return c
}

// A verdict is what a file was matched to: one entry, or a doubt.
type verdict struct {
	entry  int // -1: none
	by     string
	kind   string // of the doubt
	why    string // in Chinese
	unsure []int  // the entries that may be meant
}

// match finds the entry that a record belongs to.
func (l *List) match(r *lint.Record) verdict {
	text, file := l.textClue(r.Doc), l.nameClue(r.Path)
	if v, contradicts := l.contradiction(text, file); contradicts {
		return v
	}
	names, by := text.names, "正文中的姓名"
	switch both := common(text.names, file.names); {
	case len(both) == 1:
		names, by = both, "正文和文件名中的姓名"
	case len(names) == 0:
		names, by = file.names, "文件名中的姓名"
	}
	if len(names) > 0 {
		return l.byName(r, names, by, text, file)
	}
	if other := text.other + file.other; other != "" {
		return verdict{entry: -1, kind: "unlisted", why: "名单上没有“" + firstNonEmpty(text.other, file.other) + "”"}
	}
	return l.byUnit(text, file)
}

// contradiction reports that the text and the file name tell of different people.
func (l *List) contradiction(text, file clue) (verdict, bool) {
	in, named := firstNonEmpty(strings.Join(text.names, "、"), text.other), firstNonEmpty(strings.Join(file.names, "、"), file.other)
	if in == "" || named == "" || len(common(text.names, file.names)) > 0 || len(text.names)+len(file.names) == 0 || in == named {
		return verdict{}, false
	}
	v := verdict{entry: -1, kind: "wrong-name", why: "文件名写的是“" + named + "”，正文写的是“" + in + "”，请核对是谁的报告"}
	for _, n := range slices.Concat(text.names, file.names) {
		v.unsure = append(v.unsure, l.names[n]...)
	}
	return v, true
}

// byName narrows the entries that have one of the names down by unit, post, type and year.
func (l *List) byName(r *lint.Record, names []string, by string, text, file clue) verdict {
	var all []int
	for _, n := range names {
		all = append(all, l.names[n]...)
	}
	left := all
	for _, fits := range []func(*lint.RosterEntry) bool{
		func(e *lint.RosterEntry) bool { return saysUnit(text, e.Unit) || saysUnit(file, e.Unit) },
		func(e *lint.RosterEntry) bool { return e.Post != "" && strings.Contains(text.said+file.said, e.Post) },
		func(e *lint.RosterEntry) bool { return r.Failure == nil && e.Type == r.Result.Type },
		func(e *lint.RosterEntry) bool { return r.Doc != nil && e.Year == r.Doc.Year },
	} {
		var kept []int
		for _, i := range left {
			if fits(&l.roster.Entries[i]) {
				kept = append(kept, i)
			}
		}
		if len(left) > 1 && len(kept) > 0 {
			left = kept
		}
	}
	if len(left) == 1 {
		return verdict{entry: left[0], by: by}
	}
	return verdict{entry: -1, kind: "ambiguous", why: "可能是" + l.people(left) + "的，无法确定", unsure: left}
}

// byUnit matches a report that names nobody, where the list has one entry of its unit only.
func (l *List) byUnit(text, file clue) verdict {
	var found []int
	for i := range l.roster.Entries {
		e := &l.roster.Entries[i]
		if saysUnit(text, e.Unit) || saysUnit(file, e.Unit) {
			found = append(found, i)
		}
	}
	post := firstNonEmpty(text.filer.Post, file.filer.Post)
	switch {
	case len(found) == 0:
		return verdict{entry: -1, kind: "unlisted", why: "报告和文件名里没有名单上的姓名和单位"}
	case len(found) == 1 && samePost(post, l.roster.Entries[found[0]].Post):
		return verdict{entry: found[0], by: "单位"}
	}
	if post != "" {
		if held := slices.DeleteFunc(slices.Clone(found), func(i int) bool { return l.roster.Entries[i].Post != post }); len(held) == 1 {
			return verdict{entry: held[0], by: "单位和职务"}
		}
	}
	return verdict{entry: -1, kind: "ambiguous", why: "没有写姓名，按单位可能是" + l.people(found) + "的，无法确定", unsure: found}
}

// samePost reports whether two posts may be one: one of them is not told, or the one is
// told within the other. 副局长 is no 局长.
func samePost(a, b string) bool {
	return a == "" || b == "" || a == b || strings.Contains(a, "副") == strings.Contains(b, "副") && (strings.Contains(a, b) || strings.Contains(b, a))
}

// saysUnit reports whether a clue names a unit of the list, in full or shortened.
func saysUnit(c clue, unit string) bool {
	return unit != "" && (strings.Contains(c.said, unit) || c.filer.Unit != "" && sameUnit(c.filer.Unit, unit))
}

// sameUnit reports whether two names may be those of one unit: 县粮储局 has the characters
// of 云岚县粮食和物资储备局 in their order.
func sameUnit(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, r := range a {
		i := strings.IndexRune(b, r)
		if i < 0 {
			return false
		}
		b = b[i+utf8.RuneLen(r):]
	}
	return utf8.RuneCountInString(a) >= 3
}

func common(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return !slices.Contains(b, s) })
}

func firstNonEmpty(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
