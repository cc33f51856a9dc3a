package check

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

// An estimator is a word before a number that makes it inexact, with the words behind
// numbers that say the same again or contradict it.
type estimator struct {
	word  string
	after []string
}

func estimators() []estimator {
	about := []string{"左右", "上下", "以上", "以下", "余", "多"}
	over := []string{"以上", "左右", "余", "多"}
	under := []string{"以下", "以内", "左右", "余", "多"}
	var list []estimator
	add := func(after []string, words ...string) {
		for _, w := range words {
			list = append(list, estimator{w, after})
		}
	}
	add(about, "大约", "大概", "差不多", "约莫", "将近", "接近", "几近", "约", "近")
	add(over, "超过", "不少于", "不低于", "高于", "多于", "大于", "至少", "最少", "起码", "超", "逾")
	add(under, "不足", "不到", "不超过", "不高于", "不多于", "低于", "少于", "小于", "至多", "最多")
	return list
}

// redundantAnchors are the estimators, 左右, and pairs that are redundant by themselves.
func redundantAnchors() []string {
	var list []string
	for _, e := range estimators() {
		list = append(list, e.word)
	}
	return append(list, "左右", "上下", "多余", "余多", "数十余", "数百余", "数千余", "数万余", "数十多", "数百多", "数千多", "几十余", "几百余", "几千余", "几十多", "几百多", "几千多", "十几余", "十几多")
}

// redundants flags estimates that are made twice.
func redundants(p *lint.Pass) {
	s := p.Doc.Text.String()
	words := estimators()
	end := 0
	for h := range p.Hits() {
		i := h.Text.Start()
		if i < end {
			continue
		}
		switch {
		case h.Anchor < len(words):
			end = estimated(p, s, i, words[h.Anchor])
		case h.Anchor < len(words)+2:
			leftRight(p, s, i, h.Text.End())
		case strings.HasPrefix(h.Text.String(), "多余") || strings.HasPrefix(h.Text.String(), "余多"):
			if (digitBefore(s, i) || isHanNumeral(runeBefore(s, i))) && unitAt(s[h.Text.End():]) != "" {
				flagFix(p, h.Text, "多", true, "“多”“余”意思重复，留一个就够了。")
			}
		default:
			t := h.Text.Slice(h.Text.Len()-len("余"), h.Text.Len())
			if unitAt(s[h.Text.End():]) != "" || isOneOf(runeAt(s, h.Text.End()), "万亿") {
				flagFix(p, t, "", true, "前面已经是概数，不再用“{match}”。")
			}
		}
	}
}

// estimated judges the number behind an estimator at offset i. It returns the end of what
// it flagged, or i.
func estimated(p *lint.Pass, s string, i int, e estimator) int {
	if partOfWord(s, i, e.word) {
		return i
	}
	at := i + len(e.word)
	at += len(hasAny(s[at:], "占到", "了", "为", "达", "占", "有", "合", "需", "计"))
	at = skipBlanks(s, at)
	if w := hasAny(s[at:], "将近", "接近", "大约", "近", "约", "超过", "超"); w != "" && (isOneOf(runeAt(e.word, 0), "约近大将差") || isOneOf(runeAt(w, 0), "约近大将")) && numberEnd(s, at+len(w)) > at+len(w) {
		end := numberEnd(s, at+len(w))
		flagTwice(p, s, i, end, e.word, at, at+len(w))
		return end
	}
	number := numberEnd(s, at)
	if number == at {
		return apart(p, s, i, e)
	}
	q, inner := quantityTail(s, number)
	suffix := q
	switch {
	case inner >= 0 && allows(s, e, q):
		flagTwice(p, s, i, q, e.word, inner, inner+len("余"))
		return q
	default:
		suffix = q + len(hasAny(s[q:], e.after[:len(e.after)-2]...))
	}
	if suffix > q {
		flagTwice(p, s, i, suffix, e.word, q, suffix)
		return suffix
	}
	return i
}

