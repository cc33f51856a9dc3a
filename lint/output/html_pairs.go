package output

import (
	"fmt"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// htmlPair sets a problem against its measures.
type htmlPair struct {
	Problem  htmlItem
	Measures []htmlMeasure
}

type htmlMeasure struct {
	htmlItem
	Score string // 0 to 1, two digits
	Terms shown  // the words that both have in common
}

// htmlItem is a problem or a measure, the words it has in common with the other side marked.
type htmlItem struct {
	Href  string
	Place shown
	Words []htmlChange
}

// maxItem is how many columns of a problem or a measure the table shows.
const maxItem = 240

func (v *reportView) pair(p *lint.Pair) htmlPair {
	var terms []string
	for _, m := range p.Measures {
		terms = append(terms, m.Terms...)
	}
	x := htmlPair{Problem: v.item(p.Problem, terms)}
	for _, m := range p.Measures {
		x.Measures = append(x.Measures, htmlMeasure{v.item(m.Text, m.Terms), fmt.Sprintf("%.2f", m.Score), show(strings.Join(m.Terms, "、"))})
	}
	return x
}

func (v *reportView) item(t doc.Text, terms []string) htmlItem {
	return htmlItem{v.linkTo(t), v.place(t), common(Shorten(t.String(), maxItem), terms)}
}

// common marks the terms in a text, the longest at each place.
func common(text string, terms []string) []htmlChange {
	var list []htmlChange
	start := 0
	for at := 0; at < len(text); {
		n := longest(text[at:], terms)
		if n == 0 {
			at++
			continue
		}
		list = change(change(list, text[start:at], false), text[at:at+n], true)
		at += n
		start = at
	}
	return change(list, text[start:], false)
}

// longest returns the length of the longest term that text begins with.
func longest(text string, terms []string) int {
	n := 0
	for _, t := range terms {
		if len(t) > n && strings.HasPrefix(text, t) {
			n = len(t)
		}
	}
	return n
}
