package check

import (
	"strconv"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// numeralIn returns where the number stands in a mark. Both are 0 for ① and the like.
func numeralIn(mark string) (start, end int) {
	for start < len(mark) {
		if _, n := doc.HanNumeral(mark[start:]); n > 0 {
			return start, start + n
		}
		if _, n := doc.ArabicNumeral(mark[start:]); n > 0 {
			return start, start + n
		}
		start = ahead(mark, start, 1)
	}
	return 0, 0
}

// renumber returns a mark with another number of the same shape.
func renumber(mark string, n int) string {
	start, end := numeralIn(mark)
	if end == 0 {
		return string(rune('①' + n - 1))
	}
	number := strconv.Itoa(n)
	switch r := runeAt(mark, start); {
	case isHanNumeral(r):
		number = hanNumber100(n)
	case isWideDigit(r):
		number = widen(number)
	}
	return mark[:start] + number + mark[end:]
}

// widen returns s with full-width digits.
func widen(s string) string {
	return strings.Map(func(r rune) rune {
		if isDigit(r) {
			return r - '0' + '０'
		}
		return r
	}, s)
}

// styleOf returns a mark without its number: "（）", ".", "、".
func styleOf(s *doc.Section) string {
	mark := s.Mark.Text.String()
	start, end := numeralIn(mark)
	if end == 0 {
		return ""
	}
	return mark[:start] + "\x00" + mark[end:]
}

// styled returns a mark of a style with the number of s.
func styled(style string, s *doc.Section) string {
	return renumber(strings.Replace(style, "\x00", "1", 1), s.Mark.Number)
}

// markForms flags marks that are wrong by themselves, and odd ones out among their
// siblings.
func markForms(p *lint.Pass) {
	count := map[doc.Form]map[string]int{}
	p.Doc.Body.Walk(func(s *doc.Section) bool {
		if numbered(s) {
			if count[s.Mark.Form] == nil {
				count[s.Mark.Form] = map[string]int{}
			}
			count[s.Mark.Form][styleOf(s)]++
		}
		return true
	})
	p.Doc.Body.Walk(func(s *doc.Section) bool {
		list, odd := siblings(s)
		most, _ := majority(list)
		for _, sec := range list {
			if right := slipRight(sec); right != "" {
				flagFix(p, sec.Mark.Text, right, true, "序号“{match}”的写法不规范，应为“{right}”。")
			} else if odd[sec] {
				oddForm(p, sec, sample(list, most))
			}
		}
		mixedStyles(p, list, odd, count)
		bareMarks(p, list)
		return true
	})
}

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

// slipRight returns the right form of a mark that is wrong wherever it stands: （二）、 and
// 二. ; empty for others.
func slipRight(s *doc.Section) string {
	mark := s.Mark.Text.String()
	switch s.Mark.Form {
	case doc.ChineseParen, doc.ArabicParen:
		if cut := strings.TrimRight(mark, "、.．，"); cut != mark {
			return cut
		}
	case doc.Chinese:
		if cut := strings.TrimRight(mark, ".．"); cut != mark {
			return cut + "、"
		}
	}
	return ""
}

// sample returns the first section of a series.
func sample(list []*doc.Section, most rune) *doc.Section {
	for _, s := range list {
		if series(s) == most && slipRight(s) == "" {
			return s
		}
	}
	return nil
}

// oddForm flags a mark of another level among its siblings.
func oddForm(p *lint.Pass, s, like *doc.Section) {
	if like == nil {
		return
	}
	flagFix(p, s.Mark.Text, renumber(like.Mark.Text.String(), s.Mark.Number), false, "同一级的序号形式不一致：“{match}”应为“{right}”。")
}

// mixedStyles flags the rarer style where siblings of one form have several: 1. and 2、.
func mixedStyles(p *lint.Pass, list []*doc.Section, odd map[*doc.Section]bool, count map[doc.Form]map[string]int) {
	styles := map[doc.Form]map[string]int{}
	for _, s := range list {
		if !odd[s] && slipRight(s) == "" {
			if styles[s.Mark.Form] == nil {
				styles[s.Mark.Form] = map[string]int{}
			}
			styles[s.Mark.Form][styleOf(s)]++
		}
	}
	for _, s := range list {
		if odd[s] || slipRight(s) != "" || len(styles[s.Mark.Form]) < 2 {
			continue
		}
		if right := commonest(styles[s.Mark.Form], count[s.Mark.Form]); right != styleOf(s) && s.Mark.Form != doc.Chapter {
			flagFix(p, s.Mark.Text, styled(right, s), true, "同一级的序号写法不一致：“{match}”应为“{right}”。")
		}
	}
}

// commonest returns the style that most siblings have; of equals the one that the whole
// document has more often, then the one of the standard.
func commonest(here, all map[string]int) string {
	best := ""
	for style, n := range here {
		switch m := here[best]; {
		case best == "" || n > m:
			best = style
		case n < m:
		case all[style] > all[best] || all[style] == all[best] && (standard(style) && !standard(best) || standard(style) == standard(best) && style < best):
			best = style
		}
	}
	return best
}

// standard reports whether GB/T 9704 names the style.
func standard(style string) bool {
	switch style {
	case "\x00、", "（\x00）", "\x00.":
		return true
	}
	return false
}

// markLevels flags the first place where the order of levels is turned over.
func markLevels(p *lint.Pass) {
	found := false
	p.Doc.Body.Walk(func(s *doc.Section) bool {
		if found || s.Parent == nil || !numbered(s) || s.Mark.Number != 1 {
			return !found
		}
		for up := s.Parent; up.Parent != nil; up = up.Parent {
			if level(up) == 0 {
				continue
			}
			if found = level(s) > 0 && level(s) < level(up); found {
				p.Add(lint.Finding{Text: opening(s), Related: []lint.Note{{Text: opening(up), Message: "上一级"}},
					Message: lint.Expand("层次序数颠倒：“{up}”下面用了“{mark}”，依次应为“一、”“（一）”“1.”“（1）”。", "up", up.Mark.Text.String(), "mark", s.Mark.Text.String())})
			}
			break
		}
		return !found
	})
}

// level returns the rank of a mark in the standard's order, 0 for other marks.
func level(s *doc.Section) int {
	switch s.Mark.Form {
	case doc.Chinese:
		return 1
	case doc.ChineseParen:
		return 2
	case doc.Arabic:
		return 3
	case doc.ArabicParen:
		return 4
	}
	return 0
}

// markStyles flags marks that are alike throughout but not as the standard has them, once
// for each style.
func markStyles(p *lint.Pass) {
	type kind struct {
		level int
		style string
	}
	marks := map[kind][]doc.Text{}
	rights := map[kind][]string{}
	var order []kind
	p.Doc.Body.Walk(func(s *doc.Section) bool {
		k := kind{level(s), styleOf(s)}
		right := [...]string{"", "\x00、", "（\x00）", "\x00.", "（\x00）"}[k.level]
		if k.level == 0 || slipRight(s) != "" || k.style == right || k.style == "\x00．" {
			return true
		}
		if marks[k] == nil {
			order = append(order, k)
		}
		marks[k], rights[k] = append(marks[k], s.Mark.Text), append(rights[k], styled(right, s))
		return true
	})
	for _, k := range order {
		addOnce(p, "按公文格式，这一级序号写作“{right}”，不写作“{match}”。", marks[k], rights[k])
	}
}

// skippedLevels flags a level that is left out: 一、 followed by （1）, or by 1. though other
// parts have （一）.
func skippedLevels(p *lint.Pass) {
	hasParen := false
	p.Doc.Body.Walk(func(s *doc.Section) bool {
		hasParen = hasParen || s.Mark.Form == doc.ChineseParen && s.Parent.Mark.Form == doc.Chinese
		return true
	})
	p.Doc.Body.Walk(func(s *doc.Section) bool {
		if s.Parent == nil || level(s) == 0 || level(s.Parent) == 0 || s.Mark.Number != 1 {
			return true
		}
		if gap := level(s) - level(s.Parent); gap > 2 || gap == 2 && hasParen && s.Mark.Form == doc.Arabic {
			p.Flag(opening(s), "这里跳过了一级序数，与其他部分不一致，请核对层次。")
		}
		return true
	})
}
