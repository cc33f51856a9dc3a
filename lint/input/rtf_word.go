package input

import "strings"

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
	value, size := parameter(rest[n:])
	n += size
	if n < len(rest) && rest[n] == ' ' {
		n++
	}
	r.at += 1 + n
	r.word(word, value, size > 0)
	r.state.first = false
}

// parameter returns the number that stands behind a control word and its size.
func parameter(s []byte) (value, size int) {
	sign := 1
	if len(s) > 0 && s[0] == '-' {
		sign, size = -1, 1
	}
	for ; size < len(s) && '0' <= s[size] && s[size] <= '9'; size++ {
		value = min(value*10+int(s[size]-'0'), 1<<30)
	}
	return sign * value, size
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
	if !r.passes() {
		r.flush()
		r.text(s)
	}
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
