package lsp_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/lsp/lsptest"
)

// frame is a message as it is sent.
func frame(body string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body) }

func TestMalformed(t *testing.T) {
	for name, c := range map[string]struct {
		raw  string
		code int
	}{
		"no length":        {"X: y\r\n\r\n", -32700},
		"empty header":     {"\r\n", -32700},
		"negative length":  {"Content-Length: -1\r\n\r\n", -32700},
		"huge number":      {"Content-Length: 99999999999999999999\r\n\r\n", -32700},
		"long header line": {strings.Repeat("x", 100_000) + "\r\n", -32700},
		"no JSON":          {frame("{"), -32700},
		"a number":         {frame("1"), -32600},
		"a batch":          {frame(`[{"id":1,"method":"shutdown"}]`), -32600},
		"no method":        {frame(`{"id":1}`), -32600},
		"method no string": {frame(`{"id":1,"method":2}`), -32600},
		"id no number":     {frame(`{"id":{},"method":"x"}`), -32600},
		"deep":             {frame(`{"id":1,"method":"x","params":` + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000) + "}"), -32700},
		"unknown":          {frame(`{"id":"a","method":"textDocument/nothing"}`), -32601},
		"unknown dollar":   {frame(`{"id":1,"method":"$/nothing"}`), -32601},
		"bad params":       {frame(`{"id":1,"method":"textDocument/hover","params":[1]}`), -32602},
		"bad position":     {frame(`{"id":1,"method":"textDocument/hover","params":{"position":{"line":-1}}}`), -32602},
		"second greeting":  {frame(`{"id":1,"method":"initialize","params":{}}`), -32600},
		"unknown command":  {frame(`{"id":1,"method":"workspace/executeCommand","params":{"command":"rm"}}`), -32602},
	} {
		t.Run(name, func(t *testing.T) {
			e := open(t, &shelf{})
			e.Start(object{}, nil, "")
			e.Raw(c.raw)
			m := e.Next()
			if m.Error == nil || m.Error.Code != c.code {
				t.Errorf("answer %+v, want error %d", m, c.code)
			}
			// The server goes on.
			e.Leave()
			if !<-e.left {
				t.Error("the session did not end well")
			}
		})
	}
}

// Notifications of which nothing is known, or which make no sense, are passed over.
func TestUnknownNotifications(t *testing.T) {
	e := open(t, &shelf{})
	e.Notify("textDocument/didOpen", object{"textDocument": object{"uri": "untitled:1", "text": "x"}}) // before initialize
	e.Start(object{}, nil, "")
	for _, method := range []string{"$/setTrace", "nothing", "textDocument/didChange", "textDocument/didClose", "textDocument/didOpen", "$/cancelRequest"} {
		e.Notify(method, object{"textDocument": object{"uri": "untitled:none", "version": "x"}, "id": object{}})
		e.Notify(method, 5)
	}
	e.Change("untitled:none", 3, lsptest.Change{Text: "x"})
	for _, method := range []string{"textDocument/hover", "textDocument/codeAction", "textDocument/documentSymbol", "textDocument/codeLens", "textDocument/definition"} {
		var result json.RawMessage
		e.Call(method, object{"textDocument": object{"uri": "untitled:none"}}, &result)
		if string(result) != "null" {
			t.Errorf("%s of a document that is not open: %s", method, result)
		}
	}
	e.Leave()
}

func TestLifecycle(t *testing.T) {
	e := open(t, &shelf{})
	if m := e.Reply(e.Send("textDocument/hover", object{})); m.Error == nil || m.Error.Code != -32002 {
		t.Errorf("before initialize: %+v", m)
	}
	e.Start(object{}, nil, "")
	e.Call("shutdown", nil, nil)
	if m := e.Reply(e.Send("textDocument/hover", object{})); m.Error == nil || m.Error.Code != -32600 {
		t.Errorf("after shutdown: %+v", m)
	}
	e.Notify("exit", nil)
	if !<-e.left {
		t.Error("shutdown, exit: not a good end")
	}
	for name, end := range map[string]func(*editor){
		"exit without shutdown": func(e *editor) { e.Notify("exit", nil) },
		"the input ends":        func(e *editor) { e.out.Close() },
	} {
		e := open(t, &shelf{})
		e.Start(object{}, nil, "")
		end(e)
		if <-e.left {
			t.Errorf("%s: a good end", name)
		}
	}
}

// A stream that never holds a message is not read for ever.
func TestNoise(t *testing.T) {
	e := open(t, &shelf{})
	e.Raw(strings.Repeat("GET / HTTP/1.1\r\n\r\n", 16))
	if <-e.left {
		t.Error("noise was a session")
	}
}

