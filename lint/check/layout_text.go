package check

import (
	"math"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// levelOf returns the level of a heading by its mark, counted from 1; 0: none that is ruled.
func levelOf(f doc.Form) int {
	switch f {
	case doc.Chinese, doc.ChineseParen, doc.Arabic, doc.ArabicParen:
		return int(f)
	}
	return 0
}

// title compares the title of the report.
func (s *sheet) title() {
	t := s.pass.Doc.Title
	if t.Len() == 0 {
		s.pass.Skip("没有认出标题")
		return
	}
	odd, faults := s.odd(t, s.Fonts)
	if odd.Len() == 0 {
		odd = t
	}
	p := s.pass.Doc.ParagraphAt(t.Start())
	if p == nil {
		return
	}
	if a := s.block(p).Align; a == doc.Left || a == doc.Right {
		faults, odd = append(faults, "应居中排布"), t
	}
	s.flag(odd, "标题", faults)
}

// headings compares the headings that a mark gives a level.
func (s *sheet) headings() {
	s.pass.Doc.Body.Walk(func(section *doc.Section) bool {
		n := levelOf(section.Mark.Form)
		p := s.pass.Doc.ParagraphAt(section.Text.Start())
		if n == 0 || section.Heading.Len() == 0 || p == nil || p.Table != nil {
			return true
		}
		last := len(s.Levels) - 1
		fonts := []string{s.Levels[min(n-1, last)]}
		if n <= last && (section.RunIn || strings.ContainsAny(p.Text.String(), "。；！")) {
			fonts = append(fonts, s.Levels[last])
		}
		odd, faults := s.odd(headed(section), fonts)
		s.flag(odd, "“"+section.Mark.Text.String()+"”这一级标题", faults)
		return true
	})
}

// paragraphs compares the running text.
func (s *sheet) paragraphs() {
	headings := map[int]int{}
	s.pass.Doc.Body.Walk(func(section *doc.Section) bool {
		if levelOf(section.Mark.Form) > 0 && section.Heading.Len() > 0 {
			headings[section.Text.Start()] = headed(section).Len()
		}
		return true
	})
	for _, p := range s.pass.Doc.Paragraphs {
		t := p.Text
		if p.Table != nil || p.Heading > 0 || t == s.pass.Doc.Title || !strings.ContainsAny(t.String(), "。；！") {
			continue
		}
		switch s.Find {
		case "body":
			odd, faults := s.odd(t.Slice(min(headings[t.Start()], t.Len()), t.Len()), s.Fonts)
			s.flag(odd, "正文", faults)
		case "pitch":
			s.flag(t, "正文", s.pitch(s.block(p)))
		case "indent":
			s.flag(t, "正文", s.indent(s.block(p)))
		}
	}
}

// guess is how many points the pitch of lines may be off where it is worked out.
const guess = 1

// pitch returns the fault of the distance of lines.
func (s *sheet) pitch(b doc.Block) []string {
	slack, about := 0.05, ""
	if !b.Fixed {
		slack, about = guess, "约"
	}
	if b.Pitch == 0 || s.Min-slack <= b.Pitch && b.Pitch <= s.Max+slack {
		return nil
	}
	return []string{"行距" + about + millimetres(b.Pitch) + "磅，应在" + short(s.Min) + "至" + short(s.Max) + "磅之间，请设为固定值"}
}

// blur is how many characters an indent may be off: it may be given in centimetres.
const blur = 0.3

// indent returns the fault of the indent.
func (s *sheet) indent(b doc.Block) []string {
	if b.Indent == nil || b.Align == doc.Center || b.Align == doc.Right {
		return nil
	}
	var faults []string
	if n := b.Indent.First; math.Abs(n-s.Indent) > blur {
		faults = append(faults, "首行左空"+millimetres(n)+"字，应左空"+short(s.Indent)+"字")
	}
	if n := b.Indent.Rest; math.Abs(n) > blur {
		faults = append(faults, "回行左空"+millimetres(n)+"字，应顶格")
	}
	return faults
}
