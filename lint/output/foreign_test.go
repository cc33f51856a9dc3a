package output_test

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/output"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	goldmarktext "github.com/yuin/goldmark/text"
)

// hostileText is a report that tries to be more than text in every format.
const hostileText = "\ufeff2023年度𠮷镇|`述职`报告\r\n" +
	"一、=SUM(A1)情况<b>\r\n" +
	"＝HYPERLINK(1)后，𠮷田某🚄<script>alert(\"1\")</script>,‘引’'号'\u202e[链接](http://x.test)&amp;{0}]]>。\r\n" +
	"::error::伪造的一行%0A\u0085\x1b[31m红\r\n" +
	"@所有人 www.x.test **粗** ~~删~~ $x$ :smile: \\| 结尾\r\n"

const hostilePath = "=1+1,\"甲\"\n::error::乙|`x`<script>\x1b[31m\u202e%0A&'[a](b).txt"

// hostileRules flag what is hostile, text before a byte order mark's end, text behind
// characters outside the basic plane, text over two lines, and nothing at all.
func hostileRules(message string, words ...string) []*lint.Rule {
	return []*lint.Rule{
		rule("found", "pattern", lint.Error, func(p *lint.Pass) {
			for _, w := range words {
				if t, ok := p.Doc.Text.Index(w); ok {
					p.Add(lint.Finding{Text: t, Message: message, Fixes: []lint.Fix{lint.Replace(t, "改|为"+message, true)},
						Related: []lint.Note{{Text: t, Message: message}, {Path: hostilePath, Text: t, Message: message}}})
				}
			}
		}),
		rule("lines", "length", lint.Info, func(p *lint.Pass) {
			n := min(len(p.Doc.Paragraphs), 2)
			p.Flag(p.Doc.Paragraphs[0].Text.To(p.Doc.Paragraphs[n-1].Text), message)
		}),
		rule("missing", "sections", lint.Warning, func(p *lint.Pass) { p.Add(lint.Finding{Section: message, Message: message}) }),
		rule("skipped", "period", lint.Hint, func(p *lint.Pass) { p.Skip(message) }),
	}
}

