package output

import (
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/output/markup"
)

// open draws the headline of a report and opens what holds its details.
func (r *htmlRow) open(m *markup.Writer) {
	m.Put("\n"+`<details class="report %"`, r.Grave())
	m.If(r.Opened, " open")
	m.Put(`>
<summary>
<h3><bdi>%</bdi></h3>
<span class="what">`, r.Path)
	m.If(r.Title != "", "<bdi>%</bdi> · ", r.Title)
	m.Put("%", r.Type)
	m.If(r.Year != 0, " · %年", r.Year)
	m.Put("</span>\n" + `<span class="tally">`)
	m.If(r.Grade != "", `<b class="grade">%</b>`, r.Grade)
	tally(m, r.Sum)
	m.If(r.Without > 0, `<b class="error">缺措施%</b>`, r.Without)
	m.Put(`</span>
</summary>
<div class="body" id="%"><span id="%"></span>`, r.ID, r.Anchor)
	m.If(r.GradeWhy != "", `<p class="remark">等次：%，%</p>`, r.Grade, r.GradeWhy)
	m.If(r.LeftOut != "", `<p class="remark">%</p>`, r.LeftOut)
	m.Put("\n")
}

func tally(m *markup.Writer, s lint.Summary) {
	m.If(s.Errors > 0, `<b class="error">错误%</b>`, s.Errors)
	m.If(s.Warnings > 0, `<b class="warning">警告%</b>`, s.Warnings)
	m.If(s.Infos > 0, `<b class="info">建议%</b>`, s.Infos)
	m.If(s.Hints > 0, `<b class="hint">提示%</b>`, s.Hints)
	m.If(s.Findings == 0, `<b class="clean">没有问题</b>`)
}

// draw draws the details of a report and closes what holds them.
func (v *htmlReport) draw(m *markup.Writer) {
	v.DrawRemarks(m)
	if len(v.General) > 0 {
		m.Put("\n" + `<ol class="notes general">`)
		for i := range v.General {
			v.General[i].draw(m)
		}
		m.Put("</ol>")
	}
	m.If(v.Excerpt, `<p class="remark">报告太多，这一篇只显示有意见的段落和没有措施的问题。</p>`)
	m.Put("\n" + `<article class="paper">`)
	for i := range v.Blocks {
		v.Blocks[i].draw(m)
	}
	m.Put("\n</article>")
	if len(v.Pairs) > 0 {
		m.Put("\n" + `<div class="wide">` + "\n")
		v.DrawPairs(m)
		m.Put("\n</div>")
	}
	v.copies(m)
	m.Put("\n</div></details>\n")
}

// DrawRemarks draws what is said of the report as a whole beside the findings.
func (v *htmlReport) DrawRemarks(m *markup.Writer) {
	for _, r := range v.Remarks {
		m.Put(`<p class="remark">%</p>`, r)
	}
	for _, s := range v.Skipped {
		m.Put(`<p class="remark">没能应用的规则：%（<code>%</code>），%</p>`, s.Title, s.Rule, s.Why)
	}
}

func (b *htmlBlock) draw(m *markup.Writer) {
	m.Put("\n" + `<div class="block">`)
	if len(b.Table) > 0 {
		b.DrawTable(m, func(p *htmlParagraph) {
			m.Put(`<p id="%">`, p.ID)
			drawPieces(m, p.Pieces)
			m.Put("</p>")
		})
		drawNotes(m, b.Notes)
	}
	for i := range b.Paragraphs {
		b.Paragraphs[i].draw(m)
		if i == 0 {
			drawNotes(m, b.Notes)
		}
	}
	m.Put("</div>")
}

// DrawTable draws the table of a block, whose first row is its head, with its paragraphs as
// cell draws them.
func (b *htmlBlock) DrawTable(m *markup.Writer, cell func(*ReviewParagraph)) {
	m.Put(`<div class="table"><table>`)
	for i, row := range b.Table {
		m.Put("<tr>")
		for _, list := range row {
			m.If(i == 0, `<th scope="col">`)
			m.If(i > 0, "<td>")
			for k := range list {
				cell(&list[k])
			}
			m.If(i == 0, "</th>")
			m.If(i > 0, "</td>")
		}
		m.Put("</tr>")
	}
	m.Put("</table></div>")
}

func (p *htmlParagraph) draw(m *markup.Writer) {
	if p.LeftOut > 0 {
		m.Put(`<p class="omitted">（%段没有意见，略）</p>`, p.LeftOut)
		return
	}
	switch p.Look {
	case "title":
		m.Put(`<h4 class="title" id="%">`, p.ID)
		defer m.Put("</h4>")
	case "part":
		m.Put(`<h5 id="%">`, p.ID)
		defer m.Put("</h5>")
	case "head":
		m.Put(`<h6 id="%">`, p.ID)
		defer m.Put("</h6>")
	default:
		m.Put(`<p class="%" id="%">`, p.Look, p.ID)
		defer m.Put("</p>")
	}
	drawPieces(m, p.Pieces)
}

func drawPieces(m *markup.Writer, pieces []htmlPiece) {
	for i := range pieces {
		p := &pieces[i]
		m.If(p.Class != "", `<mark class="%">`, p.Classes())
		p.DrawText(m)
		m.If(p.Class != "", "</mark>")
		for _, r := range p.Refs {
			m.Put(`<a class="ref %"`, r.Severity)
			m.If(r.ID != "", ` id="%"`, r.ID)
			m.Put(` href="#%" data-n="%" aria-label="意见%"></a>`, r.Href, r.N, r.N)
		}
	}
}

// Classes returns the classes of the mark that a piece is.
func (p *htmlPiece) Classes() string {
	if p.Point {
		return p.Class + " point"
	}
	return p.Class
}

// DrawText draws the text of a piece.
func (p *htmlPiece) DrawText(m *markup.Writer) {
	m.If(p.Bold, "<b>%</b>", p.Text)
	m.If(!p.Bold, "%", p.Text)
}

// copies sets passages beside those of other reports.
func (v *htmlReport) copies(m *markup.Writer) {
	if len(v.Copies) == 0 {
		return
	}
	m.Put("\n" + `<div class="wide">` + "\n<h4>与其他报告相同的段落</h4>")
	for i := range v.Copies {
		v.Copies[i].draw(m)
	}
	m.Put("\n</div>")
}

func (c *htmlCopy) draw(m *markup.Writer) {
	m.Put("\n" + `<div class="copy"`)
	m.If(c.ID != "", ` id="%"`, c.ID)
	m.Put(`>
<p><a class="num %" href="#%">%</a> %</p>
<div class="sides">
<figure><figcaption>本篇 %</figcaption><blockquote>`, c.Severity, c.Note, c.N, c.Message, c.Place)
	drawChanges(m, c.Mine, func(t shown) { m.Put("<del>%</del>", t) })
	m.Put("</blockquote></figure>\n"+`<figure><figcaption><a href="#%"><bdi>%</bdi></a></figcaption><blockquote>`, c.Href, c.Path)
	drawChanges(m, c.Theirs, func(t shown) { m.Put("<ins>%</ins>", t) })
	m.Put("</blockquote></figure>\n</div>\n</div>")
}

// drawChanges draws a text in which changed draws what differs.
func drawChanges(m *markup.Writer, list []htmlChange, changed func(shown)) {
	for _, c := range list {
		if c.Changed {
			changed(c.Text)
		} else {
			m.Put("%", c.Text)
		}
	}
}
