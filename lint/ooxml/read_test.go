package ooxml_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jiaogao/jiaogao/lint/ooxml"
)

// A sample is a fixture and its paragraphs as dump shows them. Original is what they are
// with all tracked changes rejected, where that differs.
type sample struct {
	name string
	fixture
	want, original string
}

// samples returns the fixtures of every feature that is read.
func samples() []sample {
	var all []sample
	for _, list := range [][]sample{textSamples(), blockSamples(), revisionSamples(), numberSamples(), styleSamples(), commentSamples()} {
		all = append(all, list...)
	}
	return all
}

func of(body string) fixture { return fixture{body: body} }

func textSamples() []sample {
	box := boxed(line("框内"))
	return []sample{
		{name: "runs", fixture: of(p(rt("履"), rt("责"), "<w:proofErr w:type='x'/>", rt("情况"))), want: "履责情况\n"},
		{name: "blank paragraphs", fixture: of(line("甲") + p() + line("　") + "<w:p/>" + line("乙")), want: "甲\n乙\n"},
		{name: "space is kept only on demand", fixture: of(p(r("<w:t> 甲 </w:t>"), rt(" 乙 "))), want: "甲 乙 \n"},
		{name: "references", fixture: of(line("A&amp;B&lt;C&#x4E00;&#20108;&quot;")), want: "A&B<C一二\"\n"},
		{name: "line feeds in text", fixture: of(line("甲\n乙\r\n丙")), want: "甲 乙 丙\n"},
		{name: "CDATA", fixture: of(p(r("<w:t><![CDATA[A&B<甲>]]></w:t>"))), want: "A&B<甲>\n"},
		{name: "comments and instructions of XML", fixture: of("<!-- <w:p> -->" + p(r("<w:t>甲<!-- 丙 --><?x y?>乙</w:t>"))), want: "甲乙\n"},
		{name: "tab", fixture: of(p(r(t_("甲") + "<w:tab/>" + t_("乙")))), want: "甲⇥乙\n"},
		{name: "breaks", fixture: of(p(r(t_("甲") + "<w:br/>" + t_("乙") + "<w:cr/>" + t_("丙")))), want: "甲⏎乙⏎丙\n"},
		{name: "page break alone", fixture: of(p(r(`<w:br w:type="page"/>`)) + line("甲")), want: "甲\n"},
		{name: "hyphens", fixture: of(p(r(t_("A") + "<w:noBreakHyphen/>" + t_("B") + "<w:softHyphen/>" + t_("C")))), want: "A-BC\n"},
		{name: "symbols", fixture: of(p(r(`<w:sym w:font="Wingdings" w:char="F0FE"/>` + t_("是") + `<w:sym w:font="Wingdings 2" w:char="F0A3"/>` + t_("否") + `<w:sym w:font="宋体" w:char="2460"/>`))), want: "☑是□否①\n"},
		{name: "hidden", fixture: of(p(rt("甲"), r("<w:rPr><w:vanish/></w:rPr>", t_("藏")), r(`<w:rPr><w:vanish w:val="0"/></w:rPr>`, t_("乙")))), want: "甲乙\n"},
		{name: "hyperlink", fixture: of(p(rt("见"), el("hyperlink", `r:id="rId9"`, rt("附件")))), want: "见附件\n"},
		{name: "smart tags and custom XML", fixture: of(p(el("smartTag", "", "<w:smartTagPr/>"+rt("北")+el("customXml", "", rt("京"))))), want: "北京\n"},
		{name: "content control in a line", fixture: of(p(rt("甲"), el("sdt", "", "<w:sdtPr/>"+el("sdtContent", "", rt("乙"))))), want: "甲乙\n"},
		{name: "content control around paragraphs", fixture: of(el("sdt", "", el("sdtContent", "", line("甲")+line("乙")))), want: "甲\n乙\n"},
		{name: "field", fixture: of(p(rt("第"), field(" PAGE ", rt("3")), rt("页"))), want: "第3页\n"},
		{name: "nested fields", fixture: of(p(fld("begin"), instr(" IF "), field("REF a", rt("隐")), instr(" = 1"), fld("separate"), rt("果"), fld("end"), rt("后"))), want: "果后\n"},
		{name: "simple field", fixture: of(p(el("fldSimple", `w:instr=" DATE "`, rt("今天")))), want: "今天\n"},
		{name: "field without end", fixture: of(p(rt("甲"), fld("begin"), instr(" X ")) + line("乙")), want: "甲\n乙\n"},
		{name: "ruby", fixture: of(p(r("<w:ruby><w:rubyPr/>"+el("rt", "", rt("yún"))+el("rubyBase", "", rt("云"))+"</w:ruby>"), rt("岚"))), want: "云岚\n"},
		{name: "formula", fixture: of(p(rt("甲"), "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", rt("乙"))), want: "甲乙\n"},
		{name: "text box", fixture: of(p(rt("甲"), r(choice(box, "<w:pict><v:shape><v:textbox><w:txbxContent>"+line("框内")+"</w:txbxContent></v:textbox></v:shape></w:pict>")), rt("乙")) + line("丙")), want: "甲乙\n[box]框内\n丙\n"},
		{name: "text box in an empty paragraph", fixture: of(p(r(box)) + line("丙")), want: "[box]框内\n丙\n"},
		{name: "text box of VML", fixture: of(p(r("<w:pict><v:shape><v:textbox><w:txbxContent>" + line("一") + line("二") + "</w:txbxContent></v:textbox></v:shape></w:pict>"))), want: "[box]一\n[box]二\n"},
		{name: "text box in a text box", fixture: of(p(r(boxed(p(rt("外"), r(boxed(line("内")))))))), want: "[box]外\n[box]内\n"},
		{name: "fallback alone", fixture: of(p("<mc:AlternateContent><mc:Fallback>" + rt("甲") + "</mc:Fallback></mc:AlternateContent>")), want: "甲\n"},
		{name: "embedded file", fixture: of(line("甲") + `<w:altChunk r:id="rId9"/>`), want: "甲\n"},
		{name: "footnotes", fixture: fixture{body: p(rt("甲"), r(`<w:footnoteReference w:id="3"/>`), rt("乙"), r(`<w:footnoteReference w:id="2"/>`)) + line("丙"),
			footnotes: `<w:footnote w:type="separator" w:id="0">` + line("横") + `</w:footnote><w:footnote w:id="2">` + line("注二") + `</w:footnote><w:footnote w:id="3">` + p(r("<w:footnoteRef/>"), rt(" 注三")) + `</w:footnote>`},
			want: "甲乙\n丙\n[note] 注三\n[note]注二\n"},
		{name: "endnotes", fixture: fixture{body: p(rt("甲"), r(`<w:endnoteReference w:id="2"/>`)), endnotes: `<w:endnote w:id="2">` + line("尾注") + `</w:endnote>`}, want: "甲\n[note]尾注\n"},
		{name: "note that is missing", fixture: of(p(rt("甲"), r(`<w:footnoteReference w:id="2"/>`))), want: "甲\n"},
	}
}

