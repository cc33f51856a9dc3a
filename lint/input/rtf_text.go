package input

import (
	"bytes"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// char takes in a character of the code page that holds.
func (r *rtf) char(c byte) {
	r.state.first = false
	if r.passes() || r.state.into == ignored || r.state.into == fontTable {
		return
	}
	if page := r.codePage(); page != r.coded {
		r.flush()
		r.coded = page
	}
	r.pending = append(r.pending, c)
}

// passes reports whether a character stands for one that was read already.
func (r *rtf) passes() bool {
	if r.fallback == 0 {
		return false
	}
	r.fallback--
	return true
}

// codePage returns the code page of the font in use, else that of the document.
func (r *rtf) codePage() int {
	pages := [...]struct{ charset, page int }{{134, 936}, {136, 950}, {2, symbolPage}}
	for _, p := range pages {
		if r.fonts[r.state.font] == p.charset {
			return p.page
		}
	}
	return r.page
}

// symbolPage stands for fonts whose characters are pictures.
const symbolPage = -1

// flush decodes the characters that wait.
func (r *rtf) flush() {
	if len(r.pending) == 0 {
		return
	}
	s := r.pending
	r.pending = r.pending[:0]
	switch {
	case r.coded == 936, r.coded != 950 && r.coded != 65001 && r.hasChinese() && share(s, 0xB0, 0xD7) == 1:
		r.text(Encoding{Name: GB18030}.decode(s))
	case r.coded == 950:
		r.text(Encoding{Name: Big5}.decode(s))
	case r.coded == 65001:
		r.text(string(s))
	case r.coded == symbolPage && !bytes.ContainsFunc(s, func(c rune) bool { return c < 0x80 }):
	default:
		decoded, _ := charmap.Windows1252.NewDecoder().Bytes(s)
		r.text(string(decoded))
	}
}

// hasChinese reports whether a font of the document is Chinese.
func (r *rtf) hasChinese() bool {
	for _, charset := range r.fonts {
		if charset == 134 {
			return true
		}
	}
	return false
}

// unicode takes in a character by its number, negative ones as they overflow 16 bits.
func (r *rtf) unicode(n int) {
	r.flush()
	c := rune(uint16(n))
	switch {
	case utf16.IsSurrogate(c) && c < 0xDC00:
		r.high = c
		return
	case utf16.IsSurrogate(c):
		c, r.high = utf16.DecodeRune(r.high, c), 0
	}
	r.text(string(c))
}

// text adds text to where the group wants it.
func (r *rtf) text(s string) {
	switch r.state.into {
	case markText:
		if len(r.mark) < 256 {
			r.mark = append(r.mark, s...)
		}
	case fieldText:
		if len(r.field) < 256 {
			r.field = append(r.field, s...)
		}
	case noDestination, bodyText:
		if !r.state.hidden && !r.state.deleted {
			r.x.add(s, r.state.bold)
		}
	}
}
