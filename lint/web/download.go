package web

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"strings"

	udiff "github.com/aymanbagabas/go-udiff"
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/folder"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/ooxml"
	"github.com/jiaogao/jiaogao/lint/output"
)

// A copied report is a file to be saved.
type copied struct {
	name, kind string
	data       []byte
	left       int // edits that could not be written into a Word document
}

// download answers with a file made of a report.
func (p *page) download(w http.ResponseWriter, r *http.Request) {
	q, x, err := p.asked(r)
	if err != nil {
		refuse(w, err)
		return
	}
	make, ok := p.copies(x)[r.URL.Query().Get("as")]
	if !ok {
		refuse(w, failure{http.StatusBadRequest, "request", "这篇报告不能存成这种文件"})
		return
	}
	c, err := through(r.Context(), p.gate, func(ctx context.Context) (*copied, error) { return make(ctx, x, q) })
	if err != nil {
		refuse(w, err)
		return
	}
	w.Header().Set("Content-Type", c.kind)
	w.Header().Set("Content-Disposition", "attachment; filename*=UTF-8''"+escaped(c.name))
	if c.left > 0 {
		w.Header().Set("Jiaogao-Left", fmt.Sprint(c.left))
	}
	w.Write(c.data)
}

// A maker makes a file of a report whose text and type are those of the request.
type maker func(context.Context, *draft, *request) (*copied, error)

// copies returns how each kind of file is made of a report that can be.
func (p *page) copies(x *draft) map[string]maker {
	list := map[string]maker{"html": p.report, "fixed": fixed}
	if x.word() {
		list["docx"], list["fixed"] = p.commented, p.revised
	}
	return list
}

// report makes the report that --format html writes.
func (p *page) report(ctx context.Context, x *draft, q *request) (*copied, error) {
	r, err := p.record(ctx, x, q, q.Text)
	if err != nil {
		return nil, err
	}
	r.Path = x.name
	var b bytes.Buffer
	var sum lint.Summary
	sum.Add(r)
	err = write(&b, "html", output.Options{Tool: p.server.Tool, Rule: p.server.Rule, InMemory: true}, r, sum)
	return &copied{name: x.named(folder.Opinion, ".html"), kind: "text/html; charset=utf-8", data: b.Bytes()}, err
}

// write writes one record in a format.
func write(w io.Writer, format string, o output.Options, r *lint.Record, sum lint.Summary) error {
	for _, f := range output.Formats() {
		if f.Name != format {
			continue
		}
		out := f.New(w, o)
		if err := out.Begin(); err != nil {
			return err
		}
		if err := out.File(r); err != nil {
			return err
		}
		return out.End(sum)
	}
	return fmt.Errorf("no format %s", format)
}

// named returns the name of the file with a mark behind it and an extension.
func (x *draft) named(mark, ext string) string {
	base := strings.TrimSuffix(x.name, filepath.Ext(x.name))
	return strings.TrimSuffix(base, folder.Opinion) + mark + ext
}

// fixed makes the corrected copy of a text file, written as the file was; of other files
// their text.
func fixed(_ context.Context, x *draft, q *request) (*copied, error) {
	ext := filepath.Ext(x.name)
	if x.plain == nil || ext == "" {
		ext = ".txt"
	}
	c := &copied{name: x.named("（已改）", ext), kind: "text/plain; charset=utf-8", data: []byte(q.Text)}
	if x.plain == nil || q.Text == x.plain.Text && x.plain.Encoding.Name == input.UTF8 {
		return c, nil
	}
	var err error
	c.kind = "application/octet-stream"
	c.data, err = x.plain.Encoding.Encode(q.Text)
	return c, err
}

const wordKind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// revised makes a copy of a Word document in which all edits are tracked changes.
func (p *page) revised(_ context.Context, x *draft, q *request) (*copied, error) {
	word, err := input.OpenWord(x.data)
	if err != nil {
		return nil, err
	}
	edition, left, err := revise(word, q.Text)
	if err != nil {
		return nil, err
	}
	return &copied{x.named("（已改）", filepath.Ext(x.name)), wordKind, edition, left}, nil
}

// commented makes a copy of a Word document with the findings as comments and the edits as
// tracked changes. The changes are written first, so that the findings of the changed text
// stand where it is.
func (p *page) commented(ctx context.Context, x *draft, q *request) (*copied, error) {
	word, err := input.OpenWord(x.data)
	if err != nil {
		return nil, err
	}
	data, left, err := revise(word, q.Text)
	if err != nil {
		return nil, err
	}
	if word.Text != q.Text {
		pkg, err := ooxml.Open(data)
		if err != nil {
			return nil, err
		}
		if word, err = pkg.Read(ooxml.Options{}); err != nil {
			return nil, err
		}
	}
	d, err := input.Word(x.name, word)
	if err != nil {
		return nil, err
	}
	d.Type = q.Type
	r, err := p.server.Check(ctx, d)
	if err != nil {
		return nil, err
	}
	edition, err := p.server.Margin(word, d, r.Result.Findings, false)
	if err != nil {
		return nil, err
	}
	return &copied{x.named(folder.Opinion, filepath.Ext(x.name)), wordKind, edition.Data, left}, nil
}

// revise writes what makes the text of a document another one as tracked changes. It returns
// how many of them Word has no place for: they run over borders that only Word can move.
func revise(word *ooxml.Document, text string) (data []byte, left int, err error) {
	var changes []ooxml.Change
	for _, e := range udiff.Strings(word.Text, text) {
		changes = append(changes, ooxml.Change{Start: e.Start, End: e.End, New: e.New})
	}
	edition, err := word.Annotate(input.Author, "校", nil, changes)
	if err != nil {
		return nil, 0, err
	}
	return edition.Data, len(changes) - len(edition.Changes), nil
}
