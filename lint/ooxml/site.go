package ooxml

import (
	"sort"
	"strings"
)

// A site is a place of the main part where marks of comments and tracked changes can stand:
// between runs, or within one that is split there.
type site struct {
	at    int // offset
	run   int // the run to split; -1: it lies between runs
	node  int // start of the w:t element to split; -1: it lies between elements of the run
	ahead bool
}

// pieceAt returns the index of the piece that holds the offset of the text.
func (d *Document) pieceAt(offset int) int {
	return sort.Search(len(d.text.pieces), func(i int) bool { return d.text.pieces[i].at > offset }) - 1
}

// stop returns the offset behind piece i.
func (d *Document) stop(i int) int {
	if i+1 < len(d.text.pieces) {
		return min(d.text.pieces[i+1].at, d.lineEnd(d.text.pieces[i].at))
	}
	return d.lineEnd(d.text.pieces[i].at)
}

// lineEnd returns the end of the paragraph that holds the offset.
func (d *Document) lineEnd(offset int) int {
	if p := d.paragraphAt(offset); p != nil {
		return p.End
	}
	return len(d.Text)
}

// paragraphAt returns the paragraph that holds the offset, or nil.
func (d *Document) paragraphAt(offset int) *Paragraph {
	i := sort.Search(len(d.Paragraphs), func(i int) bool { return d.Paragraphs[i].End >= offset })
	if i == len(d.Paragraphs) || d.Paragraphs[i].Start > offset {
		return nil
	}
	return &d.Paragraphs[i]
}

// before returns the site in front of the character at an offset that lies in piece i.
func (d *Document) before(i, offset int) site {
	p := d.text.pieces[i]
	if p.node == whole || p.node >= 0 && !d.divisible(p.node) {
		return d.border(p.run, false)
	}
	first := p.node == element || i == 0 || d.text.pieces[i-1].node != p.node
	if first && offset == p.at {
		at := p.node
		if p.node == element {
			at = p.src
		}
		if r := d.runs[p.run]; strings.TrimSpace(d.source[r.body:at]) == "" {
			return d.border(p.run, false)
		}
		return site{at: at, run: p.run, node: -1}
	}
	if !p.verbatim {
		return site{at: p.src, run: p.run, node: p.node}
	}
	return site{at: p.src + offset - p.at, run: p.run, node: p.node}
}

// behind returns the site behind the character that ends at an offset and lies in piece i.
func (d *Document) behind(i, offset int) site {
	p := d.text.pieces[i]
	if p.node == whole || p.node >= 0 && !d.divisible(p.node) {
		return d.border(p.run, true)
	}
	last := p.node == element || i+1 == len(d.text.pieces) || d.text.pieces[i+1].node != p.node
	if last && offset == d.stop(i) {
		at := p.end
		if p.node >= 0 {
			at += strings.IndexByte(d.source[p.end:], '>') + 1
		}
		if rest := strings.TrimSpace(d.source[at:d.runs[p.run].end]); strings.HasPrefix(rest, "</") {
			return d.border(p.run, true)
		}
		return site{at: at, run: p.run, node: -1}
	}
	if !p.verbatim {
		return site{at: p.end, run: p.run, node: p.node}
	}
	return site{at: p.src + offset - p.at, run: p.run, node: p.node}
}

// border returns the site in front of or behind a run.
func (d *Document) border(run int, behind bool) site {
	if behind {
		return site{at: d.runs[run].end, run: -1, node: -1}
	}
	return site{at: d.runs[run].start, run: -1, node: -1, ahead: true}
}

// divisible reports whether a w:t element can be split without changing its text. White
// space at its ends that does not count would count then.
func (d *Document) divisible(node int) bool {
	open := node + strings.IndexByte(d.source[node:], '>') + 1
	n := strings.IndexByte(d.source[open:], '<')
	if n <= 0 || !strings.HasPrefix(d.source[open+n:], "</") {
		return false
	}
	tag, text := d.source[node:open], d.source[open:open+n]
	if preserves(tag) {
		return true
	}
	return strings.TrimSpace(text) == text && !strings.Contains(tag, "space")
}

// preserves reports whether a start tag says that white space at the ends counts.
func preserves(tag string) bool {
	return strings.Contains(tag, `xml:space="preserve"`) || strings.Contains(tag, `xml:space='preserve'`)
}

// The start tags that splitting makes end in a blank, which no program writes: what was
// split is known by it and can be put together again.
const (
	seam     = " >"
	preserve = ` xml:space="preserve"`
)

// name returns the name of the element that starts at an offset, as written.
func (d *Document) name(start int) string {
	rest := d.source[start+1:]
	return rest[:strings.IndexAny(rest, " \t\r\n/>")]
}

// split returns what closes and what opens again a run that is split at a site. The second
// half is known by its seam, or not, where it is to stay.
func (d *Document) split(s site, seam string) (closing, opening string) {
	if s.run < 0 {
		return "", ""
	}
	r := d.runs[s.run]
	closing = "</" + d.name(r.start) + ">"
	opening = strings.TrimRight(d.source[r.start:r.tag-1], " \t\r\n") + seam + d.source[r.tag:r.body]
	if s.node >= 0 {
		name := d.name(s.node)
		closing = "</" + name + ">" + closing
		opening += "<" + name + preserve + seam
	}
	return closing, opening
}

// keep returns the splice that makes white space count at the end of the first half of a
// w:t element that is split at a site, if it is needed.
func (d *Document) keep(s site, seam string) (splice, bool) {
	if s.node < 0 {
		return splice{}, false
	}
	end := s.node + strings.IndexByte(d.source[s.node:], '>')
	tag, before := d.source[s.node:end+1], d.source[end+1:s.at]
	if preserves(tag) || strings.TrimRight(before, " \t\r\n") == before {
		return splice{}, false
	}
	return splice{end, end + 1, preserve + seam}, true
}
