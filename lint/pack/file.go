package pack

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/check"
)

// A file is what one pack file declares itself; what it inherits is not in it.
type file struct {
	name     string // "wording" of a shipped file, else the path
	title    string
	match    []string
	extends  []string
	parts    []lint.Part
	rules    []lint.Rule
	severity []change
	source   *source // for the places of mistakes; nil for a shipped file
}

// A change gives an inherited rule another severity.
type change struct {
	rule     string
	severity lint.Severity
}

// The tables and keys of a pack file. Parameters of rules are decoded by kind.
type (
	packHead struct {
		Title          string
		Match, Extends []string
	}
	ruleHead struct {
		Kind, Title, Why, Source, Message string
		Severity                          lint.Severity
		In, Flagged, Silent               []string
	}
)

// parseFile turns the text of a pack file into a file. The file is usable in spite of
// its mistakes, so that those of the files around it can be found too.
func parseFile(name, text string) *file {
	f := &file{name: name, source: newSource(name, text)}
	tables, ok := f.source.parse()
	if !ok {
		return f
	}
	var head packHead
	for _, k := range f.source.keys(nil, tables) {
		table, isTable := tables[k].(map[string]any)
		switch {
		case !slices.Contains([]string{"pack", "part", "rule", "severity"}, k):
			f.source.fault([]string{k}, "没有 [%s] 这个表%s", label([]string{k}), candidates(k, []string{"pack", "part", "rule", "severity"}))
		case !isTable:
			f.source.fault([]string{k}, "%s 应为一个表，写成 [%s]", k, map[bool]string{true: k, false: k + ".名字"}[k == "pack" || k == "severity"])
		case k == "pack":
			f.source.decode([]string{k}, table, &head)
		case k == "part":
			f.readParts(table)
		case k == "rule":
			f.readRules(table)
		default:
			f.readSeverity(table)
		}
	}
	f.title, f.match, f.extends = head.Title, head.Match, head.Extends
	if strings.TrimSpace(head.Title) == "" {
		f.source.fault([]string{"pack", "title"}, "[pack] 的 title 没有写或是空的，请写明这是什么规则包，如 title = \"述职报告\"")
	}
	return f
}

func (f *file) readSeverity(table map[string]any) {
	levels := map[string]lint.Severity{}
	s := f.source
	s.value([]string{"severity"}, table, addressable(&levels))
	for _, rule := range s.keys([]string{"severity"}, table) {
		f.severity = append(f.severity, change{rule, levels[rule]})
	}
}

func (f *file) readParts(table map[string]any) {
	s := f.source
	for _, role := range s.keys([]string{"part"}, table) {
		at := []string{"part", role}
		s.judgeName(at)
		content, ok := table[role].(map[string]any)
		if !ok {
			s.fault(at, "%s 应为一个表，写成 [part.%s]", label(at), label(at[1:]))
			continue
		}
		p := lint.Part{Role: role}
		var named struct{ Topics map[string]lint.Topic }
		s.decode(at, content, &p, &named)
		for _, id := range s.children("part", role, "topics") {
			p.Topics = append(p.Topics, named.Topics[id])
			s.topic([]string{"part", role, "topics", id}, named.Topics[id])
		}
		s.part(at, p)
		f.parts = append(f.parts, p)
	}
}

// part reports what is wrong with a part.
func (s *source) part(at []string, p lint.Part) {
	if !s.has(at, "name") {
		s.fault(at, "%s 缺少 name，请写明这一部分叫什么，如 name = \"存在问题\"", label(at))
	}
	if len(p.Text) > 0 {
		return
	}
	if !s.has(at, "match") {
		s.fault(at, "%s 缺少 match，请列出标题里的字样，如 match = [\"问题\", \"不足\"]", label(at))
	}
	for _, stem := range p.Match {
		if _, out := container(p.Except, stem); !out {
			return
		}
	}
	for _, stem := range p.Match {
		e, _ := container(p.Except, stem)
		s.fault(append(at[:2:2], "except"), "含“%s”的标题都被 except 的“%s”排除，%s 永远认不出来", stem, e, label(at))
	}
}

// container returns the first of the stems that stem contains.
func container(stems []string, stem string) (string, bool) {
	i := slices.IndexFunc(stems, func(s string) bool { return strings.Contains(stem, s) })
	if i < 0 {
		return "", false
	}
	return stems[i], true
}

// topic reports what is wrong with a topic.
func (s *source) topic(at []string, t lint.Topic) {
	if !s.has(at, "name") || !s.has(at, "match") {
		s.fault(at, "%s 要有 name 和 match", label(at))
	}
	if t.Until != 0 && t.Since > t.Until {
		s.fault(at, "%s 的 since（%d）晚于 until（%d），永远不适用", label(at), t.Since, t.Until)
	}
}

// judgeName reports a name of a rule or part that cannot be referred to everywhere.
func (s *source) judgeName(at []string) {
	name := at[len(at)-1]
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' || unicode.IsUpper(r) {
			s.fault(at, "名字 %q 只能用小写字母、数字和连字符 -", name)
			return
		}
	}
	if name == "" || len(name) > 64 || strings.Trim(name, "-") != name {
		s.fault(at, "名字 %q 是空的、太长，或者以 - 开头结尾", name)
	}
}

func (f *file) readRules(table map[string]any) {
	ids := f.source.keys([]string{"rule"}, table)
	if len(ids) > maxRules {
		f.source.fault([]string{"rule"}, "规则有 %d 条，最多 %d 条", len(ids), maxRules)
		return
	}
	kinds := map[string]check.Kind{}
	for _, k := range check.Kinds() {
		kinds[k.Name] = k
	}
	for _, id := range ids {
		f.readRule(id, table[id], kinds)
	}
}

func (f *file) readRule(id string, value any, kinds map[string]check.Kind) {
	s, at := f.source, []string{"rule", id}
	s.judgeName(at)
	table, ok := value.(map[string]any)
	if !ok {
		s.fault(at, "%s 应为一个表，写成 [rule.%s]", label(at), label(at[1:]))
		return
	}
	name, _ := table["kind"].(string)
	kind, ok := kinds[name]
	if !ok {
		s.kind(at, name, slices.Sorted(maps.Keys(kinds)))
		return
	}
	var h ruleHead
	c, judged := kind.New(), kind.New()
	before := len(s.mistakes)
	s.decode(at, table, &h, c)
	if len(s.mistakes) == before {
		// Validate prepares a check for running; what the pack holds stays as written.
		s.decode(at, table, &ruleHead{}, judged)
		s.validate(at, judged)
	}
	f.rules = append(f.rules, lint.Rule{
		ID: id, Kind: h.Kind, Title: h.Title, Why: h.Why, Source: h.Source, Severity: h.Severity,
		Message: h.Message, In: h.In, Flagged: h.Flagged, Silent: h.Silent, Check: c,
	})
}

// kind reports a kind that is missing or unknown.
func (s *source) kind(at []string, name string, known []string) {
	if !s.has(at, "kind") {
		s.fault(at, "%s 缺少 kind，可用：%s", label(at), strings.Join(known, " "))
		return
	}
	s.fault(append(at[:2:2], "kind"), "没有 %q 这种检查%s", name, candidates(name, known))
}
