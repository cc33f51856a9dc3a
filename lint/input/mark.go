package input

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// marked reports whether a line starts with something that opens a paragraph: a number of
// a heading or an item, a bullet, a sign of Markdown.
func marked(s string) bool {
	s = strings.TrimLeft(s, "*_"+blanks)
	if s == "" {
		return false
	}
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case strings.ContainsRune("#>|-+•·●○■□◆◇▲△★☆※√—－–", r):
		return true
	case r >= '①' && r <= '⒛', r >= '㈠' && r <= '㈩', r >= '❶' && r <= '➓':
		return true
	case r == '（' || r == '(' || r == '〔' || r == '【' || r == '[':
		size := numeral(s[n:])
		return size > 0 && hasAny(s[n+size:], "）", ")", "〕", "】", "]")
	case r == '第' || r == '其':
		size := numeral(s[n:])
		return size > 0 && hasAny(s[n+size:], "章", "节", "条", "部分", "编", "，", "、", "：", ",", ":")
	}
	return hasAny(s, "首先，", "其次，", "再次，", "最后，") || numbered(s)
}

// numbered reports whether s starts with 一、 1. 1) 一是 and the like. A point between
// digits belongs to a figure that the end of a line happens to stand before.
func numbered(s string) bool {
	size := numeral(s)
	if size == 0 {
		return false
	}
	rest := s[size:]
	if s[0] > '9' {
		return hasAny(rest, "、", ".", "．", "是", "要", "）")
	}
	if hasAny(rest, "、", ")", "）", "．") {
		return true
	}
	return hasAny(rest, ".") && (len(rest) == 1 || rest[1] < '0' || rest[1] > '9')
}

// numeral returns the length of the number, Arabic or Chinese, that s starts with; longer
// ones than marks have are none.
func numeral(s string) int {
	size, count := 0, 0
	for i, r := range s {
		if r < '0' || r > '9' && !strings.ContainsRune("一二三四五六七八九十百〇零０１２３４５６７８９", r) {
			break
		}
		size = i + utf8.RuneLen(r)
		if count++; count > 3 {
			return 0
		}
	}
	return size
}

// hasAny reports whether s starts with one of the prefixes.
func hasAny(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// furniture reports whether a line is what a page, not the report, says: — 3 —, - 3 -,
// 第 3 页 共 9 页.
func furniture(s string) bool {
	if len(s) > 48 {
		return false
	}
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' {
			return -1
		}
		return r
	}, s)
	const dashes = "-—–－―·~"
	inner := strings.Trim(s, dashes)
	if number(inner) && hasAny(s, strings.Split(dashes, "")...) && strings.TrimRight(s, dashes) != s {
		return true
	}
	page, total, both := strings.Cut(s, "页")
	page = strings.TrimPrefix(page, "第")
	if !number(page) || !strings.HasPrefix(s, "第") {
		return false
	}
	total = strings.TrimSuffix(strings.TrimLeft(total, "共/，,|"), "页")
	return both && (total == "" || number(total))
}

// number reports whether s is an Arabic number of at most four digits.
func number(s string) bool {
	return s != "" && len(s) <= 4 && strings.Trim(s, "0123456789") == ""
}
