package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A view is the text that stands beside an intact half, read away from it.
type view struct {
	hit    doc.Text
	back   bool // it stands before the half
	runes  []rune
	places []doc.Span // of the characters, in the prose
}

// look reads the text s beside a half as far as a slip in a term of n characters can
// reach. Where the term has quotation marks within it, they are read over.
func (v *view) look(s string, hit doc.Text, term string, half uint8, n int) {
	v.hit, v.back = hit, half == lastHalf
	v.runes, v.places = v.runes[:0], v.places[:0]
	mixed := strings.Contains(term, "“")
	from, to := hit.Start(), hit.End()
	for len(v.runes) < n {
		var r rune
		if v.back {
			r = runeBefore(s, from)
			from, to = from-utf8.RuneLen(r), from
		} else {
			r = runeAt(s, to)
			from, to = to, to+utf8.RuneLen(r)
		}
		if r == 0 || r == '\n' {
			break
		}
		if !mixed || !isOneOf(r, "“”") {
			v.runes = append(v.runes, r)
			v.places = append(v.places, doc.Span{Start: from, End: to})
		}
	}
}

// span returns the stretch of n characters that begins at index i, counted away from the
// half; an empty one stands behind the character before it.
func (v *view) span(i, n int) doc.Span {
	near := doc.Span{Start: v.hit.Start(), End: v.hit.End()}
	if i > 0 {
		near = v.places[i-1]
	}
	switch {
	case n == 0 && v.back:
		return doc.Span{Start: near.Start, End: near.Start}
	case n == 0:
		return doc.Span{Start: near.End, End: near.End}
	case v.back:
		return doc.Span{Start: v.places[i+n-1].Start, End: v.places[i].End}
	}
	return doc.Span{Start: v.places[i].Start, End: v.places[i+n-1].End}
}

// whole returns the half and n characters beside it.
func (v *view) whole(prose doc.Text, n int) doc.Text {
	far := v.span(n, 0)
	return prose.Slice(min(far.Start, v.hit.Start()), max(far.End, v.hit.End()))
}
