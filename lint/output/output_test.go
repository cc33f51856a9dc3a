package output_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/output"
)

var update = flag.Bool("update", false, "write the golden files anew")

// draft is a report that meets every way of showing a finding. Its first line ends in a
// carriage return too, a tab and characters that steer a terminal stand in line 4.
const draft = "2023年度述责述廉报告\r\n" +
	"一、履责情况\n" +
	"全年召开专题会议9次,研究解决车辆段困难。\n" +
	"要\t改\x1b[31m写\u202e的话。\n" +
	"二、存在问题\n" +
	"1.宣传办法不多。" + "车站候车室、售票厅和站前广场三处的公告栏更换周期偏长，旅客反映最集中的晚点信息往往要等到列车进站以后才能看到，" +
	"值班员靠人工广播补救，听不清的投诉全年仍有46件之多，整改力度还须加大，方法也要更加多样。\n" +
	"2.记录不全。\n" +
	"三、整改措施\n" +
	"1.改进公告。每日16时前更换三处公告栏。\n"

// sections outlines the draft by its numbered lines.
func sections(d *doc.Document) {
	d.Body = &doc.Section{Text: d.Text}
	d.Title, d.Year = d.Paragraphs[0].Text, 2023
	part := d.Body
	for _, p := range d.Paragraphs[1:] {
		s := p.Text.String()
		switch {
		case strings.ContainsAny(s[:3], "一二三"):
			part = &doc.Section{Mark: doc.Mark{Text: p.Text.Slice(0, 6)}, Heading: p.Text.Slice(6, len(s)), Text: p.Text, Level: 1, Parent: d.Body}
			d.Body.Sections = append(d.Body.Sections, part)
			continue
		case s[1] == '.':
			end := strings.Index(s, "。")
			part.Sections = append(part.Sections, &doc.Section{Mark: doc.Mark{Text: p.Text.Slice(0, 2)}, Heading: p.Text.Slice(2, end), Text: p.Text, RunIn: true, Level: 2, Parent: part})
		}
		part.Text = d.Text.Slice(part.Text.Start(), p.Text.End())
	}
}

func read(source string) *doc.Document {
	b := doc.NewBuilder("草稿.txt", source)
	at := 0
	for line := range strings.Lines(source) {
		b.Source(at, at+len(strings.TrimRight(line, "\r\n")))
		b.End(doc.Paragraph{})
		at += len(line)
	}
	return b.Document()
}

// told flags each of its words, wherever it stands.
type told struct{ flag func(*lint.Pass) }

func (*told) Validate() error    { return nil }
func (c *told) Run(p *lint.Pass) { c.flag(p) }

func text(p *lint.Pass, word string) doc.Text {
	t, ok := p.Doc.Text.Index(word)
	if !ok {
		panic("no such word: " + word)
	}
	return t
}

func rule(id, kind string, s lint.Severity, flag func(*lint.Pass)) *lint.Rule {
	return &lint.Rule{ID: id, Kind: kind, Severity: s, Check: &told{flag}, Why: "规则 " + id + " 的缘由。"}
}

func rules() []*lint.Rule {
	return []*lint.Rule{
		rule("half-width", "punctuation", lint.Error, func(p *lint.Pass) {
			comma := text(p, ",")
			p.Add(lint.Finding{Text: comma, Right: "，", Message: "半角“{match}”改用“{right}”", Fixes: []lint.Fix{lint.Replace(comma, "，", true)}})
		}),
		rule("hostile", "pattern", lint.Warning, func(p *lint.Pass) { p.Flag(text(p, "\x1b[31m写\u202e的"), "不要写“{match}”\n伪造的一行") }),
		rule("vague", "concreteness", lint.Info, func(p *lint.Pass) {
			p.Add(lint.Finding{Text: text(p, "整改力度还须加大"), Message: "话说得空", Related: []lint.Note{
				{Text: text(p, "方法也要更加多样"), Message: "同样空泛"}, {Path: "去年.txt", Text: text(p, "专题会议9次"), Message: "与另一篇相同"}}})
			p.Flag(text(p, "宣传办法不多。车站候车室、售票厅和站前广场三处的公告栏更换周期偏长，旅客反映最集中的晚点信息往往要等到列车进站以后才能看到"), "这一段没有重点")
		}),
		rule("whole-part", "length", lint.Info, func(p *lint.Pass) { p.Flag(p.Doc.Body.Sections[2].Text, "这一部分太短") }),
		rule("unpaired", "pairing", lint.Warning, func(p *lint.Pass) {
			problems, measures := p.Doc.Body.Sections[1].Sections, p.Doc.Body.Sections[2].Sections
			p.Pair(lint.Pair{Problem: problems[0].Text, Measures: []lint.Match{{Text: measures[0].Text, Score: 0.5, Terms: []string{"公告栏"}}}})
			p.Pair(lint.Pair{Problem: problems[1].Text})
			p.Add(lint.Finding{Text: problems[1].Text.Slice(0, problems[1].Heading.End()-problems[1].Text.Start()), Message: "没有对应的措施"})
		}),
		rule("missing", "sections", lint.Error, func(p *lint.Pass) {
			p.Add(lint.Finding{Section: "廉洁情况", Message: "缺少“廉洁情况”部分"})
		}),
		rule("many", "wording", lint.Hint, func(p *lint.Pass) {
			for _, x := range p.Doc.Paragraphs {
				for _, r := range x.Text.String()[:6] {
					word, _ := x.Text.Index(string(r))
					p.Flag(word, "多处同样的问题")
				}
			}
		}),
		rule("idle", "period", lint.Warning, func(p *lint.Pass) { p.Skip("报告没有写明年份") }),
	}
}

