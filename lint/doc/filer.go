package doc

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Filer is who files a report, as far as a text tells. What it does not tell is empty:
// nothing is guessed.
type Filer struct {
	Unit string // "云岚县水文站"
	Post string // "站长"
	Name string // "罗成"
}

// Or returns f with what it lacks taken from other.
func (f Filer) Or(other Filer) Filer {
	for _, p := range []struct {
		to   *string
		from string
	}{{&f.Unit, other.Unit}, {&f.Post, other.Post}, {&f.Name, other.Name}} {
		if *p.to == "" {
			*p.to = p.from
		}
	}
	return f
}

// Filer returns who files the report by its own words: what is signed counts before the
// lines under the title, and those before the title.
func (d *Document) Filer() Filer {
	title, below, signed := d.filerLines()
	var f Filer
	for _, t := range signed {
		f = f.Or(FilerIn(t.String()))
	}
	for _, t := range below {
		f = f.Or(FilerIn(t.String()))
	}
	return f.Or(FilerIn(title.String()))
}

// FilerLines returns the lines in which a report says who files it: its title, what
// stands under it, and what it is signed with.
func (d *Document) FilerLines() []Text {
	title, below, signed := d.filerLines()
	lines := append(below, signed...)
	if title.Len() > 0 {
		lines = append(lines, title)
	}
	return lines
}

// The lines that say who files a report are short and stand near its ends.
const (
	filerLine   = 40 // characters
	filerBelow  = 3  // lines under the title
	filerSigned = 6  // lines at the end
)

func (d *Document) filerLines() (title Text, below, signed []Text) {
	top := 0
	for i, p := range d.Paragraphs {
		if d.Title.Len() > 0 && p.Text.Start() == d.Title.Start() {
			top = i + 1
			break
		}
	}
	for i := top; top > 0 && i < min(len(d.Paragraphs), top+filerBelow) && isFilerLine(d.Paragraphs[i]); i++ {
		below = append(below, d.Paragraphs[i].Text)
	}
	bottom := top + len(below)
	for i := len(d.Paragraphs) - 1; i >= max(bottom, len(d.Paragraphs)-filerSigned); i-- {
		p := d.Paragraphs[i]
		if !isFilerLine(p) && !closingFormula(p.Text.String()) {
			break
		}
		signed = append(signed, p.Text)
	}
	slices.Reverse(signed)
	return d.Title, below, signed
}

// isFilerLine reports whether a paragraph is too short and plain to be anything that a
// report tells.
func isFilerLine(p *Paragraph) bool {
	s := p.Text.String()
	if p.Table != nil || p.Heading > 0 || utf8.RuneCountInString(s) > filerLine || strings.ContainsAny(s, "。；！？") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	marked := strings.Contains(s, "、") && strings.ContainsRune("一二三四五六七八九十", first) || strings.HasPrefix(s, "附")
	return !marked && !(first >= '0' && first <= '9' && strings.ContainsAny(s, ".．、") && !strings.Contains(s, "年"))
}

// closingFormula reports whether a line ends a report before it is signed.
func closingFormula(s string) bool {
	return utf8.RuneCountInString(s) <= filerLine && (strings.HasPrefix(s, "特此") || strings.HasPrefix(s, "以上") || strings.HasPrefix(s, "请") || strings.HasPrefix(s, "敬请"))
}

// FilerIn reads a line or a file name without extension for who files: "县水文站站长罗成",
// "罗成（县水文站）", "3-县水文站-罗成-述职报告", "述职人：罗成".
func FilerIn(line string) Filer {
	var f Filer
	signed := false
	for _, piece := range filerPieces(line) {
		if slices.Contains(signatures(), piece) {
			signed = true
			continue
		}
		f = f.Or(filerPiece(piece, signed))
		signed = false
	}
	return f
}

// filerPieces cuts a line at all that belongs neither to a name nor to a unit.
func filerPieces(line string) []string {
	for _, w := range genreWords() {
		line = strings.ReplaceAll(line, w, " ")
	}
	return strings.FieldsFunc(line, func(r rune) bool { return !unicode.Is(unicode.Han, r) && r != '·' })
}

// filerPiece reads one piece. Whether a word of two characters is a name depends on what
// stands before it.
func filerPiece(s string, signed bool) Filer {
	before, post, after := cutPost(s)
	switch {
	case post != "":
		return Filer{Unit: unitBefore(before, post), Post: post, Name: nameOf(after)}
	case nameOf(s) != "" && (signed || !isUnit(s)):
		return Filer{Name: s}
	case isUnit(s):
		return Filer{Unit: s}
	}
	for i := range s {
		if unit, name := s[:i], s[i:]; isUnit(unit) && nameOf(name) != "" && !isUnit(name) {
			return Filer{Unit: unit, Name: name}
		}
	}
	return Filer{}
}

// cutPost cuts s around the last post in it.
func cutPost(s string) (before, post, after string) {
	start, end := 0, 0
	for _, w := range posts() {
		// A 委员会 is no 委员.
		if i := strings.LastIndex(s, w); i >= 0 && !strings.HasPrefix(s[i+len(w):], "会") && (i+len(w) > end || i+len(w) == end && i < start) {
			start, end = i, i+len(w)
		}
	}
	if end == 0 {
		return s, "", ""
	}
	if len(s[:start]) >= len("副") && strings.HasSuffix(s[:start], "副") {
		start -= len("副")
	}
	return s[:start], s[start:end], s[end:]
}

// unitBefore returns the unit that stands before a post. Of 县粮食局长 the unit is 县粮食局.
func unitBefore(before, post string) string {
	if isUnit(before) {
		return before
	}
	post = strings.TrimPrefix(post, "副")
	_, n := utf8.DecodeRuneInString(post)
	if short := before + post[:n]; post[n:] == "长" && before != "" && isUnit(short) {
		return short
	}
	return ""
}

// isUnit reports whether s is the name of a unit.
func isUnit(s string) bool {
	if utf8.RuneCountInString(s) < 3 || strings.Contains(s, "的") || endsIn(s, notUnits()) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(unitEnds, last) || endsIn(s, unitWords())
}

func endsIn(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(s, w) })
}

// nameOf returns s if it is the name of a person, else "".
func nameOf(s string) string {
	runes := []rune(s)
	switch n := len(runes); {
	case strings.Contains(s, "·"):
		if n >= 4 && n <= 15 {
			return s
		}
	case slices.Contains(nouns(), s):
	case n >= 2 && n <= 3 && strings.ContainsRune(surnames, runes[0]):
		return s
	case n >= 3 && n <= 4 && slices.Contains(doubleSurnames(), string(runes[:2])):
		return s
	}
	return ""
}
