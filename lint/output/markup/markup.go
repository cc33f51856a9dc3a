// Package markup writes HTML in which nobody can forget to escape. Markup is what stands as
// a constant in the source, or in a file that is part of the program; all else is a value
// and is escaped where it is written.
//
// html/template would do as much, but it finds methods by name at run time: with it in the
// program, the linker keeps the exported methods of every type there is.
package markup

import (
	"bufio"
	"embed"
	"fmt"
	"io"
	"strings"
)

// constant is markup. Other packages cannot name the type, so all they can pass for it is a
// constant.
type constant string

// A Writer writes HTML. It keeps the first error, which Flush returns.
type Writer struct{ w *bufio.Writer }

// New returns a writer to w.
func New(w io.Writer) *Writer { return &Writer{bufio.NewWriterSize(w, 16<<10)} }

// String returns what draw writes.
func String(draw func(*Writer)) string {
	var b strings.Builder
	m := &Writer{bufio.NewWriterSize(&b, 512)}
	draw(m)
	m.w.Flush() // a strings.Builder takes everything
	return b.String()
}

// Put writes markup in which the values stand, escaped, for one % each. A % may stand in
// text and in an attribute in double quotes, but not within <script> or <style> nor in an
// attribute that a browser takes for code; an address must begin with # before it. A value
// is a string, a number or a [fmt.Stringer].
func (m *Writer) Put(markup constant, values ...any) { m.fill(string(markup), values) }

// If puts markup where ok is true.
func (m *Writer) If(ok bool, markup constant, values ...any) {
	if ok {
		m.fill(string(markup), values)
	}
}

// File puts a file of the program's own, with values as in Put. Without values a % stays.
func (m *Writer) File(files embed.FS, name string, values ...any) error {
	text, err := files.ReadFile(name)
	if err == nil {
		m.fill(string(text), values)
	}
	return err
}

// Flush writes out what is buffered and returns the first error there was.
func (m *Writer) Flush() error { return m.w.Flush() }

// fill writes nothing for values that have no place.
func (m *Writer) fill(markup string, values []any) {
	for _, v := range values {
		before, after, ok := strings.Cut(markup, "%")
		if !ok {
			break
		}
		m.w.WriteString(before)
		m.value(v)
		markup = after
	}
	m.w.WriteString(markup)
}

func (m *Writer) value(v any) {
	switch v := v.(type) {
	case string:
		m.text(v)
	case fmt.Stringer:
		m.text(v.String())
	default:
		m.text(fmt.Sprint(v))
	}
}

// text writes text so that it is text, in an element and in an attribute.
func (m *Writer) text(s string) {
	start := 0
	for i := range len(s) {
		if e := escaped(s[i]); e != "" {
			m.w.WriteString(s[start:i])
			m.w.WriteString(e)
			start = i + 1
		}
	}
	m.w.WriteString(s[start:])
}

// escaped returns what is written for a byte, or nothing where it stays as it is. HTML has
// no NUL; the plus sign could begin a script in old browsers that guess at UTF-7.
func escaped(c byte) string {
	switch c {
	case 0:
		return "\ufffd"
	case '"':
		return "&#34;"
	case '&':
		return "&amp;"
	case '\'':
		return "&#39;"
	case '+':
		return "&#43;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	}
	return ""
}
