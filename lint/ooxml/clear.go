package ooxml

import "strings"

// Clear takes the comments of an author out of the package, and puts the runs together
// again that were split for them. Comments that somebody answered stay. It must be called
// before Read.
func (p *Package) Clear(author string) error {
	list, err := p.comments()
	if err != nil {
		return err
	}
	answered := map[int]bool{}
	for _, c := range list {
		if c.Parent >= 0 {
			answered[c.Parent] = true
		}
	}
	gone := map[string]bool{}
	all := true
	for i, c := range list {
		switch {
		case c.Author != author || c.Parent >= 0:
		case answered[i]:
			all = false
		default:
			gone[c.ID] = true
		}
	}
	if len(gone) == 0 {
		return nil
	}
	source, err := p.editable(p.main)
	if err != nil {
		return err
	}
	name, _ := find(p.rels, "comments")
	comments, err := p.editable(name)
	if err != nil {
		return err
	}
	p.set(name, withoutComments(comments, gone))
	p.set(p.main, withoutMarks(source, gone, all))
	return nil
}

// withoutComments returns the part of comments without those of the ids.
func withoutComments(data string, gone map[string]bool) string {
	var list []splice
	s := newScanner("", data)
	s.root(func(tag) {
		s.each(func(t tag) {
			if t.is("comment") && gone[s.attr(word, "id")] {
				s.leave(1)
				list = append(list, splice{t.start, s.at, ""})
			}
		})
	})
	return spliced(data, list)
}

// A cut is a stretch of the main part that was put in.
type cut struct{ start, end int }

// A seamed is a run that splitting made, as its start tag shows.
type seamed struct {
	body int // behind its properties
	text int // behind the start tag of its w:t element, if that was made too; else 0
}

// A cutter finds what was put into the main part.
type cutter struct {
	*scanner
	gone  map[string]bool
	cuts  []cut
	seams map[int]seamed // by where the run starts
	kept  []cut          // what was added to start tags of w:t elements
}

// withoutMarks returns the main part without the marks of the comments. Where all of them
// go, white space need not be kept where runs were split.
func withoutMarks(source string, gone map[string]bool, all bool) string {
	c := &cutter{scanner: newScanner("", source), gone: gone, seams: map[int]seamed{}}
	c.root(func(tag) { c.each(c.visit) })
	var list []splice
	mended := map[int]bool{}
	for i := 0; i < len(c.cuts); i++ {
		whole := c.cuts[i]
		for i+1 < len(c.cuts) && c.cuts[i+1].start == whole.end {
			i++
			whole.end = c.cuts[i].end
		}
		whole = c.mend(whole, mended)
		list = append(list, splice{whole.start, whole.end, ""})
	}
	for _, k := range c.kept {
		if all && !mended[k.end] {
			list = append(list, splice{k.start, k.end, ">"})
		}
	}
	return spliced(source, list)
}

// visit looks for marks and seams.
func (c *cutter) visit(t tag) {
	switch {
	case t.is("commentRangeStart"), t.is("commentRangeEnd"):
		if c.gone[c.attr(word, "id")] {
			c.leave(len(c.open) - 1)
			c.cuts = append(c.cuts, cut{t.start, c.at})
		}
	case t.is("r"):
		c.run(t)
	case t.is("t"):
		c.preserve(t)
	default:
		c.each(c.visit)
	}
}

// preserve notes what was added to the start tag of a w:t element.
func (c *cutter) preserve(t tag) {
	if strings.HasSuffix(c.data[t.start:t.end], preserve+seam) {
		c.kept = append(c.kept, cut{t.end - len(preserve+seam), t.end})
	}
}

func (c *cutter) run(t tag) {
	depth := len(c.open) - 1
	reference, other, first := false, false, true
	s := seamed{body: t.end}
	split := strings.HasSuffix(c.data[t.start:t.end], seam)
	c.each(func(x tag) {
		switch {
		case x.is("rPr") && first:
			c.leave(depth + 1)
			s.body = c.at
			return
		case x.is("commentReference") && c.gone[c.attr(word, "id")]:
			reference = true
		default:
			other = true
			if x.start == s.body && x.is("t") && strings.HasSuffix(c.data[x.start:x.end], preserve+seam) {
				s.text = x.end
			}
			c.visit(x)
		}
		first = false
	})
	if reference && !other {
		c.cuts = append(c.cuts, cut{t.start, c.at})
	}
	if split {
		c.seams[t.start] = s
	}
}

// mend widens a cut over the borders of the two halves of a run that was split there.
func (c *cutter) mend(w cut, mended map[int]bool) cut {
	s, ok := c.seams[w.end]
	before := c.data[:w.start]
	if !ok || !strings.HasSuffix(before, ">") {
		return w
	}
	run := strings.LastIndex(before, "</")
	if run < 0 || strings.Contains(before[run:], ":") != strings.Contains(c.data[w.end:s.body], ":") || !isEnd(before[run:], "r") {
		return w
	}
	if s.text > 0 {
		if text := strings.LastIndex(before[:run], "</"); text >= 0 && isEnd(before[text:run], "t") {
			mended[s.text] = true
			return cut{text, s.text}
		}
		return w
	}
	return cut{run, s.body}
}

// isEnd reports whether s is the end tag of an element of this name and no more.
func isEnd(s, local string) bool {
	name := strings.TrimSuffix(strings.TrimPrefix(s, "</"), ">")
	return name == local || strings.HasSuffix(name, ":"+local)
}
