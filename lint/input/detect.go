package input

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// detect finds out the encoding of a file that is not empty, where valid says that it is
// valid UTF-8. The error is an *[Error].
func detect(data []byte, valid bool) (Encoding, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\ufeff")):
		return Encoding{Name: UTF8, BOM: true}, nil
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return Encoding{Name: UTF16LE, BOM: true}, nil
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return Encoding{Name: UTF16BE, BOM: true}, nil
	}
	if e, ok := wideText(data, valid); ok {
		return e, nil
	}
	if controls(data)*50 > len(data) {
		return Encoding{}, fail(Binary, "文件内容不是文字，请确认选对了文件；如果是文档，请另存为纯文本（.txt）后再检查")
	}
	if valid && len(data) > maxShort {
		return Encoding{Name: UTF8}, nil
	}
	good, bad := sequences(data)
	if bad == 0 && !shortGB(data, good) {
		return Encoding{Name: UTF8}, nil
	}
	gb, big5 := share(data, 0xB0, 0xD7), share(data, 0xA4, 0xC6)
	switch {
	case good >= 4*bad && gb < 0.9:
		return Encoding{Name: UTF8}, nil
	case big5 > gb+0.15 && big5 > 0.5:
		return Encoding{Name: Big5}, nil
	case gb > 0.3:
		return Encoding{Name: GB18030}, nil
	}
	return Encoding{}, fail(BadEncoding, "看不出文件用的是哪种编码，请用记事本或WPS打开，另存为UTF-8编码的纯文本后再检查")
}

// controls counts the bytes that do not occur in text files.
func controls(data []byte) int {
	n := 0
	for _, c := range data {
		if c < ' ' && (c < '\t' || c > '\r') && c != 0x1A && c != 0x1B || c == 0x7F {
			n++
		}
	}
	return n
}

// sequences counts the well-formed multi-byte characters of UTF-8 and the runs of bytes
// that are none.
func sequences(data []byte) (good, bad int) {
	inside := false
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			inside = false
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		i += n
		if r == utf8.RuneError && n == 1 {
			if !inside {
				bad++
			}
			inside = true
			continue
		}
		inside = false
		good++
	}
	return good, bad
}

// maxShort is how many bytes a few words have.
const maxShort = 64

// shortGB reports whether text that happens to be well-formed UTF-8 is GB18030 all the
// same: a few words of which every two bytes make both a rare letter and a common Han
// character. Of the words of a dictionary 2 % are such pairs, no longer text is.
func shortGB(data []byte, letters int) bool {
	if letters < 2 || len(data) > maxShort || share(data, 0xB0, 0xD7) < 1 {
		return false
	}
	for _, r := range string(data) {
		if r > 0x7FF || r < utf8.RuneSelf && unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// share returns how large a part of the double-byte characters are common: symbols, or
// Han characters whose first byte lies in the block of the common ones, which both
// GB 2312 (0xB0 to 0xD7) and Big5 (0xA4 to 0xC6) keep apart. Bytes that fit no character
// count as rare. Without any such characters the share is 0.
func share(data []byte, low, high byte) float64 {
	common, all := 0, 0
	for i := 0; i < len(data); i++ {
		if data[i] < 0x81 {
			if data[i] == 0x80 {
				all++
			}
			continue
		}
		all++
		if i+1 == len(data) || data[i+1] < 0x40 || data[i+1] == 0x7F {
			continue
		}
		lead, trail := data[i], data[i+1]
		i++
		// GB 2312 has no second byte below 0xA1; its extensions are rare characters.
		if trail >= 0xA1 || low == 0xA4 && trail < 0x7F {
			if low <= lead && lead <= high || 0xA1 <= lead && lead <= 0xA3 {
				common++
			}
		}
	}
	if all == 0 {
		return 0
	}
	return float64(common) / float64(all)
}

// wideText recognises UTF-16 without byte order mark: text in which nearly every unit is
// a Han character, a mark or ASCII one way round, and fewer are the other way round. Of
// valid UTF-8 only what holds zeros can be that.
func wideText(data []byte, valid bool) (Encoding, bool) {
	if len(data) < 4 || valid && bytes.IndexByte(data, 0) < 0 {
		return Encoding{}, false
	}
	little, big, units := 0, 0, len(data)/2
	for i := 0; i+1 < len(data); i += 2 {
		if plausible(uint16(data[i+1])<<8 | uint16(data[i])) {
			little++
		}
		if plausible(uint16(data[i])<<8 | uint16(data[i+1])) {
			big++
		}
	}
	switch {
	case little*10 >= units*9 && little > big:
		return Encoding{Name: UTF16LE}, true
	case big*10 >= units*9 && big > little:
		return Encoding{Name: UTF16BE}, true
	}
	return Encoding{}, false
}

// plausible reports whether a UTF-16 unit is likely in Chinese text.
func plausible(u uint16) bool {
	return u >= ' ' && u < 0x7F || u >= '\t' && u <= '\r' || u >= 0x4E00 && u < 0x9FB0 || u >= 0x3000 && u < 0x3020 ||
		u >= 0x2010 && u < 0x2030 || u >= 0xFF01 && u < 0xFF5F || u >= 0x2460 && u < 0x2480
}