// checked reads and checks a report as the program does.
func checked(t testing.TB, path, source string, rules []*lint.Rule) *lint.Record {
	l, err := lint.New([]lint.Pack{{Title: "述职报告", Match: []string{"述职"}, Rules: rules}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	d, err := input.Read("报告.txt", []byte(source))
	if err != nil {
		return &lint.Record{Path: path, Failure: &lint.Failure{Cause: "refused", Message: err.Error() + source}}
	}
	result, err := l.Check(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	return &lint.Record{Path: path, Doc: d, Result: result, Hidden: 1, Accepted: 2}
}

func hostileRecords(t testing.TB) []*lint.Record {
	message := "不要写“＝{0}[x](1)|`**”\n::warning::<i>\x1b]0;&\u2028%0A,"
	words := []string{"2023年度", "田某🚄<script>alert(\"1\")", "＝HYPERLINK", "=SUM(A1)", "::error::", "@所有人", "http://x.test", "\\|"}
	shown := checked(t, hostilePath, hostileText, hostileRules(message, words...))
	shown.Doc.Notes = []string{"说明" + message}
	twin := checked(t, "./子 文件夹/a:b#?.txt", hostileText, hostileRules("另一个"))
	clean := checked(t, "干净.txt", "2023年度述职报告\n一、履职\n", []*lint.Rule{rule("idle", "period", lint.Info, func(*lint.Pass) {})})
	return []*lint.Record{shown, twin, clean, {Path: "＝" + hostilePath, Failure: &lint.Failure{Cause: "missing", Message: "文件" + message}}}
}

// TestHostileGolden shows how each format writes hostile reports. The formats must also
// read as their readers read them.
func TestHostileGolden(t *testing.T) {
	o := output.Options{Tool: "jiaogao 0.0.0", Rule: known}
	for _, f := range output.Formats() {
		t.Run(f.Name, func(t *testing.T) {
			golden(t, "plain."+f.Name, readable(t, f.Name, write(t, f.Name, o, lint.Summary{}, records(t)...)))
			list := hostileRecords(t)
			got := write(t, f.Name, o, lint.Summary{Interrupted: true}, list...)
			golden(t, "hostile."+f.Name, readable(t, f.Name, got))
			verify(t, f.Name, got, list)
		})
	}
}

// TestSilence looks for what must not be left unsaid.
func TestSilence(t *testing.T) {
	list := hostileRecords(t)[1:]
	list[2].Failure.Message = "读不了"
	for _, f := range output.Formats() {
		got := readable(t, f.Name, write(t, f.Name, output.Options{}, lint.Summary{Interrupted: true}, list...))
		for _, want := range []string{"读不了", "skipped", "另一个"} {
			if !strings.Contains(got, want) {
				t.Errorf("%s does not say %q", f.Name, want)
			}
		}
		if !strings.Contains(got, "检查中断") && !strings.Contains(got, `"interrupted":true`) {
			t.Errorf("%s does not say that the run was interrupted", f.Name)
		}
	}
}

func TestEmptyRun(t *testing.T) {
	for _, f := range output.Formats() {
		verify(t, f.Name, write(t, f.Name, output.Options{Tool: "jiaogao 0.0.0"}, lint.Summary{}), nil)
	}
}

func FuzzFormats(f *testing.F) {
	f.Add(hostileText, hostilePath, "不要写“{0}”\n[x](1)")
	f.Add("\ufeff述职报告\r\n𠮷\r甲\n\n", "-", "]]>")
	f.Add("=1\n\ufffe\uffff\x00", "\xff//a", "\u0085|\\")
	f.Fuzz(func(t *testing.T, source, path, message string) {
		words := []string{}
		for i := 0; i < len(source) && len(words) < 8; i += 1 + len(source)/8 {
			words = append(words, strings.ToValidUTF8(source[i:min(len(source), i+9)], ""))
		}
		record := checked(t, path, source, hostileRules(message, words...))
		other := checked(t, "b.txt", source, hostileRules(path, words...))
		for _, format := range output.Formats() {
			got := write(t, format.Name, output.Options{Tool: "jiaogao 0.0.0"}, lint.Summary{}, record, other)
			verify(t, format.Name, got, []*lint.Record{record, other})
		}
	})
}

// verify reads an output again, as a reader of its format does, and holds it against what
// was written.
func verify(t testing.TB, format, got string, list []*lint.Record) {
	t.Helper()
	readers := map[string]func(testing.TB, string, []*lint.Record){
		"text": func(testing.TB, string, []*lint.Record) {}, "json": readJSON, "jsonl": readJSONL, "csv": readCSV, "md": readMarkdown,
		"sarif": readSARIF, "junit": readJUnit, "checkstyle": readCheckstyle, "github": readGitHub, "gitlab": readGitLab, "rdjson": readRDJSON, "html": readHTML,
		"xlsx": readXLSX,
	}
	if readers[format] == nil {
		t.Fatalf("no test reads the format %s", format)
	}
	shown := strings.TrimPrefix(readable(t, format, got), "\ufeff")
	if i := strings.IndexFunc(shown, steers); i >= 0 {
		t.Errorf("%s holds a character that steers a terminal at %d: %q", format, i, shown[max(0, i-40):min(len(shown), i+40)])
	}
	readers[format](t, got, list)
}

func steers(r rune) bool {
	return r != '\n' && r != '\r' && output.Visible(string(r)) != string(r)
}

// unit says what the columns of a format count.
type unit func(string) int

func inRunes(s string) int { return utf8.RuneCountInString(s) }
func inBytes(s string) int { return len(s) }
func inUTF16(s string) int { return len(utf16.Encode([]rune(s))) }

// offset finds the place of a line and column by counting from the start of the source.
func offset(t testing.TB, source string, line, column int, u unit) int {
	t.Helper()
	at := 0
	for range line - 1 {
		end := strings.IndexAny(source[at:], "\r\n")
		if end < 0 {
			t.Fatalf("the report has no line %d", line)
		}
		at += end + 1
		if strings.HasPrefix(source[at-1:], "\r\n") {
			at++
		}
	}
	if line == 1 && strings.HasPrefix(source, "\ufeff") && u("𠮷") < 4 {
		at = len("\ufeff")
	}
	for i, r := range source[at:] + "\n" {
		if column--; column == 0 {
			return at + i
		}
		column -= u(string(r)) - 1
	}
	t.Fatalf("line %d has no column %d", line, column)
	return 0
}

// stands demands that a format's columns enclose the span of a finding.
func stands(t testing.TB, r *lint.Record, f *lint.Finding, u unit, line, column, endLine, endColumn int) {
	t.Helper()
	start, end := offset(t, r.Doc.Source, line, column, u), offset(t, r.Doc.Source, endLine, endColumn, u)
	if start != behindMark(r, f.Span.Start, u) || end != behindMark(r, f.Span.End, u) {
		t.Errorf("%q at %d:%d-%d:%d is not %q", r.Doc.Source[start:end], line, column, endLine, endColumn, f.Text)
	}
}

// behindMark moves an offset out of the byte order mark, for units that do not count it.
func behindMark(r *lint.Record, offset int, u unit) int {
	if mark := "\ufeff"; u("𠮷") < 4 && offset < len(mark) && strings.HasPrefix(r.Doc.Source, mark) {
		return len(mark)
	}
	return offset
}

// begins demands that a line and column are those where a finding starts.
func begins(t testing.TB, r *lint.Record, f *lint.Finding, line, column int) {
	t.Helper()
	if at := offset(t, r.Doc.Source, line, column, inRunes); at != behindMark(r, f.Span.Start, inRunes) {
		t.Errorf("%q is not at %d:%d", f.Text, line, column)
	}
}

// findings pairs the findings of all records with their records.
func findings(list []*lint.Record) (all []struct {
	*lint.Finding
	r *lint.Record
}) {
	for _, r := range list {
		for i := range r.Result.Findings {
			all = append(all, struct {
				*lint.Finding
				r *lint.Record
			}{&r.Result.Findings[i], r})
		}
	}
	return all
}

// others counts what the records say beside their findings.
func others(list []*lint.Record) (n int) {
	for _, r := range list {
		n += len(r.Notes()) + len(r.Result.Skipped)
		if r.Failure != nil {
			n++
		}
	}
	return n
}

func decode(t testing.TB, got string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(got), into); err != nil {
		t.Fatalf("%v in %s", err, got)
	}
}

// same compares texts as far as JSON can hold them.
func same(t testing.TB, what, got, want string) {
	t.Helper()
	if string([]rune(want)) != got {
		t.Errorf("%s (-want +got): %s", what, cmp.Diff(want, got))
	}
}

type readFile struct {
	Path     string
	Findings []struct {
		Text       string
		Start, End struct{ Line, Column int }
	}
}

func (f *readFile) check(t testing.TB, r *lint.Record) {
	same(t, "path", f.Path, r.Path)
	for i, x := range f.Findings {
		stands(t, r, &r.Result.Findings[i], inRunes, x.Start.Line, x.Start.Column, x.End.Line, x.End.Column)
	}
}

func readJSON(t testing.TB, got string, list []*lint.Record) {
	var run struct{ Files []readFile }
	decode(t, got, &run)
	for i := range list {
		run.Files[i].check(t, list[i])
	}
}

func readJSONL(t testing.TB, got string, list []*lint.Record) {
	lines := strings.Split(strings.TrimSuffix(got, "\n"), "\n")
	if len(lines) != len(list)+1 || !strings.Contains(lines[len(list)], `"summary":{"files":`+strconv.Itoa(len(list))) {
		t.Fatalf("%d lines for %d files", len(lines), len(list))
	}
	for i := range list {
		var f readFile
		decode(t, lines[i], &f)
		f.check(t, list[i])
	}
}

func readCSV(t testing.TB, got string, list []*lint.Record) {
	body, marked := strings.CutPrefix(got, "\ufeff")
	if !marked || strings.Count(body, "\n") != strings.Count(body, "\r\n") {
		t.Errorf("no byte order mark, or bare line ends in %q", got)
	}
	rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, r := range list {
		if r.Failure == nil {
			checked++
		}
	}
	if n := 1 + len(findings(list)) + others(list) + checked; len(rows) < n || len(rows) > n+1 {
		t.Errorf("%d rows, want %d", len(rows), n)
	}
	formula := regexp.MustCompile(`^[\s\p{Z}\p{Cf}]*[=+\-@＝＋－＠]`)
	for _, row := range rows {
		for _, cell := range row {
			if formula.MatchString(cell) {
				t.Errorf("a spreadsheet would calculate %q", cell)
			}
		}
	}
}

func readMarkdown(t testing.TB, got string, list []*lint.Record) {
	source := []byte(got)
	root := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(goldmarktext.NewReader(source))
	tables, headings, rows := 0, 0, 0
	ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n.Kind().String() {
		case "Table":
			tables++
		case "TableRow":
			rows++
		case "Heading":
			headings++
		case "RawHTML", "HTMLBlock", "Link", "AutoLink", "Image", "CodeSpan", "CodeBlock", "FencedCodeBlock", "Strikethrough", "Blockquote":
			t.Errorf("%s in %s", n.Kind(), got)
		}
		return ast.WalkContinue, nil
	})
	if want := len(findings(list)) + len(list); headings != 1+len(list) || rows != want {
		t.Errorf("%d headings, %d tables, %d rows; want %d rows for %d files\n%s", headings, tables, rows, want, len(list), got)
	}
}

