package compare

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/input"
)

// usual is what the shipped rule wants.
func usual() lint.Comparison { return lint.Comparison{Min: 32, Like: 60, Common: 50, Most: 20} }

// read makes a report of paragraphs.
func read(t testing.TB, name string, paragraphs ...string) *doc.Document {
	t.Helper()
	d, err := input.Read(name, []byte("某站2023年度述职报告\n一、履职情况\n"+strings.Join(paragraphs, "\n")+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// betweenTwo compares two reports and returns how many passages each shares with the other.
func betweenTwo(t testing.TB, a, b string) (int, int) {
	found := Together(usual(), nil, []*doc.Document{read(t, "a.txt", a), read(t, "b.txt", b)})
	return len(found[0]), len(found[1])
}

const model = "汛前请厂家把两台卧式水泵吊出井口，换下磨穿的叶轮四片，旧叶轮称重入库。五月起值守由两班改三班，夜里每隔两小时到前池看一次水尺，水位超过红线就打电话给镇里。全年抽水96天，浇灌稻田3400亩，比上年多浇260亩。"

// TestEdits knows the ways in which authors hide what they copied.
func TestEdits(t *testing.T) {
	for name, edited := range map[string]string{
		"verbatim":   model,
		"numbers":    strings.NewReplacer("96", "121", "3400", "2985", "260", "75", "四片", "六片").Replace(model),
		"names":      strings.NewReplacer("镇里", "区防办", "前池", "闸首", "稻田", "菜地").Replace(model),
		"synonyms":   strings.NewReplacer("汛前", "入汛之前", "换下", "更换", "值守", "值班", "超过", "高过", "看一次", "查看一遍", "比上年", "较去年").Replace(model),
		"dropped":    strings.Replace(model, "，旧叶轮称重入库", "", 1),
		"inserted":   strings.Replace(model, "。五月起", "，当天装回。经站里商量，五月起", 1),
		"merged":     strings.Replace(strings.Replace(model, "。五月", "，五月", 1), "。全年", "，全年", 1),
		"split":      strings.ReplaceAll(model, "。", "。\n"),
		"reordered":  "全年抽水96天，浇灌稻田3400亩，比上年多浇260亩。五月起值守由两班改三班，夜里每隔两小时到前池看一次水尺，水位超过红线就打电话给镇里。汛前请厂家把两台卧式水泵吊出井口，换下磨穿的叶轮四片，旧叶轮称重入库。",
		"full width": strings.NewReplacer("96", "９６", "3400", "３４００", "，", ",").Replace(model),
		"around":     "另一件事是修路。" + model + "此外还栽了树。",
	} {
		if a, b := betweenTwo(t, model, edited); a != 1 || b != 1 {
			t.Errorf("%s: %d and %d passages, want one each", name, a, b)
		}
	}
}

// TestCustom knows what two reports share without anybody having copied.
func TestCustom(t *testing.T) {
	for name, c := range map[string][2]string{
		"other things":   {model, "新建的管理房封顶后，先铺地砖再装门窗，赶在霜降前搬了进去，旧房腾给养护队放工具。渠道两侧的杂树请村民砍净，砍下的枝条归村民烧火，站里不再付工钱。"},
		"few words":      {"夜里每隔两小时到前池看一次水尺。" + "新建的管理房封顶后先铺地砖。", "夜里每隔两小时到前池看一次水尺。" + "渠道两侧的杂树请村民砍净。"},
		"titles of laws": {"学习了《中华人民共和国水法》《中华人民共和国防洪法》《中华人民共和国河道管理条例》《取水许可和水资源费征收管理条例》《农田水利条例》。", "学习了《中华人民共和国水法》《中华人民共和国防洪法》《中华人民共和国河道管理条例》《取水许可和水资源费征收管理条例》《农田水利条例》。"},
		"a regulation":   {"《农田水利条例》第二十一条规定，农田水利工程所有权人应当落实农田水利工程运行维护经费，保障运行维护工作正常进行。", "《农田水利条例》第二十一条规定，农田水利工程所有权人应当落实农田水利工程运行维护经费，保障运行维护工作正常进行。"},
		"a quotation":    {"站里的守则写着“人不离岗、眼不离表、手不离闸，交班不清不接、设备不明不接、记录不全不接、场地不净不接，违者当月停发津贴”。", "站里的守则写着“人不离岗、眼不离表、手不离闸，交班不清不接、设备不明不接、记录不全不接、场地不净不接，违者当月停发津贴”。"},
		"a frame":        {"全年抽水96天，浇灌稻田3400亩，检修水泵6台，更换闸阀3只，疏通支渠12条。", "全年接诊96人，登记病历3400份，检修仪器6台，更换灯管3只，走访村医12次。"},
	} {
		if a, b := betweenTwo(t, c[0], c[1]+"\n过路涵洞清了三个。"); a != 0 || b != 0 {
			t.Errorf("%s: %d and %d passages, want none", name, a, b)
		}
	}
}

// TestCommon: what half of the reports have is a standard phrase, what fewer have is not.
func TestCommon(t *testing.T) {
	for _, c := range []struct{ holders, all, want int }{{2, 2, 2}, {2, 8, 2}, {3, 8, 3}, {4, 8, 0}, {8, 8, 0}, {20, 60, 20}, {21, 60, 0}} {
		var list []*doc.Document
		for n := range c.all {
			own := tale(rand.New(rand.NewPCG(7, uint64(n))), 4)
			if n < c.holders {
				own += "\n" + model
			}
			list = append(list, read(t, fmt.Sprintf("%d.txt", n), own))
		}
		flagged := 0
		for n, found := range Together(usual(), nil, list) {
			flagged += len(found)
			if n >= c.holders && len(found) > 0 {
				t.Errorf("%d of %d: report %d does not have the passage", c.holders, c.all, n)
			}
		}
		if flagged != c.want {
			t.Errorf("%d of %d reports have it: %d findings, want %d", c.holders, c.all, flagged, c.want)
		}
	}
}

// tale makes sentences of characters that follow each other at random.
func tale(r *rand.Rand, sentences int) string {
	var b strings.Builder
	for i := range sentences {
		for n := range 24 + r.IntN(30) {
			if n%9 == 8 {
				b.WriteString("，")
			}
			b.WriteRune(rune(0x4E00 + r.IntN(3000)))
		}
		b.WriteString("。")
		if i%50 == 49 {
			b.WriteString("\n")
		}
	}
	return b.String()
}

// TestPlaces: what a finding quotes stands in both documents where the spans say.
func TestPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		shared := tale(r, 2)
		a := tale(r, r.IntN(3)) + shared + tale(r, r.IntN(3))
		b := tale(r, r.IntN(3)) + "\n" + shared + tale(r, r.IntN(3))
		x, err := input.Read("a.txt", []byte("甲报告\n"+a))
		y, err2 := input.Read("b.txt", []byte("乙报告\n"+b))
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		found := Together(usual(), nil, []*doc.Document{x, y})
		if len(found[0]) != 1 || len(found[1]) != 1 {
			t.Fatalf("%d and %d passages", len(found[0]), len(found[1]))
		}
		for n, d := range []*doc.Document{x, y} {
			f, other := found[n][0], []*doc.Document{y, x}[n]
			own, note := f.Text.Span(), f.Related[0]
			if d.Source[own.Start:own.End] != f.Text.String() || other.Source[note.Span.Start:note.Span.End] != note.Text.String() {
				t.Fatalf("text and source differ: %q %q", f.Text, note.Text)
			}
			if !strings.Contains(f.Text.String(), shared) || note.Path != other.Name {
				t.Fatalf("%q is not all of %q", f.Text, shared)
			}
		}
	})
}

