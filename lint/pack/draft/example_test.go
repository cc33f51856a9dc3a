package draft_test

import (
	"fmt"
	"strings"

	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/pack/draft"
)

// The headings of a template become the parts of a pack.
func ExampleNew() {
	d, err := input.Read("模板.md", []byte("# 2024年度防汛工作总结（模板）\n\n## 一、汛情和险情\n\n## 二、存在问题及原因\n\n## 三、下一步打算\n"))
	if err != nil {
		panic(err)
	}
	w, err := draft.New(d, "")
	if err != nil {
		panic(err)
	}
	fmt.Println(w.Title)
	for _, s := range w.Sections {
		for _, p := range s.Parts {
			fmt.Println(p.Role, p.Name, p.Match)
		}
	}
	fmt.Println(strings.Contains(w.TOML(), "[part.problems]"))
	// Output:
	// 防汛工作总结
	// part-1 汛情和险情 [汛情 险情]
	// problems 存在问题 [问题 不足 差距 短板 薄弱环节]
	// causes 原因 [原因 根源 成因]
	// measures 下一步打算 [措施 打算 下一步 下步 今后 努力方向 计划 举措 思路 整改方向 改进方向]
	// true
}
