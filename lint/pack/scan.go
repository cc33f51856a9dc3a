package pack

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A scanner goes over the notation of a TOML file for what the TOML parser does not
// give: the places of keys, nesting that would exhaust it, and the slips of people who
// type Chinese. It does not judge the rest; the parser does.
type scanner struct {
	*source
	pos   int
	depth int
	// lost is where the scanner first met what it does not understand, or -1. What
	// stands behind is not given to the parser: nobody has counted its brackets.
	lost int
}

// scan indexes the source and returns the front of it that is fit to be parsed, which
// ends with the line where the scanner was lost.
func (s *source) scan() (front string, lost bool) {
	c := &scanner{source: s, lost: -1}
	var table []string
	for c.skip(); c.pos < len(c.text); c.skip() {
		if c.text[c.pos] == '[' {
			table = c.header()
		} else {
			c.pair(table)
		}
		c.endLine()
	}
	if c.lost < 0 {
		return s.text, false
	}
	return s.text[:c.lost], true
}

// header scans the head of a table and returns its path.
func (c *scanner) header() []string {
	start := c.pos
	c.pos++
	array := c.take('[')
	path, at := c.key()
	if path == nil {
		c.lose()
		return nil
	}
	c.blank()
	if !c.take(']') || array && !c.take(']') {
		c.lose()
	}
	if array {
		c.add(start, "不用双方括号 [[%s]]：每条规则写成 [rule.规则名]，每个部分写成 [part.部分名]", label(path))
		// Each gets a path of its own, lest its keys seem to repeat those of the last.
		path = append(path, strconv.Itoa(at))
	}
	c.define(path, at)
	return path
}

// pair scans key = value in a table.
func (c *scanner) pair(table []string) {
	key, at := c.key()
	if key == nil {
		c.lose()
		return
	}
	path := append(table[:len(table):len(table)], key...)
	c.define(path, at)
	if c.equals() {
		c.value(path)
	}
}

// equals takes the equals sign, others with a remark.
func (c *scanner) equals() bool {
	c.blank()
	r, n := c.peek()
	switch r {
	case '=':
	case '＝', ':', '：':
		c.add(c.pos, "这里的“%c”应为半角等号 =", r)
	default:
		c.lose()
		return false
	}
	c.pos += n
	c.blank()
	return true
}

// key scans a key, dots and quotation marks resolved. Where there is none it returns nil.
func (c *scanner) key() (path []string, at int) {
	c.blank()
	at = c.pos
	for {
		part, ok := c.keyPart()
		if !ok {
			return nil, at
		}
		if path = append(path, part); len(path) > maxDots {
			c.add(at, "这个键的层次超过 %d 级", maxDots)
			return nil, at
		}
		c.blank()
		if !c.take('.') {
			return path, at
		}
		c.blank()
	}
}

// keyPart scans one part of a dotted key.
func (c *scanner) keyPart() (string, bool) {
	switch r, _ := c.peek(); {
	case r == '"' || r == '\'':
		return c.quoted()
	case closing(r) != 0:
		return c.fullwidthQuoted()
	}
	rest := c.text[c.pos:]
	end := strings.IndexFunc(rest, func(r rune) bool { return !bare(r) && !han(r) })
	if end < 0 {
		end = len(rest)
	}
	part := rest[:end]
	if strings.IndexFunc(part, han) >= 0 {
		c.add(c.pos, `中文键要加英文引号，写成 "%s"`, part)
	}
	c.pos += end
	return part, part != ""
}

// han reports whether r is a letter or digit that a key must not hold without quotation
// marks.
func han(r rune) bool { return r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// value scans a value, whose key is path.
func (c *scanner) value(path []string) {
	switch r, _ := c.peek(); {
	case r == '"' || r == '\'':
		if _, ok := c.quoted(); !ok {
			c.lose()
		}
	case closing(r) != 0:
		c.fullwidthQuoted()
	case r == '[':
		c.nested(']', func(i int) {
			item := append(path[:len(path):len(path)], strconv.Itoa(i))
			c.reach(item, c.pos)
			c.value(item)
		})
	case r == '{':
		c.nested('}', func(int) { c.pair(path) })
	default:
		c.word()
	}
}

// nested scans an array or an inline table, whose elements are counted from 0.
func (c *scanner) nested(closing byte, element func(int)) {
	if c.depth++; c.depth > maxDepth {
		c.add(c.pos, "括号嵌套超过 %d 层", maxDepth)
		c.lose()
		c.pos = len(c.text)
	}
	c.take('[')
	c.take('{')
	for i := 0; c.element(closing, func() { element(i) }); i++ {
	}
	c.depth--
}

// element scans one element and the comma behind it. It reports whether more may follow.
func (c *scanner) element(closing byte, scan func()) bool {
	c.skip()
	if c.take(closing) || c.pos >= len(c.text) {
		return false
	}
	start := c.pos
	scan()
	c.skip()
	if !c.comma() && !c.sees(closing) || c.pos == start {
		c.lose()
		return false
	}
	return true
}

// word scans a value without quotation marks: a number, a date, true or false.
func (c *scanner) word() {
	start := c.pos
	word := c.text[start:]
	if i := strings.IndexAny(word, " \t\r\n,]}#，、　"); i >= 0 {
		word = word[:i]
	}
	c.pos += len(word)
	first, _ := utf8.DecodeRuneInString(word)
	switch {
	case word == "" || halfwidth(first) != 0:
		c.pos = start
		c.lose()
	case unicode.IsLetter(first) && word != "true" && word != "false" && word != "inf" && word != "nan":
		c.add(start, `文字要加英文引号，写成 "%s"`, word)
	}
}

// quoted scans a string in ASCII quotation marks, of one line or of several.
func (c *scanner) quoted() (string, bool) {
	mark := c.text[c.pos : c.pos+1]
	if long := strings.Repeat(mark, 3); strings.HasPrefix(c.text[c.pos:], long) {
		mark = long
	}
	c.pos += len(mark)
	start := c.pos
	for ; c.pos < len(c.text); c.pos++ {
		switch b := c.text[c.pos]; {
		case strings.HasPrefix(c.text[c.pos:], mark):
			return unescape(c.text[start:c.close(mark)], mark), true
		case b == '\\' && mark[0] == '"' && c.pos+1 < len(c.text):
			c.pos++
		case b == '\n' && len(mark) == 1:
			return "", false
		}
	}
	return "", false
}

// close takes the marks that end a string and returns where it ends. A string of several
// lines may end with up to two more quotation marks of its own.
func (c *scanner) close(mark string) (end int) {
	end = c.pos
	c.pos += len(mark)
	for n := 0; n < 2 && len(mark) == 3 && c.take(mark[0]); n++ {
	}
	return end
}

// unescape resolves the escapes of a key, which are rare.
func unescape(s, mark string) string {
	if mark == `"` && strings.Contains(s, `\`) {
		if u, err := strconv.Unquote(`"` + s + `"`); err == nil {
			return u
		}
	}
	return s
}
