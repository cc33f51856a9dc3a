package input

import (
	"archive/zip"
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// TestWordLayout: the looks of a Word document belong to the text that they were given to,
// also where a manual line break parts a paragraph.
func TestWordLayout(t *testing.T) {
	const w = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
	body := `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="方正小标宋简体"/><w:sz w:val="44"/></w:rPr><w:t>河湾镇2023年</w:t><w:br/><w:t>工作总结</w:t></w:r></w:p>` +
		`<w:p/><w:p><w:pPr><w:spacing w:line="560" w:lineRule="exact"/></w:pPr><w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t>　　检修水泵六台。</w:t><w:br/><w:t>更换</w:t></w:r><w:r><w:rPr><w:sz w:val="30"/></w:rPr><w:t>闸门两扇。</w:t></w:r></w:p>`
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, data := range map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="` + office + `" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":   `<w:document` + w + `><w:body>` + body + `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`,
	} {
		f, err := z.Create(name)
		if err == nil {
			_, err = f.Write([]byte(data))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	d, err := Read("a.docx", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	type looked struct {
		Text string
		Size float64
	}
	var got [][]looked
	for _, p := range d.Paragraphs {
		var list []looked
		d.Layout.Looks(p.Text, func(piece doc.Text, look doc.Stretch) { list = append(list, looked{piece.String(), look.Size}) })
		got = append(got, list)
	}
	want := [][]looked{{{"河湾镇2023年工作总结", 22}}, {{"检修水泵六台。", 16}}, {{"更换", 16}, {"闸门两扇。", 15}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	blocks := []doc.Block{
		{Align: doc.Center, Indent: &doc.Indent{}, Pitch: 28.6},
		{Align: doc.Left, Indent: &doc.Indent{First: 2}, Pitch: 28, Fixed: true},
		{Align: doc.Left, Pitch: 28, Fixed: true},
	}
	if diff := cmp.Diff(blocks, d.Layout.Blocks); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(d.Layout.Pages) != 1 || d.Layout.Pages[0].Number != nil {
		t.Errorf("pages %+v", d.Layout.Pages)
	}
}
