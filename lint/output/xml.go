package output

import (
	"bufio"
	"encoding/xml"
	"strconv"
	"strings"
)

// An xmlStream writes XML piece by piece. encoding/xml would have to hold a whole document
// to write it.
type xmlStream struct{ w *bufio.Writer }

func (x xmlStream) declaration() { x.w.WriteString(xml.Header) }

// open writes a start tag with attributes, given as names and values in turn. Empty values
// are left out.
func (x xmlStream) open(name string, attributes ...string) { x.tag(name, ">\n", attributes) }

// empty writes an element without content.
func (x xmlStream) empty(name string, attributes ...string) { x.tag(name, "/>\n", attributes) }

// text writes an element that holds lines of text.
func (x xmlStream) text(name, content string, attributes ...string) {
	x.tag(name, ">", attributes)
	for i, line := range strings.Split(content, "\n") {
		if i > 0 {
			x.w.WriteByte('\n')
		}
		x.escaped(line)
	}
	x.shut(name)
}

func (x xmlStream) shut(name string) { x.w.WriteString("</" + name + ">\n") }

func (x xmlStream) tag(name, end string, attributes []string) {
	x.w.WriteString("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] == "" {
			continue
		}
		x.w.WriteString(" " + attributes[i] + `="`)
		x.escaped(attributes[i+1])
		x.w.WriteString(`"`)
	}
	x.w.WriteString(end)
}

// escaped writes text. Control characters have no place in XML, and its readers show the
// text to people: they become visible.
func (x xmlStream) escaped(s string) { xml.EscapeText(x.w, []byte(Visible(s))) }

func number(n int) string { return strconv.Itoa(n) }
