package check

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
)

// rates flags percentages and differences that contradict the numbers they come from.
func rates(p *lint.Pass) {
	l := newLedger(p)
	for _, s := range l.sentences {
		for at := range s.list {
			if at < 2 || s.list[at].vague {
				continue
			}
			switch unit := s.list[at].unit; {
			case unit == "%" || unit == "％":
				if !l.growth(s, at) && !l.share(s, at) {
					l.rate(s, at)
				}
			default:
				l.difference(s, at)
			}
		}
		l.directions(s)
	}
}

// differ reports whether two values are not the same, calculation errors apart.
func differ(a, b float64) bool { return math.Abs(a-b) > 1e-9*math.Max(math.Abs(a), math.Abs(b)) }

// tidy removes calculation errors from a value that is printed.
func tidy(v float64) float64 { return math.Round(v*1e6) / 1e6 }

// percent returns a value as a message shows it, in one more place than the written one.
func percent(v float64) string { return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64) + "%" }

// A change is a pair of quantities of which the text says that one became the other.
type change struct {
	from, to quantity
	up       bool
	at       int // index of to
}

// changeBefore returns the change that ends at index at: 由A增加到B.
func (l *ledger) changeBefore(s statement, at int) (change, bool) {
	if at < 1 || s.list[at].unit != s.list[at-1].unit || s.list[at].vague || s.list[at-1].vague {
		return change{}, false
	}
	from := s.list[at-1].label
	link := l.text[s.list[at-1].end:s.list[at].start]
	if !strings.Contains(from, "由") && !strings.Contains(from, "从") || strings.ContainsAny(link, "，；") {
		return change{}, false
	}
	up := containsAny(link, rises())
	if up == containsAny(link, falls()) {
		return change{}, false
	}
	return change{s.list[at-1].quantity, s.list[at].quantity, up, at}, true
}

// rises returns the words by which a number became a greater one.
func rises() []string {
	return []string{"增加到", "增长到", "提高到", "上升到", "提升到", "扩大到", "增至", "升至", "增加至", "增长至", "提高至", "上升至", "提升至", "扩大至", "升到", "增到", "扩至"}
}

// falls returns the words by which a number became a smaller one.
func falls() []string {
	return []string{"减少到", "下降到", "降低到", "降到", "减到", "压减到", "压缩到", "缩短到", "缩减到", "回落到", "降至", "减至", "减少至", "下降至", "降低至", "压减至", "压缩至", "缩短至", "缩减至", "压降至", "压降到"}
}

// directions flags changes that go the other way than their verb says.
func (l *ledger) directions(s statement) {
	for at := range s.list {
		if c, ok := l.changeBefore(s, at); ok && c.up == (c.to.value < c.from.value) && differ(c.from.value, c.to.value) {
			l.pass.Flag(l.slice(c.from.start, c.to.end), "“{match}”的增减方向与数字相反，请核对。")
		}
	}
}

// changes returns the words that lead to the amount or rate of a change.
func changes() []string {
	return []string{"增长", "增加", "提高", "上升", "提升", "增幅", "涨幅", "升幅", "下降", "减少", "降低", "降幅", "压减", "缩减", "缩短", "减幅", "压缩"}
}

// leads reports whether a label says nothing but that something changed by the number
// behind it: 共减少, 增长了.
func leads(label string) bool {
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
	c, ok := l.changeBefore(s, at-1)
	if !ok || c.from.value == 0 || !leads(s.list[at].label) || c.to.unit == "%" || c.to.unit == "％" {
		return false
	}
	low := math.Abs(c.to.value-c.to.step/2-c.from.value-c.from.step/2) / (c.from.value + c.from.step/2) * 100
	high := math.Abs(c.to.value+c.to.step/2-c.from.value+c.from.step/2) / (c.from.value - c.from.step/2) * 100
	rate := math.Abs(c.to.value-c.from.value) / c.from.value * 100
	if whole := c.from.step == 1 && c.to.step == 1; whole {
		low, high = rate, rate
	}
	if !agrees(rate, s.list[at].quantity) && !between(min(low, high), max(low, high), s.list[at].quantity) {
		l.flagRate(c.from.start, s.list[at].quantity, rate, "按这两个数计算应为{computed}")
	}
	return true
}