// apart judges a number that a verb and its object separate from an estimator at offset i:
// 至少下沉一线30天以上. It returns the end of what it flagged, or i.
func apart(p *lint.Pass, s string, i int, e estimator) int {
	switch e.word {
	case "至少", "最少", "起码", "至多", "最多", "大约", "大概", "差不多":
	default:
		return i
	}
	at := i + len(e.word)
	if hasAny(s[at:], "情况", "意思", "内容", "时间", "范围", "的") != "" {
		return i
	}
	for n := 0; n < 8 && (isHan(runeAt(s, at)) || digitAt(s[at:])); n++ {
		at = ahead(s, at, len([]rune(hasAny(s[at:], "一线", "一次性", "一把手", "统一", "一律", "一对一", "第一", "一同", "一起", "一并", "一"))))
		if number := numberEnd(s, at); number > at {
			q, _ := quantityTail(s, number)
			suffix := q + len(hasAny(s[q:], e.after[:len(e.after)-2]...))
			if suffix == q || unitAt(s[number:]) == "" && !isOneOf(runeBefore(s, number), "%％成倍") || !endsPhrase(runeAt(s, suffix)) {
				return i
			}
			flagTwice(p, s, i, suffix, e.word, q, suffix)
			return suffix
		}
		at = ahead(s, at, 1)
	}
	return i
}

// quantityTail returns the end of the quantity whose number ends at offset i, and where
// 余 or 多 stands in it, -1 if it does not.
func quantityTail(s string, i int) (end, inner int) {
	inner = -1
	i = skipBlanks(s, i)
	if isOneOf(runeAt(s, i), "余多") && !strings.HasPrefix(s[i:], "多余") {
		inner, i = i, i+len("余")
		for isOneOf(runeAt(s, i), "万亿") {
			i += len("万")
		}
	}
	unit := unitAt(s[i:])
	if inner >= 0 && unit == "" && !endsPhrase(runeAt(s, i)) {
		inner = -1 // 多 begins a word of its own
	}
	return i + len(unit), inner
}

// allows reports whether 余 and 多 are redundant with e before the quantity that ends at
// offset q. 近20余年来 is said of a time that reaches to the present.
func allows(s string, e estimator, q int) bool {
	return e.word != "近" || !isOneOf(runeBefore(s, q), "年月天周日")
}

// partOfWord reports whether a one-character estimator is the end of a longer word: 节约,
// 附近, 赶超.
func partOfWord(s string, i int, word string) bool {
	l := runeBefore(s, i)
	switch word {
	case "约":
		return isOneOf(l, "节签合预续违履条特邀租毁践誓盟契公集俭简守制隐绰婉赴爽失解应相大")
	case "近":
		return isOneOf(l, "附最临就邻靠相亲远晚新逼毗周走将接几抵切贴")
	case "超":
		return isOneOf(l, "赶反高入")
	case "不足":
		return isOneOf(l, "存")
	}
	return false
}

// flagTwice flags the estimate at [start,end). The fixes take away what stands behind the
// number, [from,to), or the word before it.
func flagTwice(p *lint.Pass, s string, start, end int, word string, from, to int) {
	t := p.Doc.Text.Slice(start, end)
	whole := t.String()
	p.Add(lint.Finding{Text: t, Message: lint.Expand("概数的说法重复：“{word}”和“{again}”只用一个。", "word", word, "again", s[from:to]),
		Fixes: []lint.Fix{
			{Title: lint.Expand("删去“{again}”", "again", s[from:to]), Edits: lint.Replace(p.Doc.Text.Slice(from, to), "", false).Edits},
			lint.Replace(t, strings.TrimPrefix(whole, word), false),
		}})
}

// leftRight flags 左右 behind a number that has 余 or 多 already: 300余人左右.
func leftRight(p *lint.Pass, s string, i, end int) {
	for k, at := 0, i; k < 6 && at > 0; k++ {
		at = back(s, at, 1)
		if !isOneOf(runeAt(s, at), "余多") || !digitBefore(s, at) && !isHanNumeral(runeBefore(s, at)) {
			continue
		}
		if q, inner := quantityTail(s, at); q == i && inner == at {
			start := arabicBack(s, at)
			if start == at {
				start, _ = hanNumeralBack(s, at)
			}
			flagTwice(p, s, start, end, "", i, end)
		}
		return
	}
}
