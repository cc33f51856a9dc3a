// Package lsptest is an editor for tests of the language server: it speaks the protocol
// and edits texts in the plainest way, so that both sides can be compared.
package lsptest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"strconv"
	"testing"
	"time"
)

// A Message is what the server sent.
type Message struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
	} `json:"error"`
}

// A Client is the editor's side of a session.
type Client struct {
	t      testing.TB
	out    io.Writer
	inbox  chan Message
	unread []Message // notifications and requests of the server that nobody asked for yet
	ids    int
	// Answer answers the requests of the server; nil: they are answered by null.
	Answer func(m Message) any
}

// patience is how long an answer may take before a test gives up.
const patience = 20 * time.Second

// New returns a client that writes to out and reads from in until it ends.
func New(t testing.TB, out io.Writer, in io.Reader) *Client {
	c := &Client{t: t, out: out, inbox: make(chan Message, 1024)}
	go func() {
		defer close(c.inbox)
		for r := bufio.NewReader(in); ; {
			m, err := read(r)
			if err != nil {
				return
			}
			c.inbox <- m
		}
	}()
	return c
}

func read(r *bufio.Reader) (m Message, err error) {
	header, err := textproto.NewReader(r).ReadMIMEHeader()
	if err != nil {
		return m, err
	}
	n, err := strconv.Atoi(header.Get("Content-Length"))
	if err != nil {
		return m, err
	}
	body := make([]byte, n)
	if _, err := io.ReadFull(r, body); err != nil {
		return m, err
	}
	return m, json.Unmarshal(body, &m)
}

// Raw writes bytes as they are.
func (c *Client) Raw(s string) {
	if _, err := io.WriteString(c.out, s); err != nil {
		c.t.Error(err)
	}
}

func (c *Client) send(m map[string]any) {
	m["jsonrpc"] = "2.0"
	body, err := json.Marshal(m)
	if err != nil {
		c.t.Fatal(err)
	}
	c.Raw(fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body))
}

// Notify sends a notification.
func (c *Client) Notify(method string, params any) {
	c.send(map[string]any{"method": method, "params": params})
}

// Send sends a request and returns its id, for [Client.Reply].
func (c *Client) Send(method string, params any) int {
	c.ids++
	c.send(map[string]any{"id": c.ids, "method": method, "params": params})
	return c.ids
}

// Reply waits for the answer to a request.
func (c *Client) Reply(id int) Message {
	c.t.Helper()
	for {
		m := c.Next()
		if m.Method == "" && string(m.ID) == strconv.Itoa(id) {
			return m
		}
		c.unread = append(c.unread, m)
	}
}

// Call sends a request and decodes the result. An error is fatal to the test.
func (c *Client) Call(method string, params, result any) {
	c.t.Helper()
	m := c.Reply(c.Send(method, params))
	if m.Error != nil {
		c.t.Fatalf("%s: %s", method, m.Error.Message)
	}
	if result == nil {
		return
	}
	if err := json.Unmarshal(m.Result, result); err != nil {
		c.t.Fatalf("%s: %v: %s", method, err, m.Result)
	}
}

// Next returns the next message from the server. Its requests are answered by the way.
func (c *Client) Next() Message {
	c.t.Helper()
	select {
	case m, ok := <-c.inbox:
		if !ok {
			c.t.Fatal("the server has closed its output")
		}
		if m.Method != "" && m.ID != nil {
			var result any
			if c.Answer != nil {
				result = c.Answer(m)
			}
			c.send(map[string]any{"id": m.ID, "result": result})
		}
		return m
	case <-time.After(patience):
		c.t.Fatal("the server is silent")
		return Message{}
	}
}

// Poll returns a message of those that have arrived, or that there is none now.
func (c *Client) Poll() (Message, bool) {
	if n := len(c.unread); n > 0 {
		m := c.unread[0]
		c.unread = c.unread[1:]
		return m, true
	}
	select {
	case m, ok := <-c.inbox:
		return m, ok
	case <-time.After(time.Millisecond):
		return Message{}, false
	}
}

// Await returns the parameters of the next message of a method, an earlier one that was
// not asked for included.
func (c *Client) Await(method string) json.RawMessage {
	c.t.Helper()
	for i, m := range c.unread {
		if m.Method == method {
			c.unread = append(c.unread[:i:i], c.unread[i+1:]...)
			return m.Params
		}
	}
	for {
		if m := c.Next(); m.Method == method {
			return m.Params
		} else {
			c.unread = append(c.unread, m)
		}
	}
}
