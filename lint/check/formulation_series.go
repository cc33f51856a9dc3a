package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A SeriesTerm is a set of members whose order is fixed.
type SeriesTerm struct {
	Name  string   `toml:",key"`
	Parts []string `toml:"parts" doc:"成员，按次序"`         // in their order
	Or    []string `toml:"or" doc:"也算正确的其他次序，成员用顿号连接"` // other orders that are right too, members joined by 、
	All   bool     `toml:"all" doc:"缺一项就不算这一组"`        // only a run of all members counts: part of them is plain words
}

// addSeries adds the members; disorders puts their hits together.
func (c *Formulation) addSeries() {
	for i := range c.Series {
		s := &c.Series[i]
		for rank, part := range s.Parts {
			c.add(part, seriesMember, i, uint8(rank))
		}
		joined := strings.Join(s.Parts, "、")
		if n := utf8.RuneCountInString(joined); n >= shortestJoined {
			c.addHalves(joined, n, joinedHalf, len(c.joined))
		}
		c.joined = append(c.joined, SpelledTerm{Term: joined})
	}
}

func (c *Formulation) verifySeries() error {
	for _, s := range c.Series {
		if len(s.Parts) < 2 || len(s.Parts) > maxMembers {
			return badEntry("series", s.Name, "的 parts 要有两项以上，最多一百项")
		}
		for i, part := range s.Parts {
			if part == "" || slices.Contains(s.Parts[:i], part) {
				return badEntry("series", s.Name, "的 parts 有空项或重复项")
			}
		}
	}
	return nil
}

// maxMembers is how many members a series can have.
const maxMembers = 100

// shortestJoined is how many characters a whole series has, its members joined, whose near
// misses are searched for too: a wrong member among right ones. Short ones are open to
// variation.
const shortestJoined = 10

// A chain is a run of members of one series.
type chain struct {
	texts []doc.Text
	ranks []int
}

// disorders returns the runs whose members stand in another order.
func (r *reading) disorders() []*slip {
	if len(r.Series) == 0 {
		return nil
	}
	open := make([]chain, len(r.Series))
	var slips []*slip
	for h := range r.Hits() {
		o := r.owners[h.Anchor]
		if o.aspect != seriesMember {
			continue
		}
		k := &open[o.entry]
		if rank := int(o.size); !k.takes(r.prose, h.Text, rank) {
			slips = r.judgeChain(slips, k, &r.Series[o.entry])
			*k = chain{}
		}
		k.texts, k.ranks = append(k.texts, h.Text), append(k.ranks, int(o.size))
	}
	for i := range open {
		slips = r.judgeChain(slips, &open[i], &r.Series[i])
	}
	return slips
}

// takes reports whether a member continues the chain: no more than a separator stands
// between, and the member is not in it yet.
func (k *chain) takes(prose string, t doc.Text, rank int) bool {
	n := len(k.texts)
	if n == 0 || slices.Contains(k.ranks, rank) || k.texts[n-1].End() > t.Start() {
		return n == 0
	}
	gap := prose[k.texts[n-1].End():t.Start()]
	if gap == "" {
		return utf8.RuneCountInString(t.String()) >= shortestGlued
	}
	return slices.Contains(separators(), gap)
}

// shortestGlued is how many characters a member has that may follow another without a
// separator (不敢腐不能腐不想腐). Shorter ones meet by chance.
const shortestGlued = 3

// separators are what stands between the members of a series.
func separators() []string {
	return []string{"、", "，", "；", "和", "与", "及", "以及", "”“", "”、“", "”，“", "”和“"}
}

// judgeChain appends the slip of a chain that is out of order.
func (r *reading) judgeChain(slips []*slip, k *chain, s *SeriesTerm) []*slip {
	if !s.complete(len(k.ranks)) || slices.IsSorted(k.ranks) || s.allowed(k.ranks) {
		return slips
	}
	sorted := slices.Sorted(slices.Values(k.ranks))
	whole := k.texts[0].To(k.texts[len(k.texts)-1])
	var right strings.Builder
	for i, rank := range sorted {
		if i > 0 {
			right.WriteString(r.prose[k.texts[i-1].End():k.texts[i].Start()])
		}
		right.WriteString(s.Parts[rank])
	}
	return append(slips, mend(whole, right.String(), outOfOrder, false, utf8.RuneCountInString(whole.String())))
}

const outOfOrder = "固定并列“{match}”的次序应为“{right}”。"

// complete reports whether n members are enough of the series to say that it was meant.
func (s *SeriesTerm) complete(n int) bool {
	return n == len(s.Parts) || n >= 3 && n == len(s.Parts)-1 && !s.All
}

// allowed reports whether the members stand in another order that is right too.
func (s *SeriesTerm) allowed(ranks []int) bool {
	parts := make([]string, len(ranks))
	for i, r := range ranks {
		parts[i] = s.Parts[r]
	}
	return slices.Contains(s.Or, strings.Join(parts, "、"))
}
