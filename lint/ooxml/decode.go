package ooxml

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// decode returns the text of a part. Parts are in UTF-8 or, seldom, in UTF-16; anything
// else is against the standard, and Word does not open it either.
func decode(name, data string) (string, error) {
	switch {
	case strings.HasPrefix(data, "\xff\xfe"):
		return wide(data[2:], 0, 1), nil
	case strings.HasPrefix(data, "\xfe\xff"):
		return wide(data[2:], 1, 0), nil
	case strings.HasPrefix(data, "<\x00"):
		return wide(data, 0, 1), nil
	case strings.HasPrefix(data, "\x00<"):
		return wide(data, 1, 0), nil
	}
	if other := declared(data); other != "" {
		return "", fail(Encoding, "Word文档的部件 %s 用%s编码，不合规范，%s", shown(name), shown(other), saveAgain)
	}
	if !utf8.ValidString(data) {
		return "", fail(Encoding, "Word文档的部件 %s 里有不是UTF-8的字节，%s", shown(name), saveAgain)
	}
	return data, nil
}

// wide decodes UTF-16 whose low bytes come first (0, 1) or second (1, 0).
func wide(data string, low, high int) string {
	units := make([]uint16, 0, len(data)/2)
	for i := 0; i+1 < len(data); i += 2 {
		units = append(units, uint16(data[i+low])|uint16(data[i+high])<<8)
	}
	return string(utf16.Decode(units))
}

// declared returns the encoding that the XML declaration names, if it is not UTF-8.
func declared(data string) string {
	head := strings.TrimPrefix(data, "\ufeff")
	if !strings.HasPrefix(head, "<?xml") {
		return ""
	}
	head, _, _ = strings.Cut(head[:min(len(head), 200)], "?>")
	_, value, ok := strings.Cut(head, "encoding")
	value = strings.TrimLeft(value, " \t\r\n=")
	if !ok || value == "" {
		return ""
	}
	value, _, _ = strings.Cut(value[1:], value[:1])
	if strings.EqualFold(value, "UTF-8") || strings.EqualFold(value, "US-ASCII") {
		return ""
	}
	return value
}
