package output

import (
	"testing"

	"pgregory.net/rapid"
)

// TestStringAsEncoded: strings are written as [encode] writes them, whatever they hold.
func TestStringAsEncoded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.OneOf(
			rapid.String(),
			rapid.StringOf(rapid.RuneFrom([]rune("字“”。\"\\<>&/\x00\b\t\n\f\r\x1b\x7f\u0080\u009f\u00a0"))),
			rapid.SampledFrom([]string{"\xff", "\xe4\xb8", "\xed\xa0\x80", "\xe4\xb8x", "\ufffd", "\u2028", "\u2029", "\u061c", "\u202e", "\u2069", "\ufeff", "𠮷"}),
		)).Draw(t, "parts")
		s := ""
		for _, p := range parts {
			s += p
		}
		want, err := encode(s)
		if err != nil {
			t.Fatal(err)
		}
		var got jsonText
		if got.quote(s); string(got) != string(want) {
			t.Fatalf("%q is written as %s, want %s", s, got, want)
		}
	})
}
