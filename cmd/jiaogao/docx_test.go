package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/ooxml"
	"github.com/rogpeppe/go-internal/testscript"
)

// docx makes a Word document of the lines of a text: docx in.txt out.docx
func docx(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: docx in.txt out.docx")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), word(typed(ts.ReadFile(args[0])), ""), 0o644))
}

const wordNS = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

// word returns a document of paragraphs and, where numbering is not empty, of lists.
func word(body, numbering string) []byte {
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	const types = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="` + types + `document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="` + types + `numbering+xml"/></Types>`},
		{"_rels/.rels", rels + `<Relationship Id="rId1" Type="` + office + `officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<w:document ` + wordNS + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`},
		{"word/_rels/document.xml.rels", rels + `<Relationship Id="rId1" Type="` + office + `numbering" Target="numbering.xml"/></Relationships>`},
		{"word/numbering.xml", `<w:numbering ` + wordNS + `>` + numbering + `</w:numbering>`},
	} {
		w, err := z.Create(part[0])
		if err == nil {
			_, err = w.Write([]byte(part[1]))
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

// paragraph returns a paragraph whose text is split over three runs.
func paragraph(props, text string) string {
	runes := []rune(text)
	n := len(runes) / 3
	s := "<w:p><w:pPr>" + props + "</w:pPr>"
	for _, part := range []string{string(runes[:n]), string(runes[n : 2*n]), string(runes[2*n:])} {
		s += `<w:r><w:t xml:space="preserve">` + strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(part) + `</w:t></w:r>`
	}
	return s + "</w:p>"
}

// typed returns the lines of a text as paragraphs.
func typed(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(paragraph("", strings.TrimRight(line, "\r\n")))
	}
	return b.String()
}

// outlined returns the lines of a text as paragraphs, those that are numbered with the
// outline levels that headings have.
func outlined(text string) string {
	levels := []*regexp.Regexp{regexp.MustCompile(`^[一二三四五六七八九十]+、`), regexp.MustCompile(`^（[一二三四五六七八九十]+）`)}
	var b strings.Builder
	for line := range strings.Lines(text) {
		line, props := strings.TrimRight(line, "\r\n"), ""
		for i, level := range levels {
			if level.MatchString(line) {
				props = fmt.Sprintf(`<w:outlineLvl w:val="%d"/>`, i)
			}
		}
		b.WriteString(paragraph(props, line))
	}
	return b.String()
}

// automatic returns the lines of a text as paragraphs whose numbers are automatic. Each
// number starts its list anew, so that gaps in a report stay gaps.
func automatic(text string) (body, numbering string) {
	var b, lists strings.Builder
	marks := []*regexp.Regexp{regexp.MustCompile(`^([一二三四五六七八九]|十[一二]?)、`), regexp.MustCompile(`^（([一二三四五六七八九]|十[一二]?)）`), regexp.MustCompile(`^(\d)\.`)}
	formats := []string{"chineseCountingThousand", "chineseCounting", "decimal"}
	texts := []string{"%1、", "（%1）", "%1."}
	for i := range marks {
		fmt.Fprintf(&lists, `<w:abstractNum w:abstractNumId="%d"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/></w:lvl></w:abstractNum>`, i, formats[i], texts[i])
	}
	id := 0
	for line := range strings.Lines(text) {
		line, props := strings.TrimRight(line, "\r\n"), ""
		for i, mark := range marks {
			if m := mark.FindStringSubmatch(line); m != nil {
				id++
				fmt.Fprintf(&lists, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="%d"/></w:lvlOverride></w:num>`, id, i, value(m[1]))
				line, props = line[len(m[0]):], fmt.Sprintf(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, id)
				break
			}
		}
		b.WriteString(paragraph(props, line))
	}
	return b.String(), lists.String()
}

// value reads a number up to twelve.
func value(s string) int {
	if i := slices.Index(strings.Split("一 二 三 四 五 六 七 八 九 十 十一 十二", " "), s); i >= 0 {
		return i + 1
	}
	return int(s[0] - '0')
}

// findingsOf returns what the program says of a file: rule, text and message of each finding.
func findingsOf(t *testing.T, path string) []string {
	t.Helper()
	_, stdout, stderr := call(t, "", "check", "--format", "json", "--min-severity", "hint", "--fail-on", "never", path)
	var out struct {
		Files []struct {
			Error    any
			Findings []struct {
				Rule, Text, Message string
				Path                []string
				Place               struct{ Paragraph int }
			}
		}
	}
	if err := json.Unmarshal([]byte(stdout), &out); err != nil || out.Files[0].Error != nil {
		t.Fatalf("%v %s", err, stderr)
	}
	var list []string
	for _, f := range out.Files[0].Findings {
		list = append(list, fmt.Sprintf("%s %d %q %q %s", f.Rule, f.Place.Paragraph, f.Path, f.Text, f.Message))
	}
	return list
}

