package pack_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/lint/segment"
)

// BenchmarkHostile checks what no author writes: one phrase over and over in one paragraph.
// Work that grows with the square of the length shows as a lower speed at the larger size.
func BenchmarkHostile(b *testing.B) {
	packs, err := pack.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	l, err := lint.New(packs, segment.New(lint.Words(packs)))
	if err != nil {
		b.Fatal(err)
	}
	for _, phrase := range []string{
		"的", "一", "9", "9成", "9届", "三个", "一百零一人", "3月5日", "2022年", "12%", "百分之", "增长9%", "共9人，其中",
		"一是", "第一", "（一）", "A、", "甲、乙", "和", "“", "”", "《", "—", "、", "，", "X", "_", "aa",
		"反应", "检查", "截止", "四个", "坚持", "问题：", "措施：", "为了通过", "有限", "习近平", "民主集中", "不敢腐",
	} {
		for _, size := range []int{32 << 10, 128 << 10} {
			b.Run(fmt.Sprintf("%s/%dKB", strings.ReplaceAll(phrase, "/", "_"), size>>10), func(b *testing.B) {
				text := "某局2022年度述职报告\n" + strings.Repeat(phrase, size/len(phrase)) + "\n"
				d, err := input.Read("a.txt", []byte(text))
				if err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					if _, err := l.Check(context.Background(), d); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
