package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// A search is one of the things that a kind with a `find` parameter looks for: its name
// in packs, the literals without which it finds nothing, and the work itself.
type search struct {
	name    string
	anchors func() []string // called for the search that is picked only: a start must be quick
	run     func(*lint.Pass)
}

// literals returns a function that returns the anchors.
func literals(anchors ...string) func() []string { return func() []string { return anchors } }

// found returns the anchors of the search, none before it was picked.
func (s *search) found() []string {
	if s.anchors == nil {
		return nil
	}
	return s.anchors()
}

// pick returns the search that a pack names. The error lists the names there are.
func pick(name string, searches []search) (search, error) {
	names := make([]string, len(searches))
	for i, s := range searches {
		if s.name == name {
			return s, nil
		}
		names[i] = s.name
	}
	return search{}, fmt.Errorf("find = %q 不可用，可写 %s", name, strings.Join(names, "、"))
}

// isHan reports whether r is a Han character. 〇 is one, 々 is none.
func isHan(r rune) bool {
	return 0x4E00 <= r && r <= 0x9FFF || r == '〇' || 0x3400 <= r && r <= 0x4DBF || 0x20000 <= r && r <= 0x3FFFF
}

// isDigit reports whether r is an ASCII digit.
func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// isWideDigit reports whether r is a full-width digit.
func isWideDigit(r rune) bool { return '０' <= r && r <= '９' }

// isLetter reports whether r is an ASCII letter.
func isLetter(r rune) bool { return r < 0x80 && isLatin(byte(r)) }

// isBlankRune reports whether r is a blank within a line.
func isBlankRune(r rune) bool { return r == ' ' || r == '\t' || r == '\u00a0' || r == '\u3000' }

// isOneOf reports whether r is one of the characters of set; 0, which stands for the end
// of the text, never is.
func isOneOf(r rune, set string) bool { return r != 0 && strings.ContainsRune(set, r) }

// runeAt returns the character at offset i of s, 0 at its end.
func runeAt(s string, i int) rune {
	if i >= len(s) {
		return 0
	}
	r, _ := doc.DecodeRune(s[i:])
	return r
}

// runeBefore returns the character before offset i of s, 0 at its start.
func runeBefore(s string, i int) rune {
	if i <= 0 {
		return 0
	}
	r, _ := decodeLastRune(s[:i])
	return r
}

// decodeLastRune is [utf8.DecodeLastRuneInString] for text that is known to be valid UTF-8,
// quick for characters of three bytes as [doc.DecodeRune] is.
func decodeLastRune(s string) (r rune, size int) {
	if n := len(s) - 3; n >= 0 && s[n]>>4 == 0xE {
		return doc.DecodeRune(s[n:])
	}
	return utf8.DecodeLastRuneInString(s)
}

// back returns the offset n characters before i, at least 0.
func back(s string, i, n int) int {
	for ; n > 0 && i > 0; n-- {
		_, size := decodeLastRune(s[:i])
		i -= size
	}
	return i
}

// ahead returns the offset n characters behind i, at most the end of s.
func ahead(s string, i, n int) int {
	for ; n > 0 && i < len(s); n-- {
		_, size := doc.DecodeRune(s[i:])
		i += size
	}
	return i
}

// skipBlanksBack returns the offset of the first of the blanks that stand before i.
func skipBlanksBack(s string, i int) int {
	for i > 0 {
		r, n := decodeLastRune(s[:i])
		if !isBlankRune(r) {
			break
		}
		i -= n
	}
	return i
}

// startOfParagraph reports whether nothing but blanks stands before i in its paragraph.
func startOfParagraph(s string, i int) bool {
	i = skipBlanksBack(s, i)
	return i == 0 || s[i-1] == '\n'
}

// farOff is how many bytes from a place a check looks at most for what belongs to it. Some
// two thousand characters are more than a paragraph of a report has; without a limit a
// hostile text of one long line would cost quadratic time.
const farOff = 6000

// lineEnd returns the offset of the end of the paragraph that holds i, of a very long one
// that of a place behind i.
func lineEnd(s string, i int) int {
	end := runeFloor(s, min(len(s), i+farOff))
	if n := strings.IndexByte(s[i:end], '\n'); n >= 0 {
		return i + n
	}
	return end
}

// lineStart returns the offset of the start of the paragraph that holds i, of a very long
// one that of a place before i.
func lineStart(s string, i int) int {
	start := runeFloor(s, max(0, i-farOff))
	return start + strings.LastIndexByte(s[start:i], '\n') + 1
}

// lineBefore returns what stands before i in its paragraph, n characters at most.
func lineBefore(s string, i, n int) string {
	start := strings.LastIndexByte(s[max(0, i-utf8.UTFMax*n):i], '\n') + 1 + max(0, i-utf8.UTFMax*n)
	if i-start > n {
		start = max(start, back(s, i, n))
	}
	return s[start:i]
}

// runeFloor returns the start of the character that holds offset i.
func runeFloor(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

// hasAny returns the first of words that s starts with, empty if there is none.
func hasAny(s string, words ...string) string {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return w
		}
	}
	return ""
}

// endsAny returns the first of words that s ends with, empty if there is none.
func endsAny(s string, words ...string) string {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return w
		}
	}
	return ""
}

// replaceEach returns the fix that replaces each of the texts by the right one of the same
// index, what stands between them untouched.
func replaceEach(title string, safe bool, texts []doc.Text, rights []string) lint.Fix {
	f := lint.Fix{Title: title, Safe: safe}
	for i, t := range texts {
		f.Edits = append(f.Edits, lint.Replace(t, rights[i], safe).Edits...)
	}
	return f
}

// flagFix reports a flaw at t that has one right answer.
func flagFix(p *lint.Pass, t doc.Text, right string, safe bool, message string) {
	p.Add(lint.Finding{Text: t, Right: right, Message: message, Fixes: []lint.Fix{lint.Replace(t, right, safe)}})
}

// addOnce reports the same flaw at several places as one finding at the first of them, with
// one fix for all.
func addOnce(p *lint.Pass, message string, texts []doc.Text, rights []string) {
	f := lint.Finding{Text: texts[0], Right: rights[0], Message: message, Fixes: []lint.Fix{lint.Replace(texts[0], rights[0], true)}}
	if len(texts) > 1 {
		f.Places = len(texts)
		f.Fixes[0] = replaceEach("全部改正", true, texts, rights)
	}
	for _, t := range texts[1:] {
		f.Related = append(f.Related, lint.Note{Text: t, Message: lint.Alike})
	}
	p.Add(f)
}
