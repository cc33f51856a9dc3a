package input

import "strings"

// tag takes off a comment, a tag or an address in angle brackets. A tag of a block, and
// <br>, ends the line.
func (s *scanner) tag(i int) int {
	rest := s.text[i:]
	if strings.HasPrefix(rest, "<!--") {
		if s.comment < i+4 {
			return i + 1
		}
		s.keep(i, i+4+strings.Index(rest[4:], "-->")+3)
		return s.from
	}
	n := tagLength(rest)
	if n == 0 {
		return i + 1
	}
	s.keep(i, i+n)
	if blockTag(rest[1:n]) {
		s.breakLine()
	}
	return s.from
}

// maxTag is how long a tag may be.
const maxTag = 1 << 10

// tagLength returns the length of the tag or the address in angle brackets that s starts
// with, 0 if there is none.
func tagLength(s string) int {
	name := strings.TrimPrefix(s[1:], "/")
	if name == "" || !letterOrDigit(name[0]) || '0' <= name[0] && name[0] <= '9' {
		return 0
	}
	end := 0
	for end < len(name) && (letterOrDigit(name[end]) || name[end] == '-') {
		end++
	}
	if end == len(name) || strings.IndexByte(" \t\n/>:@.", name[end]) < 0 {
		return 0
	}
	quote := byte(0)
	for i := len(s) - len(name) + end; i < min(len(s), maxTag); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '<':
			return 0
		case c == '>':
			return i + 1
		}
	}
	return 0
}

// blockTag reports whether the tag stands between blocks or lines of text.
func blockTag(tag string) bool {
	name := strings.ToLower(strings.TrimLeft(tag, "/"))
	end := strings.IndexAny(name, " \t\n/>")
	if end < 0 {
		return false
	}
	switch name[:end] {
	case "br", "hr", "p", "div", "center", "li", "ul", "ol", "tr", "td", "th", "table", "section", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6":
		return true
	}
	return false
}
