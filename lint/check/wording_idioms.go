package check

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// Idioms is a list of phrases of four characters or more. They are found by their first two
// characters and by their last two: one wrong character leaves either intact.
type Idioms lineTable

// UnmarshalTOML decodes a list of texts. The interface wants any.
func (l *Idioms) UnmarshalTOML(value any) error {
	list, ok := value.([]any)
	if !ok || len(list) == 0 {
		return errors.New("应为词的列表")
	}
	var idioms []string
	for _, item := range list {
		idiom, ok := item.(string)
		switch {
		case !ok || idiom == "" || strings.ContainsRune(idiom, '\n'):
			return errors.New("其中的词应为不空的文字")
		case slices.Contains(idioms, idiom):
			return fmt.Errorf("“%s”重复", idiom)
		}
		idioms = append(idioms, idiom)
	}
	*l = NewIdioms(idioms...)
	return nil
}

// NewIdioms returns the list of the phrases.
func NewIdioms(idioms ...string) Idioms {
	return Idioms(newLineTable(idioms, func(idiom string) []string {
		return []string{idiomPart(idiom, 0), idiomPart(idiom, 1)}
	}))
}

// all returns the phrases.
func (l Idioms) all() []string {
	return strings.FieldsFunc(lineTable(l).open().text, func(r rune) bool { return r == '\n' })
}

// idiomPart returns the first two characters of a phrase, or the last two.
func idiomPart(idiom string, which int) string {
	if which == 0 {
		return idiom[:min(6, len(idiom))]
	}
	return idiom[max(0, len(idiom)-6):]
}

// near looks for a phrase of the table that is written with one wrong character around the two
// characters of s at offset i, whose hash is given, and not before offset from. It returns
// where it starts and where in it the slip is.
func near(alike *likeness, t *openTable, s string, i, from int, hash uint32) (start, slip int, idiom string) {
	if i+6 > len(s) {
		return 0, 0, ""
	}
	for k, to := t.bucket(hash); k < to; k++ {
		at, which, ok := t.entry(k, hash)
		if !ok {
			continue
		}
		idiom, _, _ := strings.Cut(t.text[at:], "\n")
		anchor := idiomPart(idiom, which)
		if s[i:i+6] != anchor {
			continue
		}
		start := i
		if which == 1 {
			start += len(anchor) - len(idiom)
		}
		if start < from || start+len(idiom) > len(s) {
			continue
		}
		if slip := onlySlip(alike, s[start:start+len(idiom)], idiom); slip >= 0 {
			return start, slip, idiom
		}
	}
	return 0, 0, ""
}

// onlySlip returns the offset of the one character of wrong that is another than in right
// and sounds or looks like it, -1 if they differ in another way.
func onlySlip(alike *likeness, wrong, right string) int {
	slip := -1
	for i := 0; i+3 <= len(right); i += 3 {
		if wrong[i:i+3] == right[i:i+3] {
			continue
		}
		if slip >= 0 {
			return -1
		}
		slip = i
	}
	if slip < 0 {
		return -1
	}
	a, _ := utf8.DecodeRuneInString(right[slip:])
	b, n := utf8.DecodeRuneInString(wrong[slip:])
	if n != 3 || !alike.alike(a, b) {
		return -1
	}
	return slip
}

// misspelled flags an idiom that is written with one wrong character at offset i, or ends
// there; hash is that of the two characters at i. It returns the length that is done with.
func (c *Wording) misspelled(p *lint.Pass, text doc.Text, i, from int, hash uint32) int {
	if !c.index.idioms.likely(hash) {
		return 0
	}
	start, slip, idiom := near(likenessOf(p), &c.index.idioms, text.String(), i, from, hash)
	if idiom == "" {
		return 0
	}
	t := text.Slice(start, start+len(idiom))
	sentence := p.Doc.SentenceAt(start)
	if !sentence.Contains(t) || anyAround(sentence, t, c.Except) || mentioned(sentence, t) ||
		isSettled(p, t.String(), slip) || !standsAlone(p, sentence, t, []string{idiom}) {
		if p.Tracing() {
			c.traceIdiom(p, sentence, t, idiom, slip)
		}
		return 0
	}
	e := entry{Word: Word{Right: idiom}}
	e.flag(p, t, []string{idiom})
	return t.End() - i
}

// isSettled reports whether what looks like a slip at offset i of phrase is a word itself:
// all of the phrase, or the characters before or after it together with it (意见一直 is no
// 意见一致).
func isSettled(p *lint.Pass, phrase string, i int) bool {
	known := func(from, to int) bool {
		return from >= 0 && to <= len(phrase) && p.Segmenter().Frequency(phrase[from:to]) >= settled
	}
	return known(0, len(phrase)) || known(i-3, i+3) || known(i, i+6)
}

// verify returns the phrases that are too short or not of Han characters throughout.
func (l Idioms) verify() (bad []string) {
	for _, idiom := range l.all() {
		if utf8.RuneCountInString(idiom) < 4 || strings.ContainsFunc(idiom, func(r rune) bool { return !isHan(r) || utf8.RuneLen(r) != 3 }) {
			bad = append(bad, idiom)
		}
	}
	return bad
}