type sarifLog struct {
	Runs []struct {
		ColumnKind string
		Tool       struct {
			Driver struct{ Rules []struct{ ID string } }
		}
		Invocations []struct {
			ExecutionSuccessful        bool
			ToolExecutionNotifications []struct{ Level string }
		}
		Results []struct {
			RuleID    string
			RuleIndex int
			Locations []struct {
				PhysicalLocation struct {
					ArtifactLocation struct{ URI string }
					Region           struct {
						StartLine, StartColumn, EndLine, EndColumn int
						ByteOffset, ByteLength                     *int
						Snippet                                    struct{ Text string }
					}
				}
			}
			Fixes []struct{ Description struct{ Text string } }
		}
	}
}

func readSARIF(t testing.TB, got string, list []*lint.Record) {
	var log sarifLog
	decode(t, got, &log)
	run := log.Runs[0]
	all := findings(list)
	if len(run.Results) != len(all) || len(run.Invocations[0].ToolExecutionNotifications) < others(list) {
		t.Fatalf("%d results, want %d", len(run.Results), len(all))
	}
	for i, x := range run.Results {
		f, p := all[i], x.Locations[0].PhysicalLocation
		reg := p.Region
		if x.RuleID != f.Rule || run.Tool.Driver.Rules[x.RuleIndex].ID != f.Rule {
			t.Errorf("rule %s is told as %s", f.Rule, x.RuleID)
		}
		stands(t, f.r, f.Finding, inUTF16, reg.StartLine, reg.StartColumn, reg.EndLine, reg.EndColumn)
		same(t, "snippet", reg.Snippet.Text, f.r.Doc.Source[f.Span.Start:f.Span.End])
		if (reg.ByteOffset != nil) != f.r.Doc.Verbatim || (len(x.Fixes) > 0 && !f.r.Doc.Verbatim) {
			t.Errorf("bytes and fixes are told of a report that is not the file itself")
		}
		if reg.ByteOffset != nil && (*reg.ByteOffset != f.Span.Start || *reg.ByteLength != f.Span.End-f.Span.Start) {
			t.Errorf("bytes %d+%d, want %v", *reg.ByteOffset, *reg.ByteLength, f.Span)
		}
		readURI(t, p.ArtifactLocation.URI, f.r.Path)
	}
}

