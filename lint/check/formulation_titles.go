package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A TitledTerm is a document whose title must be exact within 《》.
type TitledTerm struct {
	Short []string `toml:"short"` // shorter titles in use
	Wrong []string `toml:"wrong"` // wrong titles that are no near misses
	Local bool     `toml:"local"` // other bodies issue documents of like title: only a misspelling counts
}

// addTitles adds the mark before which no title stands.
func (c *Formulation) addTitles(add func(string, owner)) {
	if len(c.Titles) > 0 {
		add("《", owner{aspect: titledDocument})
	}
}

func (c *Formulation) verifyTitles() error {
	for title, t := range c.Titles {
		if strings.ContainsAny(title, "《》") || slices.Contains(t.Wrong, title) || slices.Contains(t.Short, title) {
			return badEntry("titles", title, "不必写书名号，也不能又列为简称或错误写法")
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
	end := strings.IndexAny(rest, "《》\n")
	if end < 0 || !strings.HasPrefix(rest[end:], "》") {
		return nil
	}
	name := rest[:end]
	if i := strings.LastIndexAny(name, "（(〔"); i > 0 && endsAny(name, "）", ")", "〕") != "" {
		name = name[:i] // （试行）, （2023年版）
	}
	right := r.titleFor(name)
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
func (c *Formulation) titleFor(name string) string {
	if _, ok := c.Titles[name]; ok {
		return ""
	}
	right := ""
	for title, t := range c.Titles {
		switch {
		case slices.Contains(t.Short, name):
			return ""
		case slices.Contains(t.Wrong, name), t.resembles(title, name):
			if right == "" || nearer(name, title, right) {
				right = title
			}
		default:
			for _, short := range t.Short {
				if right == "" && (TitledTerm{Local: true}).resembles(short, name) {
					right = short
				}
			}
		}
	}
	return right
}

// nearer reports whether the name shares more with title than with other.
func nearer(name, title, other string) bool {
	a, b, _ := gap([]rune(title), []rune(name))
	x, y, _ := gap([]rune(other), []rune(name))
	return a+b < x+y || a+b == x+y && title < other
}

// gap returns how many characters of a and of b differ between what both have in common
// at their starts and ends, and how many they share at the start.
func gap(a, b []rune) (inA, inB, start int) {
	start = shared(a, b)
	end := 0
	for end < len(a)-start && end < len(b)-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	return len(a) - start - end, len(b) - start - end, start
}

// resembles reports whether the name is the title with one slip.
func (t TitledTerm) resembles(title, name string) bool {
	if d := len(title) - len(name); d > 12 || d < -9 {
		return false
	}
	want, have := []rune(title), []rune(name)
	del, ins, at := gap(want, have)
	right, wrong := want[at:at+del], have[at:at+ins]
	inner := at > 0 && at+del < len(want)
	switch {
	case del != ins && (del > 3 || ins > 2) || del == ins && del > 6 || !allHan(string(wrong)):
		return false
	case del == ins && confusable(right, wrong), del == 2 && ins == 2 && right[0] == wrong[1] && right[1] == wrong[0]:
		return true
	case del == ins && del > 1 && sameRunes(right, wrong):
		return true
	case t.Local || len(want) < shortestTitle || want[len(want)-1] == '法':
		// Laws differ by a word from each other.
		return false
	case class(string(want)) != class(string(have)):
		return core(string(want)) == core(string(have))
	}
	return inner && (del <= 1 && ins <= 1 || ins == 0 || del == 0 || del == 2 && ins == 2 && strings.ContainsAny(string(right), string(wrong)))
}

// shortestTitle is the shortest title, in characters, that is told apart from others by
// more than a misspelling.
const shortestTitle = 9

// class returns the word that ends a title and says what the document is.
func class(title string) string {
	return endsAny(title, "实施细则", "条例", "准则", "规定", "规则", "办法", "细则", "意见", "章程", "决定", "纲要")
}

// core returns the title without its class.
func core(title string) string { return strings.TrimSuffix(title, class(title)) }
