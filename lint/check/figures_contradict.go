package check

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// contradicts reports whether mention j, the later one, counts the same as mention i and
// gives another value. What speaks for it: the digits are exchanged, the names are long
// and equal, one of the sentences sums up, or both name another number that agrees.
func (l *ledger) contradicts(list []mention, i, j int) bool {
	a, b := &list[i], &list[j]
	if !differ(a.value, b.value) || a.sentence == b.sentence {
		return false
	}
	same := commonEnd(a.name, b.name)
	left, right := neutral(a.name[:len(a.name)-same]), neutral(b.name[:len(b.name)-same])
	if !sameBody(&left, &right) {
		return false
	}
	n := utf8.RuneCountInString(neutral(a.name[len(a.name)-same:]))
	if n < keyLength {
		return false
	}
	if commonStart(left, right) >= len("大桥")+1 {
		left, right = "", "" // both of one thing
	}
	equal := left == "" && right == ""
	if speaks := equal && n > keyLength || right == "" && n >= shortName || left == "" && attribute(a.name) || exchanged(a.quantity, b.quantity); !speaks || explained(list, i, j) {
		return false
	}
	x, y := l.bearing(a), l.bearing(b)
	if x.scope != y.scope || x.times != y.times && x.times != "" && y.times != "" || x.planned && y.planned {
		return false
	}
	// A later name may be shorter than the first or lead up to it by another verb; what
	// it adds beyond that narrows it down (民生领域整改问题).
	if x.times != y.times && strings.Contains(x.context, "截至") && strings.Contains(y.context, "截至") {
		return false
	}
	refers := right == "" || acts(right)
	switch {
	case a.sentence < 0 != (b.sentence < 0):
		return exchanged(a.quantity, b.quantity) || equal && n > keyLength && (a.current || b.current) && !x.planned && !y.planned
	case exchanged(a.quantity, b.quantity):
		return refers && (left == "" || right == "" || acts(left)) || right != "" && left == "" && manyDigits(a.quantity) && !containsAny(right, []string{"邻", "兄弟", "其他", "周边", "全国", "全省", "平均", "同类"})
	case equal && n > keyLength && l.paired(list, i, j) && !grown(y.context):
		return true
	case x.planned || y.planned:
		return false
	case equal && (n >= longName && (x.lead || y.lead) || n >= shortName && (x.lead && y.lead || x.whole && y.whole) || n > keyLength && x.whole && y.whole && y.summary),
		refers && right == "" && n >= shortName && (x.summary || y.summary || b.definite),
		left == "" && right != "" && attribute(a.name) && strings.Contains(x.context, firstRunes(right, keyLength)):
		return true
	}
	return equal && n >= shortName && linked(list, i, j) && !grown(y.context)
}

const (
	longName  = 6 // characters of a name that no two quantities share by chance
	shortName = 4
)

// neutral returns a name without the words that say nothing about what is counted.
func neutral(name string) string {
	if name == "" {
		return ""
	}
	g := glanceAt(name)
	for _, w := range [...]string{"全年", "一年来", "年度", "今年", "共", "先后", "组织", "开展", "主持", "召开", "完成", "累计", "本年", "年内", "目前", "现有", "公司", "我局", "本人", "巡察组", "巡察", "巡视组", "巡视", "审计组", "审计"} {
		if !g.lacks(w) {
			name = strings.ReplaceAll(name, w, "")
		}
	}
	return name
}

// sameBody takes the body that two names begin with (全镇, 我局) from them, where nothing
// else tells them apart. It reports false if they speak of different bodies.
func sameBody(a, b *string) bool {
	first, rest := bodyOf(*a)
	second, other := bodyOf(*b)
	if first != "" && second != "" && first != second {
		return false
	}
	if rest == "" && other == "" || first == second {
		*a, *b = rest, other
	}
	return true
}

// bodyOf returns the body that a name begins with, and the rest of the name.
func bodyOf(name string) (body, rest string) {
	if after := strings.TrimLeft(name, "全我本"); len(after) < len(name) {
		for _, body := range [...]string{"系统", "公司", "镇", "县", "区", "市", "乡", "村", "局", "院", "校", "站", "厂", "所", "委", "办", "处", "科", "队", "社区", "街道", "单位"} {
			if rest, found := strings.CutPrefix(after, body); found {
				return body, existing(rest)
			}
		}
	}
	return "", existing(name)
}

// existing returns a name without the words that say that something is there: 现有, 辖.
func existing(name string) string {
	return strings.TrimRight(strings.TrimLeft(name, "有现在对辖所该"), "有辖的")
}

// acts reports whether a name ends in a verb, which leads up to what is counted without
// narrowing it down: 认领微心愿, 测试发现的隐患.
func acts(name string) bool {
	return endsAny(name, "认领", "办结", "发现", "测试", "排查", "整改", "收治", "建成", "新建", "更换", "发放", "投入", "拨付", "受理", "处理", "化解", "调处", "培训", "查处",
		"反馈", "征集", "收到", "提出", "列出", "承诺", "确定", "改造", "资助", "接待", "签订", "清理", "解决", "走访", "慰问", "建立", "制定", "修订", "举办", "接到", "立案", "查摆", "查出", "接诉", "接听", "转办", "实现", "到位", "筹集", "争取", "落实", "使用", "支出", "收回", "追回", "上述", "这", "涉及", "所有") != ""
}

