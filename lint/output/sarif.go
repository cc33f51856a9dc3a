package output

import (
	"bufio"
	"cmp"
	"io"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

const (
	sarifVersion = "2.1.0"
	sarifSchema  = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

// sarifWriter writes one run in SARIF. The results are written as they come; the rules they
// name and the notifications follow at the end, since only then they are known.
type sarifWriter struct {
	jsonStream
	options          Options
	rules            []sarifRule
	index            map[string]int // of each rule in rules
	notifications    []sarifNotification
	hidden, accepted int
}

func newSARIF(w io.Writer, o Options) Writer {
	return &sarifWriter{jsonStream: jsonStream{w: bufio.NewWriter(w)}, options: o, index: map[string]int{}}
}

func (s *sarifWriter) Begin() error {
	return s.put(`{"$schema":`, sarifSchema, `,"version":`, sarifVersion, `,"runs":[{"language":"zh-CN","columnKind":"utf16CodeUnits","results":[`)
}

func (s *sarifWriter) File(r *lint.Record) error {
	s.hidden += r.Hidden
	s.accepted += r.Accepted
	for _, m := range remarks(r) {
		s.notify(r, m)
	}
	for i := range r.Result.Findings {
		if err := s.element(s.result(r, &r.Result.Findings[i])); err != nil {
			return err
		}
	}
	return nil
}

func (s *sarifWriter) End(sum lint.Summary) error {
	if sum.Interrupted {
		s.notify(nil, interruption())
	}
	name, version, _ := strings.Cut(s.options.Tool, " ")
	driver := sarifDriver{name, version, "zh-CN", list(s.rules), sarifDescriptors()}
	invocation := sarifInvocation{!sum.Interrupted && sum.Unreadable == 0, list(s.notifications)}
	return s.put("\n],\"tool\":", sarifTool{driver}, ",\"invocations\":", []sarifInvocation{invocation},
		",\"properties\":", sarifCounts{summaryOf(sum), s.hidden, s.accepted}, "}]}\n")
}

// rule returns the index of a rule in the table of rules, and enters it where it is new.
func (s *sarifWriter) rule(reportType, id string) int {
	if i, ok := s.index[id]; ok {
		return i
	}
	r := s.options.rule(reportType, id)
	title := cmp.Or(r.Title, id)
	why := cmp.Or(r.Why, title) // GitHub wants the texts, also where a pack has none
	entry := sarifRule{ID: id, Short: sarifText(title), Full: sarifText(why), Properties: sarifRuleBag{r.Kind, r.Source}}
	entry.Help = sarifText(joined("\n", why, labelled("依据：", r.Source)))
	if r.Kind != "" {
		entry.Configuration.Level = sarifLevel(r.Severity)
	}
	s.index[id] = len(s.rules)
	s.rules = append(s.rules, entry)
	return s.index[id]
}

// notify notes a remark. Without a record it is about the whole run.
func (s *sarifWriter) notify(r *lint.Record, m remark) {
	n := sarifNotification{Level: "note", Message: *sarifText(m.sentence()), Descriptor: sarifReference{ID: m.id}}
	if m.grave {
		n.Level = "error"
	}
	if r != nil {
		n.Locations = []sarifLocation{{Physical: sarifPhysical{Artifact: sarifArtifact{uri(r.Path)}}}}
	}
	if m.rule != "" {
		i := s.rule(r.Result.Type, m.rule)
		n.Level, n.Rule = "warning", &sarifReference{m.rule, &i}
	}
	s.notifications = append(s.notifications, n)
}

// sarifDescriptors describes the notifications.
func sarifDescriptors() []sarifDescriptor {
	return []sarifDescriptor{
		{"unreadable", *sarifText("文件读不了，没有检查。")},
		{"skipped-rule", *sarifText("规则没能用于这份报告。")},
		{"note", *sarifText("读取或检查中需要知道的情况。")},
		{"interrupted", *sarifText("检查没有做完。")},
	}
}

// sarifText is a message of SARIF, in which braces and links have a meaning that the text
// of a report must not get.
func sarifText(s string) *sarifMessage {
	if strings.ContainsAny(s, "{}") {
		s = strings.NewReplacer("{", "{{", "}", "}}").Replace(s)
	}
	if strings.Contains(s, "](") {
		s = strings.NewReplacer("[", `\[`, "]", `\]`).Replace(s)
	}
	return &sarifMessage{s}
}

func sarifLevel(s lint.Severity) string {
	switch s {
	case lint.Error:
		return "error"
	case lint.Warning:
		return "warning"
	}
	return "note"
}

// list makes no elements an empty array.
func list[T any](elements []T) []T { return append([]T{}, elements...) }

// labelled puts a label before a text that is there.
func labelled(label, text string) string {
	if text == "" {
		return ""
	}
	return label + text
}
