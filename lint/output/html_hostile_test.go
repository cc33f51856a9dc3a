package output_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/output"
	"golang.org/x/net/html"
)

// attack leaves its trace in the page if any of it runs.
const attack = `"'></title></style></textarea></script><script>document.documentElement.dataset.ran=1</script>` +
	`<img src=x onerror="document.documentElement.dataset.ran=2"><svg onload=document.documentElement.dataset.ran=3>` +
	`<a href="javascript:document.documentElement.dataset.ran=4">x</a><!--{{.}}]]>`

// odd are characters that hide, turn round or end what stands behind them.
const odd = "\x1b[2J\u202e\u2066\x00\x7f\u0085\u2028\t"

// broken is what a file name or a message may hold, though no report can: bytes that are
// no text, among them half of a surrogate pair.
const broken = odd + "\xff\xed\xa0\x80"

// hostile are two reports and a file that could not be read, all of it written by an enemy.
func hostile() ([]*lint.Record, output.Options) {
	mean := func(s string) string { return s + attack + broken }
	text := "标题" + attack + odd + "\n一、问题" + attack + "\n二、措施" + attack + odd + "\n"
	d := read(text)
	d.Body = &doc.Section{Text: d.Text}
	d.Title, d.Notes = d.Paragraphs[0].Text, []string{mean("说明")}
	d.Body.Sections = []*doc.Section{{Mark: doc.Mark{Text: d.Paragraphs[1].Text.Slice(0, 6)}, Heading: d.Paragraphs[1].Text, Text: d.Paragraphs[1].Text, Level: 1, Parent: d.Body}}
	script, _ := d.Text.Index("<script>")
	end, _ := d.Text.Index("</script>")
	f := lint.Finding{
		Rule: mean("rule"), Kind: mean("kind"), Severity: lint.Error, Message: mean("意见"), Text: script, Span: script.Span(), Section: mean("部分"),
		Related: []lint.Note{{Path: mean("另一篇"), Text: d.Paragraphs[1].Text, Message: mean("相同")}, {Text: d.Paragraphs[2].Text, Span: d.Paragraphs[2].Text.Span(), Message: mean("参见")}},
		Fixes:   []lint.Fix{lint.Replace(script, attack[:60]+odd, true), {Title: mean("改法")}},
	}
	g := lint.Finding{Rule: "second", Severity: lint.Warning, Message: "后一处", Text: end, Span: end.Span()}
	result := lint.Result{
		Type: mean("类型"), Findings: []lint.Finding{f, g}, Skipped: []lint.Skip{{Rule: mean("skip"), Why: mean("缘由")}}, Notes: []string{mean("备注")},
		Pairs: []lint.Pair{{Problem: d.Paragraphs[1].Text, Measures: []lint.Match{{Text: d.Paragraphs[2].Text, Terms: []string{"<script>", mean("词")}}}}, {Problem: d.Paragraphs[2].Text}},
	}
	list := []*lint.Record{
		{Path: mean("一"), Doc: d, Result: result}, {Path: mean("二"), Doc: d, Result: result},
		{Path: mean("坏"), Failure: &lint.Failure{Cause: mean("cause"), Message: mean("读不了")}},
	}
	named := func(string, string) *lint.Rule { return &lint.Rule{Title: mean("规则"), Why: mean("为什么")} }
	return list, output.Options{Tool: mean("jiaogao"), Rule: named}
}

// elements are all that a page is built of.
var elements = strings.Fields(`html head meta title style body a header h1 p main section h2 dl div dt dd small figure figcaption svg rect ul li b
	table caption thead tbody tfoot tr th td span details summary h3 h4 h5 h6 bdi ol article mark code q del ins blockquote footer script`)

// harmless fails if a page holds what is not drawn: an element, an attribute that
// acts, or a second script.
func harmless(t testing.TB, root *html.Node) {
	t.Helper()
	scripts := 0
	for n := range root.Descendants() {
		if n.Type == html.CommentNode || n.Type == html.ElementNode && !slices.Contains(elements, n.Data) {
			t.Errorf("foreign <%s>", n.Data)
		}
		if n.Data == "script" && n.Type == html.ElementNode {
			scripts++
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" || a.Key == "href" && !strings.HasPrefix(a.Val, "#") {
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
			// The keys that are drawn are plain words.
			if strings.Trim(a.Key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789") != "" {
				t.Errorf("attribute %q", a.Key)
			}
		}
		if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" {
			if strings.ContainsAny(n.Data, "\x00\x1b\x7f\u0085\u2028\u202e\u2066") {
				t.Errorf("hidden characters in %q", n.Data)
			}
		}
	}
	if scripts != 1 {
		t.Errorf("%d scripts", scripts)
	}
}

