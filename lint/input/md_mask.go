package input

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// masks reports whether stars hide a name rather than open bold text: what follows them is
// just what a name is followed by, and then the others hide one too (**县**局); or it
// starts with such a word in the middle of a phrase and goes on to another one
// (我镇**村完成改厕**户) or to another clause.
func masks(o, d delimiter, content string) (first, both bool) {
	if d.char != '*' {
		return false, false
	}
	n := hidden(content)
	if n == 0 || n == len(content) {
		return n > 0, n > 0
	}
	return o.within() && (hidden(string(d.after)) > 0 || strings.ContainsAny(content, "，。；")), false
}

// within reports whether a delimiter stands in the middle of a phrase.
func (d *delimiter) within() bool { return !blank(d.before) && !punct(d.before) }

// hidden returns the length of the word at the start of s that follows a hidden name or
// number: an administrative unit, an office, a measure.
func hidden(s string) int {
	for _, word := range []string{"公司", "集团", "同志", "街道", "社区", "单位", "学校", "小学", "中学", "医院", "企业", "领域", "项目", "先生", "女士"} {
		if strings.HasPrefix(s, word) {
			return len(word)
		}
	}
	r, n := utf8.DecodeRuneInString(s)
	if r >= 0x80 && strings.ContainsRune("省市县区乡镇村局厅部委院校处科股所站室办队组班厂矿店行司会社年月日号元户人名个次件项家岁路", r) {
		return n
	}
	return 0
}

// emphasises reports whether content may be what the two delimiters set off. Stars in the
// middle of a sentence that happen to come in pairs are told from emphasis by what lies
// between them: half a quotation, the end of one sentence and the start of another.
func emphasises(o, d delimiter, content string) bool {
	inside := o.within()
	switch {
	case content == "" || !balanced(content):
		return false
	case inside && strings.ContainsAny(strings.TrimRight(content, "。！？"), "。！？"):
		return false
	case inside && utf8.RuneCountInString(content) > 100:
		return false
	case inside && strings.ContainsRune("，、；：", d.before) && !blank(d.after):
		return false
	case o.size() == 1 && utf8.RuneCountInString(content) < 2:
		return false
	}
	return true
}

// balanced reports whether the brackets and quotation marks of s come in pairs.
func balanced(s string) bool {
	const opening, closing = "（《“‘「【", "）》”’」】"
	depth := 0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
		case strings.ContainsRune(opening, r):
			depth++
		case strings.ContainsRune(closing, r):
			if depth--; depth < 0 {
				return false
			}
		}
	}
	return depth == 0
}

// allStrong reports whether the strong stretches of a paragraph make up all of its text
// but the number of a list item and marks of punctuation.
func (m *markdown) allStrong(pieces []piece, text string, strong []doc.Span) bool {
	if len(strong) == 0 {
		return false
	}
	sortSpans(strong)
	start := 0
	if len(pieces) > 0 && pieces[0].mark {
		start = len(m.prose(pieces[0]))
	}
	rest := func(s string) bool {
		return strings.Trim(s, "*_。：:；，. "+blanks) == ""
	}
	for _, s := range strong {
		if s.Start > start && !rest(text[start:s.Start]) {
			return false
		}
		start = max(start, s.End)
	}
	return rest(text[start:])
}

func sortSpans(spans []doc.Span) {
	slices.SortFunc(spans, func(a, b doc.Span) int { return cmp.Compare(a.Start, b.Start) })
}
