package output

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// filer returns who files a report: what its name says is used where the text is silent.
func filer(r *lint.Record) doc.Filer {
	base := filepath.Base(r.Path)
	f := doc.FilerIn(strings.TrimSuffix(base, filepath.Ext(base)))
	if r.Doc == nil {
		return f
	}
	return r.Doc.Filer().Or(f)
}

// overviewRow is what the first sheet has of a file.
func overviewRow(r *lint.Record) []sheetCell {
	f := filer(r)
	row := []sheetCell{text(r.Path), text(f.Unit), text(f.Name)}
	if r.Failure != nil {
		row = append(row, text(""), text(""), styled("读不了", isBad), text(""), text("无法检查："+r.Failure.Message))
		for range 12 {
			row = append(row, text(""))
		}
		return append(row, text("原因："+r.Failure.Cause))
	}
	row = append(row, text(typeName(r)), countingOr(r.Doc.Year, r.Doc.Year > 0))
	row = append(row, gradeCells(&r.Result.Grade)...)
	missing, present := partNames(r.Result.Parts)
	row = append(row, text(reasons(r)), text(missing), text(present))
	row = append(row, pairCells(r)...)
	var s lint.Summary
	s.Add(r)
	return append(row, counting(s.Errors), counting(s.Warnings), counting(s.Infos), counting(s.Hints), counting(r.Hidden), text(rowRemarks(r)))
}

func typeName(r *lint.Record) string {
	if r.Result.Type == "" {
		return "未识别"
	}
	return r.Result.Type
}

func gradeCells(g *lint.Grade) []sheetCell {
	if g.Grading == nil {
		return []sheetCell{styled("未评", isHint), text("")}
	}
	return []sheetCell{styled(g.Name, gradeStyle(g)), counting(g.Points)}
}

// partNames lists the required parts that are missing, and the parts that are there.
func partNames(parts []lint.PartSeen) (missing, present string) {
	var out, in []string
	for _, p := range parts {
		switch {
		case p.Present:
			in = append(in, p.Name)
		case p.Required:
			out = append(out, p.Name)
		}
	}
	return strings.Join(out, "、"), strings.Join(in, "、")
}

// pairCells counts problems and measures.
func pairCells(r *lint.Record) []sheetCell {
	answered := 0
	for _, p := range r.Result.Pairs {
		if len(p.Measures) > 0 {
			answered++
		}
	}
	known := len(r.Result.Pairs) > 0
	cells := []sheetCell{countingOr(len(r.Result.Pairs), known), countingOr(answered, known)}
	measures, concrete := concreteness(&r.Result)
	if measures == 0 {
		return append(cells, text(""), text(""), text(""))
	}
	if r.Result.Grade.Grading == nil {
		return append(cells, counting(measures), text(""), text(""))
	}
	return append(cells, counting(measures), counting(concrete), share(concrete, measures))
}

// concreteness counts the measures of a report and those of them that the formula takes
// for concrete: the others share in a loss.
func concreteness(r *lint.Result) (measures, concrete int) {
	for _, p := range r.Parts {
		if p.Role == "measures" {
			measures = p.Items
		}
	}
	concrete = measures
	for i := range r.Grade.Losses {
		if l := &r.Grade.Losses[i]; l.Term.Share > 0 {
			concrete = max(0, concrete-l.Count())
		}
	}
	return measures, concrete
}

// rowRemarks says what the reader of a row must know besides.
func rowRemarks(r *lint.Record) string {
	lines := r.Notes()
	if n := len(r.Result.Skipped); n > 0 {
		lines = append(lines, fmt.Sprintf("有%d条规则未能应用，见“未应用的规则”", n))
	}
	if r.Accepted > 0 {
		lines = append(lines, fmt.Sprintf("%d处已作为例外认可", r.Accepted))
	}
	return strings.Join(lines, "\n")
}

// detailRow is what the second sheet has of a finding.
func (x *xlsxWriter) detailRow(r *lint.Record, f *lint.Finding, name string) []sheetCell {
	place := r.Doc.Position(f.Span.Start)
	paragraph := 0
	if p := r.Doc.ParagraphAt(f.Text.Start()); p != nil {
		paragraph = p.Number
	}
	where := strings.Join(headingsAbove(r.Doc, f.Text), " › ")
	if f.Section != "" {
		where = joined(" › ", where, "（"+f.Section+"）")
	}
	return []sheetCell{
		text(r.Path), text(name), styled(Label(f.Severity), severityStyle(f.Severity)), text(x.title(r.Result.Type, f.Rule)), text(where),
		counting(place.Line), counting(place.Column), countingOr(paragraph, paragraph > 0), text(f.Text.String()), text(f.Message), text(cure(f.Fixes)),
		counting(max(1, f.Places)), text(charged(&r.Result.Grade, f)), text(f.Rule),
	}
}
