package input_test

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint/input"
)

// pdfFile makes a PDF file of objects, with a table of where they are.
func pdfFile(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return b.Bytes()
}

// pdfPages makes a file whose pages say the texts.
func pdfPages(texts ...string) []byte {
	kids := ""
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}
	for _, text := range texts {
		kids += fmt.Sprintf("%d 0 R ", len(objects)+1)
		content := ""
		for i, l := range strings.Split(text, "\n") {
			content += fmt.Sprintf("BT /F 12 Tf 72 %d Td (%s) Tj ET\n", 700-20*i, l)
		}
		objects = append(objects, fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>", len(objects)+2),
			fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(content), content))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids, len(texts))
	return pdfFile(objects...)
}

func TestPDF(t *testing.T) {
	for name, c := range map[string]struct {
		pages []string
		want  string
	}{
		"a page":        {[]string{"Report\nOne line."}, "Report\nOne line.\n"},
		"page numbers":  {[]string{"Report\nOne line.\n1", "Another line.\n- 2 -"}, "Report\nOne line.\nAnother line.\n"},
		"running heads": {[]string{"Head\nA first.\n1", "Head\nA second.\n2", "Head\nA third.\n3"}, "A first.\nA second.\nA third.\n"},
		"one page's":    {[]string{"Head\nA first.", "Other\nA second.", "More\nA third."}, "Head\nA first.\nOther\nA second.\nMore\nA third.\n"},
	} {
		d, err := input.Read("a.pdf", pdfPages(c.pages...))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		checkPlaces(t, d)
		if d.Text.String() != c.want {
			t.Errorf("%s: %q, want %q", name, d.Text, c.want)
		}
	}
}

// TestPDFPages: paragraphs say on which page they start, also those that go on on the next.
func TestPDFPages(t *testing.T) {
	d := read(t, "述责述廉报告.pdf")
	last := 1
	for _, p := range d.Paragraphs {
		if p.Page < last || p.Page > last+1 {
			t.Errorf("page %d after page %d", p.Page, last)
		}
		last = p.Page
	}
	if last != 4 || d.Paragraphs[0].Page != 1 {
		t.Errorf("from page %d to %d", d.Paragraphs[0].Page, last)
	}
	d, err := input.Read("a.pdf", pdfPages("One line.", "", "Another line."))
	if err != nil || len(d.Notes) != 1 || !strings.Contains(d.Notes[0], "第2页没有文字") || d.Paragraphs[1].Page != 3 {
		t.Errorf("a page without text: %v", err)
	}
}

func hostilePDF(tb testing.TB) map[string][]byte {
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	for range 100 {
		if _, err := w.Write(bytes.Repeat([]byte(" "), 1<<20)); err != nil {
			tb.Fatal(err)
		}
	}
	w.Close()
	page := "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
	one := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page}
	return map[string][]byte{
		"pages in a circle":   pdfFile("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>", "<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>"),
		"two billion pages":   pdfFile("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", page),
		"parents in a circle": pdfFile("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1/Parent 2 0 R>>", "<</Type/Page/Parent 3 0 R>>"),
		"open string":         []byte("%PDF-1.7\n1 0 obj\n<00112233"),
		"a large table":       []byte("%PDF-1.7\n1 0 obj<</Type/XRef/Size 1000000000/W[1 8 8]/Root 1 0 R/Length 0>>stream\n\nendstream\nendobj\nstartxref\n9\n%%EOF"),
		"a bomb":              pdfFile(append(one, fmt.Sprintf("<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream", packed.Len(), packed.Bytes()))...),
		"a form in itself":    pdfFile(append(one, "<</Length 5>>stream\n/X Do\nendstream")...),
		"the magic alone":     []byte("%PDF-"),
	}
}

func TestPDFErrors(t *testing.T) {
	for name, data := range hostilePDF(t) {
		_, err := input.Read("a.pdf", data)
		var e *input.Error
		if !errors.As(err, &e) || !strings.Contains(e.Message, "请") {
			t.Errorf("%s: %v", name, err)
		}
	}
	locked, err := os.ReadFile(dir + "/refused/密码.pdf")
	if err != nil {
		t.Fatal(err)
	}
	refused(t, "password", locked, input.Encrypted)
	refused(t, "scanned", pdfPages("", ""), input.NoText)
	refused(t, "cut", pdfPages("One line.")[:60], input.Damaged)
}

func FuzzPDF(f *testing.F) {
	f.Add(pdfPages("Report\nOne line."))
	for name, data := range hostilePDF(f) {
		if name != "a bomb" {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if d, err := input.Read("a.pdf", data); err == nil {
			checkPlaces(t, d)
		}
	})
}
