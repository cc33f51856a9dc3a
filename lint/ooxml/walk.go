package ooxml

import "strings"

// root calls visit for the root element.
func (s *scanner) root(visit func(tag)) {
	for {
		switch t := s.next(); t.kind {
		case startTag:
			visit(t.tag)
			s.leave(0)
			// What stands behind the root is read too: it must be nothing.
			for s.next().kind != nothing {
			}
			return
		case nothing:
			s.broken()
			return
		}
	}
}

// each calls visit for each child of the innermost open element, up to its end. What
// visit does not read of a child is skipped.
func (s *scanner) each(visit func(tag)) {
	for {
		switch t := s.next(); t.kind {
		case startTag:
			depth := len(s.open) - 1
			visit(t.tag)
			s.leave(depth)
		case endTag, nothing:
			return
		}
	}
}

// leave reads on until no more than depth elements are open.
func (s *scanner) leave(depth int) {
	for len(s.open) > depth && s.next().kind != nothing {
	}
}

// content returns the text of the innermost open element, up to its end.
func (s *scanner) content() string {
	var b strings.Builder
	depth := len(s.open)
	for len(s.open) >= depth {
		switch t := s.next(); t.kind {
		case nothing:
			return b.String()
		case characters:
			b.WriteString(unescape(s.data[t.start:t.end]))
		case verbatim:
			b.WriteString(s.data[t.start:t.end])
		}
	}
	return b.String()
}

// attr returns an attribute of the start tag read last; empty if it has none such.
func (s *scanner) attr(space space, local string) string {
	value, _ := s.lookup(space, local)
	return value
}

// lookup returns an attribute of the start tag read last. Attributes without prefix are in
// no namespace.
func (s *scanner) lookup(space space, local string) (string, bool) {
	for _, a := range s.attrs {
		if !strings.HasSuffix(a.name, local) {
			continue
		}
		prefix, name, ok := strings.Cut(a.name, ":")
		if !ok && a.name == local && space == none || ok && name == local && s.space(prefix) == space {
			return unescape(a.value), true
		}
	}
	return "", false
}

// val returns the attribute w:val of the start tag read last.
func (s *scanner) val() string { return s.attr(word, "val") }

// on returns what a switch such as <w:b/> says: it is on unless its value says no.
func (s *scanner) on() bool {
	value, ok := s.lookup(word, "val")
	return !ok || isOn(value)
}

// isOn reports whether the value of a switch says yes.
func isOn(value string) bool { return value == "1" || value == "true" || value == "on" }
