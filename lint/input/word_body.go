package input

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A wordReader makes paragraphs of the text.
type wordReader struct {
	*word
	cursor wordCursor
	x      *draft
	fields []wordField // that are open
	notes  map[int][2]int
	grid   rtfGrid
	last   int    // the character that ends the paragraph being read
	rowEnd int    // the one that ends the row
	buffer []rune // text with the same properties
	bold   bool   // it is emphasised
	bullet bool   // the paragraph is an item of a list without numbers
	aside  bool   // it stands in a note
}

// A wordField is a field that is open: an instruction, then its result.
type wordField struct {
	instruction []rune
	result      bool
}

// The characters that stand for something else.
const (
	noteChar      = 0x02
	cellEnd       = 0x07
	lineBreak     = 0x0B
	pageBreak     = 0x0C
	paragraphEnd  = 0x0D
	columnBreak   = 0x0E
	fieldBegin    = 0x13
	fieldSeparate = 0x14
	fieldEnd      = 0x15
	hardHyphen    = 0x1E
)

// draft reads the body with its notes, then the text boxes.
func (w *word) draft() *draft {
	r := &wordReader{word: w, cursor: wordCursor{w: w}, x: &draft{}, notes: map[int][2]int{}}
	body := w.count(bodyPart)
	at := body
	r.references(noteRefsAt, noteTextsAt, at)
	at += w.count(notePart) + w.count(headerPart) + w.count(macroPart) + w.count(commentPart)
	r.references(endRefsAt, endTextsAt, at)
	at += w.count(endnotePart)
	r.read(0, body)
	r.read(at, at+w.count(boxPart))
	return r.x
}

// references reads where notes are referred to and where their texts are, which are
// counted from at.
func (r *wordReader) references(refs, texts, at int) {
	from, to := r.structure(refs), r.structure(texts)
	for i := range max((len(from)-4)/6, 0) {
		start, end := u32(to, 4*i), u32(to, 4*i+4)
		if end > start && end < maxExtract && len(to) >= 4*i+8 {
			r.notes[int(u32(from, 4*i))] = [2]int{at + int(start), at + int(end)}
		}
	}
}

// read reads a part of the text.
func (r *wordReader) read(start, end int) {
	end = min(end, len(r.units))
	r.fields = nil
	r.begin(start, end)
	for cp := start; cp < end && !r.x.full(); {
		c, n := r.char(cp, end)
		chars := r.cursor.chars(cp)
		r.take(cp, end, c, &chars)
		cp += n
	}
	r.flush()
	r.x.end(doc.Paragraph{})
}

// take takes in one character.
func (r *wordReader) take(cp, end int, c rune, chars *wordChars) {
	switch {
	case c == fieldBegin || c == fieldSeparate || c == fieldEnd:
		r.field(c)
		return
	case chars.deleted == on:
		return
	case c == paragraphEnd || c == cellEnd || c == pageBreak:
		r.flush()
		r.end(cp, end, c)
		return
	}
	if n := len(r.fields); n > 0 && !r.fields[n-1].result && len(r.fields[n-1].instruction) < 32 {
		r.fields[n-1].instruction = append(r.fields[n-1].instruction, c)
	}
	switch {
	case r.silent() || chars.hidden == on:
	case c == lineBreak || c == columnBreak:
		r.flush()
		r.feed()
	case c == noteChar && chars.special == on:
		r.flush()
		r.note(cp)
	case c == hardHyphen:
		r.put('-', chars)
	case c == '\t' || c >= ' ' && !(chars.special == on && c < 0x80):
		r.put(c, chars) // a special character of ASCII is a symbol's or a drawing's
	}
}

// put adds a character.
func (r *wordReader) put(c rune, chars *wordChars) {
	if bold := chars.bold == on; bold != r.bold {
		r.flush()
		r.bold = bold
	}
	r.buffer = append(r.buffer, c)
}

// flush adds the text that waits.
func (r *wordReader) flush() {
	r.x.add(string(r.buffer), r.bold)
	r.buffer = r.buffer[:0]
}

// field takes in a mark of a field. What it is told to do is no text, its result is,
// unless it is a table of contents.
func (r *wordReader) field(c rune) {
	n := len(r.fields)
	switch {
	case c == fieldBegin && n < maxDepth:
		r.fields = append(r.fields, wordField{})
	case n == 0:
	case c == fieldSeparate:
		if r.fields[n-1].result = true; r.silent() {
			r.x.contents()
		}
	case c == fieldEnd:
		r.fields = r.fields[:n-1]
	}
}

// silent reports whether a field that is open hides the text.
func (r *wordReader) silent() bool {
	for i := range r.fields {
		f := &r.fields[i]
		if !f.result || hasFold(strings.TrimLeft(string(f.instruction), " "), "TOC") {
			return true
		}
	}
	return false
}