func readURI(t testing.TB, got, path string) {
	u, err := url.Parse(got)
	if err != nil {
		t.Fatal(err)
	}
	if strings.IndexFunc(got, func(r rune) bool { return r <= ' ' || r > '~' }) >= 0 || u.RawQuery != "" || u.Fragment != "" {
		t.Errorf("the URI %q is not encoded", got)
	}
	if name := strings.TrimPrefix(u.Path, "./"); u.Scheme == "" && !strings.HasSuffix("/"+path, name) && !strings.Contains(path, "/") {
		t.Errorf("the URI %q is %q, not %q", got, name, path)
	}
}

type junitSuites struct {
	Suites []struct {
		Name     string `xml:"name,attr"`
		Tests    int    `xml:"tests,attr"`
		Failures int    `xml:"failures,attr"`
		Cases    []struct {
			Name    string `xml:"name,attr"`
			Failure *struct {
				Message string `xml:"message,attr"`
			} `xml:"failure"`
		} `xml:"testcase"`
	} `xml:"testsuite"`
}

func readXML(t testing.TB, got string, into any) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(got))
	d.Strict = true
	if err := d.Decode(into); err != nil {
		t.Fatalf("%v in %s", err, got)
	}
	if _, err := d.Token(); err != io.EOF && err != nil {
		t.Fatal(err)
	}
}

func readJUnit(t testing.TB, got string, list []*lint.Record) {
	var run junitSuites
	readXML(t, got, &run)
	for i, r := range list {
		suite := run.Suites[i]
		if suite.Tests != len(suite.Cases) || suite.Failures != len(r.Result.Findings) {
			t.Errorf("%d cases, told as %d with %d failures", len(suite.Cases), suite.Tests, suite.Failures)
		}
		for j := range r.Result.Findings {
			f := &r.Result.Findings[j]
			var line, column int
			fmt.Sscanf(suite.Cases[j].Name, "%d:%d", &line, &column)
			begins(t, r, f, line, column)
			same(t, "message", suite.Cases[j].Failure.Message, xmlText(f.Message))
		}
	}
}

// xmlText is a text as far as XML can hold it.
func xmlText(s string) string {
	return strings.Map(func(r rune) rune {
		if r == 0xfffe || r == 0xffff {
			return utf8.RuneError
		}
		return r
	}, output.Visible(s))
}

