package check

import (
	"slices"
	"strings"
	"testing"
)

func TestNeeds(t *testing.T) {
	for _, c := range []struct{ word, expr, want string }{
		{"反应", "反应(的|了)?(问题|情况)", "反应了情况 反应了问题 反应情况 反应的情况 反应的问题 反应问题"},
		{"反应", "据[^，。；]{1,8}反应", "据"},
		{"那怕", "(^|[，。])那怕", ""},
		{"以至", "没有[^，]{1,14}，以至(造成|发生)", "，以至发生 ，以至造成"},
		{"从而", "从而[^，]*", ""},
		{"及时", "(?i)及时QQ", ""},
		{"既便", "既便.+(也|仍)", "也 仍"},
		{"截止", `截止(\d|[一二]{1,4}月)`, "截止0 截止1 截止2 截止3 截止4 截止5 截止6 截止7 截止8 截止9 截止一 截止二"},
		{"坏(", "坏(", ""},
	} {
		if got := strings.Join(needs(c.word, c.expr), " "); got != c.want {
			t.Errorf("needs(%s, %s) = %s, want %s", c.word, c.expr, got, c.want)
		}
	}
}

// TestNeedsKept: what was derived when a table was read is there when a word is met.
func TestNeedsKept(t *testing.T) {
	w := Word{Right: "反映", When: "反应(的|了)?(问题|情况)|据[^，。；]{1,8}反应", Unless: "不良反应"}
	_, got, c := parseWord(w.line("反应"))
	if !slices.Contains(c.needs, "据") || !slices.Contains(c.needs, "反应的问题") || c.reach != 41 || got.Unless != w.Unless {
		t.Errorf("a line keeps %+v, %+v", got, c)
	}
}

func TestConditionMet(t *testing.T) {
	c := conditionOf("反应", "反应(的|了)?问题|据[^，。；]{1,2}反应")
	for window, want := range map[string]bool{
		"收集居民反应的问题": true, "收集居民反应，问题": false, "据他反应": true, "据居民张某反应": false, "反应快，反应问题": false,
	} {
		if got := c.met(window, "反应", strings.Index(window, "反应")); got != want {
			t.Errorf("%s: %t", window, got)
		}
	}
}

func TestReach(t *testing.T) {
	for expr, want := range map[string]int{
		"反应(的|了)?问题": 16, "据[^，]{1,8}反应": 41, "反应.*": -1, "(?i)a{2}": 8, "(^|，)那怕": 9, "反应+": -1, "ab|反": 3, "": 0, "(": -1,
	} {
		if got := reach(expr); got != want {
			t.Errorf("reach(%s) = %d, want %d", expr, got, want)
		}
	}
}
