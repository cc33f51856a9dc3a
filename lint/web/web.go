// Package web serves a page on which authors check and mend their reports, and the same
// checks to programs of an office (POST /v1/check).
//
// Reports are confidential. Nothing of them is written to a disk or a log, nothing goes out,
// and only who knows the token of the address is answered. The guards are in guard.go, one
// beside the other.
package web

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/ooxml"
)

// A Server is what the page and the interface for programs need. Its fields are not changed
// once its Handler is in use.
type Server struct {
	Tool  string                                                     // name and version of the program
	Token string                                                     // who knows it is answered
	Host  func(host string) bool                                     // whether requests may name this host and port; see [Hosts]
	Check func(context.Context, *doc.Document) (*lint.Record, error) // checks a report, as its Type if it has one, and leaves out what is not asked for
	Types []string                                                   // the report types there are
	Rule  func(reportType, id string) *lint.Rule                     // may return nil
	// Margin writes findings into a Word document as comments and, where revise is set, safe
	// fixes as tracked changes.
	Margin func(word *ooxml.Document, d *doc.Document, findings []lint.Finding, revise bool) (*ooxml.Edition, error)

	limits limits
}

// limits bound what requests may cost. Tests make them small.
type limits struct {
	body     int64         // bytes of a request
	deadline time.Duration // of a request that checks
	wait     time.Duration // for one of the checks that run to end
}

const (
	maxChecks = 2 // at a time
	maxQueue  = 8 // checks that wait
)

// knows refuses a report type that there is not.
func (s *Server) knows(reportType string) error {
	if reportType == "" || slices.Contains(s.Types, reportType) {
		return nil
	}
	return failure{http.StatusBadRequest, "type", "没有这种报告类型，可用：" + strings.Join(s.Types, "、")}
}

// bounded returns the limits that hold.
func (s *Server) bounded() limits {
	l := s.limits
	if l.body == 0 {
		l.body = input.MaxBytes
	}
	if l.deadline == 0 {
		l.deadline = time.Minute
	}
	if l.wait == 0 {
		l.wait = 10 * time.Second
	}
	return l
}

// Handler returns what answers the requests: the page below /TOKEN/, the interface for
// programs below /v1/.
func (s *Server) Handler() (http.Handler, error) {
	l := s.bounded()
	p, err := newPage(s, newGate(maxChecks, maxQueue, l))
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{token}/{$}", s.byAddress(p.shell))
	mux.HandleFunc("GET /{token}/{file}", s.byAddress(p.asset))
	mux.HandleFunc("POST /{token}/open", s.byAddress(p.open))
	mux.HandleFunc("POST /{token}/check", s.byAddress(p.check))
	mux.HandleFunc("POST /{token}/download", s.byAddress(p.download))
	mux.HandleFunc("POST /{token}/close", s.byAddress(p.close))
	api := &api{s, p.gate}
	mux.HandleFunc("GET /v1/openapi.json", s.byHeader(describe))
	mux.HandleFunc("POST /v1/check", s.byHeader(api.check))
	return s.guard(mux, l), nil
}
