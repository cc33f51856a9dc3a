package ooxml

import (
	"fmt"
	"slices"
	"strings"
)

// A removal is the place of a tracked deletion.
type removal struct{ from, to site }

// changes puts in the changes that can be, and returns their indexes.
func (w *writer) changes(list []Change) []int {
	var done []int
	var taken []Change
	for i, c := range list {
		touches := func(t Change) bool { return c.Start <= t.End && t.Start <= c.End }
		if !slices.ContainsFunc(taken, touches) && w.change(c) {
			taken = append(taken, c)
			done = append(done, i)
		}
	}
	return done
}

// change puts in one change. It must lie within the plain characters of one element, and
// not in what somebody else inserted.
func (w *writer) change(c Change) bool {
	d := w.doc
	i := d.pieceAt(max(c.Start-1, 0))
	if c.Start < c.End || c.Start == 0 {
		i = d.pieceAt(c.Start)
	}
	if i < 0 || c.End < c.Start || strings.ContainsAny(c.New, "\n\t") {
		return false
	}
	p := d.text.pieces[i]
	if p.node < 0 || !p.verbatim || p.run < 0 || c.Start < p.at || c.End > d.stop(i) || d.runs[p.run].tracked || !d.divisible(p.node) {
		return false
	}
	from := site{at: p.src + c.Start - p.at, run: p.run, node: p.node}
	w.changed[p.node] = true
	if c.Start == c.End {
		if c.New == "" {
			return false
		}
		w.at(from).inserted = w.insertion(p, c.New)
		return true
	}
	to := site{at: p.src + c.End - p.at, run: p.run, node: p.node}
	closing, opening := w.clone(p, "delText")
	w.at(from).deletion = w.tracked("del") + opening
	m := w.at(to)
	m.deleted = true
	m.inserted = closing + "</" + d.tags.name + "del>"
	if c.New != "" {
		m.inserted += w.insertion(p, c.New)
	}
	w.gone = append(w.gone, removal{from, to})
	return true
}

// tracked returns the start tag of a tracked change.
func (w *writer) tracked(kind string) string {
	p := w.doc.tags
	return fmt.Sprintf(`<%s%s%s %sid="%s" %sauthor="%s">`, p.name, kind, p.declare, p.name, w.ids.next(), p.name, escape(w.author))
}

// insertion returns text as a tracked insertion that looks like the run of a piece.
func (w *writer) insertion(p piece, text string) string {
	closing, opening := w.clone(p, "t")
	return w.tracked("ins") + opening + escape(text) + closing + "</" + w.doc.tags.name + "ins>"
}

// clone returns the borders of a run that looks like the one of a piece and holds text in an
// element of the given name.
func (w *writer) clone(p piece, local string) (closing, opening string) {
	d := w.doc
	r := d.runs[p.run]
	prefix := strings.TrimSuffix(d.name(p.node), "t")
	closing = "</" + prefix + local + "></" + d.name(r.start) + ">"
	return closing, d.source[r.start:r.body] + "<" + prefix + local + ` xml:space="preserve">`
}
