package output

import (
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

// beside shows a passage and the same passage of another file in two lines, as far as they
// find room, with the differences in 【】. It reports whether the finding has such a passage.
func (t *textWriter) beside(f *lint.Finding) bool {
	i := slices.IndexFunc(f.Related, func(n lint.Note) bool { return n.Path != "" && n.Text.Len() > 0 })
	if i < 0 {
		return false
	}
	n := &f.Related[i]
	own, other := contrast(f.Text.String(), n.Text.String())
	t.detail("本文", t.marked(own))
	t.detail("对照", t.marked(other))
	if !strings.Contains(f.Message, n.Path) {
		t.detail("出处", Visible(joined(" ", n.Path, n.Message)))
	}
	return true
}

// marked writes pieces in a line.
func (t *textWriter) marked(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.differs {
			b.WriteString(t.paint(yellow, "【"+Visible(p.text)+"】"))
		} else {
			b.WriteString(Visible(p.text))
		}
	}
	return b.String()
}