func blockSamples() []sample {
	toc := p(fld("begin"), instr(` TOC \o "1-3" `), fld("separate"), rt("一、甲 1")) + line("二、乙 2") + p(fld("end"))
	return []sample{
		{name: "table", fixture: of(line("前") + tbl(tr(tc(line("问题")), tc(line("措施"))), tr(tc(line("甲")+line("乙")), tc(p()))) + line("后")),
			want: "前\n[t1][1,1]问题\n[t1][1,2]措施\n[t1][2,1]甲\n[t1][2,1]乙\n后\n"},
		{name: "merged columns", fixture: of(tbl(tr(tc(el("tcPr", "", `<w:gridSpan w:val="2"/>`)+line("宽")), tc(line("丙"))))), want: "[t1][1,1]宽\n[t1][1,3]丙\n"},
		{name: "merged rows", fixture: of(tbl(tr(tc(`<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>`+line("高")), tc(line("甲"))), tr(tc(`<w:tcPr><w:vMerge/></w:tcPr>`+line("藏")), tc(line("乙"))))), want: "[t1][1,1]高\n[t1][1,2]甲\n[t1][2,2]乙\n"},
		{name: "row that starts late", fixture: of(tbl(tr(`<w:trPr><w:gridBefore w:val="1"/></w:trPr>`, tc(line("甲")), tc(line("乙"))))), want: "[t1][1,2]甲\n[t1][1,3]乙\n"},
		{name: "nested table", fixture: of(tbl(tr(tc(line("甲")+tbl(tr(tc(line("内一")), tc(line("内二"))))+line("乙")), tc(line("丙"))))), want: "[t1][1,1]甲\n[t1][1,1]内一\n[t1][1,1]内二\n[t1][1,1]乙\n[t1][1,2]丙\n"},
		{name: "two tables", fixture: of(tbl(tr(tc(line("甲")), tc(line("乙")))) + tbl(tr(tc(line("丙")), tc(line("丁"))))), want: "[t1][1,1]甲\n[t1][1,2]乙\n[t2][1,1]丙\n[t2][1,2]丁\n"},
		{name: "frame of one cell", fixture: of(tbl(tr(tc(line("甲") + line("乙"))))), want: "甲\n乙\n"},
		{name: "rows and cells in content controls", fixture: of(tbl(el("sdt", "", el("sdtContent", "", tr(el("sdt", "", el("sdtContent", "", tc(line("甲")))), tc(line("乙"))))))), want: "[t1][1,1]甲\n[t1][1,2]乙\n"},
		{name: "contents by a field", fixture: of(line("目　录") + toc + line("一、甲")), want: "一、甲\n"},
		{name: "contents in a content control", fixture: of(el("sdt", "", `<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>`+el("sdtContent", "", line("目录")+toc)) + line("一、甲")), want: "一、甲\n"},
		{name: "contents by style", fixture: fixture{body: line("目录") + p(style("t1"), rt("一、甲⇥1")) + line("一、甲"), styles: `<w:style w:type="paragraph" w:styleId="t1"><w:name w:val="toc 1"/></w:style>`}, want: "一、甲\n"},
		{name: "contents that never end", fixture: of(p(fld("begin"), instr("TOC"), fld("separate"), rt("甲 1")) + line("乙")), want: "甲 1\n乙\n"},
		{name: "contents in a simple field", fixture: of(p(el("fldSimple", `w:instr="TOC"`, rt("甲"))) + line("乙")), want: "乙\n"},
		{name: "choice of blocks", fixture: of(choice(line("甲"), line("乙"))), want: "甲\n"},
	}
}

