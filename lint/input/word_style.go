package input

// A wordStyle is a style of paragraphs.
type wordStyle struct {
	base       int
	heading    int // by its built-in number
	properties []byte
	chars      bool // a style of characters
}

// noStyle is the number that stands for no style.
const noStyle = 0xFFF

// readStyles reads the styles.
func (w *word) readStyles() {
	b := w.structure(stylesAt)
	head := int(u16(b, 0))
	count, size := int(u16(b, 2)), int(u16(b, 4))
	if len(b) < 2+head || count > 4095 {
		return
	}
	b = b[2+head:]
	for range count {
		n := int(u16(b, 0))
		if len(b) < 2+n {
			return
		}
		w.styles = append(w.styles, newWordStyle(b[2:2+n], size))
		b = b[2+n:]
	}
}

// newWordStyle reads one style: a head of the given size, a name, and its properties.
func newWordStyle(b []byte, size int) wordStyle {
	s := wordStyle{base: noStyle}
	if len(b) < max(size, 4) {
		return s
	}
	s.base = int(u16(b, 2) >> 4)
	s.chars = u16(b, 2)&0xF != 1
	if number := int(u16(b, 0) & 0xFFF); 1 <= number && number <= 9 {
		s.heading = number
	}
	at := size + 2 + 2*int(u16(b, size)) + 2
	at += at & 1
	if n := int(u16(b, at)); !s.chars && n >= 2 && at+2+n <= len(b) {
		s.properties = b[at+4 : at+2+n]
	}
	return s
}

// styled returns what a style says of a paragraph, with the styles it is based on.
func (w *word) styled(style int) wordPara {
	var chain [maxStyleDepth]int
	n := 0
	for n < maxStyleDepth && style < len(w.styles) {
		chain[n] = style
		style = w.styles[style].base
		n++
	}
	var p wordPara
	for n > 0 {
		n--
		s := &w.styles[chain[n]]
		if s.heading > 0 {
			p.heading = s.heading
		}
		p.apply(s.properties)
	}
	return p
}
