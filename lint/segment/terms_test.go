package segment

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestTermsAreKeptWhole(t *testing.T) {
	words := []string{"四个意识", "述责述廉", "回头看活动", "PPP项目", "𠮷安大道", "石桥", "责述"}
	seg := New(words)
	for _, tt := range []struct{ text, want string }{
		{"增强四个意识", "增强/v 四个意识/nz "},
		{"述责述廉报告", "述责述廉/nz 报告/n "},
		{"开展回头看活动2次", "开展/v 回头看活动/nz 2/x 次/q "},
		{"ppp项目和PPP项目", "ppp项目/nz 和/c PPP项目/nz "},
		{"APPP项目", "APPP/x 项目/n "},
		{"在𠮷安大道", "在/p 𠮷安大道/nz "},
		{"四个意", "四个/m 意/n "},
		{"负责述职", "负责/v 述职/v "},
	} {
		if got := render(seg.Segment(text(tt.text))); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.text, got, tt.want)
		}
	}
}

// Two of the commonest words make the shortest path that a term can be cut into.
func TestTermOfTheCommonestWords(t *testing.T) {
	var common []string
	for i := range whole().Dict.Tokens {
		if token := &whole().Dict.Tokens[i]; token.Freq() > 50000 {
			common = append(common, token.Text())
		}
	}
	for i := range common {
		word := common[i] + common[len(common)-1-i]
		if got := New([]string{word}).Segment(text(word)); len(got) != 1 {
			t.Errorf("%s is cut: %s", word, render(got))
		}
	}
}

// Words that the dictionary has, and words that occur nowhere, change nothing.
func TestTermsChangeNothingElse(t *testing.T) {
	plain := New(nil)
	for i, words := range [][]string{
		{"问题", "的", "工作", "党课", "项目"},
		{"", "学", "无此一词", "\x00", "学习\x00", "\xff\xff", "\xe4\xb8", "a\xff"},
	} {
		seg := New(words)
		for _, s := range sentences(sample) {
			if got, want := render(seg.Segment(s)), render(plain.Segment(s)); got != want {
				t.Errorf("%d: %s, want %s", i, got, want)
			}
		}
	}
}

// Terms that begin alike, in an order of their own, are all found; the longest wins.
func TestTermsThatBeginAlike(t *testing.T) {
	var words []string
	for n := range 200 {
		words = append(words, fmt.Sprintf("石桥%s道", strings.Repeat("廿", 200-n)), fmt.Sprintf("石桥%d", n))
	}
	given := slices.Clone(words)
	seg := New(words)
	for _, w := range words {
		if got := seg.Segment(text(w)); len(got) != 1 || got[0].Tag != termTag {
			t.Fatalf("%s is cut: %s", w, render(got))
		}
	}
	if !slices.Equal(words, given) {
		t.Error("New changed the words of its caller")
	}
}
