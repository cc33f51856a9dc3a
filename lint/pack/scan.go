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
	c.blank()
	switch r, n := c.peek(); r {
	case '=':
		c.pos++
	case '＝', ':', '：':
		c.add(c.pos, "这里的“%c”应为半角等号 =", r)
		c.pos += n
	default:
		c.lose()
		return
	}
	c.blank()
	c.value(path)
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
	start := c.pos
	switch r, _ := c.peek(); {
	case r == '"' || r == '\'':
		return c.quoted()
	case closing(r) != 0:
		return c.fullwidthQuoted()
	}
	han := false
	for c.pos < len(c.text) {
		r, n := c.peek()
		if !bare(r) && !(r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r))) {
			break
		}
		han = han || !bare(r)
		c.pos += n
	}
	part := c.text[start:c.pos]
	if han {
		c.add(start, `中文键要加英文引号，写成 "%s"`, part)
	}
	return part, part != ""
}

// value scans a value, whose key is path.
func (c *scanner) value(path []string) {
	start := c.pos
	switch r, _ := c.peek(); {
	case r == '"' || r == '\'':
		if _, ok := c.quoted(); !ok {
			c.lose()
		}
	case closing(r) != 0:
		c.fullwidthQuoted()
	case r == '[' || r == '{':
		if c.depth++; c.depth > maxDepth {
			c.add(start, "括号嵌套超过 %d 层", maxDepth)
			c.lose()
			c.pos = len(c.text)
		} else if c.pos++; r == '[' {
			c.array(path)
		} else {
			c.inline(path)
		}
		c.depth--
	default:
		c.word()
	}
}

// array scans the elements of an array; their keys are their numbers.
func (c *scanner) array(path []string) {
	for i := 0; ; i++ {
		if c.skip(); c.take(']') || c.pos >= len(c.text) {
			return
		}
		start := c.pos
		item := append(path[:len(path):len(path)], strconv.Itoa(i))
		c.reach(item, start)
		c.value(item)
		c.skip()
		if !c.comma() && !c.sees(']') || c.pos == start {
			c.lose()
			return
		}
	}
}

// inline scans the pairs of an inline table.
func (c *scanner) inline(path []string) {
	for {
		if c.skip(); c.take('}') || c.pos >= len(c.text) {
			return
		}
		start := c.pos
		c.pair(path)
		c.skip()
		if !c.comma() && !c.sees('}') || c.pos == start {
			c.lose()
			return
		}
	}
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
	case word == "" || halfwidth(first) != "":
		c.pos = start
		c.lose()
	case unicode.IsLetter(first) && word != "true" && word != "false" && word != "inf" && word != "nan":
		c.add(start, `文字要加英文引号，写成 "%s"`, word)
	}
}

// quoted scans a string in ASCII quotation marks, of one line or of several.
func (c *scanner) quoted() (string, bool) {
	mark := c.text[c.pos : c.pos+1]
	long := strings.Repeat(mark, 3)
	if strings.HasPrefix(c.text[c.pos:], long) {
		mark = long
	}
	c.pos += len(mark)
	start := c.pos
	for c.pos < len(c.text) {
		switch {
		case strings.HasPrefix(c.text[c.pos:], mark):
			end := c.pos
			c.pos += len(mark)
			for n := 0; n < 2 && len(mark) == 3 && c.take(mark[0]); n++ {
			}
			return unescape(c.text[start:end], mark), true
		case mark[0] == '"' && c.text[c.pos] == '\\':
			c.pos++
		case len(mark) == 1 && c.text[c.pos] == '\n':
			return "", false
		}
		c.pos = min(c.pos+1, len(c.text))
	}
	return "", false
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
