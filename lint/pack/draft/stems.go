package draft

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// A role is a part that many types of reports have, and that rules know by its name.
type role struct {
	name          string
	match, except []string
}

// roles returns the roles in the order in which a heading is tried.
func roles() []role {
	return []role{
		{"last-year", []string{"上年", "上一年", "去年", "上次"}, nil},
		{"causes", []string{"原因", "根源", "成因"}, nil},
		{"measures", []string{"措施", "打算", "下一步", "下步", "今后", "努力方向", "计划", "举措", "思路", "整改方向", "改进方向"}, []string{"整改情况", "整改落实", "落实情况", "完成情况", "计划执行", "成效", "做法"}},
		{"problems", []string{"问题", "不足", "差距", "短板", "薄弱环节"}, []string{"整改情况", "整改落实", "问题整改", "解决问题", "问题原因", "问题的原因", "问题产生的原因"}},
	}
}

// roleOf returns the role that a heading plays, or nil.
func roleOf(heading string) *role {
	for _, r := range roles() {
		if containsAny(heading, r.match...) && !containsAny(heading, r.except...) {
			return &r
		}
	}
	return nil
}

// section makes a section of a heading. Where it names matters of different roles it has a
// part for each; n is how many sections stand before it.
func section(heading string, n int) Section {
	s := Section{Heading: heading}
	var seen []string
	for _, piece := range pieces(heading) {
		if r := roleOf(piece); r != nil && !slices.Contains(seen, r.name) {
			seen = append(seen, r.name)
			s.Parts = append(s.Parts, Part{Role: r.name, Name: piece, Match: r.match, Except: r.except})
		}
	}
	switch r := roleOf(heading); {
	case len(s.Parts) > 1:
	case r != nil:
		s.Parts = []Part{{Role: r.name, Name: heading, Match: r.match, Except: r.except}}
	default:
		s.Parts = []Part{numbered(heading, n)}
	}
	return s
}

// numbered makes a part without a role that rules know. A heading of general words only
// (主要工作情况) may be worded in many ways.
func numbered(heading string, n int) Part {
	p := Part{Role: fmt.Sprintf("part-%d", n+1), Name: heading, Match: stems(heading)}
	if len(p.Match) == 0 {
		p.Match = []string{"工作", "情况", "履职", "成绩", "成效"}
		p.Except = []string{"问题", "不足", "原因", "措施", "打算", "下一步", "今后", "计划", "上年"}
	}
	return p
}

// pieces splits a heading at the words and marks that join.
func pieces(heading string) []string {
	for _, join := range []string{"以及", "及其", "及", "和", "与", "、", "，", "；"} {
		heading = strings.ReplaceAll(heading, join, "\n")
	}
	heading = regexp.MustCompile(`\d{2,4}年度?`).ReplaceAllString(heading, "\n")
	return strings.FieldsFunc(heading, func(r rune) bool { return r == '\n' || unicode.IsSpace(r) })
}

// general are words that headings of any part hold: they tell nothing.
func general() []string {
	return []string{"工作开展情况", "开展情况", "有关情况", "基本情况", "总体情况", "主要情况", "工作情况", "完成情况", "情况", "方面", "存在的", "存在", "主要的", "主要", "具体", "有关", "相关", "进行", "本年度", "年度", "今年", "全年", "一年来", "以来", "开展", "工作"}
}

// stems returns what is left of a heading without the words that tell nothing.
func stems(heading string) []string {
	var list []string
	for _, piece := range pieces(heading) {
		stem := piece
		for _, word := range general() {
			if short := strings.TrimSpace(strings.ReplaceAll(stem, word, "")); len([]rune(short)) >= 2 {
				stem = short
			}
		}
		stem = strings.Trim(stem, "的了地得 0123456789年月")
		if len([]rune(stem)) >= 2 && !slices.Contains(list, stem) && !slices.Contains(general(), stem) {
			list = append(list, stem)
		}
	}
	return list
}

// distinguish makes each part match its own heading and no other: what tells the other
// heading apart goes into except.
func (w *Draft) distinguish() {
	for i := range w.Sections {
		for j := range w.Sections[i].Parts {
			w.rectify(i, &w.Sections[i].Parts[j])
		}
	}
}

func (w *Draft) rectify(i int, p *Part) {
	own := &w.Sections[i]
	if !p.matches(own.full) {
		p.Match, p.Except = []string{own.Heading}, nil
	}
	for k := range w.Sections {
		other := &w.Sections[k]
		if k == i || !p.matches(other.full) {
			continue
		}
		if stem := other.apart(own.full); stem != "" {
			p.Except = append(slices.Clone(p.Except), stem)
			continue
		}
		p.Match = []string{own.Heading}
		if p.matches(other.full) && !strings.Contains(own.full, other.Heading) {
			p.Except = append(slices.Clone(p.Except), other.Heading)
		}
	}
}

// matches reports whether a pack would take the heading for the part.
func (p *Part) matches(heading string) bool {
	return containsAny(heading, p.Match...) && !containsAny(heading, p.Except...)
}

// apart returns a stem of the section that a heading lacks, or "".
func (s *Section) apart(heading string) string {
	for _, p := range s.Parts {
		for _, stem := range p.Match {
			if strings.Contains(s.Heading, stem) && !strings.Contains(heading, stem) {
				return stem
			}
		}
	}
	return ""
}
