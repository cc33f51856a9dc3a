package segment

import "testing"

// FuzzSegment checks that the tokens of any text tile it and do not depend on what the
// segmenter has cut before.
func FuzzSegment(f *testing.F) {
	for _, s := range []string{"", "研究生命的起源", "A股B1c，é𠮷😀", "中\x00国", "\xff\xe4\xb8中", "四个意识PPP"} {
		f.Add(s)
	}
	words := []string{"四个意识", "PPP", "é𠮷", "A股b1"}
	used := New(words)
	f.Fuzz(func(t *testing.T, s string) {
		got := used.Segment(text(s))
		tiles(t, text(s), got)
		if want := New(words).Segment(text(s)); render(got) != render(want) {
			t.Errorf("%q: %s, a fresh segmenter gives %s", s, render(got), render(want))
		}
	})
}