func reports(t *testing.T) []string {
	names, err := filepath.Glob("../../testdata/reports/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no reports: %v", err)
	}
	return names
}

// TestWordLikeText: a report says the same as Word document, be its numbers typed or
// automatic.
func TestWordLikeText(t *testing.T) {
	for _, name := range reports(t) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		body, numbering := automatic(string(text))
		if strings.Count(numbering, "<w:num ") < 5 {
			t.Errorf("%s: hardly any numbers", name)
		}
		want := findingsOf(t, name)
		for way, data := range map[string][]byte{"typed, with outline levels": word(outlined(string(text)), ""), "typed": word(typed(string(text)), ""), "automatic": word(body, numbering)} {
			path := filepath.Join(dir, way+".docx")
			if err := os.WriteFile(path, data, 0o644); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, findingsOf(t, path)); diff != "" {
				t.Errorf("%s, numbers %s (-text +word):\n%s", filepath.Base(name), way, diff)
			}
		}
	}
}

// TestMargin: each finding is a comment on its very characters, and answers to comments
// accept findings.
func TestMargin(t *testing.T) {
	book, err := load(&loadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range reports(t) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		w, err := input.OpenWord(word(typed(string(text)), ""))
		if err != nil {
			t.Fatal(err)
		}
		d, err := input.Word(name, w)
		if err != nil {
			t.Fatal(err)
		}
		result, err := book.linter.Check(context.Background(), d)
		if err != nil {
			t.Fatal(err)
		}
		e, err := margin(w, d, result.Findings, false)
		if err != nil {
			t.Fatal(err)
		}
		p, err := ooxml.Open(e.Data)
		if err != nil {
			t.Fatal(err)
		}
		again, err := p.Read(ooxml.Options{})
		if err != nil || again.Text != w.Text || len(again.Comments) != len(result.Findings) {
			t.Fatalf("%s: %d comments for %d findings, %v", name, len(again.Comments), len(result.Findings), err)
		}
		for i, c := range again.Comments {
			f := &result.Findings[i]
			if c.Start != f.Span.Start || c.End != f.Span.End || !strings.Contains(c.Text, f.Message) || input.RuleOf(c) != f.Rule {
				t.Errorf("%s: %s at %v is told at %d–%d: %s", name, f.Rule, f.Span, c.Start, c.End, c.Text)
			}
		}
	}
}

// TestLibreOffice opens annotated reports with another program: it must find the text, and
// as many comments as there are.
func TestLibreOffice(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is absent: install libreoffice-writer to run this test")
	}
	dir := t.TempDir()
	text, err := os.ReadFile("../../testdata/reports/述责述廉报告.txt")
	if err != nil {
		t.Fatal(err)
	}
	body, numbering := automatic(string(text))
	path := filepath.Join(dir, "a.docx")
	if err := os.WriteFile(path, word(body, numbering), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := call(t, "", "annotate", "-o", filepath.Join(dir, "b.docx"), path); code != exitClean {
		t.Fatal(stderr)
	}
	convert := func(name, to string) string {
		cmd := exec.Command(soffice, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", to, "--outdir", dir, filepath.Join(dir, name+".docx"))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		ext, _, _ := strings.Cut(to, ":")
		data, err := os.ReadFile(filepath.Join(dir, name+"."+ext))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	const plain = "txt:Text (encoded):UTF8"
	before, after := convert("a", plain), convert("b", plain)
	if before != after || !strings.Contains(after, "履行责任情况") {
		t.Errorf("the text differs:\n%s", cmp.Diff(before, after))
	}
	strip := func(s string) string { return strings.Join(strings.Fields(strings.TrimPrefix(s, "\ufeff")), "") }
	if diff := cmp.Diff(strip(string(text)), strip(after)); diff != "" {
		t.Errorf("automatic numbers (-typed +LibreOffice):\n%s", diff)
	}
	comments := strings.Count(convert("b", "fodt"), "<office:annotation ")
	if want := len(findingsOf(t, path)); comments == 0 || comments > want {
		t.Errorf("%d comments for %d findings", comments, want)
	}
}
