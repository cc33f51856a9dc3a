package outline

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// TestFind: the quick functions say what those of the library say.
func TestFind(t *testing.T) {
	const marks = "。；：，、（《“:;"
	characters := rapid.RuneFrom([]rune("字述一a。；：，、（《“:;·…ｱ𠮷 "))
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(characters, 0, 40, -1).Draw(t, "s")
		n := rapid.IntRange(0, 45).Draw(t, "n")
		if got, want := index(s, marks), strings.IndexAny(s, marks); got != want {
			t.Errorf("index(%q) = %d, want %d", s, got, want)
		}
		if got, want := longer(s, n), utf8.RuneCountInString(s) > n; got != want {
			t.Errorf("longer(%q, %d) = %t", s, n, got)
		}
	})
}
