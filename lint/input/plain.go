package input

import (
	"path/filepath"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// ReadText reads a text that is no file, what an editor holds, and builds its outline. The
// extension of the name says whether it is Markdown; whatever the text looks like, it is
// taken for nothing else, and the source of the document is the text itself. The text must
// be valid UTF-8. Errors are of type *[Error].
func ReadText(name, text string) (*doc.Document, error) {
	if len(text) > MaxBytes {
		return nil, fail(TooLarge, "文件超过%dMB，不像是一篇报告，请拆分后再检查", MaxBytes>>20)
	}
	if err := measure(text); err != nil {
		return nil, err
	}
	f := &File{Name: name, decoded: &Decoded{Text: text, Encoding: Encoding{Name: UTF8}}}
	if err := quality(f.decoded); err != nil {
		return nil, err
	}
	read := readText
	if ext := strings.ToLower(filepath.Ext(name)); ext == ".md" || ext == ".markdown" {
		read = readMarkdown
	}
	d, err := read(f)
	if err != nil {
		return nil, err
	}
	d.Notes = append(d.Notes, f.decoded.Notes...)
	return built(d)
}
