package web

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// Each test here fails when the guard it is named after is taken out.

// cause returns the cause in the one line of JSON that a refusal is.
func cause(t *testing.T, body string) string {
	t.Helper()
	var v struct {
		Error struct{ Cause, Message string }
	}
	if strings.Count(body, "\n") != 1 || json.Unmarshal([]byte(body), &v) != nil || v.Error.Message == "" {
		t.Errorf("not a line of JSON that says why: %q", body)
	}
	return v.Error.Cause
}

func (s *site) refused(method, path string, body io.Reader, alter func(*http.Request), status int, why string) {
	s.t.Helper()
	answer, text := s.do(method, path, body, alter)
	if answer.StatusCode != status || cause(s.t, text) != why {
		s.t.Errorf("%s %s: %d %s; want %d %s", method, path, answer.StatusCode, text, status, why)
	}
}

func TestListen(t *testing.T) {
	for _, address := range []string{"0.0.0.0:0", ":0", "[::]:0", "192.0.2.1:0", "example.org:0"} {
		for _, token := range []string{"", "short"} {
			if l, err := Listen(address, token); err == nil || !strings.Contains(err.Error(), "--token") {
				t.Errorf("%s with token %q is listened on: %v, %v", address, token, l, err)
			}
		}
	}
	if _, err := Listen("127.0.0.1:0", "short"); err == nil {
		t.Error("a token that can be guessed is taken")
	}
	for _, address := range []string{"nonsense", "127.0.0.1", "127.0.0.1:http:x"} {
		if _, err := Listen(address, testToken); err == nil {
			t.Errorf("%s is taken for an address", address)
		}
	}
	l, err := Listen("127.0.0.1:0", "")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if ip := l.Addr().(*net.TCPAddr).IP; !ip.IsLoopback() {
		t.Errorf("it listens on %v", ip)
	}
	if _, err := Listen(l.Addr().String(), ""); err == nil {
		t.Error("a port that is taken is listened on")
	}
	open, err := Listen("0.0.0.0:0", testToken)
	if err != nil {
		t.Fatalf("with a token it must be possible: %v", err)
	}
	open.Close()
}

func TestHosts(t *testing.T) {
	for _, c := range []struct {
		asked, address string
		yes, no        []string
	}{
		{"127.0.0.1:0", "127.0.0.1:7000", []string{"127.0.0.1:7000", "localhost:7000", "LocalHost:7000", "[::1]:7000"},
			[]string{"evil.example", "evil.example:7000", "127.0.0.1", "127.0.0.1:7001", "127.0.0.1.nip.io:7000", "192.0.2.1:7000", "", ":7000", "localhost"}},
		{"127.0.0.1:80", "127.0.0.1:80", []string{"127.0.0.1", "localhost", "localhost:80"}, []string{"evil.example", "127.0.0.1:8080"}},
		{"office.example:80", "192.0.2.7:80", []string{"office.example", "office.example:80", "192.0.2.7"}, []string{"evil.example", "localhost"}},
		{"0.0.0.0:7000", "0.0.0.0:7000", []string{"192.0.2.7:7000", "localhost:7000"}, []string{"evil.example:7000", "192.0.2.7:7001"}},
	} {
		allowed := Hosts(c.asked, c.address)
		for _, h := range c.yes {
			if !allowed(h) {
				t.Errorf("%s: %q is refused", c.asked, h)
			}
		}
		for _, h := range c.no {
			if allowed(h) {
				t.Errorf("%s: %q is allowed", c.asked, h)
			}
		}
	}
}

// A name that somebody points at this machine (DNS rebinding) gets nothing, token or not.
func TestHostOfOthers(t *testing.T) {
	s := serve(t, nil)
	for _, path := range []string{"/" + testToken + "/", "/", "/v1/openapi.json"} {
		s.refused("GET", path, nil, func(r *http.Request) { r.Host = "evil.example"; bearer(r) }, http.StatusForbidden, "host")
	}
}