// A stop is a check that waits until it is let go.
type stop struct {
	came chan string
	let  chan bool
}

func (*stop) Validate() error { return nil }
func (s *stop) Run(p *lint.Pass) {
	s.came <- p.Doc.Source
	<-s.let
	p.Flag(p.Doc.Text, "x")
}

func stopping() (*stop, *shelf) {
	s := &stop{make(chan string, 100), make(chan bool, 100)}
	return s, &shelf{packs: []lint.Pack{{Rules: []*lint.Rule{{ID: "stop", Kind: "stop", Check: s}}}}}
}

// Only the newest version is published, though the ones before it were being checked.
func TestNewestOnly(t *testing.T) {
	check, s := stopping()
	e := open(t, s)
	e.Start(full(), nil, "")
	e.Notify("textDocument/didOpen", object{"textDocument": object{"uri": "untitled:1", "languageId": "plaintext", "version": 1, "text": "一"}})
	<-check.came
	for v := 2; v <= 9; v++ {
		e.Change("untitled:1", v, lsptest.Change{Text: strings.Repeat("一", v)})
	}
	e.Reply(e.Send("nothing", nil)) // all versions have come
	for range 100 {
		check.let <- true
	}
	p := e.Published("untitled:1", 0)
	if p.Version == nil || *p.Version != 9 || len(p.Diagnostics) != 1 || p.Diagnostics[0].Range.End.Character != 9 {
		t.Errorf("published %+v, want version 9 only", p)
	}
	// One is checked, one may be, one may have come too late to be stopped; and the newest.
	if e.Leave(); len(check.came) > 3 {
		t.Errorf("%d versions were checked for nothing", len(check.came)-1)
	}
}

// A request that is cancelled is answered as such, at once.
func TestCancel(t *testing.T) {
	check, s := stopping()
	e := open(t, s)
	e.Start(full(), nil, "")
	e.Notify("textDocument/didOpen", object{"textDocument": object{"uri": "untitled:1", "languageId": "plaintext", "version": 1, "text": "一"}})
	<-check.came
	id := e.Send("textDocument/documentSymbol", object{"textDocument": object{"uri": "untitled:1"}})
	e.Notify("$/cancelRequest", object{"id": id})
	if m := e.Reply(id); m.Error == nil || m.Error.Code != -32800 {
		t.Errorf("answer %+v, want cancelled", m)
	}
	check.let <- true
	e.Published("untitled:1", 1)
	e.Leave()
}

// A document that is closed while it is checked gets no diagnostics afterwards.
func TestCloseWhileChecking(t *testing.T) {
	check, s := stopping()
	e := open(t, s)
	e.Start(full(), nil, "")
	e.Notify("textDocument/didOpen", object{"textDocument": object{"uri": "untitled:1", "languageId": "plaintext", "version": 1, "text": "一"}})
	<-check.came
	e.Notify("textDocument/didClose", object{"textDocument": object{"uri": "untitled:1"}})
	if p := e.Published("untitled:1", 0); len(p.Diagnostics) > 0 {
		t.Errorf("closed with %+v", p)
	}
	check.let <- true
	e.Leave()
	for m := range rest(e) {
		if m.Method == "textDocument/publishDiagnostics" {
			t.Errorf("published after the end: %s", m.Params)
		}
	}
}

// rest yields the messages until the server is gone.
func rest(e *editor) func(func(lsptest.Message) bool) {
	return func(yield func(lsptest.Message) bool) {
		for {
			select {
			case <-e.left:
				return
			default:
			}
			if m, ok := e.Poll(); ok && !yield(m) {
				return
			}
		}
	}
}

// A faulty is a check with a defect.
type faulty struct{}

func (faulty) Validate() error { return nil }
func (faulty) Run(*lint.Pass)  { panic("defect") }

// A check that panics costs its own findings; a linter that does, those of the version.
func TestPanics(t *testing.T) {
	s := &shelf{packs: []lint.Pack{{Rules: []*lint.Rule{{ID: "faulty", Kind: "faulty", Check: faulty{}}}}}}
	e := open(t, s)
	e.Start(full(), nil, "")
	p := e.Open("untitled:1", "plaintext", "一", 1)
	if len(p.Diagnostics) != 1 || p.Diagnostics[0].Code != "faulty" || !strings.Contains(p.Diagnostics[0].Message, "没有用上这条规则") {
		t.Errorf("published %+v", p)
	}
	s.fail = func(string) error { panic("defect") }
	e.Notify("workspace/didChangeConfiguration", object{"settings": object{"jiaogao": object{}}})
	if p := e.Published("untitled:1", 1); len(p.Diagnostics) != 1 || !strings.Contains(p.Diagnostics[0].Message, "程序内部出错") {
		t.Errorf("published %+v", p)
	}
	s.fail = nil
	e.Change("untitled:1", 2, lsptest.Change{Text: "二"})
	e.Published("untitled:1", 2)
	e.Leave()
}

