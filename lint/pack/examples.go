package pack

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// A Failure is an example of a rule that does not hold, or an example that is wanting.
type Failure struct {
	Pack    string // its title
	Rule    string
	Example string // as the pack has it; empty where it is wanting
	What    string // what is wrong, in Chinese
}

// Error returns all of it in one or two lines.
func (f Failure) Error() string {
	if f.Example == "" {
		return fmt.Sprintf("%s：规则 %s：%s", f.Pack, f.Rule, f.What)
	}
	return fmt.Sprintf("%s：规则 %s：%s\n    %s", f.Pack, f.Rule, f.What, strings.ReplaceAll(strings.TrimSpace(f.Example), "\n", "\n    "))
}

// A Reader makes a document of the text of a report; the name's extension tells its
// format.
type Reader func(name string, data []byte) (*doc.Document, error)

// Test runs the examples of all rules, each rule once. An example of one line is put
// under a heading of a small report of the first pack that has a part for the rule; one
// of several lines is a report of its own, checked by the pack that its title calls for. A flagged example must be flagged by its rule exactly where 【】
// stand, a silent one nowhere. A rule wants one of each. An example of a rule that compares
// reports holds several, parted by lines of [Parting]; the first is the one to be flagged.
func Test(packs []lint.Pack, s lint.Segmenter, read Reader) ([]Failure, error) {
	packs = clone(packs)
	for i := range packs {
		for j := range packs[i].Rules {
			// A rule that is off runs too: who switches it on relies on it.
			r := *packs[i].Rules[j]
			r.Severity = max(r.Severity, lint.Hint)
			packs[i].Rules[j] = &r
		}
	}
	l, err := lint.New(packs, s)
	if err != nil {
		return nil, err
	}
	t := &tester{packs: packs, linter: l, read: Sketched(read)}
	done := map[lint.Check]bool{}
	for i := range packs {
		for _, r := range packs[i].Rules {
			if done[r.Check] || !applies(&packs[i], r) {
				continue
			}
			done[r.Check] = true
			t.rule(&packs[i], r)
		}
	}
	return append(t.failures, homeless(packs, done)...), nil
}

// applies reports whether the pack has a part for the rule.
func applies(p *lint.Pack, r *lint.Rule) bool {
	return len(r.In) == 0 || place(p, r) != nil
}

// place returns the first part of the pack that the rule is for.
func place(p *lint.Pack, r *lint.Rule) *lint.Part {
	i := slices.IndexFunc(p.Parts, func(part lint.Part) bool { return slices.Contains(r.In, part.Role) })
	if i < 0 {
		return nil
	}
	return &p.Parts[i]
}

// homeless returns the rules that no pack had a part for.
func homeless(packs []lint.Pack, done map[lint.Check]bool) []Failure {
	var list []Failure
	for _, p := range packs {
		for _, r := range p.Rules {
			if !done[r.Check] {
				done[r.Check] = true
				list = append(list, Failure{p.Title, r.ID, "", "没有一个规则包有 in 所列的部分，无法试用"})
			}
		}
	}
	return list
}

// A tester runs examples and collects what fails.
type tester struct {
	packs    []lint.Pack
	linter   *lint.Linter
	read     Reader
	failures []Failure
}

func (t *tester) rule(p *lint.Pack, r *lint.Rule) {
	flagged, silent := r.Flagged, r.Silent
	if c, ok := r.Check.(lint.Cased); ok {
		f, s := c.Cases()
		flagged, silent = slices.Concat(flagged, f), slices.Concat(silent, s)
	}
	if c, ok := r.Check.(lint.ReportCased); ok && len(r.In) == 0 {
		f, s := c.ReportCases()
		flagged, silent = slices.Concat(flagged, f), slices.Concat(silent, s)
	}
	if len(flagged) == 0 {
		t.fail(p, r, "", "缺少 flagged 例子")
	}
	if len(silent) == 0 {
		t.fail(p, r, "", "缺少 silent 例子")
	}
	for _, e := range flagged {
		if strings.Contains(e, "【") {
			t.example(p, r, e)
		} else {
			t.fail(p, r, e, "flagged 例子没有用【】标出位置")
		}
	}
	for _, e := range silent {
		t.example(p, r, e)
	}
}

func (t *tester) fail(p *lint.Pack, r *lint.Rule, example, what string) {
	t.failures = append(t.failures, Failure{p.Title, r.ID, example, what})
}

