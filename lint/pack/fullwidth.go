package pack

import (
	"slices"
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

// closing returns the mark that closes a Chinese quotation mark, or 0. An author may have
// typed the closing mark twice.
func closing(open rune) rune {
	return counterpart(open, "“”‘’「＂", "””’’」＂")
}

// halfwidth returns the ASCII form of a full-width character that has a meaning in TOML,
// or 0.
func halfwidth(r rune) rune {
	return counterpart(r, "，、。．：＝［【］】｛｝＃－—", ",,..==[[]]{}#--")
}

// counterpart returns the character of to that stands where r stands in from, or 0.
func counterpart(r rune, from, to string) rune {
	if i := slices.Index([]rune(from), r); i >= 0 && r >= utf8.RuneSelf {
		return []rune(to)[i]
	}
	return 0
}

// blank skips spaces and reports full-width ones.
func (c *scanner) blank() {
	start := c.pos
	c.pos = len(c.text) - len(strings.TrimLeft(c.text[c.pos:], " \t　\u00a0"))
	blanks := c.text[start:c.pos]
	if i := strings.Index(blanks, "　"); i >= 0 {
		c.add(start+i, "这里有全角空格，请改成半角空格或删去")
	} else if i := strings.Index(blanks, "\u00a0"); i >= 0 {
		c.add(start+i, "这里有不换行空格，请改成半角空格或删去")
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
	if halfwidth(r) == ',' {
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
	if r, _ := c.peek(); halfwidth(r) != 0 {
		c.add(c.pos, "这里的“%c”应为半角 %c", r, halfwidth(r))
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
