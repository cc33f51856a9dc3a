package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
)

// A check that ends when a newer version is there, or the document is closed, publishes
// nothing, even if the cancellation came too late for it.
func TestStaleIsSilent(t *testing.T) {
	for name, change := range map[string]func(*document){
		"newest": func(*document) {},
		"stale":  func(d *document) { d.task = &task{} },
		"closed": func(d *document) { d.closed = true },
	} {
		var out bytes.Buffer
		c := newSession(&Server{}, &out)
		one := &task{text: "一", done: make(chan struct{})}
		d := &document{uri: "untitled:1", task: one}
		change(d)
		c.run(context.Background(), d, one, 0)
		if published := out.Len() > 0; published != (name == "newest") {
			t.Errorf("%s: published %s", name, &out)
		}
	}
}

func TestGuarded(t *testing.T) {
	_, err := guarded(context.Background(), func(context.Context, json.RawMessage) (any, error) { panic("defect") }, nil)
	if f := failed(err); f.Code != internalError {
		t.Errorf("%v", err)
	}
}

// A position within a character is that of its start, one behind a line its end.
func TestOffset(t *testing.T) {
	text := "a𠮷b\r\nc"
	for _, c := range []struct {
		e    encoding
		at   position
		want int
	}{
		{utf16, position{0, 1}, 1}, {utf16, position{0, 2}, 1}, {utf16, position{0, 3}, 5}, {utf16, position{0, 4}, 6}, {utf16, position{0, 99}, 6},
		{utf16, position{1, 0}, 8}, {utf16, position{1, 1}, 9}, {utf16, position{2, 0}, 9}, {utf16, position{1<<32 - 1, 1<<32 - 1}, 9},
		{utf8s, position{0, 3}, 1}, {utf8s, position{0, 5}, 5}, {utf32, position{0, 2}, 5},
	} {
		if got := c.e.offset(text, c.at); got != c.want {
			t.Errorf("%s %+v: %d, want %d", c.e, c.at, got, c.want)
		}
	}
}

// Header lines without end are no message, and are not collected.
func TestEndlessHeader(t *testing.T) {
	r := newReader(io.MultiReader(strings.NewReader(strings.Repeat("X: y\r\n", maxHeader/6+1)), zeros{}))
	var bad badFrame
	if _, err := r.read(); !errors.As(err, &bad) {
		t.Errorf("error %v", err)
	}
}
