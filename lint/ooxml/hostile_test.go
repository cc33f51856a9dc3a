package ooxml_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/ooxml"
)

// attempt opens and reads a file that may be anything. An error must be one of ours, with
// its cure.
func attempt(t testing.TB, data []byte) (*ooxml.Document, *ooxml.Error) {
	t.Helper()
	p, err := ooxml.Open(data)
	if err == nil {
		var d *ooxml.Document
		if d, err = p.Read(ooxml.Options{}); err == nil {
			consistent(t, d)
			return d, nil
		}
	}
	var refused *ooxml.Error
	if !errors.As(err, &refused) || !strings.Contains(refused.Message, "请") {
		t.Fatalf("not an error with a cure: %v", err)
	}
	return nil, refused
}

// consistent asserts what holds of every document that was read.
func consistent(t testing.TB, d *ooxml.Document) {
	t.Helper()
	if !utf8.ValidString(d.Text) {
		t.Errorf("not UTF-8: %q", d.Text)
	}
	end := 0
	for _, p := range d.Paragraphs {
		if p.Start < end || p.End <= p.Start || p.End >= len(d.Text) || d.Text[p.End] != '\n' {
			t.Fatalf("paragraph %+v behind %d in %d bytes", p, end, len(d.Text))
		}
		if lines := strings.Count(d.Text[p.Start:p.End], "\n"); lines != len(p.Breaks) {
			t.Fatalf("%d lines end in %q, breaks %v", lines, d.Text[p.Start:p.End], p.Breaks)
		}
		end = p.End + 1
	}
	if end != len(d.Text) {
		t.Fatalf("text behind the last paragraph: %q", d.Text[end:])
	}
}

func TestHostile(t *testing.T) {
	good := of(line("甲"))
	document := func(data string) []byte { return zipped(with(good.entries(), "word/document.xml", data)) }
	body := func(s string) []byte {
		return document("<w:document" + declarations + "><w:body>" + s + "</w:body></w:document>")
	}
	without := func(name string) []byte {
		var left []entry
		for _, e := range good.entries() {
			if e.name != name {
				left = append(left, e)
			}
		}
		return zipped(left)
	}
	many := good.entries()
	for i := range 4_001 {
		many = append(many, entry{fmt.Sprintf("x%d", i), ""})
	}
	attributes := strings.Builder{}
	for i := range 1_001 {
		fmt.Fprintf(&attributes, ` a%d="1"`, i)
	}
	for _, c := range []struct {
		name, cause, says string
		data              []byte
	}{
		{"no zip", ooxml.Damaged, "不完整", []byte("PK\x03\x04 and no more")},
		{"no types", ooxml.Damaged, "[Content_Types].xml", without("[Content_Types].xml")},
		{"no relations", ooxml.Damaged, "_rels/.rels", without("_rels/.rels")},
		{"no main part", ooxml.Damaged, "word/document.xml", without("word/document.xml")},
		{"empty relations", ooxml.Damaged, "没有指明", zipped(with(good.entries(), "_rels/.rels", "<Relationships/>"))},
		{"external main part", ooxml.Damaged, "没有指明", zipped(with(good.entries(), "_rels/.rels", `<R><Relationship Type="x/officeDocument" Target="http://x/" TargetMode="External"/></R>`))},
		{"twice", ooxml.Damaged, "同名", zipped(append(good.entries(), entry{"word/document.xml", "<a/>"}))},
		{"twice, in other letters", ooxml.Damaged, "同名", zipped(append(good.entries(), entry{"Word/Document.xml", "<a/>"}))},
		{"GBK", ooxml.Encoding, "GBK", document(`<?xml version="1.0" encoding="GBK"?><w:document/>`)},
		{"not UTF-8", ooxml.Encoding, "UTF-8", body(line("\xb9\xa4\xd7\xf7"))},
		{"document type", ooxml.Damaged, "格式有误", document("<!DOCTYPE a [<!ENTITY b 'b'>]><w:document/>")},
		{"unknown entity", ooxml.Damaged, "格式有误", body(line("&b;"))},
		{"text outside", ooxml.Damaged, "格式有误", document("甲")},
		{"nothing", ooxml.Damaged, "格式有误", document("")},
		{"no body", ooxml.Damaged, "没有正文", document("<w:document" + declarations + "/>")},
		{"another root", ooxml.Unsupported, "不是Word", document("<workbook/>")},
		{"cut off", ooxml.Damaged, "格式有误", document("<w:document" + declarations + "><w:body><w:p>")},
		{"wrong nesting", ooxml.Damaged, "格式有误", body("<w:p><w:r></w:p></w:r>")},
		{"two roots", ooxml.Damaged, "格式有误", document("<w:document" + declarations + "><w:body/></w:document>甲")},
		{"deep", ooxml.Damaged, "格式有误", body(strings.Repeat("<w:p>", 300) + strings.Repeat("</w:p>", 300))},
		{"a million deep", ooxml.Damaged, "格式有误", stored(with(good.entries(), "word/document.xml", "<w:document"+declarations+"><w:body>"+strings.Repeat("<w:p>", 1_000_000)))},
		{"attributes", ooxml.Damaged, "格式有误", body("<w:p" + attributes.String() + "/>")},
		{"attribute without end", ooxml.Damaged, "格式有误", body(`<w:p a="`)},
		{"entries", ooxml.TooLarge, "4000个", zipped(many)},
		{"one long text", ooxml.TooLarge, "过大", body(p(r("<w:t>" + strings.Repeat("a", 130<<20) + "</w:t>")))},
		{"long paragraph", ooxml.TooLarge, "文字太多", body(p(noise(5 << 20)))},
		{"much text", ooxml.TooLarge, "文字太多", body(strings.Repeat(p(noise(1<<20)), 17))},
		{"many references", ooxml.TooLarge, "", body(p(r("<w:t>" + strings.Repeat("&lt;a", 1_200_000) + "</w:t>")))},
		{"encrypted", ooxml.Encrypted, "密码", encrypted(good)},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := attempt(t, c.data)
			if err == nil || err.Cause != c.cause || !strings.Contains(err.Message, c.says) {
				t.Errorf("%v, want %s with %q", err, c.cause, c.says)
			}
		})
	}
}