// agrees reports whether a written percentage is the computed one, rounded or cut off.
func agrees(computed float64, written quantity) bool {
	off := computed - written.value
	return off < written.step-1e-9 && off >= -written.step/2-1e-9
}

// between reports whether a written percentage, rounded, lies between two computed ones.
func between(low, high float64, written quantity) bool {
	return written.value >= low-written.step/2-1e-9 && written.value <= high+written.step/2+1e-9
}

// flagRate flags a percentage with the numbers before it.
func (l *ledger) flagRate(start int, written quantity, computed float64, what string) {
	l.pass.Flag(l.slice(start, written.end), lint.Expand("“{written}”与前面的数字对不上："+what+"，请核对。",
		"written", l.text[written.start:written.end], "computed", percent(computed)))
}

// difference checks the amount of a change against its two ends: 由86项减少到61项，共减少35项.
func (l *ledger) difference(s statement, at int) {
	c, ok := l.changeBefore(s, at-1)
	q := s.list[at].quantity
	points := (c.to.unit == "%" || c.to.unit == "％") && (q.unit == "个百分点" || q.unit == "百分点")
	switch {
	case ok && (q.unit == c.to.unit || points) && leads(s.list[at].label):
		l.subtract(c.from, c.to, q)
	case s.list[at].label == "人均":
		l.average(s.list[at-2].quantity, s.list[at-1].quantity, q)
	case q.unit == s.list[at-1].unit && q.unit == s.list[at-2].unit && l.balances(s, at) && !s.list[at-1].vague && !s.list[at-2].vague:
		l.subtract(s.list[at-2].quantity, s.list[at-1].quantity, q)
	}
}

// average checks 人均N against the people and the count before it.
func (l *ledger) average(people, count, q quantity) {
	if !isPerson(people.unit) || count.unit != q.unit && count.unit != "人"+q.unit || people.vague || count.vague || people.value == 0 {
		return
	}
	if mean := count.value / people.value; !agrees(mean, q) {
		l.pass.Flag(l.slice(people.start, q.end), lint.Expand("“人均{written}”与前面的数字对不上：按这两个数计算约为{computed}{unit}，请核对。",
			"written", l.text[q.start:q.end], "computed", strconv.FormatFloat(math.Round(mean*100)/100, 'f', -1, 64), "unit", q.unit))
	}
}

// balances reports whether three quantities are what was planned, what became of it, and
// the difference: 预算300万元，实际支出285万元，节约15万元.
func (l *ledger) balances(s statement, at int) bool {
	return s.labelled(at-2, "预算", "计划", "应", "账面", "控制价", "核定", "概算", "编制") && s.labelled(at-1, "实", "成交", "中标", "决算", "结算") &&
		endsAny(strings.TrimRight(s.list[at].label, "了共"), "节约", "结余", "节省", "节支", "缺", "空编", "缺编", "空缺", "短少", "超支", "相差", "缺口", "少", "差") != ""
}

// subtract checks a difference. Where one of the numbers is rounded, so may the difference
// be.
func (l *ledger) subtract(from, to, q quantity) {
	want := math.Abs(to.value - from.value)
	slack := 1e-6 * math.Max(1, want)
	for _, step := range [...]float64{from.step, to.step, q.step} {
		if step != 1 && step != q.step || step == q.step && (from.step < step || to.step < step) { // a count is exact
			slack = max(slack, step/2+1e-9)
		}
	}
	if math.Abs(want-q.value) > slack {
		l.pass.Flag(l.slice(from.start, q.end), lint.Expand("“{written}”与前面的数字对不上：两数相差{computed}{unit}，请核对。",
			"written", l.text[q.start:q.end], "computed", l.amount(want, q), "unit", q.unit))
	}
}

