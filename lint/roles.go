package lint

import "github.com/jiaogao/jiaogao/lint/doc"

// Roles tells which roles the sections of a document play in the pack that it would be
// checked by.
func (l *Linter) Roles(d *doc.Document) map[*doc.Section][]string {
	c := l.pick(d)
	if c == nil {
		return nil
	}
	return assign(d, c.Parts).roles
}
