package output

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/output/markup"
)

//go:embed html/page.css html/page.js
var htmlFiles embed.FS

// htmlFull is how many bytes of details are written with the whole text of each report,
// about a thousand reports. What comes after shows only what there is to mend: no browser
// bears the text of ten thousand reports in one page.
const htmlFull = 16 << 20

// htmlOpen is up to how many reports are shown opened.
const htmlOpen = 3

// htmlWriter writes one page for reviewers that needs nothing beside itself. The overview
// stands first and is known last, so the details wait in a spool.
type htmlWriter struct {
	w       io.Writer
	o       Options
	details spool
	full    int // htmlFull, smaller in tests
	sum     htmlSum
}

func newHTML(w io.Writer, o Options) Writer {
	if o.Rule == nil {
		o.Rule = func(string, string) *lint.Rule { return nil }
	}
	h := &htmlWriter{w: w, o: o, full: htmlFull, sum: newHTMLSum()}
	if o.InMemory {
		h.details.limit = math.MaxInt
	}
	return h
}

func (h *htmlWriter) Begin() error { return nil }

func (h *htmlWriter) File(r *lint.Record) error {
	if r.Failure != nil {
		h.sum.fail(r)
		return nil
	}
	row := h.sum.add(r, h.o.Rule)
	before := h.details.size
	m := markup.New(&h.details)
	h.report(r, row).draw(m)
	if err := m.Flush(); err != nil {
		return errors.Join(err, h.details.close())
	}
	row.size = h.details.size - before
	return nil
}

func (h *htmlWriter) End(s lint.Summary) error {
	err := h.page(s)
	return errors.Join(err, h.details.close())
}

// page writes the overview, then each report under its own headline.
func (h *htmlWriter) page(s lint.Summary) error {
	policy, err := policy()
	if err != nil {
		return err
	}
	view := h.sum.view(s)
	view.Policy, view.Tool = policy, show(h.o.Tool)
	m := markup.New(h.w)
	if err := view.begin(m); err != nil {
		return err
	}
	details, err := h.details.reader()
	if err != nil {
		return err
	}
	for _, row := range h.sum.rows {
		row.Opened = len(h.sum.rows) <= htmlOpen
		row.open(m)
		if err := h.copy(m, details, row.size); err != nil {
			return err
		}
	}
	if err := view.end(m); err != nil {
		return err
	}
	return m.Flush()
}

// copy writes details that were drawn before, as they are.
func (h *htmlWriter) copy(m *markup.Writer, details io.Reader, size int) error {
	if err := m.Flush(); err != nil {
		return err
	}
	_, err := io.CopyN(h.w, details, int64(size))
	return err
}

// policy lets a browser apply the page's own style sheet and script and nothing else.
func policy() (string, error) {
	css, err := htmlFiles.ReadFile("html/page.css")
	if err != nil {
		return "", err
	}
	js, err := htmlFiles.ReadFile("html/page.js")
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'", digest(css), digest(js)), nil
}

// digest names a style sheet or script as a policy does.
func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
