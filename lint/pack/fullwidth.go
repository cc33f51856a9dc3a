package pack

import (
	"strings"
	"unicode/utf8"
)

// fullwidthQuoted scans a string in Chinese quotation marks and reports them.
func (c *scanner) fullwidthQuoted() (string, bool) {
	open, n := c.peek()
	start := c.pos
	line, _, _ := strings.Cut(c.text[start+n:], "\n")
	i := strings.IndexRune(line, closing(open))
	if i < 0 {
		c.add(start, `中文引号 %c 不能括住文字，请改成英文引号 "`, open)
		c.lose()
		return "", false
	}
	c.add(start, `中文引号 %c%c 不能括住文字，请改成英文引号，写成 "%s"`, open, closing(open), line[:i])
	c.pos = start + n + i + utf8.RuneLen(closing(open))
	return line[:i], true
}

// closing returns the mark that closes a Chinese quotation mark, or 0.
func closing(open rune) rune {
	switch open {
	case '“', '”':
		return '”'
	case '‘', '’':
		return '’'
	case '「':
		return '」'
	case '＂':
		return '＂'
	}
	return 0
}

// halfwidth returns the ASCII form of a full-width character that has a meaning in TOML.
func halfwidth(r rune) string {
	switch r {
	case '，', '、':
		return ","
	case '。', '．':
		return "."
	case '：', '＝':
		return "="
	case '［', '【':
		return "["
	case '］', '】':
		return "]"
	case '｛':
		return "{"
	case '｝':
		return "}"
	case '＃':
		return "#"
	case '－', '—':
		return "-"
	}
	return ""
}

// blank skips spaces and reports full-width ones.
func (c *scanner) blank() {
	for c.pos < len(c.text) {
		switch r, n := c.peek(); r {
		case ' ', '\t':
			c.pos += n
		case '　', '\u00a0':
			end := c.pos + len(c.text[c.pos:]) - len(strings.TrimLeft(c.text[c.pos:], "　\u00a0"))
			name := "全角空格"
			if r != '　' {
				name = "不换行空格"
			}
			c.add(c.pos, "这里有%s，请改成半角空格或删去", name)
			c.pos = end
		default:
			return
		}
	}
}

// skip skips spaces, line ends and comments.
func (c *scanner) skip() {
	for {
		c.blank()
		switch {
		case c.sees('\n') || c.sees('\r'):
			c.pos++
		case c.sees('#'):
			c.pos += len(c.rest())
		default:
			return
		}
	}
}

// comma takes the comma between elements, a Chinese one with a remark.
func (c *scanner) comma() bool {
	r, n := c.peek()
	if halfwidth(r) == "," {
		c.add(c.pos, "这里的“%c”应为半角逗号 ,", r)
		c.pos += n
		return true
	}
	return c.take(',')
}

// endLine skips what may follow a header or a pair.
func (c *scanner) endLine() {
	c.blank()
	if c.pos < len(c.text) && !c.sees('#') && !c.sees('\n') && !c.sees('\r') {
		c.lose()
	}
}

// lose gives up on the rest of the line. A full-width character there is the likely
// cause, so it is named.
func (c *scanner) lose() {
	rest := c.rest()
	if r, n := c.peek(); halfwidth(r) != "" && n > 1 {
		c.add(c.pos, "这里的“%c”应为半角 %s", r, halfwidth(r))
	}
	c.pos += len(rest)
	if c.lost < 0 {
		c.lost = min(c.pos+1, len(c.text))
	}
}

// rest returns the rest of the line without its end.
func (c *scanner) rest() string {
	line, _, _ := strings.Cut(c.text[c.pos:], "\n")
	return line
}

func (c *scanner) peek() (rune, int) { return utf8.DecodeRuneInString(c.text[c.pos:]) }

func (c *scanner) sees(b byte) bool { return c.pos < len(c.text) && c.text[c.pos] == b }

func (c *scanner) take(b byte) bool {
	if !c.sees(b) {
		return false
	}
	c.pos++
	return true
}
