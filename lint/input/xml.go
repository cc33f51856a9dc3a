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
	if !isUTF8(part) {
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

// isUTF8 reports whether a part is in UTF-8 by what it starts with.
func isUTF8(part []byte) bool {
	head, _, _ := bytes.Cut(part[:min(len(part), 128)], []byte(">"))
	head = bytes.ToLower(head)
	return bytes.HasPrefix(head, []byte("<")) && (!bytes.Contains(head, []byte("encoding")) || bytes.Contains(head, []byte("utf-8")))
}

// collapsed returns s with each run of white space as one space, as markup reads it.
func collapsed(s string) string {
	if !strings.ContainsAny(s, "\t\r\n") && !strings.Contains(s, "  ") {
		return s
	}
	words := strings.Join(strings.FieldsFunc(s, white), " ")
	if words == "" {
		return " "
	}
	return spaceAt(s[0]) + words + spaceAt(s[len(s)-1])
}

// white reports whether markup takes a character for white space.
func white(r rune) bool { return r == ' ' || r == '\t' || r == '\r' || r == '\n' }

func spaceAt(c byte) string {
	if white(rune(c)) {
		return " "
	}
	return ""
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
