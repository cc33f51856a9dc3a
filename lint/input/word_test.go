package input_test

import (
	"bytes"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/jiaogao/jiaogao/lint/input"
)

func wordFile(tb testing.TB, name string) []byte {
	tb.Helper()
	data, err := os.ReadFile(saved + "/" + name)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// utf16Bytes returns a text as Word stores it.
func utf16Bytes(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

// renamed returns a compound file in which a stream has another name of at most the same
// length.
func renamed(tb testing.TB, data []byte, from, to string) []byte {
	tb.Helper()
	at := bytes.Index(data, utf16Bytes(from+"\x00"))
	if at < 0 {
		tb.Fatalf("no stream %s", from)
	}
	data = slices.Clone(data)
	copy(data[at:], make([]byte, 2*len(from)))
	copy(data[at:], utf16Bytes(to))
	data[at+64] = byte(2 * (len(to) + 1))
	return data
}

func TestWordErrors(t *testing.T) {
	data := wordFile(t, "样例.doc")
	head := bytes.Index(data, []byte("\xec\xa5"))
	patched := func(at int, b ...byte) []byte {
		copied := slices.Clone(data)
		copy(copied[head+at:], b)
		return copied
	}
	for name, c := range map[string]struct {
		data        []byte
		cause, says string
	}{
		"password":         {patched(10, 0, 1), input.Encrypted, "密码"},
		"Word 95":          {patched(2, 0x65, 0), input.Unsupported, "Word 95"},
		"no header":        {patched(0, 0, 0), input.Damaged, "损坏"},
		"no text":          {patched(0x1A2, 0, 0, 0, 0, 0, 0, 0, 0), input.Damaged, "损坏"},
		"encrypted":        {renamed(t, renamed(t, data, "\x05SummaryInformation", "EncryptedPackage"), "WordDocument", "x"), input.Encrypted, "密码"},
		"Excel":            {renamed(t, data, "WordDocument", "Workbook"), input.Unsupported, "Excel"},
		"Works":            {renamed(t, data, "WordDocument", "MatOST"), input.Unsupported, "Works"},
		"the head alone":   {data[:512], input.Damaged, "损坏"},
		"the magic alone":  {data[:8], input.Damaged, "损坏"},
		"without a sector": {data[:len(data)/3], input.Damaged, "损坏"},
	} {
		_, err := input.Read("a.docx", c.data)
		var e *input.Error
		if !errors.As(err, &e) || e.Cause != c.cause || !strings.Contains(e.Message, c.says) || !strings.Contains(e.Message, "请") {
			t.Errorf("%s: %v, want %s with the cure and %q", name, err, c.cause, c.says)
		}
	}
}

// TestWordByAnotherName: the content decides, and the reader is told.
func TestWordByAnotherName(t *testing.T) {
	data := wordFile(t, "样例.doc")
	for name, notes := range map[string]int{"a.docx": 1, "a.wps": 0, "a.txt": 0, "a.doc": 0} {
		if d, err := input.Read(name, data); err != nil || len(d.Notes) != notes || !strings.HasPrefix(d.Source, "青岩县") {
			t.Errorf("%s: %v, notes %v", name, err, d.Notes)
		}
	}
}

// TestDamagedWord changes each byte of a file: whatever it says, reading ends with a
// document or with an error.
func TestDamagedWord(t *testing.T) {
	data := wordFile(t, "样例.doc")
	for i := range data {
		changed := slices.Clone(data)
		changed[i] = byte(0xFF * (i % 2))
		readDamaged(t, changed)
	}
	for i := 0; i < len(data); i += 64 {
		readDamaged(t, data[:i])
	}
}

func readDamaged(t *testing.T, data []byte) {
	t.Helper()
	d, err := input.Read("a.doc", data)
	var e *input.Error
	switch {
	case err == nil:
		checkPlaces(t, d)
	case !errors.As(err, &e):
		t.Errorf("%v", err)
	}
}

func FuzzWord(f *testing.F) {
	f.Add(wordFile(f, "样例.doc"))
	f.Add(wordFile(f, "目录.doc"))
	f.Fuzz(readDamaged)
}
