package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// hanNumber reads a Han numeral, 万 and 亿 included (两万三千).
func hanNumber(s string, i int) (value, step float64, end int) {
	step, end = 1, i
	for {
		n, size := doc.HanNumeral(s[end:])
		if size == 0 {
			return value, step, end
		}
		end += size
		factor, more := magnitude(s[end:])
		if factor < 1e4 {
			return value + float64(n), 1, end
		}
		value, step, end = value+float64(n)*factor, factor, end+more
	}
}

// markLength returns the length of a numbering mark at the start of a line, indentation
// included: 1. （一） 2、 第三，
func markLength(s string) int {
	i := skipBlanks(s, 0)
	start := i
	for _, open := range [...]string{"（", "(", "第"} {
		if strings.HasPrefix(s[i:], open) {
			i += len(open)
			break
		}
	}
	_, n := doc.HanNumeral(s[i:])
	if n == 0 {
		_, n = doc.ArabicNumeral(s[i:])
	}
	if n == 0 || n > len("二十一") {
		return start
	}
	i += n
	for _, end := range [...]string{"）", ")", "、", ".", "．", "，", "是", "要"} {
		if strings.HasPrefix(s[i:], end) && (end != "." && end != "．" || !digitAt(s[i+len(end):]) || fourDigits(s[i+len(end):])) {
			return i + len(end)
		}
	}
	return start
}

// fourDigits reports whether s starts with a year, as behind a mark (1.2023年).
func fourDigits(s string) bool {
	_, n := doc.ArabicNumeral(s)
	return n == 4 && strings.HasPrefix(s[n:], "年")
}

// approximate reads a word behind a number that makes it inexact.
func approximate(s string) (size int, ok bool) {
	for _, w := range [...]string{"余", "多", "来"} {
		if strings.HasPrefix(s, w) {
			return len(w), true
		}
	}
	return 0, false
}

// vagueBefore reports whether a number is inexact by the word before it.
func vagueBefore(s string) bool {
	r, n := decodeLastRune(s)
	last, _ := decodeLastRune(s[:len(s)-n])
	switch r {
	case '约':
		return !strings.ContainsRune("节集签履违合", last)
	case '近':
		return !strings.ContainsRune("最附临邻远靠", last)
	}
	return r == '超' || r == '逾'
}

// vagueAfter reports whether a quantity is inexact by what follows its measure word.
func vagueAfter(s string) bool {
	for _, w := range [...]string{"以上", "以下", "左右", "以内", "多", "余"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// unitAt returns the measure word at the start of s, the longest there is.
func unitAt(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	for u := range strings.FieldsSeq(longUnits(r)) {
		if strings.HasPrefix(s, u) {
			return u
		}
	}
	if r != utf8.RuneError && strings.ContainsRune(shortUnits, r) {
		return s[:n]
	}
	return ""
}

// shortUnits are the measure words of one character.
const shortUnits = "次个名位人户家项条件起例场期届份篇封张本册部套台辆艘架座栋幢间处所块片亩吨斤克米里升元角分秒天日周月年岁度" +
	"层批轮节课讲站段班组支队门科类种档道盏株棵头只匹根枚粒双对副幅枝枪盒箱袋桶车趟遍回宗笔单票眼孔扇面杆盘堂席床针剂支村镇乡" +
	"号点时刻页字行款稿堆丛板屏码成倍股路口区县市省校厂店院馆%％‰℃"

// longUnits returns the measure words of several characters that start with r, the
// longer first where one starts another.
func longUnits(r rune) string {
	switch r {
	case '个':
		return "个百分点 个工作日 个月 个小时 个点"
	case '百':
		return "百分点"
	case '人':
		return "人次 人天"
	case '户':
		return "户次"
	case '批':
		return "批次"
	case '场':
		return "场次"
	case '架':
		return "架次"
	case '车':
		return "车次"
	case '台':
		return "台套 台次"
	case '公':
		return "公里 公斤 公顷 公分"
	case '平':
		return "平方公里 平方千米 平方米 平米"
	case '立':
		return "立方米 立方"
	case '千':
		return "千瓦时 千瓦 千米 千克"
	case '毫':
		return "毫克 毫米 毫升"
	case '小':
		return "小时"
	case '分':
		return "分钟"
	case '工':
		return "工作日 工时"
	case '课', '学':
		return "课时 学时 学分 学期"
	case '美', '港', '欧':
		return "美元 港元 欧元"
	}
	return ""
}

// skipBlanks returns the offset behind the blanks at offset i.
func skipBlanks(s string, i int) int {
	return len(s) - len(strings.TrimLeft(s[i:], " \t\u00a0\u3000"))
}

// isLatin reports whether b is a letter of a code such as DN100.
func isLatin(b byte) bool { return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' }

// codeLength returns the length of the digits and points at the start of s.
func codeLength(s string) int {
	return len(s) - len(strings.TrimLeft(s, "0123456789.０１２３４５６７８９．"))
}
