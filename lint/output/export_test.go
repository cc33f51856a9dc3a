package output

import "io"

// NewSmallHTML returns a writer of pages that keeps few bytes in memory and writes few in
// full, so that tests need no thousand reports.
func NewSmallHTML(w io.Writer, o Options, memory, full int) Writer {
	h := newHTML(w, o).(*htmlWriter)
	h.details.limit, h.full = memory, full
	return h
}
