package input

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// isBlock reports whether an element begins and ends a paragraph.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details, atom.Dialog, atom.Dir, atom.Div,
		atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Head,
		atom.Header, atom.Hr, atom.Html, atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary,
		atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Title, atom.Tr, atom.Ul:
		return true
	}
	return false
}

// isVoid reports whether an element has no content and no end.
func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// skippedTag reports whether an element holds text that readers of the page do not see,
// or that is none of the report's.
func skippedTag(t *html.Token) bool {
	switch t.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Iframe, atom.Noframes, atom.Object, atom.Svg, atom.Math, atom.Title,
		atom.Select, atom.Datalist, atom.Button, atom.Textarea, atom.Nav, atom.Del, atom.S, atom.Strike, atom.Rt, atom.Rp, atom.Audio, atom.Video, atom.Canvas:
		return true
	}
	style := styleOf(t)
	_, hidden := attribute(t, "hidden")
	class, _ := attribute(t, "class")
	return hidden || class == "sdfootnoteanc" || class == "sdfootnotesym" || class == "MsoFootnoteReference" || class == "MsoCommentReference" || strings.Contains(style, "display:none") || strings.Contains(style, "mso-hide:all") || strings.Contains(style, "visibility:hidden") ||
		strings.Contains(style, "mso-element:comment")
}

// boldTag reports whether an element emphasises its text.
func boldTag(t *html.Token) bool {
	if t.DataAtom == atom.B || t.DataAtom == atom.Strong {
		return true
	}
	style := styleOf(t)
	return strings.Contains(style, "font-weight:bold") || strings.Contains(style, "font-weight:700")
}

// styleOf returns the style of an element, in lower case and without spaces.
func styleOf(t *html.Token) string {
	style, _ := attribute(t, "style")
	return strings.ToLower(strings.Join(strings.Fields(style), ""))
}

// attribute returns the value of an attribute.
func attribute(t *html.Token, name string) (string, bool) {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

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

// An htmlTable is a table that is open.
type htmlTable struct {
	doc.Table
	row, column, width int
	below              map[int]int // rows that cells from above still reach down to, by column
}

// table opens a table or counts its rows and columns. A table that holds another one only
// lays out the page.
func (h *page) table(t *html.Token) {
	n := len(h.tables)
	switch t.DataAtom {
	case atom.Table:
		if n > 0 {
			h.x.frame(&h.tables[n-1].Table)
		}
		if n < maxDepth {
			h.tables = append(h.tables, &htmlTable{below: map[int]int{}})
		}
	case atom.Tr:
		if n > 0 {
			table := h.tables[n-1]
			table.row, table.column, table.width = table.row+1, 0, 1
		}
	case atom.Td, atom.Th:
		if n > 0 {
			h.tables[n-1].cell(t)
		}
	}
}

// cell moves on to the next cell of the row, past those that reach down from above.
func (t *htmlTable) cell(cell *html.Token) {
	t.row = max(t.row, 1)
	t.column += max(t.width, 1)
	for t.below[t.column] >= t.row && t.column < 1000 {
		t.column++
	}
	columns, _ := attribute(cell, "colspan")
	rows, _ := attribute(cell, "rowspan")
	t.width = min(max(number0(columns), 1), 100)
	if r := number0(rows); r > 1 {
		for i := range t.width {
			t.below[t.column+i] = t.row + min(r, 10_000) - 1
		}
	}
}
