package input_test

import (
	"testing"

	"github.com/jiaogao/jiaogao/lint/input"
)

func TestIgnoreRemarks(t *testing.T) {
	source := `# 报告

<!-- jiaogao: ignore next-one 就是这么写 -->
第一段。

第二段。<!-- jiaogao: ignore same-line -->

<!-- 普通的注释 --><!-- jiaogao: ignore -->
第三段。
`
	d, err := input.Read("a.md", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range d.Ignores {
		got = append(got, r.Rule+"|"+r.Reason+"|"+d.Source[r.Scope.Start:r.Scope.End])
	}
	want := []string{"next-one|就是这么写|第一段。", "same-line||第二段。"}
	if len(got) != len(want) || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %q, want %q", got, want)
	}
	whole, err := input.Read("a.md", []byte("<!-- jiaogao: ignore all-over -->\n# 报告\n\n第一段。\n"))
	if err != nil {
		t.Fatal(err)
	}
	if r := whole.Ignores; len(r) != 1 || r[0].Scope.Start != 0 || r[0].Scope.End != len(whole.Source) {
		t.Errorf("got %v; a remark above all text speaks of the whole report", r)
	}
}
