package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
)

// A message is a request, a notification (without id) or an answer (without method).
type message struct {
	ID     json.RawMessage `json:"id"`
	Method *string         `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  json.RawMessage `json:"error"`
}

// The outgoing messages.
type (
	request struct {
		Version string `json:"jsonrpc"`
		ID      string `json:"id,omitempty"` // empty: a notification
		Method  string `json:"method"`
		Params  any    `json:"params,omitempty"`
	}
	response struct {
		Version string          `json:"jsonrpc"`
		ID      json.RawMessage `json:"id"`
		Result  any             `json:"result"`
	}
	refusal struct {
		Version string          `json:"jsonrpc"`
		ID      json.RawMessage `json:"id"`
		Error   *failure        `json:"error"`
	}
)

// A failure is the error of a request.
type failure struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

// The codes of failures.
const (
	parseError     = -32700
	invalidRequest = -32600
	methodNotFound = -32601
	invalidParams  = -32602
	internalError  = -32603
	notInitialized = -32002
	cancelled      = -32800
)

// Error returns the message.
func (f *failure) Error() string { return f.Message }

func fail(code int, format string, args ...any) *failure {
	return &failure{code, fmt.Sprintf(format, args...)}
}

// failed makes a failure of the error of a handler.
func failed(err error) *failure {
	var f *failure
	switch {
	case errors.As(err, &f):
		return f
	case errors.Is(err, context.Canceled):
		return fail(cancelled, "cancelled")
	}
	return fail(internalError, "%v", err)
}

// parse reads the body of a message. Of one that is none, the id is still returned where
// there is one, for the answer.
func parse(body []byte) (m message, err *failure) {
	if !json.Valid(body) {
		return m, fail(parseError, "not valid JSON")
	}
	wrong := json.Unmarshal(body, &m)
	if bytes.Equal(m.ID, []byte("null")) {
		m.ID = nil
	}
	if !validID(m.ID) {
		wrong, m.ID = errors.New("id"), nil
	}
	if wrong != nil || m.Method == nil && m.Result == nil && m.Error == nil {
		return m, fail(invalidRequest, "not a request, a notification or an answer")
	}
	return m, nil
}

// validID reports whether an id is absent, a string or a number.
func validID(id json.RawMessage) bool {
	return len(id) == 0 || bytes.IndexByte([]byte(`"-0123456789`), id[0]) >= 0
}

// encode writes a message as JSON. What we write can be written: no value of ours refuses.
func encode(m any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(m); err != nil {
		panic(err)
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}
