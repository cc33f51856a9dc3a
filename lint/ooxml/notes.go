package ooxml

// readNotes reads the footnotes or endnotes that the text refers to, and adds them behind it
// in the order of reference.
func (r *reader) readNotes(p *Package, kind string) error {
	var wanted []int
	for i, n := range r.notes {
		if n.kind+"s" == kind {
			wanted = append(wanted, i)
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	data, err := p.related(kind)
	if err != nil || data == "" {
		return err
	}
	anchors := map[string]int{}
	for _, i := range wanted {
		anchors[r.notes[i].id] = r.anchors[i]
	}
	read := map[string]content{}
	body := r.out
	r.scanner = newScanner(kind+".xml", data)
	r.root(func(tag) {
		r.each(func(t tag) {
			id := r.attr(word, "id")
			anchor, ok := anchors[id]
			if _, again := read[id]; !ok || again || !t.is(kind[:len(kind)-1]) {
				return
			}
			r.out, r.place, r.fields = content{}, place{note: true}, fields{}
			r.index = anchor
			r.story()
			read[id] = r.out
		})
	})
	r.out, r.place, r.index = body, place{}, -1
	for _, i := range wanted {
		r.out.append(read[r.notes[i].id])
	}
	return r.err
}
