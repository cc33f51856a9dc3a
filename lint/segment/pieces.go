package segment

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// pieceRunes caps what gse is given at once. No sentence of a report comes near it.
const pieceRunes = 2000

// pieces yields s in pieces of at most pieceRunes characters, cut behind a punctuation
// mark or white space where there is one.
func pieces(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for len(s) > 0 {
			n := pieceLen(s)
			if !yield(s[:n]) {
				return
			}
			s = s[n:]
		}
	}
}

func pieceLen(s string) int {
	if len(s) <= pieceRunes {
		return len(s)
	}
	count, stop := 0, 0
	for i, r := range s {
		if count == pieceRunes {
			if stop > 0 {
				return stop
			}
			return i
		}
		count++
		if unicode.IsPunct(r) || unicode.IsSpace(r) {
			stop = i + utf8.RuneLen(r)
		}
	}
	return len(s)
}
