package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// A SpelledTerm is a term whose near misses are slips of the pen.
type SpelledTerm struct {
	Wrong  []string `toml:"wrong"`  // wrong forms that are no near misses, or too short for them
	Except []string `toml:"except"` // right phrases that look like this term
	With   []string `toml:"with"`   // a slip counts only with one of these in its sentence
	Quotes bool     `toml:"quotes"` // or where it fills a pair of quotation marks
	Firm   bool     `toml:"firm"`   // any one character exchanged is a slip, however the term sounds
	Listed bool     `toml:"listed"` // only the wrong forms are slips
}

// A near miss is searched for from the half of the term that it left intact.
const (
	wrongForm = iota // the anchor is a wrong form
	firstHalf        // the anchor starts the term
	lastHalf         // the anchor ends it
)

// addTerms derives the anchors of the terms: the wrong forms, and two parts of the term
// that no single slip can hit both.
func (c *Formulation) addTerms(add func(string, owner)) error {
	c.known = append(c.known, c.Neighbours...)
	for term, t := range c.Spelled {
		for _, w := range t.Wrong {
			if w == term {
				return blankEntry("terms", term, "把自己列为错误写法")
			}
			add(w, owner{(*reading).wrong, term, wrongForm})
		}
		c.known = append(c.known, t.Except...)
		c.known = append(c.known, unquote(term))
		switch n := utf8.RuneCountInString(unquote(term)); {
		case t.Listed && len(t.Wrong) == 0:
			return blankEntry("terms", term, "只认列出的错误写法（listed），却没有列出")
		case t.Listed:
		case n < shortestNear:
			return blankEntry("terms", term, "不足四字，相近写法太多，请用 wrong 列出错误写法并写 listed = true")
		default:
			addHalves(term, n, add)
		}
	}
	return nil
}

// shortestNear is the shortest term, in characters, whose near misses are searched for.
// Shorter ones are one character away from ordinary words.
const shortestNear = 4

// addHalves adds the two parts of a term of n characters. Where it is long enough they
// leave out a character between them, so that a swap there leaves one of them intact.
func addHalves(term string, n int, add func(string, owner)) {
	bare := unquote(term)
	half, rest := n/2, n-n/2
	if n >= 8 {
		half, rest = (n-1)/2, (n-1)/2
	}
	add(bare[:ahead(bare, 0, half)], owner{(*reading).nearMiss, term, firstHalf})
	add(bare[back(bare, len(bare), rest):], owner{(*reading).nearMiss, term, lastHalf})
}

// wrong judges a known wrong form.
func (r *reading) wrong(hit doc.Text, o owner) *slip {
	t := r.Spelled[o.term]
	if !t.stands(r, hit) || r.isKnown(hit.Start(), hit.End(), hit.Len()) {
		return nil
	}
	return mend(hit, o.term, misspelled, true, utf8.RuneCountInString(hit.String())+1)
}

const misspelled = "规范表述应为“{right}”，请按规范写法改正。"

// nearMiss judges the text around an intact half of a term.
func (r *reading) nearMiss(hit doc.Text, o owner) *slip {
	bare := unquote(o.term)
	if skipsKnown(r.prose, hit, bare, o.size) {
		return nil
	}
	want := []rune(bare)
	n, half := len(want), utf8.RuneCountInString(hit.String())
	around := look(r.prose, hit, o, n)
	if o.size == firstHalf {
		want = want[half:]
	} else {
		want = want[:n-half]
		slices.Reverse(want)
	}
	t := r.Spelled[o.term]
	for _, e := range edits(want, around.runes) {
		if !t.slips(e, want, around.runes, n) {
			continue
		}
		if s := r.miss(around, o, e, want); s != nil {
			return s
		}
	}
	return nil
}

// skipsKnown reports whether the term stands at the hit as it should.
func skipsKnown(s string, hit doc.Text, bare string, half int) bool {
	if half == firstHalf {
		return strings.HasPrefix(s[hit.Start():], bare)
	}
	return strings.HasSuffix(s[:hit.End()], bare)
}

// A view is the text that stands beside an intact half, read away from it.
type view struct {
	hit    doc.Text
	back   bool // it stands before the half
	runes  []rune
	places []doc.Span // of the characters, in the prose
}

// look reads the text beside a half as far as a slip in a term of n characters can reach.
// Where the term has quotation marks within it, they are read over.
func look(s string, hit doc.Text, o owner, n int) view {
	v := view{hit: hit, back: o.size == lastHalf}
	mixed := strings.ContainsAny(o.term, "“”")
	from, to := hit.Start(), hit.End()
	for len(v.runes) < n {
		var r rune
		if v.back {
			r = runeBefore(s, from)
			from, to = from-utf8.RuneLen(r), from
		} else {
			r = runeAt(s, to)
			from, to = to, to+utf8.RuneLen(r)
		}
		if r == 0 || r == '\n' {
			break
		}
		if !mixed || !isOneOf(r, "“”") {
			v.runes = append(v.runes, r)
			v.places = append(v.places, doc.Span{Start: from, End: to})
		}
	}
	return v
}