func bearer(r *http.Request) { r.Header.Set("Authorization", "Bearer "+testToken) }

func TestToken(t *testing.T) {
	s := serve(t, nil)
	for _, token := range []string{"x", testToken[1:], testToken + "x", strings.ToUpper(testToken), "%00", "v1"} {
		for _, path := range []string{"/", "/web.js", "/page.css"} {
			s.refused("GET", "/"+token+path, nil, nil, http.StatusUnauthorized, "token")
		}
		for _, path := range []string{"/open", "/check", "/download", "/close"} {
			s.refused("POST", "/"+token+path, strings.NewReader("{}"), nil, http.StatusUnauthorized, "token")
		}
		for _, header := range []string{"", token, "Bearer " + token, "Bearer", "Basic " + testToken, testToken} {
			alter := func(r *http.Request) { r.Header.Set("Authorization", header) }
			s.refused("POST", "/v1/check", strings.NewReader("x"), alter, http.StatusUnauthorized, "token")
			s.refused("GET", "/v1/openapi.json", nil, alter, http.StatusUnauthorized, "token")
		}
	}
	if answer, _ := s.do("GET", "/"+testToken+"/", nil, nil); answer.StatusCode != http.StatusOK {
		t.Errorf("the right token: %d", answer.StatusCode)
	}
	if answer, _ := s.do("GET", "/", nil, nil); answer.StatusCode == http.StatusOK {
		t.Error("without a token there is something to see")
	}
	unset := serve(t, func(s *Server) { s.Token = "" })
	unset.refused("POST", "/v1/check", strings.NewReader("x"), func(r *http.Request) { r.Header.Set("Authorization", "Bearer ") }, http.StatusUnauthorized, "token")
	a, b := NewToken(), NewToken()
	if len(a)*5 < 128 || a == b { // 5 bits each
		t.Errorf("tokens %s, %s", a, b)
	}
}

// What another site makes a browser send is refused, even if it knew the token.
func TestCrossOrigin(t *testing.T) {
	s := serve(t, nil)
	for name, value := range map[string]string{"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"} {
		for _, path := range []string{"/" + testToken + "/open?name=a.txt", "/v1/check"} {
			s.refused("POST", path, strings.NewReader("报告"), func(r *http.Request) { bearer(r); r.Header.Set(name, value) }, http.StatusForbidden, "origin")
		}
	}
	answer, _ := s.do("OPTIONS", "/v1/check", nil, func(r *http.Request) {
		bearer(r)
		r.Header.Set("Origin", "http://evil.example")
		r.Header.Set("Access-Control-Request-Method", "POST")
	})
	for name := range answer.Header {
		if strings.HasPrefix(name, "Access-Control") {
			t.Errorf("other sites are let in by %s", name)
		}
	}
}

