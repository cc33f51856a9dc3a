package check

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// nestedMarks flags 《》 within 《》 and “” within “”, which take 〈〉 and ‘’.
func nestedMarks(p *lint.Pass) {
	s := p.Doc.Text.String()
	end := 0
	for h := range p.Hits() {
		if h.Text.Start() < end {
			continue
		}
		outer, inner, right := bracket{'《', '》'}, "〈〉", "书名号里面的书名号用单的：〈 〉。"
		if h.Text.String() == "“" {
			outer, inner, right = bracket{'“', '”'}, "‘’", "双引号里面的引号用单的：‘ ’。"
		}
		spans := enclosed(s, h.Text.Start(), outer)
		for _, sp := range spans {
			pair := []doc.Text{p.Doc.Text.Slice(sp.Start, sp.Start+len("《")), p.Doc.Text.Slice(sp.End-len("》"), sp.End)}
			marks := []string{inner[:len(inner)/2], inner[len(inner)/2:]}
			p.Add(lint.Finding{Text: pair[0].To(pair[1]), Message: right, Fixes: []lint.Fix{replaceEach("改为单的一对", true, pair, marks)}})
			end = sp.End
		}
	}
}

// enclosed returns the pairs of marks directly within the pair that opens at offset i, as
// prose offsets, if all of them close in the paragraph.
func enclosed(s string, i int, b bracket) []doc.Span {
	line := s[:min(lineEnd(s, i), runeFloor(s, i+1500))]
	var list []doc.Span
	depth, start := 0, 0
	for j := i; j < len(line); {
		n := strings.IndexAny(line[j:], string(b.open)+string(b.end))
		if n < 0 {
			return nil
		}
		j += n
		if r := runeAt(line, j); r == b.open {
			switch depth++; depth {
			case 2:
				start = j
			case 5:
				return nil
			}
		} else {
			if depth--; depth == 1 {
				list = append(list, doc.Span{Start: start, End: j + len(string(r))})
			}
			if depth == 0 {
				return list
			}
		}
		j += len("《")
	}
	return nil
}

// angleBrackets flags < and > round a title, and 〈〉 as outer marks.
func angleBrackets(p *lint.Pass) {
	s := p.Doc.Text.String()
	end := 0
	for h := range p.Hits() {
		i := h.Text.Start()
		if i < end || isOneOf(runeBefore(s, i), "<＜") {
			continue
		}
		rest := s[i:min(lineEnd(s, i), runeFloor(s, i+200))]
		first := len(rest) - len(strings.TrimLeft(rest, "<＜〈"))
		inside := rest[first:]
		n := strings.IndexAny(inside, "<＜〈《>＞〉》")
		if n <= 0 || n > 150 || isOneOf(runeAt(inside, n), "<＜〈《") || !isHan(runeAt(inside, 0)) || strings.ContainsAny(inside[:n], "，；。=/") {
			continue
		}
		last := len(inside[n:]) - len(strings.TrimLeft(inside[n:], ">＞〉》"))
		end = i + first + n + last
		head := s[lineStart(s, i):i]
		marks := []string{"《", "》"}
		if strings.LastIndex(head, "《") > strings.LastIndex(head, "》") {
			if h.Text.String() == "〈" || last > len("》") {
				continue
			}
			marks = []string{"〈", "〉"}
		}
		pair := []doc.Text{p.Doc.Text.Slice(i, i+first), p.Doc.Text.Slice(i+first+n, end)}
		p.Add(lint.Finding{Text: pair[0].To(pair[1]), Message: "书名应当用书名号“" + marks[0] + marks[1] + "”。", Fixes: []lint.Fix{
			replaceEach("改为书名号", true, pair, marks)}})
	}
}

// documentNumbers flags the brackets round the year of a document number that are not
// 〔〕: 岚政发[2022]14号.
func documentNumbers(p *lint.Pass) {
	s := p.Doc.Text.String()
	for h := range p.Hits() {
		at := h.Text.Start()
		year := skipBack4(s, at)
		open := runeBefore(s, year)
		if year == at || !isOneOf(open, "([【（［") || !isOneOf(runeBefore(s, back(s, year, 1)), "发字函办规令纪党政通报传任文号审复呈请") {
			continue
		}
		next := h.Text.End()
		next = ahead(s, next, strings.Count(s[next:min(next+len("第"), len(s))], "第"))
		digits := next
		for isDigit(runeAt(s, digits)) {
			digits++
		}
		if digits == next || runeAt(s, skipBlanks(s, digits)) != '号' {
			continue
		}
		start := back(s, year, 1)
		pair := []doc.Text{p.Doc.Text.Slice(start, year), h.Text}
		p.Add(lint.Finding{Text: pair[0].To(h.Text), Message: "发文字号的年份用六角括号“〔〕”。", Fixes: []lint.Fix{
			replaceEach("改为六角括号", true, pair, []string{"〔", "〕"})}})
	}
}

// skipBack4 returns the offset of the four digits of a year that end at i, i if there are
// none.
func skipBack4(s string, i int) int {
	if i < 5 || onlyDigits(s[i-4:i]) != 4 || isDigit(runeBefore(s, i-4)) {
		return i
	}
	return i - 4
}

// onlyDigits returns the length of s if it consists of ASCII digits, else 0.
func onlyDigits(s string) int {
	for i := range len(s) {
		if !isDigit(rune(s[i])) {
			return 0
		}
	}
	return len(s)
}
