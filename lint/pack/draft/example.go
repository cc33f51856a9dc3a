package draft

import (
	"fmt"
	"slices"
	"strings"
)

// A specimen is a small report with all the sections of a draft, from which examples are
// made: each leaves out, moves or marks something.
type specimen struct {
	title string
	parts []piece
}

// A piece is a section of a specimen: its heading, without number, and its text.
type piece struct {
	heading, text string
	marked        bool // the heading is what must be flagged
}

// filler is a sentence that says nothing of any part.
const filler = "清点库房三次。"

func (w *Draft) specimen() specimen {
	s := specimen{title: "河湾镇2024年度" + w.Title}
	if !containsAny(w.Title, "报告", "总结", "材料", "汇报", "小结") {
		s.title += "报告"
	}
	for _, section := range w.Sections {
		text := filler
		for _, p := range section.Parts {
			for _, t := range p.Topics {
				text += t.Match + "。"
			}
		}
		s.parts = append(s.parts, piece{heading: section.Heading, text: text})
	}
	return s
}

// String writes the specimen as a report.
func (s specimen) String() string {
	var b strings.Builder
	b.WriteString(s.title)
	for i, p := range s.parts {
		line := numeral(i+1) + "、" + p.heading
		if p.marked {
			line = "【" + line + "】"
		}
		b.WriteString("\n" + line)
		if p.text != "" {
			b.WriteString("\n" + p.text)
		}
	}
	return b.String()
}

// numeral writes a small number in Han characters.
func numeral(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch {
	case n < 10:
		return digits[n]
	case n < 20:
		return "十" + digits[n-10]
	}
	return digits[n/10] + "十" + digits[n%10]
}

// missing leaves out a section of one part: the last for which that is possible.
func (w *Draft) missing() string {
	for i := len(w.Sections) - 1; i >= 0 && len(w.Sections) > 1; i-- {
		if len(w.Sections[i].Parts) == 1 {
			s := w.specimen()
			s.parts = slices.Delete(s.parts, i, i+1)
			s.title = "【" + s.title + "】"
			return s.String()
		}
	}
	return ""
}

// empty leaves a heading without text.
func (w *Draft) empty() string {
	s := w.specimen()
	last := len(s.parts) - 1
	s.parts[last].text, s.parts[last].marked = "", true
	return s.String()
}

// misplaced exchanges the first two sections: the one that now comes too early is named.
func (w *Draft) misplaced() string {
	s := w.specimen()
	if len(s.parts) < 2 {
		return ""
	}
	s.parts[0], s.parts[1] = s.parts[1], s.parts[0]
	s.parts[0].marked = true
	return s.String()
}

// untreated leaves out one matter: the first that no other text of the specimen mentions.
func (w *Draft) untreated() string {
	for i, section := range w.Sections {
		for _, p := range section.Parts {
			for _, t := range p.Topics {
				s := w.specimen()
				s.parts[i].text = strings.Replace(s.parts[i].text, t.Match+"。", "", 1)
				if !strings.Contains(s.String(), t.Match) {
					s.parts[i].marked = true
					return s.String()
				}
			}
		}
	}
	return ""
}

// shares returns a report whose problems are told in too few words, and one in which they
// fill enough of it.
func (w *Draft) shares() (flagged, silent string) {
	short, full := w.specimen(), w.specimen()
	i := slices.IndexFunc(w.Sections, func(s Section) bool { return s.Parts[0].Role == "problems" })
	own := han(short.parts[i].heading + short.parts[i].text)
	short.parts[i].marked = true
	lengthen(&short.parts[(i+1)%len(short.parts)], own*100/w.Share)
	lengthen(&full.parts[i], han(full.String())*w.Share/(100-w.Share))
	return short.String(), full.String()
}

// lengthen adds some more than n Han characters to a section.
func lengthen(p *piece, n int) {
	p.text += strings.Repeat(filler, n/han(filler)+1)
}

// headline tells of a section in a comment.
func (s *Section) headline(i int) string { return fmt.Sprintf("%s、%s", numeral(i+1), s.Heading) }
