package web

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
)

// described returns the description that the server gives of itself, held against the rules
// of OpenAPI 3.1.
func described(t *testing.T, s *site) *openapi3.T {
	t.Helper()
	answer, text := s.do("GET", "/v1/openapi.json", nil, bearer)
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("%d %s", answer.StatusCode, text)
	}
	d, err := openapi3.NewLoader().LoadFromData([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Validate(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !d.IsOpenAPI31OrLater() {
		t.Errorf("the description is of version %s", d.OpenAPI)
	}
	return d
}

// TestDescription holds requests and answers of every kind against the description.
func TestDescription(t *testing.T) {
	s := serve(t, nil)
	small := serve(t, func(s *Server) { s.limits.body = 100 })
	d := described(t, s)
	nobody := func(*http.Request) {}
	elsewhere := func(r *http.Request) { bearer(r); r.Host = "evil.example" }
	for name, c := range map[string]struct {
		site        *site
		alter       func(*http.Request)
		query, kind string
		body        string
		status      int
	}{
		"file":         {s, bearer, "?name=报告.docx", "application/octet-stream", string(word(report(t))), 200},
		"text":         {s, bearer, "", "text/plain", report(t), 200},
		"type":         {s, bearer, "?type=述职报告&name=a.txt", "text/plain", report(t), 200},
		"json text":    {s, bearer, "", "application/json", `{"name":"a.md","text":"# 标题\n\n一段。"}`, 200},
		"json file":    {s, bearer, "", "application/json", `{"name":"a.docx","data":"` + base64.StdEncoding.EncodeToString(word(report2)) + `"}`, 200},
		"unreadable":   {s, bearer, "?name=a.docx", "application/octet-stream", "PK\x03\x04word/document.xml", 422},
		"empty":        {s, bearer, "?name=a.txt", "application/octet-stream", " ", 422},
		"no token":     {s, nobody, "", "text/plain", "报告", 401},
		"other host":   {s, elsewhere, "", "text/plain", "报告", 403},
		"too large":    {small, bearer, "", "text/plain", report(t), 413},
		"broken":       {s, bearer, "", "application/json", "{", 400},
		"no report":    {s, bearer, "", "application/json", `{"name":"a.txt"}`, 400},
		"two reports":  {s, bearer, "", "application/json", `{"text":"x","data":"eA=="}`, 400},
		"unknown type": {s, bearer, "?type=没有", "text/plain", "报告", 400},
	} {
		t.Run(name, func(t *testing.T) {
			alter := func(r *http.Request) { r.Header.Set("Content-Type", c.kind); c.alter(r) }
			answer, body := c.site.do("POST", "/v1/check"+c.query, strings.NewReader(c.body), alter)
			if answer.StatusCode != c.status {
				t.Errorf("status %d, want %d: %.200s", answer.StatusCode, c.status, body)
			}
			asked := request31(t, d, c.query, c.body, alter)
			if err := openapi3filter.ValidateRequest(t.Context(), asked); err != nil && c.status == 200 {
				t.Errorf("the request is not as described: %v", err)
			}
			given := &openapi3filter.ResponseValidationInput{RequestValidationInput: asked, Status: answer.StatusCode, Header: answer.Header, Options: asked.Options}
			if err := openapi3filter.ValidateResponse(t.Context(), given.SetBodyBytes([]byte(body))); err != nil {
				t.Errorf("the answer is not as described: %v\n%.200s", err, body)
			}
		})
	}
}

// request31 returns a request on the check, ready to be held against the description.
func request31(t *testing.T, d *openapi3.T, query, body string, alter func(*http.Request)) *openapi3filter.RequestValidationInput {
	t.Helper()
	r := must(http.NewRequest("POST", "http://127.0.0.1/v1/check"+query, strings.NewReader(body)))
	alter(r)
	path := d.Paths.Value("/v1/check")
	return &openapi3filter.RequestValidationInput{
		Request: r, Options: &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, IncludeResponseStatus: true},
		Route: &routers.Route{Spec: d, Path: "/v1/check", PathItem: path, Method: "POST", Operation: path.Post},
	}
}

// TestAPI looks at what comes back: the JSON of the command line, for one file.
func TestAPI(t *testing.T) {
	s := serve(t, nil)
	header := func(r *http.Request) { bearer(r); r.Header.Set("X-File-Name", escaped("年度 报告.txt")) }
	_, body := s.do("POST", "/v1/check", strings.NewReader(report(t)), header)
	var v struct {
		Version int
		Tool    string
		Files   []struct {
			Path, Type string
			Findings   []struct{ Rule, Text string }
			Pairs      []any
		}
		Summary struct{ Files, Findings int }
	}
	if err := json.Unmarshal([]byte(body), &v); err != nil {
		t.Fatal(err)
	}
	if f := v.Files[0]; v.Version != 1 || v.Tool != "jiaogao test" || f.Path != "年度 报告.txt" || f.Type != "述责述廉报告" || len(f.Findings) != v.Summary.Findings || len(f.Pairs) != 4 || v.Summary.Files != 1 {
		t.Errorf("%+v", v)
	}
	_, forced := s.do("POST", "/v1/check?type=述职报告", strings.NewReader(report(t)), bearer)
	if !strings.Contains(forced, `"type":"述职报告"`) || !strings.Contains(forced, `"path":"-"`) {
		t.Errorf("the type and the name: %.300s", forced)
	}
}
