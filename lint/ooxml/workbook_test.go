package ooxml_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jiaogao/jiaogao/lint/ooxml"
)

const mainNS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

// book returns a workbook of one sheet, whose data and texts are given without their root
// elements.
func book(sheet, shared string) []byte { return zipped(bookEntries(sheet, shared)) }

func bookEntries(sheet, shared string) []entry {
	return []entry{
		{"[Content_Types].xml", header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", header + `<Relationships xmlns="` + relations + `"><Relationship Id="rId1" Type="` + office + `officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", header + `<workbook xmlns="` + mainNS + `" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="藏" sheetId="2" state="hidden" r:id="rId9"/><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", header + `<Relationships xmlns="` + relations + `"><Relationship Id="rId1" Type="` + office + `worksheet" Target="worksheets/a.xml"/><Relationship Id="rId9" Type="` + office + `worksheet" Target="/xl/worksheets/b.xml"/><Relationship Id="rId2" Type="` + office + `sharedStrings" Target="texts.xml"/></Relationships>`},
		{"xl/texts.xml", header + `<sst xmlns="` + mainNS + `">` + shared + `</sst>`},
		{"xl/worksheets/a.xml", header + `<worksheet xmlns="` + mainNS + `">` + sheet + `</worksheet>`},
		{"xl/worksheets/b.xml", header + `<worksheet xmlns="` + mainNS + `"><sheetData/></worksheet>`},
	}
}

func TestSheets(t *testing.T) {
	sheet := `<sheetData>` +
		`<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>罗</t><r><t>成</t></r></is></c></row>` +
		`<row r="3"><c r="B3"><v>2023</v></c><c r="C3" t="str"><f>A1&amp;"x"</f><v>a&lt;b</v></c><c r="D3" t="e"><v>#N/A</v></c></row>` +
		`<row><c/><c t="s"><v>1</v></c></row><row r="7"><c r="A7" s="3"/></row><row r="5"><c r="ZZZ5"><v>9</v></c><c r="B5" t="s"><v>99</v></c><c r="A5" t="s"><v>-1</v></c></row>` +
		`</sheetData><mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="X"/><mergeCell ref="B9:B1"/></mergeCells>`
	sheets, err := ooxml.Sheets(book(sheet, `<si><t>水文站</t><rPh><t>shui</t></rPh></si><si><r><t xml:space="preserve">杜 </t></r><r><t>若</t></r></si>`))
	if err != nil {
		t.Fatal(err)
	}
	want := []ooxml.Sheet{{Name: "藏", Hidden: true}, {Name: "名单", Rows: []ooxml.Row{
		{Number: 2, Cells: []ooxml.Cell{{Column: 0, Text: "水文站"}, {Column: 2, Text: "罗成"}}},
		{Number: 3, Cells: []ooxml.Cell{{Column: 1, Text: "2023"}, {Column: 2, Text: "a<b"}, {Column: 0, Text: "水文站"}}},
		{Number: 4, Cells: []ooxml.Cell{{Column: 1, Text: "杜 若"}, {Column: 0, Text: "水文站"}}},
	}}}
	if diff := cmp.Diff(want, sheets); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSheetsRefused(t *testing.T) {
	var rows strings.Builder
	for i := range 50_001 {
		fmt.Fprintf(&rows, "<row><c><v>%d</v></c></row>", i*7919)
	}
	var zeros strings.Builder
	for zeros.Len() < 4<<20 {
		zeros.WriteString("<row/>")
	}
	for name, c := range map[string]struct {
		data        []byte
		cause, says string
	}{
		"no zip":        {[]byte("PK\x03\x04"), ooxml.Damaged, "Excel表格"},
		"document":      {fixture{body: p(rt("甲"))}.file(), ooxml.Unsupported, "不是Excel表格"},
		"torn":          {book("<sheetData><row>", ""), ooxml.Damaged, "Excel表格的部件"},
		"many rows":     {book("<sheetData>"+rows.String()+"</sheetData>", ""), ooxml.TooLarge, "只留名单"},
		"bomb":          {book("<sheetData>"+zeros.String()+"</sheetData>", ""), ooxml.TooLarge, "名单"},
		"document type": {book(`<!DOCTYPE x [<!ENTITY a "aa">]><sheetData/>`, ""), ooxml.Damaged, "Excel"},
		"no sheet":      {zipped(bookEntries("", "")[:5]), ooxml.Damaged, "缺少部件"},
	} {
		_, err := ooxml.Sheets(c.data)
		var e *ooxml.Error
		if !errors.As(err, &e) || e.Cause != c.cause || !strings.Contains(e.Message, c.says) || strings.Contains(e.Message, "Word") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzSheets: whatever the parts hold, rows are in order and cells have text, or an error
// says why not.
func FuzzSheets(f *testing.F) {
	f.Add(`<sheetData><row r="2"><c r="A2" t="s"><v>0</v></c></row><row><c t="inlineStr"><is><t>乙</t></is></c></row></sheetData><mergeCells><mergeCell ref="A2:A9"/></mergeCells>`, `<si><t>甲</t></si>`)
	f.Add(`<sheetData><row r="99999999999"><c r="ZZZZ1"><v>&#x41;</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A999999999"/></mergeCells>`, `<si><r><t/></r></si>`)
	f.Fuzz(func(t *testing.T, sheet, shared string) {
		sheets, err := ooxml.Sheets(book(sheet, shared))
		if err != nil {
			return
		}
		for _, s := range sheets {
			last := 0
			for _, r := range s.Rows {
				if r.Number < last || len(r.Cells) == 0 {
					t.Fatalf("row %d behind row %d: %v", r.Number, last, r)
				}
				last = r.Number
				for _, c := range r.Cells {
					if c.Column < 0 || strings.TrimSpace(c.Text) == "" {
						t.Fatal(fmt.Sprint(r))
					}
				}
			}
		}
	})
}
