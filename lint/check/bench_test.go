package check_test

import (
	"context"
	"os"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/lint/segment"
	"github.com/jiaogao/jiaogao/rules"
)

// BenchmarkTypography measures what the rules of rules/typography.toml cost on one report,
// kind by kind.
func BenchmarkTypography(b *testing.B) {
	packs, err := pack.Load(rules.Packs, "typography.toml")
	if err != nil {
		b.Fatal(err)
	}
	name := "../../testdata/reports/述责述廉报告.txt"
	data, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	d, err := input.Read(name, data)
	if err != nil {
		b.Fatal(err)
	}
	for _, kind := range []string{"punctuation", "placeholder", "numerals", "numbering", "enumeration"} {
		p := lint.Pack{}
		for _, r := range packs[0].Rules {
			if r.Kind == kind {
				p.Rules = append(p.Rules, r)
			}
		}
		l, err := lint.New([]lint.Pack{p}, segment.New(nil))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(kind, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := l.Check(context.Background(), d); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
