package web

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/output"
)

//go:embed openapi.json
var openapi []byte

// describe answers with the description of the interface for programs.
func describe(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Write(openapi)
}

// An api answers programs.
type api struct {
	server *Server
	gate   *gate
}

// An upload is a report that a program sends as JSON.
type upload struct {
	Name string  `json:"name"`
	Text *string `json:"text"` // either the text
	Data []byte  `json:"data"` // or the file, in base64
}

// check answers with what is found in the report that is sent. One that cannot be read is
// told in the same form, with status 422.
func (a *api) check(w http.ResponseWriter, r *http.Request) {
	reportType := r.URL.Query().Get("type")
	name, data, err := received(r)
	if err == nil {
		err = a.server.knows(reportType)
	}
	if err != nil {
		refuse(w, err)
		return
	}
	type answer struct {
		body   bytes.Buffer
		status int
	}
	out, err := through(r.Context(), a.gate, func(ctx context.Context) (*answer, error) {
		record, err := a.record(ctx, name, data, reportType)
		if err != nil {
			return nil, err
		}
		x := &answer{status: http.StatusOK}
		if record.Failure != nil {
			x.status = http.StatusUnprocessableEntity
		}
		var sum lint.Summary
		sum.Add(record)
		return x, write(&x.body, "json", output.Options{Tool: a.server.Tool, Rule: a.server.Rule, InMemory: true}, record, sum)
	})
	if err != nil {
		refuse(w, err)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(out.status)
	w.Write(out.body.Bytes())
}

// record checks a report. The error is not one of the report.
func (a *api) record(ctx context.Context, name string, data []byte, reportType string) (*lint.Record, error) {
	d, err := input.Read(name, data)
	var unread *input.Error
	if errors.As(err, &unread) {
		return &lint.Record{Path: name, Failure: &lint.Failure{Cause: unread.Cause, Message: unread.Message}}, nil
	}
	if err != nil {
		return nil, err
	}
	d.Type = reportType
	return a.server.Check(ctx, d)
}

// received returns the report of a request: the body itself, or what JSON in it holds. The
// name of a file comes in the query or, percent-encoded, in the header X-File-Name. It is a
// name only, nothing is opened by it.
func received(r *http.Request) (name string, data []byte, err error) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return "", nil, err
	}
	name = r.URL.Query().Get("name")
	if header, err := url.PathUnescape(r.Header.Get("X-File-Name")); err == nil && name == "" {
		name = header
	}
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "application/json" {
		return named(name), body, nil
	}
	var u upload
	switch err := json.Unmarshal(body, &u); {
	case err != nil, (u.Text == nil) == (u.Data == nil):
		return "", nil, failure{http.StatusBadRequest, "request", `请求的写法不对，应为 {"name": "报告.txt", "text": "……"} 或 {"name": "报告.docx", "data": "base64"}`}
	case u.Text != nil:
		u.Data = []byte(*u.Text)
	}
	if u.Name != "" {
		name = u.Name
	}
	return named(name), u.Data, nil
}

// named returns the name a report goes by.
func named(name string) string {
	if name == "" {
		return "-"
	}
	return baseName(name)
}
