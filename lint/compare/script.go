package compare

import (
	"github.com/jiaogao/jiaogao/lint/doc"
)

// A Script is the prose of a document as it is compared. Headings, marks and white space
// are gone from it, a number is one character. It is not changed once made.
type Script struct {
	Doc   *doc.Document
	runes []rune
	at    []int32 // where in the prose each stands, in bytes
	light []bool  // weighs nothing: a set phrase, a quotation, a number, a letter
}

// maxScript is how many characters of a document are compared: what is longer is no report.
const (
	scriptBits = 19
	maxScript  = 1<<scriptBits - 1
)

// NewScript reads the prose of a document.
func NewScript(d *doc.Document, phrases *Phrases) *Script {
	n := min(len(d.Text.String())/len("字"), maxScript)
	s := &Script{Doc: d, runes: make([]rune, 0, n), at: make([]int32, 0, n), light: make([]bool, 0, n)}
	w := writer{Script: s, phrases: phrases, text: d.Text.String()}
	headings := headingsOf(d)
	opening := openingParagraphs
	for _, p := range d.Paragraphs {
		if p.Heading > 0 || p.Text == d.Title {
			continue
		}
		if p.Table != nil && p.Text.Len() < minCell {
			w.wall()
			continue
		}
		start := p.Text.Start()
		for len(headings) > 0 && headings[0].start <= start {
			start = max(start, headings[0].end)
			headings = headings[1:]
			opening = 0
		}
		w.paragraph(start, p.Text.End(), opening > 0)
		opening--
	}
	return s
}

const (
	minCell           = 60            // bytes of a table cell that can hold a passage
	maxHeading        = 20 * len("字") // bytes up to which a first sentence is a heading and no prose
	openingParagraphs = 3             // in which authors introduce themselves
)

// A place is a range of the prose.
type place struct{ start, end int }

// headingsOf returns the marks and headings of the sections, in reading order.
func headingsOf(d *doc.Document) []place {
	var list []place
	d.Body.Walk(func(s *doc.Section) bool {
		if s.Level == 0 || s.Text.Len() == 0 {
			return true
		}
		end := s.Text.Start() + s.Mark.Text.Len()
		if h := s.Heading; !s.Label && h.Len() > 0 && (h.Len() <= maxHeading || !s.RunIn) {
			end = max(end, h.End())
		}
		list = append(list, place{s.Text.Start(), end})
		return true
	})
	return list
}

// A writer fills a script.
type writer struct {
	*Script
	phrases *Phrases
	text    string
}

// wall ends what may be one passage.
func (w *writer) wall() {
	if n := len(w.runes); n == 0 || w.runes[n-1] == wall {
		return
	}
	for range maxGap + 1 {
		w.runes = append(w.runes, wall)
		w.at = append(w.at, w.at[len(w.at)-1])
		w.light = append(w.light, true)
	}
}

// paragraph adds the prose between two offsets, sentence by sentence.
func (w *writer) paragraph(start, end int, opening bool) {
	for start < end && len(w.runes) < maxScript {
		first := len(w.runes)
		next, quoting := w.sentence(start, end)
		formal := w.lighten(first)
		if formal || opening && introduces(w.text[start:next]) || quoting {
			for i := first; i < len(w.light); i++ {
				w.light[i] = true
			}
		}
		start = next
	}
}

// sentence adds the sentence at start. It returns where the next one starts and whether
// this one quotes a regulation.
func (w *writer) sentence(start, end int) (next int, quoting bool) {
	inside, title := 0, -1
	for i, r := range w.text[start:end] {
		switch r {
		case '《', '“', '〈', '『':
			inside++
		case '》', '”', '〉', '』':
			inside = max(0, inside-1)
			if r == '》' {
				title = start + i
			}
		case '。', '！', '？':
			next = start + i + len("。")
			return next, title >= 0 && rules(w.text[title:next])
		default:
			w.add(r, start+i, inside > 0)
		}
	}
	return end, title >= 0 && rules(w.text[title:end])
}

// add adds a character, if it matters.
func (w *writer) add(r rune, at int, light bool) {
	c, ok := letter(r)
	if n := len(w.runes); !ok || c == number && n > 0 && w.runes[n-1] == number {
		return
	}
	w.runes = append(w.runes, c)
	w.at = append(w.at, int32(at))
	w.light = append(w.light, light || c < 0x80)
}

// lighten makes the set phrases from a character on weigh nothing. It reports whether
// there is one that makes the whole sentence a formality.
func (w *writer) lighten(first int) bool {
	formal := false
	for i := first; i < len(w.runes); {
		n, whole := w.phrases.match(w.runes[i:])
		formal = formal || whole
		for k := range n {
			w.light[i+k] = true
		}
		i += max(n, 1)
	}
	return formal
}

// Text returns characters i to j of the script where they stand in the document. It begins
// and ends with whole clauses: with those that the characters have most of.
func (s *Script) Text(i, j int) doc.Text {
	prose := s.Doc.Text.String()
	start, end := int(s.at[i]), int(s.at[j-1])
	end += word(prose[end:])
	from, to := start, end
	if p := s.Doc.ParagraphAt(start); p != nil {
		before, behind := clause(p.Text, start)
		from = nearer(start, before, behind, start-before <= behind-start)
	}
	if p := s.Doc.ParagraphAt(int(s.at[j-1])); p != nil {
		before, behind := clause(p.Text, int(s.at[j-1]))
		to = nearer(end, before, behind, end-before < behind-end-len("。"))
	}
	if from >= to {
		from, to = start, end
	}
	return s.Doc.Text.Slice(from, to)
}

// nearer returns one of two borders, the offset itself where that is far from it.
func nearer(at, before, behind int, first bool) int {
	best := behind
	if first {
		best = before
	}
	if distance(best, at) > maxReach {
		return at
	}
	return best
}
