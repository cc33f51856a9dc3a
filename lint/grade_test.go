package lint_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/outline"
)

// word flags a word wherever it stands.
type word string

func (*word) Validate() error { return nil }

func (w *word) Run(p *lint.Pass) {
	for at, s := 0, p.Doc.Text.String(); ; {
		i := strings.Index(s[at:], string(*w))
		if i < 0 {
			return
		}
		p.Flag(p.Doc.Text.Slice(at+i, at+i+len(*w)), "有{match}")
		at += i + len(*w)
	}
}

func flagging(id, text string, s lint.Severity) *lint.Rule {
	w := word(text)
	return &lint.Rule{ID: id, Severity: s, Check: &w}
}

func grading() *lint.Grading {
	return &lint.Grading{Full: 50,
		Terms: []lint.Term{
			{ID: "hollow", Rules: []string{"hollow"}, In: []string{"measures"}, Share: 20},
			{ID: "typos", Rules: []string{"typo"}, Points: 5, Most: 8},
			{ID: "warnings", Points: 1},
			{ID: "errors", Severity: lint.Error, Points: 10},
		},
		Levels: []lint.Level{{Name: "甲", From: 40}, {Name: "乙", From: 20}, {Name: "丙"}}}
}

// copied compares reports, as a rule of that kind does.
type copied struct{}

func (copied) Validate() error             { return nil }
func (copied) Run(*lint.Pass)              {}
func (copied) Comparison() lint.Comparison { return lint.Comparison{} }

func grader(t *testing.T) *lint.Linter {
	t.Helper()
	l, err := lint.New([]lint.Pack{{
		Grading: grading(),
		Parts:   []lint.Part{{Role: "measures", Match: []string{"措施"}}},
		Rules: []*lint.Rule{flagging("hollow", "空", lint.Warning), flagging("typo", "错", lint.Error),
			flagging("bad", "坏", lint.Error), flagging("small", "小", lint.Hint), {ID: "copied", Check: copied{}}},
	}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// graded checks a report of three measures by four rules.
func graded(t *testing.T, text string) *lint.Record {
	t.Helper()
	l := grader(t)
	b := doc.NewBuilder("a.txt", text)
	at := 0
	for line := range strings.Lines(text) {
		b.Source(at, at+len(strings.TrimRight(line, "\n")))
		b.End(doc.Paragraph{})
		at += len(line)
	}
	d := b.Document()
	outline.Build(d)
	result, err := l.Check(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	return &lint.Record{Doc: d, Result: result}
}

const measures = "一、整改措施\n1.每月走访。走访四十户。\n2.空话空话。又空。\n3.建账。一户一册。\n"

func TestGrade(t *testing.T) {
	for _, c := range []struct {
		text, name string
		points     int
		losses     map[string]int
	}{
		{measures[:len("一、整改措施\n1.每月走访。走访四十户。\n")], "甲", 50, map[string]int{}},
		{measures, "甲", 43, map[string]int{"hollow": 7}},                            // one measure of three
		{"空在前面。\n" + measures, "甲", 42, map[string]int{"hollow": 7, "warnings": 1}}, // outside of the measures
		{"一错二错三错。\n", "甲", 42, map[string]int{"typos": 8}},                          // no more than most
		{"坏坏坏坏。小小小。\n", "丙", 10, map[string]int{"errors": 40}},                      // hints cost nothing
		{strings.Repeat("坏", 25) + "。\n", "丙", 0, map[string]int{"errors": 250}},    // folded findings count each
		{"坏坏坏。\n", "乙", 20, map[string]int{"errors": 30}},                           // the bound itself
	} {
		g := graded(t, c.text).Result.Grade
		losses := map[string]int{}
		for _, l := range g.Losses {
			losses[l.Term.ID] = l.Points
			for _, p := range l.Places {
				if found := c.text[p.Span.Start:p.Span.End]; !strings.Contains("空错坏", found) {
					t.Errorf("%q: a point is lost at %q", c.text, found)
				}
			}
		}
		if diff := cmp.Diff(c.losses, losses); g.Name != c.name || g.Points != c.points || diff != "" {
			t.Errorf("%q: %s, %d (-want +got):\n%s", c.text, g.Name, g.Points, diff)
		}
	}
}

// What is shown does not change the grade; what is accepted does.
func TestGradeOfRecord(t *testing.T) {
	r := graded(t, "坏坏错。\n")
	before := r.Result.Grade
	r.Keep(lint.Error + 1)
	if r.Result.Grade.Points != 25 || r.Result.Grade.Name != "乙" {
		t.Errorf("hidden findings changed the grade to %d", r.Result.Grade.Points)
	}
	r.Accept("bad")
	if g := r.Result.Grade; g.Points != 45 || g.Name != "甲" || len(g.Losses) != 1 {
		t.Errorf("with findings accepted the grade is %+v", g)
	}
	if len(before.Losses) != 2 || len(before.Losses[1].Places) != 2 {
		t.Error("the linter's own grade was changed")
	}
}

// What comparing reports has found costs points as well.
func TestGradeOfExtended(t *testing.T) {
	r := graded(t, "坏话一句。错。\n")
	found := []lint.Finding{{Text: r.Doc.Text.Slice(0, len("坏话")), Message: "抄的"}}
	extended := grader(t).Extend(r.Doc, r.Result, found)
	if before, after := r.Result.Grade, extended.Grade; after.Points != before.Points-1 || len(after.Losses) != len(before.Losses)+1 {
		t.Errorf("the grade was %+v and is %+v", before, after)
	}
}

func TestParts(t *testing.T) {
	want := []lint.PartSeen{{Role: "measures", Present: true, Items: 3}}
	if diff := cmp.Diff(want, graded(t, measures).Result.Parts); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
