// Package outline finds the structure of a report.
package outline

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// Build fills Title, Year and Body of the document.
func Build(d *doc.Document) {
	d.Body = &doc.Section{Text: d.Text}
	for i, p := range d.Paragraphs {
		if i == 0 {
			d.Title = p.Text
			continue
		}
		s := p.Text.String()
		if i := strings.Index(s, "、"); i > 0 && i < 7 && strings.Contains("一二三四五六七八九十", s[:i]) {
			d.Body.Sections = append(d.Body.Sections, &doc.Section{Heading: p.Text.Slice(i+3, len(s)), Text: p.Text, Level: 1, Parent: d.Body})
			continue
		}
		d.Body.Paragraphs = append(d.Body.Paragraphs, p)
	}
}
