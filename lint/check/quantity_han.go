package check

import (
	"strings"

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
	r, n := doc.DecodeRune(s)
	for u := range strings.FieldsSeq(longUnits(r)) {
		if strings.HasPrefix(s, u) {
			return u
		}
	}
	if isShortUnit(r) {
		return s[:n]
	}
	return ""
}

// isShortUnit reports whether r is a measure word by itself.
func isShortUnit(r rune) bool {
	switch r {
	case '次', '个', '名', '位', '人', '户', '家', '项', '条', '件', '起', '例', '场', '期', '届', '份', '篇', '封', '张', '本', '册', '部', '套', '台',
		'辆', '艘', '架', '座', '栋', '幢', '间', '处', '所', '块', '片', '亩', '吨', '斤', '克', '米', '里', '升', '元', '角', '分', '秒', '天', '日',
		'周', '月', '年', '岁', '度', '层', '批', '轮', '节', '课', '讲', '站', '段', '班', '组', '支', '队', '门', '科', '类', '种', '档', '道', '盏',
		'株', '棵', '头', '只', '匹', '根', '枚', '粒', '双', '对', '副', '幅', '枝', '枪', '盒', '箱', '袋', '桶', '车', '趟', '遍', '回', '宗', '笔',
		'单', '票', '眼', '孔', '扇', '面', '杆', '盘', '堂', '席', '床', '针', '剂', '村', '镇', '乡', '号', '点', '时', '刻', '页', '字', '行', '款',
		'稿', '堆', '丛', '板', '屏', '码', '成', '倍', '股', '路', '口', '区', '县', '市', '省', '校', '厂', '店', '院', '馆', '%', '％', '‰', '℃':
		return true
	}
	return false
}

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
