package outline

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// items returns the units directly under s: members of enumerations, bullets and table
// rows, in reading order.
func items(s *doc.Section) []*doc.Item {
	var list []*doc.Item
	var single *doc.Item // the latest member that has a paragraph to itself
	for i, p := range s.Paragraphs {
		text := p.Text
		if i == 0 && s.Level > 0 {
			text = s.Body()
		}
		switch {
		case p.Table != nil:
			list = row(list, p)
			continue
		case p.List > 0 && s.Level > 0 && !(i == 0 && s.Mark.Form != doc.NoForm):
			list = append(list, &doc.Item{Text: text, Heading: clause(text)})
			continue
		}
		members := enumerate(text)
		if len(members) == 1 && single != nil && members[0].Mark.Number > 1 {
			single.Text = single.Text.To(s.Paragraphs[i-1].Text)
		}
		if len(members) > 0 {
			single = nil
		}
		if len(members) == 1 {
			single = members[0]
		}
		list = append(list, members...)
	}
	for _, it := range list {
		it.Section = s
	}
	return list
}

// row adds a table cell to the item of its row. The header is no item.
func row(list []*doc.Item, p *doc.Paragraph) []*doc.Item {
	if p.Row <= 1 {
		return list
	}
	if n := len(list); n > 0 && list[n-1].Table == p.Table && list[n-1].Row == p.Row-1 {
		list[n-1].Text = list[n-1].Text.To(p.Text)
		return list
	}
	return append(list, &doc.Item{Table: p.Table, Row: p.Row - 1, Text: p.Text, Heading: p.Text})
}

// enumerate returns the members of the enumerations in t: 一是…；二是…, 首先，…其次，…,
// 第一，…第二，…, （1）…（2）…. A lone member counts only at the start of t.
func enumerate(t doc.Text) []*doc.Item {
	starts := marks(t)
	if len(starts) == 0 || len(starts) == 1 && starts[0].Text.Start() != t.Start() {
		return nil
	}
	list := make([]*doc.Item, len(starts))
	for i, m := range starts {
		end := t.End()
		if i+1 < len(starts) {
			end = starts[i+1].Text.Start()
		}
		text := trimEnd(t.Slice(m.Text.End()-t.Start(), end-t.Start()).Trim())
		list[i] = &doc.Item{Mark: m, Text: text, Heading: clause(text)}
	}
	return list
}

// marks returns the marks of the first form of enumeration that t uses, in order.
func marks(t doc.Text) []doc.Mark {
	s := t.String()
	var list []doc.Mark
	form := doc.NoForm
	for at := 0; at < len(s); {
		if m := enumerator(t.Slice(at, len(s))); m.Form != doc.NoForm && (form == doc.NoForm || m.Form == form) {
			form = m.Form
			list = append(list, m)
			at += m.Text.Len()
			continue
		}
		at = clauseEnd(s, at)
	}
	return list
}

// clauseEnd returns the offset behind the next mark that may stand before a member.
func clauseEnd(s string, at int) int {
	for at < len(s) {
		if han(s[at]) {
			at += len("字")
			continue
		}
		r, n := doc.DecodeRune(s[at:])
		at += n
		switch r {
		case '。', '！', '？', '；', '：', '，', '、', '\u3000', ';', ',', ':':
			return at
		}
	}
	return at
}

// enumerator reads the mark of a member of an enumeration in running text.
func enumerator(t doc.Text) doc.Mark {
	s := t.String()
	if !mayMark(s) {
		return doc.Mark{}
	}
	for i, word := range []string{"首先，", "其次，", "再次，", "最后，"} {
		if strings.HasPrefix(s, word) {
			return doc.Mark{Text: t.Slice(0, len(word)), Form: doc.Sequence, Number: i + 1}
		}
	}
	for _, read := range []func(string) (doc.Form, int, int){inline, ordinal, circled, bracketed} {
		form, number, size := read(s)
		if size > 0 && form != doc.Chapter {
			return doc.Mark{Text: t.Slice(0, size), Form: form, Number: number}
		}
	}
	return doc.Mark{}
}

// clause returns the first sentence of t, of a long one the first clause.
func clause(t doc.Text) doc.Text {
	s := t.String()
	end := index(s, "。！？；")
	if end < 0 {
		end = len(s)
	}
	if longer(s[:end], 20) {
		if comma := index(s, "，："); comma > 0 && comma < end {
			end = comma
		}
	}
	return t.Slice(0, end)
}
