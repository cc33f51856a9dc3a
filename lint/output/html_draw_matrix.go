package output

import "github.com/jiaogao/jiaogao/lint/output/markup"

func (x *htmlMatrix) draw(m *markup.Writer) {
	m.Put(`
<section class="matrix" aria-labelledby="matrix-title">
<h2 id="matrix-title">报告与规则</h2>
<p class="aside" id="matrix-about">每行一篇报告，每列一条规则，格里是处数，颜色是其中最重的级别。`)
	m.If(x.Rest > 0, "报告多，发现最少的%条规则合在“其余”一列。", x.Rest)
	m.Put(`点报告的名称看全文和意见。</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="matrix-title">
<table id="matrix" aria-describedby="matrix-about">
<caption class="unseen">每篇报告在每条规则上的处数</caption>
`)
	x.head(m)
	m.Put("\n<tbody>")
	for i := range x.Rows {
		x.row(m, &x.Rows[i])
	}
	m.Put("\n</tbody>\n")
	x.foot(m)
	m.Put("\n</table>\n</div>\n</section>")
}

func (x *htmlMatrix) head(m *markup.Writer) {
	m.Put(`<thead><tr>
<th scope="col" class="name">报告</th>
<th scope="col" class="words">类型</th>
<th scope="col">年度</th>`)
	m.If(x.Graded, `<th scope="col">等次</th>`)
	m.If(x.Paired, `<th scope="col" class="rule"><span>没有对应措施</span></th>`)
	m.Put("\n" + `<th scope="col">合计</th>`)
	for _, c := range x.Columns {
		m.Put(`<th scope="col" class="rule %" title="%"><span>%</span></th>`, c.Severity, c.ID, c.Title)
	}
	m.If(x.Rest > 0, `<th scope="col" class="rule"><span>其余</span></th>`)
	m.Put("</tr></thead>")
}

func (x *htmlMatrix) row(m *markup.Writer, r *htmlMatrixRow) {
	m.Put("\n"+`<tr><th scope="row" class="name"><a href="#%"><bdi>%</bdi></a>`, r.ID, r.Short)
	m.If(r.Title != "", "<small><bdi>%</bdi></small>", r.Title)
	m.Put(`</th><td class="words">%</td><td>`, r.Type)
	m.If(r.Year != 0, "%", r.Year)
	m.Put("</td>")
	if x.Graded {
		m.Put(`<td class="grade"`)
		m.If(r.GradeWhy != "", ` title="%"`, r.GradeWhy)
		m.Put(">%</td>", r.Grade)
	}
	if x.Paired {
		m.If(r.Without > 0, `<td class="error">`)
		m.If(r.Without == 0, "<td>")
		m.If(r.Problems > 0, "%<small>/%</small>", r.Without, r.Problems)
		m.Put("</td>")
	}
	m.Put(`<td class="sum">%</td>`, r.Sum.Findings)
	for _, c := range r.Cells {
		m.If(c.Count > 0, `<td class="%">%</td>`, c.Severity, c.Count)
		m.If(c.Count == 0, "<td></td>")
	}
	if x.Rest > 0 {
		m.Put("<td>")
		m.If(r.Rest > 0, "%", r.Rest)
		m.Put("</td>")
	}
	m.Put("</tr>")
}

func (x *htmlMatrix) foot(m *markup.Writer) {
	m.Put(`<tfoot><tr><th scope="row" class="name">合计</th><td class="words"></td><td></td>`)
	t := x.Total
	m.If(x.Graded, "<td></td>")
	m.If(x.Paired, "<td>%<small>/%</small></td>", t.Without, t.Problems)
	m.Put(`<td class="sum">%</td>`, t.Sum.Findings)
	for _, c := range t.Cells {
		m.Put("<td>%</td>", c.Count)
	}
	m.If(x.Rest > 0, "<td>%</td>", t.Rest)
	m.Put("</tr></tfoot>")
}

func (v *htmlRoster) draw(m *markup.Writer) {
	m.Put(`
<section aria-labelledby="roster">
<h2 id="roster">名单核对</h2>
<p class="remark"><bdi>%</bdi>：%。`, v.Path, v.Counts)
	m.If(v.Partial, "检查中断，还没有查到的文件没有与名单核对。")
	m.Put("</p>")
	for _, n := range v.Notes {
		m.Put(`<p class="remark"><bdi>%</bdi></p>`, n)
	}
	if len(v.Wrong) > 0 {
		m.Put("\n" + `<table class="list roster"><caption>需要处理的</caption>`)
		entries(m, v.Wrong)
	}
	if len(v.Right) > 0 {
		m.Put(`
<details class="more"><summary>已报、没有问题的%份</summary>
<table class="list roster"><caption class="unseen">已报、没有问题的</caption>`, len(v.Right))
		entries(m, v.Right)
		m.Put("</details>")
	}
	m.Put("\n</section>")
}

func entries(m *markup.Writer, rows []htmlRosterRow) {
	m.Put(`
<thead><tr><th scope="col">应报人</th><th scope="col">状态</th><th scope="col">应报</th><th scope="col">文件</th><th scope="col">问题</th></tr></thead>
<tbody>`)
	for _, r := range rows {
		m.Put("\n"+`<tr><th scope="row"><bdi>%</bdi></th><td class="%">%</td><td>%</td><td>`, r.Person, r.Severity, r.State, r.Due)
		for i, f := range r.Files {
			m.If(i > 0, "<br>")
			m.If(f.ID != "", `<a href="#%"><bdi>%</bdi></a>`, f.ID, f.Path)
			m.If(f.ID == "", "<bdi>%</bdi>", f.Path)
		}
		m.Put("</td><td>")
		for i, p := range r.Problems {
			m.If(i > 0, "<br>")
			m.Put("<bdi>%</bdi>", p)
		}
		m.Put("</td></tr>")
	}
	m.Put("</tbody></table>")
}