// Rules that hold mistakes are told of and not used; when they are mended, they count.
func TestConfigChanges(t *testing.T) {
	dir := t.TempDir()
	config := filepath.Join(dir, "jiaogao.toml")
	registered := make(chan string, 100)
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(config, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	uri := "file://" + filepath.ToSlash(dir) + "/%E6%8A%A5%E5%91%8A.txt"
	e := open(t, &shelf{})
	e.Answer = func(m lsptest.Message) any {
		registered <- m.Method
		return nil
	}
	e.Start(full(), nil, "")
	if got := codes(e.Open(uri, "plaintext", "大家要按步就班。", 1).Diagnostics); strings.Join(got, " ") != "wrong-words" {
		t.Fatalf("found %q", got)
	}
	for _, c := range []struct{ toml, want string }{
		{"[severity]\nwrong-words = \"off\"\n", ""},
		{"[severity]\nnonsense = \"off\"\n", " "}, // the rules before it are kept, the mistake is told
		{"[severity]\nwrong-words = \"hint\"\n", ""},
		{"exclude = [\"*.md\"]\n", "wrong-words"},
		{"exclude = [\"报告.txt\"]\n# all of it\n", ""},
		{"[ignore.\"*.txt\"]\nwrong-words = \"引文\"\n", ""},
	} {
		write(c.toml)
		e.Notify("workspace/didChangeWatchedFiles", object{"changes": []object{}})
		p := e.Published(uri, 1)
		if got := strings.Join(codes(p.Diagnostics), " ") + strings.Repeat(" ", strings.Count(fmt.Sprint(p), "jiaogao.toml:2:1: ")); got != c.want {
			t.Errorf("%s: found %+v", c.toml, p)
		}
	}
	if text := string(e.Await("window/showMessage")); !strings.Contains(text, "nonsense") {
		t.Errorf("shown: %s", text)
	}
	e.Leave()
	close(registered)
	asked := map[string]int{}
	for method := range registered {
		asked[method]++
	}
	if asked["client/registerCapability"] != 1 || asked["workspace/configuration"] != 1 || asked["workspace/codeLens/refresh"] == 0 {
		t.Errorf("asked the editor for %v", asked)
	}
}

// Settings come with initialize, by notification, and by question.
func TestSettings(t *testing.T) {
	e := open(t, &shelf{fail: nil})
	pulled := make(chan object, 10)
	e.Answer = func(m lsptest.Message) any {
		if m.Method == "workspace/configuration" {
			select {
			case s := <-pulled:
				return []any{s}
			default:
				return []any{nil}
			}
		}
		return nil
	}
	e.Start(full(), object{"skip": []string{"wrong-words"}}, "")
	text := "大家要按步就班,按步骤来。"
	check := func(p lsptest.Published, want string) {
		t.Helper()
		if got := strings.Join(codes(p.Diagnostics), " "); got != want {
			t.Errorf("found %q, want %q", got, want)
		}
	}
	check(e.Open("untitled:1", "plaintext", text, 1), "half-width-marks")
	e.Notify("workspace/didChangeConfiguration", object{"settings": object{"jiaogao": object{"skip": []string{}}}})
	check(e.Published("untitled:1", 1), "wrong-words half-width-marks")
	pulled <- object{"skip": []string{"half-width-marks"}}
	e.Notify("workspace/didChangeConfiguration", object{"settings": nil})
	check(e.Published("untitled:1", 1), "wrong-words")
	e.Notify("workspace/didChangeConfiguration", object{"settings": object{"minSeverity": "nonsense"}})
	if p := e.Published("untitled:1", 1); len(p.Diagnostics) != 3 {
		t.Errorf("with wrong settings: %+v", p)
	}
	e.Await("window/showMessage")
	e.Notify("workspace/didChangeConfiguration", object{"settings": object{"skip": "x"}})
	e.Await("window/showMessage")
	e.Leave()
}

// Nothing loads at all: the author is told, and the server goes on.
func TestNoRules(t *testing.T) {
	e := open(t, &shelf{fail: func(string) error { return errors.New("规则坏了") }})
	e.Start(full(), nil, "")
	if p := e.Open("untitled:1", "plaintext", "一", 1); len(p.Diagnostics) != 1 || p.Diagnostics[0].Message != "规则坏了" {
		t.Errorf("published %+v", p)
	}
	e.Leave()
}
