package ooxml

import "strings"

// The limits of one part, far beyond what any real one has.
const (
	maxDepth      = 256   // of elements
	maxAttributes = 1_000 // of a tag
	maxBindings   = 4_000 // of prefixes, at one place
)

// A scanner reads the tags and texts of one part in place: nothing is copied, and every
// token knows its bytes. It checks that the part is well-formed as far as reading it
// depends on that, knows no entities but the five of XML and numbers, and refuses
// declarations of document types, which packages must not have.
type scanner struct {
	name, data string
	at         int         // offset of the next token
	open       []string    // the open elements, as written
	attrs      []attribute // of the start tag read last
	empty      bool        // that tag closes its element too
	spaces     map[string]space
	bound      []binding
	err        error // the first error; the scanner stands still from there on
}

// A tag is a start tag.
type tag struct {
	space      space
	local      string
	start, end int // its bytes
}

// is reports whether it is an element of WordprocessingML of this name.
func (t tag) is(local string) bool { return t.space == word && t.local == local }

// An attribute is as it is written, entities included.
type attribute struct{ name, value string }

// A binding remembers what a prefix meant outside an element.
type binding struct {
	depth  int
	prefix string
	before space
}

// A token is a start tag, an end tag, a text or, at the end and after an error, nothing.
type token struct {
	kind tokenKind
	tag  // of an end tag and a text the bytes only
}

type tokenKind int8

const (
	nothing tokenKind = iota
	startTag
	endTag
	characters
	verbatim // characters in which & is no entity
)

func newScanner(name, data string) *scanner {
	s := &scanner{name: name, data: data, spaces: map[string]space{"": none, "xml": other}}
	if strings.HasPrefix(data, "\ufeff") {
		s.at = len("\ufeff")
	}
	return s
}

// broken notes that the part is not well-formed.
func (s *scanner) broken() token {
	s.fail(fail(Damaged, "Word文档的部件 %s 不完整或格式有误，%s", shown(s.name), fetchNew))
	return token{}
}

// fail keeps the first error and stops the scanner.
func (s *scanner) fail(err error) {
	if s.err == nil {
		s.err = err
	}
	s.at = len(s.data)
}

// next returns the next token.
func (s *scanner) next() token {
	if s.empty && s.err == nil {
		s.empty = false
		return s.pop(s.at)
	}
	for s.at < len(s.data) {
		rest := s.data[s.at:]
		switch {
		case rest[0] != '<':
			return s.chars(rest)
		case strings.HasPrefix(rest, "</"):
			return s.endTag(rest)
		case strings.HasPrefix(rest, "<?"):
			s.pass(rest, "?>")
		case strings.HasPrefix(rest, "<!--"):
			s.pass(rest, "-->")
		case strings.HasPrefix(rest, "<![CDATA["):
			start := s.at + len("<![CDATA[")
			s.pass(rest, "]]>")
			return token{verbatim, tag{start: start, end: max(start, s.at-len("]]>"))}}
		case strings.HasPrefix(rest, "<!"):
			return s.broken()
		default:
			return s.startTag()
		}
	}
	if len(s.open) > 0 {
		return s.broken()
	}
	return token{}
}

// pass skips what ends in end.
func (s *scanner) pass(rest, end string) {
	n := strings.Index(rest, end)
	if n < 0 {
		s.broken()
		return
	}
	s.at += n + len(end)
}

// chars reads text up to the next tag. Outside of the root there is white space only.
func (s *scanner) chars(rest string) token {
	n := strings.IndexByte(rest, '<')
	if n < 0 {
		n = len(rest)
	}
	start := s.at
	if len(s.open) == 0 && strings.Trim(rest[:n], " \t\r\n") != "" {
		return s.broken()
	}
	s.at += n
	return token{characters, tag{start: start, end: s.at}}
}

func (s *scanner) endTag(rest string) token {
	n := strings.IndexByte(rest, '>')
	if n < 0 || len(s.open) == 0 || strings.TrimRight(rest[len("</"):n], " \t\r\n") != s.open[len(s.open)-1] {
		return s.broken()
	}
	start := s.at
	s.at += n + 1
	return s.pop(start)
}

// pop closes the innermost element; its end tag starts at start.
func (s *scanner) pop(start int) token {
	depth := len(s.open)
	s.open = s.open[:depth-1]
	for n := len(s.bound); n > 0 && s.bound[n-1].depth == depth; n-- {
		s.spaces[s.bound[n-1].prefix] = s.bound[n-1].before
		s.bound = s.bound[:n-1]
	}
	return token{endTag, tag{start: start, end: s.at}}
}

func (s *scanner) startTag() token {
	start := s.at
	s.at++
	name := s.word()
	if name == "" || len(s.open) == maxDepth {
		return s.broken()
	}
	s.open = append(s.open, name)
	s.attrs = s.attrs[:0]
	for s.attribute() {
	}
	if s.err != nil {
		return token{}
	}
	s.empty = s.data[s.at-2] == '/'
	prefix, local, ok := strings.Cut(name, ":")
	if !ok {
		prefix, local = "", name
	}
	return token{startTag, tag{s.space(prefix), local, start, s.at}}
}

// attribute reads an attribute of a start tag, or its end, where it returns false.
func (s *scanner) attribute() bool {
	s.blank()
	rest := s.data[s.at:]
	switch {
	case strings.HasPrefix(rest, ">"):
		s.at++
		return false
	case strings.HasPrefix(rest, "/>"):
		s.at += 2
		return false
	}
	name := s.word()
	s.blank()
	if name == "" || !strings.HasPrefix(s.data[s.at:], "=") {
		s.broken()
		return false
	}
	s.at++
	s.blank()
	rest = s.data[s.at:]
	end := -1
	if strings.HasPrefix(rest, `"`) || strings.HasPrefix(rest, "'") {
		end = strings.IndexByte(rest[1:], rest[0])
	}
	if end < 0 || strings.IndexByte(rest[1:1+end], '<') >= 0 || len(s.attrs) == maxAttributes {
		s.broken()
		return false
	}
	s.at += end + 2
	s.attrs = append(s.attrs, attribute{name, rest[1 : 1+end]})
	s.declare(name, rest[1:1+end])
	return s.err == nil
}

// word reads a name.
func (s *scanner) word() string {
	rest := s.data[s.at:]
	n := 0
	for n < len(rest) && strings.IndexByte(" \t\r\n=/>\"'<&", rest[n]) < 0 {
		n++
	}
	s.at += n
	return rest[:n]
}

// blank skips white space.
func (s *scanner) blank() {
	for s.at < len(s.data) && strings.IndexByte(" \t\r\n", s.data[s.at]) >= 0 {
		s.at++
	}
}

// declare binds a prefix, if the attribute does.
func (s *scanner) declare(name, value string) {
	prefix, ok := strings.CutPrefix(name, "xmlns:")
	if !ok {
		if name != "xmlns" {
			return
		}
		prefix = ""
	}
	if len(s.bound) == maxBindings {
		s.broken()
		return
	}
	before, known := s.spaces[prefix]
	if !known {
		before = other
	}
	s.bound = append(s.bound, binding{len(s.open), prefix, before})
	s.spaces[prefix] = spaceOf(unescape(value))
}

// space returns what a prefix stands for.
func (s *scanner) space(prefix string) space {
	if known, ok := s.spaces[prefix]; ok {
		return known
	}
	return other
}
