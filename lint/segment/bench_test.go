package segment

import "testing"

func BenchmarkNew(b *testing.B) {
	words := make([]string, 500)
	for i := range words {
		words[i] = string([]rune{'述', rune(0x4E00 + i), '廉'})
	}
	b.ReportAllocs()
	for b.Loop() {
		New(words)
	}
}

// The first sentence of a run, 500 words of the user's included.
func BenchmarkFirstSentence(b *testing.B) {
	words := make([]string, 500)
	for i := range words {
		words[i] = string([]rune{'述', rune(0x4E00 + i), '廉'})
	}
	s := sentences(sample)[0]
	b.SetBytes(int64(s.Len()))
	b.ReportAllocs()
	for b.Loop() {
		New(words).Segment(s)
	}
}

// A text whose words are all new.
func BenchmarkFirstText(b *testing.B) {
	list := sentences(sample)
	b.SetBytes(int64(len(sample)))
	b.ReportAllocs()
	for b.Loop() {
		c := newCutter(&terms{})
		for _, s := range list {
			c.cut(s.String())
		}
	}
}

// A text whose words are all known, as most are in a run over many reports.
func BenchmarkLaterText(b *testing.B) {
	list := sentences(sample)
	c := newCutter(&terms{})
	b.SetBytes(int64(len(sample)))
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range list {
			c.cut(s.String())
		}
	}
}

func BenchmarkCachedText(b *testing.B) {
	list := sentences(sample)
	seg := New(nil)
	b.SetBytes(int64(len(sample)))
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range list {
			seg.Segment(s)
		}
	}
}

// The dictionary alone: the words at every place of a text.
func BenchmarkLookup(b *testing.B) {
	var u units
	u.set(sample)
	var found []match
	b.SetBytes(int64(len(sample)))
	b.ReportAllocs()
	for b.Loop() {
		for i := range u.codes {
			found = lookup(u.codes[i:], u.rare, found[:0])
		}
	}
}
