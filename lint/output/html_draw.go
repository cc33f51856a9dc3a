package output

import "github.com/jiaogao/jiaogao/lint/output/markup"

// begin draws the page up to where its reports begin.
func (v *htmlPage) begin(m *markup.Writer) error {
	m.Put(`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="%">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>%</title>
<style>`, v.Policy, v.Title)
	if err := m.File(htmlFiles, "html/page.css"); err != nil {
		return err
	}
	m.Put(`</style>
</head>
<body>
<a class="skip" href="#reports">跳到各篇报告</a>
<header class="top">
<h1>校稿意见</h1>
`)
	v.lead(m)
	m.Put(`
</header>
<main>
<section class="overview" aria-labelledby="overview">
<h2 id="overview">总览</h2>
`)
	v.overview(m)
	m.Put("\n</section>")
	if v.Roster != nil {
		v.Roster.draw(m)
	}
	if len(v.Rows) > 1 {
		v.Matrix.draw(m)
	}
	m.Put(`
<section class="reports" aria-labelledby="reports">
<h2 id="reports">各篇报告</h2>
`)
	return nil
}

// lead sums up the run in a sentence.
func (v *htmlPage) lead(m *markup.Writer) {
	s := v.Sum
	m.Put(`<p class="lead">`)
	if s.Files == 0 {
		m.Put("没有检查任何文件。")
	} else {
		m.Put("检查了%个文件", s.Files)
		m.If(s.Unreadable > 0, "，其中%个无法检查", s.Unreadable)
		m.Put("，")
		m.If(s.Findings > 0, "发现%处需要修改或核对的地方。", s.Findings)
		m.If(s.Findings == 0, "没有发现需要修改的地方。")
	}
	m.Put("</p>\n")
	m.If(s.Interrupted, `<p class="alert" role="note">检查中断，以下只是已经查完的部分。</p>`)
}

func (v *htmlPage) overview(m *markup.Writer) {
	v.figures(m)
	v.severities(m)
	m.Put("\n" + `<div class="charts">`)
	v.ruleCharts(m)
	v.typeChart(m)
	m.Put("\n</div>")
	v.failures(m)
	v.skips(m)
}

// figures are the numbers that everybody sees first.
func (v *htmlPage) figures(m *markup.Writer) {
	m.Put(`<dl class="figures">`)
	m.If(len(v.Rows) > 1, `
<div><dt>报告</dt><dd>%<small>篇</small></dd></div>
<div><dt>没有问题</dt><dd>%<small>篇</small></dd></div>`, len(v.Rows), v.Clean)
	s := v.Sum
	m.Put("\n"+`<div class="error%"><dt>错误</dt><dd>%<small>处</small></dd></div>`, none(s.Errors), s.Errors)
	m.Put("\n"+`<div class="warning%"><dt>警告</dt><dd>%<small>处</small></dd></div>`, none(s.Warnings), s.Warnings)
	m.Put("\n"+`<div class="info%"><dt>建议</dt><dd>%<small>处</small></dd></div>`, none(s.Infos), s.Infos)
	m.If(s.Hints > 0, "\n"+`<div class="hint"><dt>提示</dt><dd>%<small>处</small></dd></div>`, s.Hints)
	if v.Problems > 0 {
		class := "none"
		if v.Without > 0 {
			class = "error"
		}
		m.Put("\n"+`<div class="%"><dt>没有对应措施的问题</dt><dd>%<small>条，共%条</small></dd></div>`, class, v.Without, v.Problems)
	}
	m.If(len(v.Failures) > 0, "\n"+`<div class="error"><dt>无法检查</dt><dd>%<small>个</small></dd></div>`, len(v.Failures))
	m.Put("\n</dl>")
}

// none is the second class of a figure that is 0.
func none(n int) string {
	if n == 0 {
		return " none"
	}
	return ""
}

// severities draws one bar of a part for each severity.
func (v *htmlPage) severities(m *markup.Writer) {
	if len(v.Severities) == 0 {
		return
	}
	m.Put(`
<figure class="severities">
<figcaption id="c-severity">按级别</figcaption>
<svg viewBox="0 0 1000 12" preserveAspectRatio="none" role="img" aria-labelledby="t-severity"><title id="t-severity">各级别的处数：`)
	for i, b := range v.Severities {
		m.If(i > 0, "，")
		m.Put("%%处", b.Name, b.Count)
	}
	m.Put("</title>")
	for _, b := range v.Severities {
		m.Put(`<rect class="%" x="%" y="0" width="%" height="12"/>`, b.Severity, b.Start, b.Length)
	}
	m.Put("</svg>\n" + `<ul class="legend">`)
	for _, b := range v.Severities {
		m.Put(`<li class="%">% <b>%</b></li>`, b.Severity, b.Name, b.Count)
	}
	m.Put("</ul>\n</figure>")
}

