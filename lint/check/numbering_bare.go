package check

import (
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// bareMark reads a mark at the start of a paragraph that is written with the wrong sign,
// so that the outline does not take it for one: 二，存在问题 2。 It returns its number, the
// form that was meant and its length.
func bareMark(s string) (n int, form doc.Form, size int) {
	n, size = doc.HanNumeral(s)
	form = doc.Chinese
	if size == 0 {
		n, size = doc.ArabicNumeral(s)
		form = doc.Arabic
	}
	sign := hasAny(s[size:], "，", "。", ",", "：", "；")
	if size == 0 || n == 0 || n > 30 || sign == "" || digitAt(s[size+len(sign):]) || isHanNumeral(runeAt(s, size+len(sign))) {
		return 0, 0, 0
	}
	return n, form, size + len(sign)
}

// slipped reports whether one of the paragraphs under s starts with a badly written mark
// of the number n and of the form of s.
func slipped(s *doc.Section, n int) bool {
	for _, p := range s.Paragraphs[min(1, len(s.Paragraphs)):] {
		if m, form, _ := bareMark(p.Text.String()); m == n && form == s.Mark.Form {
			return true
		}
	}
	for _, sub := range s.Sections {
		if slipped(&doc.Section{Mark: s.Mark, Paragraphs: append([]*doc.Paragraph{nil}, sub.Paragraphs...)}, n) {
			return true
		}
	}
	return false
}

// bareMarks flags badly written marks that continue the row: 一、 二， 三、.
func bareMarks(p *lint.Pass, list []*doc.Section) {
	for i, s := range list {
		last := i+1 == len(list) || list[i+1].Mark.Form != s.Mark.Form
		if !last && list[i+1].Mark.Number != s.Mark.Number+2 {
			continue
		}
		var visit func(*doc.Section)
		visit = func(sec *doc.Section) {
			for k, para := range sec.Paragraphs {
				n, form, size := bareMark(para.Text.String())
				if k > 0 && n == s.Mark.Number+1 && form == s.Mark.Form {
					mark := para.Text.Slice(0, size)
					flagFix(p, mark, renumber(s.Mark.Text.String(), n), true, "序号“{match}”的写法不规范，应为“{right}”。")
				}
			}
			for _, sub := range sec.Sections {
				visit(sub)
			}
		}
		visit(s)
	}
}
