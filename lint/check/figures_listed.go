package check

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// listed checks a total whose parts, from index from on, follow it in a list: 其中…,
// 具体为…, 由…组成, （…）. It reports whether there was such a list.
func (l *ledger) listed(total figure, s statement, from int) bool {
	if !total.countable() || from >= len(s.list) {
		return false
	}
	list := l.parts(s, from, total.unit)
	if len(list) < 2 {
		return false
	}
	gap := l.text[total.end:list[0].start]
	end := list[len(list)-1].end
	rest := l.text[end:s.end]
	if strings.HasPrefix(rest, "等") || strings.HasPrefix(strings.TrimLeft(rest, "以上"), "等") {
		return false
	}
	sum := 0.0
	for _, q := range list {
		sum += q.value
	}
	if overlaps(l.text[total.end:min(s.end, end+twiceReach)]) {
		return true
	}
	kinds := l.divided(gap, rest, len(list))
	switch {
	case strings.Contains(gap, "其中"), strings.HasPrefix(list[0].label, "包括"):
		if kinds || sum > total.value && exclusive(total, list, sum) || sum < total.value && complementary(list) {
			l.compare(total.quantity, end, sum)
		}
	case kinds, complete(gap, rest),
		strings.HasSuffix(strings.TrimSuffix(gap, list[0].label), "：") && utf8.RuneCountInString(gap) < 12 && closes(rest),
		gap == "，"+list[0].label && complementary(list) && math.Abs(sum-total.value) < total.value/2:
		l.compare(total.quantity, end, sum)
	default:
		return false
	}
	return true
}

// complete reports whether what stands before and behind a list says that nothing is left out.
func complete(gap, rest string) bool {
	return strings.HasPrefix(strings.TrimSpace(gap), "（") && strings.HasPrefix(rest, "）") && !strings.Contains(gap, "含") ||
		strings.Contains(gap, "，由") && containsAny(rest, []string{"组成", "构成"}) ||
		containsAny(gap, []string{"具体为", "具体是", "分别为", "分别是", "分别有"})
}

// divided reports whether the text says that a total was divided into just n kinds: 按岗位
// 分为…, …三类合计.
func (l *ledger) divided(gap, rest string, n int) bool {
	if n > 2 && containsAny(gap, []string{"分为", "划分为", "分成"}) {
		return true
	}
	rest = strings.TrimLeft(rest, "，以上这 ")
	count, size := doc.HanNumeral(rest)
	return count == n && size > 0 && startsAny(rest[size:], "类", "项", "部分", "种", "方面", "块", "个类别")
}

// twiceReach is how far behind a list it may say that something was counted twice, in bytes.
const twiceReach = 300

// overlaps reports whether the text says that something was counted twice.
func overlaps(s string) bool {
	return containsAny(s, []string{"同时受", "同时给", "同时被", "同时属", "同时具", "同时是", "同时为", "同时有", "既受", "既是", "既有", "既属", "有重复", "有重叠", "有交叉", "互有", "兼有", "并受", "双重", "均受", "并处", "两者"})
}

// closes reports whether a list has ended: nothing but a stop follows, or what is said of
// all its members.
func closes(rest string) bool {
	return strings.Trim(rest, "。！；”） \n") == "" || startsAny(rest, "，均", "，全部", "，都", "，已全部", "，已经全部", "，合计", "，逐", "；", "。")
}

// exclusive reports whether the parts belong to one division, so that none is counted
// twice: 高级职称、中级职称, 一类村、二类村, 男、女. Things other than people seldom belong to
// two of three kinds; if their sum is just above the total it is wrong.
func exclusive(total figure, list []figure, sum float64) bool {
	people := strings.Contains("人名户家位所", total.unit)
	return related(list, people && len(list) == 2) || len(list) == 2 && joint(total, list) || len(list) > 2 && sum < total.value*1.15 && !people
}

// joint reports whether the total is called by the names of its two parts: 建议提案 of 建议
// and 提案.
func joint(total figure, list []figure) bool {
	name := total.label + total.tail
	a, b := lastRunes(bare(list[0]), keyLength), lastRunes(bare(list[1]), keyLength)
	return a != b && utf8.RuneCountInString(a) == keyLength && strings.Contains(name, a) && strings.Contains(name, b)
}

// related reports whether the names of all parts are of one kind; strictly, by words of
// which one excludes the others.
func related(list []figure, strictly bool) bool {
	for i := 1; i < len(list); i++ {
		a, b := bare(list[i-1]), bare(list[i])
		alike := !strictly && commonEnd(a, b) >= 2*len("级") || !strictly && commonEnd(a, b) > 0 && len(a) == len(b) && len(a) >= 3*len("级") && len(list) > 2
		if a == b || !alike && !opposed(a, b) {
			return false
		}
	}
	return true
}

// bare returns what a part is called, without the words that lead to it.
func bare(p figure) string {
	label := p.label
	if _, after, found := strings.Cut(label, "其中"); found {
		label = after
	}
	if label = strings.Trim(label, "为有是占和及 "); label == "" {
		label = p.tail
	}
	return label
}

