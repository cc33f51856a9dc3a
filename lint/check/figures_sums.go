package check

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
)

// sums flags totals that their parts do not make up.
func sums(p *lint.Pass) {
	l := newLedger(p)
	for i, s := range l.sentences {
		for at := range s.list {
			if !l.split(s, at) && !l.listed(s.list[at], s, at+1) {
				l.totalled(s, at)
			}
		}
		if i > 0 && l.continues(l.sentences[i-1], s) {
			before := l.sentences[i-1].list
			l.listed(before[len(before)-1], s, 0)
		}
	}
}

// countable reports whether q can be a total or a part: exact and no percentage.
func (q quantity) countable() bool {
	return !q.vague && q.unit != "%" && q.unit != "％" && q.unit != "个百分点" && q.unit != "年" && q.unit != "月" && q.unit != "日" && q.unit != "号" && q.unit != "时" && q.unit != "点"
}

// maxParts is how many parts a total may have.
const maxParts = 30

// parts returns the quantities of s from index at on that share the unit, as far as they
// stand in one list: a semicolon ends one whose members are parted by lesser marks, and so
// does the number of its members (三项合计).
func (l *ledger) parts(s statement, at int, unit string) []figure {
	end := at
	for end < min(len(s.list), at+maxParts) && sameUnit(s.list[end].unit, unit) && s.list[end].countable() {
		f := &s.list[end]
		if end > at && f.han && f.label == "" && int(f.value) == end-at || end > at+1 && l.parted(s, end) && !l.parted(s, at+1) {
			break
		}
		end++
	}
	return s.list[at:end]
}

// parted reports whether a semicolon stands before the quantity at index at.
func (l *ledger) parted(s statement, at int) bool {
	return strings.Contains(l.text[s.list[at-1].end:s.list[at].start], "；")
}

// states are what has become of the parts of a total.
type state uint8

const (
	noState   state = iota
	finished        // 已完成
	ongoing         // 正在
	remaining       // 其余, 未
)

// state tells what a part says of itself, by the words before it or, where there are
// none, behind it.
func (p figure) state() state {
	words := p.label
	if strings.Trim(words, "其中有另还尚 ") == "" {
		words += p.tail
	}
	switch {
	case containsAny(words, []string{"其余", "剩余", "余下", "剩下", "尚未", "未", "不合格", "没有", "还没", "待"}):
		return remaining
	case containsAny(words, []string{"正在", "推进中", "在办", "进行中", "整改中", "办理中", "持续推进", "正推进", "在建", "长期坚持", "长期整改", "长期推进"}):
		return ongoing
	case containsAny(words, []string{"还有", "尚有"}) && containsAny(p.tail, []string{"正在", "没", "待", "因", "需"}):
		return remaining
	case containsAny(words, []string{"已", "完成", "办结", "整改", "销号", "合格", "化解", "解决", "落实", "兑现", "验收", "到位", "办理", "办好"}):
		return finished
	}
	return noState
}

// split checks a total whose parts say what has become of them: 27个，已完成18个，正在整改8个.
// It reports whether there was such a total at index at.
func (l *ledger) split(s statement, at int) bool {
	total := s.list[at].quantity
	if !total.countable() || s.labelled(at, "其中", "比", "较") || isResult(s.list[at].label) {
		return false
	}
	var seen [remaining + 1]bool
	sum, last := 0.0, quantity{}
	n := 0
	for i := at + 1; i < min(len(s.list), at+maxParts); i++ {
		q := s.list[i]
		if !sameUnit(q.unit, total.unit) || !q.countable() || strings.HasSuffix(q.label, "没有") || strings.HasSuffix(q.label, "无") {
			continue
		}
		state := q.state()
		if state == noState {
			if n > 0 && !differ(sum+q.value, total.value) {
				return true // 解除2份
			}
			break
		}
		if strings.Contains(q.label, "其中") && n > 0 || containsAny(q.label, []string{"比", "较", "同期"}) {
			continue
		}
		seen[state] = true
		sum, last = sum+q.value, q.quantity
		if n++; state == remaining && strings.HasPrefix(q.tail, "中") {
			break // what follows are parts of this part
		}
	}
	if n < 2 || !seen[finished] || !seen[ongoing] && !seen[remaining] || last.value > total.value {
		return false
	}
	l.compare(total, last.end, sum)
	return true
}

// isResult reports whether a label says what has been done with a part of something, so
// that its number is no total: 已收回.
func isResult(label string) bool {
	return strings.HasPrefix(label, "已") && utf8.RuneCountInString(label) <= len("已收回")/len("已")
}

// labelled reports whether the label of a quantity holds one of the words.
func (s statement) labelled(at int, words ...string) bool {
	return containsAny(s.list[at].label, words)
}

// compare flags the list from a total to its last part if the sum is another.
func (l *ledger) compare(total quantity, end int, sum float64) {
	if differ(total.value, sum) {
		l.flagSum(total, total.start, end, sum)
	}
}

// flagSum flags a list whose parts make another sum than the total.
func (l *ledger) flagSum(total quantity, start, end int, sum float64) {
	l.pass.Flag(l.slice(start, end), lint.Expand("分项相加是{sum}{unit}，与总数“{total}”不符，请核对。",
		"sum", l.amount(sum, total), "unit", total.unit, "total", l.text[total.start:total.end]))
}

// amount writes a value in the magnitude of the quantity it is compared with.
func (l *ledger) amount(value float64, like quantity) string {
	written := l.text[like.start:like.end]
	for _, m := range [...]struct {
		text   string
		factor float64
	}{{"亿", 1e8}, {"万", 1e4}} {
		if strings.Contains(written, m.text) {
			return strconv.FormatFloat(tidy(value/m.factor), 'f', -1, 64) + m.text
		}
	}
	return strconv.FormatFloat(tidy(value), 'f', -1, 64)
}

// continues reports whether next follows in the paragraph of s and breaks its total down.
func (l *ledger) continues(s, next statement) bool {
	return s.end == next.start && hasAny(l.text[next.start:next.end], "具体为", "具体是", "分别为", "分别是", "其中") != ""
}
