package input

import "github.com/jiaogao/jiaogao/lint/doc"

// readText reads plain text: a line is a paragraph, unless the file breaks its lines at a
// margin.
func readText(f *File) (*doc.Document, error) {
	source, err := f.Text()
	if err != nil {
		return nil, err
	}
	b := doc.NewBuilder(f.Name, source)
	lines := join(split(source, 0, len(source)))
	for i := range lines {
		l := &lines[i]
		if l.joined {
			b.Replaced(glue(&lines[i-1], l), lines[i-1].end, l.start)
		} else {
			b.End(doc.Paragraph{})
		}
		b.Source(l.start, l.end)
	}
	return b.Document(), nil
}
