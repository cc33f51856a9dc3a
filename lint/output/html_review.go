package output

import (
	"io"

	"github.com/jiaogao/jiaogao/lint"
)

// A Review is one checked report as a page shows it: its paragraphs with the findings marked
// in them, the notes beside them, the problems with their measures.
type Review struct{ htmlReport }

// The parts of a [Review] that a page may wrap to add to them.
type (
	ReviewBlock = htmlBlock // a paragraph or a table, with the notes beside it
	ReviewNote  = htmlNote  // what is said of the finding of its number N, counted from 1

	ReviewParagraph = htmlParagraph // or what stands for some that are left out
	ReviewPiece     = htmlPiece     // a stretch of a paragraph that carries the same marks
)

// reviewFull is how many bytes of text a page can show in full; of longer reports only the
// paragraphs that a finding or a problem stands in.
const reviewFull = 2 << 20

// NewReview returns the review of a report that was checked. The rule finds a rule by its name,
// as that of [Options] does.
func NewReview(r *lint.Record, rule func(reportType, id string) *lint.Rule) *Review {
	h := newHTML(io.Discard, Options{Rule: rule}).(*htmlWriter)
	h.full = reviewFull
	return &Review{*h.report(r, h.sum.add(r, h.o.Rule))}
}

// ReviewStyle returns the style sheet of the html format: pages that show reviews look like the
// reports of that format.
func ReviewStyle() ([]byte, error) { return htmlFiles.ReadFile("html/page.css") }
