package output

import (
	"strings"
	"testing"
)

// TestContrast shows what two lines say of two passages.
func TestContrast(t *testing.T) {
	long := strings.Repeat("甲乙丙丁", 12)
	for _, c := range [][4]string{
		{"值班两人，巡查9.5次。", "值班三人，巡查12次。", "值班【两】人，巡查【9.5】次。", "值班【三】人，巡查【12】次。"},
		{"同样的话。", "同样的话。", "同样的话。", "同样的话。"},
		{"同样\n的话。", "同样的 话。", "同样的话。", "同样的话。"},
		{"", "多出来的", "", "【多出来的】"},
		{long + "左边。", long + "右边。", "…甲乙丙丁甲乙丙丁【左】边。", "…甲乙丙丁甲乙丙丁【右】边。"},
		{long, long + "又", "甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁…", "甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁…"},
	} {
		a, b := contrast(c[0], c[1])
		w := &textWriter{}
		if x, y := w.marked(a), w.marked(b); x != c[2] || y != c[3] {
			t.Errorf("%q and %q:\n%s\n%s\nwant\n%s\n%s", c[0], c[1], x, y, c[2], c[3])
		}
	}
}
