package input

import (
	"bytes"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// The names of the encodings.
const (
	UTF8    = "UTF-8"
	GB18030 = "GB18030"
	Big5    = "Big5"
	UTF16LE = "UTF-16LE"
	UTF16BE = "UTF-16BE"
)

// An Encoding says how a text file is written, so that a change can be written back the
// same way.
type Encoding struct {
	Name  string // one of the constants of this package
	BOM   bool   // the file starts with a byte order mark
	Lossy bool   // some bytes could not be decoded; the file cannot be written back
}

// Encode encodes a text of the file. Of a decoded text it returns the bytes of the file
// again, unless the file spells a character in an unusual way; who writes files compares
// first. The error is an *[Error] that names what cannot be written.
func (e Encoding) Encode(text string) ([]byte, error) {
	if e.Lossy {
		return nil, fail(BadEncoding, "文件里有无法识别的字节，不能写回，请先另存为UTF-8编码")
	}
	codec := e.codec()
	if codec == nil {
		return []byte(text), nil
	}
	data, err := codec.NewEncoder().Bytes([]byte(text))
	if err != nil {
		return nil, fail(BadEncoding, "文字中有%s编码写不出的字符，请先把文件另存为UTF-8编码", e.Name)
	}
	return append(e.mark(), data...), nil
}

// decode decodes a file that is not in UTF-8.
func (e Encoding) decode(data []byte) string {
	text, err := e.codec().NewDecoder().Bytes(bytes.TrimPrefix(data, e.mark()))
	if err != nil {
		return strings.ToValidUTF8(string(data), "\ufffd") // decoders replace what they cannot read and do not fail
	}
	return string(text)
}

// mark returns the byte order mark of a file that has one which is no part of its text.
func (e Encoding) mark() []byte {
	switch {
	case e.BOM && e.Name == UTF16LE:
		return []byte("\xff\xfe")
	case e.BOM && e.Name == UTF16BE:
		return []byte("\xfe\xff")
	}
	return nil
}

// codec returns the decoder and encoder, nil for UTF-8.
func (e Encoding) codec() encoding.Encoding {
	switch e.Name {
	case GB18030:
		return simplifiedchinese.GB18030
	case Big5:
		return traditionalchinese.Big5
	case UTF16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case UTF16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}
