package compare

import (
	"cmp"
	"slices"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A Passage is a stretch of a document that stands in another one too, word for word or
// edited.
type Passage struct {
	Text, Other doc.Text // the same passage in both
	Document    int      // the number of the other document
	Line        int      // the line of that document on which the passage begins, counted from 1
	Same, All   int      // how many of its characters are the same, of how many; marks do not count
	Further     int      // how many other documents have it too
	Alike       Likeness // how much the two differ

	own, other place // in the scripts
	weight     int   // how many of the characters that are the same weigh, in halves
}

// A Likeness says how much two passages differ.
type Likeness int8

// The likenesses.
const (
	Edited   Likeness = iota // in words
	Numbered                 // in numbers, and perhaps in marks
	Verbatim                 // in marks and white space at most
)

// alike compares two passages.
func alike(a, b string) Likeness {
	switch {
	case !slices.Equal(letters(a), letters(b)):
		return Edited
	case numbers(a) != numbers(b):
		return Numbered
	}
	return Verbatim
}

// Passages returns what document n, whose script s is, shares with others, by place. Where
// several have a passage, it names the one that is most like it. The function other returns
// the script of a document, nil where that cannot be read any more. The weights of s are
// changed.
func (x *Index) Passages(n int, s *Script, other func(document int) *Script) []Passage {
	if x.origin[n] == none {
		return nil
	}
	v := x.view(n, s)
	partners := v.partners()
	var found []Passage
	for _, p := range choose(partners) {
		o := other(int(p.document))
		if o == nil {
			continue
		}
		for _, c := range chains(s, o, n < int(p.document)) {
			found = append(found, x.judge(v, o, c, int(p.document))...)
		}
	}
	best := x.best(found)
	for i := range best {
		best[i].Further = further(&best[i], partners)
	}
	return best
}

// chains aligns two scripts. The one of the document that comes first leads, so that both
// documents of a pair are told the same.
func chains(s, o *Script, leads bool) []chain {
	if leads {
		return align(s, o)
	}
	list := align(o, s)
	for _, c := range list {
		for i, r := range c.runs {
			c.runs[i] = run{r.other, r.own, r.n}
		}
		slices.SortStableFunc(c.runs, func(a, b run) int { return a.own - b.own })
	}
	return list
}

// judge makes a passage of a chain, or of its parts, where it is long enough and alike
// enough.
func (x *Index) judge(v *view, o *Script, c chain, document int) []Passage {
	if c = v.trim(c); len(c.runs) == 0 {
		return nil
	}
	p := v.measure(c)
	if p.weight = v.sure(p.own, p.weight); p.weight < int(v.min) {
		return nil
	}
	k := widest(c)
	if k > 0 && (c.parted(k) || p.Same*100 < x.want.Like*p.All) {
		return append(x.judge(v, o, chain{c.runs[:k]}, document), x.judge(v, o, chain{c.runs[k:]}, document)...)
	}
	p.Text, p.Other = v.Text(p.own.start, p.own.end), o.Text(p.other.start, p.other.end)
	p.Line = o.Doc.Position(p.Other.Span().Start).Line
	p.Alike = alike(p.Text.String(), p.Other.String())
	p.Document = document
	return []Passage{p}
}

// trim takes the runs off both ends that weigh nothing.
func (v *view) trim(c chain) chain {
	for len(c.runs) > 0 && v.weighs(c.runs[0]) == 0 {
		c.runs = c.runs[1:]
	}
	for len(c.runs) > 0 && v.weighs(c.last()) == 0 {
		c.runs = c.runs[:len(c.runs)-1]
	}
	return c
}

// gap returns how many characters lie between two runs, in the script where there are more.
// Which of them comes first in the other script does not matter.
func gap(a, b run) int {
	return max(b.own-a.own-a.n, b.other-a.other-a.n, a.other-b.other-b.n)
}

// widest returns the index of the run before which the widest gap of a chain is, 0 where it
// is one run.
func widest(c chain) int {
	best, most := 0, -1
	for k := 1; k < len(c.runs); k++ {
		if g := gap(c.runs[k-1], c.runs[k]); g > most {
			best, most = k, g
		}
	}
	return best
}

// parted reports whether the gap before run k is wider than what stands on one side of it
// is long: that side may be there by chance.
func (c chain) parted(k int) bool {
	before, behind := 0, 0
	for i, r := range c.runs {
		if i < k {
			before += r.n
		} else {
			behind += r.n
		}
	}
	return gap(c.runs[k-1], c.runs[k]) > min(before, behind)
}

// measure says how long a chain is and how much of it is the same.
func (v *view) measure(c chain) Passage {
	first, last := c.runs[0], c.last()
	p := Passage{own: place{first.own, last.own + last.n}, other: place{first.other, first.other + first.n}}
	for _, r := range c.runs {
		p.other.start, p.other.end = min(p.other.start, r.other), max(p.other.end, r.other+r.n)
		p.Same += r.n
		p.weight += v.weighs(r)
	}
	p.All = max(p.own.end-p.own.start, p.other.end-p.other.start)
	return p
}

// best leaves of the passages that are much the same stretch the one with the most in
// common.
func (x *Index) best(found []Passage) []Passage {
	slices.SortStableFunc(found, func(a, b Passage) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(b.Same, a.Same), cmp.Compare(a.Document, b.Document))
	})
	var best []Passage
	for _, p := range found {
		if !slices.ContainsFunc(best, func(b Passage) bool { return overlap(p.own, b.own)*2 >= p.own.end-p.own.start }) {
			best = append(best, p)
		}
	}
	slices.SortStableFunc(best, func(a, b Passage) int { return a.own.start - b.own.start })
	return best
}

func overlap(a, b place) int { return min(a.end, b.end) - max(a.start, b.start) }

// further returns how many partners beside the one that it names have a passage.
func further(p *Passage, partners []partner) int {
	n := 0
	for _, o := range partners {
		inside := 0
		for _, h := range o.hits {
			if int(h.own) >= p.own.start && int(h.own) < p.own.end {
				inside++
			}
		}
		if inside >= fewest && int(o.document) != p.Document {
			n++
		}
	}
	return n
}
