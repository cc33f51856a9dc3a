package folder

import (
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// compared adds to the result of a report what it shares with others.
func (l *library) compared(linter *lint.Linter, path string, d *doc.Document, result lint.Result) lint.Result {
	if l == nil {
		return result
	}
	n := l.number(path)
	if n < 0 {
		return result
	}
	found := l.index.Findings(n, d, l.script, func(n int) string { return l.books[n].path })
	return linter.Extend(d, result, found)
}
