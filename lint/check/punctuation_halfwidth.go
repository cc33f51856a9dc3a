package check

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// halfWidth flags half-width marks that stand in Chinese text.
func halfWidth(p *lint.Pass) {
	s := p.Doc.Text.String()
	var open []doc.Text         // brackets of either width that are not closed yet
	var single, double doc.Text // straight quotation marks that are not
	formulaEnd := 0
	for h := range p.Hits() {
		at := h.Text.Start()
		if at < formulaEnd {
			continue
		}
		switch mark := h.Text.String(); mark {
		case "(", "（":
			if mark == "(" && opensFormula(s, at) {
				formulaEnd = balanced(s, at)
				continue
			}
			open = append(open, h.Text)
		case ")", "）":
			if n := len(open); n > 0 {
				if from := open[n-1]; !strings.Contains(s[from.End():at], "\n") {
					halfBrackets(p, s, from, h.Text)
				}
				open = open[:n-1]
			}
		case `"`:
			double = straightQuotes(p, s, double, h.Text)
		case "'":
			single = straightQuotes(p, s, single, h.Text)
		case "丶":
			flagFix(p, h.Text, "、", true, "“丶”是汉字笔画，不是顿号，应改为“、”。")
		default:
			if wide := wideMark(s, at); wide != "" {
				flagFix(p, h.Text, wide, true, "中文里用了半角标点“{match}”，应改为全角的“{right}”。")
			}
		}
	}
}

// wideMark returns the full-width mark that ought to stand in the place of the half-width
// one at offset i, empty if that one is right.
func wideMark(s string, i int) string {
	mark := s[i]
	left := runeBefore(s, skipBlanksBack(s, i))
	right := runeAt(s, skipBlanks(s, i+1))
	switch {
	case isOneOf(left, "，。；：！？、,;:?!.") || isOneOf(right, "，。；：！？、,;:?!.") && runeAt(s, i+1) == right:
		return "" // a doubled mark is told as such
	case mark == '.':
		return fullStop(s, i, left, right)
	case !chinese(left) && !(inChinese(s, i, mark, left) && startsChinese(right)):
		return ""
	case inCode(s, i):
		return ""
	}
	return map[byte]string{',': "，", ';': "；", ':': "：", '?': "？", '!': "！"}[mark]
}

// chinese reports whether r is part of Chinese text: a Han character, a full-width digit,
// or a mark that closes.
func chinese(r rune) bool {
	return isHan(r) || isWideDigit(r) || isOneOf(r, "”’》〉）】〕％℃…")
}

// startsChinese reports whether Chinese text goes on with r.
func startsChinese(r rune) bool { return isHan(r) || isOneOf(r, "“《（‘") }

// inChinese reports whether a mark behind a digit, a bracket or a Latin word ends a piece
// of a Chinese sentence, given that Chinese follows: 92%,同比 or 推广APP,方便, but not
// "dept FROM staff;的".
func inChinese(s string, i int, mark byte, left rune) bool {
	switch {
	case isDigit(left) || left == '%' || left == '"':
		return true
	case left == ')':
		return isHan(runeBefore(s, i-1))
	case !isLetter(left) || mark != ',':
		return false
	}
	start := i
	for start > 0 && (isLatin(s[start-1]) || isDigit(rune(s[start-1]))) {
		start--
	}
	return chinese(runeBefore(s, start))
}

