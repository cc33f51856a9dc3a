package input

import (
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// start takes in the start of an element.
func (o *odt) start(t *xml.StartElement) {
	name, s := o.name(t.Name), o.state()
	s.aside = false
	s.skip = s.skip || o.skipped(t, name)
	if !s.skip {
		switch name {
		case "text:p", "text:h":
			s = o.paragraph(t, name, s)
		case "text:span":
			style := o.resolve("text", o.attr(t, "text:style-name"))
			s.bold, s.skip = style.weight.or(s.bold), style.hidden.or(false)
		case "text:s":
			o.x.add(strings.Repeat(" ", min(max(number0(o.attr(t, "text:c")), 1), 100)), s.bold)
		case "text:tab":
			o.x.add("\t", s.bold)
		case "text:line-break":
			o.feed()
		case "text:list", "text:list-item", "text:list-header":
			o.list(t, name)
		case "table:table", "table:table-row", "table:table-cell", "table:covered-table-cell":
			o.table(t, name)
		default:
			o.style(t, name)
		}
	}
	o.stack = append(o.stack, s)
}

// skipped reports whether an element holds text that the reader of the report does not
// see: what was deleted, comments, tables of contents, what is hidden.
func (o *odt) skipped(t *xml.StartElement, name string) bool {
	switch name {
	case "text:tracked-changes", "text:note-citation", "text:ruby-text", "text:hidden-text", "text:hidden-paragraph", "text:script",
		"text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index", "text:user-index", "text:alphabetical-index", "text:bibliography",
		"office:annotation", "office:forms", "office:scripts", "office:meta", "office:settings", "office:master-styles", "svg-compatible:title", "svg-compatible:desc":
		return true
	case "text:section":
		return o.attr(t, "text:display") == "none"
	}
	return t.Name.Space == "http://www.w3.org/1998/Math/MathML"
}

// paragraph starts a paragraph or heading. Within another one it belongs to a note or a
// text box.
func (o *odt) paragraph(t *xml.StartElement, name string, s odtState) odtState {
	if s.prose {
		o.hosts = append(o.hosts, o.x)
		o.x = o.x.aside()
		s.aside = true
	}
	style := o.resolve("paragraph", o.attr(t, "text:style-name"))
	s.prose, s.bold, s.skip, s.heading = true, style.weight.or(false), style.hidden.or(false), 0
	if name == "text:h" {
		s.heading = min(max(number0(o.attr(t, "text:outline-level")), 1), 9)
	}
	if mark := o.mark(t, s.heading); !s.skip {
		o.x.add(label(mark), s.bold)
	}
	return s
}

// about returns what is known of a paragraph that is open.
func (o *odt) about(heading int) doc.Paragraph {
	p := doc.Paragraph{Heading: heading, List: o.bullets()}
	if len(o.tables) > 0 {
		t := o.tables[0]
		p.Table, p.Row, p.Column = &t.Table, max(t.row, 1), max(t.column, 1)
	}
	return p
}

// feed ends a line within a paragraph.
func (o *odt) feed() {
	o.x.feed(o.about(o.state().heading))
}

// end takes in the end of an element.
func (o *odt) end(name string) {
	s := o.state()
	o.stack = o.stack[:max(len(o.stack)-1, 0)]
	if s.skip && (o.state().skip || name != "text:p" && name != "text:h") {
		return
	}
	switch name {
	case "text:p", "text:h":
		o.x.end(o.about(s.heading))
		if n := len(o.hosts); s.aside && n > 0 {
			o.hosts[n-1].back(o.x)
			o.x, o.hosts = o.hosts[n-1], o.hosts[:n-1]
		}
	case "text:list":
		o.open = o.open[:max(len(o.open)-1, 0)]
	case "table:table":
		o.tables = o.tables[:max(len(o.tables)-1, 0)]
	}
}

// An odtTable is a table that is open.
type odtTable struct {
	doc.Table
	row, column, width int
}

// table counts the rows and columns of a table. The text of a table within a cell belongs
// to the cell.
func (o *odt) table(t *xml.StartElement, name string) {
	if name == "table:table" {
		o.tables = append(o.tables, &odtTable{})
		return
	}
	if len(o.tables) == 0 {
		return
	}
	table := o.tables[len(o.tables)-1]
	if name == "table:table-row" {
		table.row, table.column, table.width = table.row+1, 0, 1
		return
	}
	table.column += table.width
	table.width = min(max(number0(o.attr(t, "table:number-columns-repeated")), 1), 1000)
}

// number0 returns the number that s is, 0 if it is none.
func number0(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
