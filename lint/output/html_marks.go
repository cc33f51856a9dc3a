package output

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
)

// A mark is a stretch of prose, in bytes of the document's prose, that a note is about.
type mark struct {
	start, end int
	severity   lint.Severity
	note       int  // its number in the report
	first      bool // the note refers back to here
	shown      bool // the number of the note stands behind it
	wide       bool // too long to be coloured: it is underlined only
}

// wideMark is from how many bytes on a mark is wide.
const wideMark = 3 * 48

// htmlPiece is a stretch of a paragraph that carries the same marks, and the numbers of the
// notes that end with it.
type htmlPiece struct {
	Text  shown
	Class string // empty: unmarked
	Bold  bool
	Point bool // the place of a mark without length
	Refs  []htmlRef
	Notes []int // the numbers of the notes it belongs to
}

// htmlRef leads from a mark to its note.
type htmlRef struct {
	N        int
	ID, Href string
	Severity lint.Severity
}

// pieces cuts the prose from start on into stretches with the same marks, which must lie
// within it. Overlapping marks share the pieces they both cover. Bold ends at an offset.
func pieces(text string, start, bold int, marks []mark, report string) []htmlPiece {
	cuts := cutsOf(text, start, bold, marks)
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Compare(a.start, b.start) })
	var list []htmlPiece
	var over []mark // the marks over the piece
	for i, at := range cuts {
		var points []mark
		for len(marks) > 0 && marks[0].start == at {
			if marks[0].end == at {
				points = append(points, marks[0])
			} else {
				over = append(over, marks[0])
			}
			marks = marks[1:]
		}
		if len(points) > 0 {
			list = append(list, htmlPiece{Class: classOf(points), Point: true, Refs: refs(points, report), Notes: numbers(points)})
		}
		if i+1 == len(cuts) {
			break
		}
		to := cuts[i+1]
		p := htmlPiece{Text: showText(text[at-start : to-start]), Class: classOf(over), Bold: at < bold, Notes: numbers(over)}
		ended := func(m mark) bool { return m.end <= to }
		p.Refs = refs(filter(over, ended), report)
		over = slices.DeleteFunc(over, ended)
		list = append(list, p)
	}
	return list
}

// cutsOf returns the offsets at which the marks over a text or its boldness change, its
// ends included. Marks that cut a character are moved.
func cutsOf(text string, start, bold int, marks []mark) []int {
	cuts := []int{start, start + len(text)}
	if bold > start && bold < start+len(text) {
		cuts = append(cuts, bold)
	}
	for i := range marks {
		m := &marks[i]
		m.start, m.end = start+whole(text, m.start-start), start+whole(text, m.end-start)
		cuts = append(cuts, m.start, m.end)
	}
	slices.Sort(cuts)
	return slices.Compact(cuts)
}

func filter(marks []mark, wanted func(mark) bool) []mark {
	var list []mark
	for _, m := range marks {
		if wanted(m) {
			list = append(list, m)
		}
	}
	return list
}

// whole moves an offset back to where a character starts, into the text.
func whole(text string, i int) int {
	i = min(max(i, 0), len(text))
	for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}

// classOf says how a piece looks that marks lie over: as the gravest of them.
func classOf(over []mark) string {
	if len(over) == 0 {
		return ""
	}
	worst := slices.MaxFunc(over, func(a, b mark) int { return cmp.Compare(a.severity, b.severity) })
	class := "m " + worst.severity.String()
	if !slices.ContainsFunc(over, func(m mark) bool { return !m.wide }) {
		class += " wide"
	}
	if len(over) > 1 {
		class += " deep"
	}
	return class
}

func numbers(marks []mark) []int {
	var list []int
	for _, m := range marks {
		list = append(list, m.note)
	}
	return list
}

// refs returns the numbers of the notes that stand behind marks.
func refs(marks []mark, report string) []htmlRef {
	var list []htmlRef
	for _, m := range marks {
		if !m.shown {
			continue
		}
		r := htmlRef{N: m.note, Href: noteID(report, m.note), Severity: m.severity}
		if m.first {
			r.ID = markID(report, m.note)
		}
		list = append(list, r)
	}
	return list
}
