package check

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// BenchmarkWordIndex measures the search of a report of 9 KB for 3,000 words.
func BenchmarkWordIndex(b *testing.B) {
	var lines []string
	for i := range rune(3000) {
		lines = append(lines, string([]rune{'一' + i*7%5000, '丁' + i*13%7000})+"\t对")
	}
	x, text := newWordIndex(&Wording{Words: newWords(lines)}), strings.Repeat("一年来，各股室按照时间表推进国库改革，走访群众。", 130)
	b.Run("search", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		var found []wordID
		for b.Loop() {
			for i, a := range text {
				b, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(a):])
				found = x.at(text[i:], a, b, found[:0])
			}
		}
	})
}
