package output_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/output"
	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

// htmlOptions name the rules of the test.
func htmlOptions() output.Options {
	return output.Options{Tool: "jiaogao 0.0.0", Rule: func(_, id string) *lint.Rule {
		for _, r := range rules() {
			if r.ID == id {
				named := *r
				named.Title = "规则" + id
				return &named
			}
		}
		return nil
	}}
}

// record is a report of one line or more in which stretches are flagged, by byte.
func record(path, source string, flagged ...lint.Finding) *lint.Record {
	d := read(source)
	d.Body = &doc.Section{Text: d.Text}
	for i := range flagged {
		flagged[i].Span = flagged[i].Text.Span()
	}
	return &lint.Record{Path: path, Doc: d, Result: lint.Result{Type: "述职报告", Findings: flagged}}
}

// page parses a page and returns its nodes by the value of their id.
func page(t testing.TB, source string) (root *html.Node, byID map[string]*html.Node) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	byID = map[string]*html.Node{}
	for n := range root.Descendants() {
		if id := attribute(n, "id"); id != "" {
			byID[id] = n
		}
	}
	return root, byID
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// prose returns the text below a node.
func prose(n *html.Node) string {
	var b strings.Builder
	for x := range n.Descendants() {
		if x.Type == html.TextNode {
			b.WriteString(x.Data)
		}
	}
	return b.String()
}

// marked returns the texts of the marks below a node of a class.
func marked(n *html.Node, class string) []string {
	var list []string
	for x := range n.Descendants() {
		if x.Data == "mark" && strings.Contains(" "+attribute(x, "class")+" ", " "+class+" ") {
			list = append(list, prose(x))
		}
	}
	return list
}

// unstyled returns a page without its style sheet and script, which are files of their own,
// and without the policy that names them.
func unstyled(page string) string {
	for _, cut := range [][2]string{{"<meta http-equiv", "\n"}, {"<style>", "</style>\n"}, {"<script>", "</script>\n"}} {
		before, rest, _ := strings.Cut(page, cut[0])
		_, after, _ := strings.Cut(rest, cut[1])
		page = before + after
	}
	return page
}

// readHTML reads a page as a browser does: the elements that are drawn and no others, each
// report word by word, a note for each finding.
func readHTML(t testing.TB, got string, list []*lint.Record) {
	root, byID := page(t, got)
	harmless(t, root)
	n := 0
	for _, r := range list {
		if r.Failure != nil {
			continue
		}
		n++
		for _, p := range r.Doc.Paragraphs {
			same(t, "paragraph", prose(byID[fmt.Sprintf("r%d-p%d", n, p.Number)]), lines(p.Text.String()))
		}
		for i := range r.Result.Findings {
			if byID[fmt.Sprintf("r%d-n%d", n, i+1)] == nil {
				t.Errorf("no note for %q", r.Result.Findings[i].Text)
			}
		}
	}
}

// lines is what a page shows of a paragraph: its line breaks stay.
func lines(text string) string {
	list := strings.Split(text, "\n")
	for i := range list {
		list[i] = output.Visible(list[i])
	}
	return strings.Join(list, "\n")
}

// A browser takes in only what the policy names: the page's own style sheet and script.
func TestHTMLPolicy(t *testing.T) {
	got := write(t, "html", htmlOptions(), lint.Summary{}, records(t)...)
	root, _ := page(t, got)
	policy := ""
	for n := range root.Descendants() {
		switch {
		case n.Data == "meta" && attribute(n, "http-equiv") == "Content-Security-Policy":
			policy = attribute(n, "content")
		case n.Data == "style" || n.Data == "script":
			sum := sha256.Sum256([]byte(prose(n)))
			if hash := "sha256-" + base64.StdEncoding.EncodeToString(sum[:]); !strings.Contains(policy, n.Data+"-src '"+hash+"'") {
				t.Errorf("the policy %q does not let the %s of hash %s in", policy, n.Data, hash)
			}
		}
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "href" && !strings.HasPrefix(a.Val, "#") {
				t.Errorf("<%s %s=%q>: the page must need nothing beside itself", n.Data, a.Key, a.Val)
			}
		}
	}
	if !strings.HasPrefix(policy, "default-src 'none'; ") {
		t.Errorf("policy %q", policy)
	}
}

