package check

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// A bracket is a pair of marks that belong together.
type bracket struct{ open, end rune }

func brackets() []bracket {
	return []bracket{{'“', '”'}, {'‘', '’'}, {'（', '）'}, {'《', '》'}, {'〈', '〉'}, {'【', '】'}, {'〔', '〕'}, {'「', '」'}, {'『', '』'}, {'［', '］'}}
}

// pairMarks are the marks that come in pairs, half-width brackets included: they may close
// a full-width one, which is another flaw.
func pairMarks() []string {
	list := []string{"(", ")"}
	for _, b := range brackets() {
		list = append(list, string(b.open), string(b.end))
	}
	return list
}

// pairs flags marks that lack their partner. It goes through the paragraphs with one list
// of marks for each kind of bracket.
func pairs(p *lint.Pass) {
	s := p.Doc.Text.String()
	var byKind [10][]doc.Text
	kinds := brackets()
	for h := range p.Hits() {
		r := runeAt(h.Text.String(), 0)
		switch r {
		case '(':
			r = '（'
		case ')':
			r = '）'
		}
		if r == '’' && apostrophe(s, h.Text) {
			continue
		}
		for k, b := range kinds {
			if r == b.open || r == b.end {
				byKind[k] = append(byKind[k], h.Text)
			}
		}
	}
	for k, list := range byKind {
		m := pairer{p: p, s: s, bracket: kinds[k]}
		m.paragraphs(list)
	}
}

// listMark reports whether the bracket at offset i ends a mark such as 1） or a).
func listMark(s string, i int) bool {
	start := i
	for n := 0; n < 2; n++ {
		r := runeBefore(s, start)
		if !isDigit(r) && !isWideDigit(r) && !isLetter(r) && !isOneOf(r, "一二三四五六七八九十①②③④⑤") {
			break
		}
		start = back(s, start, 1)
	}
	r := runeBefore(s, start)
	return start < i && (r == 0 || r == '\n' || isBlankRune(r) || isOneOf(r, points+",;:”"))
}

// apostrophe reports whether the mark is one, as in O’Brien and 5’.
func apostrophe(s string, t doc.Text) bool {
	l := runeBefore(s, t.Start())
	return (isLetter(l) || isDigit(l)) && !strings.Contains(s[lineStart(s, t.Start()):t.Start()], "‘")
}

// A pairer pairs the marks of one kind.
type pairer struct {
	p       *lint.Pass
	s       string
	bracket bracket
	waiting doc.Text // an opening mark left open by the paragraph before, if any
}

// paragraphs pairs the marks of one paragraph after the other.
func (m *pairer) paragraphs(list []doc.Text) {
	for len(list) > 0 {
		end := len(m.s)
		if n := strings.IndexByte(m.s[list[0].Start():], '\n'); n >= 0 {
			end = list[0].Start() + n
		}
		n := 0
		for n < len(list) && list[n].Start() < end {
			n++
		}
		if m.waiting.Len() > 0 && lineEnd(m.s, m.waiting.Start())+1 != lineStart(m.s, list[0].Start()) {
			m.unclosed(m.waiting)
		}
		if m.bracket.open == '“' {
			m.quotes(list[:n])
		} else {
			m.nest(list[:n])
		}
		list = list[n:]
	}
	m.unclosed(m.waiting)
}

// opens reports whether t is an opening mark.
func (m *pairer) opens(t doc.Text) bool {
	r := runeAt(t.String(), 0)
	return r == m.bracket.open || r == '(' && m.bracket.open == '（'
}

// nest pairs brackets, which may nest.
func (m *pairer) nest(list []doc.Text) {
	var open []doc.Text
	for i, t := range list {
		switch n := len(open); {
		case m.opens(t):
			open = append(open, t)
		case m.listed(list[i:], n):
		case n > 0:
			open = open[:n-1]
		case m.waiting.Len() > 0:
			m.waiting = doc.Text{}
		default:
			m.stray(t)
		}
	}
	m.unclosed(m.waiting)
	if len(open) == 0 {
		return
	}
	for _, t := range open[:len(open)-1] {
		m.unclosed(t)
	}
	m.waiting = open[len(open)-1]
}

// listed reports whether the first of list ends a mark such as 1） rather than the last of
// n open brackets, for which enough others are left.
func (m *pairer) listed(list []doc.Text, n int) bool {
	if m.bracket.open != '（' || !listMark(m.s, list[0].Start()) {
		return false
	}
	for _, t := range list[1:min(len(list), 50)] {
		if m.opens(t) {
			n++
		} else if !listMark(m.s, t.Start()) {
			n--
		}
	}
	return n <= 0
}

