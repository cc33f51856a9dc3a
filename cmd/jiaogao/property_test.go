package main

import (
	"context"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/input"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// faulty holds what many of the shipped rules find something in, among characters of all
// widths and line ends of all kinds.
const faulty = "\ufeff云岚县水文站2023年度述职报告\r\n一、履职情况\r\n😀全年𠮷巡测42次,布署2次。。截止目前已按步就班完成三、四项工作\r\n一、存在问题\r\n(一)对对工作不够深入XX,详见附件?\r\n2月30日召开会议，共3人，其中男1人、女1人；同比增长12%、-5%。\r\n"

// propertyTexts are the seeds of the properties: our reports, and what is faulty.
func propertyTexts(tb testing.TB) []string {
	list := []string{faulty, strings.ReplaceAll(faulty, "\r\n", "\n"), strings.ReplaceAll(faulty, "\r\n", "\r"), strings.Repeat(faulty[3:], 9), strings.Repeat("全年巡测42次,布署2次。\n", 60),
		"---\ntitle: 述职报告\n---\n# 述职报告\n\n- 布署**不周**,按步就班。\n\n|甲|乙,|\n|--|--|\n|布署|2月30日|\n"}
	for _, name := range []string{"述责述廉报告.txt", "对照检查材料.md", "年度工作总结.txt"} {
		list = append(list, string(readAll(tb, corpusDir+"/"+name)))
	}
	return list
}

// fuzzTexts are short seeds: a round of fuzzing must not take long.
func fuzzTexts() []string {
	return append(strings.SplitAfter(strings.TrimPrefix(faulty, "\ufeff"), "\n"), faulty, "# 述职报告\n\n- 布署**不周**,按步就班。\n\n|甲|乙,|\n|--|--|\n|布署|2月30日|\n")
}

// maxFuzz is how many bytes of text are worth a round of fuzzing.
const maxFuzz = 2 << 10

// places checks that the bytes, the characters and the UTF-16 units that a finding names
// are those of its text.
func places(tb testing.TB, d *doc.Document, f *lint.Finding) {
	tb.Helper()
	if f.Span.Start < 0 || f.Span.End < f.Span.Start || f.Span.End > len(d.Source) {
		tb.Fatalf("%s: %v lies outside of %d bytes", f.Rule, f.Span, len(d.Source))
	}
	if f.Span != f.Text.Span() {
		tb.Errorf("%s: %v, its text stands at %v", f.Rule, f.Span, f.Text.Span())
	}
	quoted := d.Source[f.Span.Start:f.Span.End]
	if !utf8.ValidString(quoted) {
		tb.Errorf("%s: a character is cut: %q", f.Rule, quoted)
	}
	if d.Verbatim && !strings.HasSuffix(d.Name, ".md") && quoted != f.Text.String() {
		tb.Errorf("%s: %q stands where %q should", f.Rule, quoted, f.Text)
	}
	lines := splitLines(d.Source)
	for _, at := range []int{f.Span.Start, f.Span.End} {
		p := d.Position(at)
		if line := []rune(lines[p.Line-1].text); len(string(line[:min(p.Column-1, len(line))]))+lines[p.Line-1].start != at {
			tb.Errorf("%s: line %d, column %d is not byte %d", f.Rule, p.Line, p.Column, at)
		}
		line, unit := d.UTF16(at)
		units := utf16.Encode([]rune(lines[line].text))
		if unit > len(units) || len(string(utf16.Decode(units[:unit])))+lines[line].start != at {
			tb.Errorf("%s: line %d, unit %d is not byte %d", f.Rule, line, unit, at)
		}
	}
}

type sourceLine struct {
	start int
	text  string
}

// splitLines is another way than the document's to find its lines.
func splitLines(s string) (list []sourceLine) {
	at := 0
	if strings.HasPrefix(s, "\ufeff") {
		at = 3
	}
	for {
		end := strings.IndexAny(s[at:], "\r\n")
		if end < 0 {
			return append(list, sourceLine{at, s[at:]})
		}
		width := 1
		if strings.HasPrefix(s[at+end:], "\r\n") {
			width = 2
		}
		list = append(list, sourceLine{at, s[at : at+end+width]})
		at += end + width
	}
}

// allPlaces checks the places of all that is found in a text, and of the fixes.
func allPlaces(tb testing.TB, l *lint.Linter, name string, data []byte) {
	tb.Helper()
	d, err := input.Read(name, data)
	if err != nil {
		return
	}
	result := checkOne(tb, l, d)
	for i := range result.Findings {
		for _, f := range result.Findings[i].Members() {
			places(tb, d, &f)
			for _, fix := range f.Fixes {
				for _, e := range fix.Edits {
					if e.Span.Start < 0 || e.Span.End < e.Span.Start || e.Span.End > len(d.Source) || !utf8.ValidString(d.Source[e.Span.Start:e.Span.End]) || !utf8.ValidString(e.New) {
						tb.Errorf("%s: the fix %q of %v is none", f.Rule, e.New, e.Span)
					}
				}
			}
		}
	}
}

// TestPlaces checks the places of what the shipped rules find, in all formats and encodings.
func TestPlaces(t *testing.T) {
	l := builtin(t)
	for _, text := range propertyTexts(t) {
		gbk, _ := simplifiedchinese.GB18030.NewEncoder().String(text)
		for _, name := range []string{"a.txt", "a.md", "a.html"} {
			for _, data := range [][]byte{[]byte(text), []byte(gbk), wide16(text), []byte(strings.ReplaceAll(text, "\n", "\r\n"))} {
				allPlaces(t, l, name, data)
			}
		}
		allPlaces(t, l, "a.docx", word(typed(text), ""))
	}
	for _, f := range hostileFiles(t) {
		if !f.heavy && !strings.HasSuffix(f.name, ".pdf") && strings.HasPrefix(f.name, "flip") {
			allPlaces(t, l, f.name, f.data())
		}
	}
}

func FuzzPlaces(f *testing.F) {
	for _, text := range fuzzTexts() {
		f.Add(text)
	}
	l := builtin(f)
	f.Fuzz(func(t *testing.T, text string) {
		text = text[:min(len(text), maxFuzz)]
		allPlaces(t, l, "a.txt", []byte(text))
		allPlaces(t, l, "a.md", []byte(text))
	})
}

// settled corrects a text and checks that what was corrected is read, that to correct it
// again changes nothing, and that no bytes change but those of the edits.
func settled(tb testing.TB, b *book, name, text string, all bool) {
	tb.Helper()
	once, n, err := corrected(context.Background(), b, name, text, all)
	if err != nil {
		if strings.Contains(err.Error(), "冲突") {
			tb.Errorf("%v in %q", err, text)
		}
		return
	}
	if n == 0 && once != text {
		tb.Errorf("nothing was corrected, and the text is another")
	}
	twice, again, err := corrected(context.Background(), b, name, once, all)
	if err != nil || twice != once || again != 0 {
		tb.Errorf("%d more corrections in a corrected text, %v:\n%q\n%q", again, err, once, twice)
	}
	d, err := input.Read(name, []byte(text))
	if err != nil {
		tb.Fatal(err)
	}
	result := checkOne(tb, b.linter, d)
	fixes := lint.Fixes(result.Findings, all)
	first, _ := lint.Apply(d.Source, fixes)
	untouched(tb, d.Source, first, fixes)
}

// untouched checks that what stands outside all edits is what it was, in its order.
func untouched(tb testing.TB, before, after string, fixes []lint.Fix) {
	tb.Helper()
	edited := make([]bool, len(before))
	for _, f := range fixes {
		for _, e := range f.Edits {
			for i := e.Span.Start; i < e.Span.End; i++ {
				edited[i] = true
			}
		}
	}
	at := 0
	for i := 0; i < len(before); {
		end := i
		for end < len(before) && edited[end] == edited[i] {
			end++
		}
		if !edited[i] {
			// Insertions may stand within; the bytes between them are in order.
			for _, c := range []byte(before[i:end]) {
				k := strings.IndexByte(after[at:], c)
				if k < 0 {
					tb.Fatalf("bytes %d to %d are not in the corrected text", i, end)
				}
				at += k + 1
			}
		}
		i = end
	}
}

func shippedBook(tb testing.TB) *book {
	tb.Helper()
	b, err := load(&loadOptions{quiet: true})
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// TestFixSettles corrects our reports and what is faulty.
func TestFixSettles(t *testing.T) {
	b := shippedBook(t)
	for _, text := range propertyTexts(t) {
		for _, name := range []string{"a.txt", "a.md"} {
			settled(t, b, name, text, false)
			settled(t, b, name, text, true)
		}
	}
}

// What is told in one remark because there is so much of it is corrected all the same.
func TestFixFolded(t *testing.T) {
	const n = 60
	text, count, err := corrected(context.Background(), shippedBook(t), "a.txt", strings.Repeat("全年巡测42次,布署2次。\n", n), false)
	if want := strings.Repeat("全年巡测42次，部署2次。\n", n); err != nil || count != 2*n || text != want {
		t.Errorf("%d corrected, %v, want %d", count, err, 2*n)
	}
}

func FuzzFix(f *testing.F) {
	for _, text := range fuzzTexts() {
		f.Add(text, false)
		f.Add(text, true)
	}
	b := shippedBook(f)
	f.Fuzz(func(t *testing.T, text string, all bool) {
		text = strings.ToValidUTF8(text[:min(len(text), maxFuzz)], "")
		settled(t, b, "a.txt", text, all)
		settled(t, b, "a.md", text, all)
	})
}
