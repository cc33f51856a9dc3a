package outline

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// section returns the section that p opens, or nil where p is prose.
func section(p, following *doc.Paragraph, last func(doc.Form) int) *doc.Section {
	mark := readMark(p.Text, last)
	if mark.Form == doc.Inline && p.Heading == 0 || mark.Form != doc.NoForm && mark.Text.Len() == p.Text.Len() {
		return nil
	}
	s := &doc.Section{Mark: mark, Text: p.Text}
	rest := p.Text.Slice(mark.Text.Len(), p.Text.Len()).Trim()
	switch {
	case p.Heading > 0:
		s.Heading = trimEnd(rest)
	case mark.Form != doc.NoForm:
		s.Heading, s.RunIn = runIn(rest)
	case unmarkedHeading(p, following):
		s.Heading = trimEnd(rest)
	default:
		if s.Heading = label(p.Text); s.Heading.Len() == 0 {
			return nil
		}
		s.RunIn, s.Label = true, true
	}
	return s
}

// longHeading is the length in characters beyond which a sentence is no heading.
const longHeading = 60

// runIn returns the heading of a numbered paragraph and whether text follows it there.
// The heading is the first sentence, or what stands before an early colon; of a longer
// sentence the first clause.
func runIn(t doc.Text) (heading doc.Text, more bool) {
	s := t.String()
	end := index(s, "。！？；")
	if colon := strings.Index(s, "："); colon > 0 && (end < 0 || colon < end) && !longer(s[:colon], 30) {
		end = colon
	}
	if end < 0 {
		end = len(s)
	}
	if longer(s[:end], longHeading) {
		if comma := strings.Index(s, "，"); comma > 0 && comma < end {
			end = comma
		}
	}
	return trimEnd(t.Slice(0, end)), strings.Trim(s[end:], endMarks) != ""
}

const endMarks = "。！？；：，、.;:, \u3000”’"

// trimEnd returns t without the marks that end it.
func trimEnd(t doc.Text) doc.Text {
	return t.Slice(0, len(strings.TrimRight(t.String(), "。！？；：，、;:, \u3000")))
}

// nouns returns the words that headings without marks end in.
func nouns() []string {
	return []string{"问题", "不足", "不足之处", "短板", "差距", "薄弱环节", "困难", "措施", "举措", "打算", "计划", "安排", "思路", "方向", "目标", "建议",
		"情况", "工作", "职责", "业绩", "成效", "成绩", "做法", "亮点", "特色", "体会", "经验", "原因", "根源", "剖析", "整改", "履职", "履责", "述职", "廉洁", "廉政", "自律",
		"建设", "方面", "办法", "对策", "路径", "重点", "缺陷", "改进", "欠缺", "弱项", "下一步", "下步", "今后", "小结", "结语", "回顾", "总结", "概况", "指标", "任务", "表现", "落实", "治理", "服务", "管理", "责任"}
}

// endsInNoun reports whether s ends as headings do.
func endsInNoun(s string) bool {
	for _, n := range nouns() {
		if strings.HasSuffix(s, n) {
			return true
		}
	}
	return false
}

// unmarkedHeading reports whether a paragraph without mark is a heading by its shape: a
// short line without sentence marks that is emphasised or ends in a heading's noun, and
// is followed by text. A colon at its end is allowed before a list.
func unmarkedHeading(p, following *doc.Paragraph) bool {
	s := p.Text.String()
	if following == nil || following.Table != nil && !p.Bold || p.List > 0 || longer(s, 30) || has(s, "。；！？，,;《") {
		return false
	}
	colon := strings.HasSuffix(s, "：")
	s = strings.TrimSuffix(s, "：")
	if has(s, "：:") || announces(s) {
		return false
	}
	if p.Bold && !colon {
		return true
	}
	if colon && !starts(following) && longer(s, 8) {
		return false
	}
	return endsInNoun(lead(s))
}

// announces reports whether a line says that something follows (现将情况报告如下) and is
// no heading. 存在问题如下 is one.
func announces(s string) bool {
	if !strings.Contains(s, "如下") && !strings.Contains(s, "以下") {
		return false
	}
	s = lead(s)
	for _, noun := range []string{"问题", "不足", "短板", "差距", "措施", "举措", "打算"} {
		if strings.HasSuffix(s, noun) && !longer(s, longLabel) {
			return false
		}
	}
	return true
}

// starts reports whether p begins a list.
func starts(p *doc.Paragraph) bool {
	return p.Table != nil || p.List > 0 || readMark(p.Text, func(doc.Form) int { return 0 }).Form != doc.NoForm
}

// lead returns a label without the verb that leads over to its list.
func lead(s string) string {
	if head, count, ok := strings.Cut(s, "有"); ok && strings.HasSuffix(count, "条") && len(count) <= len("十二条") {
		return strings.TrimSuffix(head, "也")
	}
	for _, verb := range []string{"主要有", "主要是", "主要包括", "主要表现为", "表现为", "主要表现在", "有", "是", "为", "如下"} {
		if cut, ok := strings.CutSuffix(s, verb); ok {
			return cut
		}
	}
	return s
}

// The lengths in characters up to which the start of a paragraph may be a label.
const (
	longLabel    = 16 // 存在的不足：…
	longLead     = 14 // 下一步，一是…
	longSentence = 10 // 最后说打算。…
)

// label returns the label or lead at the start of a prose paragraph: 整改措施：…,
// 下一步，一是…, 最后说打算。…; empty if there is none.
func label(t doc.Text) doc.Text {
	s := t.String()
	end := index(s, "。！？；：，、（《“")
	if end <= 0 || longer(s[:end], longLabel) {
		return doc.Text{}
	}
	stop, size := utf8.DecodeRuneInString(s[end:])
	rest := s[end+size:]
	head := s[:end]
	n := utf8.RuneCountInString(head)
	ok := false
	switch stop {
	case '：':
		ok = rest != "" && endsInNoun(lead(head))
	case '，':
		ok = n <= longLead && prefix(rest, "一是", "一要", "首先，", "第一，") > 0
	case '。':
		ok = n <= longSentence && rest != "" && endsInNoun(head)
	}
	if !ok {
		return doc.Text{}
	}
	return t.Slice(0, len(lead(head)))
}
