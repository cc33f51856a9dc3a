package outline

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// readMark returns the mark at the start of t, or the zero Mark. Text that only looks
// like a mark (3.6万亩, 一、二年级, 第一、二、三产业) is none. last gives the number of the
// latest mark of a form; it decides where the text alone cannot.
func readMark(t doc.Text, last func(doc.Form) int) doc.Mark {
	s := t.String()
	if !mayMark(s) {
		return doc.Mark{}
	}
	for _, read := range []func(string) (doc.Form, int, int){bracketed, circled, ordinal, chinese, inline} {
		if form, number, size := read(s); size > 0 {
			return doc.Mark{Text: t.Slice(0, size), Form: form, Number: number}
		}
	}
	if form, number, size := arabic(s, last(doc.Arabic)+1); size > 0 {
		return doc.Mark{Text: t.Slice(0, size), Form: form, Number: number}
	}
	return doc.Mark{}
}

// bracketed reads （一） (1) 〔一〕 and 1）, with a wrong 、 behind it if there is one.
func bracketed(s string) (doc.Form, int, int) {
	open := prefix(s, "（", "(", "〔")
	form, number, n := number(s[open:])
	if n == 0 {
		return 0, 0, 0
	}
	end := prefix(s[open+n:], "）", ")", "〕")
	if end == 0 || number > 99 || open == 0 && form != doc.Arabic {
		return 0, 0, 0
	}
	switch {
	case open == 0:
		form = doc.ArabicHalf
	case form == doc.Arabic:
		form = doc.ArabicParen
	default:
		form = doc.ChineseParen
	}
	size := open + n + end
	return form, number, size + prefix(s[size:], "、", "．", ".")
}

// number reads a Han or an Arabic number.
func number(s string) (form doc.Form, value, size int) {
	if value, size = doc.HanNumeral(s); size > 0 {
		return doc.Chinese, value, size
	}
	value, size = doc.ArabicNumeral(s)
	return doc.Arabic, value, size
}

// circled reads ① to ⑳, also ⒈ and ⑴.
func circled(s string) (doc.Form, int, int) {
	r, n := utf8.DecodeRuneInString(s)
	for _, block := range []struct {
		first rune
		form  doc.Form
	}{{'①', doc.Circled}, {'⑴', doc.ArabicParen}, {'⒈', doc.Arabic}} {
		if block.first <= r && r < block.first+20 {
			return block.form, int(r-block.first) + 1, n
		}
	}
	return 0, 0, 0
}

// ordinal reads 第一， and 第一章. 第一、第二批 and 第一季度 are text.
func ordinal(s string) (doc.Form, int, int) {
	start := prefix(s, "第")
	if start == 0 {
		return 0, 0, 0
	}
	_, value, n := number(s[start:])
	if n == 0 || value > 99 {
		return 0, 0, 0
	}
	size := start + n
	if unit := prefix(s[size:], "部分", "章", "节", "编", "条"); unit > 0 {
		return doc.Chapter, value, size + unit
	}
	stop := prefix(s[size:], "，", "、", "：", ",")
	if stop == 0 || prefix(s[size+stop:], "第") > 0 {
		return 0, 0, 0
	}
	if _, _, again := number(s[size+stop:]); again > 0 {
		return 0, 0, 0
	}
	return doc.Ordinal, value, size + stop
}

// chinese reads 一、 and its slips 一. and 一，.
func chinese(s string) (doc.Form, int, int) {
	value, n := doc.HanNumeral(s)
	if n == 0 || value == 0 || value > 99 {
		return 0, 0, 0
	}
	stop := prefix(s[n:], "、", ".", "．")
	if stop == 0 || estimate(value, s[n+stop:]) {
		return 0, 0, 0
	}
	return doc.Chinese, value, n + stop
}

// estimate reports whether the Han number value, a 、 and rest are one expression of two
// neighbouring numbers: 一、二年级, 三、四季度.
func estimate(value int, rest string) bool {
	next, n := doc.HanNumeral(rest)
	return n > 0 && next == value+1 &&
		prefix(rest[n:], "年级", "季度", "月", "等", "类", "级", "线", "产业", "期", "批", "号", "楼", "层", "次", "周", "旬", "把手", "组", "版", "中", "、") > 0
}

// inline reads 一是 and 其一，.
func inline(s string) (doc.Form, int, int) {
	start := prefix(s, "其")
	value, n := doc.HanNumeral(s[start:])
	if n == 0 || value == 0 || value > 20 {
		return 0, 0, 0
	}
	size := start + n
	if start > 0 {
		stop := prefix(s[size:], "，", "：", "、")
		if stop == 0 {
			return 0, 0, 0
		}
		return doc.Inline, value, size + stop
	}
	verb := prefix(s[size:], "是", "要")
	if verb == 0 {
		return 0, 0, 0
	}
	return doc.Inline, value, size + verb
}

// arabic reads 1. and 1、 and 1.1; expected is the number that would continue the list.
// A point between digits is a mark where a date or a countable thing follows and the
// number fits: 1.6月底前, 2.15名干部, but not 3.6万亩.
func arabic(s string, expected int) (doc.Form, int, int) {
	value, n := doc.ArabicNumeral(s)
	if n == 0 || value == 0 || value > 99 {
		return 0, 0, 0
	}
	stop := prefix(s[n:], ".", "．", "、", "﹒")
	if stop == 0 {
		return 0, 0, 0
	}
	size := n + stop
	after, digits := doc.ArabicNumeral(s[size:])
	if digits == 0 {
		return doc.Arabic, value, size
	}
	rest := s[size+digits:]
	if prefix(rest, ".", "．") > 0 || prefix(rest, " ", "\t", "　") > 0 && s[n] == '.' {
		return decimal(s)
	}
	dated := prefix(rest, "月", "年", "日") > 0 && (after <= 31 || after >= 1900)
	counted := prefix(rest, "名", "个", "项", "家", "人", "次", "起", "件", "户", "所", "位", "条", "场", "份", "支") > 0 && prefix(rest, "个百分点") == 0
	if dated || counted && (value == expected || value == 1) {
		return doc.Arabic, value, size
	}
	return 0, 0, 0
}

// decimal reads 1.1 and 1.1.2 before a blank; its number is the last one. Anything else
// (2023.5.18, 3.6) is text.
func decimal(s string) (doc.Form, int, int) {
	size, value := 0, 0
	for parts := 1; parts <= 4; parts++ {
		v, n := doc.ArabicNumeral(s[size:])
		if n == 0 || v > 99 {
			return 0, 0, 0
		}
		value = v
		size += n
		if prefix(s[size:], " ", "\t", "　") > 0 && parts > 1 {
			return doc.Decimal, value, size
		}
		dot := prefix(s[size:], ".", "．")
		if dot == 0 {
			return 0, 0, 0
		}
		size += dot
	}
	return 0, 0, 0
}

// prefix returns the length of the first of the alternatives that s starts with, or 0.
func prefix(s string, alternatives ...string) int {
	for _, a := range alternatives {
		if strings.HasPrefix(s, a) {
			return len(a)
		}
	}
	return 0
}
