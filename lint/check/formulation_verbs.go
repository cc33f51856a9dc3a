package check

import (
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A VerbTerm is a term that goes with verbs of its own.
type VerbTerm struct {
	Term    string   `toml:",key"`
	Verb    string   `toml:"verb" doc:"固定的动词"`               // the set verb: 增强
	Wrong   []string `toml:"wrong" doc:"别的表述的动词"`            // verbs of the other terms
	Lenient []string `toml:"lenient" doc:"只在与别的表述并列时才算错的动词"` // wrong only where another of the terms stands beside it
	Rank    int      `toml:"rank" doc:"几项并列时的次序，0 为不论"`      // its place among the terms in one run; 0: free
}

// A phrase is a verb with its term.
type phrase struct {
	text  doc.Text // from the verb to the term, closing mark included
	of    *VerbTerm
	verb  string
	wrong bool
}

func (c *Formulation) addVerbs() {
	for i := range c.Verbs {
		c.add(c.Verbs[i].Term, verbTerm, i, 0)
	}
}

func (c *Formulation) verifyVerbs() error {
	for _, v := range c.Verbs {
		if v.Verb == "" || len(v.Wrong) == 0 || slices.Contains(v.Wrong, v.Verb) {
			return badEntry("verbs", v.Term, "要写明 verb 和 wrong，且两者不同")
		}
	}
	return nil
}

const (
	mismatched   = "动词与规范表述搭配有误，应为“{right}”。"
	wrongSetting = "规范表述的次序应为“{right}”。"
)

// mismatches returns the terms that stand with the verb of another one, and the runs of
// verbs and terms that are out of order.
func (r *reading) mismatches() []*slip {
	if len(r.Verbs) == 0 {
		return nil
	}
	var slips []*slip
	var run []phrase
	for h := range r.Hits() {
		o := r.owners[h.Anchor]
		if o.aspect != verbTerm {
			continue
		}
		ph, ok := r.Verbs[o.entry].phrase(r, h.Text)
		if !ok {
			continue
		}
		if n := len(run); n > 0 && !inOneRun(r.prose, run[n-1].text, ph.text) || said(run, ph.of) {
			slips = r.judgeRun(slips, run)
			run = nil
		}
		run = append(run, ph)
	}
	return r.judgeRun(slips, run)
}

// phrase returns the term at t with a verb of the table before it.
func (v *VerbTerm) phrase(r *reading, t doc.Text) (phrase, bool) {
	s := r.prose
	from, to := t.Start(), t.End()
	if runeBefore(s, from) == '“' {
		from = back(s, from, 1)
	}
	if runeAt(s, to) == '”' {
		to = ahead(s, to, 1)
	}
	if isOneOf(runeAt(s, to), "的“") {
		// 增强“四个自信”的自觉, 做到“四个意识”“四个自信”：the verb reaches further.
		return phrase{}, false
	}
	verbs := append([]string{v.Verb}, append(v.Wrong, v.Lenient...)...)
	verb := endsAny(s[:from], verbs...)
	if verb == "" {
		return phrase{}, false
	}
	text := r.Doc.Text.Slice(from-len(verb), to)
	return phrase{text, v, verb, slices.Contains(v.Wrong, verb)}, true
}

// said reports whether the run holds the term already.
func said(run []phrase, term *VerbTerm) bool {
	return slices.ContainsFunc(run, func(ph phrase) bool { return ph.of == term })
}

// inOneRun reports whether two phrases stand in one run.
func inOneRun(prose string, a, b doc.Text) bool {
	return a.End() <= b.Start() && slices.Contains([]string{"、", "，", "", "和"}, prose[a.End():b.Start()])
}

// judgeRun appends the slip of one run of phrases.
func (r *reading) judgeRun(slips []*slip, run []phrase) []*slip {
	first, last := -1, -1
	for i, ph := range run {
		lenient := len(run) > 1 && slices.Contains(ph.of.Lenient, ph.verb)
		if ph.wrong || lenient || i > 0 && ph.of.Rank > 0 && ph.of.Rank < run[i-1].of.Rank {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return slips
	}
	message := mismatched
	if ph := run[first]; first > 0 && ph.verb == ph.of.Verb {
		first, message = first-1, wrongSetting
	}
	bad := run[first : last+1]
	whole := bad[0].text.To(bad[len(bad)-1].text)
	return append(slips, mend(whole, r.setRight(bad), message, false, whole.Len()))
}

// setRight returns the phrases with their own verbs and in their order, the separators as
// they stand.
func (r *reading) setRight(run []phrase) string {
	sorted := slices.Clone(run)
	if !slices.ContainsFunc(run, func(ph phrase) bool { return ph.of.Rank == 0 }) {
		slices.SortStableFunc(sorted, func(a, b phrase) int { return a.of.Rank - b.of.Rank })
	}
	var right strings.Builder
	for i, ph := range sorted {
		if i > 0 {
			right.WriteString(r.prose[run[i-1].text.End():run[i].text.Start()])
		}
		right.WriteString(ph.of.Verb)
		right.WriteString(strings.TrimPrefix(ph.text.String(), ph.verb))
	}
	return right.String()
}