// Each link leads to something in the page.
func TestHTMLLinks(t *testing.T) {
	root, byID := page(t, write(t, "html", htmlOptions(), lint.Summary{}, records(t)...))
	for n := range root.Descendants() {
		if href := attribute(n, "href"); href != "" && byID[href[1:]] == nil && !strings.HasPrefix(href, "#f-") {
			t.Errorf("%s leads nowhere", href)
		}
	}
}

func TestHTMLEmpty(t *testing.T) {
	got := write(t, "html", output.Options{}, lint.Summary{Interrupted: true})
	if !strings.Contains(got, "检查中断") || !strings.HasSuffix(got, "</html>\n") {
		t.Errorf("interrupted run: %s", got)
	}
}

// With the marks and the numbers of the notes taken off, the page holds the report word by
// word, whatever is flagged.
func TestHTMLText(t *testing.T) {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"水渠", "。", "\n", "a<b>", "&amp;", "\"'`", "\x00", "\x1b[31m", "\u202e", "🚰", "e\u0301", "</p>", "{{.}}", "\\u202e"}), 1, 40)
	rapid.Check(t, func(rt *rapid.T) {
		source := "首" + strings.Join(words.Draw(rt, "words"), "")
		d := read(source)
		var findings []lint.Finding
		for range rapid.IntRange(0, 8).Draw(rt, "findings") {
			start := rapid.IntRange(0, d.Text.Len()).Draw(rt, "start")
			end := rapid.IntRange(start, d.Text.Len()).Draw(rt, "end")
			findings = append(findings, lint.Finding{Rule: "x", Text: d.Text.Slice(start, end), Severity: lint.Severity(rapid.IntRange(-2, 1).Draw(rt, "severity"))})
		}
		r := record("甲.txt", source, findings...)
		r.Doc = d
		d.Body = &doc.Section{Text: d.Text}
		readHTML(t, write(t, "html", output.Options{}, lint.Summary{}, r), []*lint.Record{r})
		if t.Failed() {
			rt.FailNow()
		}
	})
}