func revisionSamples() []sample {
	joined := p(ppr("<w:rPr>"+`<w:del w:id="1"/>`+"</w:rPr>"), rt("甲")) + line("乙")
	return []sample{
		{name: "insertion", fixture: of(p(rt("甲"), ins(rt("增")), rt("乙"))), want: "甲增乙\n", original: "甲乙\n"},
		{name: "deletion", fixture: of(p(rt("甲"), del(gone("删")), rt("乙"))), want: "甲乙\n", original: "甲删乙\n"},
		{name: "move", fixture: of(p(el("moveFrom", "", rt("移")), rt("甲"), el("moveTo", "", rt("移")))), want: "甲移\n", original: "移甲\n"},
		{name: "deletion within insertion", fixture: of(p(ins(rt("甲") + del(gone("乙"))))), want: "甲\n", original: ""},
		{name: "deleted paragraph mark", fixture: of(joined), want: "甲乙\n", original: "甲\n乙\n"},
		{name: "inserted paragraph mark", fixture: of(p(ppr("<w:rPr><w:ins/></w:rPr>"), rt("甲")) + line("乙")), want: "甲\n乙\n", original: "甲乙\n"},
		{name: "deleted row", fixture: of(tbl(tr(tc(line("甲")), tc(line("乙"))), tr("<w:trPr><w:del/></w:trPr>", tc(line("丙"))), tr(tc(line("丁"))))), want: "[t1][1,1]甲\n[t1][1,2]乙\n[t1][2,1]丁\n",
			original: "[t1][1,1]甲\n[t1][1,2]乙\n[t1][2,1]丙\n[t1][3,1]丁\n"},
		{name: "old properties", fixture: of(p(ppr(`<w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>`), r("<w:rPr><w:rPrChange><w:rPr><w:vanish/><w:b/></w:rPr></w:rPrChange></w:rPr>", t_("甲")))), want: "甲\n"},
		{name: "all of a paragraph deleted", fixture: of(p(ppr("<w:rPr><w:del/></w:rPr>"), del(gone("甲"))) + line("乙")), want: "乙\n", original: "甲\n乙\n"},
	}
}

