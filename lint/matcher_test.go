package lint

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestMatcher compares the matcher with the plain loop over all anchors and all places.
func TestMatcher(t *testing.T) {
	word := rapid.StringOfN(rapid.RuneFrom([]rune("一二三是𠮷aé，")), 1, 4, -1)
	rapid.Check(t, func(t *rapid.T) {
		sets := rapid.SliceOfN(rapid.SliceOfNDistinct(word, 0, 5, rapid.ID[string]), 1, 3).Draw(t, "anchors")
		text := rapid.StringOfN(rapid.RuneFrom([]rune("一二三是𠮷aé，")), 0, 40, -1).Draw(t, "text")
		m := newMatcher(sets)
		for rule := range sets {
			m.add(rule)
		}
		spots := m.find(text)
		for rule, anchors := range sets {
			type place struct{ at, length, anchor int }
			var got, want []place
			for _, s := range spots[rule] {
				got = append(got, place{int(s.at), len(anchors[s.id]), int(s.id)})
			}
			for at := range text {
				for id, a := range anchors {
					if strings.HasPrefix(text[at:], a) {
						want = append(want, place{at, len(a), id})
					}
				}
			}
			slices.SortStableFunc(want, func(a, b place) int {
				if a.at != b.at {
					return a.at - b.at
				}
				return b.length - a.length
			})
			if diff := cmp.Diff(want, got, cmp.AllowUnexported(place{})); diff != "" {
				t.Fatalf("anchors %q in %q (-want +got):\n%s", anchors, text, diff)
			}
		}
	})
}

func BenchmarkMatcher(b *testing.B) {
	var anchors []string
	for _, r := range "部署贯彻落实统筹谋划" {
		for _, s := range "布彻洛时愁某化暑" {
			anchors = append(anchors, string([]rune{r, s}))
		}
	}
	m := newMatcher([][]string{anchors})
	m.add(0)
	text := strings.Repeat("县委常委会专题部署了秋冬季防火工作，要求各乡镇贯彻落实到位。", 300)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		m.find(text)
	}
}
