package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
)

// A mention is a quantity with the name of what it counts.
type mention struct {
	quantity
	name     string // 整改隐患: the words before the number and the noun behind it
	label    string // the words before the number as they stand
	sentence int    // index into the ledger's sentences; negative for a table cell
	noun     string // what stands behind the measure word
	current  bool   // a table cell in a column of this year
	definite bool   // spoken of as known before: …的826个微心愿, 14次学习中
	bearing  *bearing
}

// A bearing is what limits a mention, looked up only where two mentions disagree.
type bearing struct {
	scope   string // the words that limit what is counted: 上半年, 新增
	times   string // the years and months written before it
	context string // the sentence
	whole   bool   // of the whole year
	summary bool   // in a sentence that sums up the report
	planned bool   // in a part about plans
	lead    bool   // at the start of its sentence
}

// twice flags a quantity that the report states with two values. The later place is
// flagged, with the earlier one beside it.
func twice(p *lint.Pass) {
	l := newLedger(p)
	list := l.mentions()
	names := make(map[name][]int, len(list))
	var swept map[digitsOf][]int // of those that have many digits
	for i := range list {
		if m := &list[i]; manyDigits(m.quantity) {
			counts, _ := countsOf(m.quantity)
			key := digitsOf{m.unit, counts}
			if j := slices.IndexFunc(swept[key], func(j int) bool { return l.sweeps(&list[j], m) }); j >= 0 {
				l.flagTwice(&list[swept[key][j]], m)
				continue
			}
			if swept == nil {
				swept = map[digitsOf][]int{}
			}
			if len(swept[key]) < maxMentions {
				swept[key] = append(swept[key], i)
			}
		}
		key := name{sortOf(list[i].unit), lastRunes(list[i].name, keyLength)}
		for _, j := range names[key] {
			if l.contradicts(list, j, i) {
				l.flagTwice(&list[j], &list[i])
				break
			}
		}
		if len(names[key]) < maxMentions {
			names[key] = append(names[key], i)
		}
	}
}

// A name is what mentions are grouped by: the measure word and the end of their names.
type name struct{ unit, end string }

// digitsOf is what mentions are grouped by whose digits may be exchanged.
type digitsOf struct {
	unit   string
	digits digitCounts
}

const (
	keyLength   = 2  // characters that the names of one quantity have in common at least
	maxMentions = 12 // how many quantities of one name are compared with each other
)

// sortOf returns a measure word, the same for all that count people.
func sortOf(unit string) string {
	if isPerson(unit) {
		return "人"
	}
	return unit
}

// flagTwice flags m, which contradicts first.
func (l *ledger) flagTwice(first, m *mention) {
	earlier := l.text[first.start:first.end]
	l.pass.Add(lint.Finding{
		Text:    l.slice(m.start, m.end),
		Message: lint.Expand("这里写“{match}”，前文同一项写的是“{earlier}”，请核对哪个正确。", "earlier", earlier),
		Related: []lint.Note{{Text: l.slice(first.start, first.end), Message: "前文"}},
	})
}

// mentions returns the quantities that have a name.
func (l *ledger) mentions() []mention {
	n := 0
	for _, s := range l.sentences {
		n += len(s.list)
	}
	list := make([]mention, 0, n)
	for i, s := range l.sentences {
		for at := range s.list {
			q := s.list[at].quantity
			if q.vague || q.unit == "月" || q.unit == "日" || q.unit == "号" || q.unit == "年" || q.unit == "时" {
				continue
			}
			m := mention{quantity: q, sentence: i}
			if l.name(&m, s, at) {
				list = append(list, m)
			}
		}
	}
	if cells := l.cells(); len(cells) > 0 {
		list = append(list, cells...)
		slices.SortStableFunc(list, func(a, b mention) int { return a.start - b.start })
	}
	return list
}