func styleSamples() []sample {
	styles := `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="my"><w:name w:val="章"/><w:basedOn w:val="1"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="bt"><w:name w:val="标题 2"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>` +
		`<w:style w:type="character" w:styleId="s"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="h"><w:name w:val="藏"/><w:rPr><w:vanish/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="x"><w:name w:val="甲"/><w:basedOn w:val="y"/></w:style><w:style w:type="paragraph" w:styleId="y"><w:name w:val="乙"/><w:basedOn w:val="x"/></w:style>`
	in := func(name, body, want string) sample {
		return sample{name: name, fixture: fixture{body: body, styles: styles}, want: want}
	}
	return []sample{
		in("heading", p(style("1"), rt("履责")), "[h1][b]履责\n"),
		in("heading that inherits", p(style("my"), rt("履责")), "[h1][b]履责\n"),
		in("heading by its Chinese name", p(style("bt"), rt("履责")), "[h2]履责\n"),
		in("outline level", p(ppr(`<w:outlineLvl w:val="2"/>`), rt("履责")), "[h3]履责\n"),
		in("outline level of body text", p(ppr(`<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>`), rt("履责")), "[b]履责\n"),
		in("title", p(style("T"), rt("述责报告")), "[b]述责报告\n"),
		in("bold", p(bold("甲"), bold("乙"), rt(" "))+p(bold("甲"), rt("乙")), "[b]甲乙 \n甲乙\n"),
		in("bold by a character style", p(r(`<w:rPr><w:rStyle w:val="s"/></w:rPr>`, t_("甲")))+p(style("1"), r(`<w:rPr><w:b w:val="0"/></w:rPr>`, t_("乙"))), "[b]甲\n[h1]乙\n"),
		in("hidden by a character style", p(r(`<w:rPr><w:rStyle w:val="h"/></w:rPr>`, t_("藏")), rt("甲")), "甲\n"),
		in("styles in a circle", p(style("x"), rt("甲")), "甲\n"),
		in("unknown style", p(style("nil"), rt("甲")), "甲\n"),
	}
}

func commentSamples() []sample {
	around := func(id, inner string) string {
		return `<w:commentRangeStart w:id="` + id + `"/>` + inner + `<w:commentRangeEnd w:id="` + id + `"/>` + r(`<w:commentReference w:id="`+id+`"/>`)
	}
	return []sample{{name: "comments", fixture: fixture{
		body:     p(rt("甲"), around("4", rt("乙")), rt("丙")) + p(rt("丁"), around("7", rt("戊")), around("9", "")),
		comments: `<w:comment w:id="4" w:author="李">` + line("看") + line("这里") + `</w:comment><w:comment w:id="7" w:author="校稿"><w:p w14:paraId="0A">` + rt("改") + `</w:p></w:comment><w:comment w:id="9" w:author="李"><w:p w14:paraId="0B">` + rt("忽略") + `</w:p></w:comment>`,
		extended: `<w15:commentEx w15:paraId="0A"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/>`,
	}, want: "甲乙丙\n丁戊\n"}}
}

