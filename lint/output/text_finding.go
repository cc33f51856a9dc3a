package output

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// indent is what the lines under a finding's first line stand behind.
const indent = "         "

// maxNotes is how many related places of a finding are quoted, maxPlaces of how many the
// positions are listed.
const (
	maxNotes  = 3
	maxPlaces = 12
)

// findings writes the findings of a report under the part that each stands in.
func (t *textWriter) findings(r *lint.Record) {
	told := map[string]bool{}
	part := "\x00"
	for i := range r.Result.Findings {
		f := &r.Result.Findings[i]
		if p := partOf(r.Doc, f.Text); p != part {
			part = p
			t.line("")
			t.line("%s", t.paint(bold, Visible(p)))
		}
		t.finding(r, f)
		if why := t.options.rule(r.Result.Type, f.Rule).Why; why != "" && !told[f.Rule] {
			told[f.Rule] = true
			t.detail("缘由", wrap(Visible(why), quoteColumns))
		}
	}
}

// partOf names the part of the report that t stands in: the headings above it and its own.
func partOf(d *doc.Document, t doc.Text) string {
	path := d.SectionAt(t.Start()).Path()
	if len(path) == 0 {
		return outside(d, t)
	}
	for i, heading := range path {
		path[i] = Shorten(heading, 36)
	}
	return strings.Join(path, " › ")
}

// outside names what belongs to no part: the front, the end, or all of a report that has
// no parts.
func outside(d *doc.Document, t doc.Text) string {
	switch parts := d.Body.Sections; {
	case len(parts) == 0:
		return "正文"
	case t.Start() < parts[0].Text.Start():
		return "标题和开头"
	}
	return "结尾"
}

func (t *textWriter) finding(r *lint.Record, f *lint.Finding) {
	p := r.Doc.Position(f.Span.Start)
	place := fmt.Sprintf("%d:%d", p.Line, p.Column)
	t.line("%7s  %s  %s  %s", place, t.paint(styleOf(f.Severity), Label(f.Severity)), Visible(f.Message), t.paint(faint, Visible("["+f.Rule+"]")))
	if beside := t.beside(f); !beside && f.Text.Len() > 0 {
		q := quote(r.Doc, f.Text)
		t.line("%s%s%s%s", indent, q.before, t.paint(styleOf(f.Severity), q.flagged), q.after)
		t.line("%s%s", indent, t.paint(styleOf(f.Severity), q.carets()))
	}
	if len(f.Fixes) > 0 {
		t.detail("改法", Visible(cure(f.Fixes)))
	}
	t.notes(r.Doc, f)
}

// cure names the alternatives.
func cure(fixes []lint.Fix) string {
	titles := make([]string, len(fixes))
	for i, f := range fixes {
		titles[i] = f.Title
	}
	return strings.Join(titles, "，或")
}

// notes quotes the first related places; of a finding that stands for many it lists the
// positions.
func (t *textWriter) notes(d *doc.Document, f *lint.Finding) {
	var others []string
	for i, n := range f.Related {
		place := n.Path
		if place == "" {
			p := d.Position(n.Span.Start)
			place = fmt.Sprintf("%d:%d", p.Line, p.Column)
		}
		if n.Path != "" && n.Text.Len() > 0 {
			continue // shown beside the passage
		}
		if f.Places == 0 && i < maxNotes {
			t.detail("参见", Visible(joined(" ", place, n.Message, quoted(n.Text.String()))))
			continue
		}
		others = append(others, place)
	}
	if n := len(others); n > maxPlaces {
		others = append(others[:maxPlaces], fmt.Sprintf("……共%d处", n))
	}
	if len(others) > 0 {
		t.detail("另见", Visible(strings.Join(others, " ")))
	}
}

// quoted shortens what a note quotes, if it does.
func quoted(text string) string {
	if text == "" {
		return ""
	}
	return "“" + Shorten(text, 40) + "”"
}

func (t *textWriter) detail(label, text string) {
	t.line("%s%s %s", indent, t.paint(faint, label), text)
}

// wrap breaks s into lines of at most n columns, set under each other as details are. A
// line does not start with a mark that closes what stands before it.
func wrap(s string, n int) string {
	var lines []string
	for len(s) > 0 {
		line := firstColumns(s, n)
		if r, size := utf8.DecodeRuneInString(s[len(line):]); size > 0 && strings.ContainsRune("，。、；：！？）》”’", r) {
			line = s[:len(line)+size]
		}
		lines = append(lines, line)
		s = s[len(line):]
	}
	return strings.Join(lines, "\n"+indent+"     ")
}
