package pack

import (
	"maps"
	"reflect"
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
	rules    []*lint.Rule
	severity []change
	grading  *lint.Grading // nil: the inherited one
	source   *source       // for the places of mistakes; nil for a shipped file
}

// A change gives an inherited rule another severity.
type change struct {
	rule     string
	severity lint.Severity
}

// packHead is the table [pack].
type packHead struct {
	Title   string   `doc:"必写。规则包的名称；是报告类型的，就是这类报告的名称"`
	Match   []string `doc:"报告标题里的字样，有一个就按这个规则包检查；不写则适用于各类报告"`
	Extends []string `doc:"在哪些规则包的基础上增改：自带的写名字，自己的写文件名"`
}

// parseFile turns the text of a pack file into a file. The file is usable in spite of
// its mistakes, so that those of the files around it can be found too.
func parseFile(name, text string) *file {
	f := &file{name: name, source: newSource(name, text)}
	tables, ok := f.source.parse()
	if !ok {
		return f
	}
	for _, k := range f.source.keys(nil, tables) {
		f.readTable(k, tables[k])
	}
	if strings.TrimSpace(f.title) == "" {
		f.source.fault([]string{"pack", "title"}, "[pack] 的 title 没有写或是空的，请写明这是什么规则包，如 title = \"述职报告\"")
	}
	return f
}

// readTable reads one of the tables of the top level.
func (f *file) readTable(name string, value any) {
	readers := map[string]func(map[string]any){
		"pack": f.readPack, "part": f.readParts, "rule": f.readRules, "severity": f.readSeverity, "grade": f.readGrade,
	}
	at := []string{name}
	read, ok := readers[name]
	if !ok {
		f.source.fault(at, "没有 [%s] 这个表%s", label(at), candidates(name, slices.Sorted(maps.Keys(readers))))
		return
	}
	if table := f.source.table(at, value); table != nil {
		read(table)
	}
}

// table returns a value that must be a table, or nil.
func (s *source) table(at []string, value any) map[string]any {
	table, ok := value.(map[string]any)
	if !ok {
		s.fault(at, "%s 应为一个表，写成 [%s]", label(at), label(at))
		return nil
	}
	return table
}

func (f *file) readPack(table map[string]any) {
	var head packHead
	f.source.decode([]string{"pack"}, table, &head)
	f.title, f.match, f.extends = head.Title, head.Match, head.Extends
}

func (f *file) readSeverity(table map[string]any) {
	levels := map[string]lint.Severity{}
	s := f.source
	s.value([]string{"severity"}, table, reflect.ValueOf(&levels).Elem())
	for _, rule := range s.keys([]string{"severity"}, table) {
		f.severity = append(f.severity, change{rule, levels[rule]})
	}
}

func (f *file) readParts(table map[string]any) {
	for _, role := range f.source.keys([]string{"part"}, table) {
		at := []string{"part", role}
		f.source.judgeName(at)
		if part := f.source.table(at, table[role]); part != nil {
			f.readPart(at, part)
		}
	}
}

func (f *file) readPart(at []string, table map[string]any) {
	s := f.source
	p := lint.Part{Role: at[1]}
	var named struct{ Topics map[string]lint.Topic }
	s.decode(at, table, &p, &named)
	for _, id := range s.children(append(at, "topics")...) {
		p.Topics = append(p.Topics, named.Topics[id])
		s.topic(append(at, "topics", id), named.Topics[id])
	}
	s.part(at, p)
	f.parts = append(f.parts, p)
}

// part reports what is wrong with a part.
func (s *source) part(at []string, p lint.Part) {
	if !s.has(at, "name") {
		s.fault(at, "%s 缺少 name，请写明这一部分叫什么，如 name = \"存在问题\"", label(at))
	}
	if len(p.Text) == 0 && !s.has(at, "match") {
		s.fault(at, "%s 缺少 match，请列出标题里的字样，如 match = [\"问题\", \"不足\"]", label(at))
	}
	open := func(stem string) bool { return container(p.Except, stem) == "" }
	if len(p.Text) > 0 || slices.ContainsFunc(p.Match, open) {
		return
	}
	for _, stem := range p.Match {
		s.fault(append(at[:2:2], "except"), "含“%s”的标题都被 except 的“%s”排除，%s 永远认不出来", stem, container(p.Except, stem), label(at))
	}
}

// container returns the first of the stems that stem contains, or "".
func container(stems []string, stem string) string {
	for _, s := range stems {
		if strings.Contains(stem, s) {
			return s
		}
	}
	return ""
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
		at := []string{"rule", id}
		f.source.judgeName(at)
		if rule := f.source.table(at, table[id]); rule != nil {
			f.readRule(at, rule, kinds)
		}
	}
}

func (f *file) readRule(at []string, table map[string]any, kinds map[string]check.Kind) {
	s := f.source
	name, _ := table["kind"].(string)
	kind, ok := kinds[name]
	if !ok {
		s.kind(at, name, slices.Sorted(maps.Keys(kinds)))
		return
	}
	r := &lint.Rule{ID: at[1], Check: kind.New()}
	before := len(s.mistakes)
	s.decode(at, table, r, r.Check)
	if len(s.mistakes) == before {
		// Validate prepares a check for running; what the pack holds stays as written.
		judged := kind.New()
		s.decode(at, table, &lint.Rule{}, judged)
		s.validate(at, judged)
	}
	f.rules = append(f.rules, r)
}

// kind reports a kind that is missing or unknown.
func (s *source) kind(at []string, name string, known []string) {
	if !s.has(at, "kind") {
		s.fault(at, "%s 缺少 kind，可用：%s", label(at), strings.Join(known, " "))
		return
	}
	s.fault(append(at[:2:2], "kind"), "没有 %q 这种检查%s", name, candidates(name, known))
}
