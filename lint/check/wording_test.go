package check_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/check"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/segment"
)

// words encodes a table as a pack would write it.
func words(t *testing.T, table map[string]any) check.Words {
	t.Helper()
	var w check.Words
	if err := w.UnmarshalTOML(table); err != nil {
		t.Fatal(err)
	}
	return w
}

// segmented runs one check on a text with the real segmenter.
func segmented(t *testing.T, c lint.Check, text string) []lint.Finding {
	t.Helper()
	l, err := lint.New([]lint.Pack{{Rules: []*lint.Rule{{ID: "rule", Title: "标题", Check: c}}}}, segment.New(nil))
	if err != nil {
		t.Fatal(err)
	}
	d, err := input.Read("a.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	r, err := l.Check(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	return r.Findings
}

// testWording checks that a check flags the places marked by ⟦ ⟧ and no others.
func testWording(t *testing.T, c lint.Check, texts ...string) {
	t.Helper()
	for _, marked := range texts {
		text, want := unmarked(marked)
		var got []doc.Span
		var list []string
		for _, f := range segmented(t, c, text) {
			got = append(got, f.Span)
			list = append(list, text[f.Span.Start:f.Span.End])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s\n  got %q", marked, list)
		}
	}
}

func TestWordingWords(t *testing.T) {
	c := &check.Wording{Words: words(t, map[string]any{
		"按步就班": "按部就班",
		"部就":   "不就",
		"化解茅盾": map[string]any{"right": "化解矛盾", "legal": []any{"化解茅盾笔下"}},
	})}
	testWording(t, c,
		"库房⟦按步就班⟧清点，渠道⟦按步就班⟧清淤。",
		"上门⟦化解茅盾⟧12起，分析茅盾作品里化解茅盾笔下人物的困境。",
		"按⟦部就⟧班", // a table is taken at its word
	)
}

func TestWordingLongest(t *testing.T) {
	c := &check.Wording{Words: words(t, map[string]any{"截止": "截至", "截止到": "截至"})}
	testWording(t, c, "⟦截止到⟧3月底，⟦截止⟧4月底。")
}

func TestWordingSeams(t *testing.T) {
	c := &check.Wording{Seams: words(t, map[string]any{
		"布署": "部署", "园满": "圆满", "建全": "健全", "深人": "深入", "低线": "底线",
		"章显": "彰显", "规化": "规划", "函盖": "涵盖", "代头": "带头", "批露": "披露",
	})}
	testWording(t, c,
		"上周⟦布署⟧防汛，日报发布署名文章。",
		"演练⟦园满⟧完成，校园满意度很高，公园满是游人。",
		"推动创建省级园林县城，⟦建全⟧管护机制，创建全国文明城市。",
		"组织干部⟦深人⟧一线，邀请资深人士讲课。",
		"守住安全⟦低线⟧，划定了最低线。",
		"先进事迹⟦章显⟧本色，文章显示成效。",
		"编制发展⟦规化⟧，推进正规化管理。",
		"手册⟦函盖⟧九类事项，公函盖章后寄出。",
		"班子成员⟦代头⟧值守，一代头雁返乡。",
		"及时⟦批露⟧信息，关闭一批露天矿山。",
	)
}

func TestWordingSlips(t *testing.T) {
	var slips check.Slips
	if err := slips.UnmarshalTOML(map[string]any{"勘察": "堪察 勘茶", "缴纳": "缴钠"}); err != nil {
		t.Fatal(err)
	}
	testWording(t, &check.Wording{Slips: slips},
		"组织现场⟦堪察⟧，按时⟦缴钠⟧保费，补缴钠盐款。",
		"现场勘察，按时缴纳。",
	)
	for _, table := range []any{"错", map[string]any{"对": 1}, map[string]any{"": "错"}} {
		if err := slips.UnmarshalTOML(table); err == nil {
			t.Errorf("%v is taken for slips", table)
		}
	}
}

func TestWordingIdioms(t *testing.T) {
	c := &check.Wording{
		Idioms: check.NewIdioms("实事求是", "按部就班", "意见一致", "以身作则", "依法办事", "更上一层楼"),
		Except: []string{"以身做则例"},
	}
	testWording(t, c,
		"坚持⟦实是求是⟧、⟦实事求事⟧，⟦按步就班⟧推进，⟦更尚一层楼⟧。",
		"实事求是，按部就班，以身作则，更上一层楼。",
		"对此意见一直没有答复。",       // 一直 is a word of its own
		"全省依法办市场主体登记。",      // 市 belongs to the next word
		"实时求事，实事求教，按部就。实事求", // two slips, another sound, cut off
		"以身做则例行通报。",
	)
	if err := (&check.Wording{Idioms: check.NewIdioms("三个字", "A型血管病")}).Verify(); err == nil || strings.Count(err.Error(), "\n") != 1 {
		t.Errorf("got %v, want two errors", err)
	}
}

func TestWordingNames(t *testing.T) {
	c := &check.Wording{Seams: words(t, map[string]any{"建全": "健全", "关健": "关键", "部份": "部分"})}
	testWording(t, c,
		"站长李建全、科员王关健到场，建全同志讲话。",
		"抓住⟦关健⟧，⟦建全⟧制度，⟦部份⟧同志参加。",
	)
}

func TestWordingContext(t *testing.T) {
	c := &check.Wording{
		Words: words(t, map[string]any{
			"截止": map[string]any{"right": "截至", "when": `截止(目前|\d+月)`, "unless": `报名截止`},
			"大约": map[string]any{"right": "$1", "when": `(大约\d+人)左右`, "whole": true},
			"引导": map[string]any{"right": "$2", "when": `(?<it>(引导[^，。要]{1,6})要)[^求点]`, "whole": true},
		}),
		Seams: words(t, map[string]any{
			"象": map[string]any{"right": "像", "when": `象[^，。]{1,9}一样`},
		}),
	}
	testWording(t, c,
		"⟦截止⟧3月底完成六成，报名截止3月5日，截止日期是周五。",
		"参会⟦大约20人左右⟧，大约20人。",
		"⟦引导家长要⟧配合，引导家长要求自己。",
		"要⟦象⟧护眼睛一样护渠，气象一样多变，与走访对象一样。",
	)
}

func TestWordingMentioned(t *testing.T) {
	c := &check.Wording{Words: words(t, map[string]any{"按步就班": "按部就班"})}
	testWording(t, c,
		"校对时把“按步就班”改为“按部就班”。",
		"他说要“⟦按步就班⟧”地推进。",
	)
}

func TestWordingDoubled(t *testing.T) {
	c := &check.Wording{Doubled: "的了在", Except: []string{"研究研究"}}
	testWording(t, c,
		"行动不便⟦的的⟧老人，对往来款项⟦进行进行⟧了清理。",
		"人人动手，天天巡查，没有有效手段，工作作风漂浮，做了了解。",
		"一步一步推进，一项一项落实，研究研究再定，会上说“好的好的”。",
		"建立的表的表名要统一，正在在建工程清单上。",
	)
}

func TestWordingFixes(t *testing.T) {
	c := &check.Wording{
		Words:   words(t, map[string]any{"按步就班": "按部就班", "基本全部": "基本|全部", "甚酌": map[string]any{"note": "写法有误。"}}),
		Doubled: "的",
	}
	findings := segmented(t, c, "按步就班，基本全部，甚酌，忙的的")
	var got []string
	for _, f := range findings {
		line := f.Message
		for _, fix := range f.Fixes {
			line += fmt.Sprintf(" %s/%v", fix.Title, fix.Safe)
		}
		got = append(got, line)
	}
	want := []string{
		"“按步就班”应为“按部就班”。 改为“按部就班”/true",
		"“基本全部”应为“基本”。 改为“基本”/false 改为“全部”/false",
		"写法有误。",
		"“的”写重了，应删去一个。 改为“的”/true",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

func TestWordingVerify(t *testing.T) {
	for want, word := range map[string]any{
		"正则表达式有误":    map[string]any{"right": "对", "when": "(", "flagged": []any{"【错】"}},
		"写法相同":       "错",
		"既没有正确写法":    map[string]any{},
		"却没有 when":   map[string]any{"right": "对", "whole": true},
		"请用 flagged": map[string]any{"right": "对", "when": "错"},
		"里没有这个词":     map[string]any{"right": "对", "legal": []any{"别处"}},
	} {
		err := (&check.Wording{Words: words(t, map[string]any{"错": word})}).Verify()
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: got %v, want %s", word, err, want)
		}
	}
	if err := (&check.Wording{}).Validate(); err == nil {
		t.Error("a rule that looks for nothing is valid")
	}
}

func TestWordsDecode(t *testing.T) {
	for want, table := range map[string]any{
		"应为“错 = 对”的表":  "错",
		"没有 rigth 这个键": map[string]any{"错": map[string]any{"rigth": "对"}},
		"legal 的值类型不对": map[string]any{"错": map[string]any{"right": "对", "legal": "错"}},
		"应为正确的写法":      map[string]any{"错": 1},
	} {
		var w check.Words
		if err := w.UnmarshalTOML(table); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: got %v, want %s", table, err, want)
		}
	}
	full := check.Word{Right: "对", When: "a", Unless: "b", Whole: true, Note: "c", Legal: []string{"d错", "错e"}, Flagged: []string{"f"}}
	table := map[string]any{
		"错": map[string]any{"right": "对", "when": "a", "unless": "b", "whole": true, "note": "c", "legal": []any{"d错", "错e"}, "flagged": []any{"f"}},
		"差": "好",
	}
	got := maps.Collect(words(t, table).All())
	if len(got) != 2 || fmt.Sprint(got["错"]) != fmt.Sprint(full) || got["差"].Right != "好" {
		t.Errorf("got %v", got)
	}
}
