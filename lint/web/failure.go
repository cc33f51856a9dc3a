package web

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/ooxml"
)

// A failure is why a request is not answered as asked.
type failure struct {
	status  int
	cause   string // a stable word for programs
	message string // for people
}

// Error returns the message.
func (f failure) Error() string { return f.message }

// failed returns what is told of an error.
func failed(err error) failure {
	var f failure
	var unread *input.Error
	var word *ooxml.Error
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &f):
		return f
	case errors.As(err, &large):
		return failure{http.StatusRequestEntityTooLarge, input.TooLarge, "文件超过64MB，不像是一篇报告，请拆分后再检查"}
	case errors.As(err, &unread):
		return failure{http.StatusUnprocessableEntity, unread.Cause, unread.Message}
	case errors.As(err, &word):
		return failure{http.StatusUnprocessableEntity, word.Cause, word.Message}
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return failure{http.StatusServiceUnavailable, input.Timeout, "检查用时太长，已经停止，请把报告拆分后再试"}
	}
	return failure{http.StatusInternalServerError, "internal", "程序内部出错，这次没有查成，请反馈给开发者"}
}

// refuse answers with one line of JSON.
func refuse(w http.ResponseWriter, err error) {
	f := failed(err)
	if f.status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "2")
	}
	send(w, f.status, map[string]map[string]string{"error": {"cause": f.cause, "message": f.message}})
}

// send answers with JSON. A reader that has gone is nobody to tell it to.
func send(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(v)
}
