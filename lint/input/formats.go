// Package input reads reports: it finds out what kind of file it has before it, decodes
// it, takes the markup off and keeps the map from prose back to the file.
//
// [Read] does all of it, outline included; [Options] change how. What cannot be read is an
// [*Error] with a cause for programs and a Chinese message for people. A document of
// another format than plain text has the extracted text as its source, one line per
// paragraph.
//
// To add a format, write one file with a function that reads it, and add one line to
// [Formats].
package input

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/outline"
)

// A Format is one kind of file that reports come in.
type Format struct {
	Name string   // "md"
	Exts []string // ".md", in lower case
	// Magic recognises the format by its bytes, whatever the name of the file says; nil
	// for formats that are plain text.
	Magic func(data []byte) bool
	// Like recognises the format by its text where the name says nothing; may be nil.
	Like func(text string) bool
	// Read reads a file. The document's outline is not built yet. Errors are of type
	// *Error.
	Read func(*File) (*doc.Document, error)
}

// Formats returns the formats in the order in which they are tried. The last one reads
// every text that no other claims.
func Formats() []Format {
	return []Format{
		{Name: "docx", Exts: []string{".docx", ".docm"}, Magic: IsWord, Read: readWord},
		{Name: "odt", Exts: []string{".odt", ".ott", ".fodt"}, Magic: isODT, Read: readODT},
		{Name: "html", Exts: []string{".html", ".htm", ".xhtml"}, Magic: isHTML, Like: likeHTML, Read: readHTML},
		{Name: "rtf", Exts: []string{".rtf"}, Magic: isRTF, Read: readRTF},
		{Name: "doc", Exts: []string{".doc", ".wps", ".dot", ".wpt"}, Magic: isCompound, Read: readDOC},
		{Name: "pdf", Exts: []string{".pdf"}, Magic: isPDF, Read: readPDF},
		{Name: "md", Exts: []string{".md", ".markdown"}, Like: likeMarkdown, Read: readMarkdown},
		{Name: "txt", Exts: []string{".txt", ".text"}, Read: readText},
	}
}

// The limits of what is taken for a report.
const (
	MaxBytes = 64 << 20 // of a file
	maxLine  = 4 << 20  // bytes of a line
	maxLines = 400_000  // that hold text
)

// A File is what a [Format] reads.
type File struct {
	Name    string
	Data    []byte
	Options Options

	decoded *Decoded
	err     error
}

// Text returns the text of a file that is plain text, decoded as [Decode] does.
func (f *File) Text() (string, error) {
	if f.decoded == nil && f.err == nil {
		f.decoded, f.err = Decode(f.Data)
	}
	if f.err != nil {
		return "", f.err
	}
	return f.decoded.Text, nil
}

// Options say how a report is read. The zero value is what most readers want.
type Options struct {
	Original bool // without the tracked changes of a Word document
}

// Read reads a report and builds its outline. The name decides the format unless the
// content clearly is of another one; a name without known extension, such as "-", leaves
// it to the content. Errors are of type *[Error].
func Read(name string, data []byte) (*doc.Document, error) { return Options{}.Read(name, data) }

// Read reads a report as the options say, and builds its outline. Errors are of type *[Error].
func (o Options) Read(name string, data []byte) (*doc.Document, error) {
	f := &File{Name: name, Data: data, Options: o}
	d, err := read(f)
	if err != nil {
		return nil, err
	}
	if f.decoded != nil {
		d.Verbatim = d.Source == string(f.Data)
		d.Notes = append(slices.Clip(f.decoded.Notes), d.Notes...)
	}
	return built(d)
}

// built builds the outline of a document. One without text is refused: to call it clean
// would be a lie.
func built(d *doc.Document) (*doc.Document, error) {
	if len(d.Paragraphs) == 0 {
		return nil, fail(Empty, "没有可供检查的文字，请确认选对了文件、正文不是图片或代码块")
	}
	outline.Build(d)
	return d, nil
}

func read(f *File) (*doc.Document, error) {
	if len(f.Data) > MaxBytes {
		return nil, fail(TooLarge, "文件超过%dMB，不像是一篇报告，请拆分后再检查", MaxBytes>>20)
	}
	formats := Formats()
	for _, format := range formats {
		if format.Magic != nil && format.Magic(f.Data) {
			return format.Read(f)
		}
	}
	if err := foreign(f.Data); err != nil {
		return nil, err
	}
	text, err := f.Text()
	if err != nil {
		return nil, err
	}
	if err := measure(text); err != nil {
		return nil, err
	}
	return pick(formats, f.Name, text).Read(f)
}

// pick returns the format for a text: by the name of the file, else by the content.
func pick(formats []Format, name, text string) Format {
	ext := strings.ToLower(filepath.Ext(name))
	for _, format := range formats {
		if plain := format.Magic == nil || format.Like != nil; plain && slices.Contains(format.Exts, ext) {
			return format
		}
	}
	for _, format := range formats {
		if format.Like != nil && format.Like(text) {
			return format
		}
	}
	return formats[len(formats)-1]
}

// Known reports whether the extension of a file name is that of a format.
func Known(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return slices.ContainsFunc(Formats(), func(f Format) bool { return slices.Contains(f.Exts, ext) })
}

// measure refuses texts that are no report: every later step may then rely on lines of
// bounded length and number.
func measure(text string) error {
	lines, ends := 0, "\r\n"
	if !strings.Contains(text, "\r") {
		ends = "\n" // one byte is found much faster than either of two
	}
	for start, n := 0, 1; start < len(text); n++ {
		end := strings.IndexAny(text[start:], ends)
		if end < 0 {
			end = len(text) - start
		}
		if end > maxLine {
			return fail(TooLarge, "第%d行超过%dMB，不像是一篇报告，请检查文件内容", n, maxLine>>20)
		}
		if end > 0 {
			lines++
		}
		start += end + 1
	}
	if lines > maxLines {
		return fail(TooLarge, "文件有%d行，不像是一篇报告，请拆分后再检查", lines)
	}
	return nil
}
