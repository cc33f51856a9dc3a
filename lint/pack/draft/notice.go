package draft

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// leads returns what a notice says before it lists the parts of a report.
func leads() []string {
	return []string{"应包括", "应当包括", "应包含", "包括以下", "主要包括", "内容包括", "分为以下", "应写明", "重点报告", "报告内容", "主要内容", "内容要求", "撰写内容", "以下内容", "以下几个部分", "以下方面"}
}

// readNotice takes the parts from the numbered list that a notice gives of them, and its
// other demands from its words.
func (w *Draft) readNotice(d *doc.Document) {
	for _, s := range listed(d.Body) {
		heading := headed(s.Heading)
		w.add(heading, heading, demanded(s.Text.String(), heading))
	}
	w.readLimits(d.Text.String())
}

// listed returns the items of the first list of parts in a notice.
func listed(body *doc.Section) []*doc.Item {
	var found []*doc.Item
	body.Walk(func(s *doc.Section) bool {
		if found != nil {
			return false
		}
		if items := members(s); len(items) > 1 && containsAny(lead(s), leads()...) {
			found = items
		}
		return found == nil
	})
	return found
}

// members returns what a section lists: its sub-sections, or an enumeration in its text.
func members(s *doc.Section) []*doc.Item {
	if len(s.Sections) == 0 {
		return s.Items
	}
	var list []*doc.Item
	for _, sub := range s.Sections {
		list = append(list, sub.Item())
	}
	return list
}

// lead returns the text of a section in front of what it lists.
func lead(s *doc.Section) string {
	text := s.Heading.String()
	for _, p := range s.Paragraphs {
		text += "\n" + p.Text.String()
	}
	return text
}

// maxMatter is how many characters the name of a matter has at most.
const maxMatter = 12

// demanded returns the matters that an item of a notice wants to be told of: 写明甲、乙、丙。
func demanded(text, heading string) []Topic {
	var list []Topic
	for _, verb := range []string{"写明", "说明", "包括"} {
		_, rest, ok := strings.Cut(text, verb)
		if !ok {
			continue
		}
		clause := rest
		if i := strings.IndexAny(rest, "，。；：\n"); i >= 0 {
			clause = rest[:i]
		}
		for _, name := range strings.Split(clause, "、") {
			if name = plain(name); len([]rune(name)) <= maxMatter && roleOf(heading) == nil {
				list = topic(list, name, heading)
			}
		}
	}
	return list
}

// readLimits reads how long a report must be, and what a notice demands of problems and
// measures.
func (w *Draft) readLimits(text string) {
	for _, m := range regexp.MustCompile(`(?:字数|篇幅|全文|报告|材料)[^。；\n]{0,16}?(\d{3,6})\s*(?:字)?\s*[-—－~～至到]+\s*(\d{3,6})\s*字`).FindAllStringSubmatch(text, 1) {
		w.Min, w.Max = number(m[1]), number(m[2])
	}
	for _, m := range regexp.MustCompile(`(不少于|不低于|不得少于|至少|不超过|不得超过|不多于|控制在|限)\s*(\d{3,6})\s*字(左右|以上)?`).FindAllStringSubmatch(text, -1) {
		least := strings.ContainsAny(m[1], "少低") && m[1] != "不多于" || m[3] == "以上"
		switch {
		case m[3] == "左右":
		case least && w.Min == 0:
			w.Min = number(m[2])
		case !least && w.Max == 0:
			w.Max = number(m[2])
		}
	}
	if w.Max > 0 && w.Max < w.Min {
		w.Min, w.Max = 0, 0
	}
	if !w.Notice {
		return
	}
	w.readShare(text)
	w.Deadline = containsAny(text, "完成时限", "整改时限", "写明时限", "完成时间", "时间表")
	w.Owner = containsAny(text, "责任人", "责任单位", "责任领导")
}

// readShare reads how much of the report the problems must fill.
func (w *Draft) readShare(text string) {
	fractions := map[string]int{"三分之一": 33, "1/3": 33, "二分之一": 50, "一半": 50, "1/2": 50, "四分之一": 25, "1/4": 25, "五分之二": 40}
	for _, m := range regexp.MustCompile(`问题[^。；\n]{0,20}(?:不少于|不低于|不得少于|占到?)[^。；\n]{0,8}?(三分之一|二分之一|四分之一|五分之二|一半|1/[234]|(\d{2})[%％])`).FindAllStringSubmatch(text, 1) {
		if w.Share = fractions[m[1]]; m[2] != "" {
			w.Share = number(m[2])
		}
	}
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