// bearing returns what limits a mention, looked up once however often it is compared.
func (l *ledger) bearing(m *mention) *bearing {
	switch {
	case m.bearing != nil:
	case m.sentence < 0:
		m.bearing = &bearing{}
	default:
		m.bearing = l.bear(m)
	}
	return m.bearing
}

func (l *ledger) bear(m *mention) *bearing {
	s := l.sentences[m.sentence]
	if m.start-s.start > len("字")*maxAround {
		s.start = back(l.text, m.start, maxAround)
	}
	if s.end-m.end > len("字")*maxAround {
		s.end = ahead(l.text, m.end, maxAround)
	}
	text := l.text[s.start:s.end]
	label := m.label
	if strings.Contains(label, "全年") {
		label = strings.ReplaceAll(label, "累计", "")
	}
	b := &bearing{
		times:   l.times(s, m),
		scope:   scopeOf(l.segment(s, m.start), segmentScopes()) + scopeOf(label, labelScopes()),
		context: text,
		whole:   containsAny(m.label, []string{"全年", "年度", "一年来", "今年", "本年"}),
		summary: hasAny(text, "综上", "总的", "总之", "回顾", "回头看", "一年来", "总体", "全年来看", "以上") != "" || strings.Contains(text, "总结来看") || strings.Contains(text, "总体来看"),
	}
	if at := s.start + markLength(text); at <= m.start-len(m.label) {
		b.lead = strings.Trim(neutral(l.text[at:m.start-len(m.label)]), "，、 ") == ""
	}
	b.summary = b.summary || slices.ContainsFunc(l.pass.Doc.SectionAt(m.start).Path(), func(heading string) bool {
		return containsAny(heading, []string{"小结", "结语", "总结"})
	})
	for _, part := range l.pass.Parts("measures") {
		b.planned = b.planned || part.Text.Start() <= s.start && s.start < part.Text.End()
	}
	return b
}

// times returns the years and months that a sentence names before a mention.
func (l *ledger) times(s statement, m *mention) string {
	times := ""
	from, _ := slices.BinarySearchFunc(s.list, s.start, func(f figure, start int) int { return f.start - start })
	for _, f := range s.list[from:] {
		if f.start >= m.start {
			break
		}
		if f.unit == "年" || f.unit == "月" {
			times += l.text[f.start:f.end] + " "
		}
	}
	return times
}

// name fills in what the quantity at index at counts. It reports false where that is not
// told, or where the number is one end of a comparison.
func (l *ledger) name(m *mention, s statement, at int) bool {
	label, tail := s.list[at].label, s.list[at].tail
	if label == "方面" && at > 0 { // 反馈3个方面9个问题
		label = s.list[at-1].label
	}
	if containsAny(label, []string{"比", "较", "同期", "上年", "去年", "由", "从", "提高", "增加", "减少", "下降", "上升", "增长", "降低", "不少于", "不低于", "不超过", "超过", "每", "各", "再", "第", "人均"}) {
		return false
	}
	m.label = label
	label = trimLabel(label)
	if label == "" && at > 0 && (m.unit == "%" || m.unit == "％") && strings.Contains(l.text[s.list[at-1].end:m.start], "，") {
		label = subject(s.list[at-1].label)
	}
	m.definite = strings.HasSuffix(label, "的") || strings.HasSuffix(tail, "中") || strings.HasSuffix(tail, "里")
	if m.unit == "个点" && m.value >= 100 {
		m.unit, tail = "个", "点"+tail // places, not percentage points
	}
	noun := trimNoun(tail)
	m.noun = noun
	if noun == "" && (label == "" || !isHan(runeBefore(label, len(label)))) {
		return false
	}
	if strings.HasPrefix(tail, "的") && neutral(label) != "" {
		m.name = noun + label // 全长368米的清河大桥
	} else {
		m.name = strings.ReplaceAll(label, "的", "") + noun
	}
	return utf8.RuneCountInString(m.name) >= keyLength
}

