package output

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Columns returns how many columns of a terminal s takes. Han characters and full-width
// marks take two. The environment has no say in it, so output is the same everywhere.
func Columns(s string) int {
	n := 0
	for _, r := range s {
		n += columns(r)
	}
	return n
}

func columns(r rune) int {
	if r < 0x300 {
		return 1
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	return 1
}

// Pad returns s with spaces behind it, so that it takes n columns.
func Pad(s string, n int) string { return s + strings.Repeat(" ", max(0, n-Columns(s))) }

// Visible returns s with the characters that steer a terminal, or hide what a line says,
// as visible escapes. Reports, file names and messages made from them are other people's
// text: none of it may colour, move or overwrite what the reader sees. A tab becomes a
// space.
func Visible(s string) string {
	if strings.IndexFunc(s, steers) < 0 && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch _, size := utf8.DecodeRuneInString(s[i:]); {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case r == '\t':
			b.WriteByte(' ')
		case steers(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Name returns the path of a report as people read it.
func Name(path string) string {
	if path == "-" {
		return "标准输入"
	}
	return Visible(path)
}

// steers reports whether r is a control character of the sets C0 and C1, DEL, a line or
// paragraph separator or a control of writing direction.
func steers(r rune) bool {
	switch {
	case r > 0x2069: // nearly all that is written
		return false
	case r < 0x20, 0x7f <= r && r < 0xa0:
		return true
	case r == 0x61c, r == 0x200e, r == 0x200f, 0x2028 <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
		return true
	}
	return false
}

// Shorten returns the start of s in at most n columns, with an ellipsis where s is longer.
func Shorten(s string, n int) string {
	if head := firstColumns(s, n); len(head) == len(s) {
		return s
	}
	return firstColumns(s, n-1) + "…"
}

// firstColumns returns the longest start of s that takes at most n columns.
func firstColumns(s string, n int) string {
	for i, r := range s {
		if n -= columns(r); n < 0 {
			return s[:i]
		}
	}
	return s
}

// lastColumns returns the longest end of s that takes at most n columns.
func lastColumns(s string, n int) string {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if n -= columns(r); n < 0 {
			return s[i:]
		}
		i -= size
	}
	return s
}
