package input

import "strings"

// mark counts a paragraph of a list and returns its number. bullet says that the list has
// none.
func (w *word) mark(p *wordPara) (mark string, bullet bool) {
	if p.list <= 0 || p.list > len(w.overrides) {
		return "", false
	}
	o := &w.overrides[p.list-1]
	l := w.lists[o.list]
	if l == nil {
		return "", false
	}
	c := w.counters[o.list]
	if c == nil {
		c = &[wordLevels]int{}
		for i := range c {
			c[i] = l[i].first - 1
		}
		w.counters[o.list] = c
	}
	if start, ok := o.starts[p.level]; ok {
		c[p.level] = start - 1
		delete(o.starts, p.level)
	}
	c[p.level] = min(c[p.level]+1, 1<<20)
	for i := p.level + 1; i < wordLevels; i++ {
		c[i] = l[i].first - 1
	}
	level := &l[p.level]
	return level.write(l, c), level.format == 23
}

// write writes the mark of a level.
func (l *wordLevel) write(list *wordList, c *[wordLevels]int) string {
	if l.format == 23 || l.format == 255 {
		return ""
	}
	var b strings.Builder
	for _, r := range l.text {
		if r >= wordLevels {
			b.WriteRune(r)
			continue
		}
		style := numberStyle(list[r].format)
		if l.legal {
			style = '1'
		}
		b.WriteString(counted(max(c[r], list[r].first), style))
	}
	return b.String()
}

// numberStyle returns the first number of a format of Word.
func numberStyle(format byte) rune {
	switch format {
	case 1:
		return 'I'
	case 2:
		return 'i'
	case 3:
		return 'A'
	case 4:
		return 'a'
	case 10, 11, 17, 33, 35, 36, 37, 39, 40:
		return '一'
	case 16, 34, 38:
		return '壹'
	case 14:
		return '１'
	case 18, 28:
		return '①'
	case 26:
		return '⒈'
	case 27:
		return '⑴'
	case 29:
		return '㈠'
	case 30:
		return '甲'
	}
	return '1'
}
