package lsp_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/lsp/lsptest"
)

// A marker flags every occurrence of a word.
type marker struct{ word string }

func (marker) Validate() error { return nil }
func (m marker) Run(p *lint.Pass) {
	for at, text := 0, p.Doc.Text; ; {
		hit, ok := text.Slice(at, text.Len()).Index(m.word)
		if !ok {
			return
		}
		at = hit.End() - text.Start()
		p.Add(lint.Finding{Text: hit, Message: "x", Related: []lint.Note{{Text: hit}}, Fixes: []lint.Fix{lint.Replace(hit, "改", true)}})
	}
}

// marking are rules of which each flags a word. No word holds another.
func marking(words ...string) *shelf {
	var rules []*lint.Rule
	for _, w := range words {
		rules = append(rules, &lint.Rule{ID: w, Kind: "marker", Check: marker{w}})
	}
	return &shelf{packs: []lint.Pack{{Rules: rules}}}
}

// texts are texts with all that positions are counted wrongly at.
func texts() *rapid.Generator[string] {
	piece := rapid.SampledFrom([]string{
		"一", "𠮷", "😀", "👨‍👩‍👧", "é", "a", "，", "。", "\u3000", "目标", "𠮷野", "😀笑", "\n", "\r\n", "\r", "\n\n", "# ", "**", "\ufeff", "\u2028", "\t",
	})
	return rapid.Custom(func(t *rapid.T) string {
		text := strings.Join(rapid.SliceOfN(piece, 1, 40).Draw(t, "pieces"), "")
		if rapid.Bool().Draw(t, "mark") {
			text = "\ufeff" + text
		}
		return text
	})
}

// TestRanges cuts the range of each diagnostic out of the editor's text, as the editor
// counts, and finds the words that were flagged.
func TestRanges(t *testing.T) {
	e := open(t, marking("目标", "𠮷野", "😀笑"))
	e.Start(full(), nil, "")
	version := 0
	rapid.Check(t, func(t *rapid.T) {
		text := texts().Draw(t, "text")
		version++
		found := map[string]int{}
		for _, d := range e.Open("untitled:1", "plaintext", text, version).Diagnostics {
			if d.Source == "校稿" && d.Code != "" {
				found[d.Code] += 1 + max(0, len(d.Related)-1)
				check(t, text, d.Range, d.Code)
				if len(d.Related) == 0 {
					t.Errorf("%+v has lost its place", d)
				}
				for _, r := range d.Related {
					check(t, text, r.Location.Range, d.Code)
				}
			}
		}
		for _, w := range []string{"目标", "𠮷野", "😀笑"} {
			if n := strings.Count(text, w); found[w] != n {
				t.Errorf("%q: found %d times, stands there %d times in %q", w, found[w], n, text)
			}
		}
	})
	e.Leave()
}

func check(t *rapid.T, text string, r lsptest.Range, want string) {
	if got := lsptest.Cut(text, r); got != want {
		t.Errorf("%+v of %q is %q, want %q", r, text, got, want)
	}
}

// encoded are positions counted in another unit.
func encoded(text string, offset int, unit string) lsptest.Position {
	line := strings.Count(strings.ReplaceAll(text[:offset], "\r\n", "\n"), "\n")
	start := strings.LastIndex(text[:offset], "\n") + 1
	n := offset - start
	if unit == "utf-32" {
		n = utf8.RuneCountInString(text[start:offset])
	}
	return lsptest.Position{Line: line, Character: n}
}

// Editors that offer to count in bytes or characters are taken at their word.
func TestEncodings(t *testing.T) {
	text := "\ufeff𠮷一\r\n𠮷😀目标。\n目标"
	for _, unit := range []string{"utf-8", "utf-32"} {
		e := open(t, marking("目标"))
		e.Start(object{"general": object{"positionEncodings": []string{"utf-7", unit, "utf-16"}}}, nil, "")
		p := e.Open("untitled:1", "plaintext", text, 1)
		for i, offset := range []int{strings.Index(text, "目标"), strings.LastIndex(text, "目标")} {
			want := lsptest.Range{Start: encoded(text, offset, unit), End: encoded(text, offset+len("目标"), unit)}
			if p.Diagnostics[i].Range != want || p.Diagnostics[i].Related != nil {
				t.Errorf("%s: %+v, want %+v", unit, p.Diagnostics[i].Range, want)
			}
		}
		at := encoded(text, strings.Index(text, "😀"), unit)
		end := encoded(text, strings.Index(text, "。"), unit)
		e.Change("untitled:1", 2, lsptest.Change{Range: &lsptest.Range{Start: at, End: end}, Text: "𠮷目标𠮷"})
		p = e.Published("untitled:1", 2)
		changed := strings.Replace(text, "😀目标", "𠮷目标𠮷", 1)
		if want := encoded(changed, strings.Index(changed, "目标"), unit); p.Diagnostics[0].Range.Start != want {
			t.Errorf("%s: after a change %+v, want %+v", unit, p.Diagnostics[0].Range.Start, want)
		}
		e.Leave()
	}
}

// Real reports, whatever their line ends and whether they bear a mark.
func TestReportRanges(t *testing.T) {
	for _, name := range []string{"述责述廉报告.txt", "对照检查材料.md"} {
		for _, change := range []func(string) string{
			func(s string) string { return s },
			func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
			func(s string) string { return "\ufeff" + strings.ReplaceAll(s, "\n", "\r\n𠮷😀\r\n") },
		} {
			text := change(report(t, name))
			e := open(t, &shelf{})
			e.Start(full(), nil, "")
			p := e.Open("untitled:"+name, "", text, 1)
			for _, d := range p.Diagnostics {
				if cut := lsptest.Cut(text, d.Range); d.Code == "wrong-words" && cut != "按步就班" || d.Code == "half-width-marks" && cut != "," {
					t.Errorf("%s: %s at %q", name, d.Code, cut)
				}
			}
			if len(p.Diagnostics) < 3 {
				t.Errorf("%s: only %d diagnostics", name, len(p.Diagnostics))
			}
			e.Leave()
		}
	}
}
