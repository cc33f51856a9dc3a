// Package outline finds the structure of a report: title, reporting year, and the tree of
// sections with their items.
//
// Headings are recognised by what marks them (Markdown or Word levels, 一、（一）1.（1）①,
// a line of emphasis) and, where nothing does, by their shape: a short line without end
// mark that ends in a word headings end in. A heading may be run in: the first sentence
// of a numbered paragraph. Levels follow the order in which the forms of marks appear, so
// that （一） may be the top level and 1. may stand directly under 一、, as both do in
// filed reports.
package outline

import "github.com/jiaogao/jiaogao/lint/doc"

// Build fills Title, Year and Body of a document whose paragraphs are known.
func Build(d *doc.Document) {
	title := findTitle(d)
	if title != nil {
		d.Title = title.Text
	}
	t := newTree(d)
	closing := closingStart(d.Paragraphs)
	for i, p := range d.Paragraphs {
		switch {
		case p == title:
			t.prose(p)
		case i >= closing:
			t.close()
			t.prose(p)
		default:
			t.add(p, next(d.Paragraphs, i))
		}
	}
	d.Body.Walk(func(s *doc.Section) bool {
		s.Items = items(s)
		return true
	})
	d.Year = findYear(d, closing)
}

// next returns the paragraph behind the i-th, or nil.
func next(paragraphs []*doc.Paragraph, i int) *doc.Paragraph {
	if i+1 < len(paragraphs) {
		return paragraphs[i+1]
	}
	return nil
}
