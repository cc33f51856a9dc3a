package ooxml

import (
	"strconv"
	"strings"
)

// entity reads the reference at the start of s, which starts with &. Size is 0 if it is
// none that XML knows.
func entity(s string) (text string, size int) {
	end := strings.IndexByte(s[:min(len(s), 12)], ';')
	if end < 0 {
		return "", 0
	}
	name := s[1:end]
	switch name {
	case "amp":
		return "&", end + 1
	case "lt":
		return "<", end + 1
	case "gt":
		return ">", end + 1
	case "quot":
		return `"`, end + 1
	case "apos":
		return "'", end + 1
	}
	digits, base := "", 10
	if digits = strings.TrimPrefix(name, "#x"); digits != name {
		base = 16
	} else if digits = strings.TrimPrefix(name, "#"); digits == name {
		return "", 0
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n == 0 || n > 0x10FFFF {
		return "", 0
	}
	return string(rune(n)), end + 1
}

// unescape puts characters in the place of references; what is none stays.
func unescape(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	var b strings.Builder
	for s != "" {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			break
		}
		b.WriteString(s[:i])
		text, size := entity(s[i:])
		if size == 0 {
			text, size = "&", 1
		}
		b.WriteString(text)
		s = s[i+size:]
	}
	return b.String() + s
}

// escape writes text for an element or an attribute in double quotes. Characters that XML
// cannot write are left out.
func escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}
