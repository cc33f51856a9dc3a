package web

import (
	"github.com/jiaogao/jiaogao/lint/output"
	"github.com/jiaogao/jiaogao/lint/output/markup"
)

// head draws what the report is and by which rules it was checked.
func (s *review) head(m *markup.Writer) {
	m.Put("\n"+`<h1 tabindex="-1"><bdi>%</bdi></h1>`+"\n"+`<p class="what">`, s.Path)
	m.If(s.Title != "", `<bdi class="named">%</bdi>`, s.Title)
	m.Put("\n" + `<label>按<select id="type" aria-label="报告类型">` + "\n" + `<option value="">`)
	m.If(s.Demanded != "", "标题判断")
	m.If(s.Demanded == "", "%", s.Type)
	m.Put("</option>")
	for _, t := range s.Types {
		m.If(t == s.Demanded, "<option selected>%</option>", t)
		m.If(t != s.Demanded, "<option>%</option>", t)
	}
	m.Put("\n</select>检查</label>")
	m.If(s.Grade != "", ` <span title="%">等次：%</span>`, s.GradeWhy, s.Grade)
	m.Put("</p>")
}

// facets draws what findings can be chosen by.
func (s *review) facets(m *markup.Writer) {
	s.severities(m)
	if len(s.Kinds) > 0 {
		m.Put("\n" + `<select id="kind" aria-label="按种类筛选"><option value="">全部种类</option>`)
		options(m, s.Kinds)
		m.Put("</select>\n" + `<select id="part" aria-label="按部分筛选"><option value="">全部部分</option>`)
		options(m, s.Parts)
		m.Put("</select>")
	}
	if s.Problems > 0 {
		m.Put(`<a class="to-pairs" href="#pairs">问题与措施`)
		m.If(s.Without > 0, `<b class="error">缺 %</b>`, s.Without)
		m.If(s.Without == 0, `<b class="clean">都有</b>`)
		m.Put("</a>")
	}
	m.If(s.record.Hidden > 0, `<span class="soft">另有%处较轻的没有显示</span>`, s.record.Hidden)
	m.If(s.record.Accepted > 0, `<span class="soft">另有%处按配置不提</span>`, s.record.Accepted)
}

func (s *review) severities(m *markup.Writer) {
	m.Put("\n" + `<div class="tally" role="group" aria-label="按级别筛选">`)
	m.If(s.Sum.Errors > 0, `<button type="button" class="chip error" data-severity="error" aria-pressed="true">错误 <b>%</b></button>`, s.Sum.Errors)
	m.If(s.Sum.Warnings > 0, `<button type="button" class="chip warning" data-severity="warning" aria-pressed="true">警告 <b>%</b></button>`, s.Sum.Warnings)
	m.If(s.Sum.Infos > 0, `<button type="button" class="chip info" data-severity="info" aria-pressed="true">建议 <b>%</b></button>`, s.Sum.Infos)
	m.If(s.Sum.Hints > 0, `<button type="button" class="chip hint" data-severity="hint" aria-pressed="true">提示 <b>%</b></button>`, s.Sum.Hints)
	m.If(s.Sum.Findings == 0, `<span class="clean"><b>没有发现需要修改的地方</b></span>`)
	m.Put("\n</div>")
}

func options(m *markup.Writer, list []facet) {
	for _, f := range list {
		m.Put(`<option value="%">%（%）</option>`, f.Value, f.Name, f.Count)
	}
}

// whole draws what is said of the report as a whole.
func (s *review) whole(m *markup.Writer) {
	m.Put("\n" + `<div class="block whole">`)
	s.DrawRemarks(m)
	m.If(s.Excerpt, `<p class="remark">这一篇太长，只显示有意见的段落。</p>`)
	drawRemarks(m, s.remarks(s.General))
	m.Put("\n</div>")
}

func (b *block) draw(m *markup.Writer) {
	m.Put("\n" + `<div class="block">`)
	if len(b.Table) > 0 {
		b.DrawTable(m, func(p *output.ReviewParagraph) {
			m.Put(`<p id="%"`, p.ID)
			b.words(m, p)
			m.Put("</p>")
		})
		drawRemarks(m, b.Remarks)
	}
	for i := range b.Paragraphs {
		b.paragraph(m, &b.Paragraphs[i])
		if i == 0 {
			drawRemarks(m, b.Remarks)
		}
	}
	if len(b.Table) == 0 && len(b.Paragraphs) == 0 {
		drawRemarks(m, b.Remarks)
	}
	m.Put("</div>")
}

func (b *block) paragraph(m *markup.Writer, p *output.ReviewParagraph) {
	if p.LeftOut > 0 {
		m.Put(`<p class="omitted">（%段没有意见，略）</p>`, p.LeftOut)
		return
	}
	switch p.Look {
	case "title":
		m.Put(`<h2 class="title" id="%"`, p.ID)
		defer m.Put("</h2>")
	case "part":
		m.Put(`<h3 id="%"`, p.ID)
		defer m.Put("</h3>")
	case "head":
		m.Put(`<h4 id="%"`, p.ID)
		defer m.Put("</h4>")
	default:
		m.Put(`<p class="%" id="%"`, p.Look, p.ID)
		defer m.Put("</p>")
	}
	b.words(m, p)
}

// words ends the tag of a paragraph and draws its text.
func (b *block) words(m *markup.Writer, p *output.ReviewParagraph) {
	m.If(!b.review.locked[p.ID], " data-edit")
	m.Put(">")
	for i := range p.Pieces {
		drawPiece(m, &p.Pieces[i])
	}
}

func drawPiece(m *markup.Writer, p *output.ReviewPiece) {
	if p.Class != "" {
		m.Put(`<mark class="%" data-n="`, p.Classes())
		for i, n := range p.Notes {
			m.If(i > 0, " ")
			m.Put("%", n)
		}
		m.Put(`">`)
	}
	p.DrawText(m)
	m.If(p.Class != "", "</mark>")
	for _, r := range p.Refs {
		m.Put(`<a class="ref %"`, r.Severity)
		m.If(r.ID != "", ` id="%"`, r.ID)
		m.Put(` href="#%" data-n="%" tabindex="-1" aria-label="意见%"></a>`, r.Href, r.N, r.N)
	}
}

func drawRemarks(m *markup.Writer, list []remark) {
	if len(list) == 0 {
		return
	}
	m.Put(`<ol class="notes" aria-label="意见">`)
	for i := range list {
		list[i].draw(m)
	}
	m.Put("</ol>")
}

func (r *remark) draw(m *markup.Writer) {
	m.Put("\n"+`<li class="note %" id="%" value="%" tabindex="-1" data-key="%" data-severity="%" data-kind="%" data-part="%">`,
		r.Severity, r.ID, r.N, r.Key, r.Severity, r.Kind, r.Part)
	m.Put("\n"+`<p class="of"><span class="num">%</span> <b>%</b> %</p>`, r.N, r.Label, r.Title)
	m.Put("\n<p>%</p>", r.Message)
	r.DrawRelated(m)
	if len(r.Fixes) > 0 {
		m.Put("\n" + `<p class="fixes">`)
		for i, f := range r.Fixes {
			m.Put(`<button type="button" class="button fix" data-fix="%">%</button>`, i, output.Visible(f.Title))
			m.If(!f.Safe, "<small>请核对后再改</small>")
		}
		m.Put("</p>")
	}
	m.If(r.Why != "", "\n"+`<details class="why"><summary>缘由</summary><p>%</p><p class="of">% <code>%</code></p></details>`, r.Why, r.KindName, r.Rule)
	m.Put("\n</li>")
}
