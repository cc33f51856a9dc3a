package input

import (
	"bytes"
	"path/filepath"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// isCompound recognises OLE compound files: Word up to 2003, WPS, and what they encrypt.
func isCompound(data []byte) bool { return bytes.HasPrefix(data, []byte(oleMagic)) }

// readDOC reads a document of Word 97 to 2003 or WPS, whatever its name says.
func readDOC(f *File) (*doc.Document, error) {
	c, err := openCompound(f.Data)
	if err != nil {
		return nil, err
	}
	names := c.names()
	if err := foreignCompound(names); err != nil {
		return nil, err
	}
	w := &word{main: c.stream(names["WordDocument"])}
	if err := w.header(); err != nil {
		return nil, err
	}
	w.table = c.stream(names[w.tableName()])
	if !w.readPieces() {
		return nil, fail(Damaged, "旧版Word文档（.doc）的内容已损坏，请用Word或WPS打开确认，另存为.docx后再检查")
	}
	w.readFormat()
	x := w.draft()
	d, err := x.document(f.Name)
	if err != nil {
		return nil, err
	}
	if ext := filepath.Ext(f.Name); strings.EqualFold(ext, ".docx") || strings.EqualFold(ext, ".docm") {
		d.Notes = append(d.Notes, "文件名是"+ext+"，内容其实是旧版Word文档（.doc），已按.doc读取，请另存为.docx")
	}
	return d, nil
}

// foreignCompound returns an error that names the cure for compound files that are no
// readable document of Word.
func foreignCompound(names map[string]int) error {
	has := func(name string) bool { _, ok := names[name]; return ok }
	switch {
	case has("EncryptedPackage"), has("EncryptionInfo"):
		return fail(Encrypted, "这是设了打开密码的Office文档，请取消密码并重新保存后再检查")
	case has("WordDocument"):
		return nil
	case has("Workbook"), has("Book"):
		return fail(Unsupported, "这是Excel或WPS表格，不能直接检查，请把文字另存为纯文本（.txt）后再检查")
	case has("PowerPoint Document"):
		return fail(Unsupported, "这是演示文稿，不能直接检查，请把文字另存为纯文本（.txt）后再检查")
	case has("MatOST"), has("CONTENTS"):
		return fail(Unsupported, "这是Microsoft Works文档，不能直接检查，请另存为.docx或纯文本（.txt）后再检查")
	}
	return fail(Unsupported, "这是旧版Office文件，不能直接检查，请另存为.docx或纯文本（.txt）后再检查")
}

// A word is a document of Word being read.
type word struct {
	main  []byte // the stream that holds the text
	table []byte // the stream that says where and how
	wordText
	wordFormat
	wordLists
	styles []wordStyle
}

// The first version of the format that has a piece table in its own table stream.
const word97 = 0xC1

// header checks the header. The error is an *[Error].
func (w *word) header() error {
	switch flags := u16(w.main, 10); {
	case u16(w.main, 0) != 0xA5EC && u16(w.main, 0) != 0xA5DC, len(w.main) < 154:
		return fail(Damaged, "旧版Word文档（.doc）的开头已损坏，请用Word或WPS打开确认，另存为.docx后再检查")
	case flags&0x0100 != 0:
		return fail(Encrypted, "这是设了打开密码的旧版Word文档（.doc），请取消密码并重新保存后再检查")
	case u16(w.main, 2) < word97:
		return fail(Unsupported, "这是Word 95或更早版本的文档，不能直接检查，请另存为.docx或纯文本（.txt）后再检查")
	}
	return nil
}

func (w *word) tableName() string {
	if u16(w.main, 10)&0x0200 != 0 {
		return "1Table"
	}
	return "0Table"
}

// count returns the length in characters of a part of the text. The parts stand in the
// order of their numbers.
func (w *word) count(part int) int {
	at := 34 + 2*int(u16(w.main, 32)) + 2 // behind the numbers of two bytes and the count of those of four
	return int(min(u32(w.main, at+4*part), maxExtract))
}

// The parts of the text, by the number of their length in the header.
const (
	bodyPart    = 3
	notePart    = 4
	headerPart  = 5
	macroPart   = 6
	commentPart = 7
	endnotePart = 8
	boxPart     = 9
)

// The structures of the table stream, by their numbers in the header.
const (
	stylesAt    = 1
	noteRefsAt  = 2
	noteTextsAt = 3
	charPagesAt = 12
	paraPagesAt = 13
	piecesAt    = 33
	endRefsAt   = 46
	endTextsAt  = 47
	listsAt     = 73
	overridesAt = 74
)

// structure returns a structure of the table stream, empty if there is none.
func (w *word) structure(n int) []byte {
	start, end := w.structureAt(n)
	return w.table[start:end]
}

func (w *word) structureAt(n int) (start, end int) {
	at := 34 + 2*int(u16(w.main, 32))
	at += 2 + 4*int(u16(w.main, at)) + 2
	start = int(min(u32(w.main, at+8*n), uint32(len(w.table))))
	return start, min(start+int(min(u32(w.main, at+8*n+4), MaxBytes)), len(w.table))
}
