package input

import (
	"strings"
	"unicode/utf8"
)

// join decides which lines of a file continue the line before them. Copies from PDF files
// and mails break lines at a margin, in the middle of words and numbers; most files have
// one paragraph per line, and those are left as they are. Lines that belong to pages are
// dropped.
func join(lines []line) []line {
	w := findMargin(lines)
	kept := lines[:0]
	gap, page := false, false
	for _, l := range lines {
		if !l.alone() && (furniture(l.text) || w.at > 0 && number(l.text) && (l.gap || l.page)) {
			gap, page = gap || l.gap, true
			continue
		}
		l.gap, l.page = l.gap || gap, l.page || page
		gap, page = false, false
		if n := len(kept); w.at > 0 && n > 0 {
			l.joined = w.continues(&kept[n-1], &l)
		}
		kept = append(kept, l)
	}
	return kept
}

// The display widths at which lines are broken, and by how much they may miss the margin:
// a mark that must not start a line takes a character with it.
const (
	minMargin = 36
	maxMargin = 180
	slack     = 4
)

// A margin says where and how the lines of a file are broken.
type margin struct {
	at       int  // display column; 0: they are not
	spaced   bool // a blank line stands behind every line and means nothing
	indented bool // paragraphs are indented
	left     int  // indentation of lines that continue a paragraph
}

// findMargin looks for a margin: a width that no line exceeds and many lines nearly reach,
// most of them in the middle of a sentence that the next line goes on with.
func findMargin(lines []line) margin {
	m := margin{at: widest(lines)}
	if m.at == 0 {
		return m
	}
	m.layout(lines)
	joins, marks, broken, all := 0, 0, 0, 0
	for i := range lines {
		l := &lines[i]
		if l.alone() {
			continue
		}
		all++
		if i == 0 || lines[i-1].finished() || l.opens || marked(l.text) {
			continue
		}
		switch before := &lines[i-1]; {
		case m.continues(before, l):
			joins++
			if strings.ContainsAny(before.text, "，。、；：,.;:") {
				marks++
			}
		case !before.alone() && !marked(before.text) && !l.gap:
			broken++
		}
	}
	if joins < 3 || joins*10 < all*3 || marks*2 < joins || broken*2 > joins {
		return margin{}
	}
	return m
}

// widest returns the display column that most lines nearly reach and hardly any exceeds,
// 0 if there is none.
func widest(lines []line) int {
	var count [maxMargin + 2]int
	all := 0
	for i := range lines {
		if !lines[i].alone() {
			count[min(lines[i].width, maxMargin+1)]++
			all++
		}
	}
	best, most, over := 0, 0, count[maxMargin+1]
	for w := maxMargin; w >= minMargin && over*30 <= all; w-- {
		full := 0
		for _, n := range count[w-slack : w+1] {
			full += n
		}
		if full > most {
			best, most = w, full
		}
		over += count[w]
	}
	return best
}

// layout finds out what blank lines and indentation mean in a file with a margin.
func (m *margin) layout(lines []line) {
	gaps, full := 0, map[int]int{}
	starts, indented := 0, 0
	for i := range lines {
		l := &lines[i]
		if l.gap {
			gaps++
		}
		if l.width+slack >= m.at {
			full[l.indent]++
		}
	}
	m.spaced = gaps*10 >= (len(lines)-1)*9
	for indent, n := range full {
		if n > full[m.left] || n == full[m.left] && indent < m.left {
			m.left = indent
		}
	}
	for i := 1; i < len(lines); i++ {
		if before := &lines[i-1]; before.width+2*slack < m.at && before.finished() {
			starts++
			if lines[i].indent > m.left+1 {
				indented++
			}
		}
	}
	m.indented = starts >= 3 && indented*10 >= starts*9
}

// continues reports whether l goes on with the paragraph of the line before it.
func (m *margin) continues(before, l *line) bool {
	switch {
	case before.alone() || l.alone() || l.opens || before.title():
		return false
	case marked(l.text) && (!m.indented || !l.placed() || before.finished()):
		return false
	case l.gap && !m.spaced && !l.page:
		return false
	case l.indent > m.left+1:
		return false
	case before.width+unit(l.text)+slack <= m.at:
		return false
	}
	return m.indented || !before.finished()
}

// unit returns the width of what could not stay behind at the end of the line before: a
// number or a word, or a character.
func unit(s string) int {
	n := 0
	for n < len(s) && s[n] > ' ' && s[n] < utf8.RuneSelf {
		n++
	}
	return max(min(n, 16), 2)
}

// glue returns what stands between the two lines in prose: a space between words of
// Latin letters, nothing between Han characters or within numbers.
func glue(before, l *line) string {
	a, b := before.last(), l.first()
	if latin(b) && (latin(a) || a < utf8.RuneSelf && strings.ContainsRune(",.;:!?)", a)) {
		return " "
	}
	return ""
}

func latin(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }
