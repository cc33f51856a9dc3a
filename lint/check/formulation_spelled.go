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
	Term   string   `toml:",key"`
	Wrong  []string `toml:"wrong" doc:"明知的错误写法"`                       // wrong forms that are no near misses, or too short for them
	Sure   []string `toml:"sure" doc:"不论旁边有没有 with、quotes 要的佐证都算错的写法"` // wrong forms that are slips whatever stands around them
	Except []string `toml:"except" doc:"样子相近、本身正确的说法"`                 // right phrases that look like this term
	With   []string `toml:"with" doc:"本句里有这些词之一才算"`                    // a slip counts only with one of these in its sentence
	Quotes bool     `toml:"quotes" doc:"或者正好占满一对引号才算"`                 // or where it fills a pair of quotation marks
	Firm   bool     `toml:"firm" doc:"错的那个字不必同音、形近"`                   // any one character exchanged is a slip, however the term sounds
	Listed bool     `toml:"listed" doc:"只认 wrong、sure 列出的写法"`          // only the wrong forms are slips
}

// A near miss is searched for from the half of the term that it left intact.
const (
	wrongForm = iota // the anchor is a wrong form
	sureForm         // a wrong form that needs no witness
	firstHalf        // the anchor starts the term
	lastHalf         // the anchor ends it
)

// addSpelled derives the anchors of the terms: the wrong forms, and two parts of the term
// that no single slip can hit both.
func (c *Formulation) addSpelled() {
	for i := range c.Spelled {
		t := &c.Spelled[i]
		for _, w := range t.Wrong {
			c.add(w, spelledWrong, i, wrongForm)
		}
		for _, w := range t.Sure {
			c.add(w, spelledWrong, i, sureForm)
		}
		if !t.Listed {
			bare := unquote(t.Term)
			c.addHalves(bare, utf8.RuneCountInString(bare), spelledHalf, i)
		}
	}
}

func (c *Formulation) verifySpelled() error {
	for _, t := range c.Spelled {
		term, forms := t.Term, slices.Concat(t.Wrong, t.Sure)
		switch {
		case slices.Contains(forms, term):
			return badEntry("terms", term, "把自己列为错误写法")
		case t.Listed && len(forms) == 0:
			return badEntry("terms", term, "只认列出的错误写法（listed），却没有列出")
		case !t.Listed && utf8.RuneCountInString(unquote(term)) < shortestNear:
			return badEntry("terms", term, "不足四字，相近写法太多，请用 wrong 列出错误写法并写 listed = true")
		}
	}
	return nil
}

// shortestNear is the shortest term, in characters, whose near misses are searched for.
// Shorter ones are one character away from ordinary words.
const shortestNear = 4

// addHalves adds the two parts of a term of n characters, without its quotation marks. Where it is long enough they
// leave out a character between them, so that a swap there leaves one of them intact.
func (c *Formulation) addHalves(bare string, n int, aspect aspect, entry int) {
	half, rest := n/2, n-n/2
	if n >= 8 {
		half, rest = (n-1)/2, (n-1)/2
	}
	c.add(bare[:ahead(bare, 0, half)], aspect, entry, firstHalf)
	c.add(bare[back(bare, len(bare), rest):], aspect, entry, lastHalf)
}

// wrong judges a known wrong form.
func (r *reading) wrong(hit doc.Text, t *SpelledTerm, size uint8) *slip {
	if size == wrongForm && !t.stands(r, hit) || r.isKnown(hit.Start(), hit.End(), hit.Len()) {
		return nil
	}
	right, wrong := []rune(t.Term), []rune(hit.String())
	safe := r.alike.confusable(right, wrong) || len(right) == len(wrong) && sameRunes(right, wrong)
	return mend(hit, t.Term, misspelled, safe, len(wrong)+1)
}

const misspelled = "规范表述应为“{right}”，请按规范写法改正。"

// nearMiss judges the text around an intact half of a term.
func (r *reading) nearMiss(hit doc.Text, t *SpelledTerm, half uint8) *slip {
	bare := unquote(t.Term)
	if skipsKnown(r.prose, hit, bare, half) {
		return nil
	}
	want := r.wanted(bare, hit.String(), half)
	n := utf8.RuneCountInString(bare)
	r.view.look(r.prose, hit, t.Term, half, n)
	r.edits = edits(r.edits[:0], want, r.view.runes)
	for _, e := range r.edits {
		if !t.slips(r.alike, e, want, r.view.runes, n) {
			continue
		}
		if s := r.miss(t, e, want); s != nil {
			return s
		}
	}
	return nil
}

// wanted returns what should stand beside the half of a term, read away from it. The next
// call reuses the memory.
func (r *reading) wanted(bare, half string, size uint8) []rune {
	rest := bare[len(half):]
	if size == lastHalf {
		rest = bare[:len(bare)-len(half)]
	}
	r.want = r.want[:0]
	for _, c := range rest {
		r.want = append(r.want, c)
	}
	if size == lastHalf {
		slices.Reverse(r.want)
	}
	return r.want
}

// skipsKnown reports whether the term stands at the hit as it should.
func skipsKnown(s string, hit doc.Text, bare string, half uint8) bool {
	if half == firstHalf {
		return strings.HasPrefix(s[hit.Start():], bare)
	}
	return strings.HasSuffix(s[:hit.End()], bare)
}

