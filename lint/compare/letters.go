package compare

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// number stands in a script for a number, whatever its value.
const number = '#'

// wall stands in a script for what is left out and no heading: a table, for instance. No
// passage leads across it.
const wall = 0

// letter returns the character that r is compared as; false where r does not matter.
func letter(r rune) (rune, bool) {
	switch {
	case 0x4E00 <= r && r <= 0x9FFF, 'a' <= r && r <= 'z':
		return r, true
	case '0' <= r && r <= '9', '０' <= r && r <= '９':
		return number, true
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A', true
	case r < 0x2E80, 0x3000 <= r && r < 0x3400, 0xFE00 <= r && r <= 0xFFFF:
		return 0, false
	}
	return r, unicode.IsLetter(r)
}

// letters returns the characters of s that are compared.
func letters(s string) []rune {
	runes := make([]rune, 0, utf8.RuneCountInString(s))
	for _, r := range s {
		if r, ok := letter(r); ok && (r != number || len(runes) == 0 || runes[len(runes)-1] != number) {
			runes = append(runes, r)
		}
	}
	return runes
}

// introduces reports whether a sentence says who the author is and what the office: much of
// it is the same every year.
func introduces(sentence string) bool {
	head := prefix(sentence, 16)
	return containsAny(head, "我", "本人") && containsAny(sentence, "我是", "本人是", "系", "任", "分管", "负责", "主持", "工作，")
}

// rules reports whether what follows the title of a document says what it rules:
// 》第十条规定，…
func rules(after string) bool {
	return containsAny(prefix(after, 16), "规定", "要求：", "要求，", "明确：", "明确，", "指出", "强调", "提出：", "载明")
}

// formalities are phrases that make a sentence one of those that reports share by custom.
func formalities() []string {
	return []string{
		"报告如下", "汇报如下", "述职如下", "述廉如下", "总结如下", "情况如下", "现报告", "作如下报告", "作如下汇报",
		"批评指正", "请予评议", "请予审议", "请审议", "请评议", "特此报告", "述职完毕", "报告完毕",
	}
}

// prefix returns the first n characters of s.
func prefix(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

const (
	clauseEnds = "。！？；，："              // the marks that end a clause
	closing    = "”’』）》〉" + doc.Blanks // what may follow them
	maxReach   = 20 * len("字")         // how far from a passage a clause may begin or end
)

// clause returns where the clause begins and ends that holds the offset at, in the prose of
// the document of a paragraph. The mark at its end belongs to it.
func clause(paragraph doc.Text, at int) (start, end int) {
	text, first := paragraph.String(), paragraph.Start()
	at -= first
	if i := strings.LastIndexAny(text[:at], clauseEnds); i >= 0 {
		start = ended(text, i)
	} else {
		start = len(text) - len(strings.TrimLeft(text, doc.Blanks))
	}
	if i := strings.IndexAny(text[at:], clauseEnds); i >= 0 {
		return first + start, first + ended(text, at+i)
	}
	return first + start, first + len(strings.TrimRight(text, doc.Blanks))
}

// ended returns the offset behind the mark at an offset and what closes there.
func ended(text string, at int) int {
	_, n := utf8.DecodeRuneInString(text[at:])
	rest := text[at+n:]
	return at + n + len(rest) - len(strings.TrimLeft(rest, closing))
}

// word returns the length of the first character of s, or of the number there.
func word(s string) int {
	for i, r := range s {
		if c, ok := letter(r); i > 0 && !(ok && c == number) && !strings.ContainsRune(".,%％‰", r) {
			return i
		} else if i == 0 && c != number {
			return utf8.RuneLen(r)
		}
	}
	return len(s)
}

// numbers returns the numbers of s, which scripts do not tell.
func numbers(s string) string {
	return strings.Map(func(r rune) rune {
		if c, ok := letter(r); ok && c == number || r == '.' || r == '%' {
			return r
		}
		return -1
	}, s)
}
