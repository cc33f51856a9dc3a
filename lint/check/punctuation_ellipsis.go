package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// ellipses flags what is typed for the ellipsis “……”, and an ellipsis behind 等.
func ellipses(p *lint.Pass) {
	eachRun(p, func(t doc.Text, mark rune) { ellipsis(p, p.Doc.Text.String(), t, mark) })
}

// ellipsis judges one run of dots.
func ellipsis(p *lint.Pass, s string, t doc.Text, mark rune) {
	n := utf8.RuneCountInString(t.String())
	l, r := runeBefore(s, t.Start()), runeAt(s, t.End())
	switch {
	case leader(s, t.End(), n):
	case mark == '…' && n%2 == 0:
		if l == '等' && !isOneOf(runeBefore(s, t.Start()-len("等")), "平高优同均对中初上下何头") {
			flagFix(p, t, "", true, "“等”已表示列举未尽，后面不再用省略号。")
		}
	case chinese(l) || chinese(r) || startsChinese(r) || isOneOf(l, "，、；："):
		flagFix(p, t, "……", true, "省略号是六个居中的点，占两格，应为“……”，不写作“{match}”。")
	}
}

// leader reports whether a run of n dots leads to a page number, as in a table of
// contents.
func leader(s string, end, n int) bool {
	rest := strings.Trim(s[end:lineEnd(s, end)], " \t　")
	if strings.Trim(rest, "0123456789") == "" && rest != "" {
		return true
	}
	return n > 8
}
