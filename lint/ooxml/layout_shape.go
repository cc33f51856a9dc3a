package ooxml

import (
	"strconv"
	"strings"
)

// A measure is a length in twentieths of a point, or a number of some kind; a style hands
// it down where nothing is said.
type measure struct {
	n    int
	said bool
}

// over returns m, or what it inherits.
func (m measure) over(base measure) measure {
	if m.said {
		return m
	}
	return base
}

// characters returns an indent in characters of a size; where it is given in characters,
// that counts.
func (m measure) characters(given measure, size float64) float64 {
	if given.n != 0 || size <= 0 {
		return float64(given.n) / 100
	}
	return float64(m.n) / 20 / size
}

// maxMeasure is larger than any paper.
const maxMeasure = 1_000_000

// measured reads a measure: a number, or in strict documents one with a unit.
func measured(s string) measure {
	digits := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyz")
	n, err := strconv.ParseFloat(digits, 64)
	switch s[len(digits):] {
	case "mm":
		n *= 1440 / 25.4
	case "cm":
		n *= 14400 / 25.4
	case "in":
		n *= 1440
	case "pt":
		n *= 20
	case "pc", "pi":
		n *= 240
	case "":
	default:
		return measure{}
	}
	if err != nil || !(-maxMeasure < n && n < maxMeasure) {
		return measure{}
	}
	return measure{int(n), true}
}

// measure returns an attribute of the start tag read last as a measure; of two names the
// first that it has. Strict documents say start where others say left.
func (s *scanner) measure(names ...string) measure {
	for _, name := range names {
		if value, ok := s.lookup(word, name); ok {
			return measured(value)
		}
	}
	return measure{}
}

// A shape is what the properties of a paragraph say of its form.
type shape struct {
	style                              string
	align                              string
	left, leftChars, first, firstChars measure
	line                               measure // twips, or 240ths of a line where the rule is auto
	rule                               string
	free                               toggle // it does not keep to the grid of lines
}

// property reads one property of a paragraph.
func (p *shape) property(s *scanner, t tag) {
	switch {
	case t.is("pStyle"):
		p.style = s.val()
	case t.is("jc"):
		p.align = s.val()
	case t.is("snapToGrid"):
		p.free = said(!s.on())
	case t.is("ind"):
		p.left, p.leftChars = s.measure("left", "start"), s.measure("leftChars", "startChars")
		p.first, p.firstChars = s.measure("firstLine"), s.measure("firstLineChars")
		if m := s.measure("hanging"); m.said {
			p.first = measure{-m.n, true}
		}
		if m := s.measure("hangingChars"); m.said {
			p.firstChars = measure{-m.n, true}
		}
	case t.is("spacing"):
		if m := s.measure("line"); m.said {
			p.line, p.rule = m, s.attr(word, "lineRule")
		}
	}
}

// over returns p with what it inherits filled in.
func (p shape) over(base shape) shape {
	if p.align == "" {
		p.align = base.align
	}
	if p.free == unsaid {
		p.free = base.free
	}
	if !p.line.said {
		p.line, p.rule = base.line, base.rule
	}
	p.left, p.leftChars = p.left.over(base.left), p.leftChars.over(base.leftChars)
	p.first, p.firstChars = p.first.over(base.first), p.firstChars.over(base.firstChars)
	return p
}

// alignment returns where the lines stand, in the words of [Block.Align].
func (p shape) alignment() string {
	switch p.align {
	case "center":
		return "center"
	case "right", "end":
		return "right"
	case "distribute", "thaiDistribute":
		return "scattered"
	}
	return "left"
}

// A grid is the grid of lines of a section.
type grid struct {
	pitch float64 // in points
	lines bool    // lines keep to it
}

// tall is how high a line of Chinese text is, times its size, where nothing else is said.
const tall = 1.3

// pitch returns how many points there are from line to line in text of a size, and whether
// that is set in points.
func (p shape) pitch(size float64, g grid) (float64, bool) {
	given, multiple := float64(p.line.n)/20, 1.0
	switch {
	case size <= 0 || p.line.said && p.line.n <= 0:
		return 0, false
	case p.line.said && p.rule == "exact":
		return given, true
	case p.line.said && p.rule != "atLeast":
		given, multiple = 0, float64(p.line.n)/240
	}
	line := tall * size
	if g.lines && g.pitch > 0 && p.free != yes {
		units := int(line / g.pitch)
		if float64(units)*g.pitch < line {
			units++
		}
		line = g.pitch * float64(units)
	}
	return max(given, line*multiple), false
}
