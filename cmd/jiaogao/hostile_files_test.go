package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// A hostileFile is one that was made to do harm, or came to it. The heavy ones take seconds:
// only the benchmark reads them.
type hostileFile struct {
	name  string
	data  func() []byte
	heavy bool
}

// hostileFiles returns the files, the same each time.
func hostileFiles(tb testing.TB) []hostileFile {
	tb.Helper()
	originals, err := filepath.Glob("../../testdata/*/*/*.*")
	if err != nil || len(originals) == 0 {
		tb.Fatalf("no originals: %v", err)
	}
	var list []hostileFile
	for _, path := range append(originals, "../../testdata/reports/述职报告.txt", "../../testdata/reports/对照检查材料.md") {
		if !strings.Contains(path, "script") {
			list = append(list, broken(filepath.Base(path), readAll(tb, path))...)
		}
	}
	report := string(readAll(tb, "../../testdata/reports/述职报告.txt"))
	list = append(list, broken("述职报告.docx", repacked(tb, word(typed(report), ""), nil))...)
	list = append(list, brokenParts(tb, "述职报告.docx", word(typed(report), ""), "word/document.xml")...)
	list = append(list, brokenParts(tb, "样例.odt", readAll(tb, "../../testdata/input/formats/样例.odt"), "content.xml")...)
	return slices.Concat(list, badText(report), repeatedText(), wordBombs(tb), otherBombs(tb), pdfBombs())
}

// broken returns copies of a file that are cut off, and copies in which one bit is wrong.
func broken(name string, data []byte) []hostileFile {
	cuts, flips := 9, 14
	if strings.HasSuffix(name, ".pdf") { // to start its reader takes a tenth of a second
		cuts, flips = 3, 4
	}
	var list []hostileFile
	for i := range cuts {
		list = append(list, hostileFile{fmt.Sprintf("cut-%d-%s", i, name), func() []byte { return data[:len(data)*i/cuts] }, false})
	}
	for i := range flips {
		list = append(list, hostileFile{fmt.Sprintf("flip-%d-%s", i, name), func() []byte {
			flipped := bytes.Clone(data)
			flipped[(i*i*7919+i*31)%len(data)] ^= 1 << (i % 8)
			return flipped
		}, false})
	}
	return list
}

// brokenParts returns copies of a zip file in which the part itself is cut off or wrong.
func brokenParts(tb testing.TB, name string, data []byte, part string) []hostileFile {
	var list []hostileFile
	add := func(kind string, change func(string) string) {
		list = append(list, hostileFile{kind + "-" + name, func() []byte { return repacked(tb, data, map[string]func(string) string{part: change}) }, false})
	}
	for i := range 10 {
		add(fmt.Sprintf("part-cut-%d", i), func(s string) string { return s[:len(s)*i/10] })
		add(fmt.Sprintf("part-tag-%d", i), func(s string) string { at := len(s) * i / 10; return s[:at] + "<" + s[at+1:] })
		add(fmt.Sprintf("part-byte-%d", i), func(s string) string { at := len(s) * i / 10; return s[:at] + "\xff" + s[at+1:] })
	}
	add("gone", func(string) string { return "" })
	add("nul", func(s string) string { return strings.ReplaceAll(s, "。", "\x00") })
	add("surrogate", func(s string) string { return strings.ReplaceAll(s, "。", "&#xD800;") })
	add("laughs", func(s string) string {
		return "<!DOCTYPE a [<!ENTITY b '哈'><!ENTITY c '&b;&b;&b;'>]>" + strings.ReplaceAll(s, "。", "&c;")
	})
	add("outside", func(s string) string {
		return `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>` + strings.ReplaceAll(s, "。", "&b;")
	})
	add("gbk", func(s string) string { return `<?xml version="1.0" encoding="GBK"?>` + s })
	add("utf16", func(s string) string { return string(wide16(s)) })
	return list
}

// repacked returns a zip file without compression, whose bytes do not depend on the version
// of the compressor, and with parts changed.
func repacked(tb testing.TB, data []byte, changes map[string]func(string) string) []byte {
	tb.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		tb.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			tb.Fatal(err)
		}
		var text bytes.Buffer
		text.ReadFrom(in)
		s := text.String()
		if change := changes[f.Name]; change != nil {
			s = change(s)
		}
		out, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Store})
		if err != nil {
			tb.Fatal(err)
		}
		out.Write([]byte(s))
	}
	z.Close()
	return b.Bytes()
}

