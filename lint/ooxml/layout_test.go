package ooxml_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jiaogao/jiaogao/lint/ooxml"
)

// laid returns the entries of a document with a footer and a theme; the body includes its
// last sectPr.
func laid(body, styles, footer string) []entry {
	entries := fixture{body: "BODY", styles: styles}.entries()
	_, main, _ := strings.Cut(entries[2].data, "<w:document")
	main, _, _ = strings.Cut(main, "BODY")
	entries[2].data = header + "<w:document" + main + body + "</w:body></w:document>"
	rels := strings.TrimSuffix(entries[3].data, "</Relationships>")
	rels += fmt.Sprintf(`<Relationship Id="rFoot" Type="%sfooter" Target="footer1.xml"/><Relationship Id="rTheme" Type="%stheme" Target="theme/theme1.xml"/></Relationships>`, office, office)
	entries[3].data = rels
	theme := header + `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>` +
		`<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/><a:font script="Hans" typeface="黑体"/></a:majorFont>` +
		`<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface="宋体"/><a:font script="Hans" typeface="楷体"/></a:minorFont>` +
		`</a:fontScheme></a:themeElements></a:theme>`
	return append(entries, entry{"word/theme/theme1.xml", theme},
		entry{"word/footer1.xml", header + "<w:ftr" + declarations + ">" + footer + "</w:ftr>"})
}

// section returns the properties of a section of A4 pages.
func section(more string) string {
	return el("sectPr", "", `<w:footerReference w:type="default" r:id="rFoot"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:bottom="1985" w:left="1588" w:right="1474"/>`+more)
}

func font(name string, halfPoints int) string {
	return fmt.Sprintf(`<w:rPr><w:rFonts w:eastAsia="%s"/><w:sz w:val="%d"/></w:rPr>`, name, halfPoints)
}

// looks shows the stretches with their text.
func looks(d *ooxml.Document, l *ooxml.Layout) string {
	var b strings.Builder
	for _, s := range l.Stretches {
		fmt.Fprintf(&b, "%s=%s/%v ", d.Text[s.Start:s.End], s.Font, s.Size)
	}
	return strings.TrimSpace(b.String())
}

// forms shows the forms of the paragraphs.
func forms(l *ooxml.Layout) string {
	var b strings.Builder
	for _, f := range l.Blocks {
		indent := "?"
		if f.Indented {
			indent = fmt.Sprintf("%.2f/%.2f", f.First, f.Rest)
		}
		fmt.Fprintf(&b, "%s %s %.2f %v\n", f.Align, indent, f.Pitch, f.Fixed)
	}
	return strings.TrimSpace(b.String())
}

