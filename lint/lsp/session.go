package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"
)

// A session is the conversation with one editor. Messages are taken in their order;
// notifications are done with before the next message is read, requests are answered by
// goroutines of their own.
type session struct {
	server    *Server
	out       *writer
	client    client
	books     *books
	documents documents
	work      sync.WaitGroup
	room      chan struct{} // bounds the requests under way
	checking  chan struct{} // bounds the checks under way

	opened, leaving bool // after initialize, after shutdown

	running sync.Mutex
	cancels map[string]context.CancelFunc // of the requests under way, by id

	asked   sync.Mutex
	asks    int                              // how many requests were sent
	answers map[string]func(json.RawMessage) // what to do with their answers
}

// maxRequests is how many requests are answered at a time. Editors have a few.
const maxRequests = 64

func newSession(s *Server, out io.Writer) *session {
	c := &session{
		server:  s,
		out:     &writer{Writer: out},
		client:  client{encoding: utf16},
		room:    make(chan struct{}, maxRequests),
		cancels: map[string]context.CancelFunc{},
		answers: map[string]func(json.RawMessage){},
	}
	c.books = &books{load: s.Load, tell: c.warn}
	c.checking = make(chan struct{}, maxChecks)
	return c
}

// maxLost is how many messages in a row may be unreadable. More is no editor.
const maxLost = 16

// loop reads messages until the editor leaves. It reports whether it took its leave.
func (c *session) loop(r *reader) bool {
	for lost := 0; lost < maxLost; {
		body, err := r.read()
		var bad badFrame
		if errors.As(err, &bad) {
			lost++
			c.refuse(nil, fail(parseError, "%v", bad))
			continue
		}
		if err != nil {
			return c.leaving
		}
		m, wrong := parse(body)
		if wrong != nil {
			c.refuse(m.ID, wrong)
			continue
		}
		if lost = 0; m.Method != nil && *m.Method == "exit" {
			return c.leaving
		}
		c.take(&m)
	}
	return false
}

// farewell is how long the end waits for what is under way. Checks stop at the next rule.
const farewell = time.Second

// close ends what is under way.
func (c *session) close() {
	c.documents.closeAll()
	c.running.Lock()
	for _, cancel := range c.cancels {
		cancel()
	}
	c.running.Unlock()
	done := make(chan struct{})
	go func() {
		c.work.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(farewell):
	}
}

// take deals with one message.
func (c *session) take(m *message) {
	switch {
	case m.Method == nil:
		c.answered(m)
	case m.ID == nil:
		c.notice(*m.Method, m.Params)
	case *m.Method == "initialize" || *m.Method == "shutdown":
		// What follows relies on them.
		result, err := c.greet(*m.Method, m.Params)
		c.reply(m.ID, result, err)
	case !c.opened:
		c.refuse(m.ID, fail(notInitialized, "initialize comes first"))
	case c.leaving:
		c.refuse(m.ID, fail(invalidRequest, "shutting down"))
	default:
		c.request(m)
	}
}

// greet answers the first and the last request.
func (c *session) greet(method string, params json.RawMessage) (any, error) {
	switch {
	case (method == "initialize") == c.opened:
		return nil, fail(invalidRequest, "%s is out of place here", method)
	case method == "initialize":
		return c.initialize(params)
	}
	c.leaving = true
	c.documents.closeAll()
	return nil, nil
}

// handlers are the requests that are answered between the first and the last.
func (c *session) handlers() map[string]handler {
	return map[string]handler{
		"textDocument/hover":          with(c.hover),
		"textDocument/codeAction":     with(c.codeAction),
		"textDocument/documentSymbol": with(c.documentSymbol),
		"textDocument/codeLens":       with(c.codeLens),
		"textDocument/definition":     with(c.definition),
		"workspace/executeCommand":    with(c.executeCommand),
	}
}

// request starts to answer a request.
func (c *session) request(m *message) {
	handle, known := c.handlers()[*m.Method]
	if !known {
		c.refuse(m.ID, fail(methodNotFound, "no method %s", *m.Method))
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	id := string(m.ID)
	c.running.Lock()
	c.cancels[id] = cancel
	c.running.Unlock()
	c.room <- struct{}{}
	c.work.Go(func() {
		result, err := guarded(ctx, handle, m.Params)
		c.running.Lock()
		delete(c.cancels, id)
		c.running.Unlock()
		cancel()
		c.reply(m.ID, result, err)
		<-c.room
	})
}

// A handler answers a request.
type handler func(context.Context, json.RawMessage) (any, error)

// guarded answers a request. A defect of ours costs this answer and no other.
func guarded(ctx context.Context, handle handler, params json.RawMessage) (result any, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fail(internalError, "%v", v)
		}
	}()
	return handle(ctx, params)
}

// with makes a handler of a function that takes the decoded parameters.
func with[P any](f func(context.Context, *P) (any, error)) handler {
	return func(ctx context.Context, params json.RawMessage) (any, error) {
		p := new(P)
		if err := json.Unmarshal(params, p); err != nil {
			return nil, fail(invalidParams, "%v", err)
		}
		return f(ctx, p)
	}
}

// cancel stops the answer to a request.
func (c *session) cancel(params json.RawMessage) {
	var p struct{ ID json.RawMessage }
	if json.Unmarshal(params, &p) != nil {
		return
	}
	c.running.Lock()
	defer c.running.Unlock()
	if cancel, ok := c.cancels[string(p.ID)]; ok {
		cancel()
	}
}

func (c *session) reply(id json.RawMessage, result any, err error) {
	if err != nil {
		c.refuse(id, failed(err))
		return
	}
	c.send(response{"2.0", id, result})
}

func (c *session) refuse(id json.RawMessage, f *failure) { c.send(refusal{"2.0", id, f}) }

// send writes a message. Where that fails the editor is gone, which the loop sees.
func (c *session) send(m any) { _ = c.out.write(encode(m)) }

func (c *session) notify(method string, params any) {
	c.send(request{Version: "2.0", Method: method, Params: params})
}

// ask sends a request to the editor. The answer, unless it is an error, is given to then.
func (c *session) ask(method string, params any, then func(json.RawMessage)) {
	c.asked.Lock()
	c.asks++
	id := fmt.Sprint("jiaogao-", c.asks)
	c.answers[string(encode(id))] = then
	c.asked.Unlock()
	c.send(request{"2.0", id, method, params})
}

// answered passes an answer on to who asked.
func (c *session) answered(m *message) {
	c.asked.Lock()
	then := c.answers[string(m.ID)]
	delete(c.answers, string(m.ID))
	c.asked.Unlock()
	if then != nil && m.Error == nil {
		then(m.Result)
	}
}

// The types of messages that are shown to the author.
const (
	showWarning = 2
	showInfo    = 3
)

func (c *session) warn(text string) {
	c.notify("window/showMessage", showParams{Type: showWarning, Message: text})
}
