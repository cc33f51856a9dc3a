package output

import (
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff"
	"github.com/jiaogao/jiaogao/lint"
)

// htmlCopy sets a passage beside the one of another report that it shares words with.
type htmlCopy struct {
	N            int
	ID, Note     string
	Severity     lint.Severity
	Href         string
	Path         shown
	Place        shown
	Message      shown
	Mine, Theirs []htmlChange
}

// htmlChange is a stretch of text that both sides have, or one side only.
type htmlChange struct {
	Text    shown
	Changed bool
}

// compare adds the comparison that a note on another report asks for.
func (v *reportView) compare(n int, f *lint.Finding, r lint.Note) {
	c := htmlCopy{N: n, Note: noteID(v.ID, n), Severity: f.Severity, Href: v.link(r), Path: v.where(r), Place: v.place(f.Text), Message: show(r.Message)}
	if len(v.Copies) == 0 || v.Copies[len(v.Copies)-1].N != n {
		c.ID = copyID(v.ID, n)
	}
	c.Mine, c.Theirs = differences(f.Text.String(), r.Text.String())
	v.Copies = append(v.Copies, c)
}

// maxCompared is how many bytes of a passage are compared character by character.
const maxCompared = 3 * 4000

// differences cuts two texts into what they share and what is theirs alone. What is too
// long to compare, or ends within a character, is shown as it is.
func differences(a, b string) (before, after []htmlChange) {
	if len(a) > maxCompared || len(b) > maxCompared || !utf8.ValidString(a) || !utf8.ValidString(b) {
		return change(nil, a, false), change(nil, b, false)
	}
	i, j := 0, 0
	for _, e := range joinNear(a, udiff.Strings(a, b)) {
		before, after = change(before, a[i:e.Start], false), change(after, b[j:j+e.Start-i], false)
		j += e.Start - i
		before, after = change(before, a[e.Start:e.End], true), change(after, e.New, true)
		i, j = e.End, j+len(e.New)
	}
	return change(before, a[i:], false), change(after, b[j:], false)
}

// joinNear joins changes with a single character between them: nobody reads single
// characters in the middle of other words as kept.
func joinNear(a string, edits []udiff.Edit) []udiff.Edit {
	var list []udiff.Edit
	for _, e := range edits {
		if n := len(list); n > 0 {
			last := &list[n-1]
			between := a[last.End:e.Start]
			if utf8.RuneCountInString(between) <= 1 && len(last.New)+len(e.New) > 0 && last.End > last.Start && e.End > e.Start {
				*last = udiff.Edit{Start: last.Start, End: e.End, New: last.New + between + e.New}
				continue
			}
		}
		list = append(list, e)
	}
	return list
}

// change appends a stretch, none where it is empty.
func change(list []htmlChange, text string, changed bool) []htmlChange {
	if text == "" {
		return list
	}
	return append(list, htmlChange{showText(text), changed})
}
