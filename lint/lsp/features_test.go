package lsp_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/lsp/lsptest"
)

type action struct {
	Title       string
	Kind        string
	IsPreferred bool
	Diagnostics []lsptest.Diagnostic
	Edit        struct {
		Changes         map[string][]lsptest.Edit
		DocumentChanges []struct {
			TextDocument struct {
				URI     string
				Version int
			}
			Edits []lsptest.Edit
		}
	}
}

const uri = "untitled:1"

func at(line, character int) object {
	return object{"textDocument": object{"uri": uri}, "position": object{"line": line, "character": character}}
}

func (e *editor) actions(r lsptest.Range, only ...string) []action {
	context := object{"diagnostics": []any{}}
	if only != nil {
		context["only"] = only
	}
	var list []action
	e.Call("textDocument/codeAction", object{"textDocument": object{"uri": uri}, "range": r, "context": context}, &list)
	return list
}

// everywhere is a range that no text exceeds.
func everywhere() lsptest.Range { return lsptest.Range{End: lsptest.Position{Line: 1 << 30}} }

func TestHover(t *testing.T) {
	text := "2023年，大家按步就班*地*做。"
	for _, c := range []struct {
		capabilities object
		kind         string
		want, never  []string
	}{
		{full(), "markdown", []string{"**错别字** `wrong-words` 错误", "“按步就班”应为“按部就班”。", "- 缘由：", "- 改法：改为“按部就班”", "- 会标出：", "`wrong-words = \"off\"`"}, nil},
		{object{"textDocument": object{"hover": object{"contentFormat": []string{"plaintext"}}}}, "plaintext", []string{"错别字 wrong-words 错误", "- 缘由：", `wrong-words = "off"`}, []string{"**", "`", `\`}},
	} {
		e := open(t, &shelf{})
		e.Start(c.capabilities, nil, "")
		e.Open(uri, "plaintext", text, 1)
		var h struct {
			Contents struct{ Kind, Value string }
			Range    lsptest.Range
		}
		e.Call("textDocument/hover", at(0, 9), &h)
		if h.Contents.Kind != c.kind || lsptest.Cut(text, h.Range) != "按步就班" {
			t.Errorf("%+v", h)
		}
		for _, want := range c.want {
			if !strings.Contains(h.Contents.Value, want) {
				t.Errorf("no %q in %s", want, h.Contents.Value)
			}
		}
		for _, never := range c.never {
			if strings.Contains(h.Contents.Value, never) {
				t.Errorf("%q in %s", never, h.Contents.Value)
			}
		}
		var none json.RawMessage
		if e.Call("textDocument/hover", at(0, 0), &none); string(none) != "null" {
			t.Errorf("where nothing is wrong: %s", none)
		}
		e.Leave()
	}
}

// What a report says cannot become markup of the page, nor can what a pack says.
func TestHoverIsHarmless(t *testing.T) {
	s := marking("目标")
	s.packs[0].Rules[0].Message = "[看](command:evil) <img src=x> **粗** \x1b[31m"
	s.packs[0].Rules[0].Why = "a\n# b `c`"
	e := open(t, s)
	e.Start(full(), nil, "")
	if p := e.Open(uri, "plaintext", "目标", 1); strings.Contains(p.Diagnostics[0].Message, "\x1b") {
		t.Errorf("%q", p.Diagnostics[0].Message)
	}
	var h struct{ Contents struct{ Value string } }
	e.Call("textDocument/hover", at(0, 0), &h)
	for _, never := range []string{"[看](", "\n<img", "\x1b", "\n# ", "** \n", " `c`"} {
		if strings.Contains(h.Contents.Value, never) {
			t.Errorf("%q in %s", never, h.Contents.Value)
		}
	}
	e.Leave()
}

func TestQuickFixes(t *testing.T) {
	text := "2023年，大家按步就班，做事,认真。\n"
	e := open(t, &shelf{})
	e.Start(full(), nil, "")
	p := e.Open(uri, "plaintext", text, 7)
	list := e.actions(p.Diagnostics[0].Range, "quickfix")
	if len(list) != 1 || list[0].Title != "改为“按部就班”" || !list[0].IsPreferred || list[0].Diagnostics[0].Code != "wrong-words" {
		t.Fatalf("%+v", list)
	}
	change := list[0].Edit.DocumentChanges[0]
	if got := lsptest.Apply(text, change.Edits); got != strings.Replace(text, "步", "部", 1) || change.TextDocument.Version != 7 {
		t.Errorf("%q, %+v", got, change)
	}
	for _, only := range []string{"source", "source.fixAll", "source.fixAll.jiaogao"} {
		all := e.actions(everywhere(), only)
		if len(all) != 1 || all[0].Title != "修正全部可以放心改的问题" || all[0].Kind != "source.fixAll.jiaogao" {
			t.Fatalf("%s: %+v", only, all)
		}
		if got := lsptest.Apply(text, all[0].Edit.DocumentChanges[0].Edits); got != "2023年，大家按部就班，做事，认真。\n" {
			t.Errorf("%q", got)
		}
	}
	if got := e.actions(everywhere(), "refactor", "source.organizeImports"); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	var automatic []action
	e.Call("textDocument/codeAction", object{"textDocument": object{"uri": uri}, "range": everywhere(), "context": object{"diagnostics": []any{}, "triggerKind": 2}}, &automatic)
	if len(automatic) != 2 || automatic[0].Kind != "quickfix" || automatic[1].Kind != "quickfix" {
		t.Errorf("without being asked: %+v", automatic)
	}
	if got := e.actions(lsptest.Range{}); len(got) != 1 || got[0].Kind != "source.fixAll.jiaogao" {
		t.Errorf("where nothing is wrong: %+v", got)
	}
	e.Leave()
}

// What may change the meaning is not preferred, says so, and is no part of the fix for all.
func TestUnsafeFix(t *testing.T) {
	e := open(t, &shelf{})
	e.Start(full(), nil, "")
	e.Open(uri, "plaintext", "没有做到读原著、悟原理、学原文。", 1)
	list := e.actions(everywhere())
	if len(list) != 1 || list[0].IsPreferred || list[0].Title != "改为“读原著、学原文、悟原理”（请核对）" {
		t.Errorf("%+v", list)
	}
	e.Leave()
}

// All reports: after all safe fixes, nothing that is safe to fix is left, and editors that
// take no versions get the same edits.
func TestFixAllIsComplete(t *testing.T) {
	for _, name := range []string{"述责述廉报告.txt", "对照检查材料.md"} {
		text := "\ufeff" + strings.ReplaceAll(report(t, name), "\n", "\r\n")
		e := open(t, &shelf{})
		e.Start(object{}, nil, "")
		language := map[bool]string{true: "markdown", false: "plaintext"}[strings.HasSuffix(name, ".md")]
		before := e.Open(uri, language, text, 1)
		all := e.actions(everywhere(), "source.fixAll")
		if len(all) != 1 {
			t.Fatalf("%s: %+v", name, all)
		}
		fixed := lsptest.Apply(text, all[0].Edit.Changes[uri])
		e.Change(uri, 2, lsptest.Change{Text: fixed})
		if after := e.Published(uri, 2); len(after.Diagnostics) >= len(before.Diagnostics) {
			t.Errorf("%s: %d diagnostics before, %d after", name, len(before.Diagnostics), len(after.Diagnostics))
		}
		if left := e.actions(everywhere(), "source.fixAll"); len(left) != 0 {
			t.Errorf("%s: left %+v", name, left)
		}
		e.Leave()
	}
}

// A remark that accepts a finding makes it vanish, and no other; the one above the text
// all of its rule. In plain text there are none.
func TestIgnoreRemarks(t *testing.T) {
	text := "# 标题按步就班\n\n大家**按步就班**，做事,认真\n也按步就班。\n\n- 按步就班\n\n| 按步就班 | 好 |\n|---|---|\n| 又按步就班 | **按步就班** |\n\n> 按步就班\n"
	for _, ends := range []string{"\n", "\r\n"} {
		text := strings.ReplaceAll(text, "\n", ends)
		e := open(t, &shelf{})
		e.Start(full(), nil, "")
		p := e.Open(uri, "markdown", text, 1)
		words := 0
		for _, d := range p.Diagnostics {
			for _, a := range e.actions(d.Range, "quickfix") {
				if !strings.Contains(a.Title, "不再提示") || a.Diagnostics[0].Range != d.Range || a.Diagnostics[0].Code != d.Code {
					continue
				}
				words++
				changed := lsptest.Apply(text, a.Edit.DocumentChanges[0].Edits)
				e.Change(uri, 2, lsptest.Change{Text: changed})
				after := e.Published(uri, 2)
				whole := strings.HasPrefix(a.Title, "全文")
				same := func(o lsptest.Diagnostic) bool { return o.Code == d.Code && (whole || o.Range.Start == d.Range.Start) }
				if slices.ContainsFunc(after.Diagnostics, same) {
					t.Errorf("%s at %+v is still there in\n%s", d.Code, d.Range, changed)
				}
				lost := len(p.Diagnostics) - len(after.Diagnostics)
				if inText := strings.Contains(changed, "大家**按步就班**，做事,认真"+ends+"也按步就班。 <!--"); !whole && lost != 1 && !(inText && lost == 2) {
					t.Errorf("%s at %+v takes %d with it:\n%s\n%+v", d.Code, d.Range, lost, changed, after)
				}
				e.Change(uri, 3, lsptest.Change{Text: text})
				e.Published(uri, 3)
			}
		}
		if words < 16 {
			t.Errorf("only %d remarks offered", words)
		}
		e.Leave()
	}
}

type symbol struct {
	Name, Detail          string
	Range, SelectionRange lsptest.Range
	Children              []symbol
}

func TestSymbols(t *testing.T) {
	text := report(t, "对照检查材料.md")
	e := open(t, &shelf{})
	e.Start(full(), nil, "")
	e.Open(uri, "markdown", text, 1)
	var tree []symbol
	e.Call("textDocument/documentSymbol", object{"textDocument": object{"uri": uri}}, &tree)
	var names []string
	for _, s := range tree {
		names = append(names, s.Name+"〔"+s.Detail+"〕")
	}
	if got := strings.Join(names, " "); got != "一、上年度查摆问题的整改情况〔last-year〕 二、存在的主要问题〔problems〕 三、产生问题的原因分析〔causes〕 四、下一步整改措施〔measures〕" {
		t.Errorf("outline: %s", got)
	}
	n := 0
	var walk func(within *symbol, list []symbol)
	walk = func(within *symbol, list []symbol) {
		for _, s := range list {
			n++
			if !contains(s.Range, s.SelectionRange) || within != nil && !contains(within.Range, s.Range) {
				t.Errorf("%s reaches out of what holds it", s.Name)
			}
			if head := lsptest.Cut(text, s.SelectionRange); !strings.HasPrefix(strings.TrimSuffix(s.Name, "…"), firstRune(head)) {
				t.Errorf("%s points at %q", s.Name, head)
			}
			walk(&s, s.Children)
		}
	}
	walk(nil, tree)
	if n < 20 {
		t.Errorf("only %d symbols", n)
	}
	e.Leave()

	e = open(t, &shelf{})
	e.Start(object{}, nil, "")
	e.Open(uri, "markdown", text, 1)
	var list []struct{ Name, ContainerName string }
	e.Call("textDocument/documentSymbol", object{"textDocument": object{"uri": uri}}, &list)
	if len(list) != n || list[2].ContainerName != "二、存在的主要问题" {
		t.Errorf("as a list: %+v", list)
	}
	e.Leave()
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

func contains(outer, inner lsptest.Range) bool {
	before := func(a, b lsptest.Position) bool {
		return a.Line < b.Line || a.Line == b.Line && a.Character <= b.Character
	}
	return before(outer.Start, inner.Start) && before(inner.End, outer.End)
}

type lens struct {
	Range   lsptest.Range
	Command struct {
		Title, Command string
		Arguments      []json.RawMessage
	}
}

// A twin is a check that finds two measures for the first problem and none for the second.
type twin struct{}

func (twin) Validate() error { return nil }
func (twin) Run(p *lint.Pass) {
	var list []lint.Match
	for _, x := range p.Doc.Paragraphs[2:] {
		list = append(list, lint.Match{Text: x.Text})
	}
	p.Pair(lint.Pair{Problem: p.Doc.Paragraphs[0].Text, Measures: list})
	p.Pair(lint.Pair{Problem: p.Doc.Paragraphs[1].Text})
}

func TestMeasures(t *testing.T) {
	text := "问题甲。\n问题乙。\n措施甲。\n措施乙。\n"
	s := &shelf{packs: []lint.Pack{{Rules: []*lint.Rule{{ID: "twin", Kind: "twin", Check: twin{}}}}}}
	e := open(t, s)
	shown := make(chan string, 10)
	e.Answer = func(m lsptest.Message) any {
		switch m.Method {
		case "window/showMessageRequest":
			var p struct{ Actions []struct{ Title string } }
			_ = json.Unmarshal(m.Params, &p)
			return p.Actions[1]
		case "window/showDocument":
			var p struct{ Selection lsptest.Range }
			_ = json.Unmarshal(m.Params, &p)
			shown <- lsptest.Cut(text, p.Selection)
		}
		return nil
	}
	e.Start(full(), nil, "")
	e.Open(uri, "plaintext", text, 1)
	var list []lens
	e.Call("textDocument/codeLens", object{"textDocument": object{"uri": uri}}, &list)
	if len(list) != 2 || list[0].Command.Title != "措施：2 条" || list[1].Command.Title != "缺措施" || lsptest.Cut(text, list[1].Range) != "问题乙。" {
		t.Fatalf("%+v", list)
	}
	run := func(l lens) {
		e.Call("workspace/executeCommand", object{"command": l.Command.Command, "arguments": l.Command.Arguments}, nil)
	}
	run(list[0])
	e.Await("window/showMessageRequest")
	e.Await("window/showDocument")
	if got := <-shown; got != "措施乙。" {
		t.Errorf("went to %q", got)
	}
	run(list[1])
	if text := string(e.Await("window/showMessage")); !strings.Contains(text, "没有找到针对这个问题的措施") {
		t.Errorf("said %s", text)
	}
	var places []struct{ Range lsptest.Range }
	if e.Call("textDocument/definition", at(0, 1), &places); len(places) != 2 || lsptest.Cut(text, places[0].Range) != "措施甲。" {
		t.Errorf("from the problem to %+v", places)
	}
	if e.Call("textDocument/definition", at(3, 1), &places); len(places) != 1 || lsptest.Cut(text, places[0].Range) != "问题甲。" {
		t.Errorf("from the measure to %+v", places)
	}
	e.Leave()

	e = open(t, s)
	e.Start(object{}, nil, "")
	e.Open(uri, "plaintext", text, 1)
	run(list[0])
	if text := string(e.Await("window/showMessage")); !strings.Contains(text, "第3行 措施甲。") || !strings.Contains(text, "第4行 措施乙。") {
		t.Errorf("said %s", text)
	}
	e.Leave()
}

// Several problems in one line are told apart.
func TestLensesOfOneLine(t *testing.T) {
	e := open(t, &shelf{})
	e.Start(full(), nil, "")
	e.Open(uri, "markdown", report(t, "对照检查材料.md"), 1)
	var list []lens
	e.Call("textDocument/codeLens", object{"textDocument": object{"uri": uri}}, &list)
	var titles []string
	for _, l := range list[:3] {
		titles = append(titles, l.Command.Title)
	}
	if got := strings.Join(titles, "|"); got != "学习不够主动 措施：1 条|联系实际不够紧密 缺措施|交流研讨浮在面上 措施：1 条" {
		t.Errorf("lenses: %s", got)
	}
	e.Leave()
}

// A document that is not begun has nothing wrong with it; one that cannot be a report is
// told of; one of another kind is left alone.
func TestNothingToCheck(t *testing.T) {
	e := open(t, &shelf{})
	e.Start(full(), nil, "")
	for _, text := range []string{"", "\ufeff", " \n\r\n\t"} {
		if p := e.Open(uri, "plaintext", text, 1); len(p.Diagnostics) != 0 {
			t.Errorf("%q: %+v", text, p)
		}
	}
	if p := e.Open(uri, "plaintext", strings.Repeat("锟斤拷", 100), 1); len(p.Diagnostics) != 1 || p.Diagnostics[0].Code != "encoding" {
		t.Errorf("%+v", p)
	}
	if p := e.Open("untitled:2", "go", "按步就班", 1); len(p.Diagnostics) != 0 {
		t.Errorf("%+v", p)
	}
	// Whatever it looks like, it is plain text.
	if p := e.Open(uri, "plaintext", "<html><p>大家按步就班。</p></html>", 1); !slices.Contains(codes(p.Diagnostics), "wrong-words") {
		t.Errorf("%+v", p)
	}
	e.Leave()
}
