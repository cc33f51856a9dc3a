package input

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// A Decoded is the text of a file and what is known of how it was written.
type Decoded struct {
	Text     string // valid UTF-8; of UTF-8 files the file's own bytes, a byte order mark included
	Encoding Encoding
	Notes    []string // Chinese: which bytes could not be read, and such
}

// Decode finds out the encoding of a text file and decodes it. A byte order mark decides;
// without one UTF-8 is tried first, and a few bad bytes do not make a long UTF-8 file
// something else: each run of them becomes one U+FFFD and a note. Then GB18030 (which
// includes GBK), Big5 and UTF-16 are weighed against each other. The error is an *[Error].
func Decode(data []byte) (*Decoded, error) {
	if len(bytes.Trim(data, "\x00 \t\r\n\v\f")) == 0 {
		return nil, fail(Empty, "文件是空的，请确认选对了文件、内容已经保存")
	}
	valid := utf8.Valid(data)
	e, err := detect(data, valid)
	if err != nil {
		return nil, err
	}
	d := &Decoded{Encoding: e}
	switch {
	case e.Name == UTF8 && valid:
		d.Text = string(data)
	case e.Name == UTF8:
		d.Text = strings.ToValidUTF8(string(data), "\ufffd")
		d.lost(data)
	default:
		d.Text = e.decode(data)
		d.lost(data)
	}
	if err := quality(d); err != nil {
		return nil, err
	}
	return d, nil
}

// lost notes in which lines bytes could not be decoded. A U+FFFD that a UTF-8 file spells
// itself is a character like any other.
func (d *Decoded) lost(data []byte) {
	total := strings.Count(d.Text, "\ufffd")
	if d.Encoding.Name == UTF8 {
		total -= bytes.Count(data, []byte("\ufffd"))
	}
	if total <= 0 {
		return
	}
	d.Encoding.Lossy = true
	var lines []string
	for n, line := range lineSeq(d.Text) {
		if strings.Contains(line, "\ufffd") {
			lines = append(lines, fmt.Sprint(n))
		}
	}
	more := ""
	if len(lines) > shownLines {
		lines, more = lines[:shownLines], "等"
	}
	d.Notes = append(d.Notes, fmt.Sprintf("第%s行%s有%d处字节不是有效的%s，读作“\ufffd”，请核对原文",
		strings.Join(lines, "、"), more, total, d.Encoding.Name))
}

// shownLines is how many lines a note lists.
const shownLines = 5

// lineSeq yields the lines of a text with their numbers, counted from 1.
func lineSeq(text string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		n := 0
		for line := range strings.Lines(text) {
			if n++; !yield(n, line) {
				return
			}
		}
	}
}
