package input

import (
	"bytes"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// isRTF recognises rich text by how it starts.
func isRTF(data []byte) bool { return bytes.HasPrefix(data, []byte(`{\rtf`)) }

// readRTF reads rich text. Its groups are taken as they come; what is no text of the
// report, such as fonts, styles, pictures and headers, is passed over.
func readRTF(f *File) (*doc.Document, error) {
	r := &rtf{data: f.Data, x: &extract{}, fonts: map[int]int{}, state: rtfState{uc: 1}}
	for r.at < len(r.data) && !r.x.full() && (len(r.groups) > 0 || r.at == 0) {
		switch c := r.data[r.at]; c {
		case '{':
			r.flush()
			r.at, r.fallback = r.at+1, 0
			if r.groups = append(r.groups, r.state); len(r.groups) > maxGroups {
				return nil, fail(Damaged, "RTF文档的内容已损坏，请用Word或WPS打开确认，再重新保存")
			}
			r.state.first, r.state.star, r.state.aside, r.state.opened = true, false, false, noDestination
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
	x        *extract
	hosts    []*extract // the paragraphs that x interrupts, outermost first
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
	prose
	markText  // the mark of an automatic list
	fieldText // what a field is
	fontTable
	ignored
)

// An rtfState is what holds within a group.
type rtfState struct {
	into    destination // of the text; noDestination is prose
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

// close ends a group.
func (r *rtf) close() {
	r.flush()
	r.fallback = 0
	if len(r.groups) == 0 {
		return
	}
	was := r.state
	r.state = r.groups[len(r.groups)-1]
	r.groups = r.groups[:len(r.groups)-1]
	r.state.first = false
	if was.opened == markText {
		r.list()
	}
	if n := len(r.hosts); was.aside && n > 0 {
		r.x.end(r.about())
		r.hosts[n-1].back(r.x)
		r.x, r.hosts = r.hosts[n-1], r.hosts[:n-1]
	}
}

// char takes in a character of the code page that holds.
func (r *rtf) char(c byte) {
	r.state.first = false
	if r.fallback > 0 {
		r.fallback--
		return
	}
	if r.state.into == ignored || r.state.into == fontTable {
		return
	}
	if page := r.codePage(); page != r.coded {
		r.flush()
		r.coded = page
	}
	r.pending = append(r.pending, c)
}

// codePage returns the code page of the font in use, else that of the document.
func (r *rtf) codePage() int {
	switch r.fonts[r.state.font] {
	case 134:
		return 936
	case 136:
		return 950
	case 2:
		return symbolPage
	}
	return r.page
}

// symbolPage stands for fonts whose characters are pictures.
const symbolPage = -1

// flush decodes the characters that wait.
func (r *rtf) flush() {
	if len(r.pending) == 0 {
		return
	}
	s := r.pending
	r.pending = r.pending[:0]
	switch {
	case r.coded == 936, r.coded != 950 && r.coded != 65001 && r.hasChinese() && share(s, 0xB0, 0xD7) == 1:
		r.text(Encoding{Name: GB18030}.decode(s))
	case r.coded == 950:
		r.text(Encoding{Name: Big5}.decode(s))
	case r.coded == 65001:
		r.text(string(s))
	case r.coded == symbolPage && !bytes.ContainsFunc(s, func(c rune) bool { return c < 0x80 }):
	default:
		decoded, _ := charmap.Windows1252.NewDecoder().Bytes(s)
		r.text(string(decoded))
	}
}

// hasChinese reports whether a font of the document is Chinese.
func (r *rtf) hasChinese() bool {
	for _, charset := range r.fonts {
		if charset == 134 {
			return true
		}
	}
	return false
}

// unicode takes in a character by its number, negative ones as they overflow 16 bits.
func (r *rtf) unicode(n int) {
	r.flush()
	c := rune(uint16(n))
	switch {
	case utf16.IsSurrogate(c) && c < 0xDC00:
		r.high = c
		return
	case utf16.IsSurrogate(c):
		c, r.high = utf16.DecodeRune(r.high, c), 0
	}
	r.text(string(c))
}

// text adds text to where the group wants it.
func (r *rtf) text(s string) {
	switch r.state.into {
	case markText:
		if len(r.mark) < 256 {
			r.mark = append(r.mark, s...)
		}
	case fieldText:
		if len(r.field) < 256 {
			r.field = append(r.field, s...)
		}
	case noDestination, prose:
		if !r.state.hidden && !r.state.deleted {
			r.x.add(s, r.state.bold)
		}
	}
}
