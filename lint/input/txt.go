package input

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

func readTxt(name, source string) *doc.Document {
	b := doc.NewBuilder(name, source)
	at := 0
	for line := range strings.Lines(source) {
		b.Source(at, at+len(strings.TrimRight(line, "\r\n")))
		b.End(doc.Paragraph{})
		at += len(line)
	}
	return b.Document()
}
