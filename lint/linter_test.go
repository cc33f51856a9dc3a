package lint_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/outline"
)

// report makes a document with a paragraph a line.
func report(text string) *doc.Document {
	b := doc.NewBuilder("report.txt", text)
	at := 0
	for line := range strings.Lines(text) {
		b.Source(at, at+len(strings.TrimRight(line, "\n")))
		b.End(doc.Paragraph{})
		at += len(line)
	}
	d := b.Document()
	outline.Build(d)
	return d
}

// words flags the words it is made of.
type words struct{ list []string }

func (w *words) Validate() error {
	if len(w.list) == 0 {
		return errors.New("一个词也没有")
	}
	return nil
}
func (w *words) Anchors() []string { return w.list }
func (w *words) Run(p *lint.Pass) {
	for h := range p.Hits() {
		p.Flag(h.Text, "“{match}”不要用。")
	}
}

// panics is a check with a defect.
type panics struct{}

func (panics) Validate() error { return nil }
func (panics) Run(p *lint.Pass) {
	p.Flag(p.Doc.Text.Slice(0, 3), "半途")
	panic("boom")
}

func rule(id string, c lint.Check) *lint.Rule { return &lint.Rule{ID: id, Kind: "test", Check: c} }

func linter(t *testing.T, packs ...lint.Pack) *lint.Linter {
	t.Helper()
	l, err := lint.New(packs, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func check(t *testing.T, l *lint.Linter, d *doc.Document) lint.Result {
	t.Helper()
	r, err := l.Check(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestNewNamesEveryMistake(t *testing.T) {
	_, err := lint.New([]lint.Pack{{Rules: []*lint.Rule{rule("a", &words{}), rule("b", &words{})}}}, nil)
	if err == nil || !strings.Contains(err.Error(), "规则 a：") || !strings.Contains(err.Error(), "规则 b：") {
		t.Errorf("got %v; both rules should be named", err)
	}
	if _, err := lint.New(nil, nil); err == nil || !strings.Contains(err.Error(), "没有载入任何规则") {
		t.Errorf("got %v; no rules at all is an error", err)
	}
}

func TestCheckPicksThePack(t *testing.T) {
	l := linter(t,
		lint.Pack{Title: "述职报告", Match: []string{"述职"}, Rules: []*lint.Rule{rule("short", &words{[]string{"甲"}})}},
		lint.Pack{Title: "述职述廉报告", Match: []string{"述职述廉"}, Rules: []*lint.Rule{rule("long", &words{[]string{"甲"}})}},
		lint.Pack{Title: "通用", Rules: []*lint.Rule{rule("rest", &words{[]string{"甲"}})}},
	)
	for _, c := range []struct{ text, demanded, reportType, rule string }{
		{"2023年述职报告\n甲。", "", "述职报告", "short"},
		{"2023年述职述廉报告\n甲。", "", "述职述廉报告", "long"},
		{"2023年情况说明材料\n甲。", "", "", "rest"},
		{"2023年情况说明材料\n甲。", "述职报告", "述职报告", "short"},
	} {
		d := report(c.text)
		d.Type = c.demanded
		r := check(t, l, d)
		if r.Type != c.reportType || len(r.Findings) != 1 || r.Findings[0].Rule != c.rule {
			t.Errorf("%q, demanded %q: got type %q, findings %v; want type %q, rule %s", c.text, c.demanded, r.Type, r.Findings, c.reportType, c.rule)
		}
	}
}

func TestCheckSortsAndFillsIn(t *testing.T) {
	l := linter(t, lint.Pack{Rules: []*lint.Rule{
		{ID: "late", Kind: "k", Severity: lint.Error, Message: "改掉{match}", Check: &words{[]string{"丙", "甲"}}},
		rule("early", &words{[]string{"甲"}}),
	}})
	r := check(t, l, report("甲乙丙"))
	var got []string
	for _, f := range r.Findings {
		got = append(got, fmt.Sprint(f.Rule, f.Span, f.Severity, f.Message))
	}
	want := "[early{0 3} warning“甲”不要用。 late{0 3} error改掉甲 late{6 9} error改掉丙]"
	if fmt.Sprint(got) != want {
		t.Errorf("got %v\nwant %s", got, want)
	}
}

func TestCheckOutlivesAPanic(t *testing.T) {
	l := linter(t, lint.Pack{Rules: []*lint.Rule{rule("broken", panics{}), rule("sound", &words{[]string{"甲"}})}})
	r := check(t, l, report("甲乙丙"))
	if len(r.Findings) != 1 || r.Findings[0].Rule != "sound" {
		t.Errorf("findings %v; the sound rule alone should speak", r.Findings)
	}
	if len(r.Skipped) != 1 || r.Skipped[0].Rule != "broken" || !strings.Contains(r.Skipped[0].Why, "boom") {
		t.Errorf("skipped %v; the broken rule should be named", r.Skipped)
	}
}

func TestCheckStopsWithItsContext(t *testing.T) {
	l := linter(t, lint.Pack{Rules: []*lint.Rule{rule("a", &words{[]string{"甲"}})}})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := l.Check(ctx, report("甲")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the context's error", err)
	}
}

func TestCheckFoldsMassFindings(t *testing.T) {
	l := linter(t, lint.Pack{Rules: []*lint.Rule{rule("many", &words{[]string{"甲"}}), rule("few", &words{[]string{"乙"}})}})
	r := check(t, l, report("乙"+strings.Repeat("甲", 30)))
	if len(r.Findings) != 2 || r.Findings[1].Places != 30 || len(r.Findings[1].Related) != 29 || !strings.Contains(r.Findings[1].Message, "30处") {
		t.Errorf("got %d findings; 30 of one rule should be one that counts them", len(r.Findings))
	}
	r = check(t, l, report(strings.Repeat("甲", 20)))
	if len(r.Findings) != 20 {
		t.Errorf("got %d findings; 20 should be told one by one", len(r.Findings))
	}
}

func TestRulesOfAPart(t *testing.T) {
	l := linter(t, lint.Pack{
		Parts: []lint.Part{{Role: "problems", Match: []string{"问题"}}, {Role: "work", Match: []string{"工作"}}},
		Rules: []*lint.Rule{{ID: "a", In: []string{"problems"}, Check: &words{[]string{"甲"}}}},
	})
	r := check(t, l, report("总结材料\n一、工作\n甲。\n（一）解决问题情况\n甲。\n二、存在问题\n甲。\n"))
	if len(r.Findings) != 1 || !strings.HasPrefix("甲。\n", r.Findings[0].Text.String()) || r.Findings[0].Span.Start < strings.Index("总结材料\n一、工作\n甲。\n（一）解决问题情况\n甲。\n二", "二") {
		t.Errorf("got %v; only the place in 存在问题 counts", r.Findings)
	}
}

func TestSeverities(t *testing.T) {
	for _, name := range []string{"off", "hint", "info", "warning", "error"} {
		s, err := lint.ParseSeverity(name)
		if err != nil || s.String() != name {
			t.Errorf("%s: got %v, %v", name, s, err)
		}
	}
	if _, err := lint.ParseSeverity("fatal"); err == nil {
		t.Error("an unknown severity should be refused")
	}
}

func TestReplaceNarrowsTheEdit(t *testing.T) {
	source := "进一步**加强**管里"
	b := doc.NewBuilder("a.md", source)
	b.Source(0, 9)
	b.Source(11, 17)
	b.Source(19, len(source))
	b.End(doc.Paragraph{})
	d := b.Document()
	for _, c := range []struct{ wrong, right, want string }{
		{"管里", "管理", "进一步**加强**管理"},
		{"加强管里", "加强治理", "进一步**加强**治理"},
		{"进一步加强", "加强", "**加强**管里"},
		{"步加强管", "步", "进一步****里"},
	} {
		wrong, ok := d.Text.Index(c.wrong)
		if !ok {
			t.Fatalf("%q not found in the prose", c.wrong)
		}
		if got, _ := lint.Apply(source, []lint.Fix{lint.Replace(wrong, c.right, true)}); got != c.want {
			t.Errorf("%s → %s: got %q, want %q", c.wrong, c.right, got, c.want)
		}
	}
}

func TestExpand(t *testing.T) {
	got := lint.Expand("“{match}”应为“{right}”，100%{other}", "match", "{right}", "right", "%d")
	if want := "“{right}”应为“%d”，100%{other}"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFingerprintSurvivesEditsElsewhere(t *testing.T) {
	l := linter(t, lint.Pack{Rules: []*lint.Rule{rule("a", &words{[]string{"说甲乙", "一、甲乙", "二、甲乙"}})}})
	mark := func(text string) string {
		d := report(text)
		r := check(t, l, d)
		return r.Findings[0].Fingerprint(d)
	}
	base := mark("总结材料\n一、工作\n说甲乙。\n")
	if got := mark("总结材料\n前面加一段话。\n一、工作\n说甲乙，又改了后文。\n"); got != base {
		t.Error("the fingerprint changed with edits elsewhere")
	}
	if got := mark("总结材料\n一、概述\n无。\n二、工作\n又一段。\n说甲乙。\n"); got != base {
		t.Error("the fingerprint changed with the number of the part")
	}
	if one, two := mark("总结材料\n一、甲乙\n说。\n"), mark("总结材料\n一、工作\n无。\n二、甲乙\n说。\n"); one != two {
		t.Error("the fingerprint of a heading changed with its number")
	}
	if got := mark("总结材料\n一、问题\n说甲乙。\n"); got == base {
		t.Error("the fingerprint should change with the heading above")
	}
}

func TestRemarksAcceptFindings(t *testing.T) {
	l := linter(t, lint.Pack{Rules: []*lint.Rule{rule("a", &words{[]string{"甲"}}), rule("b", &words{[]string{"乙"}})}})
	d := report("甲乙\n甲\n")
	first := d.Paragraphs[0].Text.Span()
	d.Ignores = []doc.Ignore{{Rule: "a", Scope: first}, {Rule: "c", Scope: first}}
	r := check(t, l, d)
	if len(r.Findings) != 2 || r.Findings[0].Rule != "b" || r.Findings[1].Span.Start <= first.End {
		t.Errorf("got %v; only the finding of a in the first paragraph is accepted", r.Findings)
	}
	if len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "忽略 c") {
		t.Errorf("got notes %q; the remark on c accepted nothing", r.Notes)
	}
}

// TestLongMatch quotes the ends of a long text alone.
func TestLongMatch(t *testing.T) {
	for _, c := range []string{"字", "𠮷", "X"} {
		text := strings.Repeat(c, 200)
		want := "“" + strings.Repeat(c, 60) + "……" + strings.Repeat(c, 60) + "”重复"
		l := linter(t, lint.Pack{Rules: []*lint.Rule{rule("a", &whole{})}})
		result, err := l.Check(context.Background(), report(text))
		if err != nil || len(result.Findings) != 1 || result.Findings[0].Message != want {
			t.Errorf("%s: %v, %v", c, result.Findings, err)
		}
	}
}

// whole flags all prose.
type whole struct{}

func (*whole) Validate() error { return nil }

func (*whole) Run(p *lint.Pass) { p.Flag(p.Doc.Text.Trim(), "“{match}”重复") }
