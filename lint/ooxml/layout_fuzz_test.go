package ooxml_test

import (
	"testing"

	"github.com/jiaogao/jiaogao/lint/ooxml"
)

// FuzzLayout: whatever the parts hold, the layout is told or not; stretches lie within the
// text, in order.
func FuzzLayout(f *testing.F) {
	f.Add(p(style("b"), rt("甲"))+section(""), `<w:style w:styleId="b"><w:rPr><w:sz w:val="32"/></w:rPr></w:style>`, p(field("PAGE", rt("1"))))
	f.Add(p(ppr(section("")+`<w:ind w:left="x" w:hanging="-9mm"/>`), r(boxed(line("框")), t_("乙"))), "", p(el("fldSimple", `w:instr="PAGE"`, "")))
	f.Fuzz(func(t *testing.T, body, styles, footer string) {
		pkg, err := ooxml.Open(zipped(laid(body, styles, footer)))
		if err != nil {
			return
		}
		d, err := pkg.Read(ooxml.Options{})
		if err != nil {
			return
		}
		l := d.Layout()
		if l == nil {
			return
		}
		end := 0
		for _, s := range l.Stretches {
			if s.Start < end || s.End < s.Start || s.End > len(d.Text) {
				t.Fatalf("stretch %+v behind %d of %d", s, end, len(d.Text))
			}
			end = s.End
		}
		if len(l.Blocks) != len(d.Paragraphs) {
			t.Fatalf("%d blocks of %d paragraphs", len(l.Blocks), len(d.Paragraphs))
		}
	})
}