func TestHTMLHostile(t *testing.T) {
	list, o := hostile()
	got := write(t, "html", o, lint.Summary{}, list...)
	if !utf8.ValidString(got) {
		t.Error("the page is not valid UTF-8")
	}
	root, _ := page(t, got)
	harmless(t, root)
}

// chromium returns the page as Chromium has it after its scripts had their time.
func chromium(t *testing.T, source string) *html.Node {
	t.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			program = path
			break
		}
	}
	if program == "" {
		t.Skip("no Chromium here: whether a browser runs none of a hostile report is not tested")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "page.html")
	if err := os.WriteFile(file, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	args := []string{"--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--user-data-dir=" + filepath.Join(dir, "profile"), "--virtual-time-budget=2000", "--dump-dom", "file://" + file}
	if os.Geteuid() == 0 {
		args = append([]string{"--no-sandbox"}, args...) // it refuses to start for root otherwise
	}
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	dom, err := exec.CommandContext(ctx, program, args...).Output()
	if err != nil || len(dom) == 0 {
		t.Skipf("Chromium does not start here: %v", err)
	}
	root, _ := page(t, string(dom))
	return root
}

// A browser runs the page's own script and nothing of the reports, not even what stands in
// the page as an element: the policy forbids it.
func TestHTMLChromium(t *testing.T) {
	list, o := hostile()
	source := write(t, "html", o, lint.Summary{}, list...)
	source = strings.Replace(source, "</main>", "<script>document.documentElement.dataset.ran=5</script><img src=x onerror='document.documentElement.dataset.ran=6'></main>", 1)
	root := chromium(t, source)
	buttons := 0
	marks := map[string][]string{}
	for n := range root.Descendants() {
		switch {
		case n.Data == "html" && attribute(n, "data-ran") != "":
			t.Errorf("a script of the reports ran: %s", attribute(n, "data-ran"))
		case n.Data == "button":
			buttons++
		case attribute(n, "class") == "paper":
			for _, class := range []string{"error", "warning"} {
				marks[class] = append(marks[class], marked(n, class)...)
			}
		}
	}
	if buttons == 0 {
		t.Error("the page's own script did not run")
	}
	want := map[string][]string{"error": {"<script>", "<script>"}, "warning": {"</script>", "</script>"}}
	if fmt.Sprint(marks) != fmt.Sprint(want) {
		t.Errorf("marked %q, want %q", marks, want)
	}
}

func FuzzHTML(f *testing.F) {
	f.Add("甲"+attack+odd+"\n乙", "名"+attack, "话"+broken, 3, 9)
	f.Add("一、问题\n1.没有措施。\n", "a.txt", "{{.}}", 0, 0)
	f.Add("问题没有措施", "0", "0", -11, 17) // ends within a character
	f.Fuzz(func(t *testing.T, source, path, message string, start, end int) {
		if !utf8.ValidString(source) || strings.TrimSpace(source) == "" {
			return
		}
		d := read(source)
		d.Body = &doc.Section{Text: d.Text}
		n := d.Text.Len()
		start = min(max(start, 0), n)
		end = min(max(end, start), n)
		flagged := lint.Finding{Rule: path, Message: message, Text: d.Text.Slice(start, end), Related: []lint.Note{{Path: path, Text: d.Text, Message: message}}, Fixes: []lint.Fix{{Title: message}}}
		flagged.Span = flagged.Text.Span()
		r := &lint.Record{Path: path, Doc: d, Result: lint.Result{Type: message, Findings: []lint.Finding{flagged}, Pairs: []lint.Pair{{Problem: flagged.Text, Measures: []lint.Match{{Text: d.Text, Terms: []string{message}}}}}}}
		readHTML(t, write(t, "html", output.Options{}, lint.Summary{}, r, r), []*lint.Record{r, r})
	})
}
