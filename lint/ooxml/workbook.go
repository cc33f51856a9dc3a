package ooxml

import (
	"errors"
	"sort"
	"strconv"
	"strings"
)

// The limits of what is read of a workbook: a list of names needs far less.
const (
	maxSheets  = 20
	maxRows    = 50_000 // of one sheet
	maxColumns = 200
	maxCells   = 500_000
	maxMerged  = 2_000
	maxShared  = 500_000 // texts that cells share
)

// A Sheet is one sheet of a workbook.
type Sheet struct {
	Name   string
	Hidden bool
	Rows   []Row // those that hold text, by number
}

// A Row holds the cells of a row that have text.
type Row struct {
	Number int // counted from 1
	Cells  []Cell
}

// A Cell is the text of a cell, as the file holds it: of a number its digits, of a formula
// the value it had when the file was saved.
type Cell struct {
	Column int // counted from 0
	Text   string
}

// Sheets returns the sheets of an .xlsx file. Each cell of a merged range has the text that
// the range shows. The error is an *[Error].
func Sheets(data []byte) ([]Sheet, error) {
	p, err := unpack(data)
	if err != nil {
		return nil, ofWorkbook(err)
	}
	b := &bookReader{Package: p}
	sheets, err := b.sheets()
	return sheets, ofWorkbook(err)
}

// ofWorkbook puts the messages of the package, which are made for documents, in the words
// of a workbook.
func ofWorkbook(err error) error {
	var e *Error
	if !errors.As(err, &e) {
		return err
	}
	message := strings.NewReplacer("Word文档", "Excel表格", "文档是加密的", "表格是加密的", "文档里有", "表格里有", "一篇报告", "一份名单",
		"用Word或WPS打开，另存为.docx后再检查", "用Excel或WPS打开，另存为.xlsx后再试", "用Word、WPS的“打开并修复”另存后再检查", "用Excel、WPS另存后再试", "后再检查", "后再试").Replace(e.Message)
	return &Error{e.Cause, message}
}

// A bookReader reads the sheets of a workbook.
type bookReader struct {
	*Package
	shared []string
	cells  int
}

func (b *bookReader) sheets() ([]Sheet, error) {
	rels, err := b.relations("")
	if err != nil {
		return nil, err
	}
	main, ok := find(rels, "officeDocument")
	if !ok || !strings.HasPrefix(strings.ToLower(main), "xl/") {
		return nil, fail(Unsupported, "这不是Excel表格，请另存为.xlsx或.csv后再试")
	}
	if b.rels, err = b.relations(main); err != nil {
		return nil, err
	}
	if b.shared, err = b.sharedTexts(); err != nil {
		return nil, err
	}
	list, err := b.list(main)
	for i := range list {
		if err == nil {
			list[i].Rows, err = b.rows(list[i].part)
		}
	}
	sheets := make([]Sheet, len(list))
	for i := range list {
		sheets[i] = list[i].Sheet
	}
	return sheets, err
}

// A listed sheet knows its part.
type listed struct {
	Sheet
	part string
}

// list returns the sheets that the workbook names, without their rows.
func (b *bookReader) list(main string) ([]listed, error) {
	data, err := b.text(main)
	if err != nil {
		return nil, err
	}
	var list []listed
	s := newScanner(main, data)
	s.root(func(tag) {
		s.each(func(t tag) {
			if t.local != "sheets" {
				return
			}
			s.each(func(tag) {
				sheet := Sheet{Name: s.attr(none, "name"), Hidden: strings.HasSuffix(strings.ToLower(s.attr(none, "state")), "hidden")}
				for _, r := range b.rels {
					if r.id == s.attr(rel, "id") && r.kind == "worksheet" && len(list) < maxSheets {
						list = append(list, listed{sheet, r.target})
					}
				}
			})
		})
	})
	return list, s.err
}

// sharedTexts returns the texts that cells refer to by number.
func (b *bookReader) sharedTexts() ([]string, error) {
	data, err := b.related("sharedStrings")
	if err != nil || data == "" {
		return nil, err
	}
	var texts []string
	s := newScanner("sharedStrings", data)
	s.root(func(tag) {
		s.each(func(tag) {
			if len(texts) == maxShared {
				s.fail(fail(TooLarge, "Excel表格里的文字太多，不像是一份名单，请只留名单后再试"))
				return
			}
			texts = append(texts, s.rich())
		})
	})
	return texts, s.err
}

