package input

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A line is one line of prose, before it is decided which lines make one paragraph.
type line struct {
	text       string         // without white space at its ends
	start, end int            // of the text in the source
	pieces     []piece        // what the text is made of; nil: source[start:end]
	about      *doc.Paragraph // what markup says of it; nil: nothing
	indent     int            // display columns of white space before it
	width      int            // display columns up to its end
	opens      bool           // markup says that it opens a paragraph
	gap        bool           // a blank line stands before it
	page       bool           // the end of a page stands before it
	soft       bool           // a line break within a paragraph stands before it
	joined     bool           // it continues the line before it
}

const blanks = doc.Blanks

// lineEnd returns the size of the line end that s starts with, 0 if there is none. Word
// leaves vertical tabs and U+2028 where it had manual line breaks.
func lineEnd(s string) int {
	switch c := s[0]; {
	case c == '\r' && strings.HasPrefix(s[1:], "\n"):
		return 2
	case '\n' <= c && c <= '\r':
		return 1
	case c == 0xE2 && hasAny(s, "\u2028", "\u2029"):
		return 3
	case c == 0xC2 && strings.HasPrefix(s, "\u0085"):
		return 2
	}
	return 0
}

// split returns the lines of source[start:end] that hold text.
func split(source string, start, end int) []line {
	lines := make([]line, 0, strings.Count(source[start:end], "\n")+1)
	gap, page := false, false
	for start < end {
		n, size := 0, 0
		for start+n < end && size == 0 {
			if c := source[start+n]; broad(c) {
				n += len("字")
			} else if size = lineEnd(source[start+n : end]); size == 0 {
				n++
			}
		}
		n = min(n, end-start) // what is no UTF-8 may be cut short
		page = page || size > 0 && source[start+n] == '\f'
		if l, ok := cut(source, start, start+n); ok {
			l.gap, l.page = gap, page
			gap, page = false, false
			lines = append(lines, l)
		} else {
			gap = true
		}
		start += n + size
	}
	return lines
}

// cut returns source[start:end] as a line, without the white space at its ends.
func cut(source string, start, end int) (line, bool) {
	s := source[start:end]
	text := strings.TrimLeft(s, blanks)
	indent := s[:len(s)-len(text)]
	text = strings.TrimRight(text, blanks)
	start += len(indent)
	l := line{text: text, start: start, end: start + len(text), indent: width(indent)}
	l.width = l.indent + width(text)
	return l, text != ""
}

// indent returns the white space that a line has at its start, where before is the text
// in front of its first character; nothing if other characters stand there.
func indent(before string) string {
	before = before[max(0, len(before)-256):]
	rest := strings.TrimRight(before, blanks)
	if n := len(rest); n == 0 || rest[n-1] == '\n' || rest[n-1] == '\r' {
		return before[n:]
	}
	return ""
}

// blankBefore reports whether a blank line, or the start of the file, stands before the
// line that holds offset at.
func blankBefore(source string, at int) bool {
	before := source[:lineStart(source, at)]
	rest := strings.TrimRight(before, blanks+">\r\n")
	ends := before[len(rest):]
	return rest == "" || strings.Count(ends, "\n") > 1 || strings.Count(ends, "\r") > 1
}

// lineStart returns the offset at which the line that holds offset at begins.
func lineStart(source string, at int) int { return strings.LastIndexAny(source[:at], "\r\n") + 1 }

// broad reports whether a character that starts with the byte c has three bytes and two
// columns, and ends no line, as Han characters do. Nearly all characters do: they need no
// decoding.
func broad(c byte) bool { return 0xE3 <= c && c <= 0xE9 }

// width returns how many columns s takes on display: one for ASCII and Latin letters,
// two for Chinese ones and for the marks that Chinese fonts draw wide.
func width(s string) int {
	n := 0
	for i := 0; i < len(s); {
		if broad(s[i]) {
			n += 2
			i += len("字")
			continue
		}
		r, size := doc.DecodeRune(s[i:])
		i += size
		switch {
		case r == '\t':
			n += 4
		case r == '\u200b' || r == '\ufeff':
		case r < 0x250:
			n++
		default:
			n += 2
		}
	}
	return n
}

// first and last return the first and the last character of a line.
func (l *line) first() rune { r, _ := utf8.DecodeRuneInString(l.text); return r }
func (l *line) last() rune  { r, _ := utf8.DecodeLastRuneInString(l.text); return r }

// alone reports whether markup says that the line is a paragraph of its own.
func (l *line) alone() bool { return l.about != nil && (l.about.Heading > 0 || l.about.Table != nil) }

// placed reports whether the place of the line on its page is known, so that its
// indentation can be relied on.
func (l *line) placed() bool { return l.about != nil && l.about.Page > 0 }

// finished reports whether the line ends a sentence or a clause of an enumeration. A point
// behind a digit may belong to a figure that is broken there.
func (l *line) finished() bool {
	s := strings.TrimRight(l.text, "”’』」）》)】*_"+blanks)
	r, n := utf8.DecodeLastRuneInString(s)
	if r == '.' && len(s) > 1 {
		before := s[len(s)-n-1]
		return before < '0' || before > '9'
	}
	return strings.ContainsRune("。！？；：…!?;:", r)
}

// title reports whether the line is a title, a heading or the name of the author, though
// it may reach the margin.
func (l *line) title() bool {
	if l.joined || strings.ContainsAny(l.text, "，。；：") {
		return false
	}
	for _, word := range []string{"报告", "总结", "汇报", "材料", "提纲", "情况", "问题", "不足", "措施", "打算", "计划", "安排", "思路", "建议", "成效", "方面"} {
		if strings.HasSuffix(l.text, word) {
			return true
		}
	}
	return strings.Contains(l.text, "\u3000")
}
