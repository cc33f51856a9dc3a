package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// A QuotedTerm is a short name that stands in quotation marks. Many of them are also
// plain words (两个维护班组), so a bare one may need a witness that the name is meant.
type QuotedTerm struct {
	Term  string   `toml:",key"`
	With  []string `toml:"with" doc:"本句里有这些词之一，才是要加引号的简称"`   // it is the name only with one of these in its sentence
	Next  []string `toml:"next" doc:"或者后面紧跟着这些词之一"`          // or with one of these right behind it
	Prev  []string `toml:"prev" doc:"或者前面紧接着这些词之一"`          // or with one of these right before it
	Plain []string `toml:"plain" doc:"后面紧跟着这些词之一，就是普通词语"`    // plain words with one of these right behind it
	After []string `toml:"after" doc:"前面紧接着这些词之一，就是普通词语"`    // plain words with one of these right before it
	Tail  string   `toml:"tail" doc:"引号后面总跟着的词（“三个代表”重要思想）"` // what always follows the closing mark: 重要思想
}

// How a quoted term may be found.
const (
	bareTerm  = iota
	cutByMark // a quotation mark stands within it
)

// addQuoted adds each term as it stands without marks, and with the marks around one part
// of it only: 两个“确立”.
func (c *Formulation) addQuoted() {
	for i := range c.Quoted {
		q := &c.Quoted[i]
		c.add(q.Term+q.Tail, quotedTerm, i, bareTerm)
		n := ahead(q.Term, 0, 2)
		if n == len(q.Term) {
			continue
		}
		c.add(q.Term[:n]+"“"+q.Term[n:]+"”", quotedTerm, i, cutByMark)
		c.add("“"+q.Term[:n]+"”"+q.Term[n:], quotedTerm, i, cutByMark)
	}
}

func (c *Formulation) verifyQuoted() error {
	for _, q := range c.Quoted {
		if strings.ContainsAny(q.Term, "“”") {
			return badEntry("quoted", q.Term, "不必写引号")
		}
	}
	return nil
}

const (
	unquoted  = "规范简称应加引号，写作{right}。"
	misquoted = "引号位置不对，整个简称应在引号里，写作{right}。"
)

// quoted judges an occurrence of a quoted term.
func (r *reading) quoted(hit doc.Text, q *QuotedTerm, size uint8) *slip {
	message := misquoted
	if size == bareTerm {
		message = unquoted
		if withinMarks(r.prose, hit.Start(), hit.End()) || !q.meant(r, hit) {
			return nil
		}
	}
	f := mend(hit, "“"+q.Term+"”"+q.Tail, message, true, utf8.RuneCountInString(q.Term))
	f.Right, f.Severity = "“"+q.Term+"”"+q.Tail, r.lowered(hit)
	return f
}

// meant reports whether a bare term is the name and not plain words.
func (q *QuotedTerm) meant(r *reading, hit doc.Text) bool {
	before, after := r.prose[:hit.Start()], r.prose[hit.End():]
	if hasAny(after, q.Plain...) != "" || endsAny(before, q.After...) != "" {
		return false
	}
	if len(q.With)+len(q.Next)+len(q.Prev) == 0 {
		return true
	}
	return hasAny(after, q.Next...) != "" || endsAny(before, q.Prev...) != "" || len(q.With) > 0 && r.beside(hit, q.With)
}

// lowered returns the severity of a missing quotation mark where many houses leave it
// out: in headings and in tables. Elsewhere that of the rule holds.
func (r *reading) lowered(t doc.Text) lint.Severity {
	if par := r.Doc.ParagraphAt(t.Start()); par != nil && par.Table != nil {
		return lint.Info
	}
	s := r.Doc.SectionAt(t.Start())
	if r.Doc.Title.Contains(t) || s != nil && s.Parent != nil && !s.RunIn && !s.Label && s.Heading.Contains(t) {
		return lint.Hint
	}
	return 0
}

// marksReach is how far from a place the marks that enclose it are looked for, in
// bytes. Book titles are longer than quotations of a name.
const marksReach = 300

// withinMarks reports whether quotation marks or title marks enclose bytes from to to of s,
// or one stands right beside them: an unpaired mark is another rule's concern.
func withinMarks(s string, from, to int) bool {
	if isOneOf(runeBefore(s, from), `“‘"「『`) || isOneOf(runeAt(s, to), `”’"」』`) {
		return true
	}
	start, end := max(0, from-marksReach), min(len(s), to+marksReach)
	start += strings.LastIndexByte(s[start:from], '\n') + 1
	end = lineEnd(s[:end], to)
	for _, pair := range []string{"“”", "‘’", "《》", "〈〉", "「」", "『』"} {
		open, shut := pair[:len("“")], pair[len("“"):]
		if strings.LastIndex(s[start:from], open) <= strings.LastIndex(s[start:from], shut) {
			continue
		}
		opens, shuts := strings.Index(s[to:end], open), strings.Index(s[to:end], shut)
		if shuts >= 0 && (opens < 0 || shuts < opens) {
			return true
		}
	}
	return strings.Count(s[start:from], `"`)%2 == 1 && strings.Contains(s[to:end], `"`)
}
