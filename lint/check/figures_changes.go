package check

import (
	"math"
	"strconv"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

// A change is a pair of quantities of which the text says that one became the other.
type change struct {
	from, to quantity
	start    int  // where the pair begins
	stated   bool // by a verb that tells the direction
	up       bool
	dated    bool // from one year to the next, so that 同比 speaks of it
}

// changeFor returns the change whose amount or rate the quantity at index at may be: it
// ends right before, or another amount stands between.
func (l *ledger) changeFor(s statement, at int) (change, bool) {
	if c, ok := l.changeAt(s, at-1); ok {
		return c, leads(s.list[at].label, c.dated)
	}
	if c, ok := l.changeAt(s, at-2); ok {
		return c, leads(s.list[at].label, c.dated) && leads(s.list[at-1].label, c.dated)
	}
	return change{}, false
}

// changeAt returns the change that the text has told at index at.
func (l *ledger) changeAt(s statement, at int) (change, bool) {
	if at < 1 || s.list[at].vague {
		return change{}, false
	}
	if c, ok := l.changeBefore(s, at); ok {
		return c, true
	}
	if c, ok := l.yearByYear(s, at); ok {
		return c, true
	}
	return l.compared(s, at)
}

// changeBefore returns the change that ends at index at: 由A增加到B, 由2022年的A增加到2023年的B.
func (l *ledger) changeBefore(s statement, at int) (change, bool) {
	from := at - 1
	if from > 0 && s.list[from].unit == "年" {
		from--
	}
	if from < 0 || s.list[at].unit != s.list[from].unit || s.list[at].vague || s.list[from].vague {
		return change{}, false
	}
	lead, start := s.list[from].label, s.list[from].start
	if before := from - 1; before >= 0 && s.list[before].unit == "年" && s.list[before].end+len(lead) == start {
		lead = s.list[before].label + "年" + lead
	}
	link := l.text[s.list[from].end:s.list[at].start]
	if !strings.Contains(lead, "由") && !strings.Contains(lead, "从") || strings.ContainsAny(link, "，；") {
		return change{}, false
	}
	up := containsAny(link, rises())
	if up == containsAny(link, falls()) {
		return change{}, false
	}
	return change{s.list[from].quantity, s.list[at].quantity, start, true, up, past(lead)}, true
}

// past reports whether words speak of the year before.
func past(words string) bool {
	return containsAny(words, []string{"去年", "上年", "上一年", "前一年", "同期", "年的"})
}

// yearByYear returns the change between two years that are told beside each other:
// 去年检修电梯A部，今年检修电梯B部.
func (l *ledger) yearByYear(s statement, at int) (change, bool) {
	a, b := &s.list[at-1], &s.list[at]
	if a.unit != b.unit || a.vague || !containsAny(a.label, []string{"去年", "上年"}) || !containsAny(b.label, []string{"今年", "本年"}) ||
		strings.Contains(l.text[a.end:b.start], "；") || containsAny(a.label, []string{"比", "较"}) {
		return change{}, false
	}
	first, _ := cutAny(a.label, "去年", "上年度", "上年")
	second, _ := cutAny(b.label, "今年", "本年度", "本年")
	if !strings.HasPrefix(strings.Trim(first, "的度为是"), strings.Trim(second, "的度为是")) {
		return change{}, false
	}
	return change{from: a.quantity, to: b.quantity, start: a.start, dated: true}, true
}

// cutAny returns s without the first of the words that it contains.
func cutAny(s string, words ...string) (rest string, found bool) {
	for _, w := range words {
		if before, after, ok := strings.Cut(s, w); ok {
			return before + after, true
		}
	}
	return s, false
}

// compared returns the change of a number that is compared with an earlier one behind it:
// 受理B件，比去年的A件减少….
func (l *ledger) compared(s statement, at int) (change, bool) {
	a, b := &s.list[at], &s.list[at-1]
	label := strings.TrimLeft(a.label, "同 ")
	if a.unit != b.unit || b.vague || !strings.HasPrefix(label, "比") && !strings.HasPrefix(label, "较") ||
		!containsAny(label, []string{"去年", "上年", "同期"}) || !strings.HasPrefix(l.text[b.end:], b.tail+"，") || containsAny(b.label, []string{"其中", "计划", "比", "较"}) {
		return change{}, false
	}
	return change{from: a.quantity, to: b.quantity, start: b.start, dated: true}, true
}

// rises returns the words by which a number became a greater one.
func rises() []string {
	return []string{"增加到", "增长到", "提高到", "上升到", "提升到", "扩大到", "增至", "升至", "增加至", "增长至", "提高至", "上升至", "提升至", "扩大至", "升到", "增到", "扩至",
		"增加为", "提高为", "提升为", "扩大为", "增为", "升为", "涨到", "涨至", "上涨到", "发展到", "壮大到", "扩充到", "扩展到", "拓展到"}
}

// falls returns the words by which a number became a smaller one.
func falls() []string {
	return []string{"减少到", "下降到", "降低到", "降到", "减到", "压减到", "压缩到", "缩短到", "缩减到", "回落到", "降至", "减至", "减少至", "下降至", "降低至", "压减至", "压缩至", "缩短至", "缩减至", "压降至", "压降到",
		"降为", "减为", "减少为", "压缩为", "压减为", "缩短为", "精简到", "精简至", "精简为", "回落至", "跌至", "跌到", "控制到", "缩小到", "缩小至"}
}

// directions flags changes that go the other way than their verb says.
func (l *ledger) directions(s statement) {
	for at := range s.list {
		if c, ok := l.changeBefore(s, at); ok && c.up == (c.to.value < c.from.value) && differ(c.from.value, c.to.value) {
			l.pass.Flag(l.slice(c.start, c.to.end), "“{match}”的增减方向与数字相反，请核对。")
		}
	}
}

// changes returns the words that lead to the amount or rate of a change, the longer first.
func changes() []string {
	return []string{"增长", "增加", "提高", "上升", "提升", "增幅", "涨幅", "升幅", "下降", "减少", "降低", "降幅", "压减", "缩减", "缩短", "减幅", "压缩", "精简", "上涨", "扩大", "回落", "缩小", "节约", "节省",
		"增产", "减产", "增收", "减收", "增量", "减量", "多出", "增", "减", "降", "升", "多", "少"}
}

// leads reports whether a label says nothing but that something changed by the number
// behind it: 共减少, 增长了. Of a change from one year to the next it may say so: 同比减少.
func leads(label string, dated bool) bool {
	if dated {
		label, _ = cutAny(label, "同比", "比上年", "较上年", "比去年", "较去年")
	}
	for _, word := range changes() {
		if before, after, found := strings.Cut(label, word); found {
			return strings.Trim(before, "共总净累计实际，即 ") == "" && strings.Trim(after, "了达为约幅度 ") == ""
		}
	}
	return false
}

// growth checks a rate of growth against the change before it. It reports whether there
// was one.
func (l *ledger) growth(s statement, at int) bool {
	c, ok := l.changeFor(s, at)
	if !ok || c.from.value == 0 || c.to.unit == "%" || c.to.unit == "％" {
		return false
	}
	low := math.Abs(c.to.value-c.to.step/2-c.from.value-c.from.step/2) / (c.from.value + c.from.step/2) * 100
	high := math.Abs(c.to.value+c.to.step/2-c.from.value+c.from.step/2) / (c.from.value - c.from.step/2) * 100
	rate := math.Abs(c.to.value-c.from.value) / c.from.value * 100
	if whole := c.from.step == 1 && c.to.step == 1; whole {
		low, high = rate, rate
	}
	if !agrees(rate, s.list[at].quantity) && !between(min(low, high), max(low, high), s.list[at].quantity) {
		l.flagRate(c.start, s.list[at].quantity, rate, "按这两个数计算应为{computed}")
	}
	return true
}

// multiple checks how many times something has grown: 由20家增加到50家，增长2倍. Both ways of
// counting are let pass.
func (l *ledger) multiple(s statement, at int) {
	c, ok := l.changeFor(s, at)
	if !ok || c.from.value == 0 || c.to.value < c.from.value {
		return
	}
	q := s.list[at].quantity
	ratio := c.to.value / c.from.value
	if !agrees(ratio, q) && !agrees(ratio-1, q) {
		l.pass.Flag(l.slice(c.start, q.end), lint.Expand("“{written}”与前面的数字对不上：按这两个数计算，增长{computed}倍，请核对。",
			"written", l.text[q.start:q.end], "computed", strconv.FormatFloat(math.Round((ratio-1)*100)/100, 'f', -1, 64)))
	}
}

// difference checks the amount of a change against its two ends: 由86项减少到61项，共减少35项.
func (l *ledger) difference(s statement, at int) {
	c, ok := l.changeFor(s, at)
	q := s.list[at].quantity
	points := (c.to.unit == "%" || c.to.unit == "％") && (q.unit == "个百分点" || q.unit == "百分点")
	switch {
	case ok && (q.unit == c.to.unit || points):
		l.subtract(c.start, c.from, c.to, q)
	case averageOf(s.list[at].label) != "":
		l.average(s.list[at-2].quantity, s.list[at-1].quantity, &s.list[at])
	case q.unit == s.list[at-1].unit && q.unit == s.list[at-2].unit && l.balances(s, at) && !s.list[at-1].vague && !s.list[at-2].vague:
		l.subtract(s.list[at-2].start, s.list[at-2].quantity, s.list[at-1].quantity, q)
	}
}

// averageOf returns what a number is the average of, empty if its label does not say so.
func averageOf(label string) string {
	switch strings.TrimRight(strings.TrimPrefix(label, "平均"), "约为达") {
	case "人均", "每人", "每名":
		return "人"
	case "户均", "每户":
		return "户"
	case "村均", "每村":
		return "村"
	}
	return ""
}

// average checks 人均N against the people and the count before it. A round average may be
// meant roughly.
func (l *ledger) average(heads, count quantity, f *figure) {
	q, of := f.quantity, averageOf(f.label)
	if heads.unit != of && !(of == "人" && isPerson(heads.unit)) && !(of == "村" && heads.unit == "个") || count.unit != q.unit && count.unit != "人"+q.unit ||
		heads.vague || count.vague || heads.value == 0 {
		return
	}
	mean := count.value / heads.value
	if agrees(mean, q) || math.Abs(mean-q.value) < mean/100 {
		return
	}
	l.pass.Flag(l.slice(heads.start, q.end), lint.Expand("“{label}{written}”与前面的数字对不上：按这两个数计算约为{computed}{unit}，请核对。", "label", f.label,
		"written", l.text[q.start:q.end], "computed", strconv.FormatFloat(math.Round(mean*100)/100, 'f', -1, 64), "unit", q.unit))
}

// balances reports whether three quantities are what was planned, what became of it, and
// the difference: 预算300万元，实际支出285万元，节约15万元.
func (l *ledger) balances(s statement, at int) bool {
	planned, actual := at-2, at-1
	if s.labelled(planned, "实有", "在编", "在岗", "现有") && s.labelled(actual, "编制") {
		return containsAny(s.list[at].label, []string{"空编", "缺编", "空缺", "超编"})
	}
	return s.labelled(planned, "预算", "计划", "应", "账面", "控制价", "核定", "概算", "编制") && s.labelled(actual, "实", "成交", "中标", "决算", "结算") &&
		endsAny(strings.TrimRight(s.list[at].label, "了共"), "节约", "结余", "节省", "节支", "缺", "空编", "缺编", "空缺", "短少", "超支", "相差", "缺口", "少", "差") != ""
}

// subtract checks a difference. Where one of the numbers is rounded, so may the difference
// be.
func (l *ledger) subtract(start int, from, to, q quantity) {
	want := math.Abs(to.value - from.value)
	slack := 1e-6 * math.Max(1, want)
	for _, step := range [...]float64{from.step, to.step, q.step} {
		if step != 1 && step != q.step || step == q.step && (from.step < step || to.step < step) { // a count is exact
			slack = max(slack, step/2+1e-9)
		}
	}
	if math.Abs(want-q.value) > slack {
		l.pass.Flag(l.slice(start, q.end), lint.Expand("“{written}”与前面的数字对不上：两数相差{computed}{unit}，请核对。",
			"written", l.text[q.start:q.end], "computed", l.amount(want, q), "unit", q.unit))
	}
}
