package check

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// The marks that must not stand at the start and at the end of a line.
const (
	closingMarks = points + "）》〉】〕”"
	openingMarks = "（《〈【〔“"
)

// lineStarts flags marks on the wrong side of a line break. It looks at the source, since a
// line that was broken by hand is one paragraph with the line before.
func lineStarts(p *lint.Pass) {
	const blanks = " \t\r\u00a0　\ufeff"
	source := p.Doc.Source
	for start := 0; start < len(source); {
		end := lineEnd(source, start)
		line := strings.TrimRight(source[start:end], blanks)
		at := start + len(line) - len(strings.TrimLeft(line, blanks))
		if r := runeAt(source[:start+len(line)], at); r >= 0x80 && isOneOf(r, closingMarks) && !(r == '）' && line[at-start:] == "）") {
			flagAt(p, at, "“{match}”不能放在行首，应移到上一行末尾，或删去多余的换行。")
		}
		if r := runeBefore(line, len(line)); r >= 0x80 && isOneOf(r, openingMarks) && end < len(source) {
			flagAt(p, start+len(line)-len(string(r)), "“{match}”不能放在行末，应移到下一行开头，或删去多余的换行。")
		}
		start = end + 1
	}
}

// flagAt flags the character that stands at an offset of the source, if it is prose.
func flagAt(p *lint.Pass, at int, message string) {
	t := p.Doc.Text
	i := sort.Search(t.Len(), func(i int) bool { return t.Slice(i, i+1).Span().Start >= at })
	if i < t.Len() && t.Slice(i, i+1).Span().Start == at && !strings.HasPrefix(t.String()[i:], "\n") {
		p.Flag(t.Slice(i, ahead(t.String(), i, 1)), message)
	}
}

// longestHeading is how many characters a heading has at most.
const longestHeading = 40

// headingStops flags the 。 at the end of the title and of headings on a line of their own.
func headingStops(p *lint.Pass) {
	s := p.Doc.Text.String()
	for h := range p.Hits() {
		stop := h.Text.Slice(0, len("。"))
		start := lineStart(s, stop.Start())
		line := s[start:h.Text.Start()]
		if len(line) > utf8.UTFMax*longestHeading || utf8.RuneCountInString(line) > longestHeading || hasAnyIn(line, "。", "；", "：", "！", "？") {
			continue
		}
		if titleLine(p.Doc, start, line) {
			flagFix(p, stop, "", true, "题目末尾不用句号。")
		} else if section := sectionOf(p.Doc, start); section != nil && bareHeading(section, line) {
			flagFix(p, stop, "", true, "独立成行的标题末尾不用句号。")
		}
	}
}

// colons flags a comma or semicolon behind 如下 at the end of a paragraph.
func colons(p *lint.Pass) {
	s := p.Doc.Text.String()
	for h := range p.Hits() {
		if r := runeAt(s, skipBlanks(s, h.Text.End())); r == 0 || r == '\n' {
			flagFix(p, h.Text.Slice(len("如下"), h.Text.Len()), "：", true, "“如下”引出下文，后面用冒号。")
		}
	}
}

// hyphens flags a hyphen between the ends of a range of years, dates or numbers.
func hyphens(p *lint.Pass) {
	s := p.Doc.Text.String()
	for h := range p.Hits() {
		i, j := h.Text.Start(), h.Text.End()
		start, end := arabicBack(s, i), digitsEnd(s, j)
		unit := isOneOf(runeBefore(s, i), "年月日时点%％") && digitBefore(s, back(s, i, 1))
		year := i-start == 4 && end-j == 4 && runeAt(s, end) == '年'
		if end > j && (unit || year) && !isLetter(runeBefore(s, start)) {
			flagFix(p, h.Text, "—", true, "数值、日期的起止之间用一字线“—”或浪纹线“～”，不用半角连字符。")
		}
	}
}

// titleLine reports whether the line that starts at the prose offset is the title. With a 。
// at its end it is not taken for one by its shape.
func titleLine(d *doc.Document, start int, line string) bool {
	if d.Title.Len() > 0 && d.Title.Start() == start {
		return true
	}
	p := d.ParagraphAt(start)
	return p != nil && p.Number == 1 && len(d.Paragraphs) > 1 && !hasAnyIn(line, "如下", "现将", "请", "以上", "，") &&
		endsAny(line, "报告", "总结", "材料", "汇报", "提纲", "打算", "计划") != ""
}

// sectionOf returns the section whose heading starts at the prose offset, or nil.
func sectionOf(d *doc.Document, start int) *doc.Section {
	if s := d.SectionAt(start); s != nil && s.Parent != nil && s.Text.Start() == start {
		return s
	}
	return nil
}

// bareHeading reports whether the section's opening line is a mere heading: more text
// follows under it, and it is a noun phrase or the headings beside it go without 。.
// Numbered sentences (1.3月底前完成……。) are members of a list.
func bareHeading(s *doc.Section, line string) bool {
	if s.RunIn || s.Mark.Form != doc.Chinese && s.Mark.Form != doc.ChineseParen && s.Mark.Form != doc.Chapter {
		return false
	}
	if len(s.Paragraphs) < 2 && len(s.Sections) == 0 {
		return false
	}
	if !strings.ContainsAny(line, "，") && endsAny(line, "情况", "问题", "不足", "措施", "打算", "方向", "工作", "成效", "短板", "差距", "原因", "方面", "安排", "思路", "计划", "建设", "责任", "举措", "自律", "概况", "回顾", "剖析", "职责", "任务", "目标", "体会", "经验", "做法") != "" {
		return true
	}
	for _, sibling := range s.Parent.Sections {
		if sibling != s && sibling.Mark.Form == s.Mark.Form && !sibling.RunIn && sibling.Heading.Len() > 0 {
			text := sibling.Text.String()
			if end := lineEnd(text, 0); end < len(text) && isHan(runeBefore(text, end)) {
				return true
			}
		}
	}
	return false
}

// paragraphStops flags prose of several sentences whose last one lacks its end mark.
// Headings, labels, signatures and list members may go without.
func paragraphStops(p *lint.Pass) {
	for i, para := range p.Doc.Paragraphs {
		t := para.Text
		s := t.String()
		last := runeBefore(s, len(s))
		if para.Table != nil || para.Heading > 0 || !isHan(last) || len(s) < 120 || strings.Count(s, "。") < 2 {
			continue
		}
		tail := s[strings.LastIndex(s, "。")+len("。"):]
		if utf8.RuneCountInString(tail) < 8 || strings.IndexFunc(tail, isBlankRune) >= 0 || !strings.ContainsAny(s, "，") || continues(p.Doc.Paragraphs, i) {
			continue
		}
		end := t.Slice(back(s, len(s), 1), len(s))
		p.Add(lint.Finding{Text: end, Right: string(last) + "。", Message: "这一段末尾缺少句号。", Fixes: []lint.Fix{lint.Replace(end, string(last)+"。", false)}})
	}
}

// continues reports whether the paragraph behind the i-th goes on with its sentence, as in
// text with broken lines, or is indented under it.
func continues(list []*doc.Paragraph, i int) bool {
	if i+1 == len(list) {
		return false
	}
	next := list[i+1].Text.String()
	r := runeAt(next, 0)
	if isOneOf(r, "一二三四五六七八九十（(第①②③") || isDigit(r) {
		return false
	}
	return list[i+1].Table == nil
}
