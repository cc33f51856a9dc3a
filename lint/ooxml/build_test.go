package ooxml_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint/ooxml"
)

const (
	transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strict       = "http://purl.oclc.org/ooxml/wordprocessingml/main"
	declarations = ` xmlns:w="` + transitional + `" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"` +
		` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"` +
		` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"`
	header    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	office    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	mainType  = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
	relations = "http://schemas.openxmlformats.org/package/2006/relationships"
)

// A entry is one part of a package.
type entry struct{ name, data string }

// A fixture is a document made for a test: the content of w:body and of the parts beside it,
// without their root elements.
type fixture struct {
	body, styles, numbering, footnotes, endnotes, comments, extended string
}

// entries returns the parts of a fixture.
func (f fixture) entries() []entry {
	types, rels := "", ""
	var parts []entry
	for i, p := range []struct{ root, kind, data string }{
		{"styles", "styles", f.styles}, {"numbering", "numbering", f.numbering}, {"footnotes", "footnotes", f.footnotes},
		{"endnotes", "endnotes", f.endnotes}, {"comments", "comments", f.comments}, {"commentsEx", "commentsExtended", f.extended},
	} {
		if p.data == "" {
			continue
		}
		prefix, ns := "w", ""
		if p.kind == "commentsExtended" {
			prefix = "w15"
		}
		parts = append(parts, entry{"word/" + p.kind + ".xml", fmt.Sprintf("%s<%s:%s%s%s>%s</%s:%s>", header, prefix, p.root, declarations, ns, p.data, prefix, p.root)})
		rels += fmt.Sprintf(`<Relationship Id="rId%d" Type="%s%s" Target="%s.xml"/>`, i+1, office, p.kind, p.kind)
		types += fmt.Sprintf(`<Override PartName="/word/%s.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/>`, p.kind, p.kind)
	}
	return append([]entry{
		{"[Content_Types].xml", header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="` + mainType + `"/>` + types + `</Types>`},
		{"_rels/.rels", header + `<Relationships xmlns="` + relations + `"><Relationship Id="rId1" Type="` + office + `officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", header + "<w:document" + declarations + "><w:body>" + f.body + `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`},
		{"word/_rels/document.xml.rels", header + `<Relationships xmlns="` + relations + `">` + rels + `</Relationships>`},
	}, parts...)
}

// file returns the bytes of the document.
func (f fixture) file() []byte { return zipped(f.entries()) }

// zipped returns a zip file of the entries, in their order.
func zipped(entries []entry) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		w, err := z.Create(e.name)
		if err == nil {
			_, err = w.Write([]byte(e.data))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// with replaces the data of a part, or adds it.
func with(entries []entry, name, data string) []entry {
	entries = slices.Clone(entries)
	for i := range entries {
		if entries[i].name == name {
			entries[i].data = data
			return entries
		}
	}
	return append(entries, entry{name, data})
}

// read reads a document that must be readable.
func read(t testing.TB, data []byte, o ooxml.Options) *ooxml.Document {
	t.Helper()
	p, err := ooxml.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	d, err := p.Read(o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// dump shows the paragraphs: what is known of each in front, its text.
func dump(d *ooxml.Document) string {
	var b strings.Builder
	for _, p := range d.Paragraphs {
		for _, known := range []struct {
			name string
			n    int
		}{{"h", p.Heading}, {"•", p.Bullet}, {"t", p.Table}} {
			if known.n > 0 {
				fmt.Fprintf(&b, "[%s%d]", known.name, known.n)
			}
		}
		if p.Table > 0 {
			fmt.Fprintf(&b, "[%d,%d]", p.Row, p.Column)
		}
		for name, is := range map[string]bool{"[b]": p.Bold, "[box]": p.Box, "[note]": p.Note} {
			if is {
				b.WriteString(name)
			}
		}
		text := d.Text[p.Start:p.End]
		if p.Number > 0 {
			text = "‹" + text[:p.Number] + "›" + text[p.Number:]
		}
		b.WriteString(strings.NewReplacer("\n", "⏎", "\t", "⇥").Replace(text) + "\n")
	}
	return b.String()
}

// The elements that most fixtures are made of.

func p(inner ...string) string { return "<w:p>" + strings.Join(inner, "") + "</w:p>" }
func r(inner ...string) string { return "<w:r>" + strings.Join(inner, "") + "</w:r>" }
func t_(text string) string    { return `<w:t xml:space="preserve">` + text + `</w:t>` }
func rt(text string) string    { return r(t_(text)) }
func line(text string) string  { return p(rt(text)) }
func bold(text string) string  { return r("<w:rPr><w:b/></w:rPr>", t_(text)) }
func el(name, attrs, inner string) string {
	if attrs != "" {
		attrs = " " + attrs
	}
	return "<w:" + name + attrs + ">" + inner + "</w:" + name + ">"
}
func ppr(inner string) string  { return el("pPr", "", inner) }
func style(id string) string   { return ppr(`<w:pStyle w:val="` + id + `"/>`) }
func fld(kind string) string   { return r(`<w:fldChar w:fldCharType="` + kind + `"/>`) }
func instr(text string) string { return r(`<w:instrText>` + text + `</w:instrText>`) }
func ins(inner string) string  { return el("ins", `w:id="90" w:author="王"`, inner) }
func del(inner string) string  { return el("del", `w:id="91" w:author="王"`, inner) }
func gone(text string) string  { return r("<w:delText>" + text + "</w:delText>") }
func tbl(rows ...string) string {
	return el("tbl", "", "<w:tblPr/><w:tblGrid/>"+strings.Join(rows, ""))
}
func tr(cells ...string) string { return el("tr", "", strings.Join(cells, "")) }
func tc(inner string) string    { return el("tc", "", inner) }
func num(id, level int, text string) string {
	return p(ppr(fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, id)), rt(text))
}
func field(instruction, result string) string {
	return fld("begin") + instr(instruction) + fld("separate") + result + fld("end")
}
func boxed(inner string) string {
	return "<w:drawing><wps:wsp><wps:txbx><w:txbxContent>" + inner + "</w:txbxContent></wps:txbx></wps:wsp></w:drawing>"
}
func choice(a, b string) string {
	return `<mc:AlternateContent><mc:Choice Requires="wps">` + a + `</mc:Choice><mc:Fallback>` + b + `</mc:Fallback></mc:AlternateContent>`
}

// abstract returns a definition of a list whose levels are "format|text|suffix|more".
func abstract(id int, levels ...string) string {
	s := ""
	for i, l := range levels {
		f := append(strings.Split(l, "|"), "", "", "")
		start := 1
		if n, ok := strings.CutPrefix(f[3], "start="); ok {
			fmt.Sscan(n, &start)
			f[3] = ""
		}
		s += fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="%d"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/>`, i, start, f[0], f[3], f[1])
		if f[2] != "" {
			s += `<w:suff w:val="` + f[2] + `"/>`
		}
		s += "</w:lvl>"
	}
	return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d">%s</w:abstractNum>`, id, s)
}
func list(id, abstract int, inner ...string) string {
	return fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>`, id, abstract, strings.Join(inner, ""))
}
