package output

import (
	"strconv"
	"unicode/utf8"
)

// A jsonText is JSON being written, as [encode] writes it. The objects of reports are
// written field by field, since there are many and reflection takes its time.
type jsonText []byte

// next begins the next element of an array, or field of an object.
func (t *jsonText) next() {
	if n := len(*t); n > 0 && (*t)[n-1] != '{' && (*t)[n-1] != '[' {
		*t = append(*t, ',')
	}
}

// name begins the next field of an object. The name is plain ASCII.
func (t *jsonText) name(name string) {
	t.next()
	*t = append(*t, '"')
	*t = append(*t, name...)
	*t = append(*t, `":`...)
}

func (t *jsonText) string(name, value string) {
	t.name(name)
	t.quote(value)
}

func (t *jsonText) int(name string, value int) {
	t.name(name)
	*t = strconv.AppendInt(*t, int64(value), 10)
}

// float writes a number that is neither very large nor very small.
func (t *jsonText) float(name string, value float64) {
	t.name(name)
	*t = strconv.AppendFloat(*t, value, 'f', -1, 64)
}

func (t *jsonText) bool(name string, value bool) {
	t.name(name)
	*t = strconv.AppendBool(*t, value)
}

func (t *jsonText) null(name string) {
	t.name(name)
	*t = append(*t, "null"...)
}

// object writes a field that is an object.
func (t *jsonText) object(name string, fields func()) {
	t.name(name)
	t.enclosed('{', '}', fields)
}

// enclosed writes what fields writes between two brackets.
func (t *jsonText) enclosed(open, end byte, fields func()) {
	*t = append(*t, open)
	fields()
	*t = append(*t, end)
}

// array writes a field that is an array of objects.
func array[T any](t *jsonText, name string, list []T, fields func(*T)) {
	t.name(name)
	t.enclosed('[', ']', func() {
		for i := range list {
			t.next()
			t.enclosed('{', '}', func() { fields(&list[i]) })
		}
	})
}

// strings writes a field that is an array of strings.
func (t *jsonText) strings(name string, list []string) {
	t.name(name)
	t.enclosed('[', ']', func() {
		for _, s := range list {
			t.next()
			t.quote(s)
		}
	})
}

// quote writes a string. What stands between two characters to be escaped is copied as a
// whole.
func (t *jsonText) quote(s string) {
	b := append(*t, '"')
	done := 0
	for i := 0; i < len(s); {
		if stands(s[i:]) {
			i += 3
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if escaped(r, n) {
			b = append(b, s[done:i]...)
			b = appendEscape(b, r)
			done = i + n
		}
		i += n
	}
	b = append(b, s[done:]...)
	*t = append(b, '"')
}

// stands reports whether s begins with a Han character or another of three bytes that stands
// as it is. Nearly all characters do: it spares decoding them.
func stands(s string) bool {
	return len(s) >= 3 && s[0] >= 0xE3 && s[0] <= 0xEF && s[0] != 0xED && s[1]&0xC0 == 0x80 && s[2]&0xC0 == 0x80
}

// escaped reports whether a character of so many bytes cannot stand as it is. A byte that
// is no UTF-8 cannot either.
func escaped(r rune, size int) bool {
	return r == '"' || r == '\\' || r == utf8.RuneError && size == 1 || steers(r)
}

func appendEscape(b []byte, r rune) []byte {
	switch r {
	case '"', '\\':
		return append(b, '\\', byte(r))
	case '\b':
		return append(b, `\b`...)
	case '\f':
		return append(b, `\f`...)
	case '\n':
		return append(b, `\n`...)
	case '\r':
		return append(b, `\r`...)
	case '\t':
		return append(b, `\t`...)
	}
	const hex = "0123456789abcdef"
	return append(b, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
}
