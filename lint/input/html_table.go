package input

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// An htmlTable is a table that is open.
type htmlTable struct {
	doc.Table
	row, column, width int
	below              map[int]int // rows that cells from above still reach down to, by column
}

// table opens a table or counts its rows and columns. A table that holds another one only
// lays out the page.
func (h *page) table(t *html.Token) {
	n := len(h.tables)
	switch t.DataAtom {
	case atom.Table:
		if n > 0 {
			h.x.frame(&h.tables[n-1].Table)
		}
		if n < maxDepth {
			h.tables = append(h.tables, &htmlTable{below: map[int]int{}})
		}
	case atom.Tr:
		if n > 0 {
			table := h.tables[n-1]
			table.row, table.column, table.width = table.row+1, 0, 1
		}
	case atom.Td, atom.Th:
		if n > 0 {
			h.tables[n-1].cell(t)
		}
	}
}

// cell moves on to the next cell of the row, past those that reach down from above.
func (t *htmlTable) cell(cell *html.Token) {
	t.row = max(t.row, 1)
	t.column += max(t.width, 1)
	for t.below[t.column] >= t.row && t.column < 1000 {
		t.column++
	}
	columns, _ := attribute(cell, "colspan")
	rows, _ := attribute(cell, "rowspan")
	t.width = min(max(number0(columns), 1), 100)
	t.reach(min(number0(rows), 10_000))
}

// reach says how many rows the cell takes.
func (t *htmlTable) reach(rows int) {
	for i := 0; i < t.width && rows > 1; i++ {
		t.below[t.column+i] = t.row + rows - 1
	}
}

// place says of a paragraph in which cell it stands.
func (t *htmlTable) place(p *doc.Paragraph) {
	if t.column > 0 {
		p.Table, p.Row, p.Column = &t.Table, max(t.row, 1), t.column
	}
}
