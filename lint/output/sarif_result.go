package output

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// result returns a finding as SARIF has it.
func (s *sarifWriter) result(r *lint.Record, f *lint.Finding) sarifResult {
	file := sarifArtifact{uri(r.Path)}
	result := sarifResult{
		Rule: f.Rule, Index: s.rule(r.Result.Type, f.Rule), Level: sarifLevel(f.Severity), Message: *sarifText(f.Message),
		Locations: []sarifLocation{{
			Physical: sarifPhysical{file, sarifQuoted(r.Doc, f.Span)},
			Logical:  sarifPart(r.Doc, f.Text),
		}},
		Fingerprints: sarifFingerprints{f.Fingerprint(r.Doc)},
		Properties:   sarifResultBag{f.Severity.String(), f.Section},
	}
	for i, n := range f.Related {
		result.Related = append(result.Related, sarifNote(r, n, i+1))
	}
	for _, x := range applicable(r.Doc, f.Fixes) {
		result.Fixes = append(result.Fixes, sarifChangeOf(r.Doc, file, x))
	}
	return result
}

// sarifSpan returns the region of a span.
func sarifSpan(d *doc.Document, s doc.Span) *sarifRegion {
	line, column := d.UTF16(s.Start)
	endLine, endColumn := d.UTF16(s.End)
	region := &sarifRegion{StartLine: line + 1, StartColumn: column + 1, EndLine: endLine + 1, EndColumn: endColumn + 1}
	if d.Verbatim {
		length := s.End - s.Start
		region.ByteOffset, region.ByteLength = &s.Start, &length
	}
	return region
}

// sarifQuoted is sarifSpan with the text that stands there. It is no message: its braces
// mean nothing.
func sarifQuoted(d *doc.Document, s doc.Span) *sarifRegion {
	region := sarifSpan(d, s)
	if s.Start < s.End {
		region.Snippet = &sarifMessage{d.Source[s.Start:s.End]}
	}
	return region
}

// sarifPart names the part of the report that t stands in.
func sarifPart(d *doc.Document, t doc.Text) []sarifLogical {
	path := headingsAbove(d, t)
	if len(path) == 0 {
		return nil
	}
	return []sarifLogical{{path[len(path)-1], strings.Join(path, " › ")}}
}

// sarifNote returns a related place. Of a place in another file only the text is known.
func sarifNote(r *lint.Record, n lint.Note, id int) sarifLocation {
	if n.Path != "" {
		message := joined(" ", n.Message, "“"+n.Text.String()+"”")
		return sarifLocation{ID: id, Message: sarifText(message), Physical: sarifPhysical{Artifact: sarifArtifact{uri(n.Path)}}}
	}
	return sarifLocation{ID: id, Message: sarifText(n.Message), Physical: sarifPhysical{sarifArtifact{uri(r.Path)}, sarifQuoted(r.Doc, n.Span)}}
}

func sarifChangeOf(d *doc.Document, file sarifArtifact, x lint.Fix) sarifFix {
	change := sarifChange{Artifact: file}
	for _, e := range x.Edits {
		change.Replacements = append(change.Replacements, sarifReplacement{*sarifSpan(d, e.Span), sarifMessage{e.New}})
	}
	return sarifFix{sarifText(x.Title), []sarifChange{change}, sarifFixBag{x.Safe}}
}
