package pack_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/pack"
)

// graded is a complete formula, from line 6.
const graded = head + "[grade]\n[grade.loss.parts]\ntitle = \"缺部分\"\nrules = [\"a\"]\npoints = 40\n[grade.levels]\n\"好\" = 80\n\"差\" = 0\n"

func TestGradingMistakes(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"complete":           {"", "", ""},
		"unknown key":        {"points", "point", "p.toml:7:2: grade.loss.parts 的 points（每处扣几分）和 share（全部有问题时扣几分）要写一个，也只写一个\np.toml:10:1: 没有 point 这个键，是不是想写 points？"},
		"unknown table":      {"[grade.levels]", "[grade.level]", "p.toml:6:2: [grade] 没有写等次，请加 [grade.levels]，如 \"合格\" = 60\np.toml:11:2: 没有 level 这个键，是不是想写 levels？"},
		"no terms":           {"[grade.loss.parts]\ntitle = \"缺部分\"\nrules = [\"a\"]\npoints = 40\n", "", "p.toml:6:2: [grade] 没有写扣分项，请加 [grade.loss.名字]"},
		"no title":           {"title = \"缺部分\"\n", "", "p.toml:7:2: grade.loss.parts 缺少 title，请写明扣的是什么分，如 title = \"问题没有措施\""},
		"no rule":            {"[\"a\"]", "[\"b\"]", "p.toml:9:10: 没有规则 b，是不是想写 a？"},
		"rules and severity": {"points", "severity = \"error\"\npoints", "p.toml:7:2: grade.loss.parts 的 rules 和 severity 要写一个，也只写一个"},
		"hints":              {"rules = [\"a\"]", "severity = \"hint\"", "p.toml:9:1: hint 不能扣分，可用：error warning info"},
		"nothing lost":       {"40", "0", "p.toml:10:1: points 应大于0"},
		"share of nothing":   {"points", "share", "p.toml:10:1: grade.loss.parts 按占比扣分，要用 in 写明是哪些部分的条目，如 in = [\"measures\"]"},
		"no part":            {"points", "in = [\"b\"]\npoints", "p.toml:10:7: 没有 [part.b] 这个部分"},
		"small limit":        {"points = 40", "points = 40\nmost = 20", "p.toml:11:1: most（20）小于 points（40），一处也扣不满"},
		"taken":              {"[grade.levels]", "[grade.loss.again]\ntitle = \"又\"\nrules = [\"a\"]\npoints = 1\n[grade.levels]", "p.toml:13:10: 规则 a 的问题已经全部计入 parts，这里扣不到分"},
		"no lowest level":    {"\"差\" = 0", "\"差\" = 10", "p.toml:11:2: 最低的等次应从0分起，这里的“差”从10分起，更低的分数没有等次"},
		"level out of reach": {"80", "101", "p.toml:12:1: “好”从101分起，应在0到满分100之间"},
		"same level":         {"80", "0", "p.toml:13:1: “差”和“好”都从0分起，有一个永远评不上"},
		"no points at all":   {"[grade]", "[grade]\nfull = 0", "p.toml:7:1: full 应大于0，是没有扣分时的满分"},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(graded, c.old, c.new, 1)
			_, err := pack.Load(fstest.MapFS{"p.toml": {Data: []byte(text)}}, "p.toml")
			got := ""
			if err != nil {
				got = err.Error()
			}
			if name == "no part" {
				got = strings.Split(got, "，可用")[0]
			}
			if name == "level out of reach" || name == "no points at all" {
				got = strings.Split(got, "\n")[0]
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestGradingInherited: types share a formula; a pack laid over them replaces it.
func TestGradingInherited(t *testing.T) {
	packs, err := pack.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packs {
		if (p.Grading != nil) != (len(p.Match) > 0) {
			t.Errorf("%s: formula %v", p.Title, p.Grading)
		}
	}
	extra, err := pack.Load(fstest.MapFS{"p.toml": {Data: []byte(graded)}}, "p.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pack.Add(packs, extra) {
		if diff := cmp.Diff([]lint.Level{{Name: "好", From: 80}, {Name: "差"}}, p.Grading.Levels); diff != "" {
			t.Errorf("%s (-want +got):\n%s", p.Title, diff)
		}
	}
}
