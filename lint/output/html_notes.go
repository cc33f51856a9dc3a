package output

import (
	"fmt"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// htmlNote tells one finding.
type htmlNote struct {
	N                    int
	ID, Back             string // its own name and that of its mark, empty where it has none
	Severity             lint.Severity
	Label, Place         shown
	Rule, Title, Message shown
	Cures                []htmlCure
	Related              []htmlRelated
	Places               []htmlRelated // further places that the finding stands for
	More                 int           // how many further places are not listed
	Compare              string        // the name of the comparison with another report
}

// htmlCure is one way to mend a flaw: its name, or what is written now and what should be.
type htmlCure struct {
	Title    shown
	Old, New []htmlChange // both empty where it cannot be shown in one line
}

// htmlRelated is another place that belongs to a finding.
type htmlRelated struct {
	Href                 string
	Place, Message, Text shown
}

func (v *reportView) note(n int, f *lint.Finding) htmlNote {
	x := htmlNote{
		N: n, ID: noteID(v.ID, n), Severity: f.Severity, Label: shown(Label(f.Severity)), Place: v.place(f.Text),
		Rule: show(f.Rule), Title: titleOf(v.rule, v.reportType, f.Rule), Message: show(f.Message),
	}
	for _, c := range f.Fixes {
		x.Cures = append(x.Cures, cureOf(v.doc, f, c))
	}
	for i, r := range f.Related {
		switch {
		case r.Path != "" && f.Text.Len() > 0:
			v.compare(n, f, r)
			x.Compare = copyID(v.ID, n)
		case f.Places == 0 && i < maxNotes:
			x.Related = append(x.Related, v.related(r))
		case len(x.Places) < maxPlaces:
			x.Places = append(x.Places, htmlRelated{Href: v.link(r), Place: v.where(r)})
		default:
			x.More++
		}
	}
	return x
}

func (v *reportView) related(r lint.Note) htmlRelated {
	return htmlRelated{v.link(r), v.where(r), show(r.Message), show(Shorten(r.Text.String(), 80))}
}

// link returns the name of a related place within the page.
func (v *reportView) link(r lint.Note) string {
	if r.Path != "" {
		return anchorOf(r.Path)
	}
	return v.linkTo(r.Text)
}

// where names a related place for people.
func (v *reportView) where(r lint.Note) shown {
	if r.Path != "" {
		return shown(Name(r.Path))
	}
	return v.place(r.Text)
}

// place names the place of a text in the report as the command does on a terminal.
func (v *reportView) place(t doc.Text) shown {
	p := v.doc.Position(t.Span().Start)
	return shown(fmt.Sprintf("%d:%d", p.Line, p.Column))
}

// maxCure is how many bytes of source a cure may show before and after.
const maxCure = 3 * 60

// cureOf shows what a fix does: the flagged words before and after.
func cureOf(d *doc.Document, f *lint.Finding, x lint.Fix) htmlCure {
	c := htmlCure{Title: show(x.Title)}
	hull := f.Span
	for _, e := range x.Edits {
		hull.Start, hull.End = min(hull.Start, e.Span.Start), max(hull.End, e.Span.End)
	}
	old, ok := slice(d.Source, hull)
	if !ok || len(x.Edits) == 0 || len(old) > maxCure {
		return c
	}
	right, ok := applied(d.Source, hull, x.Edits)
	if ok && len(right) <= maxCure && !strings.ContainsAny(old+right, "\r\n") {
		c.Old, c.New = differences(old, right)
	}
	return c
}

// slice returns the source of a span.
func slice(source string, s doc.Span) (string, bool) {
	if s.Start < 0 || s.Start > s.End || s.End > len(source) {
		return "", false
	}
	return source[s.Start:s.End], true
}

// applied returns the source of a span with the edits made, which must be in order.
func applied(source string, hull doc.Span, edits []lint.Edit) (string, bool) {
	var b strings.Builder
	at := hull.Start
	for _, e := range edits {
		before, ok := slice(source, doc.Span{Start: at, End: e.Span.Start})
		if !ok || e.Span.End < e.Span.Start {
			return "", false
		}
		b.WriteString(before)
		b.WriteString(e.New)
		at = e.Span.End
	}
	rest, ok := slice(source, doc.Span{Start: at, End: hull.End})
	b.WriteString(rest)
	return b.String(), ok
}
