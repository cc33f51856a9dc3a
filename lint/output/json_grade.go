package output

import "github.com/jiaogao/jiaogao/lint"

type jsonGrade struct {
	Name   string     `json:"name"`
	Points int        `json:"points"`
	Full   int        `json:"full"`
	Losses []jsonLoss `json:"losses"`
}

type jsonLoss struct {
	Term   string       `json:"term"`
	Title  string       `json:"title"`
	Points int          `json:"points"`
	Count  int          `json:"count"`
	Items  int          `json:"items"`
	Places []jsonCharge `json:"places"`
}

type jsonCharge struct {
	Rule string   `json:"rule"`
	Span jsonSpan `json:"span"`
}

// gradeOf returns nil for a report that was not graded.
func gradeOf(g *lint.Grade) *jsonGrade {
	if g.Grading == nil {
		return nil
	}
	grade := &jsonGrade{g.Name, g.Points, g.Grading.Full, []jsonLoss{}}
	for i := range g.Losses {
		l := &g.Losses[i]
		loss := jsonLoss{l.Term.ID, l.Term.Title, l.Points, l.Count(), l.Items, nil}
		for _, p := range l.Places {
			loss.Places = append(loss.Places, jsonCharge{p.Rule, spanOf(p.Span)})
		}
		grade.Losses = append(grade.Losses, loss)
	}
	return grade
}