// FuzzAlign: runs are what they claim to be, whatever the texts are.
func FuzzAlign(f *testing.F) {
	f.Add(model, strings.ReplaceAll(model, "水", "油"))
	f.Add("一一一一一一一一一一一一一一一一一一", "一一一一一一一一一一一一")
	f.Add("《》“”、1.2%３人", "\xff\x00。")
	f.Fuzz(func(t *testing.T, x, y string) {
		a, err := input.Read("a.txt", []byte(x))
		b, err2 := input.Read("b.txt", []byte(y))
		if err != nil || err2 != nil {
			return
		}
		phrases := NewPhrases([]string{"安全 安全生产 报告如下"})
		s, o := NewScript(a, phrases), NewScript(b, phrases)
		for _, c := range align(s, o) {
			end := 0
			for _, r := range c.runs {
				if r.own < end || r.n < gramLength || !reflect.DeepEqual(s.runes[r.own:r.own+r.n], o.runes[r.other:r.other+r.n]) {
					t.Fatalf("run %v behind %d", r, end)
				}
				end = r.own + r.n
			}
			s.Text(c.runs[0].own, end)
		}
		Together(lint.Comparison{Min: 10, Like: 30, Common: 50, Most: 20}, nil, []*doc.Document{a, b, a})
	})
}

// TestThin: an index has room for so much; what is left when it is full still finds long
// passages, and how many reports there are does not matter to the room.
func TestThin(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	shared := tale(r, 12)
	x := NewIndex(0, usual(), nil)
	texts := []string{tale(r, 9000) + shared, tale(r, 20) + shared, tale(r, 9)}
	var list []*doc.Document
	for n, text := range texts {
		d := read(t, fmt.Sprintf("%d.txt", n), text)
		list = append(list, d)
		x.Add(x.Sample(x.Script(d)))
	}
	for range 30 {
		x.Add(x.Sample(NewScript(read(t, "x.txt", tale(r, 900)), x.phrases)))
	}
	if rate(x.rate.Load()) == everything || cap(x.entries) != leastRoom {
		t.Errorf("the index took %d entries at rate %x", len(x.entries), x.rate.Load())
	}
	x.Seal()
	found := x.Findings(1, list[1], func(n int) *Script { return x.Script(list[n]) }, func(n int) string { return list[n].Name })
	if len(found) != 1 || found[0].Related[0].Path != "0.txt" {
		t.Errorf("%d passages in a thinned index", len(found))
	}
}

// BenchmarkTogether compares a thousand reports; a tenth of them has copied.
func BenchmarkTogether(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	var list []*doc.Document
	bytes := 0
	for n := range 1000 {
		text := tale(r, 60)
		if n%10 == 1 {
			text += list[n-1].Paragraphs[2].Text.String()
		}
		d := read(b, fmt.Sprintf("%d.txt", n), text)
		bytes += len(d.Source)
		list = append(list, d)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		Together(usual(), nil, list)
	}
}
