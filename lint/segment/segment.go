// Package segment cuts sentences into words with gse, exactly as gse does with its whole
// Chinese dictionary, but without loading it.
//
// Gse takes the shortest path over the dictionary words that occur in a text. So the
// package looks them up in a compact copy of the dictionary that lies in the program
// file, gives gse just these, and lets it cut. A run that asks for no token pays nothing.
package segment

import (
	"slices"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// segmenter implements lint.Segmenter. Gse stands behind a function value: were its type
// found in a struct that reaches an interface, the linker would keep all its methods, and
// with them 32 MB of dictionaries.
type segmenter struct {
	cut   func(sentence string) []cut
	cache *cache
}

// New returns a segmenter that knows the words beside its dictionary. A word that the
// dictionary has keeps the frequency and the tag it has there. Any other has frequency
// 1000 and tag "nz": it is never cut in two, yet gives way where a word that overlaps it
// makes the path shorter. Words of a single character change nothing and are left out.
//
// The tokens of a sentence depend on the sentence and the words alone. New does no work
// before the first sentence. The segmenter may be used by many goroutines.
func New(words []string) lint.Segmenter {
	words = slices.Clone(words)
	return Lazy(func() []string { return words })
}

// Lazy is [New] for words that take time to gather: they are asked for, once, before the
// first sentence is cut.
func Lazy(words func() []string) lint.Segmenter {
	c := newCutters(&terms{gather: words})
	return &segmenter{cut: c.cut, cache: newCache()}
}

// Segment returns the tokens of a sentence; they tile it. Their tags are gse's parts of
// speech, "x" for what the dictionary lacks. The tokens are those of gse with its whole
// dictionary as long as the sentence has no more than 2000 characters; a longer one is
// cut in pieces, behind punctuation or white space if it has any.
func (s *segmenter) Segment(sentence doc.Text) []doc.Token {
	cuts, ok := s.cache.get(sentence.String())
	if !ok {
		cuts = s.cut(sentence.String())
		s.cache.put(sentence.String(), cuts)
	}
	tokens := make([]doc.Token, len(cuts))
	start := 0
	for i, c := range cuts {
		tokens[i] = doc.Token{Text: sentence.Slice(start, c.end), Tag: c.tag}
		start = c.end
	}
	return tokens
}

// Frequency returns the frequency of the word in gse's dictionary, 0 if it is not there.
// Every single character has 2. The words given to New do not count.
func (s *segmenter) Frequency(word string) int {
	var u units
	u.set(word)
	if len(u.codes) == 0 {
		return 0
	}
	for _, m := range lookup(u.codes, u.rare, nil) {
		if m.size == len(u.codes) {
			return m.value.frequency()
		}
	}
	return 0
}
