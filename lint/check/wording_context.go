package check

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// sentenceReach is how far to either side of a word its context is looked at, in bytes.
const sentenceReach = 300

// judge decides whether the word is wrong at t. It returns the place to flag and what
// should stand there.
func (e *entry) judge(p *lint.Pass, t doc.Text) (place doc.Text, rights []string, wrong bool) {
	sentence := p.Doc.SentenceAt(t.Start())
	if !sentence.Contains(t) || anyAround(sentence, t, e.Legal) {
		return t, nil, false
	}
	place, right, ok := e.inContext(sentence, t)
	if !ok || mentioned(sentence, t) {
		return t, nil, false
	}
	if right != "" {
		rights = strings.Split(right, "|")
	}
	return place, rights, !e.seam || standsAlone(p, sentence, t, rights)
}

// inContext decides whether the context of t makes the word wrong.
func (e *entry) inContext(sentence, t doc.Text) (place doc.Text, right string, wrong bool) {
	if e.When == "" && e.Unless == "" {
		return t, e.Right, true
	}
	window := sentence.Slice(within(sentence, t, sentenceReach))
	s, i := window.String(), t.Start()-window.Start()
	place, right = t, e.Right
	if e.When != "" {
		if !e.needs.met(s, e.wrong, i) {
			return t, "", false
		}
		re := e.when.get(e.When)
		if re == nil {
			return t, "", false
		}
		m := matchOver(re, s, i, i+t.Len(), true)
		if m == nil {
			return t, "", false
		}
		if e.Whole {
			place, right = window.Slice(it(re, m)), string(re.ExpandString(nil, e.Right, s, m))
		}
	}
	if re := e.unless.get(e.Unless); re != nil && matchOver(re, s, i, i+t.Len(), false) != nil {
		return t, "", false
	}
	return place, right, true
}

// matchOver returns the first match of re in s that covers s[i:j], or, if whole is not
// demanded, shares a byte with it.
func matchOver(re *regexp.Regexp, s string, i, j int, whole bool) []int {
	for at := 0; at <= i; {
		m := re.FindStringSubmatchIndex(s[at:])
		if m == nil {
			return nil
		}
		for k := range m {
			if m[k] >= 0 {
				m[k] += at
			}
		}
		if whole && m[0] <= i && j <= m[1] || !whole && m[0] < j && i < m[1] {
			return m
		}
		if m[0] > i {
			return nil
		}
		_, n := doc.DecodeRune(s[m[0]:])
		at = m[0] + max(n, 1)
	}
	return nil
}

// it returns the range of a match that is flagged as a whole: of the group named it, if
// the expression has one, else all of it.
func it(re *regexp.Regexp, m []int) (i, j int) {
	if g := 2 * re.SubexpIndex("it"); g > 0 {
		return m[g], m[g+1]
	}
	return m[0], m[1]
}

// within returns the range of the sentence that reaches at most reach bytes beyond t.
func within(sentence, t doc.Text, reach int) (i, j int) {
	s := sentence.String()
	i, j = max(0, t.Start()-sentence.Start()-reach), min(len(s), t.End()-sentence.Start()+reach)
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	for j < len(s) && !utf8.RuneStart(s[j]) {
		j++
	}
	return i, j
}

// anyAround reports whether one of the contexts stands in the sentence over t.
func anyAround(sentence, t doc.Text, contexts []string) bool {
	s, i := sentence.String(), t.Start()-sentence.Start()
	for _, c := range contexts {
		from := max(0, i+t.Len()-len(c))
		to := min(len(s), i+len(c))
		if from <= i && from < to && strings.Contains(s[from:to], c) {
			return true
		}
	}
	return false
}

