package lsp

import (
	"context"
	"encoding/json"
	"maps"
	"path/filepath"
	"slices"
	"sync"
	"time"
)

// documents are the documents that are open.
type documents struct {
	mu   sync.Mutex
	open map[string]*document // by uri
}

// A document is one open document. Each version of it is checked by a task of its own; the
// task of the version before is cancelled then.
type document struct {
	uri  string
	path string // the file; empty where it has none yet
	name string // tells how it is read; empty: it is not checked

	mu     sync.Mutex
	task   *task // of the newest version
	closed bool
	took   time.Duration // the last check
}

// A task checks one version of a document.
type task struct {
	text    string
	version *int
	cancel  context.CancelFunc
	done    chan struct{} // closed when the check has ended
	outcome *outcome      // read it when done is closed; nil where the task was cancelled
}

// maxChecks is how many documents are checked at a time, as when an editor opens a dozen
// again.
const maxChecks = 2

// A check that took longer than brief waits for the next key before it begins again, half
// as long as it took, maxPause at most.
const (
	brief    = 20 * time.Millisecond
	maxPause = 200 * time.Millisecond
)

func (ds *documents) get(uri string) *document {
	ds.mu.Lock()
	defer ds.mu.Unlock()
	return ds.open[uri]
}

func (ds *documents) all() []*document {
	ds.mu.Lock()
	defer ds.mu.Unlock()
	return slices.Collect(maps.Values(ds.open))
}

func (ds *documents) put(d *document) {
	ds.mu.Lock()
	defer ds.mu.Unlock()
	if ds.open == nil {
		ds.open = map[string]*document{}
	}
	ds.open[d.uri] = d
}

// take removes a document and returns it, or nil.
func (ds *documents) take(uri string) *document {
	ds.mu.Lock()
	defer ds.mu.Unlock()
	d := ds.open[uri]
	delete(ds.open, uri)
	return d
}

func (ds *documents) closeAll() {
	for _, d := range ds.all() {
		ds.take(d.uri)
		d.close()
	}
}

// close stops the check under way. No diagnostics are published afterwards.
func (d *document) close() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.closed = true
	d.task.cancel()
}

// dir returns the folder whose rules count for the document.
func (c *session) dir(d *document) string {
	if d.path != "" {
		return filepath.Dir(d.path)
	}
	return c.client.root
}

// notice takes a notification. Unknown ones, and those out of place, are passed over, as
// the protocol has it.
func (c *session) notice(method string, params json.RawMessage) {
	switch {
	case !c.opened || c.leaving:
	case method == "initialized":
		c.initialized()
	case method == "$/cancelRequest":
		c.cancel(params)
	case method == "textDocument/didOpen":
		noted(params, c.didOpen)
	case method == "textDocument/didChange":
		noted(params, c.didChange)
	case method == "textDocument/didClose":
		noted(params, c.didClose)
	case method == "textDocument/didSave", method == "workspace/didChangeWatchedFiles":
		c.recheck()
	case method == "workspace/didChangeConfiguration":
		noted(params, c.didChangeConfiguration)
	}
}

// noted takes the parameters of a notification; it does nothing where they are not of the
// right form, since there is nobody to answer.
func noted[P any](params json.RawMessage, take func(*P)) {
	p := new(P)
	if json.Unmarshal(params, p) == nil {
		take(p)
	}
}

func (c *session) didOpen(p *openParams) {
	if old := c.documents.take(p.TextDocument.URI); old != nil {
		old.close()
	}
	d := &document{uri: p.TextDocument.URI, path: filePath(p.TextDocument.URI), name: reportName(p.TextDocument.URI, p.TextDocument.LanguageID)}
	d.mu.Lock()
	defer d.mu.Unlock()
	c.documents.put(d)
	c.start(d, p.TextDocument.Text, &p.TextDocument.Version)
}

func (c *session) didChange(p *changeParams) {
	d := c.documents.get(p.TextDocument.URI)
	if d == nil {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	text := d.task.text
	for _, change := range p.ContentChanges {
		text = c.client.encoding.apply(text, change)
	}
	c.start(d, text, p.TextDocument.Version)
}

func (c *session) didClose(p *documentParams) {
	if d := c.documents.take(p.TextDocument.URI); d != nil {
		d.close()
		c.notify("textDocument/publishDiagnostics", publishParams{URI: d.uri, Diagnostics: []diagnostic{}})
	}
}

func (c *session) didChangeConfiguration(p *struct {
	Settings json.RawMessage `json:"settings"`
}) {
	if len(p.Settings) == 0 || string(p.Settings) == "null" {
		c.pull()
		return
	}
	c.configure(p.Settings)
}

// recheck checks all documents again: their rules may have changed.
func (c *session) recheck() {
	for _, d := range c.documents.all() {
		d.mu.Lock()
		if !d.closed {
			c.start(d, d.task.text, d.task.version)
		}
		d.mu.Unlock()
	}
	if c.client.refreshes {
		c.ask("workspace/codeLens/refresh", nil, nil)
	}
}

// start begins to check a text of the document. The caller holds its lock.
func (c *session) start(d *document, text string, version *int) {
	ctx, cancel := context.WithCancel(context.Background())
	t := &task{text: text, version: version, cancel: cancel, done: make(chan struct{})}
	if d.task != nil {
		d.task.cancel()
	}
	d.task = t
	pause := time.Duration(0)
	if d.took > brief {
		pause = min(d.took/2, maxPause)
	}
	c.work.Go(func() {
		defer cancel()
		defer close(t.done)
		c.run(ctx, d, t, pause)
	})
}

// run checks a version, unless a newer one comes, and publishes what was found. Long
// reports wait a little for the next key; a usual one is checked in less time than it
// takes to strike it.
func (c *session) run(ctx context.Context, d *document, t *task, pause time.Duration) {
	select {
	case <-ctx.Done():
		return
	case <-time.After(pause):
	}
	select {
	case <-ctx.Done():
		return
	case c.checking <- struct{}{}:
	}
	began := time.Now()
	o := c.check(ctx, d, t)
	<-c.checking
	if o == nil {
		return
	}
	// The lock is held while it is written: no older version can come after it.
	d.mu.Lock()
	defer d.mu.Unlock()
	d.took = time.Since(began)
	if t.outcome = o; d.task == t && !d.closed {
		c.notify("textDocument/publishDiagnostics", publishParams{d.uri, t.version, o.diagnostics})
	}
}

// newest waits for the outcome of the newest version of a document. It is nil where the
// document is not open or could not be read.
func (c *session) newest(ctx context.Context, uri string) (*outcome, error) {
	d := c.documents.get(uri)
	for d != nil {
		d.mu.Lock()
		t, closed := d.task, d.closed
		d.mu.Unlock()
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-t.done:
		}
		switch {
		case t.outcome != nil && t.outcome.Doc != nil:
			return t.outcome, nil
		case t.outcome != nil || closed:
			return nil, nil
		}
	}
	return nil, nil
}
