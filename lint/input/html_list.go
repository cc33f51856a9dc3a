package input

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An htmlList is a list that is open.
type htmlList struct {
	style rune // the first number; 0: no numbers
	n     int
}

// list opens a list or begins an item, whose number is text like one that was typed.
func (h *page) list(t *html.Token) {
	switch t.DataAtom {
	case atom.Ul, atom.Menu, atom.Dir:
		h.push(htmlList{})
	case atom.Ol:
		l := htmlList{style: listStyle(t)}
		if start, ok := attribute(t, "start"); ok {
			l.n = number0(start) - 1
		}
		h.push(l)
	case atom.Li:
		h.x.opens = true
		if len(h.lists) == 0 {
			return
		}
		l := &h.lists[len(h.lists)-1]
		if value, ok := attribute(t, "value"); ok {
			l.n = number0(value) - 1
		}
		l.n++
		if h.mark = counted(l.n, l.style); h.mark != "" {
			h.mark += listEnd(l.style)
		}
	}
}

func (h *page) push(l htmlList) {
	if len(h.lists) < maxDepth {
		h.lists = append(h.lists, l)
	}
}

// listStyle returns the first number of a list.
func listStyle(t *html.Token) rune {
	style := styleOf(t)
	for _, s := range []struct {
		name  string
		first rune
	}{{"cjk-ideographic", '一'}, {"simp-chinese-informal", '一'}, {"trad-chinese-informal", '一'}, {"simp-chinese-formal", '壹'}, {"cjk-heavenly-stem", '甲'},
		{"lower-alpha", 'a'}, {"lower-latin", 'a'}, {"upper-alpha", 'A'}, {"upper-latin", 'A'}, {"lower-roman", 'i'}, {"upper-roman", 'I'}, {"list-style:none", 0}, {"list-style-type:none", 0}} {
		if strings.Contains(style, s.name) {
			return s.first
		}
	}
	kind, _ := attribute(t, "type")
	if len(kind) == 1 && strings.Contains("aAiI", kind) {
		return rune(kind[0])
	}
	return '1'
}

// listEnd returns the mark that browsers put behind a number.
func listEnd(style rune) string {
	if style == '一' || style == '壹' || style == '甲' {
		return "、"
	}
	return "."
}