// miss returns the slip of one edit, nil where the text is right after all.
func (r *reading) miss(t *SpelledTerm, e edit, want []rune) *slip {
	v := &r.view
	whole, place := v.whole(r.Doc.Text, len(want)-e.del+e.ins), v.span(e.at, e.ins)
	if e.ins == 0 && r.closes(whole, place, len(want)-e.at-e.del) {
		return nil
	}
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
	safe := e.shuffled || e.del == e.ins && r.alike.confusable(right, []rune(s[from:to]))
	fix := lint.Replace(whole, s[:from]+string(right)+s[to:], safe)
	finding := lint.Finding{Text: whole, Right: cite(t.Term), Message: misspelled, Fixes: []lint.Fix{fix}}
	return &slip{finding, utf8.RuneCountInString(t.Term)}
}

// leans reports whether the character at the end of what looks like a term belongs to
// another word: with the one beyond it (践行发展理念 is no 新发展理念 misspelled) or with the
// one within (整治生态 is no 政治生态).
func (r *reading) leans(whole doc.Text, place doc.Span) bool {
	s, from, to := r.prose, place.Start, place.End
	switch {
	case from == to:
		return false
	case from == whole.Start() && isHan(runeBefore(s, from)):
		return r.isWord(back(s, from, 1), to, 1) || r.isWord(from, ahead(s, to, 1), settled)
	case to == whole.End() && isHan(runeAt(s, to)):
		return r.isWord(from, ahead(s, to, 1), 1) || r.isWord(back(s, from, 1), to, settled)
	}
	return false
}

// closes reports whether the text may well mean what it says, although a character lacks to
// a term: those around it make a word (新生产力 is no 新质生产力 misspelled), or all that
// follows it is one character of a word that goes on (诚信、善良 is no 诚信、友善).
func (r *reading) closes(whole doc.Text, place doc.Span, rest int) bool {
	beyond := runeAt(r.prose, whole.End())
	if r.view.back {
		beyond = runeBefore(r.prose, whole.Start())
	}
	if rest == 1 && isHan(beyond) {
		return true
	}
	return r.isWord(back(r.prose, place.Start, 1), ahead(r.prose, place.End, 1), 1)
}

// settled is the frequency from which on a word of the dictionary is taken for one. Wrong
// words are in it too, but they are rare.
const settled = 100

// isWord reports whether prose[from:to] is a word of at least the frequency.
func (r *reading) isWord(from, to, frequency int) bool {
	return r.Segmenter().Frequency(r.prose[from:to]) >= frequency
}

// stands reports whether what the term demands of its surroundings holds around t.
func (t *SpelledTerm) stands(r *reading, text doc.Text) bool {
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
func (t *SpelledTerm) slips(alike *likeness, e edit, want, have []rune, n int) bool {
	right, wrong := want[e.at:e.at+e.del], have[e.at:e.at+e.ins]
	rest := len(want) - e.at - e.del // the characters that follow as they should
	outer := rest == 0
	switch {
	case !allHanRunes(right) || !allHanRunes(wrong) || optional(right) && optional(wrong):
		return false
	case e.shuffled:
		return len(right) == 2 || n >= 6
	case e.del == 1 && e.ins == 1:
		return t.Firm && (!outer || n < 6) || n >= 8 && rest > 1 || alike.confusable(right, wrong)
	case e.del == 1:
		return n >= 5 && rest > 0
	case e.ins == 1:
		return n >= 8 && rest > 1 || n >= 5 && !outer && e.at > 0 && wrong[0] == have[e.at-1]
	}
	return n >= 10 && rest > 1
}

// optional reports whether a stretch holds no more than words that a term may have or
// lack, or exchange.
func optional(stretch []rune) bool {
	for _, r := range stretch {
		switch r {
		case '的', '地', '得', '和', '与', '同', '及', '跟', '对', '或':
		default:
			return false
		}
	}
	return true
}

func allHanRunes(stretch []rune) bool {
	return !slices.ContainsFunc(stretch, func(r rune) bool { return !isHan(r) })
}

// knownReach is how far around a place known phrases are looked for, in bytes.
const knownReach = 80

// isKnown reports whether bytes from to to of the prose lie within a phrase that is
// right, one of more than longer bytes. An empty stretch lies within a phrase that
// reaches beyond both its sides.
func (r *reading) isKnown(from, to, longer int) bool {
	r.knowing.Do(func() { r.right = newWordSet(slices.Collect(r.known)) })
	at := max(0, from-knownReach)
	near := r.prose[:min(len(r.prose), to+knownReach)]
	a, n := doc.DecodeRune(near[at:])
	for at <= from && n > 0 {
		b, m := doc.DecodeRune(near[at+n:])
		size := r.right.longest(near[at:], a, b)
		if size > longer && to <= at+size && (from < to || at < from && to < at+size) {
			return true
		}
		at, a, n = at+n, b, m
	}
	return false
}

// known yields the phrases that are right wherever they stand.
func (c *Formulation) known(yield func(string) bool) {
	each := func(list []string) bool {
		return !slices.ContainsFunc(list, func(k string) bool { return !yield(k) })
	}
	if !each(c.Neighbours) {
		return
	}
	for i := range c.Spelled {
		if t := &c.Spelled[i]; !yield(unquote(t.Term)) || !each(t.Except) {
			return
		}
	}
	for i := range c.joined {
		if !yield(c.joined[i].Term) {
			return
		}
	}
}
