package output

import (
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// uri returns a path as a URI: relative where the path is, with everything percent-encoded
// that is not plain ASCII.
func uri(name string) string {
	name = filepath.ToSlash(name)
	switch {
	case strings.HasPrefix(filepath.VolumeName(name), "//"): // a server's share, on Windows
		host, rest, _ := strings.Cut(name[2:], "/")
		return (&url.URL{Scheme: "file", Host: host, Path: "/" + rest}).String()
	case strings.HasPrefix(name, "/"):
		return (&url.URL{Scheme: "file", Path: slashed(name)}).String()
	case filepath.VolumeName(name) != "":
		return (&url.URL{Scheme: "file", Path: "/" + name}).String()
	}
	return (&url.URL{Path: slashed(name)}).String()
}

// byteColumn returns the place of a source offset with the column in bytes of the line,
// both counted from 1. A byte order mark counts: it is there in the file.
func byteColumn(d *doc.Document, offset int) (line, column int) {
	line = d.Position(offset).Line
	return line, offset - d.Line(line).Start + 1
}

// merged returns the one change that does what all edits of a fix do. What stands between
// them is written again.
func merged(d *doc.Document, x lint.Fix) lint.Edit {
	var b strings.Builder
	edits := slices.SortedStableFunc(slices.Values(x.Edits), func(a, b lint.Edit) int { return a.Span.Start - b.Span.Start })
	whole := lint.Edit{Span: edits[0].Span}
	for i, e := range edits {
		if i > 0 {
			b.WriteString(d.Source[whole.Span.End:e.Span.Start])
		}
		b.WriteString(e.New)
		whole.Span.End = e.Span.End
	}
	whole.New = b.String()
	return whole
}

// applicable returns the fixes that can be carried out on the file by what an output says
// of them: none where the checked text is not the file itself.
func applicable(d *doc.Document, fixes []lint.Fix) []lint.Fix {
	if !d.Verbatim {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(fixes), func(x lint.Fix) bool { return len(x.Edits) == 0 })
}
