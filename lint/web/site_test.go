package web

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/ooxml"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/lint/segment"
)

const testToken = "a-token-for-tests-only"

// A site is a server that a test speaks to.
type site struct {
	t   *testing.T
	url string
}

func (s *site) page() string { return s.url + "/" + testToken + "/" }

// newServer returns a server with the shipped rules. Comments in Word documents are of one
// line each.
func newServer(t *testing.T) *Server {
	t.Helper()
	packs, err := pack.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	linter, err := lint.New(packs, segment.New(lint.Words(packs)))
	if err != nil {
		t.Fatal(err)
	}
	return &Server{
		Tool: "jiaogao test", Token: testToken, Types: linter.Types(),
		Check: func(ctx context.Context, d *doc.Document) (*lint.Record, error) {
			result, err := linter.Check(ctx, d)
			r := &lint.Record{Path: d.Name, Doc: d, Result: result}
			r.Keep(lint.Info)
			return r, err
		},
		Rule: func(_, id string) *lint.Rule {
			for _, p := range packs {
				for _, r := range p.Rules {
					if r.ID == id {
						return r
					}
				}
			}
			return nil
		},
		Margin: func(w *ooxml.Document, _ *doc.Document, findings []lint.Finding, _ bool) (*ooxml.Edition, error) {
			var remarks []ooxml.Remark
			for _, f := range findings {
				remarks = append(remarks, ooxml.Remark{Start: f.Span.Start, End: f.Span.End, Lines: []string{f.Message}})
			}
			return w.Annotate("校稿", "校", remarks, nil)
		},
	}
}

// serve starts a server; change may alter it before.
func serve(t *testing.T, change func(*Server)) *site {
	t.Helper()
	s := newServer(t)
	if change != nil {
		change(s)
	}
	ts := httptest.NewUnstartedServer(nil)
	if s.Host == nil {
		address := ts.Listener.Addr().String()
		s.Host = Hosts(address, address)
	}
	h, err := s.Handler()
	if err != nil {
		t.Fatal(err)
	}
	ts.Config.Handler = h
	ts.Start()
	t.Cleanup(ts.Close)
	return &site{t, ts.URL}
}

// do sends a request; alter may change it before.
func (s *site) do(method, path string, body io.Reader, alter func(*http.Request)) (*http.Response, string) {
	s.t.Helper()
	r, err := http.NewRequest(method, s.url+path, body)
	if err != nil {
		s.t.Fatal(err)
	}
	if alter != nil {
		alter(r)
	}
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return answer, string(text)
}

// word returns a Word document with a paragraph for each line, in three runs.
func word(text string) []byte {
	var body strings.Builder
	for line := range strings.Lines(text) {
		runes := []rune(strings.TrimRight(line, "\r\n"))
		n := len(runes) / 3
		body.WriteString("<w:p>")
		for _, part := range [][]rune{runes[:n], runes[n : 2*n], runes[2*n:]} {
			body.WriteString(`<w:r><w:t xml:space="preserve">` + strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(string(part)) + `</w:t></w:r>`)
		}
		body.WriteString("</w:p>")
	}
	return wordOf(body.String())
}

// wordOf returns a Word document with a body.
func wordOf(body string) []byte {
	const schemas = "http://schemas.openxmlformats.org/"
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="` + schemas + `package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="` + schemas + `package/2006/relationships"><Relationship Id="rId1" Type="` + schemas + `officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<w:document xmlns:w="` + schemas + `wordprocessingml/2006/main"><w:body>` + body + `<w:sectPr/></w:body></w:document>`},
	} {
		w, err := z.Create(part[0])
		if err == nil {
			_, err = io.WriteString(w, part[1])
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}
