package lsp

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/lsp/lsptest"
)

// FuzzEdit compares a change of a text with what the plainest editor makes of it, and
// demands that texts stay valid.
func FuzzEdit(f *testing.F) {
	f.Add("一\r\n𠮷😀\n", "新", uint8(0), uint8(1), uint8(1), uint8(2))
	f.Add("\ufeffa\rb", "\r\n", uint8(0), uint8(2), uint8(9), uint8(9))
	f.Fuzz(func(t *testing.T, text, put string, l1, c1, l2, c2 uint8) {
		text, put = strings.ToValidUTF8(text, "\ufffd"), strings.ToValidUTF8(put, "\ufffd")
		r := textRange{position{uint32(l1), uint32(c1)}, position{uint32(l2), uint32(c2)}}
		for _, e := range []encoding{utf8s, utf16, utf32} {
			if got := e.apply(text, contentChange{&r, put}); !utf8.ValidString(got) {
				t.Errorf("%s: %q is not valid", e, got)
			}
		}
		start, end := lsptest.Position{Line: int(l1), Character: int(c1)}, lsptest.Position{Line: int(l2), Character: int(c2)}
		if l2 < l1 || l1 == l2 && c2 < c1 {
			start, end = end, start
		}
		want := lsptest.Apply(text, []lsptest.Edit{{Range: lsptest.Range{Start: start, End: end}, NewText: put}})
		// An editor never points into a character. What stands there then is our affair.
		if strings.Contains(want, "\ufffd") && !strings.Contains(text+put, "\ufffd") {
			return
		}
		if got := utf16.apply(text, contentChange{&r, put}); got != want {
			t.Errorf("%q with %q at %+v: %q, want %q", text, put, r, got, want)
		}
	})
}

// FuzzRead reads any bytes as messages: whatever they are, the reader comes to their end,
// and no message is longer than they are.
func FuzzRead(f *testing.F) {
	f.Add([]byte("Content-Length: 2\r\n\r\n{}content-length:4\n\nnull"))
	f.Add([]byte("Content-Length: 999999999\r\n\r\n{}"))
	f.Add([]byte("Content-Length: 18446744073709551616\r\n\r\n"))
	f.Add([]byte(strings.Repeat("x", 2*maxHeader) + "\n\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := newReader(bytes.NewReader(data))
		for n := 0; ; n++ {
			body, err := r.read()
			if len(body) > len(data) || n > len(data) {
				t.Fatalf("%d bytes of %d, message %d", len(body), len(data), n)
			}
			var bad badFrame
			if err != nil && !errors.As(err, &bad) {
				return
			}
			if err == nil {
				if m, wrong := parse(body); wrong == nil && !validID(m.ID) {
					t.Fatalf("id %s", m.ID)
				}
			}
		}
	})
}

// FuzzSession speaks any bytes to a server that is ready. What it answers are messages.
func FuzzSession(f *testing.F) {
	f.Add(`textDocument/didOpen`, `{"textDocument":{"uri":"untitled:1","languageId":"plaintext","version":1,"text":"一"}}`)
	f.Add(`textDocument/codeAction`, `{"textDocument":{"uri":"untitled:0"},"range":{"start":{"line":0,"character":0},"end":{"line":9,"character":0}},"context":{"only":["source"]}}`)
	f.Add(`workspace/executeCommand`, `{"command":"jiaogao.measures","arguments":["untitled:0",[{"title":"a","range":{}},{"title":"b"}]]}`)
	f.Add(`workspace/didChangeConfiguration`, `{"settings":{"jiaogao":{"packs":["x"]}}}`)
	f.Fuzz(func(t *testing.T, method, params string) {
		if !json.Valid([]byte(params)) {
			return
		}
		var out bytes.Buffer
		c := newSession(&Server{Load: func(string, Settings) (*Book, error) { return nil, errors.New("none") }}, &out)
		c.opened = true
		c.client.showsDocument = true
		c.take(&message{Method: &method, Params: []byte(params)})
		c.take(&message{ID: []byte("1"), Method: &method, Params: []byte(params)})
		c.take(&message{ID: []byte(`"jiaogao-1"`), Result: []byte(params)})
		c.close()
		for r := newReader(&out); ; {
			body, err := r.read()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil || !json.Valid(body) {
				t.Fatalf("%v: %s", err, body)
			}
		}
	})
}

// A message that is too large is passed over, and the next one read.
func TestTooLarge(t *testing.T) {
	body := io.LimitReader(zeros{}, maxMessage+1)
	in := io.MultiReader(strings.NewReader("Content-Length: 134217729\r\n\r\n"), body, strings.NewReader("Content-Length: 2\r\n\r\n{}"))
	r := newReader(in)
	var bad badFrame
	if _, err := r.read(); !errors.As(err, &bad) {
		t.Errorf("error %v", err)
	}
	if next, err := r.read(); string(next) != "{}" || err != nil {
		t.Errorf("then %q, %v", next, err)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }

func TestFilePath(t *testing.T) {
	for uri, want := range map[string]string{
		"file:///home/a%20b/%E6%8A%A5.txt": "/home/a b/报.txt",
		"file:///c%3A/x/y.md":              "c:/x/y.md",
		"file:///C:/x/y.md":                "C:/x/y.md",
		"file://server/share/y.md":         "//server/share/y.md",
		"untitled:Untitled-1":              "",
		"https://x/y.md":                   "",
		"%zz":                              "",
	} {
		if got := strings.ReplaceAll(filePath(uri), `\`, "/"); got != want {
			t.Errorf("filePath(%q) = %q, want %q", uri, got, want)
		}
	}
}

func TestReportName(t *testing.T) {
	for _, c := range [][3]string{
		{"file:///a/b.md", "plaintext", "/a/b.md"},
		{"file:///a/b.TXT", "", "/a/b.TXT"},
		{"file:///a/b.toml", "toml", ""},
		{"file:///a/b", "markdown", "/a/b.md"},
		{"untitled:Untitled-1", "plaintext", "untitled:Untitled-1.txt"},
	} {
		if got := strings.ReplaceAll(reportName(c[0], c[1]), `\`, "/"); got != c[2] {
			t.Errorf("reportName(%q, %q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
