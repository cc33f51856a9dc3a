package output

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"strings"
)

// A workbook is an .xlsx file that is written while the run goes on. Its entries have no
// times and its texts no shared table: the same run gives the same bytes, in the memory
// that one row takes.
//
// A zip file is written entry after entry, so only the longest sheet goes straight to the
// file. The others are kept, compressed, until the end; for ten thousand reports that is
// about a megabyte.
type workbook struct {
	zip    *zip.Writer
	sheets []*sheet // in the order of the tabs
}

func newWorkbook(w io.Writer) *workbook { return &workbook{zip: zip.NewWriter(w)} }

// direct adds a sheet that is written as it comes. No entry may be begun before it is
// closed.
func (b *workbook) direct(name string, columns []column) (*sheet, error) {
	w, err := b.zip.CreateHeader(entry(b.path(len(b.sheets))))
	if err != nil {
		return nil, err
	}
	return b.add(name, columns, w), nil
}

// kept adds a sheet that is kept until the workbook is closed.
func (b *workbook) kept(name string, columns []column) *sheet {
	k := newKeeper()
	s := b.add(name, columns, k)
	s.keeper = k
	return s
}

func (b *workbook) add(name string, columns []column, w io.Writer) *sheet {
	s := &sheet{name: name, columns: columns, w: w, most: maxRows}
	b.sheets = append(b.sheets, s)
	s.begin()
	return s
}

func (b *workbook) path(i int) string { return fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1) }

// entry returns the head of an entry. All bear the first day that a zip file can tell.
func entry(name string) *zip.FileHeader {
	const firstDay = 1<<5 | 1
	return &zip.FileHeader{Name: name, Method: zip.Deflate, ModifiedDate: firstDay}
}

// close completes the file. Sheets is the order of the tabs.
func (b *workbook) close(tabs ...*sheet) error {
	for _, s := range b.sheets {
		if err := s.end(); err != nil {
			return err
		}
	}
	for i, s := range b.sheets {
		if s.keeper == nil {
			continue
		}
		if err := s.keeper.save(b.zip, b.path(i)); err != nil {
			return err
		}
	}
	for _, part := range b.frame(tabs) {
		w, err := b.zip.CreateHeader(entry(part[0]))
		if err == nil {
			_, err = io.WriteString(w, declaration+part[1])
		}
		if err != nil {
			return err
		}
	}
	return b.zip.Close()
}

const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	relationNS  = "http://schemas.openxmlformats.org/package/2006/relationships"
	officeNS    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	sheetNS     = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	typesNS     = "http://schemas.openxmlformats.org/package/2006/content-types"
	sheetType   = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// frame returns the names and texts of the parts that are no sheets.
func (b *workbook) frame(tabs []*sheet) [][2]string {
	var types, sheets, names, rels strings.Builder
	for i, s := range b.sheets {
		fmt.Fprintf(&types, `<Override PartName="/%s" ContentType="%sworksheet+xml"/>`, b.path(i), sheetType)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, officeNS, i+1)
		s.id = i + 1
	}
	for i, s := range tabs {
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, s.name, s.id, s.id)
		// Excel keeps the range of a filter under this name too.
		fmt.Fprintf(&names, `<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">'%s'!%s</definedName>`, i, s.name, s.area("$"))
		fmt.Fprintf(&names, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">'%s'!$1:$1</definedName>`, i, s.name)
	}
	return [][2]string{
		{"[Content_Types].xml", `<Types xmlns="` + typesNS + `"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="` + sheetType + `sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="` + sheetType + `styles+xml"/>` + types.String() + `</Types>`},
		{"_rels/.rels", `<Relationships xmlns="` + relationNS + `"><Relationship Id="rId1" Type="` + officeNS + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="` + sheetNS + `" xmlns:r="` + officeNS + `"><bookViews><workbookView activeTab="0"/></bookViews><sheets>` + sheets.String() + `</sheets><definedNames>` + names.String() + `</definedNames></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + relationNS + `">` + rels.String() + fmt.Sprintf(`<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/></Relationships>`, len(b.sheets)+1, officeNS)},
		{"xl/styles.xml", sheetStyles()},
	}
}

// A keeper compresses what is written to it and holds it.
type keeper struct {
	compressed bytes.Buffer
	deflate    *flate.Writer
	sum        hash.Hash32
	size       uint64
}

func newKeeper() *keeper {
	k := &keeper{sum: crc32.NewIEEE()}
	k.deflate, _ = flate.NewWriter(&k.compressed, flate.DefaultCompression) // the level is valid
	return k
}

// Write implements [io.Writer].
func (k *keeper) Write(p []byte) (int, error) {
	k.sum.Write(p)
	k.size += uint64(len(p))
	return k.deflate.Write(p)
}

// save makes an entry of what was kept.
func (k *keeper) save(z *zip.Writer, name string) error {
	if err := k.deflate.Close(); err != nil {
		return err
	}
	e := entry(name)
	e.CRC32, e.CompressedSize64, e.UncompressedSize64 = k.sum.Sum32(), uint64(k.compressed.Len()), k.size
	w, err := z.CreateRaw(e)
	if err == nil {
		_, err = k.compressed.WriteTo(w)
	}
	return err
}