// ruleCharts compares the rules, those that found least folded away.
func (v *htmlPage) ruleCharts(m *markup.Writer) {
	if len(v.Rules) == 0 {
		return
	}
	m.Put("\n<div>\n" + `<table class="chart"><caption>按规则</caption>`)
	ruleChart(m, v.Rules)
	if len(v.More) > 0 {
		m.Put(`
<details class="more"><summary>其余%条规则</summary>
<table class="chart"><caption class="unseen">按规则，续</caption>`, len(v.More))
		ruleChart(m, v.More)
		m.Put("</details>")
	}
	m.Put("\n</div>")
}

func ruleChart(m *markup.Writer, bars []htmlBar) {
	m.Put(`
<thead><tr><th scope="col">规则</th><th scope="col" class="bar"><span class="unseen">长短</span></th><th scope="col">处数</th><th scope="col">篇数</th></tr></thead>
<tbody>`)
	for _, b := range bars {
		m.Put("\n"+`<tr><th scope="row" title="%">%</th><td class="bar %">`, b.ID, b.Name, b.Severity)
		b.draw(m)
		m.Put("</td><td>%</td><td>%</td></tr>", b.Count, b.Reports)
	}
	m.Put("</tbody></table>")
}

func (b *htmlBar) draw(m *markup.Writer) {
	m.Put(`<svg viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true"><rect width="%" height="8"/></svg>`, b.Length)
}

func (v *htmlPage) typeChart(m *markup.Writer) {
	if len(v.Rows) < 2 {
		return
	}
	m.Put(`
<div>
<table class="chart"><caption>按报告类型</caption>
<thead><tr><th scope="col">类型</th><th scope="col" class="bar"><span class="unseen">长短</span></th><th scope="col">篇数</th><th scope="col">处数</th></tr></thead>
<tbody>`)
	for _, b := range v.Types {
		m.Put("\n"+`<tr><th scope="row">%</th><td class="bar">`, b.Name)
		b.draw(m)
		m.Put("</td><td>%</td><td>%</td></tr>", b.Reports, b.Count)
	}
	m.Put("\n</tbody></table>\n</div>")
}

func (v *htmlPage) failures(m *markup.Writer) {
	if len(v.Failures) == 0 {
		return
	}
	m.Put(`
<table class="list failures"><caption>无法检查的文件</caption>
<thead><tr><th scope="col">文件</th><th scope="col">原因和办法</th></tr></thead>
<tbody>`)
	for _, f := range v.Failures {
		m.Put("\n"+`<tr><th scope="row"><bdi>%</bdi></th><td><bdi>%</bdi></td></tr>`, f.Path, f.Message)
	}
	m.Put("\n</tbody></table>")
}

func (v *htmlPage) skips(m *markup.Writer) {
	if len(v.Skips) == 0 {
		return
	}
	m.Put(`
<table class="list"><caption>没能应用的规则</caption>
<thead><tr><th scope="col">规则</th><th scope="col">原因</th><th scope="col">报告</th></tr></thead>
<tbody>`)
	for _, s := range v.Skips {
		m.Put("\n"+`<tr><th scope="row" title="%">%</th><td>%</td><td>`, s.Rule, s.Title, s.Why)
		for i, r := range s.Rows {
			m.If(i > 0, "，")
			m.Put(`<a href="#%"><bdi>%</bdi></a>`, r.ID, r.Path)
		}
		m.If(s.Reports > len(s.Rows), "等，共%篇", s.Reports)
		m.Put("</td></tr>")
	}
	m.Put("\n</tbody></table>")
}

// end draws what stands below the reports.
func (v *htmlPage) end(m *markup.Writer) error {
	m.Put("</section>")
	v.known(m)
	m.Put(`
</main>
<footer>
<p>级别：<b class="error">错误</b>没有争议，应当改正；<b class="warning">警告</b>请核对；<b class="info">建议</b>供文字上斟酌`)
	m.If(v.Sum.Hints > 0, `；<b class="hint">提示</b>仅供参考`)
	m.Put(`。意见由程序按规则得出，是否采纳由人决定。</p>
<p>%</p>
</footer>
<script>`, v.Tool)
	if err := m.File(htmlFiles, "html/page.js"); err != nil {
		return err
	}
	m.Put("</script>\n</body>\n</html>\n")
	return nil
}

// known explains the rules that found something.
func (v *htmlPage) known(m *markup.Writer) {
	if len(v.Known) == 0 {
		return
	}
	m.Put(`
<section class="rules" aria-labelledby="rules">
<h2 id="rules">规则说明</h2>
<dl>`)
	for _, r := range v.Known {
		m.Put("\n"+`<div><dt><b class="%">%</b> <code>%</code></dt><dd>%</dd></div>`, r.Severity, r.Title, r.ID, r.Why)
	}
	m.Put("\n</dl>\n</section>")
}