func TestHeaders(t *testing.T) {
	s := serve(t, nil)
	want := map[string]string{"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
		"Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"}
	for _, path := range []string{"/" + testToken + "/", "/" + testToken + "/web.js", "/wrong/", "/v1/openapi.json", "/nothing/at/all"} {
		answer, _ := s.do("GET", path, nil, bearer)
		for name, value := range want {
			if got := answer.Header.Get(name); got != value {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
	}
}

// The page loads nothing from elsewhere and holds no script or style of its own that the
// policy would have to allow.
func TestNothingFromElsewhere(t *testing.T) {
	s := serve(t, nil)
	for _, path := range []string{"", "web.css", "page.css", "web.js", "icon.svg"} {
		answer, text := s.do("GET", "/"+testToken+"/"+path, nil, nil)
		if answer.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", path, answer.StatusCode)
		}
		text = strings.ReplaceAll(text, `xmlns="http://www.w3.org/2000/svg"`, "")
		for _, bad := range []string{"http://", "https://", "url(", "@import", "<style", " style=", " onclick=", "eval(", "document.write", "localStorage", "sessionStorage", "indexedDB", "document.cookie"} {
			if strings.Contains(text, bad) {
				t.Errorf("%q has %q", path, bad)
			}
		}
	}
	s.refused("GET", "/"+testToken+"/shell.html", nil, nil, http.StatusNotFound, "missing")
	s.refused("GET", "/"+testToken+"/..%2fweb.go", nil, nil, http.StatusNotFound, "missing")
}

func TestTooLarge(t *testing.T) {
	s := serve(t, func(s *Server) { s.limits.body = 1000 })
	big := strings.Repeat("报告。", 500)
	s.refused("POST", "/"+testToken+"/open?name=a.txt", strings.NewReader(big), nil, http.StatusRequestEntityTooLarge, "too-large")
	s.refused("POST", "/"+testToken+"/check", strings.NewReader(`{"id":"`+big+`"}`), nil, http.StatusRequestEntityTooLarge, "too-large")
	s.refused("POST", "/v1/check", strings.NewReader(big), bearer, http.StatusRequestEntityTooLarge, "too-large")
	if l := (&Server{}).bounded(); l.body != 64<<20 || l.deadline <= 0 || l.wait <= 0 {
		t.Errorf("the limits are %+v", l)
	}
}

// blocked is a check that waits until it is let go.
func blocked(running chan<- struct{}, release <-chan struct{}) func(*Server) {
	return func(s *Server) {
		s.limits.wait = 50 * time.Millisecond
		check := s.Check
		s.Check = func(ctx context.Context, d *doc.Document) (*lint.Record, error) {
			running <- struct{}{}
			<-release
			return check(ctx, d)
		}
	}
}

func TestTwoChecksAtATime(t *testing.T) {
	running, release := make(chan struct{}, 9), make(chan struct{})
	s := serve(t, blocked(running, release))
	done := make(chan int, 2)
	for range 2 {
		go func() {
			answer, _ := s.do("POST", "/v1/check", strings.NewReader("一份报告。"), bearer)
			done <- answer.StatusCode
		}()
		<-running
	}
	answer, body := s.do("POST", "/v1/check", strings.NewReader("一份报告。"), bearer)
	if answer.StatusCode != http.StatusServiceUnavailable || cause(t, body) != "busy" || answer.Header.Get("Retry-After") == "" {
		t.Errorf("the third: %d %s", answer.StatusCode, body)
	}
	close(release)
	for range 2 {
		if status := <-done; status != http.StatusOK {
			t.Errorf("the first two: %d", status)
		}
	}
}

// The queue is short: who comes when it is full need not wait to be told.
func TestQueue(t *testing.T) {
	g := newGate(1, 1, limits{wait: time.Minute})
	if err := g.enter(t.Context()); err != nil {
		t.Fatal(err)
	}
	waiting := make(chan error)
	go func() { waiting <- g.enter(t.Context()) }()
	for g.waiting.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
	if err := g.enter(t.Context()); failed(err).cause != "busy" {
		t.Errorf("a full queue: %v", err)
	}
	<-g.slots
	if err := <-waiting; err != nil {
		t.Error(err)
	}
}

// Who waits for a check that takes too long is told, and the check keeps its slot until it
// really ends.
func TestDeadline(t *testing.T) {
	running, release := make(chan struct{}, 9), make(chan struct{})
	s := serve(t, func(s *Server) {
		blocked(running, release)(s)
		s.limits.deadline = 50 * time.Millisecond
	})
	for range 2 {
		s.refused("POST", "/v1/check", strings.NewReader("一份报告。"), bearer, http.StatusServiceUnavailable, "timeout")
	}
	answer, body := s.do("POST", "/v1/check", strings.NewReader("一份报告。"), bearer)
	if answer.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("a third check was let in: %d %s", answer.StatusCode, body)
	}
	close(release)
}

