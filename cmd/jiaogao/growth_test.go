package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/lint/segment"
)

// A shape is a way to make a text of any size. Cost must grow with the size, no faster.
type shape struct {
	name, file string
	most       int // bytes; where a file that is larger would be refused
	text       func(r *rand.Rand, size int) string
}

func shapes(tb testing.TB) []shape {
	report := string(readAll(tb, sampleReport))
	flat := strings.NewReplacer("\n", "").Replace(report)
	return []shape{
		{"report", "a.txt", 10 << 20, func(r *rand.Rand, size int) string { return grown(r, size, report) }},
		{"markdown", "a.md", 10 << 20, func(r *rand.Rand, size int) string {
			return grown(r, size, string(readAll(tb, "../../testdata/reports/对照检查材料.md")))
		}},
		{"line", "a.txt", 3 << 20, func(r *rand.Rand, size int) string { return grown(r, size, flat) }},
		{"sentence", "a.txt", 3 << 20, func(r *rand.Rand, size int) string {
			return grown(r, size, strings.NewReplacer("。", "，", "！", "，", "？", "，").Replace(flat))
		}},
		{"table", "a.md", 3 << 20, func(r *rand.Rand, size int) string { return tableOf(r, size) }},
		{"list", "a.txt", 3 << 20, func(r *rand.Rand, size int) string { return list(r, size) }},
		{"novel", "a.txt", 10 << 20, novel},
	}
}

// grown repeats a text, with other numbers each time.
func grown(r *rand.Rand, size int, text string) string {
	var b strings.Builder
	for b.Len() < size {
		for _, c := range text {
			if '1' <= c && c <= '9' {
				c = '1' + r.Int32N(9)
			}
			b.WriteRune(c)
		}
	}
	return strings.ToValidUTF8(b.String()[:size], "")
}

func tableOf(r *rand.Rand, size int) string {
	var b strings.Builder
	b.WriteString("# 2023年度整改情况报告\n\n| 问题 | 措施 | 数量 |\n|---|---|---|\n")
	for b.Len() < size {
		fmt.Fprintf(&b, "| 第%d库轮换不及时 | %d月底前完成轮换，由股长负责 | %d吨 |\n", r.IntN(900), 1+r.IntN(12), r.IntN(5000))
	}
	return b.String()
}

func list(r *rand.Rand, size int) string {
	var b strings.Builder
	b.WriteString("2023年度述责述廉报告\n一、存在问题\n")
	for half := 1; half <= 2; half++ {
		for n := 1; b.Len() < size*half/2; n++ {
			fmt.Fprintf(&b, "%d.第%d库轮换不及时，欠%d吨。\n", n, r.IntN(900), r.IntN(5000))
		}
		if half == 1 {
			b.WriteString("二、改进措施\n")
		}
	}
	return b.String()
}

// novel returns a text whose words are ten times as varied as those of reports: pairs and
// triples of some three thousand characters.
func novel(r *rand.Rand, size int) string {
	var b strings.Builder
	b.WriteString("2023年度工作总结\n")
	for n := 0; b.Len() < size; n++ {
		b.WriteRune(0x4E00 + r.Int32N(3000))
		switch {
		case n%97 == 96:
			b.WriteString("。\n")
		case n%23 == 22:
			b.WriteString("。")
		case n%9 == 8:
			b.WriteString("，")
		}
	}
	return b.String()
}

// A growth is how the processor time depends on the size.
type growth struct{ sizes, times []float64 }

// measure measures work of a size.
func (g *growth) measure(b *testing.B, size int, work func()) {
	start := spent()
	for b.Loop() {
		work()
	}
	each := (spent() - start).Seconds() / float64(b.N)
	g.sizes, g.times = append(g.sizes, float64(size)), append(g.times, each)
	b.ReportMetric(each*1e3, "cpu-ms/op")
}

// report reports the exponent between the last two sizes, the steepest where growth is
// faster than linear: 1 is linear, 2 is quadratic.
func (g *growth) report(b *testing.B) {
	b.Run("exponent", func(b *testing.B) {
		for b.Loop() {
		}
		if n := len(g.sizes); n > 1 {
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(math.Log(g.times[n-1]/g.times[n-2])/math.Log(g.sizes[n-1]/g.sizes[n-2]), "exponent")
		}
	})
}

// BenchmarkGrowth shows how the time for a report grows with its size.
func BenchmarkGrowth(b *testing.B) {
	l := builtin(b)
	checkOne(b, l, readReport(b, sampleReport, readAll(b, sampleReport)))
	for _, s := range shapes(b) {
		b.Run(s.name, func(b *testing.B) {
			var g growth
			for size := 10_000; size <= s.most; size *= 10 {
				data := []byte(s.text(rand.New(rand.NewPCG(1, 2)), size))
				b.Run(fmt.Sprintf("%dKB", size/1000), func(b *testing.B) {
					b.SetBytes(int64(len(data)))
					g.measure(b, len(data), func() { checkOne(b, l, readReport(b, s.file, data)) })
				})
			}
			g.report(b)
		})
	}
}

// BenchmarkTerms shows how the time for a report grows with the number of words that a pack
// looks for.
func BenchmarkTerms(b *testing.B) {
	r := rand.New(rand.NewPCG(3, 4))
	data := []byte(novel(r, 100_000))
	text := []rune(string(data))
	var g growth
	for _, n := range []int{100, 1000, 10_000} {
		l := newLinter(b, []lint.Pack{termPack(b, r, text, n)})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			g.measure(b, n, func() { checkOne(b, l, readReport(b, "a.txt", data)) })
		})
	}
	g.report(b)
}

// termPack returns a pack of n wrong words, a tenth of which occur in the text.
func termPack(tb testing.TB, r *rand.Rand, text []rune, n int) lint.Pack {
	tb.Helper()
	words := map[string]bool{}
	for len(words) < n {
		word := string([]rune{0x4E00 + r.Int32N(3000), 0x4E00 + r.Int32N(3000), 0x4E00 + r.Int32N(3000)})
		if at := r.IntN(len(text) - 3); len(words)%10 == 0 {
			word = string(text[at : at+3])
		}
		if !strings.ContainsAny(word, "。，\n0123456789") {
			words[word] = true
		}
	}
	var b strings.Builder
	b.WriteString("[pack]\ntitle = \"x\"\n[rule.terms]\nkind = \"wording\"\ntitle = \"x\"\nwhy = \"x\"\n[rule.terms.words]\n")
	sorted := make([]string, 0, n)
	for w := range words {
		sorted = append(sorted, w)
	}
	slices.Sort(sorted)
	for _, w := range sorted {
		fmt.Fprintf(&b, "%q = \"某某某\"\n", w)
	}
	name := tb.TempDir() + "/terms.toml"
	write(tb, name, b.String())
	packs, err := pack.Open(name)
	if err != nil {
		tb.Fatal(err)
	}
	return packs[0]
}

// BenchmarkVocabulary shows what varied text costs the segmenter, whose dictionary looks up
// each word it has not met.
func BenchmarkVocabulary(b *testing.B) {
	for _, s := range shapes(b) {
		if s.name != "report" && s.name != "novel" {
			continue
		}
		d := readReport(b, s.file, []byte(s.text(rand.New(rand.NewPCG(1, 2)), 1_000_000)))
		b.Run(s.name, func(b *testing.B) {
			measure(b, len(d.Source), func() {
				cutter := segment.New(nil)
				for sentence := range d.Text.Sentences() {
					cutter.Segment(sentence)
				}
			})
		})
	}
}
