package segment

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/go-ego/gse"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// whole returns gse with its whole dictionary: s_1.txt, then t_1.txt.
var whole = sync.OnceValue(func() *gse.Segmenter {
	s := &gse.Segmenter{SkipLog: true, NotLoadHMM: true}
	if err := s.LoadDictEmbed("zh"); err != nil {
		panic(err)
	}
	return s
})

func text(s string) doc.Text { return doc.Verbatim(s, 0, len(s)) }

// lower lowers ASCII letters, as gse does.
func lower(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}, s)
}

// same fails the test unless the tokens of s are those of gse with its whole dictionary.
func same(t *testing.T, seg lint.Segmenter, s string) {
	t.Helper()
	got, want := seg.Segment(text(s)), whole().Segment([]byte(s))
	if len(got) != len(want) {
		t.Fatalf("%q: %d tokens, want %d\n got %v\nwant %s", s, len(got), len(want), render(got), gse.ToString(want))
	}
	for i, g := range got {
		w := want[i]
		if g.Text.Start() != w.Start() || g.Text.End() != w.End() || lower(g.Text.String()) != w.Token().Text() || g.Tag != w.Token().Pos() {
			t.Fatalf("%q: token %d\n got %v\nwant %s", s, i, render(got), gse.ToString(want))
		}
	}
}

func render(tokens []doc.Token) string {
	var b strings.Builder
	for _, t := range tokens {
		b.WriteString(t.Text.String() + "/" + t.Tag + " ")
	}
	return b.String()
}

// Text made of random dictionary words holds all kinds of words that overlap.
func TestSameOnRandomText(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	tokens := whole().Dict.Tokens
	between := []string{"，", "a", "B1", "é", "𠮷", "😀", "3.5%", "\u3000", "\x00", " "}
	seg := New(nil)
	for range 10000 {
		var b strings.Builder
		for range 1 + r.IntN(20) {
			b.WriteString(tokens[r.IntN(len(tokens))].Text())
			if r.IntN(5) == 0 {
				b.WriteString(between[r.IntN(len(between))])
			}
		}
		same(t, seg, b.String())
	}
}

func TestSameOnSentences(t *testing.T) {
	seg := New(nil)
	for _, s := range []string{
		"", "的", "a", "1", "。", "𠮷", "😀", "\x00", "中\x00国", "  ",
		"柳湾镇党委逐项推进河湖长制各项任务，专题研究4次。",
		"2023年3月15日至4月20日，共走访企业37家，解决问题128个，办结率达96.5%。",
		"一是学习不够深入，二是调查研究不够经常，三是工作作风不够扎实。",
		"推进“放管服”改革，完善ＯＡ系统与5G网络、Wi-Fi覆盖，APP下载量破10万+。",
		"发布署名文章，校园满意度提升；研究生命的起源，南京市长江大桥。",
		"乒乓球拍卖完了，结婚的和尚未结婚的都来了。",
		"AA制、T恤、卡拉OK和BB机都是词，aA制也是，4S店与4s店亦然。",
		"她说：“这事儿……办不成！”——于是散会。",
		"國家發展和改革委員會與後勤部門聯合發文，臺灣同胞踴躍參與。",
		"café naïve Ünïcode Москва Ελλάδα ½ ² Ⅷ ①②③ ㈠ １２３ ｱｲｳ",
		"𠮷野家👍🏽👨‍👩‍👧在𡈽岐开店，é与e\u0301不同，零\u200b宽。",
		"邮箱abc@example.com，网址https://example.com/a?b=1&c=2，电话0571-88886666。",
		"乡镇（街道）、村（社区）两级“三务”公开率100％；“回头看”3轮、整改5项。",
		strings.Repeat("一", 50), strings.Repeat("中国", 60), strings.Repeat("Ab1", 80),
		"未知：犇羴鱻龘靐齉龖龗，䶮，㗂，鿦。",
	} {
		same(t, seg, s)
	}
}

func TestSameOnReports(t *testing.T) {
	seg := New(nil)
	for _, pattern := range []string{"*.txt", "*.md"} {
		files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "reports", pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for s := range text(strings.ToValidUTF8(string(data), "\uFFFD")).Sentences() {
				same(t, seg, s.String())
			}
		}
	}
}

// Every word of gse's dictionary is found, with its frequency and its tag.
func TestEveryWord(t *testing.T) {
	var u units
	var found []match
	dict := whole().Dict
	for i := range dict.Tokens {
		want := &dict.Tokens[i]
		u.set(want.Text())
		found = lookup(u.codes, u.rare, found[:0])
		if len(found) == 0 {
			t.Fatalf("%q is not found", want.Text())
		}
		v := found[0].value
		for _, m := range found {
			if m.size == len(u.codes) {
				v = m.value
			}
		}
		if float64(v.frequency()) != want.Freq() || v.tag() != want.Pos() {
			t.Fatalf("%q: frequency %d, tag %q, want %v, %q", want.Text(), v.frequency(), v.tag(), want.Freq(), want.Pos())
		}
	}
	if float64(total()) != dict.TotalFreq() {
		t.Errorf("total %d, want %v", total(), dict.TotalFreq())
	}
}

// And no word that gse lacks: the parts of words, most of which are none.
func TestNoOtherWord(t *testing.T) {
	seg := New(nil)
	dict := whole().Dict
	for i := 0; i < len(dict.Tokens); i += 7 {
		word := []rune(dict.Tokens[i].Text())
		for _, s := range []string{string(word[1:]), string(word[:len(word)-1]), string(word) + "的"} {
			freq, _, _ := dict.Find([]byte(s))
			if s == "" {
				freq = 0
			}
			if got := seg.Frequency(s); float64(got) != freq {
				t.Fatalf("%q: frequency %d, want %v", s, got, freq)
			}
		}
	}
}
