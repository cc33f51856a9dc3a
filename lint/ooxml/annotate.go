package ooxml

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Remark is a comment to be put into the margin.
type Remark struct {
	Start, End int      // what it speaks of, bytes of [Document.Text]
	Lines      []string // its paragraphs
}

// A Change is a correction to be put in as a tracked change.
type Change struct {
	Start, End int // what it replaces, bytes of [Document.Text]
	New        string
}

// MaxComments is how many comments Word opens a document with.
const MaxComments = 32_767

// An Edition is a changed document, and what was put into it.
type Edition struct {
	Data    []byte
	Remarks int   // how many remarks were put in, in their order; the others are over the limit of Word
	Changes []int // the indexes of the changes that were put in
}

// Annotate puts remarks and changes by an author into the document. A change that does not
// lie within one run of the text is left out, and so is one that touches an earlier one.
// Where Word knows no comments (in text boxes and notes) a remark goes to the place in the
// text that these belong to. The document itself stays what it is.
func (d *Document) Annotate(author, initials string, remarks []Remark, changes []Change) (*Edition, error) {
	source, err := d.pkg.editable(d.pkg.main)
	if err != nil {
		return nil, err
	}
	p := d.pkg.copy()
	name, err := p.commentsPart(d.tags.uri)
	if err != nil {
		return nil, err
	}
	comments, err := p.editable(name)
	if err != nil {
		return nil, err
	}
	ids := newIDs(source, comments)
	remarks = remarks[:min(len(remarks), max(0, MaxComments-len(d.Comments)))]
	w := &writer{doc: d, author: author, ids: ids, sites: map[site]*marks{}, changed: map[int]bool{}}
	edition := &Edition{Remarks: len(remarks), Changes: w.changes(changes)}
	var margin strings.Builder
	tags := rootPrefix(name, comments)
	for _, r := range remarks {
		id := ids.next()
		w.remark(r, id)
		margin.WriteString(comment(tags, id, author, initials, r.Lines))
	}
	p.set(p.main, spliced(source, w.splices()))
	p.set(name, appended(comments, margin.String()))
	edition.Data, err = p.Bytes()
	return edition, err
}

// copy returns a package whose changes are its own.
func (p *Package) copy() *Package {
	c := *p
	c.changed = map[string]string{}
	for name, data := range p.changed {
		c.changed[name] = data
	}
	c.added, c.rels = slices.Clone(p.added), slices.Clone(p.rels)
	return &c
}

// rootPrefix returns how a part names the elements of WordprocessingML.
func rootPrefix(name, data string) prefix {
	var tags prefix
	s := newScanner(name, data)
	s.root(func(tag) { tags = s.prefixes() })
	return tags
}

// comment returns a comment as an element.
func comment(p prefix, id, author, initials string, lines []string) string {
	var b strings.Builder
	w := p.name
	fmt.Fprintf(&b, `<%scomment%s %sid="%s" %sauthor="%s" %sinitials="%s">`, w, p.declare, w, id, w, escape(author), w, escape(initials))
	for _, l := range lines {
		fmt.Fprintf(&b, `<%sp><%sr><%st xml:space="preserve">%s</%st></%sr></%sp>`, w, w, w, escape(l), w, w, w)
	}
	fmt.Fprintf(&b, "</%scomment>", w)
	return b.String()
}

// ids hands out numbers that no element of the document has for its id.
type ids struct {
	used map[string]bool
	last int
}

func newIDs(parts ...string) *ids {
	x := &ids{used: map[string]bool{}}
	for _, data := range parts {
		for {
			_, after, ok := strings.Cut(data, `id=`)
			if !ok || len(after) < 2 {
				break
			}
			data = after[1:]
			if end := strings.IndexByte(data, after[0]); end > 0 && end < 12 {
				x.used[data[:end]] = true
			}
		}
	}
	return x
}

func (x *ids) next() string {
	for {
		x.last++
		if id := strconv.Itoa(x.last); !x.used[id] {
			return id
		}
	}
}

// A writer gathers what is put where.
type writer struct {
	doc     *Document
	author  string
	ids     *ids
	sites   map[site]*marks
	gone    []removal
	changed map[int]bool // the w:t elements that changes split
}

