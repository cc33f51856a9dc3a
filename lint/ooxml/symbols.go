package ooxml

import (
	"strconv"
	"strings"
)

// symbol returns the character that a w:sym element shows. Fonts of symbols hold their
// characters at 0xF000 and up; those that reports use are told, others stay as they are.
func symbol(font, char string) string {
	n, err := strconv.ParseUint(char, 16, 16)
	if err != nil || n == 0 || n < 0xF000 && n >= 0xD800 && n < 0xE000 {
		return ""
	}
	code := rune(n)
	if code&0xFF00 != 0xF000 {
		return string(code)
	}
	table := ""
	switch strings.ToLower(font) {
	case "wingdings":
		table = wingdings
	case "wingdings 2":
		table = wingdings2
	case "symbol":
		table = greek
	}
	list := []rune(table)
	for i := 0; i+1 < len(list); i += 2 {
		if list[i] == code&0xFF {
			return string(list[i+1])
		}
	}
	return string(code)
}

// Pairs of a code and the character it shows.
const (
	wingdings = "\x6c●\x6d○\x6e■\x6f□\x71❑\x74⧫\x75◆\x76❖\u00a0▪\u00a7▪\u00a8□\u00d8➢\u00e0→\u00e8➔\u00fb✗\u00fc✓\u00fd☒\u00fe☑" +
		"\u0081①\u0082②\u0083③\u0084④\u0085⑤\u0086⑥\u0087⑦\u0088⑧\u0089⑨\u008a⑩\u0028☎\u002a✉"
	wingdings2 = "\x50✓\x4f✗\x52☑\x53☒\x54☒\u00a3□\u0098●\u00a2■"
	greek      = "\x61α\x62β\x67γ\x64δ\x6cλ\x6dμ\x70π\x73σ\x44Δ\x53Σ\x57Ω\u00b7•\u00b1±\u00b4×\u00b8÷\u00a3≤\u00b3≥\u00b9≠\u00b0°\u00ae→"
)
