package input

import "github.com/jiaogao/jiaogao/lint/doc"

// An rtfGrid counts the rows and columns of a table whose rows say where their cells end.
// Cells that span columns are told by that: the first row makes the columns.
type rtfGrid struct {
	table     *doc.Table
	row, cell int   // that are being read, counted from 0
	first     []int // where the cells of the first row end
	edges     []int // where those of this row end
}

// maxCells is how many cells of a row are told apart.
const maxCells = 256

// edge adds the end of a cell.
func (g *rtfGrid) edge(at int) {
	if g.table == nil {
		g.table = &doc.Table{}
	}
	if len(g.edges) < maxCells {
		g.edges = append(g.edges, at)
	}
}

// next ends the row.
func (g *rtfGrid) next() {
	if g.row == 0 && g.first == nil {
		g.first = append([]int{}, g.edges...)
	}
	g.row, g.cell = g.row+1, 0
}

// place returns where the cell being read stands, counted from 1.
func (g *rtfGrid) place() (t *doc.Table, row, column int) {
	if g.row == 0 || g.cell > len(g.edges) || len(g.first) == 0 {
		return g.table, 1 + g.row, 1 + min(g.cell, maxCells)
	}
	return g.table, 1 + g.row, 1 + g.before()
}

// before returns how many columns of the first row end where the cell begins.
func (g *rtfGrid) before() int {
	const slack = 20 // edges of one column differ by some twentieths of a point
	n := 0
	for _, edge := range g.first {
		if g.cell > 0 && edge <= g.edges[g.cell-1]+slack {
			n++
		}
	}
	return n
}

// table takes in the words of tables. Tables within cells are text of the cells.
func (r *rtf) table(word string, value int) {
	if r.state.into > bodyText || len(r.hosts) > 0 {
		return
	}
	switch word {
	case "trowd":
		r.grid.edges = r.grid.edges[:0]
	case "cellx":
		r.grid.edge(value)
	case "cell":
		r.state.cell = true
		r.x.end(r.about())
		r.grid.cell++
	case "row":
		r.grid.next()
	case "nestcell", "nestrow":
		r.x.end(r.about())
	}
}