// noise returns runs of text that does not compress to almost nothing.
func noise(n int) string {
	var b strings.Builder
	x := uint32(1)
	for b.Len() < n {
		b.WriteString("<w:r><w:t>")
		for range 500 {
			x = x*1664525 + 1013904223
			b.WriteByte('a' + byte(x>>24)%26)
		}
		b.WriteString("</w:t></w:r>")
	}
	return b.String()
}

// encrypted returns a document whose main part is marked as encrypted.
func encrypted(f fixture) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range f.entries() {
		h := &zip.FileHeader{Name: e.name, CompressedSize64: uint64(len(e.data)), UncompressedSize64: uint64(len(e.data))}
		if e.name == "word/document.xml" {
			h.Flags = 1
		}
		w, err := z.CreateRaw(h)
		if err == nil {
			_, err = w.Write([]byte(e.data))
		}
		if err != nil {
			panic(err)
		}
	}
	z.Close()
	return b.Bytes()
}

// TestLargeButHarmless reads what is large and still a document: much markup, few words.
func TestLargeButHarmless(t *testing.T) {
	for name, body := range map[string]string{
		"paragraphs": strings.Repeat("<w:p/>", 10_000_000) + line("甲"),
		"runs":       p(strings.Repeat("<w:r/>", 5_000_000), rt("甲")),
		"fields":     p(strings.Repeat(fld("begin"), 100_000), rt("甲")),
		"bookmarks":  p(strings.Repeat(`<w:bookmarkStart w:id="1" w:name="a"/>`, 500_000), rt("甲")),
		"tables":     strings.Repeat(tbl(tr(tc("")), tr(tc(""))), 200_000) + line("甲"),
		"drawings":   p(strings.Repeat(r(boxed(p())), 100_000), rt("甲")),
	} {
		entries := of(body).entries()
		d, err := attempt(t, stored(entries))
		if err != nil || d.Text != "甲\n" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// stored returns a zip file whose entries are not compressed.
func stored(entries []entry) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		w, err := z.CreateHeader(&zip.FileHeader{Name: e.name, Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(e.data))
		}
		if err != nil {
			panic(err)
		}
	}
	z.Close()
	return b.Bytes()
}

// TestDamaged cuts good files off and flips their bytes: no panic, no error but ours.
func TestDamaged(t *testing.T) {
	for i, s := range samples() {
		data := s.file()
		for k := range 10 {
			attempt(t, data[:len(data)*k/10])
		}
		for k := range 40 {
			flipped := bytes.Clone(data)
			flipped[(k*7919+i*104729)%len(data)] ^= 1 << (k % 8)
			attempt(t, flipped)
		}
		source := s.entries()[2].data
		for k := range 40 {
			at := (k*7919 + i*104729) % len(source)
			attempt(t, zipped(with(s.entries(), "word/document.xml", source[:at])))
			attempt(t, zipped(with(s.entries(), "word/document.xml", source[:at]+"<"+source[at+1:])))
		}
	}
}

func FuzzDocx(f *testing.F) {
	for _, s := range samples() {
		f.Add(s.body, s.styles, s.numbering)
	}
	f.Fuzz(func(t *testing.T, body, styles, numbering string) {
		x := fixture{body: body, styles: styles, numbering: numbering, footnotes: `<w:footnote w:id="2">` + line("注") + `</w:footnote>`}
		d, _ := attempt(t, stored(x.entries()))
		if d != nil {
			roundTrip(t, stored(x.entries()))
		}
	})
}

func FuzzDocxFile(f *testing.F) {
	f.Add(samples()[0].file())
	f.Fuzz(func(t *testing.T, data []byte) { attempt(t, data) })
}

// BenchmarkRead reads a report of 200 pages: 4,000 paragraphs of three runs.
func BenchmarkRead(b *testing.B) {
	var body strings.Builder
	for i := range 4_000 {
		body.WriteString(p(ppr(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`), rt(fmt.Sprintf("第%d项工作", i)), bold(strings.Repeat("检查", 10)), rt(strings.Repeat("，整改到位", 10))))
	}
	data := fixture{body: body.String(), numbering: abstract(0, "decimal|%1.") + list(1, 0)}.file()
	b.SetBytes(int64(body.Len()))
	b.ReportAllocs()
	for b.Loop() {
		read(b, data, ooxml.Options{})
	}
}

// BenchmarkAnnotate puts 9,000 remarks into a report of 200 pages, and into one paragraph
// of a single run.
func BenchmarkAnnotate(b *testing.B) {
	sentence := strings.Repeat("检查整改到位，", 30)
	for name, body := range map[string]string{"pages": strings.Repeat(line(sentence), 1_000), "run": line(strings.Repeat(sentence, 1_000))} {
		d := read(b, stored(of(body).entries()), ooxml.Options{})
		var remarks []ooxml.Remark
		for i := range 9_000 {
			remarks = append(remarks, ooxml.Remark{Start: i * 60, End: i*60 + 6, Lines: []string{"改"}})
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := d.Annotate("校稿", "校", remarks, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