// Marks stand at the very characters, also where they overlap, lie within each other, run
// over paragraphs or have no length.
func TestHTMLMarks(t *testing.T) {
	source := "甲乙丙丁戊己\n庚辛壬癸\n"
	d := read(source)
	at := func(i, j int, s lint.Severity) lint.Finding {
		return lint.Finding{Rule: "x", Severity: s, Text: d.Text.Slice(3*i, 3*j)}
	}
	over := lint.Finding{Rule: "x", Severity: lint.Info, Text: d.Text.Slice(3*5, 3*7+1)} // 己, the line end and 庚
	r := record("甲.txt", source, at(0, 3, lint.Warning), at(1, 2, lint.Error), at(2, 4, lint.Hint), at(4, 4, lint.Error), over)
	r.Doc = d
	d.Body = &doc.Section{Text: d.Text}
	_, byID := page(t, write(t, "html", output.Options{}, lint.Summary{}, r))
	var got []string
	for _, id := range []string{"r1-p1", "r1-p2"} {
		for _, class := range []string{"error", "warning", "info", "hint", "point", "deep"} {
			if list := marked(byID[id], class); len(list) > 0 {
				got = append(got, fmt.Sprint(id, " ", class, " ", strings.Join(list, "|")))
			}
		}
	}
	want := []string{"r1-p1 error 乙|", "r1-p1 warning 甲|丙", "r1-p1 info 己", "r1-p1 hint 丁", "r1-p1 point ", "r1-p1 deep 乙|丙", "r1-p2 info 庚"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// A passage that another report shares is set beside that one's, what differs marked.
func TestHTMLCopy(t *testing.T) {
	mine, theirs := read("全年开展检查12次，走访群众。"), read("全年开展督查15次，走访群众。")
	r := record("甲.txt", mine.Source, lint.Finding{Rule: "copied", Kind: "copying", Text: mine.Text, Message: "与另一篇相同", Related: []lint.Note{{Path: "乙.txt", Text: theirs.Text}}})
	r.Doc = mine
	mine.Body = &doc.Section{Text: mine.Text}
	_, byID := page(t, write(t, "html", output.Options{}, lint.Summary{}, r))
	var sides []string
	for n := range byID["r1-c1"].Descendants() {
		if n.Data == "del" || n.Data == "ins" {
			sides = append(sides, n.Data+" "+prose(n))
		}
	}
	if want := []string{"del 检", "del 2", "ins 督", "ins 5"}; !slices.Equal(sides, want) {
		t.Errorf("differences %q, want %q", sides, want)
	}
}

// many are n records of a report with findings, each under a name of its own.
func many(t testing.TB, n int) []*lint.Record {
	d := read(draft)
	sections(d)
	l, err := lint.New([]lint.Pack{{Title: "述责述廉报告", Rules: rules()}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	result, err := l.Check(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	list := make([]*lint.Record, n)
	for i := range list {
		list[i] = &lint.Record{Path: fmt.Sprintf("报告/%04d.txt", i), Doc: d, Result: result}
	}
	return list
}

// What waits in a temporary file comes out as from memory, and the file is gone.
func TestHTMLSpool(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	list := many(t, 40)
	want := write(t, "html", htmlOptions(), lint.Summary{}, list...)
	var b bytes.Buffer
	w := output.NewSmallHTML(&b, htmlOptions(), 1000, 64<<20)
	if got := run(t, w, &b, list); got != want {
		t.Error("the page from the file differs from that from memory")
	}
	if names, _ := filepath.Glob(filepath.Join(dir, "*")); len(names) > 0 {
		t.Errorf("left behind: %q", names)
	}
}

// Beyond a size of the page only the passages with findings are shown, and those that the
// page leads to.
func TestHTMLExcerpt(t *testing.T) {
	var list []*lint.Record
	for i := range 10 {
		d := read("第一段。\n第二段。\n第三段。\n第四段。\n第五段。\n")
		d.Body = &doc.Section{Text: d.Text}
		p := d.Paragraphs
		f := lint.Finding{Rule: "x", Text: p[2].Text, Span: p[2].Text.Span(), Related: []lint.Note{{Text: p[4].Text, Span: p[4].Text.Span()}}}
		list = append(list, &lint.Record{Path: fmt.Sprint(i), Doc: d, Result: lint.Result{Findings: []lint.Finding{f}}})
	}
	var b bytes.Buffer
	_, byID := page(t, run(t, output.NewSmallHTML(&b, htmlOptions(), 0, 3000), &b, list))
	full := 0
	for i := range list {
		var kept []int
		for n := 1; n <= 5; n++ {
			if byID[fmt.Sprintf("r%d-p%d", i+1, n)] != nil {
				kept = append(kept, n)
			}
		}
		if len(kept) == 5 {
			full++
		} else if !slices.Equal(kept, []int{3, 5}) {
			t.Errorf("report %d keeps paragraphs %v", i+1, kept)
		}
	}
	if full == 0 || full == len(list) {
		t.Errorf("%d of %d reports are shown in full", full, len(list))
	}
}

func run(t testing.TB, w output.Writer, b *bytes.Buffer, list []*lint.Record) string {
	var s lint.Summary
	err := w.Begin()
	for _, r := range list {
		s.Add(r)
		err = errors.Join(err, w.File(r))
	}
	if err = errors.Join(err, w.End(s)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// In a temporary folder that cannot be written to, the run fails with a cause.
func TestHTMLNoRoom(t *testing.T) {
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "absent"))
	w := output.NewSmallHTML(&bytes.Buffer{}, htmlOptions(), 1, 1<<20)
	if err := w.Begin(); err != nil {
		t.Fatal(err)
	}
	if err := w.File(many(t, 1)[0]); !errors.Is(err, os.ErrNotExist) || !strings.Contains(err.Error(), "临时文件") {
		t.Errorf("error %v", err)
	}
}

func BenchmarkHTML(b *testing.B) {
	list := many(b, 1000)
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		run(b, output.NewSmallHTML(&out, htmlOptions(), 0, 64<<20), &out, list)
		b.SetBytes(int64(out.Len()))
	}
}
