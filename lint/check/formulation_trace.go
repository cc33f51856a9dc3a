package check

import (
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// tableOf names the table of a pack that an aspect comes from, and the entry of it.
func (c *Formulation) tableOf(o owner) string {
	switch i := int(o.entry); o.aspect {
	case spelledWrong, spelledHalf:
		return "terms 的“" + c.Spelled[i].Term + "”"
	case joinedHalf, seriesMember:
		return "series 的“" + c.Series[i].Name + "”"
	case quotedTerm:
		return "quoted 的“" + c.Quoted[i].Term + "”"
	case verbTerm:
		return "verbs 的“" + c.Verbs[i].Term + "”"
	case datedTerm:
		return "years 的“" + c.Years[i].Term + "”"
	case bodyWord:
		return "bodies 的“" + c.Bodies[i].Word + "”"
	}
	return "titles"
}

// traceHit tells what was made of one occurrence of an anchor, and why it was left where
// it was.
func (r *reading) traceHit(hit doc.Text, o owner, s *slip) {
	what := "“" + hit.String() + "”，" + r.tableOf(o)
	switch {
	case s != nil:
		r.Trace(s.Text, what+"：像是写错，应为“"+strings.Trim(s.Right, "“”")+"”")
	case o.aspect == spelledHalf || o.aspect == joinedHalf:
		if why := r.leftHalf(hit, o); why != "" {
			r.Trace(hit, what+"："+why)
		}
	case o.aspect == quotedTerm:
		r.Trace(hit, what+"："+r.leftQuoted(hit, &r.Quoted[o.entry], o.size))
	case o.aspect == spelledWrong:
		r.Trace(hit, what+"：列出的错误写法，但旁边没有 with、quotes 要的佐证，或属于另一条正确的说法")
	case o.aspect == seriesMember || o.aspect == verbTerm:
		r.Trace(hit, what+"：与前后的各处一起判断")
	default:
		r.Trace(hit, what+"：写法没有问题，或这里的年度、机关不适用")
	}
}

// leftHalf says why nothing is wrong around an intact half of a term, where but one place
// differs from it: "" where the term stands there as it should, or other words do.
func (r *reading) leftHalf(hit doc.Text, o owner) string {
	terms := r.Spelled
	if o.aspect == joinedHalf {
		terms = r.joined
	}
	t := &terms[o.entry]
	bare := unquote(t.Term)
	if skipsKnown(r.prose, hit, bare, o.size) {
		return ""
	}
	want := r.wanted(bare, hit.String(), o.size)
	n := len([]rune(bare))
	r.view.look(r.prose, hit, t.Term, o.size, n)
	list := slices.DeleteFunc(edits(nil, want, r.view.runes), func(e edit) bool { return !e.shuffled && max(e.del, e.ins) > 1 })
	if len(list) == 0 {
		return ""
	}
	for _, e := range list {
		if t.slips(r.alike, e, want, r.view.runes, n) {
			return "只差一处，但" + r.leftMiss(t, e, want)
		}
	}
	return "只差一处，但错的字既不同音也不形近，或差在词的边上，可能是别的话"
}

// leftMiss says why a difference that looks like a slip is none.
func (r *reading) leftMiss(t *SpelledTerm, e edit, want []rune) string {
	v := &r.view
	whole, place := v.whole(r.Doc.Text, len(want)-e.del+e.ins), v.span(e.at, e.ins)
	switch {
	case e.ins == 0 && r.closes(whole, place, len(want)-e.at-e.del):
		return "剩下的字自成词语"
	case !t.stands(r, whole):
		return "本句里没有 with 所列的词，也没有占满一对引号"
	case r.isKnown(place.Start, place.End, 0):
		return "属于 neighbours、except 或另一条规范表述"
	}
	return "边上的字与外面的字成词"
}

// leftQuoted says why a quoted term is right as it stands.
func (r *reading) leftQuoted(hit doc.Text, q *QuotedTerm, size uint8) string {
	before, after := r.prose[:hit.Start()], r.prose[hit.End():]
	switch {
	case size == bareTerm && withinMarks(r.prose, hit.Start(), hit.End()):
		return "已在引号或书名号里，或旁边的标点不成对"
	case hasAny(after, q.Plain...) != "":
		return "后面紧跟着 plain 的“" + hasAny(after, q.Plain...) + "”，是普通词语"
	case endsAny(before, q.After...) != "":
		return "前面紧接着 after 的“" + endsAny(before, q.After...) + "”，是普通词语"
	}
	return "旁边没有 with、next、prev 要的佐证"
}
