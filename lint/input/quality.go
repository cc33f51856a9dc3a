package input

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A census counts the characters that tell whether decoded text is what its author wrote.
type census struct {
	han, other  int // other: beyond ASCII, no Han characters
	latin       int // letters of Latin-1, what bytes of other encodings are taken for
	private     int // private use, the symbols that Word puts there aside
	lost        int // U+FFFD
	misread     int // characters that UTF-8 marks and common words turn into when read as GBK
	traditional int
}

// The characters of census.misread are rare in any text; those of census.traditional are
// among the most frequent ones of traditional Chinese and not used in simplified.
const (
	misread     = "锛涓紝銆鏈鍏傚鍒屽鍙鍔鎶屾瀹佸鍚璁浠殑鐨鏂夋閮搴锟鍜鏄鎴戜杩"
	traditional = "這個們來為會國說時對開關後裡發經動學與業務黨員實現問題進義機區長幹設過種產當組織標準處級導總結執紀責東車馬門"
)

func survey(text string) census {
	var c census
	var class [0x5200]byte
	for _, r := range misread {
		class[r-0x4E00] = 1
	}
	for _, r := range traditional {
		class[r-0x4E00] = 2
	}
	for i := 0; i < len(text); {
		r, n := doc.DecodeRune(text[i:])
		i += n
		switch {
		case r < utf8.RuneSelf:
		case r >= 0x4E00 && r < 0xA000:
			c.han++
			switch class[r-0x4E00] {
			case 1:
				c.misread++
			case 2:
				c.traditional++
			}
		case r == '\ufffd':
			c.lost++
		case r >= 0xC0 && r < 0x100:
			c.latin++
		case r >= 0xE000 && r < 0xF900 && r&0xFF00 != 0xF000:
			c.private++
		default:
			c.other++
		}
	}
	return c
}

// quality refuses text that was spoilt before it came here, and notes what limits the
// use of the rules.
func quality(d *Decoded) error {
	c := survey(d.Text)
	all := c.han + c.other + c.latin + c.private + c.lost
	switch {
	case c.lost*20 > all && c.lost > 3, c.private*20 > all && c.private > 3:
		return fail(BadEncoding, "文件里有%d个字符是乱码，原文已经损坏，请从原稿重新另存为UTF-8编码的纯文本", c.lost+c.private)
	case c.misread*20 > c.han && c.misread > 3:
		return fail(BadEncoding, "文字是乱码（像“锟斤拷”“鐨勬”），曾用错误的编码打开后保存，请从原稿重新另存为UTF-8编码的纯文本")
	case c.latin > c.han && c.latin > 20 && c.latin*5 > letters(d.Text):
		return fail(BadEncoding, "文字是乱码（像“Ã¤Ã¸”“ÎÒ”），曾用错误的编码打开后保存，请从原稿重新另存为UTF-8编码的纯文本")
	}
	if c.traditional*20 > c.han && c.traditional > 3 {
		d.Notes = append(d.Notes, fmt.Sprintf("全文约有%d个繁体字，规则按简体字编写，可能漏报，请转换为简体后再检查", c.traditional))
	}
	return nil
}

// letters counts the letters of a text.
func letters(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// hasHan reports whether s holds a Han character.
func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
