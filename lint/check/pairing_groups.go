package check

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// Groups is a table of groups of words, each under a name. It is kept as text, a line a
// group, its name and its words separated by tabs: so it lies in the program as it is,
// and a start pays nothing for it.
type Groups string

// UnmarshalTOML decodes a table whose values are lists of words. The interface wants any.
func (g *Groups) UnmarshalTOML(value any) error {
	table, ok := value.(map[string]any)
	if !ok {
		return errors.New("应为“名称 = [词, 词]”的表")
	}
	var lines strings.Builder
	for _, name := range slices.Sorted(maps.Keys(table)) {
		list, ok := table[name].([]any)
		if !ok || len(list) == 0 {
			return fmt.Errorf("“%s”应为词的列表", name)
		}
		lines.WriteString(name)
		for _, word := range list {
			w, ok := word.(string)
			if !ok || w == "" || strings.ContainsAny(w, "\t\n") {
				return fmt.Errorf("“%s”中的词应为不空的文字", name)
			}
			lines.WriteString("\t" + w)
		}
		lines.WriteByte('\n')
	}
	*g = Groups(lines.String())
	return nil
}

// All yields the words with the names of their groups.
func (g Groups) All() iter.Seq2[string, string] {
	return func(yield func(name, word string) bool) {
		for line := range strings.Lines(string(g)) {
			name, words, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
			for word := range strings.SplitSeq(words, "\t") {
				if !yield(name, word) {
					return
				}
			}
		}
	}
}

// A phraseIndex finds which of some thousand phrases stand at a place. It hashes their
// first two characters, so that it is built in microseconds.
type phraseIndex struct {
	heads   [1 << 12]uint16 // by hash: 1 + the number of the first phrase
	phrases []hashedPhrase
	solo    bool // some phrase is a single character
}

type hashedPhrase struct {
	text   string
	id     uint16 // what the phrase stands for
	next   uint16 // 1 + the number of the next phrase of the same hash
	shared uint16 // how many phrases have the same text, this one included
}

// maxPhrases is how many phrases an index holds; what is beyond is left out.
const maxPhrases = 1<<16 - 2

func (x *phraseIndex) add(text string, id uint16) {
	if len(x.phrases) >= maxPhrases {
		return
	}
	a, n := utf8.DecodeRuneInString(text)
	b := rune(0)
	if x.solo = x.solo || n == len(text); n < len(text) {
		b, _ = utf8.DecodeRuneInString(text[n:])
	}
	h := hashRunes(a, b)
	x.phrases = append(x.phrases, hashedPhrase{text, id, x.heads[h], 1})
	x.heads[h] = uint16(len(x.phrases))
}

// count fills in how many phrases share their text.
func (x *phraseIndex) count() {
	for i := range x.phrases {
		p := &x.phrases[i]
		for id := p.next; id > 0; id = x.phrases[id-1].next {
			if q := &x.phrases[id-1]; q.text == p.text {
				p.shared++
				q.shared++
			}
		}
	}
}

func hashRunes(a, b rune) uint32 { return (uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA77) >> 20 }

// at yields the phrases that s starts with.
func (x *phraseIndex) at(s string) iter.Seq[hashedPhrase] {
	return func(yield func(hashedPhrase) bool) {
		a, n := utf8.DecodeRuneInString(s)
		b, _ := utf8.DecodeRuneInString(s[n:])
		for _, h := range [2]uint32{hashRunes(a, b), hashRunes(a, 0)} {
			for id := x.heads[h]; id > 0; id = x.phrases[id-1].next {
				if p := x.phrases[id-1]; strings.HasPrefix(s, p.text) && !yield(p) {
					return
				}
			}
			if !x.solo {
				return
			}
		}
	}
}
