package segment

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// sample is a text of some length without a special subject.
const sample = `石桥镇2023年共召开专题会议12次，研究解决群众反映强烈的问题38个。下一步，我将坚持问题导向，逐条逐项抓好整改。
在理论学习方面，学得不深不透，运用理论指导实践的能力还有欠缺；在联系群众方面，深入一线的时间偏少。
全年完成固定资产投资4.6亿元，新开工项目9个，其中亿元以上项目2个。办公用房清理到位，公车管理更加规范！
带头参加支部组织生活会，讲党课3次。与班子成员谈心谈话26人次，提醒纠正苗头性问题5个。`

func sentences(s string) []doc.Text { return slices.Collect(text(s).Sentences()) }

func tiles(t *testing.T, sentence doc.Text, tokens []doc.Token) {
	t.Helper()
	at := sentence.Start()
	for _, token := range tokens {
		if token.Text.Start() != at || token.Text.Len() == 0 {
			t.Fatalf("%q: token %q starts at %d, want %d", sentence, token.Text, token.Text.Start(), at)
		}
		at = token.Text.End()
	}
	if at != sentence.End() {
		t.Fatalf("%q: tokens end at %d, want %d", sentence, at, sentence.End())
	}
}

func TestTokensKeepTheirPlace(t *testing.T) {
	seg := New(nil)
	for _, s := range sentences(sample) {
		tokens := seg.Segment(s)
		tiles(t, s, tokens)
		// The second time they come from the cache.
		if again := seg.Segment(s); !slices.Equal(tokens, again) {
			t.Errorf("%q: %v, then %v", s, render(tokens), render(again))
		}
	}
}

// The same words at another place of the document are cut alike, but stand there.
func TestTokensOfAnotherPlace(t *testing.T) {
	source := "整改到位。整改到位。"
	seg := New(nil)
	half := len(source) / 2
	for _, start := range []int{0, half} {
		s := doc.Verbatim(source, start, start+half)
		tiles(t, s, seg.Segment(s))
	}
}

func TestHostileText(t *testing.T) {
	for _, unit := range []string{"中", "一", "a", "1", "。", "*", "𠮷", "\x00", "\xff", "\xe4\xb8", "中国", "，a", "é"} {
		s := text(strings.Repeat(unit, 256<<10/len(unit)))
		tiles(t, s, New([]string{"中中", "aa"}).Segment(s))
	}
}

func TestPieces(t *testing.T) {
	clause := strings.Repeat("字", 300) + "，"
	for _, s := range []string{"", "短", strings.Repeat(clause, 20), strings.Repeat("字", 5001), strings.Repeat("\xff", 4500), strings.Repeat("a", pieceRunes)} {
		var joined strings.Builder
		for p := range pieces(s) {
			if n := len([]rune(p)); n > pieceRunes || n == 0 {
				t.Errorf("piece of %d characters", n)
			}
			if strings.Contains(s, "，") && !strings.HasSuffix(p, "，") {
				t.Errorf("piece ends with %q", p[len(p)-3:])
			}
			joined.WriteString(p)
		}
		if joined.String() != s {
			t.Errorf("pieces of %.20q do not make it up", s)
		}
	}
}

func TestFrequency(t *testing.T) {
	seg := New([]string{"石桥议事"})
	for word, want := range map[string]int{"": 0, "的": 2, "一个": 142747, "述责述廉": 0, "石桥议事": 0, "一": 2, "\xff": 0} {
		if got := seg.Frequency(word); got != want {
			t.Errorf("%q: %d, want %d", word, got, want)
		}
	}
	if lower, upper := seg.Frequency("aa制"), seg.Frequency("AA制"); lower == 0 || lower != upper {
		t.Errorf("aa制 %d, AA制 %d", lower, upper)
	}
}

// What was cut earlier, or is cut meanwhile, does not change the tokens.
func TestManyGoroutines(t *testing.T) {
	list := sentences(sample)
	want := make([][]doc.Token, len(list))
	for i, s := range list {
		want[i] = New([]string{"苗头性问题"}).Segment(s)
	}
	seg := New([]string{"苗头性问题"})
	var wg sync.WaitGroup
	for g := range 16 {
		wg.Go(func() {
			for i := range 200 {
				k := (g*7 + i) % len(list)
				if got := seg.Segment(list[k]); !slices.Equal(got, want[k]) {
					t.Errorf("%q: %v, want %v", list[k], render(got), render(want[k]))
				}
				other := text(fmt.Sprintf("第%d组第%d次谈心谈话", g, i))
				tiles(t, other, seg.Segment(other))
			}
		})
	}
	wg.Wait()
}

func TestDictionaryIsUpToDate(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "dictionary.bin")
	if out, err := exec.Command("go", "run", "./internal/mkdict", path).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	made, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(made, []byte(data)) {
		t.Error("dictionary.bin is not what gse's files give: run go generate ./lint/segment")
	}
}

// A program that segments does not carry gse's own dictionaries.
func TestProgramStaysSmall(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "size")
	build := exec.Command("go", "build", "-o", path, "./testdata/size")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() > 12<<20 {
		t.Errorf("the program has %d bytes: does *gse.Segmenter reach an interface?", info.Size())
	}
}
