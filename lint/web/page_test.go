package web

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/ooxml"
)

// report is a report of our own with flaws of several kinds.
func report(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../../testdata/reports/述责述廉报告.txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func saved(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestPage is what an author does with a Word document: drop it, read what is wrong, step
// through it, mend one thing and then all that is safe, undo, type, download, open what was
// downloaded.
func TestPage(t *testing.T) {
	b := newBrowser(t)
	site := serve(t, nil)
	b.screen(1440, 900, false)
	b.visit(site.page())
	b.picture("1-empty")
	b.drop(saved(t, "报告.docx", word(report(t))))
	b.until(`document.querySelectorAll(".note").length > 5`)
	b.picture("2-findings")
	for _, view := range []struct {
		name  string
		width int
		dark  bool
	}{{"2-findings-dark", 1440, true}, {"2-findings-phone", 390, false}, {"2-findings-phone-dark", 390, true}} {
		b.screen(view.width, 900, view.dark)
		if b.eval(`document.documentElement.scrollWidth > innerWidth`) == true {
			t.Errorf("%s: the page is wider than the window", view.name)
		}
		b.picture(view.name)
	}
	b.screen(1440, 900, false)

	// Marks stand at the exact characters, notes beside them.
	if got := b.text(`[...document.querySelectorAll("mark")].map(m => m.textContent).join("|")`); !strings.Contains(got, "四种型态") || !strings.Contains(got, "四个意识") {
		t.Errorf("marked: %s", got)
	}
	if got := b.text(`document.getElementById("status").textContent`); !strings.Contains(got, "错误") {
		t.Errorf("a screen reader is told %q", got)
	}
	if got := b.text(`document.querySelectorAll("#pairs .without").length + " " + document.querySelectorAll("#pairs tbody").length`); got != "1 4" {
		t.Errorf("problems without measures, and all: %s", got)
	}

	// Keys step through the notes, the focus goes with them.
	order := []string{}
	for range 3 {
		b.press("j", 0)
		order = append(order, b.text(`document.activeElement.value`))
	}
	b.press("k", 0)
	order = append(order, b.text(`document.activeElement.value`))
	if want := []string{"1", "2", "3", "2"}; !slices.Equal(order, want) {
		t.Errorf("j j j k led to %v, want %v", order, want)
	}
	if b.text(`document.querySelectorAll("mark.current").length`) == "0" {
		t.Error("the place of the note is not shown")
	}
	b.picture("3-current")

	// One fix, by a click on its button; its finding is gone, and what is untouched stays
	// the same element.
	b.eval(`document.querySelector("#paper .block:last-child").mine = true`)
	notes := b.text(`document.querySelectorAll(".note").length`)
	b.click(`.note[data-kind="formulation"] [data-fix]`)
	b.until(`document.querySelectorAll(".note").length < ` + notes)
	if b.text(`document.getElementById("undo").disabled`) != "false" {
		t.Error("what was done cannot be undone")
	}
	b.press("u", 0)
	b.until(`document.querySelectorAll(".note").length === ` + notes)

	// All safe fixes.
	b.click("#all")
	b.until(`document.getElementById("all").disabled`)
	b.picture("4-fixed")
	if got := b.text(`document.getElementById("paper").textContent`); strings.Contains(got, "型态") || strings.Contains(got, "镜鉴,") {
		t.Error("safe fixes were not applied")
	}

	// Typing is checked without a click, the caret stays.
	b.eval(`(() => { const p = [...document.querySelectorAll("#paper p.text[data-edit]")].at(-1); p.focus(); getSelection().selectAllChildren(p); getSelection().collapseToEnd() })()`)
	b.write("按步就班,")
	b.until(`[...document.querySelectorAll("mark")].some(m => m.textContent.includes("按步就班"))`)
	b.write("推进。")
	b.until(`document.activeElement.textContent.endsWith("按步就班,推进。")`)

	// Downloads: the Word document with comments and changes, the corrected one, the page.
	menu := func(as string) { b.eval(`document.querySelector('[data-as="` + as + `"]').click()`) }
	menu("docx")
	annotated := b.download("报告（校稿意见）.docx")
	menu("fixed")
	fixed := b.download("报告（已改）.docx")
	menu("html")
	page := b.download("报告（校稿意见）.html")
	text := wordText(t, annotated)
	if strings.Contains(text, "型态") || !strings.Contains(text, "按步就班,推进。") {
		t.Errorf("the changes are not in the Word document:\n%s", text)
	}
	if wordText(t, fixed) != text {
		t.Error("the two Word documents have different texts")
	}
	if n := len(comments(t, annotated)); n == 0 || len(comments(t, fixed)) != 0 {
		t.Errorf("%d comments in the annotated document, %d in the corrected one", n, len(comments(t, fixed)))
	}
	if root, err := html.Parse(bytes.NewReader(page)); err != nil || root == nil || !bytes.Contains(page, []byte("按步就班")) {
		t.Errorf("the page of findings is not as expected: %v", err)
	}
	if others := slices.DeleteFunc(b.asked, func(url string) bool {
		return strings.HasPrefix(url, site.page()) || strings.HasPrefix(url, "blob:"+site.url)
	}); len(others) > 0 {
		t.Errorf("the page loads %v", others)
	}
	if list := b.complaints(); len(list) > 0 {
		t.Errorf("the browser complains:\n%s", strings.Join(list, "\n"))
	}
}

func wordText(t *testing.T, data []byte) string {
	t.Helper()
	d, err := input.Read("x.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	return d.Source
}

func comments(t *testing.T, data []byte) []ooxml.Comment {
	t.Helper()
	p, err := ooxml.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	d, err := p.Read(ooxml.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d.Comments
}

// hostile is a report that tries what it can: scripts in every place, text that runs
// backwards, escape sequences, a line as long as a book.
func hostile() string {
	return "<script>window.run=1</script>2023年度述职报告\n" +
		"一、<img src=x onerror=\"window.run=1\">情况\n" +
		"正文\u202e倒着\u2066写\u001b[31m的\u0007话,<svg onload=window.run=1></svg>布署工作。\n" +
		"</textarea></p></article><iframe srcdoc='<script>parent.run=1</script>'></iframe>按步就班,\"' onmouseover=window.run=1 x='。\n" +
		"二、存在问题\n1.{{.}} ${run=1} `javascript:window.run=1` 学习不够。\n三、改进措施\n1.学习。\n" +
		strings.Repeat("长<b>句,", 2000) + "\n"
}

// TestHostileReport opens such a report under a name that is no better, pasted and as a
// Word document, and edits it. No script of it runs, and what is seen is what it says.
func TestHostileReport(t *testing.T) {
	b := newBrowser(t)
	site := serve(t, nil)
	b.screen(1440, 900, false)
	for _, how := range []string{"paste", "docx"} {
		b.visit(site.page())
		if how == "docx" {
			text := strings.Map(func(r rune) rune {
				if r < ' ' && r != '\n' {
					return -1
				}
				return r
			}, hostile())
			b.drop(saved(t, "<img src=x onerror=window.run=1>.docx", word(text)))
		} else {
			b.eval(`document.getElementById("words").value = ` + quoted(hostile()))
			b.eval(`document.getElementById("paste").requestSubmit()`)
		}
		b.until(`document.querySelectorAll(".note").length > 2`)
		b.click("#all")
		b.until(`!document.getElementById("undo").disabled`)
		b.eval(`(() => { const p = document.querySelector("#paper [data-edit]"); p.focus(); getSelection().selectAllChildren(p); getSelection().collapseToEnd() })()`)
		b.write("<script>window.run=1</script>,布署")
		b.until(`[...document.querySelectorAll("mark")].some(m => m.textContent === "布署")`)
		if got := b.text(`[typeof window.run, document.querySelectorAll("#review script, #review img, #review iframe, #review svg, [onerror], [onload], [onmouseover]").length].join()`); got != "undefined,0" {
			t.Errorf("%s: the report got into the page: %s", how, got)
		}
		if got := b.text(`document.getElementById("paper").textContent`); !strings.Contains(got, "<script>window.run=1</script>2023年度述职报告") || strings.ContainsAny(got, "\u202e\u2066\u001b\u0007") {
			t.Errorf("%s: the report is not shown as it is: %.300s", how, got)
		}
		if b.eval(`[...document.querySelectorAll("#paper p")].some(p => p.textContent.includes("倒着") && p.isContentEditable)`) == true {
			t.Errorf("%s: a paragraph can be edited that is not shown as it is", how)
		}
		b.picture("5-hostile-" + how)
		if list := b.complaints(); len(list) > 0 {
			t.Errorf("%s: the browser complains:\n%s", how, strings.Join(list, "\n"))
		}
	}
}

// TestKeyboard writes with keys alone: into a paragraph from its note, a new paragraph,
// paragraphs joined, undone; and chooses what is shown.
func TestKeyboard(t *testing.T) {
	b := newBrowser(t)
	site := serve(t, nil)
	b.screen(1440, 900, false)
	b.visit(site.page())
	b.drop(saved(t, "报告.txt", []byte(report2)))
	b.until(`document.querySelectorAll(".note").length > 2`)
	b.picture("6-whole")
	if got := b.text(`getComputedStyle(document.querySelector(".note")).outlineStyle`); got != "none" {
		t.Errorf("a note that has not the focus is outlined: %s", got)
	}
	b.press("j", 0)
	b.press("ArrowDown", 0)
	if got := b.text(`document.activeElement.value + getComputedStyle(document.activeElement).outlineStyle`); got != "2solid" {
		t.Errorf("the focus: %s", got)
	}
	b.until(`document.querySelector("mark.current")`)
	b.press("e", 0)
	b.until(`document.activeElement.isContentEditable`)
	b.write("很")
	b.until(`!document.getElementById("undo").disabled`)
	if got := b.text(`document.activeElement.isContentEditable && document.activeElement.textContent.includes("很")`); got != "true" {
		t.Errorf("the caret is lost: %s", got)
	}

	// A new paragraph, begun and written; then joined to the one before.
	paragraphs := b.text(`document.querySelectorAll("[data-edit]").length`)
	b.press("End", 2)
	b.eval(`(() => { const p = document.activeElement; getSelection().selectAllChildren(p); getSelection().collapseToEnd() })()`)
	b.press("Enter", 0)
	b.write("另起一段")
	b.until(`document.querySelectorAll("[data-edit]").length === ` + paragraphs + ` + 1`)
	if got := b.text(`document.activeElement.textContent`); got != "另起一段" {
		t.Errorf("the caret is in %q", got)
	}
	b.eval(`getSelection().collapse(document.activeElement, 0)`)
	b.press("Backspace", 0)
	b.until(`document.querySelectorAll("[data-edit]").length === ` + paragraphs)
	if got := b.text(`document.activeElement.textContent`); !strings.HasSuffix(got, "另起一段") {
		t.Errorf("joined: %q", got)
	}
	b.press("Escape", 0)
	if b.eval(`document.activeElement.isContentEditable`) == true {
		t.Error("Esc does not leave the text")
	}
	b.press("u", 0)
	b.press("u", 0)
	b.press("u", 0)
	b.until(`document.getElementById("undo").disabled`)
	if got := b.text(`[...document.querySelectorAll("[data-edit]")].map(p => p.textContent).join("\n")`); !strings.Contains(report2, got[:30]) || strings.Contains(got, "很") || strings.Contains(got, "另起") {
		t.Errorf("undone, it is %s", got)
	}
	b.press("z", 2+8)
	b.until(`document.getElementById("paper").textContent.includes("很")`)

	// What is shown can be chosen; marks of what is not shown go out.
	shown := func() string {
		return b.text(`[...document.querySelectorAll(".note:not([hidden])")].map(n => n.dataset.severity + n.dataset.kind).join()`)
	}
	b.click(`.chip[data-severity="error"]`)
	if got := shown(); strings.Contains(got, "error") || got == "" {
		t.Errorf("without errors: %s", got)
	}
	if b.text(`document.querySelectorAll("mark.off").length`) == "0" {
		t.Error("the marks of hidden notes are still there")
	}
	b.click(`.chip[data-severity="error"]`)
	b.eval(`(() => { const s = document.getElementById("kind"); s.value = "punctuation"; s.dispatchEvent(new Event("change", {bubbles: true})) })()`)
	if got := shown(); !strings.Contains(got, "punctuation") || strings.Contains(got, "enumeration") {
		t.Errorf("punctuation only: %s", got)
	}
	b.screen(390, 844, true)
	b.picture("6-phone-dark")
	if list := b.complaints(); len(list) > 0 {
		t.Errorf("the browser complains:\n%s", strings.Join(list, "\n"))
	}
}

// TestReopened: a report that the server has put away is opened again without a word; one
// that is damaged, and a server that is gone, are told.
func TestReopened(t *testing.T) {
	b := newBrowser(t)
	site := serve(t, nil)
	b.visit(site.page())
	b.drop(saved(t, "坏.docx", word(report2)[:400]))
	b.until(`document.getElementById("trouble").textContent.includes("坏.docx")`)
	b.drop(saved(t, "报告.docx", word(report2)))
	b.until(`document.querySelectorAll(".note").length > 2`)
	for range deskReports {
		site.opened("x.txt", []byte(report2))
	}
	b.click("#all")
	b.until(`document.getElementById("all").disabled`)
	if got := b.text(`document.getElementById("problem").textContent`); got != "" {
		t.Errorf("the author is told %q", got)
	}
	b.eval(`document.querySelector("#another").click()`)
	b.until(`document.getElementById("review").hidden && document.getElementById("paper").childElementCount === 0`)
}
