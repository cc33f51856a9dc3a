package check_test

import (
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint/check"
)

func TestPattern(t *testing.T) {
	testWording(t, &check.Pattern{Near: []string{"通过"}, Find: `^通过[^，。]{2,20}，(?<it>使)[^用]`},
		"通过排查，⟦使⟧漏点减少。通过排查，使用率提高。",
		"班组通过排查，使漏点减少。\n通过排查，⟦使⟧漏点减少。",
	)
	testWording(t, &check.Pattern{Near: []string{"搞", "弄"}, Find: `(搞|弄)[^，。]{0,4}一下`, Unless: `“[^”]*”`},
		"把水表⟦弄一下⟧，把账目⟦搞清楚一下⟧，他说“搞一下”就行。",
		"弄清水表数。",
		"⟦搞搞搞一下⟧。⟦搞一下⟧。", // what holds several anchors is one match
	)
}

func TestPatternFix(t *testing.T) {
	c := &check.Pattern{Near: []string{"来号人"}, Find: `(十)来号人`, Replace: "${1}余人"}
	f := segmented(t, c, "到了十来号人。")
	if len(f) != 1 || len(f[0].Fixes) != 1 || f[0].Right != "十余人" || f[0].Fixes[0].Safe {
		t.Errorf("got %+v", f)
	}
	if f[0].Message != "“十来号人”：标题。" {
		t.Errorf("got %s", f[0].Message)
	}
}

func TestPatternInvalid(t *testing.T) {
	for want, c := range map[string]*check.Pattern{
		"没有填写正则表达式": {Near: []string{"甲"}},
		"请在 near 里": {Find: "甲"},
	} {
		if err := c.Validate(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: got %v, want %s", c, err, want)
		}
	}
	for want, c := range map[string]*check.Pattern{
		"正则表达式有误": {Near: []string{"甲"}, Find: "("},
		"连空白也能匹配": {Near: []string{"甲"}, Find: "甲*"},
	} {
		if err := c.Verify(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: got %v, want %s", c, err, want)
		}
	}
}