func wide16(s string) []byte {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

// text returns a file of text under several names.
func text(kind, content string, exts ...string) (list []hostileFile) {
	for _, ext := range exts {
		list = append(list, hostileFile{kind + ext, func() []byte { return []byte(content) }, false})
	}
	return list
}

// badText returns texts in which something is wrong with the characters.
func badText(report string) []hostileFile {
	gbk, _ := simplifiedchinese.GB18030.NewEncoder().String(report)
	var wrong strings.Builder
	for _, b := range []byte(gbk) {
		wrong.WriteRune(rune(b))
	}
	head, tail := report[:len(report)/2], report[len(report)/2:]
	plain := []string{".txt", ".md", ".html"}
	return slices.Concat(
		text("nothing", "", ".txt", ".md", ".html", ".docx", ".doc", ".odt", ".pdf", ".rtf", ".wps", ".fodt"),
		text("blank", " \n　\r\n\t", plain...), text("mark-alone", "\ufeff", plain...),
		text("odd-gbk", gbk[:len(gbk)-1], plain...), text("half-gbk", head+gbk[len(gbk)/2:], plain...),
		text("misread", wrong.String(), plain...), text("odd-utf16", string(wide16(report)[:201]), plain...),
		text("surrogates", string(wide16(head))+"\x00\xd8"+string(wide16(tail)[2:]), plain...),
		text("lone-surrogate", head+"\xed\xa0\x80"+tail, plain...), text("overlong", head+"\xc0\xaf"+tail, plain...),
		text("nul", strings.ReplaceAll(report, "。", "\x00"), plain...), text("one-nul", head+"\x00"+tail, plain...),
		text("steering", strings.ReplaceAll(report, "。", "\x1b[2J\x1b]0;x\x07\u202e"), plain...),
		text("two-marks", "\ufeff\ufeff"+report, plain...), text("noncharacters", strings.ReplaceAll(report, "。", "\uffff\ufffe"), plain...),
		text("bytes", strings.Repeat("\x00\xff\x7f\x80", 999), ".txt", ".md", ".html", ".docx", ".doc", ".odt", ".pdf", ".rtf", ".fodt"),
		text("marks", strings.Repeat("\u0301", 99_999), plain...), text("zero-width", strings.Repeat("\u200b", 99_999), plain...),
		text("returns", strings.ReplaceAll(report, "\n", "\r"), plain...), text("separators", strings.ReplaceAll(report, "\n", "\u2028"), plain...),
	)
}

// repeatedText returns what makes steps that are not linear take minutes.
func repeatedText() []hostileFile {
	var list []hostileFile
	for i, s := range []string{
		"的", "9", "一百零一人", "2022年3月5日", "增长9%", "共9人，其中", "一是", "（一）", "甲、乙", "“", "”", "《", "X", "问题：", "习近平",
		"*a_ ", "[a](", "![](", "[^a]", "[a]: /x\n[a]\n\n", "> - ", "- a\n", "`` ` ", "|a|b\n|-|-\n", "<!--", "<a x=\"", "<div>\n", "&#1;", "a\n=\n", "<table><tr><td>", "<ul><li>",
		"{\\rtf1", "一、\n", "（一）\n1.\n", "目录\t1\n", "\t", "\n\n", "附件：",
	} {
		n := 64 << 10 / len(s)
		list = append(list, text(fmt.Sprintf("repeat-%02d", i), "2023年度述职报告\n"+strings.Repeat(s, n), ".txt", ".md", ".html")...)
		list = append(list, hostileFile{fmt.Sprintf("repeat-%02d-big.txt", i), func() []byte { return bytes.Repeat([]byte(s), 3<<20/len(s)) }, true},
			hostileFile{fmt.Sprintf("repeat-%02d-big.md", i), func() []byte { return bytes.Repeat([]byte(s), 3<<20/len(s)) }, true},
			hostileFile{fmt.Sprintf("repeat-%02d-big.html", i), func() []byte { return bytes.Repeat([]byte(s), 3<<20/len(s)) }, true})
	}
	list = append(list, hostileFile{"long-line.txt", func() []byte { return bytes.Repeat([]byte("工作"), 60<<20/6) }, true},
		hostileFile{"line-at-limit.txt", func() []byte { return bytes.Repeat([]byte("工作"), 4<<20/6) }, true},
		hostileFile{"many-lines.txt", func() []byte { return bytes.Repeat([]byte("工作\n"), 60<<20/7) }, true},
		hostileFile{"lines-at-limit.txt", func() []byte { return bytes.Repeat([]byte("工作有进展。\n"), 399_999) }, true},
		hostileFile{"sections-at-limit.txt", func() []byte { return bytes.Repeat([]byte("一、工作\n"), 399_999) }, true},
		hostileFile{"much-text.txt", func() []byte {
			return bytes.Repeat([]byte("全年巡测水位三百余次，发现问题二十五个，已经整改二十三个。"+strings.Repeat("认真落实各项工作要求，", 9)+"\n"), 190_000)
		}, true})
	return list
}

// wordBombs returns Word documents that are small on the disk.
func wordBombs(tb testing.TB) []hostileFile {
	run := func(s string) string { return "<w:r><w:t>" + s + "</w:t></w:r>" }
	para := func(s string) string { return "<w:p>" + s + "</w:p>" }
	var list []hostileFile
	add := func(name string, heavy bool, body func() string) {
		list = append(list, hostileFile{"bomb-" + name + ".docx", func() []byte { return word(body(), "") }, heavy})
	}
	add("deep", false, func() string { return strings.Repeat("<w:p>", 100_000) })
	add("deep-tables", false, func() string {
		return strings.Repeat("<w:tbl><w:tr><w:tc>", 80) + strings.Repeat("</w:tc></w:tr></w:tbl>", 80) + para(run("甲"))
	})
	add("attributes", false, func() string { return "<w:p " + strings.Repeat(`a="b" `, 100_000) + "/>" })
	add("names", false, func() string { return strings.Repeat("<w:"+strings.Repeat("x", 1<<16)+"/>", 20) })
	add("text", true, func() string { return para(run(strings.Repeat("工", 100<<20/3))) })
	add("many", true, func() string { return strings.Repeat(para(run("工作有进展。")), 390_000) })
	add("empty", true, func() string { return strings.Repeat("<w:p/>", 20_000_000) + para(run("甲")) })
	add("runs", true, func() string { return para(strings.Repeat(run("甲"), 1_000_000)) })
	add("cells", true, func() string {
		return "<w:tbl>" + strings.Repeat("<w:tr>"+strings.Repeat("<w:tc>"+para(run("1"))+"</w:tc>", 60)+"</w:tr>", 5_000) + "</w:tbl>"
	})
	add("references", true, func() string { return para(run(strings.Repeat("&lt;", 5_000_000))) })
	add("changes", true, func() string {
		return para(strings.Repeat(`<w:ins w:id="1" w:author="a"><w:r><w:t>甲</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>乙</w:delText></w:r></w:del>`, 200_000))
	})
	list = append(list, hostileFile{"bomb-entries.docx", func() []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for i := range 5_000 {
			z.CreateHeader(&zip.FileHeader{Name: fmt.Sprintf("word/%d.xml", i)})
		}
		z.Close()
		return b.Bytes()
	}, false}, hostileFile{"climbing.docx", func() []byte {
		return bytes.ReplaceAll(repacked(tb, word(typed("述职报告\n甲\n"), ""), nil), []byte("word/numbering.xml"), []byte("../../../../etc/pw"))
	}, false}, hostileFile{"numbering.docx", func() []byte {
		levels := `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="` + strings.Repeat("%1", 9_999) + `"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`
		return word(strings.Repeat(paragraph(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`, "甲"), 2_000), levels)
	}, false})
	return list
}

// otherBombs returns the same for the other formats.
func otherBombs(tb testing.TB) []hostileFile {
	sample := readAll(tb, "../../testdata/input/formats/样例.odt")
	odt := func(body func(string) string) func() []byte {
		return func() []byte { return repacked(tb, sample, map[string]func(string) string{"content.xml": body}) }
	}
	inside := func(s, body string) string { return strings.Replace(s, "</office:text>", body+"</office:text>", 1) }
	again := func(kind, ext, head, s string, n int, heavy bool) hostileFile {
		return hostileFile{kind + ext, func() []byte { return []byte(head + strings.Repeat(s, n)) }, heavy}
	}
	list := []hostileFile{
		{"bomb-deep.odt", odt(func(s string) string { return inside(s, strings.Repeat("<text:section>", 100_000)) }), false},
		{"bomb-spaces.odt", odt(func(s string) string { return inside(s, `<text:p>甲<text:s text:c="2000000000"/></text:p>`) }), false},
		{"bomb-cells.odt", odt(func(s string) string {
			return inside(s, `<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000000"><text:p>甲</text:p></table:table-cell></table:table-row></table:table>`)
		}), false},
		{"bomb-many.odt", odt(func(s string) string {
			return inside(s, strings.Repeat("<text:p>工作有进展。</text:p>", 390_000))
		}), true},
		again("bomb-deep", ".html", "<html><body>", "<div>", 200_000, false), again("bomb-tables", ".html", "<html><body>", "<table><tr><td>甲", 20_000, false),
		again("bomb-cells", ".html", "<html><table>", `<tr><td colspan="1000000" rowspan="1000000">甲</td></tr>`, 2_000, false),
		again("bomb-deep-lists", ".html", "<html><body>", "<ol><li>甲", 200_000, true), again("bomb-inline", ".html", "<html><p>", "<b><i>甲", 500_000, true),
		again("bomb-groups", ".rtf", "{\\rtf1", "{", 5_000_000, false), again("bomb-words", ".rtf", "{\\rtf1 甲", "\\par\\u20013 ", 400_000, false),
		again("bomb-binary", ".rtf", "{\\rtf1", "\\bin2000000000 ", 3, false), again("bomb-tables", ".rtf", "{\\rtf1", "\\trowd\\cellx9 \\'b9\\'a4\\cell\\row ", 300_000, true),
		again("bomb-quotes", ".md", "甲\n\n", ">", 128<<10, false), again("bomb-lists", ".md", "甲\n\n", "- ", 128<<10, false), again("bomb-emphasis", ".md", "甲\n\n", "**a", 1<<20, true),
		again("bomb-table", ".md", "|"+strings.Repeat("a|", 2_000)+"\n|"+strings.Repeat("-|", 2_000)+"\n", "|甲\n", 10_000, true),
	}
	doc := readAll(tb, "../../testdata/input/formats/样例.doc")
	for i := range 24 {
		list = append(list, hostileFile{fmt.Sprintf("circle-%d.doc", i), func() []byte {
			b := bytes.Clone(doc)
			at := 512 + i*len(doc)/24&^3 // numbers of sectors, sizes and offsets alike
			for j := at; j+4 <= min(at+128, len(b)); j += 4 {
				copy(b[j:], []byte{byte(i), 0, 0, byte(i % 3 * 0x7f)})
			}
			return b
		}, false})
	}
	return list
}

// pdfBombs returns PDF files on which readers are known to have looped or to have asked for
// all memory.
func pdfBombs() []hostileFile {
	const head, catalog = "%PDF-1.4\n", "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
	const end = "\ntrailer<</Root 1 0 R/Size 9>>\n%%EOF"
	var list []hostileFile
	for name, s := range map[string]string{
		"hex": head + catalog + "2 0 obj<</Kids[3 0 R]/Count 1/A<41414141", "kids": head + catalog + "2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>endobj" + end,
		"count": head + catalog + "2 0 obj<</Type/Pages/Kids[]/Count 2000000000>>endobj" + end, "parent": head + catalog + "2 0 obj<</Type/Pages/Parent 2 0 R/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj" + end,
		"size": "%PDF-1.5\n1 0 obj<</Type/XRef/Size 1000000000/W[1 2 1]/Index[0 1000000000]/Length 0>>stream\n\nendstream endobj\nstartxref\n9\n%%EOF",
		"deep": head + "1 0 obj" + strings.Repeat("[", 100_000) + end, "previous": head + "xref\n0 0\ntrailer<</Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF",
	} {
		list = append(list, hostileFile{"bomb-" + name + ".pdf", func() []byte { return []byte(s) }, false})
	}
	slices.SortFunc(list, func(a, b hostileFile) int { return strings.Compare(a.name, b.name) })
	return list
}

// hostilePlaces makes in a folder what is no file, or has no name for a line, and returns
// the causes by path.
func hostilePlaces(t *testing.T) map[string]string {
	t.Helper()
	want := map[string]string{}
	for name, cause := range map[string]string{"两\n行.txt": "", "\x1b[2J.txt": "", "\xff\xfe.txt": "", "-.txt": "", "=1+1.txt": "", " .txt": "", "长" + strings.Repeat("名", 70) + ".txt": ""} {
		if err := os.WriteFile(name, []byte("2023年度述职报告\n一、存在问题\n布署不周。\n"), 0o644); err == nil {
			want[name] = cause
		}
	}
	for _, name := range []string{"~$锁.docx", ".~lock.x.docx#", ".jiaogao-1.tmp"} {
		write(t, name, "x")
	}
	if err := os.Mkdir("文件夹.docx", 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join("文件夹.docx", "里面.txt"), "2023年度述职报告\n")
	want[filepath.Join("文件夹.docx", "里面.txt")] = ""
	f, err := os.Create("稀疏.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Truncate(100 << 20); err != nil {
		t.Fatal(err)
	}
	want["稀疏.txt"] = "too-large"
	hostileSpecials(t, want)
	return want
}