// span returns the stretch of n characters that begins at index i, counted away from the
// half; an empty one stands behind the character before it.
func (v view) span(i, n int) doc.Span {
	near := doc.Span{Start: v.hit.Start(), End: v.hit.End()}
	if i > 0 {
		near = v.places[i-1]
	}
	switch {
	case n == 0 && v.back:
		return doc.Span{Start: near.Start, End: near.Start}
	case n == 0:
		return doc.Span{Start: near.End, End: near.End}
	case v.back:
		return doc.Span{Start: v.places[i+n-1].Start, End: v.places[i].End}
	}
	return doc.Span{Start: v.places[i].Start, End: v.places[i+n-1].End}
}

// whole returns the half and n characters beside it.
func (v view) whole(prose doc.Text, n int) doc.Text {
	far := v.span(n, 0)
	return prose.Slice(min(far.Start, v.hit.Start()), max(far.End, v.hit.End()))
}

// miss returns the slip of one edit, nil where the text is right after all.
func (r *reading) miss(v view, o owner, e edit, want []rune) *slip {
	whole, place := v.whole(r.Doc.Text, len(want)-e.del+e.ins), v.span(e.at, e.ins)
	t := r.Spelled[o.term]
	if !t.stands(r, whole) || r.isKnown(place.Start, place.End, 0) || !t.Firm && r.leans(whole, place) {
		return nil
	}
	right := slices.Clone(want[e.at : e.at+e.del])
	if v.back {
		slices.Reverse(right)
	}
	if i := strings.LastIndex(whole.String()[:place.Start-whole.Start()], "“"); i >= 0 {
		whole = whole.Slice(i+len("“"), whole.Len()) // the quoted name is what a reader looks at
	}
	s, from, to := whole.String(), place.Start-whole.Start(), place.End-whole.Start()
	safe := e.shuffled || e.del == e.ins && confusable(right, []rune(s[from:to]))
	fix := lint.Replace(whole, s[:from]+string(right)+s[to:], safe)
	finding := lint.Finding{Text: whole, Right: cite(o.term), Message: misspelled, Fixes: []lint.Fix{fix}}
	return &slip{finding, utf8.RuneCountInString(o.term)}
}

// leans reports whether the character at the end of what looks like a term makes a word
// with the one beyond it: in 践行发展理念 there is no 新发展理念 misspelled.
func (r *reading) leans(whole doc.Text, place doc.Span) bool {
	s := r.prose
	word := ""
	switch {
	case place.Start == place.End:
	case place.Start == whole.Start():
		if q := runeBefore(s, place.Start); isHan(q) {
			word = string(q) + s[place.Start:ahead(s, place.Start, 1)]
		}
	case place.End == whole.End():
		if q := runeAt(s, place.End); isHan(q) {
			word = s[back(s, place.End, 1):place.End] + string(q)
		}
	}
	return word != "" && r.Segmenter().Frequency(word) > 0
}

// stands reports whether what the term demands of its surroundings holds around t.
func (t SpelledTerm) stands(r *reading, text doc.Text) bool {
	if !t.Quotes && len(t.With) == 0 {
		return true
	}
	s := r.prose
	if t.Quotes && isOneOf(runeBefore(s, text.Start()), "“‘") && isOneOf(runeAt(s, text.End()), "”’") {
		return true
	}
	return len(t.With) > 0 && r.beside(text, t.With)
}

// slips reports whether an edit of a term of n characters is a slip rather than another
// phrase. The shorter the term and the nearer to its outer end, the more must speak for it.
func (t SpelledTerm) slips(e edit, want, have []rune, n int) bool {
	right, wrong := want[e.at:e.at+e.del], have[e.at:e.at+e.ins]
	rest := len(want) - e.at - e.del // the characters that follow as they should
	outer := rest == 0
	switch {
	case !allHan(string(right)+string(wrong)) || optional(right, wrong):
		return false
	case e.shuffled:
		return len(right) == 2 || n >= 6
	case e.del == 1 && e.ins == 1:
		return confusable(right, wrong) || t.Firm && (!outer || n < 6) || n >= 8 && !outer
	case e.del == 1:
		return n >= 7 && rest > 1
	case e.ins == 1:
		return n >= 8 && rest > 1 || n >= 5 && !outer && e.at > 0 && wrong[0] == have[e.at-1]
	}
	return n >= 10 && rest > 1
}

// optional reports whether two stretches differ by no more than words that a term may
// have or lack, or exchange.
func optional(right, wrong []rune) bool {
	return strings.Trim(string(right)+string(wrong), "的地得和与同及跟对") == ""
}

// knownReach is how far around a place known phrases are looked for, in bytes.
const knownReach = 80

// isKnown reports whether bytes from to to of the prose lie within a phrase that is
// right, one of more than longer bytes. An empty stretch lies within a phrase that
// reaches beyond both its sides.
func (r *reading) isKnown(from, to, longer int) bool {
	s := r.prose
	start := max(0, from-knownReach)
	near := s[start:min(len(s), to+knownReach)]
	for _, k := range r.known {
		if len(k) <= longer {
			continue
		}
		for i := 0; ; {
			j := strings.Index(near[i:], k)
			if j < 0 {
				break
			}
			at := start + i + j
			if at <= from && to <= at+len(k) && (from < to || at < from && to < at+len(k)) {
				return true
			}
			i += j + len(k)
		}
	}
	return false
}
