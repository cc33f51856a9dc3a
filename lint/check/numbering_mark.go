package check

import (
	"strconv"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// numeralIn returns where the number that counts through stands in a mark. Both are 0 for
// ① and the like.
func numeralIn(mark string) (start, end int) {
	if last := strings.LastIndexAny(mark, ".．"); last > 0 && digitAt(mark[ahead(mark, last, 1):]) {
		start = ahead(mark, last, 1) // of 1.2 the last part counts
		return start, digitsEnd(mark, start)
	}
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
		if odd[s] || slipRight(s) != "" || len(styles[s.Mark.Form]) < 2 || s.Mark.Form == doc.Decimal {
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