// inCode reports whether offset i lies in an address, a path or a link. A piece of text
// reaches from blank or full-width mark to the next.
func inCode(s string, i int) bool {
	start, end := piece(s, i)
	before, after := s[start:i], s[i+1:end]
	if strings.Contains(before, "](") || strings.HasPrefix(after, "//") || strings.HasPrefix(after, `\`) {
		return true
	}
	if n := strings.LastIndex(before, "://"); n >= 0 || strings.Contains(before, "www.") {
		address := before[max(n, 0):]
		return strings.IndexFunc(address, isHan) < 0 || strings.Contains(address, "=") || isLetter(runeAt(after, 0)) || isDigit(runeAt(after, 0))
	}
	return strings.ContainsAny(before, `/\`) && hasAnyIn(after, ".md", ".txt", ".doc", ".xls", ".ppt", ".pdf", ".wps", ".htm", ".jpg", ".png", ".zip", ".csv")
}

// piece returns the stretch around offset i without blanks and full-width marks, at most
// some two hundred bytes to each side.
func piece(s string, i int) (start, end int) {
	border := func(r rune) bool {
		return r <= ' ' || 0x2010 <= r && r <= 0x2030 || 0x3000 <= r && r <= 0x3003 || 0x3008 <= r && r <= 0x301F || 0xFF00 <= r && r <= 0xFFEF
	}
	start, end = i, i+1
	for start > 0 && i-start < 200 && !border(runeBefore(s, start)) {
		start = back(s, start, 1)
	}
	for end < len(s) && end-i < 200 && !border(runeAt(s, end)) {
		end = ahead(s, end, 1)
	}
	return start, end
}

// fullStop returns 。 for a point that ends a Chinese sentence. Points behind a numbering
// mark (二.), in a file name and in a foreign name (买买提.艾力) are none.
func fullStop(s string, i int, left, right rune) string {
	end := right == 0 || right == '\n'
	switch {
	case !isHan(left) && !isOneOf(left, "”》）%％"), !end && !isHan(right):
		return ""
	case onlyNumeral(strings.Trim(s[lineStart(s, i):i], "（）() 　")):
		return ""
	case !end && (clauseRunes(s, i) < 6 && !digitBefore(s, back(s, i, 1)) || isOneOf(left, foreignRunes) && isOneOf(right, foreignRunes)):
		return ""
	}
	if _, n := hanNumeralBack(s, i); n > 0 && !end {
		return ""
	}
	return "。"
}

// foreignRunes are characters that foreign names are written with.
const foreignRunes = "阿艾买提尔克木江汗热依古丽力甫孜麦斯努拜卡吐亚库帕萨沙达尼娜罗马莫托巴特格桑扎西次仁卓玛尔布哈德约翰伊姆拉苏"

// clauseRunes returns how many characters stand before i since the last mark, at most 20.
func clauseRunes(s string, i int) int {
	n := 0
	for j := i; j > 0 && n < 20; n++ {
		r := runeBefore(s, j)
		if r == '\n' || isOneOf(r, "，。；：！？、,;:?!.") {
			break
		}
		j = back(s, j, 1)
	}
	return n
}

// halfBrackets flags the half-width ones of a pair of brackets that encloses Chinese.
func halfBrackets(p *lint.Pass, s string, open, end doc.Text) {
	inside := s[open.End():end.Start()]
	left, right := open.String() == "(", end.String() == ")"
	if !left && !right || strings.IndexFunc(inside, isHan) < 0 || strings.HasPrefix(s[back(s, open.Start(), 1):], "](") {
		return
	}
	if left && (startOfParagraph(s, open.Start()) && onlyNumeral(inside) || called(s, open.Start()) || inCode(s, open.Start())) {
		return
	}
	const message = "中文里用了半角括号，应改为全角的“（）”。"
	switch {
	case left && right:
		p.Add(lint.Finding{Text: open.To(end), Message: message, Fixes: []lint.Fix{
			replaceEach("改为全角括号", true, []doc.Text{open, end}, []string{"（", "）"})}})
	case left:
		flagFix(p, open, "（", true, message)
	default:
		flagFix(p, end, "）", true, message)
	}
}

// called reports whether the bracket at offset i belongs to a code: a lower-case word, a
// model number or the name of a spreadsheet function stands before it.
func called(s string, i int) bool {
	start := i
	for start > 0 && s[start-1] > ' ' && s[start-1] < 0x80 {
		start--
	}
	word := s[start:i]
	if word != strings.ToUpper(word) || strings.Contains(word, "+") {
		return true
	}
	code := strings.IndexFunc(word, isLetter) >= 0 && strings.ContainsAny(word, "0123456789-_")
	return code || functionName(word)
}

// onlyNumeral reports whether s is a number and nothing else.
func onlyNumeral(s string) bool {
	if _, n := doc.HanNumeral(s); n > 0 {
		return n == len(s)
	}
	_, n := doc.ArabicNumeral(s)
	return n > 0 && n == len(s)
}

// straightQuotes flags a pair of straight quotation marks round a piece of Chinese. It is
// called for each mark; open is the one that waits for its partner, and the result is the
// one that does so next. Marks of inches (24"), code and attributes open nothing.
func straightQuotes(p *lint.Pass, s string, open, mark doc.Text) doc.Text {
	i := mark.Start()
	if open.Len() == 0 || i-open.End() > 300 || strings.Contains(s[open.End():i], "\n") {
		l := runeBefore(s, i)
		if isDigit(l) || isLetter(l) || l == '=' {
			return doc.Text{}
		}
		return mark
	}
	if strings.IndexFunc(s[open.End():i], isHan) >= 0 && !inCode(s, open.Start()) {
		marks := []string{"“", "”"}
		if before := s[back(s, open.Start(), 100):open.Start()]; strings.LastIndex(before, "“") > strings.LastIndex(before, "”") {
			marks = []string{"‘", "’"}
		}
		p.Add(lint.Finding{Text: open.To(mark), Message: "中文里用了直引号，应改为弯引号“”。", Fixes: []lint.Fix{
			replaceEach("改为弯引号", true, []doc.Text{open, mark}, marks)}})
	}
	return doc.Text{}
}
