package output

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/jiaogao/jiaogao/lint/doc"
)

func TestQuote(t *testing.T) {
	long := strings.Repeat("逐段巡查渠道和涵闸并登记在册，", 8)
	for name, c := range map[string]struct{ before, flagged, after, want string }{
		"short":        {"全年巡查", "42", "次。", "全年巡查[42]次。"},
		"sentence":     {"头一句。第二句有", "错", "字。第三句。", "第二句有[错]字。"},
		"long before":  {long, "错字", "。", "…逐段巡查渠道和涵闸并登记在册，逐段巡查渠道和涵闸并登记在册，[错字]。"},
		"long after":   {"有", "错字", long, "有[错字]逐段巡查渠道和涵闸并登记在册，逐段巡查渠道和涵闸并登记在册，…"},
		"long both":    {long, "错字", long, "…逐段巡查渠道和涵闸并登记在册，[错字]逐段巡查渠道和涵闸并登记在册，逐…"},
		"long flagged": {"有", long, "。", "有[逐段巡查渠道和涵闸并登记在册，逐段巡查渠道和涵闸并…]"},
		"two lines":    {"头一行", "从这里\n到这里", "为止。", "头一行[从这里]"},
		"tab":          {"甲\t乙", "丙", "丁", "甲 乙[丙]丁"},
	} {
		t.Run(name, func(t *testing.T) {
			source := c.before + c.flagged + c.after
			b := doc.NewBuilder("", source)
			at := 0
			for line := range strings.Lines(source) {
				b.Source(at, at+len(strings.TrimRight(line, "\n")))
				b.End(doc.Paragraph{})
				at += len(line)
			}
			d := b.Document()
			q := quote(d, d.Text.Slice(len(c.before), len(c.before)+len(c.flagged)))
			if got := q.before + "[" + q.flagged + "]" + q.after; got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// Whatever is flagged, the quotation fits its line, starts with what is flagged, and the
// carets stand under it.
func TestQuoteFits(t *testing.T) {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"渠", "。", "，", "a", "—", "🚰", "e\u0301", "“", "12"}), 0, 90)
	rapid.Check(t, func(t *rapid.T) {
		before, flagged, after := strings.Join(words.Draw(t, "before"), ""), strings.Join(words.Draw(t, "flagged"), ""), strings.Join(words.Draw(t, "after"), "")
		source := "首" + before + "查" + flagged + after
		b := doc.NewBuilder("", source)
		b.Source(0, len(source))
		d := b.Document()
		at := len("首" + before)
		q := quote(d, d.Text.Slice(at, at+len("查"+flagged)))
		if n := Columns(q.before + q.flagged + q.after); n > quoteColumns {
			t.Fatalf("%d columns: %+v", n, q)
		}
		if !strings.HasPrefix(q.flagged, "查") {
			t.Fatalf("the flagged words are not shown: %+v", q)
		}
		if carets := q.carets(); strings.Index(carets, "^") != Columns(q.before) || strings.Count(carets, "^") != Columns(q.flagged) {
			t.Fatalf("carets %q under %+v", carets, q)
		}
	})
}

func TestWrap(t *testing.T) {
	newline := "\n" + indent + "     "
	for s, want := range map[string]string{
		"":          "",
		"一二三":       "一二三",
		"一二三四五":     "一二三" + newline + "四五",
		"一二三，四五":    "一二三，" + newline + "四五",
		"ab一二三四五六七": "ab一二" + newline + "三四五" + newline + "六七",
	} {
		if got := wrap(s, 6); got != want {
			t.Errorf("wrap(%q) = %q, want %q", s, got, want)
		}
	}
}