// marks are what stands at one site, in this order.
type marks struct {
	inserted string   // the new text of a change that ends here
	closing  []string // the ends of remarks
	opening  []string // their starts
	deletion string   // the start of the deletion of a change
	deleted  bool     // a deletion ends here
}

func (w *writer) at(s site) *marks {
	if w.sites[s] == nil {
		w.sites[s] = &marks{}
	}
	return w.sites[s]
}

// remark puts in the marks of a remark.
func (w *writer) remark(r Remark, id string) {
	from, to, ok := w.doc.ends(r.Start, r.End)
	if !ok {
		return
	}
	from, to = w.clear(from, true), w.clear(to, false)
	p := w.doc.tags
	start := fmt.Sprintf(`<%scommentRangeStart%s %sid="%s"/>`, p.name, p.declare, p.name, id)
	end := fmt.Sprintf(`<%scommentRangeEnd%s %sid="%s"/><%sr%s><%scommentReference %sid="%s"/></%sr>`, p.name, p.declare, p.name, id, p.name, p.declare, p.name, p.name, id, p.name)
	if from.at >= to.at {
		m := w.at(from)
		m.opening = append(m.opening, start+end)
		return
	}
	w.at(from).opening = append(w.at(from).opening, start)
	w.at(to).closing = append(w.at(to).closing, end)
}

// ends returns the sites around a range of the text. Automatic numbers stand in no bytes:
// what speaks of one goes to the text behind it. A range that runs over paragraphs of a
// table or of a text box ends with the first of them.
func (d *Document) ends(start, end int) (from, to site, ok bool) {
	if p := d.paragraphAt(start); p != nil && end > p.End && (p.Table > 0 || p.Box || p.Note || d.paragraphAt(end) == nil || d.paragraphAt(end).Table > 0) {
		end = p.End
	}
	i := max(d.pieceAt(start), 0)
	for i < len(d.text.pieces) && (d.text.pieces[i].run < 0 || d.stop(i) <= start && start < end) {
		i++
	}
	if i == len(d.text.pieces) {
		return from, to, false
	}
	start = max(start, d.text.pieces[i].at)
	if end <= start {
		end = d.stop(i)
	}
	k := d.pieceAt(end - 1)
	for k > i && d.text.pieces[k].run < 0 {
		k--
	}
	return d.before(i, start), d.behind(k, min(end, d.stop(k))), true
}

// clear moves a site out of a deletion.
func (w *writer) clear(s site, start bool) site {
	for _, g := range w.gone {
		if g.from.node == s.node && s.node >= 0 && g.from.at < s.at && s.at < g.to.at {
			if start {
				return g.from
			}
			return g.to
		}
	}
	return s
}

// splices returns all that is put in, as splices of the main part.
func (w *writer) splices() []splice {
	sites := make([]site, 0, len(w.sites))
	for s := range w.sites {
		sites = append(sites, s)
	}
	slices.SortFunc(sites, func(a, b site) int {
		if a.at != b.at {
			return cmp.Compare(a.at, b.at)
		}
		return cmp.Compare(order(a), order(b))
	})
	var list []splice
	kept := map[int]bool{}
	for _, s := range sites {
		m := w.sites[s]
		if k, ok := w.doc.keep(s, w.seam(s.node)); ok && !kept[s.node] {
			kept[s.node] = true
			list = append(list, k)
		}
		list = append(list, splice{s.at, s.at, w.text(s, m)})
	}
	return list
}

// seam returns the end of the start tag of an element that is split. Where a tracked change
// splits it, it stays so.
func (w *writer) seam(node int) string {
	if w.changed[node] {
		return ">"
	}
	return seam
}

// order says which of the sites at one offset comes first: the one behind a run.
func order(s site) int {
	if s.ahead {
		return 1
	}
	return 0
}

// text returns what stands at a site.
func (w *writer) text(s site, m *marks) string {
	end := seam
	if m.deleted || m.inserted != "" {
		end = ">"
	}
	closing, opening := w.doc.split(s, end)
	marks := strings.Join(m.closing, "") + strings.Join(m.opening, "")
	switch {
	case m.deleted:
		closing = m.inserted
	case m.inserted != "":
		marks = m.inserted + marks
	}
	if m.deletion != "" {
		opening = m.deletion
	}
	return closing + marks + opening
}