func TestRead(t *testing.T) {
	all := samples()
	if len(all) < 60 {
		t.Errorf("only %d samples", len(all))
	}
	for _, s := range all {
		t.Run(s.name, func(t *testing.T) {
			data := s.file()
			if diff := cmp.Diff(s.want, dump(read(t, data, ooxml.Options{}))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if s.original != "" {
				if diff := cmp.Diff(s.original, dump(read(t, data, ooxml.Options{Original: true}))); diff != "" {
					t.Errorf("original (-want +got):\n%s", diff)
				}
			}
		})
	}
}

// TestReadVariants reads every sample in other clothes: strict, with another prefix, without
// any, in UTF-16, with a main part of another name.
func TestReadVariants(t *testing.T) {
	for name, change := range map[string]func([]entry) []entry{
		"strict": func(e []entry) []entry {
			for i := range e {
				e[i].data = strings.ReplaceAll(e[i].data, transitional, strict)
				e[i].data = strings.ReplaceAll(e[i].data, office, "http://purl.oclc.org/ooxml/officeDocument/relationships/")
			}
			return e
		},
		"prefix": func(e []entry) []entry {
			for i := range e {
				e[i].data = strings.NewReplacer("<w:", "<ns0:", "</w:", "</ns0:", " w:", " ns0:", "xmlns:w=", "xmlns:ns0=").Replace(e[i].data)
			}
			return e
		},
		"default namespace": func(e []entry) []entry {
			for i := range e {
				e[i].data = strings.NewReplacer("<w:", "<", "</w:", "</", "xmlns:w=", `xmlns="`+transitional+`" xmlns:w=`).Replace(e[i].data)
			}
			return e
		},
		"UTF-16": func(e []entry) []entry {
			return with(e, "word/document.xml", utf16le(e[2].data))
		},
		"byte order mark": func(e []entry) []entry { return with(e, "word/document.xml", "\ufeff"+e[2].data) },
		"other names": func(e []entry) []entry {
			e[1].data = strings.Replace(e[1].data, "word/document.xml", "/Word/Document2.XML", 1)
			e[2].name, e[3].name = "word/document2.xml", "word/_rels/document2.xml.rels"
			return e
		},
		"backslashes": func(e []entry) []entry {
			for i := range e {
				e[i].name = strings.ReplaceAll(e[i].name, "/", `\`)
			}
			return e
		},
	} {
		for _, s := range samples() {
			if got := dump(read(t, zipped(change(s.entries())), ooxml.Options{})); got != s.want {
				t.Errorf("%s, %s: %q, want %q", name, s.name, got, s.want)
			}
		}
	}
}

// utf16le writes text as Windows does.
func utf16le(s string) string {
	b := []byte("\xff\xfe")
	for _, r := range s {
		if r > 0xFFFF {
			panic("not in the first plane")
		}
		b = append(b, byte(r), byte(r>>8))
	}
	return string(b)
}

func TestComments(t *testing.T) {
	s := commentSamples()[0]
	d := read(t, s.file(), ooxml.Options{})
	want := []ooxml.Comment{
		{ID: "4", Author: "李", Text: "看\n这里", Parent: -1, Start: 3, End: 6},
		{ID: "7", Author: "校稿", Text: "改", Parent: -1, Start: 13, End: 16},
		{ID: "9", Author: "李", Text: "忽略", Parent: 1, Start: 16, End: 16},
	}
	if diff := cmp.Diff(want, d.Comments); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNotes(t *testing.T) {
	if d := read(t, of(line("甲")+`<w:altChunk r:id="rId9"/>`).file(), ooxml.Options{}); len(d.Notes) != 1 || !strings.Contains(d.Notes[0], "没有检查") {
		t.Errorf("an embedded file is passed over silently: %q", d.Notes)
	}
}
