package output

import (
	"fmt"
	"sort"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// htmlReport is what a page shows of one report.
type htmlReport struct {
	*htmlRow
	Excerpt bool       // paragraphs without findings and problems with measures are left out
	General []htmlNote // notes that belong to no place
	Blocks  []htmlBlock
	Pairs   []htmlPair
	Copies  []htmlCopy
	Remarks []shown
	Skipped []htmlSkipped
}

type htmlSkipped struct{ Rule, Title, Why shown }

// htmlBlock is a paragraph or a table, the notes beside it, and the paragraphs without
// notes that follow: so notes that need more room than their paragraph push nothing apart.
type htmlBlock struct {
	Paragraphs []htmlParagraph
	Table      [][][]htmlParagraph // rows of cells
	Notes      []htmlNote

	row int // of the table, the last so far
}

// htmlParagraph is a paragraph, or what stands for some that are left out.
type htmlParagraph struct {
	ID      string
	Look    string // title, part, head, item or text
	Pieces  []htmlPiece
	LeftOut int // how many paragraphs are left out here
}

// reportView makes the view of one report.
type reportView struct {
	htmlReport
	doc          *doc.Document
	rule         func(reportType, id string) *lint.Rule
	reportType   string
	marks        map[int][]mark     // by index of the paragraph
	notes        map[int][]htmlNote // likewise
	levels, ends map[int]int
	linked       map[int]bool // numbers of the paragraphs that the page links to
	table        *doc.Table   // of the block being built
}

func (h *htmlWriter) report(r *lint.Record, row *htmlRow) *htmlReport {
	v := &reportView{
		doc: r.Doc, rule: h.o.Rule, reportType: r.Result.Type, marks: map[int][]mark{}, notes: map[int][]htmlNote{}, linked: map[int]bool{},
		htmlReport: htmlReport{htmlRow: row, Excerpt: h.details.size+len(r.Doc.Text.String()) > h.full},
	}
	v.levels, v.ends = headed(r.Doc)
	for i := range r.Result.Findings {
		v.finding(i+1, &r.Result.Findings[i])
	}
	for i := range r.Result.Pairs {
		if p := &r.Result.Pairs[i]; !v.Excerpt || len(p.Measures) == 0 {
			v.Pairs = append(v.Pairs, v.pair(p))
		}
	}
	for i := range r.Doc.Paragraphs {
		v.paragraph(i)
	}
	for _, n := range r.Notes() {
		v.Remarks = append(v.Remarks, show(n))
	}
	for _, s := range r.Result.Skipped {
		v.Skipped = append(v.Skipped, htmlSkipped{show(s.Rule), titleOf(v.rule, v.reportType, s.Rule), show(s.Why)})
	}
	return &v.htmlReport
}

// finding puts the note of a finding beside its first paragraph and its marks into the
// text. What stands nowhere, such as a part that is missing, is told before the text.
func (v *reportView) finding(n int, f *lint.Finding) {
	note := v.note(n, f)
	if f.Text.Len() == 0 && f.Text.Start() == 0 || len(v.doc.Paragraphs) == 0 {
		v.General = append(v.General, note)
	} else {
		note.Back = markID(v.ID, n)
		i := v.mark(f.Text, mark{severity: f.Severity, note: n, first: true, shown: true})
		v.notes[i] = append(v.notes[i], note)
	}
	if f.Places > 0 {
		v.further(n, f)
	}
}

// further marks the other places that a finding stands for.
func (v *reportView) further(n int, f *lint.Finding) {
	for _, x := range f.Related[:min(len(f.Related), maxFurther)] {
		if x.Path == "" && x.Text.Len() > 0 {
			v.mark(x.Text, mark{severity: f.Severity, note: n, shown: true})
		}
	}
}

// maxFurther is how many further places of a finding are marked.
const maxFurther = 200

// mark marks t in each paragraph it touches and returns the index of the first.
func (v *reportView) mark(t doc.Text, m mark) int {
	list := v.doc.Paragraphs
	first := sort.Search(len(list)-1, func(i int) bool { return list[i].Text.End() >= max(t.Start(), min(t.Start()+1, t.End())) })
	for i := first; i < len(list) && (i == first || list[i].Text.Start() < t.End()); i++ {
		p := list[i].Text
		m.start, m.end = max(t.Start(), p.Start()), min(t.End(), p.End())
		if m.start > m.end {
			m.start = m.end
		}
		m.wide = m.end-m.start > wideMark
		v.marks[i] = append(v.marks[i], m)
		m.first, m.shown = false, false
	}
	return first
}

// paragraph adds a paragraph to the block it belongs to.
func (v *reportView) paragraph(i int) {
	p := v.doc.Paragraphs[i]
	start := p.Text.Start()
	level, heading := v.levels[start]
	x := htmlParagraph{ID: paragraphID(v.ID, p.Number), Look: look(p, level, heading)}
	if v.Excerpt && (!heading || len(v.marks) == 0) && len(v.marks[i]) == 0 && !v.linked[p.Number] {
		v.leaveOut()
		return
	}
	bold := v.ends[start]
	switch {
	case p.Bold:
		bold = p.Text.End()
	case bold >= p.Text.End()-len("。"):
		bold = 0 // a run-in heading with nothing behind it
	}
	x.Pieces = pieces(p.Text.String(), start, bold, v.marks[i], v.ID)
	b := v.block(i)
	b.Notes = append(b.Notes, v.notes[i]...)
	if v.table != nil {
		b.cell(p, x)
		return
	}
	b.Paragraphs = append(b.Paragraphs, x)
}

// look names what a paragraph looks like.
func look(p *doc.Paragraph, level int, heading bool) string {
	switch {
	case heading && level == 0:
		return "title"
	case heading && level == 1:
		return "part"
	case heading:
		return "head"
	case p.List > 0:
		return "item"
	}
	return "text"
}

// block returns the block that the paragraph of an index goes to. Notes begin a block, so
// does a table and what follows one.
func (v *reportView) block(i int) *htmlBlock {
	table := v.doc.Paragraphs[i].Table
	if len(v.Blocks) == 0 || table != v.table || table == nil && len(v.notes[i]) > 0 {
		v.Blocks = append(v.Blocks, htmlBlock{})
	}
	v.table = table
	return &v.Blocks[len(v.Blocks)-1]
}

// cell adds a paragraph of a table, whose paragraphs come row by row. A cell may hold
// several, or none.
func (b *htmlBlock) cell(p *doc.Paragraph, x htmlParagraph) {
	if len(b.Table) == 0 || b.row != p.Row {
		b.Table, b.row = append(b.Table, nil), p.Row
	}
	row := &b.Table[len(b.Table)-1]
	for len(*row) < p.Column {
		*row = append(*row, nil)
	}
	cell := &(*row)[max(p.Column, 1)-1]
	*cell = append(*cell, x)
}

// leaveOut counts a paragraph that is not shown.
func (v *reportView) leaveOut() {
	v.table = nil
	if len(v.Blocks) == 0 {
		v.Blocks = append(v.Blocks, htmlBlock{})
	}
	b := &v.Blocks[len(v.Blocks)-1]
	if b.Table != nil {
		v.Blocks = append(v.Blocks, htmlBlock{})
		b = &v.Blocks[len(v.Blocks)-1]
	}
	if n := len(b.Paragraphs); n > 0 && b.Paragraphs[n-1].LeftOut > 0 {
		b.Paragraphs[n-1].LeftOut++
		return
	}
	b.Paragraphs = append(b.Paragraphs, htmlParagraph{LeftOut: 1})
}

// linkTo returns the name of the paragraph that a text of the report stands in.
func (v *reportView) linkTo(t doc.Text) string {
	p := v.doc.ParagraphAt(t.Start())
	if p == nil {
		return v.ID
	}
	v.linked[p.Number] = true
	return paragraphID(v.ID, p.Number)
}

func noteID(report string, n int) string      { return fmt.Sprintf("%s-n%d", report, n) }
func markID(report string, n int) string      { return fmt.Sprintf("%s-m%d", report, n) }
func paragraphID(report string, n int) string { return fmt.Sprintf("%s-p%d", report, n) }
func copyID(report string, n int) string      { return fmt.Sprintf("%s-c%d", report, n) }
