package main

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/output"
)

// gradeNames are what explain knows the formula by.
func gradeNames() []string { return []string{"grade", "评分"} }

// gradeManual is the page of the formula: every point that a report can lose. Types that
// share a formula share its page.
func gradeManual(b *book) string {
	var pages []string
	done := map[*lint.Grading]bool{}
	for i := range b.packs {
		g := b.packs[i].Grading
		if g == nil || done[g] {
			continue
		}
		var types []string
		for j := range b.packs {
			if other := b.packs[j].Grading; other == g || other != nil && reflect.DeepEqual(other, g) {
				done[other] = true
				types = append(types, packName(&b.packs[j]))
			}
		}
		pages = append(pages, strings.Join(types, "、")+"\n\n"+formula(b, g))
	}
	if len(pages) == 0 {
		return "没有载入评分办法：规则包里没有 [grade]。\n"
	}
	return "评分（grade）：供审核的人把一批报告分出轻重，每一分都能查到是哪一处扣的\n\n" + strings.Join(pages, "\n") + gradeRemarks
}

const gradeRemarks = `
每处问题只扣一次，归入上面最先符合的一项。“提示”不扣分。--min-severity 只管显示，不影响评分；
jiaogao.toml 的 [ignore] 和文中的批注认可了的，不扣分。认不出类型的报告，以及用 --rule、--skip
只查一部分规则时，不评分。规则未能应用的，不扣分，另外列出。

评分写在 --format xlsx 的“汇总”表和 --format json 的 grade 里，逐项列出扣分的位置。

改评分办法：在自己的规则包里写 [grade]，整个替换原来的，例如

[grade]
full = 100
[grade.loss.missing-part]          # 名字自定
title  = "缺少必备部分"
rules  = ["missing-part"]          # 或 severity = "error"：不在前面各项里的全部错误
points = 45                        # 每处扣几分
most   = 90                        # 最多扣几分，可以不写
[grade.loss.empty-measure]
title = "措施空泛"
rules = ["empty-passage"]
in    = ["measures"]               # 只算这些部分里的
share = 20                         # 各条都有问题时扣几分，按占比扣
[grade.levels]
"合格"   = 60
"不合格" = 0
`

// formula writes a formula for people.
func formula(b *book, g *lint.Grading) string {
	var rows [][]string
	for _, t := range g.Terms {
		rows = append(rows, []string{"  " + t.Title, output.Price(&t), object(b, &t)})
	}
	return fmt.Sprintf("满分%d分，按下面各项扣分，扣完为止。\n%s等次：%s\n", g.Full, table(rows), output.Levels(g))
}

// object says what findings a term is for.
func object(b *book, t *lint.Term) string {
	what := strings.Join(t.Rules, " ")
	if what == "" {
		what = "级别为“" + output.Label(t.Severity) + "”的其余规则"
	}
	var parts []string
	for _, role := range t.In {
		parts = append(parts, "“"+b.roleName("", role)+"”")
	}
	if len(parts) > 0 {
		what += "，只算" + strings.Join(parts, "、") + "部分"
	}
	return what
}
