package check

import (
	"math"
	"sort"
	"strconv"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// pages compares the forms of pages. A fault that many of them have is told once.
func (s *sheet) pages() {
	told := map[string]bool{}
	for i, page := range s.layout.Pages {
		var faults []string
		what := ""
		switch s.Find {
		case "page":
			faults = s.size(page)
		case "margins":
			what, faults = "页边距：", s.margins(page)
		case "number":
			what, faults = "页码：", s.number(page.Number)
		}
		if key := strings.Join(faults, "；"); !told[key] {
			told[key] = true
			s.flag(s.first(i), what, faults)
		}
	}
}

// first returns the text that stands for the i-th form of pages: the title, or the first
// paragraph on them.
func (s *sheet) first(i int) doc.Text {
	d := s.pass.Doc
	if i == 0 && d.Title.Len() > 0 {
		return d.Title
	}
	k := sort.Search(len(d.Paragraphs), func(k int) bool { return d.Paragraphs[k].Text.Span().End > s.layout.Pages[i].Start })
	return d.Paragraphs[min(k, len(d.Paragraphs)-1)].Text
}

// off reports whether a length is not what it should be.
func (s *sheet) off(length, want float64) bool { return math.Abs(length-want) > s.Tolerance+0.05 }

// size returns the fault of the size of pages. They may lie on their side.
func (s *sheet) size(p doc.Page) []string {
	w, h := p.Width, p.Height
	if w > h != (s.Width > s.Height) {
		w, h = h, w
	}
	if p.Width == 0 || p.Height == 0 || !s.off(w, s.Width) && !s.off(h, s.Height) {
		return nil
	}
	return []string{"纸张是" + paper(p.Width, p.Height) + "，应为" + paper(s.Width, s.Height) + "，请在页面设置里改"}
}

// paper names a size of paper.
func paper(width, height float64) string {
	size := millimetres(width) + "×" + millimetres(height) + "毫米"
	if size == "210×297毫米" {
		return "A4（" + size + "）"
	}
	return size
}

// margins returns the faults of the margins of upright pages.
func (s *sheet) margins(p doc.Page) []string {
	if p.Width == 0 || p.Width > p.Height || p.Top+p.Bottom+p.Left+p.Right == 0 {
		return nil
	}
	var faults []string
	for _, m := range []struct {
		name         string
		length, want float64
	}{{"上", p.Top, s.Top}, {"下", p.Bottom, s.Bottom}, {"左", p.Left, s.Left}, {"右", p.Right, s.Right}} {
		if s.off(m.length, m.want) {
			faults = append(faults, m.name+"边距是"+millimetres(m.length)+"毫米，应为"+millimetres(m.want)+"毫米")
		}
	}
	return faults
}

// millimetres writes a length, to a tenth.
func millimetres(n float64) string { return short(math.Round(n*10) / 10) }

// short writes a number without needless digits.
func short(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// number returns the faults of the line with the number of the page.
func (s *sheet) number(n *doc.PageNumber) []string {
	if n == nil {
		return []string{"页脚里没有页码，请用" + sizeName(s.Size) + strings.Join(s.Fonts, "或") + "标上，左右各放一条一字线，如“— 1 —”"}
	}
	faults := s.look(doc.Stretch{Font: n.Font, Size: n.Size}, s.Fonts)
	if n.Text != "" && !dashed(n.Text) {
		faults = append(faults, "写作“"+n.Text+"”，左右应各有一条一字线，如“— 1 —”")
	}
	return faults
}

// dashed reports whether a number has a dash on either side.
func dashed(s string) bool {
	before, after, _ := strings.Cut(s, "1")
	return strings.ContainsAny(before, strokes) && strings.ContainsAny(after, strokes)
}

// strokes are what is taken for a dash of one character's width. A hyphen is too short.
const strokes = "—―－–"