// example compares the places the rule flags with those marked in the example.
func (t *tester) example(p *lint.Pack, r *lint.Rule, example string) {
	name, source, want := stage(p, r, example)
	result, err := t.check(p, r, name, source)
	if err != nil {
		t.fail(p, r, example, err.Error())
		return
	}
	got, remarks := only(result, r.ID)
	if slices.Equal(got, want) {
		return
	}
	source, _ = sketchOf(source)
	what := fmt.Sprintf("应标出%s，实际标出%s", quoteAll(source, want), quoteAll(source, got))
	if len(remarks) > 0 {
		what += "（" + strings.Join(remarks, "；") + "）"
	}
	t.fail(p, r, example, what)
}

func (t *tester) check(p *lint.Pack, r *lint.Rule, name, source string) (lint.Result, error) {
	if c, ok := r.Check.(lint.Comparer); ok {
		return t.compare(c.Comparison(), p, r, name, source)
	}
	d, err := t.read(name, []byte(source))
	if err != nil {
		return lint.Result{}, err
	}
	d.Type = t.reportType(d, p, r)
	return t.linter.Check(context.Background(), d)
}

// only returns the places that a rule flagged, and what it had to say.
func only(result lint.Result, rule string) (places []doc.Span, remarks []string) {
	for _, f := range result.Findings {
		if f.Rule == rule {
			places = append(places, f.Span)
			remarks = append(remarks, f.Message)
		}
	}
	for _, s := range result.Skipped {
		if s.Rule == rule {
			remarks = append(remarks, "没有检查："+s.Why)
		}
	}
	return places, remarks
}

// reportType returns the type that an example is to be checked as: that of its own
// title where the rule belongs to that type, else that of p.
func (t *tester) reportType(d *doc.Document, p *lint.Pack, r *lint.Rule) string {
	best, longest := p.Title, 0
	for _, other := range t.packs {
		if !slices.ContainsFunc(other.Rules, func(o *lint.Rule) bool { return o.Check == r.Check }) {
			continue
		}
		for _, m := range other.Match {
			if len(m) > longest && strings.Contains(d.Title.String(), m) {
				best, longest = other.Title, len(m)
			}
		}
	}
	return best
}

// stage makes a report of an example and says where the marked places are in it, once the
// layout that it may tell is taken out.
func stage(p *lint.Pack, r *lint.Rule, example string) (name, source string, marked []doc.Span) {
	front := ""
	if !strings.Contains(strings.TrimSpace(example), "\n") {
		front = heading(p, r)
	}
	text, _ := unmark(example, 0)
	plain, _ := sketchOf(example)
	_, marked = unmark(plain, len(front))
	name = "例.txt"
	if strings.HasPrefix(text, "#") || strings.Contains(text, "\n#") || strings.Contains(text, "\n|") {
		name = "例.md"
	}
	return name, front + text + "\n", marked
}

// heading returns the title and the heading that an example of one line is put under.
func heading(p *lint.Pack, r *lint.Rule) string {
	title, part := "工作情况报告", "基本情况"
	if len(p.Match) > 0 {
		title = p.Title
	}
	if in := place(p, r); in != nil {
		part = in.Name
		if !in.Matches(part) && len(in.Match) > 0 {
			part = in.Match[0]
		}
	}
	return fmt.Sprintf("2024年度%s\n一、%s\n", title, part)
}

// unmark removes the marks and returns the places they enclose, moved by an offset.
func unmark(example string, offset int) (text string, marked []doc.Span) {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(example, "【")
		b.WriteString(before)
		if !ok {
			return b.String(), marked
		}
		inside, after, _ := strings.Cut(rest, "】")
		start := offset + b.Len()
		b.WriteString(inside)
		marked = append(marked, doc.Span{Start: start, End: offset + b.Len()})
		example = after
	}
}

// quoteAll names places by their words.
func quoteAll(source string, spans []doc.Span) string {
	if len(spans) == 0 {
		return "零处"
	}
	var b strings.Builder
	for _, s := range spans {
		text := []rune(source[s.Start:s.End])
		if len(text) > 30 {
			text = append(append(text[:20:20], '…'), text[len(text)-8:]...)
		}
		fmt.Fprintf(&b, "“%s”", string(text))
	}
	return b.String()
}
