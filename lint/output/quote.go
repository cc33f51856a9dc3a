package output

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A quote of more columns than quoteColumns is cut to a window around the flagged words,
// of which flaggedColumns at most are shown.
const (
	quoteColumns   = 68
	flaggedColumns = 52
)

// A quotation is a sentence around flagged words, ready to be shown in one line.
type quotation struct{ before, flagged, after string }

// quote cuts the sentence around t to a window.
func quote(d *doc.Document, t doc.Text) quotation {
	text := t.String()
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		text = text[:i]
	}
	q := quotation{flagged: text}
	if s := d.SentenceAt(t.Start()); s.Start() <= t.Start() && t.Start() <= s.End() {
		q.before = s.String()[:t.Start()-s.Start()]
		if end := t.Start() + len(text); end < s.End() {
			q.after = s.String()[end-s.Start():]
		}
	}
	return q.window().visible()
}

// window shortens what is too long for a line: the flagged words least, what stands
// before and after them alike.
func (q quotation) window() quotation {
	if q.fits(quoteColumns) {
		return q
	}
	if short := Shorten(q.flagged, flaggedColumns); short != q.flagged {
		q.flagged, q.after = short, ""
	}
	room := quoteColumns - Columns(q.flagged)
	q.before = keepEnd(q.before, max(room/2, room-Columns(firstColumns(q.after, room))))
	q.after = Shorten(q.after, max(1, room-Columns(q.before)))
	return q
}

// fits looks no further than it must: a sentence may be very long.
func (q quotation) fits(n int) bool {
	for _, s := range []string{q.before, q.flagged, q.after} {
		head := firstColumns(s, n)
		if len(head) < len(s) {
			return false
		}
		n -= Columns(head)
	}
	return true
}

// keepEnd is the mirror image of Shorten.
func keepEnd(s string, n int) string {
	if tail := lastColumns(s, n); len(tail) == len(s) {
		return s
	}
	return "…" + lastColumns(s, n-1)
}

func (q quotation) visible() quotation {
	return quotation{Visible(q.before), Visible(q.flagged), Visible(q.after)}
}

// carets returns the line that marks the flagged words.
func (q quotation) carets() string {
	return strings.Repeat(" ", Columns(q.before)) + strings.Repeat("^", max(1, Columns(q.flagged)))
}
