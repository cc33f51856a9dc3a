package output

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The limits of Excel.
const (
	maxRows = 1 << 20
	maxCell = 32_767 // UTF-16 units
)

// A sheet is one sheet of a workbook: a head that stays in sight, and rows.
type sheet struct {
	name    string
	columns []column
	w       io.Writer
	keeper  *keeper // nil where the sheet goes straight to the file
	id      int     // in the workbook, counted from 1
	rows    int     // written so far, the head included
	most    int     // rows that there may be
	left    int     // rows that found no room
	line    bytes.Buffer
	err     error
}

// A column is the head of a column and how wide it is, in digits.
type column struct {
	title string
	width float64
}

// A sheetCell is a text or, where it has no text, a number. Texts are never formulas.
type sheetCell struct {
	text   string
	number float64
	style  cellStyle
}

func text(s string) sheetCell                   { return sheetCell{text: s, style: wrapped} }
func styled(s string, look cellStyle) sheetCell { return sheetCell{text: s, style: look} }
func counting(n int) sheetCell                  { return sheetCell{number: float64(n), style: counted} }
func share(part, whole int) sheetCell {
	return sheetCell{number: float64(part) / float64(whole), style: percent}
}
func countingOr(n int, known bool) sheetCell {
	if !known {
		return text("")
	}
	return counting(n)
}

func (s *sheet) begin() {
	s.printf(`%s<worksheet xmlns="%s"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/><selection pane="bottomRight" activeCell="B2" sqref="B2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="16"/><cols>`, declaration, sheetNS)
	head := make([]sheetCell, len(s.columns))
	for i, c := range s.columns {
		s.printf(`<col min="%d" max="%d" width="%g" customWidth="1"/>`, i+1, i+1, c.width)
		head[i] = styled(c.title, heading)
	}
	s.printf(`</cols><sheetData>`)
	s.flush()
	s.row(head...)
}

// row writes a row. The last one that there is room for is left for a note.
func (s *sheet) row(cells ...sheetCell) {
	if s.rows >= s.most-1 {
		s.left++
		return
	}
	s.write(cells)
}

func (s *sheet) write(cells []sheetCell) {
	s.rows++
	s.printf(`<row r="%d" ht="%d">`, s.rows, s.height(cells))
	for i, c := range cells {
		s.line.WriteString(`<c r="`)
		s.line.WriteString(columnName(i))
		s.line.WriteString(strconv.Itoa(s.rows))
		s.line.WriteString(`" s="`)
		s.line.WriteString(strconv.Itoa(int(c.style)))
		switch {
		case c.text != "":
			s.line.WriteString(`" t="inlineStr"><is><t xml:space="preserve">`)
			s.line.WriteString(cellText(c.text))
			s.line.WriteString(`</t></is></c>`)
		case c.style == counted || c.style == percent:
			s.line.WriteString(`"><v>`)
			s.line.WriteString(strconv.FormatFloat(c.number, 'g', 6, 64))
			s.line.WriteString(`</v></c>`)
		default:
			s.line.WriteString(`"/>`)
		}
	}
	s.printf(`</row>`)
	s.flush()
}

// The height of a row, in points and lines.
const (
	lineHeight = 15
	mostLines  = 8
)

// height returns how high a row is. Not every program works it out by itself; what is very
// long may be read in the cell.
func (s *sheet) height(cells []sheetCell) int {
	lines := 1
	for i, c := range cells {
		n, width := 0, int(s.columns[min(i, len(s.columns)-1)].width)-1
		for line := range strings.Lines(c.text) {
			if n++; len(line) > width {
				n += (Columns(firstColumns(line, mostLines*width)) - 1) / width
			}
			if n >= mostLines {
				break
			}
		}
		lines = max(lines, n)
	}
	return lineHeight*min(lines, mostLines) + 2
}

func (s *sheet) end() error {
	if s.left > 0 {
		s.write([]sheetCell{text(fmt.Sprintf("Excel的一张表最多%d行，还有%d行没有列出，请分批检查，或用 --format json", s.most, s.left))})
	}
	s.printf(`</sheetData><autoFilter ref="%s"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`, s.area(""))
	s.flush()
	return s.err
}

// area names the cells of the sheet, with mark before each coordinate.
func (s *sheet) area(mark string) string {
	return fmt.Sprintf("%[1]sA%[1]s1:%[1]s%[2]s%[1]s%[3]d", mark, columnName(len(s.columns)-1), s.rows)
}

func (s *sheet) printf(format string, args ...any) { fmt.Fprintf(&s.line, format, args...) }

// flush writes what was printed; after an error nothing more.
func (s *sheet) flush() {
	if s.err == nil {
		_, s.err = s.w.Write(s.line.Bytes())
	}
	s.line.Reset()
}

// columnName returns the letters of a column, counted from 0.
func columnName(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return columnName(i/26-1) + string(rune('A'+i%26))
}

// cellText writes a text for a cell: what steers a terminal or is not allowed in XML is
// shown by its number, lines stay lines, and what is too long for Excel is cut.
func cellText(s string) string {
	s = cut(s)
	if strings.Contains(s, "\n") {
		lines := strings.Split(s, "\n")
		for i := range lines {
			lines[i] = Visible(lines[i])
		}
		s = strings.Join(lines, "\n")
	} else {
		s = Visible(s)
	}
	s = unescaped(cut(s))
	if strings.ContainsAny(s, "&<>\ufffe\uffff") {
		s = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\ufffe", `\ufffe`, "\uffff", `\uffff`).Replace(s)
	}
	return s
}

// tooLong ends a text that was cut.
const tooLong = "……（单元格放不下，以下从略）"

// cut cuts a text to what a cell holds.
func cut(s string) string {
	if len(s) <= maxCell {
		return s
	}
	room := maxCell - utf8.RuneCountInString(tooLong)
	units, end := 0, 0
	for i, r := range s {
		if r > 0xffff {
			units++
		}
		units++
		if units <= room {
			end = i + utf8.RuneLen(max(r, 0))
		}
		if units > maxCell {
			return s[:min(end, len(s))] + tooLong
		}
	}
	return s
}

// unescaped keeps Excel from reading _x0041_ as the character of that number.
func unescaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if s[i] == '_' && i+7 <= len(s) && s[i+1] == 'x' && s[i+6] == '_' && isHex(s[i+2:i+6]) {
			b.WriteString("_x005F")
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func isHex(s string) bool {
	_, err := strconv.ParseUint(s, 16, 16)
	return err == nil
}
