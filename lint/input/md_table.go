package input

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// tableStarts reports whether two lines are the header of a table and the row of dashes
// below it.
func tableStarts(header, row string) bool { return strings.Contains(header, "|") && delimiterRow(row) }

// delimiterRow reports whether a line is the row of dashes of a table: |---|:-:|.
func delimiterRow(s string) bool {
	s = strings.TrimSpace(s)
	return strings.Contains(s, "-") && strings.Contains(s, "|") && strings.Trim(s, "|-: \t") == ""
}

// table adds the cells of the table that the lines start with, and returns how many lines
// it takes.
func (m *markdown) table(spans []doc.Span) int {
	t := &doc.Table{}
	row := 0
	for i, s := range spans {
		if i == 1 {
			continue
		}
		if !strings.Contains(m.source[s.Start:s.End], "|") {
			return i
		}
		row++
		for column, cell := range cells(m.source, s) {
			about := doc.Paragraph{Table: t, Row: row, Column: column + 1}
			m.list = append(m.list, block{lines: []doc.Span{cell}, about: about})
		}
	}
	return len(spans)
}

// cells cuts a row at the bars that are not escaped.
func cells(source string, row doc.Span) []doc.Span {
	s := strings.TrimSpace(source[row.Start:row.End])
	start := row.Start + strings.Index(source[row.Start:row.End], s)
	end := start + len(s)
	if strings.HasPrefix(s, "|") {
		start++
	}
	if strings.HasSuffix(s, "|") && !strings.HasSuffix(s, "\\|") && end > start {
		end--
	}
	var list []doc.Span
	from := start
	for i := start; i < end; i++ {
		switch source[i] {
		case '\\':
			i++
		case '|':
			list = append(list, doc.Span{Start: from, End: i})
			from = i + 1
		}
	}
	return append(list, doc.Span{Start: from, End: max(from, end)})
}
