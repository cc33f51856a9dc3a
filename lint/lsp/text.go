package lsp

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// An encoding says what the characters of positions are.
type encoding string

const (
	utf16 encoding = "utf-16" // what the protocol counts unless both sides agree on another
	utf8s encoding = "utf-8"
	utf32 encoding = "utf-32"
)

// width returns how many units the character at the start of s takes, and its bytes.
func (e encoding) width(s string) (units uint32, size int) {
	_, size = utf8.DecodeRuneInString(s)
	switch {
	case e == utf8s:
		return uint32(size), size
	case e == utf16 && size == 4:
		return 2, size
	}
	return 1, size
}

// length returns the length of s in units.
func (e encoding) length(s string) uint32 {
	n := uint32(0)
	for len(s) > 0 {
		units, size := e.width(s)
		n, s = n+units, s[size:]
	}
	return n
}

// offset returns the byte offset of a position in a text. A position behind the end of its
// line is that end, one behind the last line the end of the text, one within a character
// its start.
func (e encoding) offset(text string, p position) int {
	start := lineStart(text, p.Line)
	line := text[start:]
	if end := strings.IndexAny(line, "\r\n"); end >= 0 {
		line = line[:end]
	}
	for i, n := 0, uint32(0); i < len(line); {
		units, size := e.width(line[i:])
		if units > p.Character-n {
			return start + i
		}
		n, i = n+units, i+size
	}
	return start + len(line)
}

// lineStart returns the offset of line n, counted from 0; of one behind the last line, the
// length of the text.
func lineStart(text string, n uint32) int {
	at := 0
	for ; n > 0; n-- {
		i := strings.IndexAny(text[at:], "\r\n")
		if i < 0 {
			return len(text)
		}
		at += i + 1
		if text[at-1] == '\r' && strings.HasPrefix(text[at:], "\n") {
			at++
		}
	}
	return at
}

// apply returns the text after a change.
func (e encoding) apply(text string, c contentChange) string {
	if c.Range == nil {
		return c.Text
	}
	start, end := e.span(text, *c.Range)
	return text[:start] + c.Text + text[end:]
}

// span returns the byte offsets of a range, in order.
func (e encoding) span(text string, r textRange) (start, end int) {
	start, end = e.offset(text, r.Start), e.offset(text, r.End)
	return min(start, end), max(start, end)
}

const byteOrderMark = "\ufeff"

// position returns the position of a source offset. For the editor a byte order mark is a
// character like others.
func (e encoding) position(d *doc.Document, offset int) position {
	at := d.Position(offset)
	line, n := at.Line-1, at.Column-1
	switch e {
	case utf8s:
		return position{uint32(line), uint32(offset - d.Line(at.Line).Start)}
	case utf16:
		_, n = d.UTF16(offset)
	}
	if line == 0 && offset >= len(byteOrderMark) && strings.HasPrefix(d.Source, byteOrderMark) {
		n++
	}
	return position{uint32(line), uint32(n)}
}

// textRange returns the range of a source span.
func (e encoding) textRange(d *doc.Document, s doc.Span) textRange {
	return textRange{e.position(d, s.Start), e.position(d, s.End)}
}
