package ooxml

import "strings"

// comments reads the comments of the document and which of them answer others. Their
// ranges stand in the main part.
func (p *Package) comments() ([]Comment, error) {
	data, err := p.related("comments")
	if err != nil || data == "" {
		return nil, err
	}
	var list []Comment
	last := map[string]int{} // by the id of a comment's last paragraph
	s := newScanner("comments.xml", data)
	s.root(func(tag) {
		s.each(func(t tag) {
			if !t.is("comment") {
				return
			}
			c := Comment{ID: s.attr(word, "id"), Author: s.attr(word, "author"), Parent: -1}
			var id string
			c.Text, id = s.remark()
			if id != "" {
				last[id] = len(list)
			}
			list = append(list, c)
		})
	})
	if s.err != nil {
		return nil, s.err
	}
	return list, p.answers(list, last)
}

// remark reads the text of a comment and the id of its last paragraph.
func (s *scanner) remark() (text, id string) {
	var lines []string
	s.each(func(t tag) {
		if !t.is("p") {
			return
		}
		id = s.attr(w14, "paraId")
		var line strings.Builder
		var visit func(tag)
		visit = func(t tag) {
			switch {
			case t.is("t"):
				line.WriteString(s.content())
			case t.is("tab"):
				line.WriteByte(' ')
			case t.is("br"):
				line.WriteByte('\n')
			default:
				s.each(visit)
			}
		}
		s.each(visit)
		lines = append(lines, line.String())
	})
	return strings.Join(lines, "\n"), id
}

// answers finds out which comments answer others, from the part that newer programs write.
func (p *Package) answers(list []Comment, last map[string]int) error {
	data, err := p.related("commentsExtended")
	if err != nil || data == "" {
		return err
	}
	s := newScanner("commentsExtended.xml", data)
	s.root(func(tag) {
		s.each(func(t tag) {
			child, ok := last[s.attr(w15, "paraId")]
			parent, known := last[s.attr(w15, "paraIdParent")]
			if ok && known && child != parent {
				list[child].Parent = parent
			}
		})
	})
	return s.err
}
