package check

import (
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// odd returns the first Chinese text within t that is not of the size or of one of the
// fonts, as far as it looks the same, and what is wrong with it.
func (s *sheet) odd(t doc.Text, fonts []string) (odd doc.Text, faults []string) {
	var look doc.Stretch
	over := false
	s.layout.Looks(t, func(piece doc.Text, l doc.Stretch) {
		switch {
		case over || countHan(piece.String()) == 0:
		case odd.Len() == 0:
			if faults = s.look(l, fonts); len(faults) > 0 {
				odd, look = piece, l
			}
		case l.Font == look.Font && l.Size == look.Size:
			odd = odd.To(piece)
		default:
			over = true
		}
	})
	return odd.Trim(), faults
}

// look returns what is wrong with a font and a size; what is unknown is right.
func (s *sheet) look(l doc.Stretch, fonts []string) []string {
	var faults []string
	if l.Font != "" && !slices.ContainsFunc(fonts, func(f string) bool { return family(l.Font, f) }) {
		faults = append(faults, "字体是“"+l.Font+"”，应为"+strings.Join(fonts, "或"))
	}
	if l.Size > 0 && l.Size != s.Size {
		faults = append(faults, "字号是"+sizeName(l.Size)+"，应为"+sizeName(s.Size))
	}
	return faults
}

// family reports whether a font is one of a family, by its Chinese or its English name.
func family(font, family string) bool {
	font = strings.ToLower(strings.ReplaceAll(font, " ", ""))
	if strings.Contains(font, strings.ToLower(family)) {
		return true
	}
	return slices.ContainsFunc(aliases(family), func(alias string) bool { return strings.Contains(font, alias) })
}

// aliases returns what fonts of a family are called otherwise, in lower case.
func aliases(family string) []string {
	switch family {
	case "仿宋":
		return []string{"fangsong", "simfang"}
	case "黑体":
		return []string{"simhei", "heiti"}
	case "楷体":
		return []string{"kaiti", "simkai"}
	case "宋体":
		return []string{"simsun", "songti", "书宋"}
	case "小标宋":
		return []string{"xiaobiaosong", "fzxbs"}
	}
	return nil
}

// sizeName writes a size as Chinese printers and Word call it, and in points.
func sizeName(points float64) string {
	name := map[float64]string{
		42: "初号", 36: "小初", 26: "1号", 24: "小1号", 22: "2号", 18: "小2号", 16: "3号", 15: "小3号",
		14: "4号", 12: "小4号", 10.5: "5号", 9: "小5号",
	}[points]
	if name == "" {
		return short(points) + "磅"
	}
	return name + "（" + short(points) + "磅）"
}
