package check

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// An ordinalMark opens a member of an enumeration: 一是, 第二，, 其三，, 首先，, （1）, ①.
type ordinalMark struct {
	text    doc.Text
	class   string // marks of one class make a list
	number  int    // 0: the last member, whatever its number (最后)
	initial bool   // it opens its paragraph
	section *doc.Section
}

// A roll is one list: its members, and whether its numbers are at fault.
type roll struct {
	members []ordinalMark
	broken  bool
	twice   bool // the latest number stands twice
}

// last returns the number of the latest member.
func (c *roll) last() int { return c.members[len(c.members)-1].number }

// near reports whether a mark is close enough to be one more member.
func (c *roll) near(m ordinalMark) bool {
	return m.text.Start()-c.members[len(c.members)-1].text.End() < 6000
}

const ordinals = "一二三四五六七八九十"

// ordinalAnchors are the words and signs that members open with.
func ordinalAnchors() []string {
	list := []string{"首先", "其次", "再次", "最后"}
	for _, n := range ordinals {
		list = append(list, string(n)+"是", string(n)+"要", "第"+string(n), "其"+string(n))
	}
	for n := '1'; n <= '9'; n++ {
		list = append(list, "（"+string(n), "("+string(n))
	}
	for n := '①'; n <= '⑨'; n++ {
		list = append(list, string(n))
	}
	for _, n := range ordinals {
		list = append(list, string(n)+"、")
	}
	for n := '0'; n <= '9'; n++ {
		list = append(list, string(n)+"、", string(n)+".", string(n)+"．")
	}
	return list
}

// readOrdinals returns the marks among the hits in reading order.
func readOrdinals(p *lint.Pass) []ordinalMark {
	s := p.Doc.Text.String()
	var list []ordinalMark
	for h := range p.Hits() {
		i := h.Text.Start()
		switch r := runeAt(s, i); {
		case isDigit(r):
			i = arabicBack(s, i)
		case isHanNumeral(r):
			i, _ = hanNumeralBack(s, i) // of 十一是 the 一是 was found
		}
		if !opensClause(s, i) {
			continue
		}
		class, number, end := ordinalAt(s, i)
		if class == "" || numbersParagraphs(class) && class != "（1）" && class != "①" && !startOfParagraph(s, i) && !isOneOf(runeBefore(s, i), "：；。") {
			continue
		}
		list = append(list, ordinalMark{p.Doc.Text.Slice(i, end), class, number, startOfParagraph(s, i), p.Doc.SectionAt(i)})
	}
	return list
}

// numbersParagraphs reports whether marks of a class also number paragraphs, which are
// looked at elsewhere.
func numbersParagraphs(class string) bool {
	return class == "（1）" || class == "①" || class == "1." || class == "、"
}

// opensClause reports whether offset i is the start of a paragraph or follows a mark.
func opensClause(s string, i int) bool {
	r := runeBefore(s, skipBlanksBack(s, i))
	return r == 0 || r == '\n' || isOneOf(r, points+",;:”’）)—（(")
}

// ordinalAt reads the mark at offset i: its class, number and end. The class is empty if
// there is none.
func ordinalAt(s string, i int) (class string, number, end int) {
	rest := s[i:]
	for n, w := range []string{"首先", "其次", "再次", "最后"} {
		if strings.HasPrefix(rest, w) {
			end = i + len(w)
			if n > 0 && hasAny(s[end:], "，", "是", "要", "，", "、", ",") == "" {
				return "", 0, 0
			}
			return "首先", (n + 1) % 4, end
		}
	}
	switch r := runeAt(rest, 0); {
	case '①' <= r && r <= '⑳':
		return "①", int(r-'①') + 1, i + len("①")
	case r == '（' || r == '(':
		open := len(string(r))
		n, size := doc.ArabicNumeral(rest[open:])
		if size == 0 || size > 2 || hasAny(rest[open+size:], "）", ")") == "" {
			return "", 0, 0
		}
		return "（1）", n, ahead(s, i+open+size, 1)
	case r == '第' || r == '其':
		n, size := doc.HanNumeral(rest[len("第"):])
		end = i + len("第") + size
		after := hasAny(s[end:], "，", "、", "：", "是", ",", "要")
		if n == 0 || after == "" && r == '其' || after == "、" && (isHanNumeral(runeAt(s, end+len("、"))) || runeAt(s, end+len("、")) == '第') {
			return "", 0, 0
		}
		if after == "" {
			unit := hasAny(s[end:], "批", "步", "阶段", "轮", "梯队", "组", "类", "期", "块", "层")
			if unit == "" {
				return "", 0, 0
			}
			return "第" + unit, n, end + len(unit)
		}
		return string(r), n, end
	}
	if n, size := doc.ArabicNumeral(rest); n > 0 {
		stop := hasAny(rest[size:], "、", ".", "．")
		if end = i + size + len(stop); stop == "" || n > 30 || !isHan(runeAt(s, end)) || isHanNumeral(runeAt(s, end)) && stop == "、" {
			return "", 0, 0
		}
		return "1.", n, end
	}
	n, size := doc.HanNumeral(rest)
	end = i + size + len("是")
	switch {
	case n == 0 || n > 20:
	case strings.HasPrefix(rest[size:], "、"):
		if r := runeAt(s, end); isHan(r) && !isHanNumeral(r) && r != '第' {
			return "、", n, end
		}
	case strings.HasPrefix(rest[size:], "是") && !isHanNumeral(runeAt(s, end)):
		return "是", n, end
	case strings.HasPrefix(rest[size:], "要") && !isOneOf(runeAt(s, end), "素务点件领义害"):
		return "要", n, end
	}
	return "", 0, 0
}