// standsAlone reports whether the segmenter takes t for a word of its own: both its ends
// are borders of tokens, or the phrase has fewer tokens once a right form stands in its place.
// The second test mends what the slip itself did to the cut of its neighbours.
func standsAlone(p *lint.Pass, sentence, t doc.Text, rights []string) bool {
	tokens := p.Tokens(sentence)
	if named(p, tokens, sentence, t) {
		return false
	}
	if onBorders(tokens, t) {
		return true
	}
	return slices.ContainsFunc(rights, func(right string) bool { return fewerTokens(p, sentence, t, right) })
}

// wordSurnames are characters that, cut as words of their own, are most likely the surname of
// the two characters that follow. Surnames that are also frequent words are left out.
const wordSurnames = "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范姚谭廖邹熊陆郝孔崔康邱秦侯顾邵孟龙段雷钱汤尹黎赖龚"

// named reports whether t is part of a name: 李建全, 建全同志. A wrong form that is frequent
// enough to be in the dictionary is no given name before a title: 部份同志.
func named(p *lint.Pass, tokens []doc.Token, sentence, t doc.Text) bool {
	if i := tokenAt(tokens, t.Start()-1); i < len(tokens) && tokens[i].Text.End() == t.Start() && strings.Contains(wordSurnames, tokens[i].Text.String()) {
		return true
	}
	after := sentence.String()[t.End()-sentence.Start():]
	return p.Segmenter().Frequency(t.String()) == 0 && slices.ContainsFunc([]string{"同志", "先生", "女士", "师傅", "老师"}, func(title string) bool {
		return strings.HasPrefix(after, title)
	})
}

// onBorders reports whether both ends of t are borders of tokens.
func onBorders(tokens []doc.Token, t doc.Text) bool {
	i := tokenAt(tokens, t.Start())
	j := tokenAt(tokens, t.End()-1)
	return i <= j && j < len(tokens) && tokens[i].Text.Start() == t.Start() && tokens[j].Text.End() == t.End()
}

// tokenAt returns the index of the token that holds the offset, or of the next one; the
// tokens may be many.
func tokenAt(tokens []doc.Token, offset int) int {
	return sort.Search(len(tokens), func(i int) bool { return tokens[i].Text.End() > offset })
}

// fewerTokens reports whether the phrase around t is cut into fewer tokens once right
// stands in the place of t.
func fewerTokens(p *lint.Pass, sentence, t doc.Text, right string) bool {
	phrase := phraseAround(sentence, t)
	tokens := p.Tokens(sentence)
	before := tokenAt(tokens, phrase.End()-1) + 1 - tokenAt(tokens, phrase.Start())
	i, s := t.Start()-phrase.Start(), phrase.String()
	s = s[:i] + right + s[i+t.Len():]
	return len(p.Segmenter().Segment(doc.Verbatim(s, 0, len(s)))) < before
}

// phraseReach is how many bytes of its neighbours a phrase takes along to either side.
const phraseReach = 60

// phraseAround returns the run of Han characters that holds t, cut where it is long.
func phraseAround(sentence, t doc.Text) doc.Text {
	window := sentence.Slice(within(sentence, t, phraseReach))
	s := window.String()
	i, j := t.Start()-window.Start(), t.End()-window.Start()
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if !unicode.Is(unicode.Han, r) {
			break
		}
		i -= n
	}
	for j < len(s) {
		r, n := doc.DecodeRune(s[j:])
		if !unicode.Is(unicode.Han, r) {
			break
		}
		j += n
	}
	return window.Slice(i, j)
}

// mentioned reports whether t is not used but spoken of: it stands in quotation marks of
// its own and the sentence is about how to write it.
func mentioned(sentence, t doc.Text) bool {
	s := sentence.String()
	i := t.Start() - sentence.Start()
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := doc.DecodeRune(s[i+t.Len():])
	if !strings.ContainsRune("“‘「\"", before) || !strings.ContainsRune("”’」\"", after) {
		return false
	}
	for _, sign := range []string{"应为", "应作", "写成", "写作", "误", "错", "改为", "混淆", "区别", "区分", "而不是", "而非", "辨析"} {
		if strings.Contains(s, sign) {
			return true
		}
	}
	return false
}