// share checks 占P%, where the sentence holds just a whole and a part of it: 56个中有17个，
// 占30.4%. It reports whether there was one.
func (l *ledger) share(s statement, at int) bool {
	if s.list[at].label == "的" && strings.HasPrefix(s.list[at-1].label, "占") && s.list[at-1].unit == s.list[at-2].unit && !s.list[at-1].vague && !s.list[at-2].vague {
		part, whole := s.list[at-2], s.list[at-1]
		if computed := part.value / whole.value * 100; whole.value > 0 && !agrees(computed, s.list[at].quantity) {
			l.flagRate(part.start, s.list[at].quantity, computed, "按前两数计算应为{computed}")
		}
		return true
	}
	if !s.labelled(at, "占") {
		return false
	}
	part, whole := s.list[at-1], s.list[at-2]
	if part.unit != whole.unit && !(isPerson(part.unit) && isPerson(whole.unit)) || !part.countable() || !whole.countable() || at != 2 || !strings.Contains(l.text[whole.end:part.start], "中") {
		return true
	}
	if computed := part.value / whole.value * 100; whole.value > part.value && !agrees(computed, s.list[at].quantity) {
		l.flagRate(whole.start, s.list[at].quantity, computed, "{computed}才是前两数之比")
	}
	return true
}

// isPerson reports whether a measure word counts people.
func isPerson(unit string) bool { return unit == "人" || unit == "名" || unit == "位" }

// rate checks 某率 against the counts it comes from: 应回访640人，实际回访512人，回访率90%.
func (l *ledger) rate(s statement, at int) {
	stem := rateOf(s.list[at].label)
	plan := s.labelled(at, "计划的", "任务的", "目标的")
	if stem == "" && !plan {
		return
	}
	var base, part *figure
	list := s.list[max(0, at-maxCompared):at]
	for j := range list {
		for i := range list {
			whole, some := &list[i], &list[j]
			if i == j || whole.unit != some.unit || !whole.countable() || !some.countable() || whole.value == 0 {
				continue
			}
			if agrees(some.value/whole.value*100, s.list[at].quantity) {
				return
			}
			planned := containsAny(whole.label, []string{"应", "计划", "任务", "目标"})
			if base == nil && i < j && (stem != "" && counts(some.label, stem, planned) && (some.value <= whole.value || planned) || plan && planned && containsAny(some.label, []string{"实", "完成", "已"})) ||
				base == nil && i == j+1 && stem != "" && counts(some.label, stem, false) && !counts(whole.label, stem, false) && some.value < whole.value && strings.Contains(whole.label, "数") {
				base, part = whole, some
			}
		}
	}
	if base != nil {
		l.flagRate(min(base.start, part.start), s.list[at].quantity, part.value/base.value*100, "按“"+l.text[part.start:part.end]+"”与“"+l.text[base.start:base.end]+"”计算应为{computed}")
	}
}

// maxCompared is how many quantities of one sentence are compared with each other.
const maxCompared = 12

// rateOf returns what a label that ends in 率 is the rate of, empty if it is none or if
// the rate counts less than all of it (按期办结率).
func rateOf(label string) string {
	label = strings.TrimRight(label, " 达到为是仅只有约均共在")
	stem, found := strings.CutSuffix(label, "率")
	if !found || utf8.RuneCountInString(stem) > 6 || containsAny(stem, []string{"按期", "按时", "及时", "限时", "一次", "首次", "平均", "综合", "提前", "满意", "增长", "同比", "主动", "当场", "比"}) {
		return ""
	}
	return stem
}

// counts reports whether a label names what a rate is the rate of: 销号 in 已销号. Of
// 收缴率 one character will do where the whole is called 应收.
func counts(label, stem string, planned bool) bool {
	if strings.Contains(label, stem) {
		return true
	}
	if r := []rune(stem); len(r) == 4 && strings.Contains(label, string(r[:2])) && strings.Contains(label, string(r[2:])) {
		return true
	}
	return planned && strings.Contains(label, "实") && strings.ContainsAny(label, stem)
}
