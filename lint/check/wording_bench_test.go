package check

import (
	"strings"
	"testing"
)

// BenchmarkWordIndex measures what an index of 3,000 words costs when a document is first
// checked, and the search of a report of 9 KB.
func BenchmarkWordIndex(b *testing.B) {
	var table strings.Builder
	for i := range rune(3000) {
		table.WriteString(string([]rune{'一' + i*7%5000, '丁' + i*13%7000}) + "\t对\n")
	}
	words := Words(table.String())
	b.Run("build", func(b *testing.B) {
		for b.Loop() {
			newWordIndex(string(words), "")
		}
	})
	x, text := newWordIndex(string(words), ""), strings.Repeat("一年来，各股室按照时间表推进国库改革，走访群众。", 130)
	b.Run("search", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		var found []uint16
		for b.Loop() {
			for i := range text {
				found = x.at(text, i, found[:0])
			}
		}
	})
}
