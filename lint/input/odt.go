package input

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

const odtType = "application/vnd.oasis.opendocument.text"

// isODT recognises OpenDocument texts, packed or as one XML file.
func isODT(data []byte) bool {
	head := data[:min(len(data), 8<<10)]
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return bytes.Contains(head[:min(len(head), 256)], []byte(odtType)) ||
			bytes.Contains(data, []byte("content.xml")) && bytes.Contains(data, []byte("META-INF/manifest.xml"))
	}
	return bytes.Contains(head, []byte("<office:document ")) && bytes.Contains(head, []byte(odtType))
}

// readODT reads an OpenDocument text.
func readODT(f *File) (*doc.Document, error) {
	parts := [][]byte{f.Data}
	if bytes.HasPrefix(f.Data, []byte("PK")) {
		var err error
		if parts, err = odtParts(f.Data); err != nil {
			return nil, err
		}
	}
	o := newODT()
	for _, part := range parts {
		if err := o.read(part); err != nil {
			return nil, err
		}
	}
	return o.x.document(f.Name)
}

// odtParts returns the styles and the content of a packed file.
func odtParts(data []byte) ([][]byte, error) {
	a, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	kind, err := a.entry("mimetype")
	if err != nil {
		return nil, err
	}
	if k := strings.TrimSpace(string(kind)); k != "" && !strings.HasPrefix(k, odtType) {
		return nil, fail(Unsupported, "这是OpenDocument的表格、演示文稿或图形，不是文档，请把文字另存为.odt或纯文本（.txt）后再检查")
	}
	manifest, err := a.entry("META-INF/manifest.xml")
	if err != nil {
		return nil, err
	}
	if bytes.Contains(manifest, []byte("encryption-data")) {
		return nil, fail(Encrypted, "这是设了打开密码的ODT文档，请取消密码并重新保存后再检查")
	}
	styles, err := a.entry("styles.xml")
	if err != nil {
		return nil, err
	}
	content, err := a.entry("content.xml")
	if err == nil && content == nil {
		err = fail(Damaged, "ODT文档缺少正文（content.xml），请用WPS或LibreOffice打开确认，再重新保存")
	}
	return [][]byte{styles, content}, err
}

// An odt is one file being read.
type odt struct {
	odtStyles
	x        *draft
	hosts    []*draft   // the paragraphs that x interrupts, outermost first
	stack    []odtState // of the elements that are open
	headings odtCounters
	open     []*odtList // the lists
	byID     map[string]*odtCounters
	last     map[string]*odtCounters // by style of list
	tables   []*odtTable             // that are open
	names    map[xml.Name]string
}

// An odtState is what an element says of the text within it.
type odtState struct {
	skip    bool // it is none of the report's
	prose   bool // it stands in a paragraph
	bold    bool
	heading int  // the level of the heading it stands in, 0 for other paragraphs
	aside   bool // the element is a paragraph that interrupts another one
}

func newODT() *odt {
	return &odt{
		odtStyles: odtStyles{styles: map[string]odtStyle{}, lists: map[string]*odtListStyle{}},
		x:         &draft{}, byID: map[string]*odtCounters{}, last: map[string]*odtCounters{}, names: map[xml.Name]string{},
	}
}

// maxDepth is how deep elements may be nested; those of real files are half a score deep.
const maxDepth = 256

// read reads one part. The error is an *[Error].
func (o *odt) read(part []byte) error {
	d, err := xmlDecoder(part)
	if err != nil {
		return err
	}
	o.stack = o.stack[:0]
	for !o.x.full() {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil || len(o.stack) > maxDepth {
			return fail(Damaged, "ODT文档的内容已损坏，请用WPS或LibreOffice打开确认，再重新保存")
		}
		switch t := token.(type) {
		case xml.StartElement:
			o.start(&t)
		case xml.EndElement:
			o.end(o.name(t.Name))
		case xml.CharData:
			if s := o.state(); s.prose && !s.skip {
				o.x.add(collapsed(string(t)), s.bold)
			}
		}
	}
	return nil
}

func (o *odt) state() odtState {
	if len(o.stack) == 0 {
		return odtState{}
	}
	return o.stack[len(o.stack)-1]
}

// name returns the name of an element or attribute with the last word of its namespace:
// text:p, whatever the file calls the namespace.
func (o *odt) name(n xml.Name) string {
	if s, ok := o.names[n]; ok {
		return s
	}
	s := shortSpace(n.Space) + ":" + n.Local
	if len(o.names) < 1000 {
		o.names[n] = s
	}
	return s
}

// shortSpace returns the last word of a namespace, without its version.
func shortSpace(s string) string {
	_, s, _ = strings.Cut(s, "xmlns:")
	s, _, _ = strings.Cut(s, ":")
	return s
}

// attr returns the value of an attribute, empty if it is not there.
func (o *odt) attr(t *xml.StartElement, name string) string {
	for i := range t.Attr {
		if o.name(t.Attr[i].Name) == name {
			return t.Attr[i].Value
		}
	}
	return ""
}