func TestPanic(t *testing.T) {
	s := serve(t, func(s *Server) {
		s.Check = func(context.Context, *doc.Document) (*lint.Record, error) { panic("机密的文字") }
	})
	for range 3 { // a slot that were lost would be missed
		s.refused("POST", "/v1/check", strings.NewReader("一份报告。"), bearer, http.StatusInternalServerError, "internal")
	}
	s = serve(t, func(s *Server) { s.Host = func(string) bool { panic("机密的文字") } })
	s.refused("GET", "/", nil, nil, http.StatusInternalServerError, "internal")
	if _, body := s.do("GET", "/", nil, nil); strings.Contains(body, "机密") {
		t.Errorf("the text of a report is told: %s", body)
	}
}

// A name is a name: no file is read by it and none is written.
func TestNoPaths(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	t.Setenv("TMPDIR", dir)
	secret := filepath.Join(dir, "secret.txt")
	if err := os.WriteFile(secret, []byte("机密的文字"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := serve(t, nil)
	for _, name := range []string{secret, "../secret.txt", `..\..\secret.txt`, "file:///etc/passwd"} {
		_, body := s.do("POST", "/"+testToken+"/open?name="+escaped(name), strings.NewReader("一份报告。"), nil)
		_, api := s.do("POST", "/v1/check", bytes.NewReader(must(json.Marshal(map[string]string{"name": name, "text": "一份报告。"}))), func(r *http.Request) {
			bearer(r)
			r.Header.Set("Content-Type", "application/json")
		})
		for _, text := range []string{body, api} {
			if strings.Contains(text, "机密") || strings.Contains(text, "root:") || strings.Contains(text, dir) {
				t.Errorf("%s: %s", name, text)
			}
		}
	}
	a := s.opened("报告.docx", word(report2))
	for _, as := range []string{"docx", "fixed", "html"} {
		s.do("POST", "/"+testToken+"/download?as="+as, a.request(), nil)
	}
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(names) != 1 {
		t.Errorf("files were written: %v", names)
	}
}

// A page of findings that is too large for a little memory goes to no temporary file either.
func TestNoTemporaryFiles(t *testing.T) {
	s := serve(t, nil)
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "none"))
	t.Setenv("TMP", filepath.Join(t.TempDir(), "none"))
	var b strings.Builder
	for i := range 100000 {
		fmt.Fprintf(&b, "第%d段。\n", i)
	}
	a := s.opened("长.txt", []byte(b.String()))
	if answer, body := a.download("html"); answer.StatusCode != http.StatusOK || len(body) < 4<<20 {
		t.Errorf("%d, %d bytes: %.200s", answer.StatusCode, len(body), body)
	}
}

// The server bounds the time to send a request, and says nothing to anybody.
func TestServe(t *testing.T) {
	l, err := Listen("127.0.0.1:0", "")
	if err != nil {
		t.Fatal(err)
	}
	s := newHTTP(http.NotFoundHandler())
	for what, limit := range map[string]time.Duration{"header": s.ReadHeaderTimeout, "request": s.ReadTimeout, "answer": s.WriteTimeout, "idle": s.IdleTimeout} {
		if limit <= 0 || limit > 5*time.Minute {
			t.Errorf("the time for the %s is %v", what, limit)
		}
	}
	var said bytes.Buffer
	log.SetOutput(&said)
	defer log.SetOutput(os.Stderr)
	if s.ErrorLog == nil || s.MaxHeaderBytes > 1<<20 {
		t.Fatal("the server logs, or headers are not bounded")
	}
	if s.ErrorLog.Print("机密的文字"); said.Len() > 0 {
		t.Errorf("the server logs: %s", &said)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- Serve(ctx, l, http.NotFoundHandler()) }()
	answer, err := http.Get("http://" + l.Addr().String())
	if err != nil || answer.StatusCode != http.StatusNotFound {
		t.Errorf("%v %v", answer, err)
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("a server that was stopped says %v", err)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
