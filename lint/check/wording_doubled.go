package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// longestDouble is the length in characters of the longest phrase looked for twice.
const longestDouble = 6

// doubles flags what was written twice in a row by a slip of the hand.
func (c *Wording) doubles(p *lint.Pass) {
	text := p.Doc.Text
	s := text.String()
	for i := 0; i < len(s); {
		n := 1
		if s[i] >= utf8.RuneSelf {
			_, n = doc.DecodeRune(s[i:])
			if size := c.doubleAt(s, i); size > 0 && c.flagDouble(p, text.Slice(i, i+2*size)) {
				n = 2 * size
			}
		}
		i += n
	}
}

// recurs reports whether the character at offset i, which takes three bytes, may stand again
// within the reach of a doubled phrase: at few places its last byte does.
func recurs(s string, i int) bool {
	near := s[min(i+2, len(s)):min(i+3+3*longestDouble, len(s))]
	for k := 3; k < len(near); k += 3 {
		if near[k] == near[0] {
			return true
		}
	}
	return false
}

// doubleAt returns the length in bytes of the phrase that s holds twice at offset i, 0 if
// there is none worth a look. Its characters take three bytes each.
func (c *Wording) doubleAt(s string, i int) int {
	if !recurs(s, i) {
		return 0
	}
	for n := 3; n <= 3*longestDouble && i+2*n <= len(s); n += 3 {
		if s[i+2] != s[i+n+2] || s[i+1] != s[i+n+1] || s[i:i+n] != s[i+n:i+2*n] {
			continue
		}
		if !allHan(s[i:i+n]) || n == 3 && !strings.Contains(c.Doubled, s[i:i+n]) {
			return 0
		}
		return n
	}
	return 0
}

// flagDouble flags t, a phrase written twice, unless doubling it is right.
func (c *Wording) flagDouble(p *lint.Pass, t doc.Text) bool {
	once := t.String()[:t.Len()/2]
	sentence := p.Doc.SentenceAt(t.Start())
	if !sentence.Contains(t) || distributive(once) || exclaimed(sentence, t) || anyAround(sentence, t, c.Except) {
		return false
	}
	if first, _ := doc.DecodeRune(once); len(once) > 3 && strings.ContainsRune("的之了和与及", first) {
		return false // 的表的表名: the second phrase goes on
	}
	if tokens := p.Tokens(sentence); !onBorders(tokens, t) || !startsToken(tokens, t.Start()+len(once)) && len(once) > 3 {
		return false
	}
	f := lint.Finding{Text: t, Right: once, Message: "“" + once + "”写重了，应删去一个。"}
	f.Fixes = []lint.Fix{lint.Replace(t, once, true)}
	p.Add(f)
	return true
}

// distributive reports whether doubling the phrase means "each in turn", as in 一步一步.
func distributive(once string) bool {
	r, _ := doc.DecodeRune(once)
	return utf8.RuneCountInString(once) == 2 && strings.ContainsRune("一两半〇二三四五六七八九十百千", r)
}

// exclaimed reports whether a word said twice is all that stands between two marks: 好了好了，
// or the label of a button. Slips of the hand happen within a clause.
func exclaimed(sentence, t doc.Text) bool {
	s, i := sentence.String(), t.Start()-sentence.Start()
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := doc.DecodeRune(s[i+t.Len():])
	return !unicode.IsLetter(before) && !unicode.IsDigit(before) && !unicode.IsLetter(after)
}

// startsToken reports whether a token starts at the offset.
func startsToken(tokens []doc.Token, offset int) bool {
	i := tokenAt(tokens, offset)
	return i < len(tokens) && tokens[i].Text.Start() == offset
}
