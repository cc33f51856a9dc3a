package input

import (
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// A wordText is the text of a document as its pieces give it.
type wordText struct {
	units  []uint16 // of UTF-16, in the order in which they are read
	pieces []wordPiece
	extras [][]byte // properties that pieces refer to
}

// A wordPiece is a run of characters that lie together in the file.
type wordPiece struct {
	at      int // of its first character in the text
	file    int // of its first byte in the stream
	size    int // bytes of a character: 1 or 2
	deleted setting
	hidden  setting
}

// readPieces reads the piece table and the text it points to. It reports whether there is
// any.
func (w *word) readPieces() bool {
	clx := w.structure(piecesAt)
	for len(clx) > 3 && clx[0] == 1 {
		n := int(u16(clx, 1))
		w.extras = append(w.extras, clx[3:min(3+n, len(clx))])
		clx = clx[min(3+n, len(clx)):]
	}
	if len(clx) < 5 || clx[0] != 2 {
		return false
	}
	plc := clx[5:min(5+int(min(u32(clx, 1), MaxBytes)), len(clx))]
	n := (len(plc) - 4) / 12
	for i := range max(n, 0) {
		from, to := int(u32(plc, 4*i)), int(u32(plc, 4*i+4))
		if from != len(w.units) || to < from || to > maxExtract {
			break
		}
		w.piece(plc[4*(n+1)+8*i:], to-from)
	}
	return len(w.units) > 0
}

// piece adds the text of a piece. What is missing at the end of a cut file is missing.
func (w *word) piece(descriptor []byte, count int) {
	const compressed = 1 << 30
	at := u32(descriptor, 2)
	p := wordPiece{at: len(w.units), file: int(at &^ compressed), size: 2}
	if at&compressed != 0 {
		p.file, p.size = int(at&^compressed)/2, 1
	}
	if prm := u16(descriptor, 6); prm&1 != 0 && int(prm>>1) < len(w.extras) {
		c := wordChars{}
		c.apply(w.extras[prm>>1])
		p.deleted, p.hidden = c.deleted, c.hidden
	}
	w.pieces = append(w.pieces, p)
	w.add(&p, min(count, max(0, (len(w.main)-p.file)/p.size)))
}

// add adds characters of a piece to the text.
func (w *word) add(p *wordPiece, count int) {
	for i := range count {
		if p.size == 2 {
			w.units = append(w.units, u16(w.main, p.file+2*i))
		} else {
			w.units = append(w.units, uint16(charmap.Windows1252.DecodeByte(w.main[p.file+i])))
		}
	}
}

// A wordCursor walks over the text and knows the properties of each character.
type wordCursor struct {
	w          *word
	piece, run int
}

// at returns the place in the stream of a character, and its piece.
func (c *wordCursor) at(cp int) (int, *wordPiece) {
	w := c.w
	for c.piece > 0 && w.pieces[c.piece].at > cp {
		c.piece--
	}
	for c.piece+1 < len(w.pieces) && w.pieces[c.piece+1].at <= cp {
		c.piece++
	}
	p := &w.pieces[c.piece]
	return p.file + (cp-p.at)*p.size, p
}

// chars returns the properties of a character.
func (c *wordCursor) chars(cp int) wordChars {
	file, p := c.at(cp)
	runs := c.w.runs
	for c.run > 0 && (c.run >= len(runs) || runs[c.run].start > file) {
		c.run--
	}
	for c.run < len(runs) && runs[c.run].end <= file {
		c.run++
	}
	var chars wordChars
	if c.run < len(runs) && runs[c.run].start <= file {
		chars = runs[c.run].chars
	}
	chars.deleted, chars.hidden = p.deleted.before(chars.deleted), p.hidden.before(chars.hidden)
	return chars
}

// char returns the character at a place and how many units it takes.
func (w *wordText) char(cp, end int) (rune, int) {
	u := rune(w.units[cp])
	if utf16.IsSurrogate(u) {
		if cp+1 < end {
			if r := utf16.DecodeRune(u, rune(w.units[cp+1])); r != 0xFFFD {
				return r, 2
			}
		}
		return 0xFFFD, 1
	}
	return u, 1
}
