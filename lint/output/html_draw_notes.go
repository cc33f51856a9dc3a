package output

import "github.com/jiaogao/jiaogao/lint/output/markup"

func drawNotes(m *markup.Writer, notes []htmlNote) {
	if len(notes) == 0 {
		return
	}
	m.Put(`<ol class="notes" aria-label="意见">`)
	for i := range notes {
		notes[i].draw(m)
	}
	m.Put("</ol>")
}

func (n *htmlNote) draw(m *markup.Writer) {
	m.Put("\n"+`<li class="note %" id="%" value="%">`+"\n"+`<p class="of">`, n.Severity, n.ID, n.N)
	m.If(n.Back != "", `<a class="num" href="#%" aria-label="意见%，回到原文">%</a>`, n.Back, n.N, n.N)
	m.If(n.Back == "", `<span class="num">%</span>`, n.N)
	m.Put(` <b>%</b> <span title="%">%</span> `, n.Label, n.Rule, n.Title)
	m.If(n.Back != "", `<span class="place">%</span>`, n.Place)
	m.Put("</p>\n<p>%</p>", n.Message)
	for i := range n.Cures {
		n.Cures[i].draw(m)
	}
	n.DrawRelated(m)
	m.If(n.Compare != "", "\n"+`<p class="see"><a href="#%">两段对照</a></p>`, n.Compare)
	m.Put("\n</li>")
}

// DrawRelated draws the other places that belong to a note.
func (n *htmlNote) DrawRelated(m *markup.Writer) {
	for _, r := range n.Related {
		m.Put("\n"+`<p class="see">参见 <a href="#%"><bdi>%</bdi></a> %`, r.Href, r.Place, r.Message)
		m.If(r.Text != "", "<q>%</q>", r.Text)
		m.Put("</p>")
	}
	if len(n.Places) == 0 {
		return
	}
	m.Put("\n" + `<p class="see">另见 `)
	for _, r := range n.Places {
		m.Put(`<a href="#%"><bdi>%</bdi></a> `, r.Href, r.Place)
	}
	m.If(n.More > 0, "……另有%处", n.More)
	m.Put("</p>")
}

func (c *htmlCure) draw(m *markup.Writer) {
	m.Put("\n" + `<p class="cure">`)
	bold := func(t shown) { m.Put("<b>%</b>", t) }
	if len(c.Old) > 0 {
		m.Put("<del>")
		drawChanges(m, c.Old, bold)
		m.Put("</del> → ")
		m.If(len(c.New) > 0, "<ins>")
		drawChanges(m, c.New, bold)
		m.If(len(c.New) > 0, "</ins>")
		m.If(len(c.New) == 0, "（删去）")
	} else {
		m.Put("%", c.Title)
	}
	m.Put("</p>")
}

// DrawPairs draws the table of the problems of a report with their measures.
func (v *htmlReport) DrawPairs(m *markup.Writer) {
	m.Put(`<table class="pairs"><caption>问题与措施`)
	m.If(v.Without > 0, "：%条问题，其中<b>%条没有找到对应的措施</b>", v.Problems, v.Without)
	m.If(v.Without == 0, "：%条问题，都有对应的措施", v.Problems)
	m.Put("</caption>\n" + `<thead><tr><th scope="col">存在的问题</th><th scope="col">对应的措施</th><th scope="col" class="score">相似度</th></tr></thead>`)
	for i := range v.Pairs {
		v.Pairs[i].draw(m)
	}
	m.Put("\n</table>")
}

func (p *htmlPair) draw(m *markup.Writer) {
	m.Put("\n<tbody>")
	if len(p.Measures) == 0 {
		m.Put("\n" + `<tr class="without"><th scope="rowgroup">`)
		p.Problem.draw(m)
		m.Put(`</th><td colspan="2"><b>没有找到对应的措施</b></td></tr>`)
	}
	for i := range p.Measures {
		m.Put("\n<tr>")
		if i == 0 {
			m.Put(`<th scope="rowgroup" rowspan="%">`, len(p.Measures))
			p.Problem.draw(m)
			m.Put("</th>")
		}
		p.Measures[i].draw(m)
		m.Put("</tr>")
	}
	m.Put("\n</tbody>")
}

func (x *htmlMeasure) draw(m *markup.Writer) {
	m.Put("<td>")
	x.htmlItem.draw(m)
	m.If(x.Terms != "", `<p class="terms">共有的词：%</p>`, x.Terms)
	m.Put(`</td><td class="score">%</td>`, x.Score)
}

func (x *htmlItem) draw(m *markup.Writer) {
	m.Put(`<a class="place" href="#%">%</a> `, x.Href, x.Place)
	drawChanges(m, x.Words, func(t shown) { m.Put(`<mark class="word">%</mark>`, t) })
}
