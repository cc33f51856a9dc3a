package input

import (
	"bytes"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// isRTF recognises rich text by how it starts.
func isRTF(data []byte) bool { return bytes.HasPrefix(data, []byte(`{\rtf`)) }

// readRTF reads rich text. Its groups are taken as they come; what is no text of the
// report, such as fonts, styles, pictures and headers, is passed over.
func readRTF(f *File) (*doc.Document, error) {
	r := &rtf{data: f.Data, x: &draft{}, fonts: map[int]int{}, state: rtfState{uc: 1}}
	for r.at < len(r.data) && !r.x.full() && (len(r.groups) > 0 || r.at == 0) {
		switch c := r.data[r.at]; c {
		case '{':
			if r.open(); len(r.groups) > maxGroups {
				return nil, fail(Damaged, "RTF文档的内容已损坏，请用Word或WPS打开确认，再重新保存")
			}
		case '}':
			r.at++
			r.close()
		case '\\':
			r.control()
		case '\r', '\n', 0:
			r.at++
		default:
			r.at++
			r.char(c)
		}
	}
	for len(r.groups) > 0 {
		r.close()
	}
	r.x.end(r.about())
	return r.x.document(f.Name)
}

// maxGroups is how deep groups may be nested; those of real files are some tens deep.
const maxGroups = 1000

// An rtf is one file being read.
type rtf struct {
	data     []byte
	at       int
	x        *draft
	hosts    []*draft   // the paragraphs that x interrupts, outermost first
	groups   []rtfState // that are open, outermost first
	state    rtfState   // within the innermost group
	fonts    map[int]int
	font     int    // that is being described
	page     int    // code page of the document
	pending  []byte // characters of one code page
	coded    int    // that code page
	high     rune   // the first half of a character written as two
	fallback int    // characters to pass over that stand for one which was read
	mark     []byte // of an automatic list
	field    []byte // what the field is that is being read
	grid     rtfGrid
}

// A destination is what the text of a group is for.
type destination uint8

const (
	noDestination destination = iota
	bodyText
	markText  // the mark of an automatic list
	fieldText // what a field is
	fontTable
	ignored
)

// An rtfState is what holds within a group.
type rtfState struct {
	into    destination // of the text; noDestination is bodyText
	opened  destination // what the group itself opened
	first   bool        // nothing of the group was read yet
	star    bool        // readers that do not know the group pass over it
	aside   bool        // the group interrupts a paragraph
	bold    bool
	hidden  bool
	deleted bool
	uc      int // characters that stand behind one in Unicode for readers that know none
	font    int
	cell    bool // the paragraph stands in a table
	heading int
	bullet  int
}
