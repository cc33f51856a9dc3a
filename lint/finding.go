package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// Severity says how sure and how grave a rule's findings are.
type Severity int8

// The severities. The zero value is Warning, so that a rule that says nothing is one.
const (
	Off     Severity = -3
	Hint    Severity = -2 // shown on request
	Info    Severity = -1
	Warning Severity = 0
	Error   Severity = 1
)

// severities names the severities as packs and options write them.
func severities() map[Severity]string {
	return map[Severity]string{Off: "off", Hint: "hint", Info: "info", Warning: "warning", Error: "error"}
}

// String returns the name that packs and options use: "error", "warning", "info", "hint"
// or "off".
func (s Severity) String() string { return severities()[s] }

// ParseSeverity is the inverse of [Severity.String].
func ParseSeverity(name string) (Severity, error) {
	for s, n := range severities() {
		if n == name {
			return s, nil
		}
	}
	return 0, fmt.Errorf("没有 %q 这一级别，可用：error warning info hint off", name)
}

// UnmarshalText decodes the name of a severity.
func (s *Severity) UnmarshalText(text []byte) (err error) {
	*s, err = ParseSeverity(string(text))
	return err
}

// MarshalText encodes the name of a severity.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// A Finding is one flaw at one place. Spans count bytes of the document's source.
type Finding struct {
	Rule, Kind string
	Severity   Severity
	Message    string   // names the place and the cure
	Text       doc.Text // what is flagged
	Right      string   // what should stand there, for messages; empty if that is open
	Span       doc.Span // where; set by the Linter from Text
	Section    string   // the name of the part concerned, where a required part is missing
	Related    []Note
	Fixes      []Fix // alternatives; at most one is applied
	Places     int   // how many places the finding stands for, where many were folded into one; else 0
}

// A Note points at another place that belongs to a finding.
type Note struct {
	Path    string // another file's path; empty: the same document
	Text    doc.Text
	Span    doc.Span
	Message string

	fixes []Fix // of the finding whose place this is, where it was folded into another
}

// A Fix is one way to mend a flaw.
type Fix struct {
	Title string
	Safe  bool // the meaning cannot change
	Edits []Edit
}

// An Edit replaces a span of the source.
type Edit struct {
	Span doc.Span
	New  string
}

// A Pair lists the measures found for one problem, none if there is none.
type Pair struct {
	Problem  doc.Text
	Measures []Match
}

// A Match is a measure found for a problem.
type Match struct {
	Text  doc.Text
	Score float64  // 0 to 1
	Terms []string // the words both have in common
}

// A Skip names a rule that could not be applied to a document, and why.
type Skip struct{ Rule, Why string }

// Replace returns the fix that puts right in the place of t, markup inside kept where
// the change allows it.
func Replace(t doc.Text, right string, safe bool) Fix {
	title := fmt.Sprintf("改为“%s”", right)
	switch {
	case right == "":
		title = fmt.Sprintf("删去“%s”", t)
	case strings.ContainsAny(right, "“”"):
		title = "改为" + right
	}
	return Fix{Title: title, Safe: safe, Edits: edits(t, right)}
}

// edits narrows the change to what differs, then splits it over the pieces of the
// source: the first piece takes the new text, the others are emptied.
func edits(t doc.Text, right string) []Edit {
	old := t.String()
	i := commonPrefix(old, right)
	j := commonSuffix(old[i:], right[i:])
	t, right = t.Slice(i, len(old)-j), right[i:len(right)-j]
	var list []Edit
	for k, piece := range t.Pieces() {
		e := Edit{Span: piece}
		if k == 0 {
			e.New = right
		}
		list = append(list, e)
	}
	return list
}

// commonPrefix returns the length in bytes of the longest common prefix that ends
// between characters.
func commonPrefix(a, b string) int {
	n := 0
	for i, r := range a {
		if !strings.HasPrefix(b[i:], string(r)) {
			break
		}
		n = i + len(string(r))
	}
	return n
}

// commonSuffix returns the length in bytes of the longest common suffix that starts
// between characters.
func commonSuffix(a, b string) int {
	x, y := []rune(a), []rune(b)
	n := 0
	for i, j := len(x)-1, len(y)-1; i >= 0 && j >= 0 && x[i] == y[j]; i, j = i-1, j-1 {
		n += len(string(x[i]))
	}
	return n
}

// Expand fills a message template: each {name} is replaced by the value that follows the
// name in pairs.
func Expand(template string, pairs ...string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(template, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		value, known := valueOf(name, pairs)
		if !closed || !known {
			b.WriteByte('{')
			template = rest
			continue
		}
		b.WriteString(value)
		template = after
	}
}

// valueOf returns the value that follows a name in pairs.
func valueOf(name string, pairs []string) (value string, known bool) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == name {
			return pairs[i+1], true
		}
	}
	return "", false
}

// Fingerprint identifies a finding across edits elsewhere in its document, also where
// paragraphs move and parts are numbered anew: rule, text without white space, and the
// headings above it, all without their numbers.
func (f *Finding) Fingerprint(d *doc.Document) string {
	s := d.SectionAt(f.Text.Start())
	text := f.Text.String()
	if s != nil && s.Mark.Text.Len() > 0 && s.Mark.Text.Start() == f.Text.Start() && len(text) > s.Mark.Text.Len() {
		text = strings.TrimPrefix(text, s.Mark.Text.String())
	}
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%s\x00%s\x00", f.Rule, f.Section, solid(text))
	for ; s != nil && s.Parent != nil; s = s.Parent {
		// A heading that is itself flagged does not stand above the place.
		if f.Text.Start() >= s.Heading.End() {
			fmt.Fprintf(h, "%s\x00", solid(s.Heading.String()))
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// solid returns s without white space.
func solid(s string) string { return strings.Join(strings.Fields(s), "") }