// grading is a formula with every sort of term.
func grading() *lint.Grading {
	return &lint.Grading{Full: 100, Levels: []lint.Level{{Name: "合格", From: 80}, {Name: "基本合格", From: 40}, {Name: "不合格"}}, Terms: []lint.Term{
		{ID: "missing", Title: "缺少部分", Rules: []string{"missing"}, Points: 40, Most: 80},
		{ID: "thin", Title: "措施单薄", Rules: []string{"whole-part", "idle"}, In: []string{"measures"}, Share: 20},
		{ID: "errors", Title: "其他错误", Severity: lint.Error, Points: 2},
		{ID: "warnings", Title: "其他警告", Points: 1, Most: 10},
	}}
}

// records are the outcomes of a run over three files.
func records(t *testing.T) []*lint.Record {
	d := read(draft)
	sections(d)
	d.Notes = []string{"第3行有1个无法识别的字节"}
	l, err := lint.New([]lint.Pack{{Title: "述责述廉报告", Match: []string{"述责述廉"}, Rules: rules(), Grading: grading(),
		Parts: []lint.Part{{Role: "measures", Name: "整改措施", Match: []string{"整改措施"}, Required: true}, {Role: "integrity", Name: "廉洁情况", Match: []string{"廉洁"}, Required: true}}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	result, err := l.Check(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	clean := read("无类型的一句话。\n")
	clean.Body = &doc.Section{Text: clean.Text}
	shown, hidden := &lint.Record{Path: "草稿.txt", Doc: d, Result: result}, &lint.Record{Path: "干净.txt", Doc: clean, Hidden: 2}
	return []*lint.Record{shown, {Path: "坏\x1b[2J.txt", Failure: &lint.Failure{Cause: "missing", Message: "文件不存在，请核对路径"}}, hidden}
}

func write(t *testing.T, format string, o output.Options, s lint.Summary, records ...*lint.Record) string {
	t.Helper()
	var b bytes.Buffer
	for _, f := range output.Formats() {
		if f.Name != format {
			continue
		}
		w := f.New(&b, o)
		err := w.Begin()
		for _, r := range records {
			s.Add(r)
			err = cmp2(err, w.File(r))
		}
		if err = cmp2(err, w.End(s)); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func cmp2(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if strings.HasSuffix(name, ".html") {
		got = unstyled(got)
	}
	path := filepath.Join("../../testdata/output", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func known(_, id string) *lint.Rule {
	for _, r := range rules() {
		if r.ID == id {
			return r
		}
	}
	return nil
}

func TestGolden(t *testing.T) {
	o := output.Options{Tool: "jiaogao 0.0.0", Rule: known}
	for name, colored := range map[string]bool{"color.text": true} {
		o.Color = colored
		golden(t, name, write(t, strings.TrimPrefix(filepath.Ext(name), "."), o, lint.Summary{}, records(t)...))
	}
}

func TestNothingChecked(t *testing.T) {
	if got := write(t, "json", output.Options{}, lint.Summary{Interrupted: true}); !json.Valid([]byte(got)) || !strings.Contains(got, `"interrupted":true`) {
		t.Errorf("interrupted run: %s", got)
	}
	if got := write(t, "text", output.Options{}, lint.Summary{Interrupted: true}); !strings.Contains(got, "检查中断") {
		t.Errorf("interrupted run: %s", got)
	}
}

// Programs that read the output rely on arrays being arrays and on places being true.
func TestJSONPlaces(t *testing.T) {
	var run struct {
		Files []struct {
			Findings []struct {
				Span       struct{ Start, End int }
				Start, End struct{ Line, Column int }
				Text       string
			}
		}
	}
	got := write(t, "json", output.Options{}, lint.Summary{}, records(t)...)
	if err := json.Unmarshal([]byte(got), &run); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(got, "null,\"pairs") || strings.Contains(got, `"findings":null`) {
		t.Errorf("a null array in %s", got)
	}
	lines := strings.Split(draft, "\n")
	for _, f := range run.Files[0].Findings {
		if draft[f.Span.Start:f.Span.End] != f.Text {
			t.Errorf("%q is not what stands at %v", f.Text, f.Span)
		}
		line := []rune(lines[f.Start.Line-1])
		if !strings.HasPrefix(string(line[f.Start.Column-1:])+"\n", strings.SplitAfter(f.Text, "\n")[0]) {
			t.Errorf("%q is not what stands at %v", f.Text, f.Start)
		}
	}
}

func TestColumns(t *testing.T) {
	for s, want := range map[string]int{"abc": 3, "中文": 4, "，。（）": 8, "“”…—": 4, "🚄": 2, "𠮷": 2, "e\u0301": 1, "": 0, "\u200b": 0} {
		if got := output.Columns(s); got != want {
			t.Errorf("Columns(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestVisible(t *testing.T) {
	for s, want := range map[string]string{
		"平常的话": "平常的话", "a\tb": "a b", "\x1b[2J": `\u001b[2J`, "甲\r乙\n": `甲\u000d乙\u000a`, "\u202e反": `\u202e反`,
		"\u2066x\u2069": `\u2066x\u2069`, "\x7f\u0085": `\u007f\u0085`, "\xff名": `\xff名`, "\ufffd": "\ufffd",
	} {
		if got := output.Visible(s); got != want {
			t.Errorf("Visible(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		s    string
		n    int
		want string
	}{{"四个汉字", 8, "四个汉字"}, {"五个汉字哦", 8, "五个汉…"}, {"abcdef", 3, "ab…"}, {"", 3, ""}} {
		if got := output.Shorten(c.s, c.n); got != c.want {
			t.Errorf("Shorten(%q, %d) = %q, want %q", c.s, c.n, got, c.want)
		}
	}
}