// attribute reports whether a name is a mere measure of the thing that its sentence is
// about.
func attribute(name string) bool {
	switch name {
	case "总投资", "投资额", "总造价", "总金额", "建筑面积", "总面积", "占地面积", "总长度", "总产量", "总产值", "合同金额", "中标价":
		return true
	}
	return false
}

// firstRunes returns the first n characters of s.
func firstRunes(s string, n int) string { return s[:ahead(s, 0, n)] }

// explained reports whether the value of one mention stands in the sentence of the other
// too, so that both say the same of different things, or whether both sentences go
// through one list of facts about different things (种植水稻3.6万亩，平均亩产628公斤).
func explained(list []mention, i, j int) bool {
	for x := range beside(list, i) {
		if x.unit == list[j].unit && !differ(x.value, list[j].value) {
			return true
		}
		for y := range beside(list, j) {
			if x.unit == y.unit && differ(x.value, y.value) && x.start < list[i].start && y.start < list[j].start && x.name != y.name && commonStart(x.name, y.name) >= len("种植") {
				return true
			}
		}
	}
	for y := range beside(list, j) {
		if y.unit == list[i].unit && !differ(y.value, list[i].value) {
			return true
		}
	}
	return false
}

// linked reports whether the sentences of two mentions name another quantity that agrees.
func linked(list []mention, i, j int) bool {
	for x := range beside(list, i) {
		for y := range beside(list, j) {
			if x.unit == y.unit && !differ(x.value, y.value) && commonEnd(x.name, y.name) >= len("下基")*keyLength/2 {
				return true
			}
		}
	}
	return false
}

// grown reports whether a sentence says that its numbers are no longer those of before.
func grown(sentence string) bool {
	return containsAny(sentence, []string{"达到", "增加", "增至", "扩大", "新建"})
}

// paired reports whether the mention right before, in one list, agrees: 党委2个、党支部23个
// and 党委2个、党支部24个.
func (l *ledger) paired(list []mention, i, j int) bool {
	if i == 0 || list[i-1].sentence != list[i].sentence || list[j-1].sentence != list[j].sentence {
		return false
	}
	a, b := &list[i-1], &list[j-1]
	return a.unit == b.unit && !differ(a.value, b.value) && commonEnd(a.name, b.name) >= shortName*len("党") &&
		l.text[a.end:list[i].start] == "、"+list[i].label && l.text[b.end:list[j].start] == "、"+list[j].label
}

// sweeps reports whether mention b, the later one, speaks of all things of mention a and
// gives their number with its digits exchanged: 214个代办点, 走遍241个点.
func (l *ledger) sweeps(a, b *mention) bool {
	return differ(a.value, b.value) && exchanged(a.quantity, b.quantity) && a.sentence != b.sentence && a.sentence >= 0 && b.noun != "" &&
		strings.HasSuffix(a.noun, b.noun) && endsAny(b.label, "走遍", "跑遍", "覆盖", "遍及", "涵盖", "全部", "所有", "这", "上述") != ""
}

// maxBeside is how many mentions of one sentence are looked at.
const maxBeside = 8

// beside yields the other mentions in the sentence of the i-th, as far as they are near.
func beside(list []mention, i int) iter.Seq[*mention] {
	from, to := i, i+1
	for from > 0 && list[from-1].sentence == list[i].sentence && i-from < maxBeside {
		from--
	}
	for to < len(list) && list[to].sentence == list[i].sentence && to-i < maxBeside {
		to++
	}
	return func(yield func(*mention) bool) {
		for k := from; k < to; k++ {
			if k != i && !yield(&list[k]) {
				return
			}
		}
	}
}

// commonStart returns the length in bytes of the common start of a and b.
func commonStart(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// exchanged reports whether two numbers consist of the same digits in another order, two
// at least.
func exchanged(a, b quantity) bool {
	if a.step != b.step || a.han || b.han {
		return false
	}
	x, n := countsOf(a)
	y, _ := countsOf(b)
	return n > 1 && x == y
}

// manyDigits reports whether a number has so many digits that no other has the same ones
// by chance; zeros at its end say little.
func manyDigits(q quantity) bool {
	n := wholeNumber(q)
	for n > 0 && n%10 == 0 {
		n /= 10
	}
	return n >= 100
}

// digitCounts say how often a number has each digit.
type digitCounts [10]uint8

// countsOf returns the digits of a number, and how many digits it has.
func countsOf(q quantity) (counts digitCounts, digits int) {
	for n := wholeNumber(q); n > 0; n /= 10 {
		counts[n%10]++
		digits++
	}
	return counts, digits
}

// wholeNumber returns a number without its decimal point and magnitude.
func wholeNumber(q quantity) int64 { return int64(q.value/q.step + 0.5) }
