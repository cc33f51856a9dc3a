package input

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// xmlDecoder returns a decoder of a part of a document, in whatever encoding. The error is
// an *[Error].
func xmlDecoder(part []byte) (*xml.Decoder, error) {
	head := part[:min(len(part), 128)]
	if i := bytes.IndexByte(head, '>'); i >= 0 {
		head = bytes.ToLower(head[:i])
	}
	if !bytes.HasPrefix(head, []byte("<")) || bytes.Contains(head, []byte("encoding")) && !bytes.Contains(head, []byte("utf-8")) {
		decoded, err := Decode(part)
		if len(part) > 0 && err != nil {
			return nil, err
		}
		if decoded != nil {
			part = []byte(strings.TrimPrefix(decoded.Text, "\ufeff"))
		}
	}
	d := xml.NewDecoder(&nodeLimit{data: part})
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	return d, nil
}

// collapsed returns s with each run of white space as one space, as markup reads it.
func collapsed(s string) string {
	if !strings.ContainsAny(s, "\t\r\n") && !strings.Contains(s, "  ") {
		return s
	}
	var b strings.Builder
	space := false
	for i := range len(s) {
		switch s[i] {
		case ' ', '\t', '\r', '\n':
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
		}
		space = false
		b.WriteByte(s[i])
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}

// A nodeLimit reads XML and fails at a text or tag of more than maxNode bytes, which the
// decoder would hold in memory as a whole.
type nodeLimit struct {
	data []byte
	node int // bytes since the last <
}

var _ io.Reader = (*nodeLimit)(nil)

func (r *nodeLimit) Read(p []byte) (int, error) {
	if len(r.data) == 0 {
		return 0, io.EOF
	}
	n := copy(p, r.data)
	if i := bytes.LastIndexByte(r.data[:n], '<'); i >= 0 {
		r.node = n - i
	} else {
		r.node += n
	}
	r.data = r.data[n:]
	if r.node > maxNode {
		return 0, errors.New("a node is too large")
	}
	return n, nil
}
