package output

import (
	"bufio"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"io"
	"math"

	"github.com/jiaogao/jiaogao/lint"
)

//go:embed html
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
	w       *bufio.Writer
	o       Options
	pages   *template.Template
	details spool
	full    int // htmlFull, smaller in tests
	sum     htmlSum
}

func newHTML(w io.Writer, o Options) Writer {
	if o.Rule == nil {
		o.Rule = func(string, string) *lint.Rule { return nil }
	}
	h := &htmlWriter{w: bufio.NewWriter(w), o: o, full: htmlFull, sum: newHTMLSum()}
	if o.InMemory {
		h.details.limit = math.MaxInt
	}
	return h
}

func (h *htmlWriter) Begin() (err error) {
	h.pages, err = template.ParseFS(htmlFiles, "html/*.html")
	return err
}

func (h *htmlWriter) File(r *lint.Record) error {
	if r.Failure != nil {
		h.sum.fail(r)
		return nil
	}
	row := h.sum.add(r, h.o.Rule)
	before := h.details.size
	view := h.report(r, row)
	if err := h.pages.ExecuteTemplate(&h.details, "report.html", view); err != nil {
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
	head, err := h.head()
	if err != nil {
		return err
	}
	view := h.sum.view(s)
	view.htmlHead, view.Tool = head, show(h.o.Tool)
	if err := h.pages.ExecuteTemplate(h.w, "page.html", view); err != nil {
		return err
	}
	details, err := h.details.reader()
	if err != nil {
		return err
	}
	for _, row := range h.sum.rows {
		row.Opened = len(h.sum.rows) <= htmlOpen
		if err := h.pages.ExecuteTemplate(h.w, "open.html", row); err != nil {
			return err
		}
		if _, err := io.CopyN(h.w, details, int64(row.size)); err != nil {
			return err
		}
	}
	if err := h.pages.ExecuteTemplate(h.w, "foot.html", view); err != nil {
		return err
	}
	return h.w.Flush()
}

// htmlHead is the part of the page that is not text: its own style sheet and script, and
// the policy that lets a browser apply these two and nothing else.
type htmlHead struct {
	Policy string
	Style  template.CSS
	Script template.JS
}

func (h *htmlWriter) head() (htmlHead, error) {
	css, err := htmlFiles.ReadFile("html/page.css")
	if err != nil {
		return htmlHead{}, err
	}
	js, err := htmlFiles.ReadFile("html/page.js")
	if err != nil {
		return htmlHead{}, err
	}
	policy := fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'", digest(css), digest(js))
	return htmlHead{policy, template.CSS(css), template.JS(js)}, nil
}

// digest names a style sheet or script as a policy does.
func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
