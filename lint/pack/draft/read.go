package draft

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// plain makes foreign text fit for one line of a pack: what cannot be seen, or steers the
// direction of text, is left out.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.C, r), r == utf8.RuneError, r == '【', r == '】':
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// headed makes a heading of a text: its first clause up to a bracket, without the year in
// front, which is another one in the next report. It is a stretch of the text as it stands,
// so that what is sought later is found.
func headed(t doc.Text) string {
	s := plain(t.String())
	s = strings.TrimLeft(s[len(regexp.MustCompile(`^(20\d\d年度?)?`).FindString(s)):], headingEnds)
	if i := strings.IndexAny(s, "。；：:！？（"); i >= 0 {
		s = s[:i]
	}
	if r := []rune(s); len(r) > maxHeading {
		s = string(r[:maxHeading])
	}
	return strings.Trim(s, headingEnds)
}

// headingEnds are marks that a heading is stripped of.
const headingEnds = " ，、—-·'`\""

// add adds a section unless its heading is empty or was there before.
func (w *Draft) add(heading, full string, topics []Topic) {
	double := slices.ContainsFunc(w.Sections, func(s Section) bool { return s.Heading == heading })
	if heading == "" || double || len(w.Sections) >= maxSections {
		return
	}
	s := section(heading, len(w.Sections))
	s.full = full
	s.Parts = slices.DeleteFunc(s.Parts, func(p Part) bool { return w.has(p.Role) })
	if len(s.Parts) == 0 {
		s.Parts = []Part{numbered(heading, len(w.Sections))}
	}
	s.Parts[0].Topics = topics
	w.Sections = append(w.Sections, s)
}

// topic appends a matter unless the headings above it say it already.
func topic(list []Topic, name, heading string) []Topic {
	stem := name
	if found := stems(name); len(found) > 0 {
		stem = found[0]
	}
	if i := strings.LastIndex(stem, "的"); i >= 0 && len([]rune(stem[i:])) > 3 {
		stem = stem[i+len("的"):] // 处置的突发事件
	}
	if slices.Contains([]string{"备注", "序号", "合计", "小计"}, stem) {
		return list
	}
	known := slices.ContainsFunc(list, func(t Topic) bool { return strings.Contains(t.Match, stem) || strings.Contains(stem, t.Match) })
	if len([]rune(stem)) < 2 || known || strings.Contains(heading, stem) || len(list) >= maxTopics {
		return list
	}
	return append(list, Topic{Name: name, Match: stem})
}

// readTemplate takes the parts from the headings of a template or a report. The headings
// below them, and the columns of tables, are matters to be treated where the document is
// a template: in a report they are its own.
func (w *Draft) readTemplate(d *doc.Document) {
	top := d.Body.Sections
	template := len(top) > 0 && han(d.Body.Text.String())/len(top) < briefSection
	for _, s := range top {
		heading := headed(s.Heading)
		var topics []Topic
		if template && !s.RunIn {
			topics = w.topics(d, s, heading)
		}
		w.add(heading, plain(s.Heading.String()), topics)
	}
	w.readLimits(d.Text.String())
}

// briefSection is how many Han characters a section of a template has at most, on average.
const briefSection = 80

func (w *Draft) topics(d *doc.Document, s *doc.Section, heading string) []Topic {
	var list []Topic
	for _, sub := range s.Sections {
		if name := headed(sub.Heading); name != "" && roleOf(heading) == nil {
			list = topic(list, name, heading)
		}
	}
	for _, t := range d.Tables {
		if len(t.Rows) == 0 || len(t.Rows[0]) == 0 || !s.Text.Contains(t.Rows[0][0]) {
			continue
		}
		for _, cell := range t.Rows[0] {
			if name := headed(cell); name != "" {
				list = topic(list, name, heading)
			}
		}
	}
	return list
}

// han counts Han characters.
func han(s string) int {
	n := 0
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n
}
