package pack_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/lint/segment"
)

// TestHostile checks what no author writes: one phrase over and over in one paragraph. The
// limit is some fifty times of what a report so long takes; work that grows with the square
// of the length takes longer.
func TestHostile(t *testing.T) {
	const size, limit = 128 << 10, 10 * time.Second
	packs, err := pack.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	l, err := lint.New(packs, segment.New(lint.Words(packs)))
	if err != nil {
		t.Fatal(err)
	}
	for _, phrase := range []string{
		"的", "一", "9", "9成", "9届", "三个", "一百零一人", "3月5日", "2022年", "12%", "百分之", "增长9%", "共9人，其中",
		"一是", "第一", "（一）", "A、", "甲、乙", "和", "“", "”", "《", "—", "、", "，", "X", "_", "aa",
		"反应", "检查", "截止", "四个", "坚持", "问题：", "措施：", "为了通过", "有限", "习近平", "民主集中", "不敢腐",
	} {
		text := "某局2022年度述职报告\n" + strings.Repeat(phrase, size/len(phrase)) + "\n"
		d, err := input.Read("a.txt", []byte(text))
		if err != nil {
			t.Errorf("%s: %v", phrase, err)
			continue
		}
		ctx, cancel := context.WithTimeout(context.Background(), limit)
		if _, err := l.Check(ctx, d); err != nil {
			t.Errorf("%s over and over, %d KB: %v", phrase, size>>10, err)
		}
		cancel()
	}
}
