package doc

import (
	"iter"
	"sort"
)

// A Token is a word of a sentence as the segmenter cut it.
type Token struct {
	Text Text
	Tag  string // part of speech in the dictionary's notation: "n", "v", "x" for unknown
}

// Sentences yields the sentences of t, their end marks and the quotation marks and
// brackets that close after them included. A sentence ends at 。！？ or at a line feed.
func (t Text) Sentences() iter.Seq[Text] { return t.split(endsSentence) }

// Clauses yields the clauses of t: what sentences, semicolons and commas separate.
func (t Text) Clauses() iter.Seq[Text] { return t.split(endsClause) }

func endsSentence(r rune) bool { return r == '。' || r == '！' || r == '？' }

func endsClause(r rune) bool {
	return endsSentence(r) || r == '，' || r == '；' || r == '：'
}

// closes reports whether r is a mark that closes after the end of a sentence.
func closes(r rune) bool {
	switch r {
	case '”', '’', '』', '」', '）', '》':
		return true
	}
	return false
}

func (t Text) split(ends func(rune) bool) iter.Seq[Text] {
	return func(yield func(Text) bool) {
		start := 0
		for i := 0; i < len(t.s); {
			r, n := DecodeRune(t.s[i:])
			i += n
			if r != '\n' && !ends(r) {
				continue
			}
			for r != '\n' && i < len(t.s) {
				next, n := DecodeRune(t.s[i:])
				if !ends(next) && !closes(next) {
					break
				}
				i += n
			}
			if s := t.Slice(start, i).Trim(); s.Len() > 0 && !yield(s) {
				return
			}
			start = i
		}
		if s := t.Slice(start, len(t.s)).Trim(); s.Len() > 0 {
			yield(s)
		}
	}
}

// SentenceAt returns the sentence of the document that holds the prose offset.
func (d *Document) SentenceAt(offset int) Text {
	d.cut.Do(d.findSentences)
	i := sort.Search(len(d.sentences), func(i int) bool { return d.sentences[i].End() > offset })
	if i < len(d.sentences) && d.sentences[i].Start() <= offset {
		return d.sentences[i]
	}
	if p := d.ParagraphAt(offset); p != nil {
		return p.Text
	}
	return Text{}
}

// findSentences finds all sentences once: a report of one long line would otherwise be
// read anew for each question about it.
func (d *Document) findSentences() {
	d.sentences = make([]Text, 0, len(d.Text.s)/100+1)
	for _, p := range d.Paragraphs {
		for s := range p.Text.Sentences() {
			d.sentences = append(d.sentences, s)
		}
	}
}