// quotes pairs quotation marks, which do not nest: what is wrong with them is told from
// the order of opening and closing marks.
func (m *pairer) quotes(list []doc.Text) {
	if m.waiting.Len() > 0 {
		if m.opens(list[0]) && startOfParagraph(m.s, list[0].Start()) {
			m.waiting = doc.Text{} // each paragraph of a long quotation opens anew
		} else if !m.opens(list[0]) && (len(list) == 1 || m.opens(list[1]) && len(list)%2 == 1) {
			m.waiting = doc.Text{}
			list = list[1:]
		}
		m.unclosed(m.waiting)
	}
	for len(list) > 0 {
		list = list[m.quote(list):]
	}
}

// quote judges the first marks of list and returns how many it dealt with.
func (m *pairer) quote(list []doc.Text) int {
	opens := func(i int) bool { return i < len(list) && m.opens(list[i]) }
	closes := func(i int) bool { return i < len(list) && !m.opens(list[i]) }
	switch {
	case opens(0) && closes(1):
		return 2
	case opens(0) && opens(1) && closes(2) && closes(3):
		return 4 // “A“B”C”: the inner pair is another flaw
	case opens(0) && opens(1) && !closes(2) && m.short(list[0], list[1]):
		flagFix(m.p, list[1], "”", false, "后引号用反了，这里应为“””。")
		return 2
	case opens(0) && len(list) == 1:
		m.waiting = list[0]
		return 1
	case opens(0):
		m.unclosed(list[0])
		return 1
	case closes(0) && opens(1) && (len(list)%2 == 0 || !closes(2)) && m.short(list[0], list[1]):
		m.p.Add(lint.Finding{Text: list[0].To(list[1]), Message: "引号的方向用反了：前引号是“，后引号是”。", Fixes: []lint.Fix{
			replaceEach("调换引号的方向", true, list[:2], []string{"“", "”"})}})
		return 2
	case closes(0) && closes(1) && len(list)%2 == 0 && m.short(list[0], list[1]):
		flagFix(m.p, list[0], "“", false, "前引号用反了，这里应为“““。")
		return 2
	}
	m.stray(list[0])
	return 1
}

// short reports whether a and b may be the two ends of one quoted phrase.
func (m *pairer) short(a, b doc.Text) bool {
	inside := m.s[a.End():b.Start()]
	return len(inside) <= 90 && !strings.ContainsAny(inside, "。；！？\n") && strings.Count(inside, "，") <= 1 &&
		!isOneOf(runeAt(inside, 0), points)
}

// unclosed flags an opening mark without partner.
func (m *pairer) unclosed(t doc.Text) {
	m.waiting = doc.Text{}
	if t.Len() == 0 || m.bracket.open == '《' && m.closedByAngle(t) || t.String() == "(" && !isHan(runeAt(m.s, t.End())) {
		return
	}
	if m.bracket.open == '“' {
		if n := strings.IndexAny(m.s[t.End():lineEnd(m.s, t.End())], "“\""); n > 0 && m.s[t.End()+n] == '"' {
			m.half(t.To(m.p.Doc.Text.Slice(t.End()+n, t.End()+n+1)), t.End()+n, "”")
			return
		}
	}
	m.p.Add(lint.Finding{Text: t, Message: "“{match}”后面缺少配对的“" + string(m.bracket.end) + "”，请补上，或删去多余的一半。"})
}

// stray flags a closing mark without partner.
func (m *pairer) stray(t doc.Text) {
	if t.String() == ")" && !isHan(runeBefore(m.s, t.Start())) || m.bracket.open == '《' && m.openedByAngle(t) {
		return
	}
	if line := lineStart(m.s, t.Start()); m.bracket.open == '“' {
		if n := strings.LastIndexAny(m.s[line:t.Start()], "”\""); n >= 0 && m.s[line+n] == '"' {
			m.half(m.p.Doc.Text.Slice(line+n, t.End()), line+n, "“")
			return
		}
	}
	m.p.Add(lint.Finding{Text: t, Message: "“{match}”前面缺少配对的“" + string(m.bracket.open) + "”，请补上，或删去多余的一半。"})
}

// half flags a pair of quotation marks whose half at offset i is a straight one.
func (m *pairer) half(pair doc.Text, i int, right string) {
	m.p.Add(lint.Finding{Text: pair, Message: "引号一半弯、一半直，应统一为“”。", Fixes: []lint.Fix{
		replaceEach("改为弯引号", true, []doc.Text{m.p.Doc.Text.Slice(i, i+1)}, []string{right})}})
}

// closedByAngle reports whether a > stands for the 》 that t lacks: that is told as such.
func (m *pairer) closedByAngle(t doc.Text) bool {
	rest := m.s[t.End():lineEnd(m.s, t.End())]
	i := strings.IndexAny(rest, "《》>＞")
	return i >= 0 && isOneOf(runeAt(rest, i), ">＞")
}

// openedByAngle reports whether a < stands for the 《 that t lacks.
func (m *pairer) openedByAngle(t doc.Text) bool {
	head := m.s[lineStart(m.s, t.Start()):t.Start()]
	i := strings.LastIndexAny(head, "《》<＜")
	return i >= 0 && isOneOf(runeAt(head, i), "<＜")
}
