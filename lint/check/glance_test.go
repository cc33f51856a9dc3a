package check

import (
	"strings"
	"testing"
)

// A glance may miss that a word is absent, but never that it is there: every piece of a
// text is found in it.
func TestGlance(t *testing.T) {
	const text = "2023年，全镇走访3,286户；Ａ级占９８%，𠮷林村“三会一课”开展42次。"
	g := glanceAt(text)
	for start := range text {
		for end := range text[start:] {
			if piece := text[start : start+end]; g.lacks(piece) {
				t.Errorf("%q is in the text", piece)
			}
		}
	}
	for _, word := range []string{"较", "上年", "全县", "户数", "3次", "％"} {
		if containsAny(text, []string{"缺编", "节余", "超支", word}) != strings.Contains(text, word) {
			t.Errorf("%q is not told as strings.Contains tells it", word)
		}
	}
	if !g.lacks("较上年") {
		t.Error("a glance tells nothing")
	}
}