// A linker puts marks of one class together to lists. Lists may nest: the open ones are on
// a stack, the innermost on top.
type linker struct {
	s     string
	open  []*roll
	done  []*roll
	flaw  func(list *roll, m ordinalMark, prev ordinalMark)
	class string
}

// chains puts the marks together to lists and calls flaw where a number does not fit.
func chains(s string, marks []ordinalMark, flaw func(list *roll, m, prev ordinalMark)) []*roll {
	linkers := map[string]*linker{}
	var order []*linker
	for _, m := range marks {
		l := linkers[m.class]
		if l == nil {
			l = &linker{s: s, flaw: flaw, class: m.class}
			linkers[m.class] = l
			order = append(order, l)
		}
		l.add(m)
	}
	var all []*roll
	for _, l := range order {
		all = append(all, l.done...)
	}
	return all
}

// deepest is how many lists may be open within each other.
const deepest = 8

// add puts a mark into the list it belongs to.
func (l *linker) add(m ordinalMark) {
	if n := len(l.open); n > 0 && l.open[n-1].members[0].section != m.section {
		l.open = l.open[:0]
	}
	if m.number == 1 {
		c := &roll{members: []ordinalMark{m}}
		if len(l.open) == deepest {
			l.open = l.open[1:]
		}
		l.open, l.done = append(l.open, c), append(l.done, c)
		return
	}
	l.joinTwins(m)
	for i := len(l.open) - 1; i >= 0; i-- {
		if c := l.open[i]; !c.near(m) {
			continue
		} else if c.last() == m.number-1 || m.number == 0 || c.twice && c.last() == m.number-2 {
			c.members, c.twice = append(c.members, m), false
			l.open = l.open[:i+1]
			return
		}
	}
	if len(l.open) == 0 {
		return
	}
	c := l.open[len(l.open)-1]
	if !c.near(m) {
		return
	}
	if prev := c.members[len(c.members)-1]; l.related(prev, m) {
		c.broken, c.twice = true, m.number == prev.number
		l.flaw(c, m, prev)
	}
	c.members = append(c.members, m)
}

// joinTwins makes one list of the two innermost ones if either has its first member only,
// both open one list by mistake, and m goes on with it: 一是……，一是……，三是…….
func (l *linker) joinTwins(m ordinalMark) {
	n := len(l.open)
	if n < 2 || m.number != 2 && m.number != 3 || !l.exact() {
		return
	}
	outer, inner := l.open[n-2], l.open[n-1]
	if len(outer.members) > 1 || len(inner.members) > 1 || !inner.near(m) {
		return
	}
	first, second := outer.members[0], inner.members[0]
	between := l.s[first.text.End():second.text.Start()]
	if first.initial && second.initial {
		between = strings.TrimSpace(strings.TrimRight(strings.Replace(between, "\n", "", 1), "。；"))
		if strings.HasSuffix(between, "：") || strings.Contains(between, "\n") {
			return
		}
	} else if strings.ContainsAny(between, "：\n（") || m.number == 2 && strings.Contains(between, "。") {
		return
	}
	l.flaw(outer, second, first)
	outer.members, outer.broken, outer.twice = append(outer.members, second), true, m.number == 3
	l.open = l.open[:n-1]
	if last := len(l.done) - 1; l.done[last] == inner {
		l.done = l.done[:last] // nothing was opened behind it
	}
}

// exact reports whether the marks of the class number the members of one list. 第一批 and
// the like also name things.
func (l *linker) exact() bool {
	return len(l.class) <= len("第") || l.class == "首先" || numbersParagraphs(l.class)
}

// related reports whether m, whose number does not follow that of prev, belongs to the
// same list all the same.
func (l *linker) related(prev, m ordinalMark) bool {
	if prev.number == 0 || !l.exact() {
		return false
	}
	return m.number <= prev.number+6
}

// chainGaps flags gaps and repetitions in the numbers of enumerations.
func chainGaps(p *lint.Pass) {
	s := p.Doc.Text.String()
	chains(s, readOrdinals(p), func(list *roll, m, prev ordinalMark) {
		if numbersParagraphs(m.class) && m.initial {
			return // a numbered paragraph
		}
		if !m.initial && strings.Contains(s[prev.text.End():m.text.Start()], "\n") {
			return
		}
		f := lint.Finding{Text: m.text, Related: []lint.Note{{Text: prev.text, Message: "上一项"}}}
		switch {
		case m.class == "首先" && m.number == prev.number:
			f.Message = "列举重号：“{match}”出现了两次。"
		case m.class == "首先":
			if w := hasAnyIn(s[prev.text.End():m.text.Start()], "然后", "接着", "第二", "其二", "二是", "同时", "另外"); w {
				return
			}
			f.Message = "列举缺项：“首先”之后应为“其次”，再是“再次”。"
		case m.number == prev.number:
			f.Message = lint.Expand("列举重号：“{match}”出现了两次。", "match", m.text.String())
			if right := renumber(m.text.String(), m.number+1); m.number < 99 {
				f.Right = right
				f.Fixes = []lint.Fix{lint.Replace(m.text, right, false)}
			}
		case m.number < prev.number:
			f.Message = lint.Expand("列举次序颠倒：“{prev}”之后是“{match}”。", "prev", prev.text.String())
		default:
			f.Message = lint.Expand("列举缺项：“{prev}”之后是“{match}”，请核对是漏了一项还是编错了号。", "prev", prev.text.String())
		}
		p.Add(f)
	})
}

// hasAnyIn reports whether s contains one of words.
func hasAnyIn(s string, words ...string) bool { return containsAny(s, words) }
