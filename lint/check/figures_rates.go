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
			case unit == "倍":
				l.multiple(s, at)
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

// share checks 占P%, where the number before it is a part of the one before that: 56个中有17个，
// 占30.4%. It reports whether there was one.
func (l *ledger) share(s statement, at int) bool {
	part, whole := &s.list[at-1], &s.list[at-2]
	if s.list[at].label == "的" && startsAny(part.label, "占", "为", "达到", "完成") && part.unit == whole.unit && !part.vague && !whole.vague {
		part, whole = whole, part // 完成8项，占计划10项的80%
		if computed := part.value / whole.value * 100; whole.value > 0 && !agrees(computed, s.list[at].quantity) {
			l.flagRate(part.start, s.list[at].quantity, computed, "按前两数计算应为{computed}")
		}
		return true
	}
	if !s.labelled(at, "占") {
		return false
	}
	within := strings.Contains(part.label, "其中") || strings.HasPrefix(whole.tail, "中") || at == 2 && strings.Contains(l.text[whole.end:part.start], "中")
	if !sameUnit(part.unit, whole.unit) || !part.countable() || !whole.countable() || !within || whole.value <= part.value || !isShare(s.list[at].label) {
		return true
	}
	for _, other := range s.list[max(0, at-maxCompared) : at-1] {
		if sameUnit(other.unit, part.unit) && agrees(part.value/other.value*100, s.list[at].quantity) {
			return true
		}
	}
	l.flagRate(whole.start, s.list[at].quantity, part.value/whole.value*100, "{computed}才是前两数之比")
	return true
}

// isShare reports whether a label says nothing but that the number before it makes up the
// percentage behind it.
func isShare(label string) bool {
	switch strings.TrimRight(label, "为达的约 ") {
	case "占", "占比", "占总数", "占全部", "约占", "占比例":
		return true
	}
	return false
}

// startsAny reports whether s starts with one of the words.
func startsAny(s string, words ...string) bool { return hasAny(s, words...) != "" }

// isPerson reports whether a measure word counts people.
func isPerson(unit string) bool { return unit == "人" || unit == "名" || unit == "位" }

// sameUnit reports whether two measure words count the same.
func sameUnit(a, b string) bool { return a == b || isPerson(a) && isPerson(b) }

// rate checks 某率 against the counts it comes from: 应回访640人，实际回访512人，回访率90%.
func (l *ledger) rate(s statement, at int) {
	stem, q := rateOf(s.list[at].label), s.list[at].quantity
	plan := s.labelled(at, "计划的", "任务的", "目标的")
	if surplus(s.list[at].label) {
		stem, plan, q.value = "", true, q.value+100
	} else if stem == "" && !plan {
		return
	}
	list := s.list[max(0, at-maxCompared):at]
	if reached(list, q) || q.value != s.list[at].value && reached(list, s.list[at].quantity) {
		return
	}
	base, part := rated(list, stem, plan)
	if base == nil {
		base, part = planned(list, stem)
	}
	if base != nil && !agrees(part.value/base.value*100, q) {
		l.flagRate(min(base.start, part.start), s.list[at].quantity, part.value/base.value*100-(q.value-s.list[at].value), "按“"+l.text[part.start:part.end]+"”与“"+l.text[base.start:base.end]+"”计算应为{computed}")
	}
}

// surplus reports whether a label leads to the percentage beyond a plan: 超额, 超额完成.
func surplus(label string) bool {
	switch label {
	case "超额", "超额完成", "超计划", "超计划完成", "超出计划", "超任务":
		return true
	}
	return false
}

// reached reports whether two of the figures make the percentage q.
func reached(list []figure, q quantity) bool {
	for j := range list {
		for i := range list {
			if i != j && rateable(&list[i], &list[j]) && agrees(list[j].value/list[i].value*100, q) {
				return true
			}
		}
	}
	return false
}

// rateable reports whether some can be a part of whole.
func rateable(whole, some *figure) bool {
	return sameUnit(whole.unit, some.unit) && whole.countable() && some.countable() && whole.value != 0
}

// rated returns the counts that a rate of the stem, or of a plan, comes from; nil if there
// are none.
func rated(list []figure, stem string, plan bool) (base, part *figure) {
	for j := range list {
		for i := range list {
			whole, some := &list[i], &list[j]
			if i == j || !rateable(whole, some) {
				continue
			}
			demanded := containsAny(whole.label, []string{"应", "计划", "任务", "目标"})
			name := some.label
			if strings.Trim(name, "其中有，") == "" {
				name = some.tail // 其中有96家达标
			}
			if i < j && (stem != "" && counts(name, stem, demanded) && (some.value <= whole.value || demanded) || plan && demanded && containsAny(some.label, []string{"实", "完成", "已"})) ||
				i == j+1 && stem != "" && counts(name, stem, false) && (!counts(whole.label, stem, false) || strings.HasPrefix(whole.label, "应")) && some.value < whole.value && containsAny(whole.label, []string{"数", "应"}) {
				if stem != "" && containsAny(name, []string{"不" + stem, "未" + stem}) {
					rest := *some
					rest.value = whole.value - some.value
					return whole, &rest
				}
				return whole, some
			}
		}
	}
	return nil, nil
}

// planned returns a plan and its result, where the figures that can be compared are just
// these two and the rate is one of plans: 安装水表A块，计划安装B块，完成率….
func planned(list []figure, stem string) (base, part *figure) {
	if stem != "" && !containsAny(stem, []string{"完成", "执行", "达成", "兑现", "实施", "落实"}) {
		return nil, nil
	}
	for i := range list {
		f := &list[i]
		switch {
		case !f.countable():
			continue
		case containsAny(f.label, []string{"计划", "任务", "目标", "预算", "拟", "指标", "应"}):
			if base != nil {
				return nil, nil
			}
			base = f
		case part != nil || strings.Contains(f.label, "其中"):
			return nil, nil
		default:
			part = f
		}
	}
	if base == nil || part == nil || !rateable(base, part) {
		return nil, nil
	}
	return base, part
}

// maxCompared is how many quantities of one sentence are compared with each other.
const maxCompared = 12

// rateOf returns what a label that ends in 率, or in 进度 or 比例, is the rate of, empty if
// it is none or if the rate counts less than all of it (按期办结率).
func rateOf(label string) string {
	label = strings.TrimRight(label, " 达到为是仅只有约均共在")
	word := endsAny(label, "率", "进度", "比例")
	stem := strings.TrimSuffix(label, word)
	if word == "" || utf8.RuneCountInString(stem) > 6 || containsAny(stem, []string{"按期", "按时", "及时", "限时", "一次", "首次", "平均", "综合", "提前", "满意", "增长", "同比", "主动", "当场", "比", "序时", "时间"}) {
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
