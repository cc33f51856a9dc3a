package doc_test

import (
	"testing"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

func TestDecodeRune(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		s := string(r)
		for _, s := range []string{s, s + "a", s + "中"} {
			want, size := utf8.DecodeRuneInString(s)
			if got, n := doc.DecodeRune(s); got != want || n != size {
				t.Fatalf("%q: got %q of %d bytes, want %q of %d", s, got, n, want, size)
			}
		}
	}
	if r, n := doc.DecodeRune(""); r != utf8.RuneError || n != 0 {
		t.Errorf("nothing is %q of %d bytes", r, n)
	}
}
