package input

// wordLists are the automatic lists of a document.
type wordLists struct {
	lists     map[uint32]*wordList
	overrides []wordOverride // a paragraph names them, counted from 1
	counters  map[uint32]*[wordLevels]int
}

const wordLevels = 9

// A wordList says how the levels of a list are marked.
type wordList [wordLevels]wordLevel

// A wordLevel says how one level of a list is marked.
type wordLevel struct {
	first  int
	format byte
	legal  bool   // all numbers are digits
	text   string // the characters 0 to 8 stand for the numbers of the levels
}

// A wordOverride is a use of a list that may begin to count anew.
type wordOverride struct {
	list   uint32
	starts map[int]int // the first number, by level
}

// readLists reads the lists and their overrides.
func (w *word) readLists() {
	w.lists, w.counters = map[uint32]*wordList{}, map[uint32]*[wordLevels]int{}
	start, end := w.structureAt(listsAt)
	heads, levels := w.table[start:end], w.table[end:]
	for i := range min(int(u16(heads, 0)), (len(heads)-2)/28) {
		head := heads[2+28*i:]
		l := &wordList{}
		n := wordLevels
		if head[26]&1 != 0 {
			n = 1
		}
		for k := range n {
			size := l[k].read(levels)
			levels = levels[min(size, len(levels)):]
		}
		w.lists[u32(head, 0)] = l
	}
	b := w.structure(overridesAt)
	n := min(int(u32(b, 0)), (len(b)-4)/16, 10_000)
	if n <= 0 {
		return
	}
	rest := b[4+16*n:]
	for i := range n {
		o := wordOverride{list: u32(b, 4+16*i), starts: map[int]int{}}
		rest = o.read(rest, int(b[4+16*i+12]))
		w.overrides = append(w.overrides, o)
	}
}

// read reads a level and returns its size.
func (l *wordLevel) read(b []byte) int {
	if len(b) < 28 {
		return len(b)
	}
	l.first, l.format, l.legal = int(int32(u32(b, 0))), b[4], b[5]&4 != 0
	at := 28 + int(b[24]) + int(b[25])
	n := 2 * int(u16(b, at))
	if at+2+n > len(b) {
		return len(b)
	}
	l.text = levelText(b[at+2 : at+2+n])
	return at + 2 + n
}

// levelText returns the text of a level, in which the first characters are numbers of
// levels.
func levelText(b []byte) string {
	var s []rune
	for i := 0; i+1 < min(len(b), 256); i += 2 {
		s = append(s, rune(u16(b, i)))
	}
	return string(s)
}

// read reads the levels that an override changes and returns what follows.
func (o *wordOverride) read(b []byte, levels int) []byte {
	b = b[min(4, len(b)):]
	for range levels {
		if len(b) < 8 {
			return nil
		}
		flags := u32(b, 4)
		level := int(flags & 0xF)
		if flags&0x10 != 0 && level < wordLevels {
			o.starts[level] = int(int32(u32(b, 0)))
		}
		b = b[8:]
		if flags&0x20 != 0 {
			var l wordLevel
			b = b[min(l.read(b), len(b)):]
		}
	}
	return b
}
