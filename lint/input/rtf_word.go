package input

import (
	"bytes"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// control takes in what starts with a backslash: a word, a sign, or a byte in digits.
func (r *rtf) control() {
	rest := r.data[r.at+1:]
	n := 0
	for n < len(rest) && n < 32 && isLetter(rest[n]) {
		n++
	}
	if n == 0 {
		r.sign(rest)
		return
	}
	word := string(rest[:n])
	value, has := 0, false
	negative := n < len(rest) && rest[n] == '-'
	if negative {
		n++
	}
	for ; n < len(rest) && '0' <= rest[n] && rest[n] <= '9'; n++ {
		value, has = min(value*10+int(rest[n]-'0'), 1<<30), true
	}
	if negative {
		value = -value
	}
	if n < len(rest) && rest[n] == ' ' {
		n++
	}
	r.at += 1 + n
	r.word(word, value, has)
	r.state.first = false
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// sign takes in a backslash that no word follows.
func (r *rtf) sign(rest []byte) {
	if len(rest) == 0 {
		r.at++
		return
	}
	r.at += 2
	switch rest[0] {
	case '\'':
		if len(rest) >= 3 && hex(rest[1]) >= 0 && hex(rest[2]) >= 0 {
			r.at += 2
			r.char(byte(hex(rest[1])<<4 | hex(rest[2])))
		}
	case '*':
		r.state.star = true
	case '\\', '{', '}':
		r.char(rest[0])
	case '~':
		r.symbol("\u00a0")
	case '_':
		r.symbol("-")
	case '\r', '\n':
		r.word("par", 0, false)
	}
}

// hex returns the value of a digit, -1 if it is none.
func hex(c byte) int { return strings.IndexByte("0123456789abcdef", lower(c)) }

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// symbol adds a character that has a name.
func (r *rtf) symbol(s string) {
	if r.fallback > 0 {
		r.fallback--
		return
	}
	r.flush()
	r.text(s)
}

// word takes in a control word; has says whether a value stood behind it.
func (r *rtf) word(word string, value int, has bool) {
	if r.state.first || r.state.star {
		if r.destination(word) {
			return
		}
	}
	switch word {
	case "bin":
		r.at += max(0, min(value, len(r.data)-r.at))
	case "u":
		if r.state.into != ignored && r.state.into != fontTable {
			r.unicode(value)
		}
		r.fallback = r.state.uc
	case "uc":
		r.state.uc = max(0, min(value, 16))
	case "ansicpg":
		r.page = value
	case "f":
		r.flush()
		r.state.font, r.font = value, value
	case "fcharset":
		if r.state.into == fontTable && len(r.fonts) < 10_000 {
			r.fonts[r.font] = value
		}
	case "plain":
		r.flush()
		r.state.bold, r.state.hidden, r.state.deleted = false, false, false
	case "b", "v", "deleted":
		r.flush()
		r.style(word, !has || value != 0)
	default:
		if r.state.into != ignored && r.state.into != fontTable {
			r.layout(word, value)
		}
	}
}

// style turns a property of characters on or off.
func (r *rtf) style(word string, is bool) {
	switch word {
	case "b":
		r.state.bold = is
	case "v":
		r.state.hidden = is
	case "deleted":
		r.state.deleted = is
	}
}

// layout takes in words that end or describe paragraphs, and characters with names.
func (r *rtf) layout(word string, value int) {
	if s, ok := named(word); ok {
		r.symbol(s)
		return
	}
	switch word {
	case "par", "sect", "page", "column":
		r.flush()
		r.end(word == "par" || word == "sect")
	case "line", "lbr", "softline":
		r.flush()
		if r.state.heading == 0 && r.state.into <= prose {
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

// destination reports whether a word opens a group of its own, and takes it in.
func (r *rtf) destination(word string) bool {
	star := r.state.star
	r.state.star = false
	into, known := ignored, true
	switch word {
	case "listtext", "pntext":
		into = markText
		r.mark = r.mark[:0]
	case "fldinst":
		into = fieldText
		r.field = r.field[:0]
	case "fldrslt":
		into = prose
		if bytes.Contains(bytes.ToUpper(r.field), []byte("TOC ")) {
			into = ignored
			r.x.contents()
		}
		r.field = r.field[:0]
	case "fonttbl":
		into = fontTable
	case "footnote", "shptxt":
		return r.interrupt()
	case "shpinst":
		return true // holds the text of a text box
	case "colortbl", "stylesheet", "info", "pict", "objdata", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
		"annotation", "atnid", "atnauthor", "xe", "tc", "tcn", "rxe", "nonshppict", "shprslt", "sp", "listoverridetable", "listtable", "revtbl",
		"rsidtbl", "template", "generator", "ftnsep", "aftnsep", "filetbl", "bkmkstart", "bkmkend", "mmath":
	default:
		known = star
	}
	if known && r.state.into != ignored {
		r.flush()
		r.state.into, r.state.opened = into, into
	}
	return known
}

// interrupt begins a note or a text box.
func (r *rtf) interrupt() bool {
	r.flush()
	if r.state.into <= prose {
		r.hosts = append(r.hosts, r.x)
		r.x = r.x.aside()
		r.state.aside, r.state.into, r.state.heading, r.state.cell = true, prose, 0, false
	}
	return true
}

// list takes in the mark of an automatic list: a number is text like one that was typed, a
// bullet says that the paragraph is an item.
func (r *rtf) list() {
	mark := strings.Trim(string(r.mark), blanks)
	switch {
	case mark == "" || r.state.hidden || r.state.deleted || r.state.into > prose:
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

// end ends a paragraph, or the page within one.
func (r *rtf) end(paragraph bool) {
	if r.state.into > prose {
		return
	}
	if !paragraph {
		r.x.feed(r.about())
		return
	}
	if !r.state.cell && len(r.hosts) == 0 {
		r.grid = rtfGrid{}
	}
	r.x.end(r.about())
	r.state.bullet = 0
}