// TestLooks: fonts and sizes come from the run, its style, the style of the paragraph and
// what that is based on, the defaults, and the theme.
func TestLooks(t *testing.T) {
	styles := `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="b"/><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="k"><w:rPr><w:rFonts w:eastAsia="楷体"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="loop"><w:basedOn w:val="loop"/></w:style>`
	for _, c := range []struct{ name, body, want string }{
		{"defaults and theme", line("甲"), "甲=宋体/10.5"},
		{"theme by script", p(r(`<w:rPr><w:rFonts w:eastAsiaTheme="majorEastAsia" w:eastAsia="仿宋"/></w:rPr>`, t_("甲"))), "甲=黑体/10.5"},
		{"style", p(style("b"), rt("甲")), "甲=仿宋/16"},
		{"based on", p(style("c"), rt("甲")), "甲=仿宋/16"},
		{"based on itself", p(style("loop"), rt("甲")), "甲=宋体/10.5"},
		{"style of the run", p(style("b"), r(`<w:rPr><w:rStyle w:val="k"/></w:rPr>`, t_("甲")), rt("乙")), "甲=楷体/16 乙=仿宋/16"},
		{"direct", p(style("b"), r(font("方正小标宋简体", 44), t_("甲")), rt("乙")), "甲=方正小标宋简体/22 乙=仿宋/16"},
		{"runs of one look", p(style("b"), rt("甲"), rt("乙"), r("<w:rPr><w:b/></w:rPr>", t_("丙"))), "甲乙丙=仿宋/16"},
		{"revisions", p(ins(r(font("黑体", 32), t_("甲"))), del(r(font("楷体", 30), "<w:delText>乙</w:delText>")), rt("丙")), "甲=黑体/16 丙=宋体/10.5"},
		{"what was before", p(r(`<w:rPr><w:sz w:val="32"/><w:rPrChange w:id="1"><w:rPr><w:sz w:val="10"/></w:rPr></w:rPrChange></w:rPr>`, t_("甲"))), "甲=宋体/16"},
		{"strict size", p(r(`<w:rPr><w:sz w:val="16pt"/></w:rPr>`, t_("甲"))), "甲=宋体/16"},
		{"text around a box", p(r(font("黑体", 32), boxed(p(r(font("楷体", 30), t_("框")))), t_("甲"))), "甲=黑体/16 框=楷体/15"},
	} {
		d := read(t, zipped(laid(c.body+section(""), styles, "")), ooxml.Options{})
		l := d.Layout()
		if l == nil {
			t.Errorf("%s: no layout", c.name)
		} else if got := looks(d, l); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// TestForms: alignment, indents and the distance of lines.
func TestForms(t *testing.T) {
	styles := `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="360"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="t"><w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/><w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr></w:style>`
	lines := `<w:docGrid w:type="lines" w:linePitch="579"/>`
	for _, c := range []struct{ name, ppr, text, grid, want string }{
		{"inherited", "", "甲", "", "left 2.00/0.00 31.20 false"},
		{"style", `<w:pStyle w:val="t"/>`, "甲", "", "center 0.00/0.00 28.00 true"},
		{"direct over style", `<w:pStyle w:val="t"/><w:jc w:val="right"/><w:ind w:firstLine="320"/>`, "甲", "", "right 1.00/0.00 28.00 true"},
		{"strict names", `<w:jc w:val="end"/><w:ind w:start="32pt" w:firstLineChars="0" w:firstLine="0"/>`, "甲", "", "right 2.00/2.00 31.20 false"},
		{"hanging", `<w:ind w:left="640" w:firstLineChars="0" w:hanging="640"/>`, "甲", "", "left 0.00/2.00 31.20 false"},
		{"justified and scattered", `<w:jc w:val="distribute"/>`, "甲", "", "scattered 2.00/0.00 31.20 false"},
		{"typed blanks", `<w:ind w:firstLineChars="0" w:firstLine="0"/>`, "　　甲", "", "left 2.00/0.00 31.20 false"},
		{"typed narrow blanks", `<w:ind w:firstLineChars="0" w:firstLine="0"/>`, "    甲", "", "left 2.00/0.00 31.20 false"},
		{"grid", `<w:spacing w:line="240" w:lineRule="auto"/>`, "甲", lines, "left 2.00/0.00 28.95 false"},
		{"two lines of a narrow grid", `<w:spacing w:line="240"/>`, "甲", `<w:docGrid w:type="lines" w:linePitch="312"/>`, "left 2.00/0.00 31.20 false"},
		{"off the grid", `<w:snapToGrid w:val="0"/><w:spacing w:line="240"/>`, "甲", lines, "left 2.00/0.00 20.80 false"},
		{"grid without lines", `<w:spacing w:line="240"/>`, "甲", `<w:docGrid w:linePitch="579"/>`, "left 2.00/0.00 20.80 false"},
		{"at least", `<w:spacing w:line="580" w:lineRule="atLeast"/>`, "甲", "", "left 2.00/0.00 29.00 false"},
		{"nonsense", `<w:spacing w:line="x"/><w:ind w:firstLineChars="NaN" w:firstLine="1e300"/>`, "甲", "", "left 2.00/0.00 31.20 false"},
	} {
		d := read(t, zipped(laid(p(ppr(c.ppr), rt(c.text))+section(c.grid), styles, "")), ooxml.Options{})
		if got := forms(d.Layout()); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// TestFormsUnknown: what has indents of its own, or is no running text, is of unknown form.
func TestFormsUnknown(t *testing.T) {
	numbered := fixture{body: num(1, 0, "甲") + p(r("<w:tab/>", t_("乙"))) + tbl(tr(tc(line("丙")), tc(line("丁")))) + p(r(boxed(line("框")), t_("戊"))),
		numbering: abstract(0, "decimal|%1.") + list(1, 0)}
	d := read(t, numbered.file(), ooxml.Options{})
	want := "left ? 13.00 false\nleft ? 13.00 false\n ? 0.00 false\n ? 0.00 false\nleft 0.00/0.00 13.00 false\n ? 0.00 false"
	if diff := cmp.Diff(want, forms(d.Layout())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := looks(d, d.Layout()); strings.Contains(got, "1.") {
		t.Errorf("the number has the looks of the text: %s", got)
	}
}

func TestPages(t *testing.T) {
	footer := p(rt("— "), field("PAGE  \\* MERGEFORMAT", r(`<w:rPr><w:rFonts w:ascii="宋体" w:eastAsia="黑体"/><w:sz w:val="28"/></w:rPr>`, t_("7"))), rt(" —"))
	letter := el("sectPr", "", `<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="-1440" w:bottom="1440" w:left="1000" w:right="1800" w:gutter="800"/>`)
	body := line("甲") + p(ppr(section("")), rt("乙")) + p(ppr(letter)) + line("丙") + p(ppr(letter), rt("丁"))
	d := read(t, zipped(laid(body+section(""), "", footer)), ooxml.Options{})
	pages := d.Layout().Pages
	var got []string
	for _, p := range pages {
		got = append(got, fmt.Sprintf("%q %.0f×%.0f %.1f %.1f %.1f %.1f %v", d.Text[p.Start:p.Start+3], p.Width, p.Height, p.Top, p.Bottom, p.Left, p.Right, *p.Number))
	}
	want := []string{
		`"甲" 210×297 37.0 35.0 28.0 26.0 {— 1 — 宋体 14}`,
		`"丙" 216×279 25.4 25.4 31.8 31.8 {— 1 — 宋体 14}`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFooters(t *testing.T) {
	number := r(`<w:rPr><w:rFonts w:ascii="宋体"/><w:sz w:val="28"/></w:rPr>`, t_("12"))
	page := field(" page ", number)
	for _, c := range []struct{ name, footer, section, want string }{
		{"none", p(rt("河湾镇")), "", "<nil>"},
		{"another field", p(field("NUMPAGES", rt("9"))), "", "<nil>"},
		{"plain", p(page), "", "&{1 宋体 14}"},
		{"simple field", p(el("fldSimple", `w:instr="PAGE"`, number)), "", "&{1 宋体 14}"},
		{"no result yet", p(rt("— "), el("fldSimple", `w:instr="PAGE"`, ""), rt(" —")), "", "&{— 1 —  10}"},
		{"of pages", p(rt("第"), page, rt("页 共"), field("NUMPAGES", rt("9")), rt("页")), "", "&{第1页 共9页 宋体 14}"},
		{"dashes by format", p(page), `<w:pgNumType w:fmt="numberInDash"/>`, "&{- 1 - 宋体 14}"},
		{"in a text box", p(r(choice(boxed(p(rt("— "), page, rt(" —"))), "<w:pict/>")), rt("旁")), "", "&{— 1 — 宋体 14}"},
		{"in a control", el("sdt", "", el("sdtContent", "", p(page))), "", "&{1 宋体 14}"},
		{"damaged", "<w:p>", "", "&{  0}"},
	} {
		d := read(t, zipped(laid(line("甲")+section(c.section), "", c.footer)), ooxml.Options{})
		if got := fmt.Sprint(d.Layout().Pages[0].Number); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// TestLayoutDamaged: a damaged theme hides the layout, not the text.
func TestLayoutDamaged(t *testing.T) {
	entries := with(laid(line("甲")+section(""), "", ""), "word/theme/theme1.xml", "<a:theme")
	if d := read(t, zipped(entries), ooxml.Options{}); d.Layout() != nil || d.Text != "甲\n" {
		t.Errorf("text %q, layout %v", d.Text, d.Layout())
	}
	many := strings.Repeat("<w:sectPr/>", 5_000)
	if d := read(t, fixture{body: line("甲") + many}.file(), ooxml.Options{}); d.Layout() != nil {
		t.Error("a document of 5,000 sections has a layout")
	}
}

// TestLayoutTiles: stretches are in order, do not overlap, and are finite in all they say.
func TestLayoutTiles(t *testing.T) {
	body := line("甲") + p(r(font("黑体", 32), t_("乙")), r("<w:br/>"), r(font("楷体", 30), t_("丙"))) + tbl(tr(tc(line("丁")), tc(line("戊")))) + p(r(boxed(line("框")), t_("己")))
	d := read(t, fixture{body: body}.file(), ooxml.Options{})
	end := 0
	for _, s := range d.Layout().Stretches {
		if s.Start < end || s.End <= s.Start || s.End > len(d.Text) || math.IsNaN(s.Size) {
			t.Errorf("stretch %+v behind %d", s, end)
		}
		end = s.End
	}
	if end < len(d.Text)-len("\n") {
		t.Errorf("the stretches end at %d of %d", end, len(d.Text))
	}
}

func BenchmarkLayout(b *testing.B) {
	var body strings.Builder
	for i := range 3_000 {
		fmt.Fprint(&body, p(ppr(`<w:ind w:firstLineChars="200"/>`), r(font("仿宋", 32), t_(fmt.Sprintf("第%d段，检修水泵", i))), r(font("仿宋", 32), t_("六台，更换闸门两扇，清理前池淤泥三百余方。"))))
	}
	d := read(b, fixture{body: body.String()}.file(), ooxml.Options{})
	b.Run("read", func(b *testing.B) {
		data := fixture{body: body.String()}.file()
		for b.Loop() {
			read(b, data, ooxml.Options{})
		}
	})
	b.Run("layout", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			d.Layout()
		}
	})
}