func readCheckstyle(t testing.TB, got string, list []*lint.Record) {
	var run struct {
		Files []struct {
			Errors []struct {
				Line     int    `xml:"line,attr"`
				Column   int    `xml:"column,attr"`
				Severity string `xml:"severity,attr"`
				Source   string `xml:"source,attr"`
			} `xml:"error"`
		} `xml:"file"`
	}
	readXML(t, got, &run)
	for i, r := range list {
		if n := len(r.Result.Findings) + others(list[i:i+1]); len(run.Files[i].Errors) != n {
			t.Errorf("%d errors, want %d", len(run.Files[i].Errors), n)
		}
		for j := range r.Result.Findings {
			f, x := &r.Result.Findings[j], run.Files[i].Errors[j]
			begins(t, r, f, x.Line, x.Column)
			same(t, "source", x.Source, "jiaogao."+f.Rule)
		}
	}
}

func readGitHub(t testing.TB, got string, list []*lint.Record) {
	lines := strings.Split(strings.TrimSuffix(got, "\n"), "\n")
	if !strings.HasPrefix(lines[len(lines)-1], "合计") {
		t.Errorf("the last line is %q", lines[len(lines)-1])
	}
	command := regexp.MustCompile(`^::(error|warning|notice) ([^:]*)::(.*)$`)
	unescape := strings.NewReplacer("%25", "%", "%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",").Replace
	all := findings(list)
	n := 0
	for _, line := range lines[:len(lines)-1] {
		m := command.FindStringSubmatch(line)
		if m == nil {
			t.Fatalf("no command: %q", line)
		}
		properties := map[string]string{}
		for _, p := range strings.Split(m[2], ",") {
			key, value, _ := strings.Cut(p, "=")
			properties[key] = unescape(value)
		}
		if properties["line"] == "" {
			continue
		}
		f := all[n]
		n++
		var at [4]int
		for i, key := range []string{"line", "col", "endLine", "endColumn"} {
			at[i], _ = strconv.Atoi(properties[key])
		}
		if at[1] > 0 {
			stands(t, f.r, f.Finding, inRunes, at[0], at[1], at[2], at[3])
		}
		if told := strings.ReplaceAll(m[3], "%25", "%"); told != output.Visible(f.Message) {
			t.Errorf("the message %q is told as %q", f.Message, told)
		}
	}
	if n != len(all) {
		t.Errorf("%d of %d findings", n, len(all))
	}
}

func readGitLab(t testing.TB, got string, list []*lint.Record) {
	var issues []struct {
		Description, Fingerprint string
		Location                 struct {
			Path  string
			Lines struct{ Begin int }
		}
	}
	decode(t, got, &issues)
	seen := map[string]bool{}
	for _, x := range issues {
		if seen[x.Fingerprint] || x.Location.Lines.Begin < 1 || strings.HasPrefix(x.Location.Path, "./") {
			t.Errorf("GitLab would not show %+v", x)
		}
		seen[x.Fingerprint] = true
	}
	if n := len(findings(list)) + others(list); len(issues) < n || len(issues) > n+1 {
		t.Errorf("%d issues, want %d", len(issues), n)
	}
}

func readRDJSON(t testing.TB, got string, list []*lint.Record) {
	type span struct{ Start, End struct{ Line, Column int } }
	var run struct {
		Diagnostics []struct {
			Location    struct{ Range *span }
			Suggestions []struct {
				Range span
				Text  string
			}
		}
	}
	decode(t, got, &run)
	all := findings(list)
	n := 0
	for _, x := range run.Diagnostics {
		if x.Location.Range == nil {
			continue
		}
		f, p := all[n], x.Location.Range
		n++
		source := f.r.Doc.Source
		stands(t, f.r, f.Finding, inBytes, p.Start.Line, p.Start.Column, p.End.Line, p.End.Column)
		for i, s := range x.Suggestions {
			start, end := offset(t, source, s.Range.Start.Line, s.Range.Start.Column, inBytes), offset(t, source, s.Range.End.Line, s.Range.End.Column, inBytes)
			same(t, "mended report", source[:start]+s.Text+source[end:], applied(source, f.Fixes[i].Edits))
		}
	}
	if n != len(all) {
		t.Errorf("%d of %d findings", n, len(all))
	}
}

// applied carries out edits from the last to the first.
func applied(source string, edits []lint.Edit) string {
	for i := len(edits) - 1; i >= 0; i-- {
		source = source[:edits[i].Span.Start] + edits[i].New + source[edits[i].Span.End:]
	}
	return source
}