// rich returns the text of the innermost open element: that of its t elements, without
// what tells how to pronounce it.
func (s *scanner) rich() string {
	var text strings.Builder
	s.each(func(t tag) {
		switch t.local {
		case "t":
			text.WriteString(s.content())
		case "r":
			s.each(func(t tag) {
				if t.local == "t" {
					text.WriteString(s.content())
				}
			})
		}
	})
	return text.String()
}

// rows reads the rows of a sheet.
func (b *bookReader) rows(part string) ([]Row, error) {
	data, err := b.text(part)
	if err != nil {
		return nil, err
	}
	var rows []Row
	var merged []string
	s := newScanner(part, data)
	s.root(func(tag) {
		s.each(func(t tag) {
			switch t.local {
			case "sheetData":
				rows = b.data(s)
			case "mergeCells":
				s.each(func(tag) {
					if ref := s.attr(none, "ref"); len(merged) < maxMerged {
						merged = append(merged, ref)
					}
				})
			}
		})
	})
	sort.SliceStable(rows, func(i, j int) bool { return rows[i].Number < rows[j].Number })
	for _, ref := range merged {
		spread(rows, ref)
	}
	return rows, s.err
}

// data reads the rows that have text. Rows and cells may leave out where they stand: then
// they follow each other.
func (b *bookReader) data(s *scanner) []Row {
	var rows []Row
	last := 0
	s.each(func(tag) {
		last++
		if n, err := strconv.Atoi(s.attr(none, "r")); err == nil && n > 0 {
			last = n
		}
		row := Row{Number: last}
		column := -1
		s.each(func(tag) {
			column++
			if c, _, ok := coordinates(s.attr(none, "r")); ok {
				column = c
			}
			if text := b.cell(s); strings.TrimSpace(text) != "" && column < maxColumns {
				row.Cells = append(row.Cells, Cell{column, text})
				b.cells++
			}
		})
		if len(row.Cells) > 0 {
			rows = append(rows, row)
		}
		if len(rows) > maxRows || b.cells > maxCells {
			s.fail(fail(TooLarge, "Excel表格超过%d行，不像是一份名单，请只留名单后再试", maxRows))
		}
	})
	return rows
}

// cell returns the text of the cell whose start tag was read last.
func (b *bookReader) cell(s *scanner) string {
	kind := s.attr(none, "t")
	text := ""
	s.each(func(t tag) {
		switch t.local {
		case "v":
			text = s.content()
		case "is":
			text = s.rich()
		}
	})
	switch kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || i < 0 || i >= len(b.shared) {
			return ""
		}
		return b.shared[i]
	case "e":
		return ""
	}
	return text
}

// coordinates returns the column, counted from 0, and the row of a cell such as B12.
func coordinates(ref string) (column, row int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 4 && ref[i] >= 'A' && ref[i] <= 'Z'; i++ {
		column = column*26 + int(ref[i]-'A') + 1
	}
	row, err := strconv.Atoi(ref[i:])
	return column - 1, row, i > 0 && err == nil && row > 0
}

// spread gives the first column of a merged range the text of its first cell in each row.
func spread(rows []Row, ref string) {
	from, to, _ := strings.Cut(ref, ":")
	column, first, ok := coordinates(from)
	_, last, ok2 := coordinates(to)
	i := sort.Search(len(rows), func(i int) bool { return rows[i].Number >= first })
	if !ok || !ok2 || i == len(rows) || rows[i].Number != first {
		return
	}
	text := rows[i].text(column)
	for i++; i < len(rows) && rows[i].Number <= last && text != ""; i++ {
		if rows[i].text(column) == "" {
			rows[i].Cells = append(rows[i].Cells, Cell{column, text})
		}
	}
}

func (r *Row) text(column int) string {
	for _, c := range r.Cells {
		if c.Column == column {
			return c.Text
		}
	}
	return ""
}
