package check

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// points are the marks that separate and end sentences.
const points = "，。、；：！？"

// doubledAnchors are the pairs of marks that never stand side by side. ！！ and ？！ may.
func doubledAnchors() []string {
	var list []string
	for _, a := range points + ",;" {
		for _, b := range points + ",;" {
			if !isOneOf(a, "！？") || !isOneOf(b, "！？") {
				list = append(list, string(a)+string(b))
			}
		}
	}
	return append(list, "。”。", "。”，", "，”，", "，”。", "；”；", "。’。", "。）。”。")
}

// doubled flags marks that stand side by side.
func doubled(p *lint.Pass) {
	s := p.Doc.Text.String()
	end := 0
	for h := range p.Hits() {
		start := h.Text.Start()
		if start < end || isOneOf(runeBefore(s, start), points) {
			continue
		}
		if strings.ContainsAny(h.Text.String(), "”’") {
			quotedTwice(p, s, start, h.Text.Len())
			end = h.Text.End()
			continue
		}
		end = start
		for isOneOf(runeAt(s, end), points+",;") {
			end = ahead(s, end, 1)
		}
		if run := s[start:end]; run != strings.Repeat("。", len(run)/len("。")) || len(run) < len("。。。") {
			doubledRun(p, start, end)
		}
	}
}

// doubledRun flags the run of marks in [start,end). Equal marks become one; of two
// different ones the stronger stays where they rank clearly.
func doubledRun(p *lint.Pass, start, end int) {
	t := p.Doc.Text.Slice(start, end)
	right := ""
	rank := -1
	for _, r := range t.String() {
		if n := strings.IndexRune("、，；：。！？", wideOf(r)); n > rank {
			rank, right = n, string(wideOf(r))
		}
	}
	f := lint.Finding{Text: t, Right: right, Message: "标点重叠：“{match}”，只应保留一个，多半是“{right}”。"}
	f.Fixes = append(f.Fixes, lint.Replace(t, right, strings.HasSuffix(t.String(), right)))
	if last := runeBefore(t.String(), t.Len()); string(wideOf(last)) != right {
		f.Fixes = append(f.Fixes, lint.Replace(t, string(wideOf(last)), false))
	}
	p.Add(f)
}

// wideOf returns the full-width form of a comma or semicolon.
func wideOf(r rune) rune {
	switch r {
	case ',':
		return '，'
	case ';':
		return '；'
	}
	return r
}

// quotedTwice flags a point inside a closing quotation mark that is repeated behind it.
func quotedTwice(p *lint.Pass, s string, start, size int) {
	t := p.Doc.Text.Slice(start, start+size)
	quote := string([]rune(t.String())[1])
	outer := string([]rune(t.String())[2])
	p.Add(lint.Finding{Text: t, Message: "后引号内外都有点号：“{match}”，只应保留一处。", Fixes: []lint.Fix{
		lint.Replace(t, quote+outer, false),
		lint.Replace(t, t.String()[:len("。")]+quote, false),
	}})
}

// misplacedAnchors are a point behind an opening mark, and a comma before a closing one.
func misplacedAnchors() []string {
	var list []string
	for _, open := range "“‘（《〈【〔" {
		for _, b := range points {
			list = append(list, string(open)+string(b))
		}
	}
	for _, end := range "）》〉】〕" {
		for _, a := range "，、；：" {
			list = append(list, string(a)+string(end))
		}
	}
	return append(list, "、”", "、’", "。》")
}

// misplaced flags points that stand on the wrong side of a bracket or quotation mark.
func misplaced(p *lint.Pass) {
	s := p.Doc.Text.String()
	for h := range p.Hits() {
		first := runeAt(h.Text.String(), 0)
		at, what := h.Text.Slice(0, len("，")), "“{match}”紧接在后括号、后引号前面，是多余的。"
		if isOneOf(first, "“‘（《〈【〔") {
			at, what = h.Text.Slice(len("“"), h.Text.Len()), "“{match}”紧跟在前括号、前引号后面，是多余的。"
			if r := runeAt(s, h.Text.End()); isOneOf(r, "”’）》〉】〕") || isOneOf(r, points) || first == '“' && reversed(s, h.Text.Start()) {
				continue // the mark itself is spoken of, or it closes the wrong way round
			}
		} else if isOneOf(runeBefore(s, h.Text.Start()), "“‘（《〈【〔") {
			continue
		}
		flagFix(p, at, "", true, what)
	}
}

// reversed reports whether the “ at offset i closes what a ” opened.
func reversed(s string, i int) bool {
	head := s[lineStart(s, i):i]
	return strings.Count(head, "”") > strings.Count(head, "“")
}

// enumerationCommaAnchors are the words that take a comma or nothing, not a 、.
func enumerationCommaAnchors() []string {
	list := []string{"首先、", "其次、", "再次、", "最后、", "、等"}
	for _, n := range "一二三四五六七八九十" {
		list = append(list, string(n)+"是、", string(n)+"是，", string(n)+"是：", "其"+string(n)+"、", "第"+string(n)+"、")
	}
	return list
}

// enumerationCommas flags a 、 or ， behind the words that open the members of a list, and a
// 、 before 等.
func enumerationCommas(p *lint.Pass) {
	s := p.Doc.Text.String()
	for h := range p.Hits() {
		word, start := h.Text.String(), h.Text.Start()
		if word == "、等" {
			if !isOneOf(runeAt(s, h.Text.End()), "级待额同于候值温压量效距高长腰边差闲价号离分身比外次第式") {
				flagFix(p, h.Text.Slice(0, len("、")), "", true, "“等”字前面不用顿号。")
			}
			continue
		}
		if r := runeBefore(s, start); r != 0 && r != '\n' && !isOneOf(r, points+"”—") {
			continue
		}
		mark := h.Text.Slice(h.Text.Len()-len("、"), h.Text.Len())
		after := s[h.Text.End():lineEnd(s, h.Text.End())]
		switch {
		case strings.Contains(word, "是"):
			flagFix(p, mark, "", true, "“一是”“二是”后面不加标点。")
		case !listed(word, after):
			flagFix(p, mark, "，", true, "“首先”“第一”这类次序语后面用逗号，不用顿号。")
		}
	}
}

// listed reports whether an ordinal word is itself a member of a list: 第一、二产业,
// 第一、第三季度, 首先、其次.
func listed(word, after string) bool {
	if hasAny(after, "第", "其次", "其二", "再次", "最后") != "" {
		return true
	}
	return strings.HasPrefix(word, "第") && isOneOf(runeAt(after, 0), "一二三四五六七八九十两0123456789")
}

// titleCommas flags a 、 between adjacent titles or quotations, once a document.
func titleCommas(p *lint.Pass) {
	var commas []doc.Text
	for h := range p.Hits() {
		commas = append(commas, h.Text.Slice(len("》"), len("》、")))
	}
	addOnce(p, "并列的书名号、引号之间通常不用顿号（GB/T 15834 4.5.3.5）。", commas, make([]string, len(commas)))
}
