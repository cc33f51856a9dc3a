package input_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint/input"
)

// wrap breaks a paragraph at a margin as Word and PDF files do: not within numbers and
// words, and so that no closing mark starts a line.
func wrap(paragraph string, margin int, indent string) []string {
	var lines []string
	line, width := indent, 2*len([]rune(indent))
	for _, unit := range units(paragraph) {
		w := 0
		for _, r := range unit {
			w++
			if r > 0x7F {
				w++
			}
		}
		if width+w > margin {
			lines = append(lines, line)
			line, width = "", 0
		}
		line += unit
		width += w
	}
	return append(lines, line)
}

// units cuts text into what a line must not break.
func units(s string) []string {
	var list []string
	for _, r := range s {
		n := len(list) - 1
		attached := n >= 0 && strings.ContainsRune("，。、；：！？”’）》】…%", r)
		if n >= 0 && (attached || r > ' ' && r < 0x80 && list[n][len(list[n])-1] < 0x80 || strings.HasSuffix(list[n], "“") || strings.HasSuffix(list[n], "《") || strings.HasSuffix(list[n], "（")) {
			list[n] += string(r)
		} else {
			list = append(list, string(r))
		}
	}
	return list
}

// TestWrappedReports breaks the reports of testdata at many margins: no paragraph may run
// into the next one, and hardly any may stay broken.
func TestWrappedReports(t *testing.T) {
	names, _ := filepath.Glob("../../testdata/reports/*.txt")
	all, whole := 0, 0
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, margin := range []int{44, 56, 60, 72, 78} {
			for _, indent := range []string{"", "　　"} {
				for _, between := range []string{"\n", "\n\n"} {
					n, ok := unwrapped(t, string(data), margin, indent, between)
					all, whole = all+n, whole+ok
				}
			}
		}
	}
	if whole*100 < all*90 {
		t.Errorf("only %d of %d paragraphs were put together", whole, all)
	}
}

// unwrapped breaks a report, reads it, and returns how many paragraphs it has and how
// many came back whole.
func unwrapped(t *testing.T, report string, margin int, indent, between string) (all, whole int) {
	t.Helper()
	want := map[string]bool{}
	var wrapped []string
	for _, p := range strings.Split(report, "\n") {
		if p = strings.Trim(p, " \u3000\t"); p != "" {
			want[p] = true
			wrapped = append(wrapped, strings.Join(wrap(p, margin, indent), "\n"))
		}
	}
	d, err := input.Read("a.txt", []byte(strings.Join(wrapped, between)))
	if err != nil {
		t.Fatal(err)
	}
	checkPlaces(t, d)
	for _, p := range d.Paragraphs {
		s := p.Text.String()
		if want[s] {
			whole++
		} else if !strings.Contains(report, s) {
			t.Errorf("paragraphs ran together at margin %d: %s", margin, s)
		}
	}
	return len(want), whole
}

// TestOrdinaryTextStaysAsItIs: files whose lines are paragraphs, however alike their
// lengths are.
func TestOrdinaryTextStaysAsItIs(t *testing.T) {
	repeat := func(n int, lines ...string) string { return strings.Repeat(strings.Join(lines, "\n")+"\n", n) }
	for name, text := range map[string]string{
		"paragraphs of one length": repeat(9, "全场上下团结一心、扎实工作，造林防火各项任务均按照年初确定的计划圆满完成。"),
		"items":                    repeat(5, "1.造林任务按照年初确定的计划提前完成，全年造林一千二百余亩", "2.防火责任按照网格化的要求层层压实，全年未发生森林火灾"),
		"bullets":                  repeat(9, "- 造林任务按照年初确定的计划提前完成，全年造林一千二百余亩"),
		"names":                    repeat(9, "张启明　云岚县林业局营林科科长　云岚县青年路十八号院二单元"),
		"headings":                 repeat(9, "关于进一步加强林区道路养护和防火物资储备工作的专题情况说明"),
		"verse":                    repeat(9, "绿水青山就是金山银山，植树造林", "造福子孙后代千秋万载"),
		"few lines":                "造林任务按照年初确定的计划提前完成，全年造林一千二百余亩，成\n活率较高",
		"paragraphs and headings":  repeat(5, "履职情况", "造林任务按照年初确定的计划提前完成，全年造林一千二百余亩。"),
	} {
		for _, file := range []string{"a.txt", "a.md"} {
			d, err := input.Read(file, []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(strings.TrimSpace(text), "\n") + 1; len(d.Paragraphs) != n {
				t.Errorf("%s in %s: %d paragraphs, want %d", name, file, len(d.Paragraphs), n)
			}
		}
	}
}

func TestReportsStayAsTheyAre(t *testing.T) {
	names, _ := filepath.Glob("../../testdata/reports/*.txt")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := input.Read(name, data)
		if err != nil {
			t.Fatal(err)
		}
		want := 0
		for line := range strings.Lines(string(data)) {
			if strings.Trim(line, " \u3000\t\r\n") != "" {
				want++
			}
		}
		if len(d.Paragraphs) != want {
			t.Errorf("%s: %d paragraphs, want %d", name, len(d.Paragraphs), want)
		}
	}
}