// commonEnd returns the length in bytes of the common end of a and b, whole characters.
func commonEnd(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) {
		r, size := utf8.DecodeLastRuneInString(a[:len(a)-n])
		if other, _ := utf8.DecodeLastRuneInString(b[:len(b)-n]); other != r {
			break
		}
		n += size
	}
	return n
}

// families returns words of which one excludes the others.
func families() [][]string {
	return [][]string{
		{"男", "女"}, {"城镇", "农村", "城区", "乡镇"}, {"上半年", "下半年"},
		{"正高", "副高", "高级", "中级", "初级"}, {"特等", "一等", "二等", "三等"},
		{"一级", "二级", "三级", "四级"}, {"第一", "第二", "第三", "第四"},
		{"国家级", "省级", "市级", "县级", "区级", "校级", "镇级", "村级"},
		{"幼儿园", "小学", "初中", "高中", "中专", "大专", "本科", "研究生"},
		{"严重警告", "警告", "记大过", "记过", "降级", "撤职", "开除", "留党察看", "诫勉", "批评教育", "谈话提醒", "提醒谈话", "组织处理", "政务处分", "党纪处分", "党纪立案", "政务立案"},
		{"民事", "刑事", "行政", "执行案"}, {"优秀", "良好", "合格", "称职"},
		{"新建", "改建", "扩建", "续建"}, {"主办", "分办", "会办", "协办"}, {"水田", "旱地", "旱田"}, {"来信", "来访", "来电"}, {"线上", "线下"},
		{"人大", "政协"}, {"厅级", "处级", "县级领导", "科级", "一般干部"}, {"初信", "重信"}, {"初访", "重访"}, {"正式党员", "预备党员"}, {"管理人员", "技术人员", "工人", "后勤"}, {"建议", "提案"}, {"在编", "编外", "聘用", "临聘"}, {"汉族", "少数民族"}, {"国有", "集体", "民营"}, {"进口", "出口"}, {"城区", "郊区"},
		{"大型", "中型", "小型"}, {"重大", "较大", "一般"}, {"国内", "国外", "境外"}, {"省内", "省外"}, {"市内", "市外"}, {"正科", "副科"}, {"书面", "口头"}, {"成年", "未成年"}, {"有证", "无证"},
		{"公办", "民办"}, {"住院", "门诊"}, {"在职", "退休", "离休"}, {"专职", "兼职"}, {"中央", "省级", "市级", "县级", "自筹"},
	}
}

// opposed reports whether two parts exclude each other by their names.
func opposed(a, b string) bool {
	for _, family := range families() {
		x, y := kin(a, family), kin(b, family)
		if x != "" && y != "" && x != y {
			return true
		}
	}
	return false
}

// kin returns the word of a family that occurs in name, empty if none does.
func kin(name string, family []string) string {
	for _, word := range family {
		if strings.Contains(name, word) {
			return word
		}
	}
	return ""
}

// complementary reports whether two parts leave nothing out: men and women, both halves
// of a year.
func complementary(list []figure) bool {
	if len(list) != 2 {
		return false
	}
	a, b := bare(list[0]), bare(list[1])
	for _, pair := range [...][2]string{{"男", "女"}, {"上半年", "下半年"}, {"合格", "不合格"}, {"线上", "线下"}, {"公办", "民办"}, {"省内", "省外"}, {"国内", "国外"}} {
		if strings.HasPrefix(a, pair[0]) && strings.HasPrefix(b, pair[1]) || strings.HasPrefix(a, pair[1]) && strings.HasPrefix(b, pair[0]) {
			return true
		}
	}
	return false
}

// totalled checks a total that stands behind its parts: 男32人、女28人，合计61人.
func (l *ledger) totalled(s statement, at int) {
	total := s.list[at].quantity
	if at < 2 || at > maxParts || !total.countable() || !l.adds(s, at) || s.labelled(0, "其中") || overlaps(l.text[s.start:s.end]) {
		return
	}
	first := 0
	if f := &s.list[0]; f.han && at > 2 && int(f.value) == at-1 {
		first = 1 // 三个班组分别…
	}
	sum := 0.0
	for _, f := range s.list[first:at] {
		if !sameUnit(f.unit, total.unit) || !f.countable() || containsAny(f.label, []string{"其中", "比", "由", "从", "合计", "共"}) {
			return
		}
		sum += f.value
	}
	if differ(total.value, sum) {
		l.flagSum(total, s.list[first].start, total.end, sum)
	}
}

// adds reports whether the number at index at is the sum of those before it: 合计, 共, or 共
// with the verb that they have as well (受理…，受理…，共受理).
func (l *ledger) adds(s statement, at int) bool {
	label := s.list[at].label
	if containsAny(label, []string{"合计", "共计", "总计"}) {
		return true
	}
	verb, found := strings.CutPrefix(strings.TrimPrefix(strings.TrimPrefix(label, "全年"), "一"), "共")
	if !found || verb == "" {
		return found
	}
	for _, f := range s.list[at-2 : at] {
		if f.label != "" && !strings.Contains(f.label, verb) {
			return false
		}
	}
	return strings.Contains(l.text[s.start:s.list[at-1].start], verb)
}
