package roster

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/ooxml"
)

// The limits of a list.
const (
	maxFile    = 8 << 20 // bytes
	maxRows    = 50_000
	maxColumns = 200
	maxText    = 200 // characters of a cell that matters
)

// A row is a row of a table.
type row struct {
	number int            // in the file, counted from 1
	cells  map[int]string // by column, counted from 0; without those that are empty
}

// read returns the bytes of a list.
func read(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, reason(err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && !info.Mode().IsRegular() {
		return nil, errors.New("不是普通文件，请指定 .xlsx 或 .csv 名单")
	}
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	switch {
	case err != nil:
		return nil, reason(err)
	case len(data) > maxFile:
		return nil, fmt.Errorf("文件超过%d MB，不像是一份名单，请只留名单后再试", maxFile>>20)
	}
	return data, nil
}

func reason(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("文件不存在，请核对路径和文件名")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("没有读取权限，或文件正被Excel等程序打开，请关闭后重试")
	}
	return errors.New("读取失败，请核对路径")
}

// tableOf returns the rows of a list: of the first visible sheet that has a head, or of a
// text with separators.
func tableOf(data []byte) (rows []row, notes []string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("PK")):
		return sheetRows(data)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return nil, nil, errors.New("这是旧版Excel文件（.xls），或加了密码的文件，请用Excel或WPS另存为不加密的 .xlsx 后再试")
	}
	decoded, err := input.Decode(data)
	if err != nil {
		return nil, nil, err
	}
	rows, err = csvRows(strings.TrimPrefix(decoded.Text, "\ufeff"))
	return rows, decoded.Notes, err
}

func sheetRows(data []byte) (rows []row, notes []string, err error) {
	sheets, err := ooxml.Sheets(data)
	if err != nil {
		return nil, nil, err
	}
	chosen := ""
	for _, s := range sheets {
		candidate := rowsOf(s)
		at, _ := findHead(candidate)
		switch {
		case s.Hidden || at < 0:
		case chosen == "":
			chosen, rows = s.Name, candidate
		default:
			notes = append(notes, fmt.Sprintf("名单用的是工作表“%s”，工作表“%s”没有用", chosen, s.Name))
		}
	}
	if chosen == "" && len(sheets) > 0 {
		rows = rowsOf(sheets[0]) // for the message about its head
	}
	return rows, notes, nil
}

func rowsOf(s ooxml.Sheet) []row {
	rows := make([]row, len(s.Rows))
	for i, r := range s.Rows {
		rows[i] = row{r.Number, map[int]string{}}
		for _, c := range r.Cells {
			rows[i].cells[c.Column] = c.Text
		}
	}
	return rows
}

func csvRows(text string) ([]row, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = separator(text)
	r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = true, -1, true
	var rows []row
	for {
		fields, err := r.Read()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			line, _ := r.FieldPos(0)
			return nil, fmt.Errorf("第%d行读不懂，请核对引号是否配对，或另存为 .xlsx", line)
		}
		line, _ := r.FieldPos(0)
		next := row{line, map[int]string{}}
		for i, field := range fields {
			if i < maxColumns && strings.TrimSpace(field) != "" {
				next.cells[i] = field
			}
		}
		if len(next.cells) > 0 {
			rows = append(rows, next)
		}
		if len(rows) > maxRows {
			return nil, fmt.Errorf("超过%d行，不像是一份名单，请只留名单后再试", maxRows)
		}
	}
}

// separator returns what separates the cells of the first lines.
func separator(text string) rune {
	head, best, most := text[:min(len(text), 4<<10)], ',', 0
	for _, r := range ",\t;，" {
		if n := strings.Count(head, string(r)); n > most {
			best, most = r, n
		}
	}
	return best
}
