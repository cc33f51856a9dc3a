package web

import (
	"net/http"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/input"
)

// A draft is a report that was opened. It is not changed: the page holds the text as it is
// edited and sends it with each request.
type draft struct {
	id    string
	name  string
	data  []byte
	base  *doc.Document
	plain *input.Decoded // of text files, which are edited themselves; nil for others
	lines []line         // of the base, for files of which the text was taken out
}

// newDraft reads a file. The error is an *[input.Error].
func newDraft(name string, data []byte) (*draft, error) {
	base, err := input.Read(name, data)
	if err != nil {
		return nil, err
	}
	x := &draft{name: name, data: data, base: base}
	if decoded, err := input.Decode(data); err == nil && decoded.Text == base.Source {
		x.plain = decoded
		return x, nil
	}
	x.lines = linesOf(base)
	return x, nil
}

// word reports whether the file is a Word document, into which comments can be written.
func (x *draft) word() bool { return input.IsWord(x.data) }

// markdown reports whether an empty line is what separates paragraphs.
func (x *draft) markdown() bool {
	ext := strings.ToLower(filepath.Ext(x.name))
	return x.plain != nil && (ext == ".md" || ext == ".markdown")
}

// read returns the report with another text: a text file as if it had been written so, the
// text of other files with what is known of the paragraphs it came from.
func (x *draft) read(text string) (*doc.Document, error) {
	if x.plain == nil {
		return x.rebuilt(text)
	}
	d, err := input.Read(x.name, []byte(text))
	if err != nil {
		return nil, err
	}
	if d.Source != text {
		return nil, failure{http.StatusUnprocessableEntity, input.Binary, "改过的文字不像一篇报告，请撤销后再试"}
	}
	d.Notes = append(slices.Clip(x.plain.Notes), d.Notes...)
	return d, nil
}

// A change is what an author made of a paragraph. The text may hold line feeds, which start
// new paragraphs.
type change struct {
	Paragraph int    `json:"paragraph"` // its number
	Text      string `json:"text"`
}

// write returns the text with paragraphs changed, markup within them kept where it can be.
func (x *draft) write(text string, changes []change) (string, error) {
	if len(changes) == 0 {
		return text, nil
	}
	d, err := x.read(text)
	if err != nil {
		return "", err
	}
	var fixes []lint.Fix
	for _, c := range changes {
		if c.Paragraph < 1 || c.Paragraph > len(d.Paragraphs) {
			return "", failure{http.StatusConflict, "changed", "页面和文字对不上了，请重新打开报告"}
		}
		p := d.Paragraphs[c.Paragraph-1]
		fixes = append(fixes, lint.Replace(p.Text, x.typed(d, p, c.Text), false))
	}
	text, _ = lint.Apply(d.Source, fixes)
	return text, nil
}

// typed returns what was typed in the place of a paragraph as the file has it: a new
// paragraph is indented as the one before it, and in Markdown stands behind an empty line.
func (x *draft) typed(d *doc.Document, p *doc.Paragraph, text string) string {
	text = strings.ToValidUTF8(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(text), "\ufffd")
	if x.plain == nil || p.Table != nil || strings.Contains(p.Text.String(), "\n") || !strings.Contains(text, "\n") {
		return text
	}
	start := p.Text.Span().Start
	indent := d.Source[d.Line(d.Position(start).Line).Start:start]
	feed := "\n"
	if x.markdown() {
		feed = "\n\n"
	}
	if strings.Trim(indent, doc.Blanks) == "" {
		feed += indent
	}
	return strings.ReplaceAll(text, "\n", feed)
}
