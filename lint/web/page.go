package web

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/output"
	"github.com/jiaogao/jiaogao/lint/output/markup"
)

//go:embed page
var files embed.FS

// A page answers what the page of the browser asks.
type page struct {
	server *Server
	gate   *gate
	desk   desk
	assets map[string]asset
}

// An asset is a file that the page loads.
type asset struct{ kind, text string }

func newPage(s *Server, g *gate) (*page, error) {
	style, err := output.ReviewStyle()
	p := &page{server: s, gate: g, assets: map[string]asset{"page.css": {"text/css; charset=utf-8", string(style)}}}
	for name, kind := range map[string]string{"web.css": "text/css; charset=utf-8", "web.js": "text/javascript; charset=utf-8", "icon.svg": "image/svg+xml"} {
		text, failed := files.ReadFile("page/" + name)
		err = errors.Join(err, failed)
		p.assets[name] = asset{kind, string(text)}
	}
	return p, err
}

// shell answers with the page, on which no report is open yet.
func (p *page) shell(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	m := markup.New(w)
	if err := m.File(files, "page/shell.html", strings.Join(extensions(), ","), p.server.Tool); err != nil {
		refuse(w, err)
		return
	}
	m.Flush()
}

// extensions returns those of all formats that can be read.
func extensions() []string {
	var list []string
	for _, f := range input.Formats() {
		list = append(list, f.Exts...)
	}
	return list
}

func (p *page) asset(w http.ResponseWriter, r *http.Request) {
	a, ok := p.assets[r.PathValue("file")]
	if !ok {
		refuse(w, failure{http.StatusNotFound, "missing", "没有这个文件"})
		return
	}
	w.Header().Set("Content-Type", a.kind)
	io.WriteString(w, a.text)
}

// open puts the file that is the body of the request on the desk and answers with what was
// found in it. The address holds its name only: files are never opened by a path.
func (p *page) open(w http.ResponseWriter, r *http.Request) {
	data, err := io.ReadAll(r.Body)
	if err != nil {
		refuse(w, err)
		return
	}
	name := baseName(r.URL.Query().Get("name"))
	v, err := through(r.Context(), p.gate, func(ctx context.Context) (*view, error) {
		x, err := newDraft(name, data)
		if err != nil {
			return nil, err
		}
		v, err := p.see(ctx, x, &request{}, x.base.Source)
		if err == nil {
			p.desk.put(x)
			v.ID = x.id
		}
		return v, err
	})
	reply(w, v, err)
}

// baseName returns the last part of what a browser says a file is called.
func baseName(name string) string {
	name = strings.ToValidUTF8(name[strings.LastIndexAny(name, `/\`)+1:], "\ufffd")
	if name == "" {
		return "粘贴的文字"
	}
	return name
}

// A request names a report on the desk, its text as it is now, and what is to become of it.
type request struct {
	ID      string   `json:"id"`
	Text    string   `json:"text"`
	Type    string   `json:"type"`    // the report type that the author chose; empty: by the title
	Changes []change `json:"changes"` // paragraphs that were edited
	Fix     *choice  `json:"fix"`     // a fix to apply
	All     bool     `json:"all"`     // all fixes are applied that cannot change the meaning
}

// A choice names one of the fixes of a finding.
type choice struct {
	Finding int `json:"finding"` // its number, counted from 1
	Fix     int `json:"fix"`     // counted from 0
}

// check applies what was edited and answers with what is found in the text then.
func (p *page) check(w http.ResponseWriter, r *http.Request) {
	q, x, err := p.asked(r)
	if err != nil {
		refuse(w, err)
		return
	}
	v, err := through(r.Context(), p.gate, func(ctx context.Context) (*view, error) {
		text, err := p.mend(ctx, x, q)
		if err != nil {
			return nil, err
		}
		return p.see(ctx, x, q, text)
	})
	reply(w, v, err)
}

// asked reads a request on a report.
func (p *page) asked(r *http.Request) (*request, *draft, error) {
	q := &request{}
	err := json.NewDecoder(r.Body).Decode(q)
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return nil, nil, err
	}
	if err != nil {
		return nil, nil, failure{http.StatusBadRequest, "request", "请求的写法不对"}
	}
	if err := p.server.knows(q.Type); err != nil {
		return nil, nil, err
	}
	x, err := p.desk.get(q.ID)
	return q, x, err
}

func (p *page) close(w http.ResponseWriter, r *http.Request) {
	q, _, err := p.asked(r)
	if err != nil {
		refuse(w, err)
		return
	}
	p.desk.drop(q.ID)
	w.WriteHeader(http.StatusNoContent)
}

// reply answers with a value or with what went wrong.
func reply(w http.ResponseWriter, v any, err error) {
	if err != nil {
		refuse(w, err)
		return
	}
	send(w, http.StatusOK, v)
}

// escaped returns text as a header may hold it.
func escaped(text string) string { return url.PathEscape(text) }
