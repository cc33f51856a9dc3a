package input

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// layout takes in words that end or describe paragraphs, and characters with names.
func (r *rtf) layout(word string, value int) {
	if s, ok := named(word); ok {
		r.symbol(s)
		return
	}
	switch word {
	case "par", "sect", "page", "column":
		r.flush()
		r.end()
	case "line", "lbr", "softline":
		r.flush()
		if r.state.into <= bodyText {
			r.x.feed(r.about())
		}
	case "tab":
		if r.state.into != markText {
			r.symbol("\t")
		}
	case "pard":
		r.flush()
		r.state.cell, r.state.heading, r.state.bullet = false, 0, 0
	case "intbl":
		r.state.cell = true
	case "outlinelevel":
		r.state.heading = 0
		if 0 <= value && value < 9 {
			r.state.heading = value + 1
		}
	case "trowd", "cellx", "cell", "row", "nestcell", "nestrow":
		r.flush()
		r.table(word, value)
	}
}

// named returns the character that a control word names.
func named(word string) (string, bool) {
	switch word {
	case "emdash":
		return "—", true
	case "endash":
		return "–", true
	case "lquote":
		return "‘", true
	case "rquote":
		return "’", true
	case "ldblquote":
		return "“", true
	case "rdblquote":
		return "”", true
	case "bullet":
		return "•", true
	case "emspace":
		return "\u2003", true
	case "enspace":
		return "\u2002", true
	case "qmspace":
		return "\u2005", true
	}
	return "", false
}

// list takes in the mark of an automatic list: a number is text like one that was typed, a
// bullet says that the paragraph is an item.
func (r *rtf) list() {
	mark := strings.Trim(string(r.mark), blanks)
	switch {
	case mark == "" || r.state.hidden || r.state.deleted || r.state.into > bodyText:
	case strings.ContainsFunc(mark, func(c rune) bool {
		return c >= 0x2460 && c < 0x2500 || c >= 0x3000 && c < 0xE000 || c < 0x80 && isDigitOrLetter(byte(c))
	}):
		r.x.add(label(mark), r.state.bold)
	default:
		r.state.bullet = 1
	}
}

func isDigitOrLetter(c byte) bool { return '0' <= c && c <= '9' || isLetter(c) && c != 'o' }

// about returns what is known of the paragraph that is open.
func (r *rtf) about() doc.Paragraph {
	p := doc.Paragraph{Heading: r.state.heading, List: r.state.bullet}
	if r.state.cell && len(r.hosts) == 0 && r.grid.table != nil {
		p.Table, p.Row, p.Column = r.grid.place()
	}
	return p
}

// end ends a paragraph.
func (r *rtf) end() {
	if r.state.into > bodyText {
		return
	}
	if !r.state.cell && len(r.hosts) == 0 {
		r.grid = rtfGrid{}
	}
	r.x.end(r.about())
	r.state.bullet = 0
}