// subject returns what a clause of comparison is about: 森林覆盖率 of 森林覆盖率比上年提高.
func subject(label string) string {
	for _, word := range []string{"比", "较", "由", "从", "同比"} {
		if before, _, found := strings.Cut(label, word); found {
			return before
		}
	}
	return ""
}

// trimLabel returns the words before a number without the verbs that lead to it.
func trimLabel(label string) string {
	label = strings.TrimSpace(label)
	for {
		word := endsAny(label, "达到", "达", "共计", "合计", "总计", "累计", "共", "为", "是", "有", "虽", "只", "仅", "了", "到", "至", "已", "近", "约", " ")
		if word == "" {
			break
		}
		label = label[:len(label)-len(word)]
	}
	if _, last, found := strings.Cut(label, "等"); found && last != "" {
		label = last // 压力不足等隐患
	}
	for _, lead := range []string{"其中", "中", "虽然", "尽管", "一是", "二是", "三是", "四是", "五是"} {
		label = strings.TrimPrefix(label, lead)
	}
	return label
}

// trimNoun returns the noun behind a measure word: 微心愿, of 个微心愿，; 合同金额, of
// 亿元的合同金额中. Text that begins with a verb or preposition is none.
func trimNoun(tail string) string {
	tail = strings.TrimPrefix(strings.TrimSpace(tail), "的")
	if predicate, found := strings.CutPrefix(tail, "是"); found {
		tail = predicate
	}
	g := glanceAt(tail)
	for _, word := range [...]string{"中", "里", "逐", "均", "已", "因", "由", "在", "未", "被", "都", "全", "和", "与", "及", "等", "以", "进", "实", "得", "对", "，", "时", "内", "后", "前", "的", "占", "完成", "完工", "办结", "办理", "办好", "开展", "参加", "接受", "提出", "反映", "签订", "通过"} {
		if g.lacks(word) {
			continue
		}
		if before, after, found := strings.Cut(tail, word); found && !(word == "以" && startsAny(after, "上", "下")) {
			tail = before
		}
	}
	if n := utf8.RuneCountInString(tail); n > maxNoun {
		return ""
	}
	return tail
}

// maxNoun is the length in characters beyond which what follows a number is no noun.
const maxNoun = 8

// segment returns what stands around an offset between the semicolons of its sentence.
func (l *ledger) segment(s statement, i int) string {
	start, end := s.start, s.end
	if j := strings.LastIndex(l.text[s.start:i], "；"); j >= 0 {
		start += j
	}
	if j := strings.Index(l.text[i:s.end], "；"); j >= 0 {
		end = i + j
	}
	return l.text[start:end]
}

// segmentScopes returns the words that limit all numbers between two semicolons.
func segmentScopes() []string {
	return []string{"上半年", "下半年", "一季度", "二季度", "三季度", "四季度", "第一批", "第二批", "第三批", "上年", "去年", "2019年", "2020年", "2021年", "去年同期"}
}

// labelScopes returns the words that limit a number by standing before it.
func labelScopes() []string {
	return []string{"新增", "新建", "新", "累计", "计划", "目标", "应", "实际", "剩余", "其余", "另", "合格", "不合格", "已", "正在", "未", "年初", "年底", "月"}
}

// scopeOf returns those of the words that occur in s otherwise than in a comparison.
func scopeOf(s string, words []string) string {
	scope := ""
	g := glanceAt(s)
	for _, w := range words {
		if !g.lacks(w) && strings.Contains(s, w) && !compared(s, w) {
			scope += w + " "
		}
	}
	return scope
}

// compared reports whether w stands in s only as what is compared with: 比上年.
func compared(s, w string) bool {
	for before, after, found := strings.Cut(s, w); found; before, after, found = strings.Cut(after, w) {
		if endsAny(before, "比", "较") == "" {
			return false
		}
	}
	return true
}

// lastRunes returns the last n characters of s.
func lastRunes(s string, n int) string { return s[back(s, len(s), n):] }
