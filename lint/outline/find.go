package outline

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// index is strings.IndexAny for marks that are no Han characters: those it passes over
// without decoding them. The strings are prose of a document, so they are valid UTF-8.
func index(s, marks string) int {
	for i := 0; i < len(s); {
		if han(s[i]) {
			i += len("字")
			continue
		}
		r, n := doc.DecodeRune(s[i:])
		if strings.ContainsRune(marks, r) {
			return i
		}
		i += n
	}
	return -1
}

// has is strings.ContainsAny for marks that are no Han characters.
func has(s, marks string) bool { return index(s, marks) >= 0 }

// han reports whether a character that starts with the byte c is a Han character of three
// bytes.
func han(c byte) bool { return 0xE4 <= c && c <= 0xE9 }

// longer reports whether s has more than n characters. It counts only where the bytes do
// not tell.
func longer(s string, n int) bool {
	return len(s) > n && (len(s) > n*utf8.UTFMax || utf8.RuneCountInString(s) > n)
}

// mayMark reports whether s starts with a character that a numbering mark may start with.
// Few texts do: the others need not be looked at closer.
func mayMark(s string) bool {
	r, _ := doc.DecodeRune(s)
	switch r {
	case '（', '(', '〔', '第', '其', '首', '再', '最', '两', '零', '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千':
		return true
	}
	return '0' <= r && r <= '9' || '０' <= r && r <= '９' || '①' <= r && r <= '⒛'
}
