package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A TitledTerm is a document whose title must be exact within 《》.
type TitledTerm struct {
	Title string   `toml:",key"`
	Short []string `toml:"short" doc:"通行的简称"`             // shorter titles in use
	Wrong []string `toml:"wrong" doc:"错误的名称"`             // wrong titles that are no near misses
	Local bool     `toml:"local" doc:"各地有类似名称的文件：只认写错字的"` // other bodies issue documents of like title: only a misspelling counts
}

// addTitles adds the mark before which no title stands.
func (c *Formulation) addTitles() {
	if len(c.Titles) > 0 {
		c.add("《", titledDocument, 0, 0)
	}
}

func (c *Formulation) verifyTitles() error {
	for _, t := range c.Titles {
		if strings.ContainsAny(t.Title, "《》") || slices.Contains(t.Wrong, t.Title) || slices.Contains(t.Short, t.Title) {
			return badEntry("titles", t.Title, "不必写书名号，也不能又列为简称或错误写法")
		}
	}
	return nil
}

// longestTitle is the longest title that is compared, in bytes.
const longestTitle = 240

const mistitled = "文件名称应为{right}，书名号内应写准确的全称。"

// titled judges the title that begins at a 《.
func (r *reading) titled(hit doc.Text) *slip {
	s := r.prose
	rest := s[hit.End():min(len(s), hit.End()+longestTitle)]
	end := strings.IndexFunc(rest, func(r rune) bool { return r == '《' || r == '》' || r == '\n' })
	if end < 0 || !strings.HasPrefix(rest[end:], "》") {
		return nil
	}
	name := rest[:end]
	if endsAny(name, "）", ")", "〕") != "" {
		if i := strings.LastIndexAny(name, "（(〔"); i > 0 {
			name = name[:i] // （试行）, （2023年版）
		}
	}
	right := r.titleFor(r.alike, name)
	if right == "" {
		return nil
	}
	whole := r.Doc.Text.Slice(hit.Start(), hit.End()+end+len("》"))
	f := mend(whole, "《"+right+rest[len(name):end]+"》", mistitled, false, utf8.RuneCountInString(right))
	f.Right = "《" + right + "》"
	return f
}

// titleFor returns the title that a wrong name stands for, empty if the name is right or
// nothing known.
func (c *Formulation) titleFor(alike *likeness, name string) string {
	if slices.ContainsFunc(c.Titles, func(t TitledTerm) bool { return t.Title == name || slices.Contains(t.Short, name) }) {
		return ""
	}
	right := ""
	for i := range c.Titles {
		t := &c.Titles[i]
		if slices.Contains(t.Wrong, name) || t.resembles(alike, t.Title, name) {
			right = nearest(name, t.Title, right)
		}
		for _, short := range t.Short {
			// 《税法》 is no 《水法》 misspelled: the shortest names are all alike.
			if (&TitledTerm{Local: true}).resembles(alike, short, name) && utf8.RuneCountInString(short) > 2 {
				right = nearest(name, short, right)
			}
		}
	}
	return right
}

// nearest returns which of title and other shares more with the name; other may be empty.
func nearest(name, title, other string) string {
	a, b, _, _ := gap(title, name)
	x, y, _, _ := gap(other, name)
	if other == "" || len(a)+len(b) < len(x)+len(y) || len(a)+len(b) == len(x)+len(y) && title < other {
		return title
	}
	return other
}

// gap returns in what a and b differ between what both have in common at their starts and
// at their ends, and whether they have anything in common there.
func gap(a, b string) (inA, inB string, head, tail bool) {
	start := 0
	for start < min(len(a), len(b)) && a[start] == b[start] {
		start++
	}
	for start > 0 && !(startsRune(a, start) && startsRune(b, start)) {
		start--
	}
	a, b = a[start:], b[start:]
	end := 0
	for end < min(len(a), len(b)) && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	for end > 0 && !startsRune(a, len(a)-end) {
		end--
	}
	return a[:len(a)-end], b[:len(b)-end], start > 0, end > 0
}

// startsRune reports whether a character starts at offset i of s, or s ends there.
func startsRune(s string, i int) bool { return i >= len(s) || utf8.RuneStart(s[i]) }

// resembles reports whether the name is the title with one slip.
func (t *TitledTerm) resembles(alike *likeness, title, name string) bool {
	if len(title) > len(name)+longestGap || len(name) > len(title)+longestGap {
		return false // most titles: to compare them takes long
	}
	lacking, added, head, tail := gap(title, name)
	if len(lacking) > longestGap || len(added) > longestGap || !allHan(added) {
		return false
	}
	right, wrong := []rune(lacking), []rune(added)
	del, ins := len(right), len(wrong)
	switch {
	case del == ins && (alike.confusable(right, wrong) || sameRunes(right, wrong)):
		return true
	case t.Local || utf8.RuneCountInString(title) < shortestTitle || strings.HasSuffix(title, "法"):
		// Laws differ by a word from each other.
		return false
	case !head || !tail:
		return class(title) != class(name) && core(title) == core(name)
	case del == 0 || ins == 0:
		return ins <= 2 && del <= 3
	}
	return del == 1 && ins == 1 || del == 2 && ins == 2 && strings.ContainsAny(lacking, added)
}

// longestGap is the longest stretch, in bytes, that a slip in a title can change.
const longestGap = 18

// shortestTitle is the shortest title, in characters, that is told apart from others by
// more than a misspelling.
const shortestTitle = 9

// class returns the word that ends a title and says what the document is.
func class(title string) string {
	return endsAny(title, "实施细则", "条例", "准则", "规定", "规则", "办法", "细则", "意见", "章程", "决定", "纲要")
}

// core returns the title without its class.
func core(title string) string { return strings.TrimSuffix(title, class(title)) }
