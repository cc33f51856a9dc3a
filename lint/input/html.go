package input

import (
	"bytes"
	"io"
	"strings"

	"golang.org/x/net/html"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// isHTML recognises web pages by how they start, whatever stands before it that is none of
// the page: a byte order mark, white space, a declaration of XML, comments.
func isHTML(data []byte) bool {
	head := bytes.ReplaceAll(data[:min(len(data), 4<<10)], []byte{0}, nil) // of UTF-16
	for _, mark := range []string{"\xff\xfe", "\xfe\xff", "\ufeff"} {
		head = bytes.TrimPrefix(head, []byte(mark))
	}
	s := strings.TrimLeft(string(head), " \t\r\n")
	for {
		end := ""
		switch {
		case strings.HasPrefix(s, "<!--"):
			end = "-->"
		case strings.HasPrefix(s, "<?xml"):
			end = "?>"
		default:
			return hasFold(s, "<!doctype html") || hasFold(s, "<html")
		}
		_, after, ok := strings.Cut(s, end)
		if !ok {
			return false
		}
		s = strings.TrimLeft(after, " \t\r\n")
	}
}

// likeHTML reports whether a text is a piece of a web page.
func likeHTML(text string) bool {
	s := strings.TrimLeft(text, "\ufeff \t\r\n")
	for _, tag := range []string{"<head", "<body", "<meta", "<div", "<p>", "<p ", "<h1", "<h2", "<table", "<article", "<section"} {
		if hasFold(s, tag) {
			return strings.Contains(s, "</")
		}
	}
	return false
}

// readHTML reads a web page. Tags are taken as they come and no tree is built of them, so
// that no page can make it slow or large.
func readHTML(f *File) (*doc.Document, error) {
	text, err := htmlText(f)
	if err != nil {
		return nil, err
	}
	h := &page{x: &draft{}, z: html.NewTokenizer(strings.NewReader(text))}
	h.z.SetMaxBuf(maxNode)
	for !h.x.full() {
		switch h.z.Next() {
		case html.ErrorToken:
			if h.z.Err() != io.EOF {
				return nil, fail(TooLarge, "网页里有过大的内容，不像是一篇报告，请另存为纯文本（.txt）后再检查")
			}
			h.block()
			return h.x.document(f.Name)
		case html.TextToken:
			h.text(string(h.z.Text()))
		case html.StartTagToken:
			h.start(h.z.Token(), false)
		case html.SelfClosingTagToken:
			h.start(h.z.Token(), true)
		case html.EndTagToken:
			name, _ := h.z.TagName()
			h.end(string(name))
		}
	}
	return h.x.document(f.Name)
}

// htmlText decodes a page. What it says of its encoding counts unless it is UTF-8: a page
// that claims to be GBK may have been saved again.
func htmlText(f *File) (string, error) {
	text, err := f.Text()
	if err == nil && (f.decoded.Encoding.BOM || f.decoded.Encoding.Name == UTF8 && !f.decoded.Encoding.Lossy) {
		return text, nil
	}
	e := Encoding{Name: declared(f.Data)}
	if e.Name == "" || err == nil && e.Name == f.decoded.Encoding.Name {
		return text, err
	}
	return e.decode(f.Data), nil
}

// declared returns the encoding that a page says it is written in, if it is one of those
// that Chinese pages are written in besides UTF-8.
func declared(data []byte) string {
	head := strings.ToLower(string(data[:min(len(data), 2<<10)]))
	_, name, _ := strings.Cut(head, "charset=")
	name = strings.TrimLeft(name, "\"' ")
	switch {
	case hasAny(name, "gb2312", "gbk", "gb18030"):
		return GB18030
	case strings.HasPrefix(name, "big5"):
		return Big5
	}
	return ""
}
