package check

import (
	"fmt"
	"strconv"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// A DatedTerm is a term that belongs to some reporting years.
type DatedTerm struct {
	Term   string   `toml:",key"`
	Since  int      `toml:"since" doc:"提出的年份，0 为一直有"`   // the year it came up; 0: always there
	Until  int      `toml:"until" doc:"沿用到的年份，0 为至今"`   // the last year it was in force; 0: still
	Unless []string `toml:"unless" doc:"报告里有其中一个，就不提示"` // its successors: with one of them in the report the term looks back
	Now    string   `toml:"now" doc:"现在的提法，用于提示"`       // what stands in its place, for the message
	Minor  bool     `toml:"minor" doc:"只作建议"`           // a hint only: many reports keep the term
}

func (c *Formulation) addYears() {
	for i := range c.Years {
		c.add(c.Years[i].Term, datedTerm, i, 0)
	}
}

func (c *Formulation) verifyYears() error {
	for _, d := range c.Years {
		if d.Since == 0 && d.Until == 0 || d.Until > 0 && d.Until < d.Since {
			return badEntry("years", d.Term, "要写 since 或 until，且 since 不晚于 until")
		}
	}
	return nil
}

// dated judges a term by the report's own year. Where that is unknown, nothing is said.
func (r *reading) dated(hit doc.Text, d *DatedTerm) *slip {
	year := r.Doc.Year
	switch {
	case year == 0:
		return nil
	case d.Since > year && !r.names(d.Since):
		message := fmt.Sprintf("“{match}”%d年才提出，与本报告的年度（%d年）不符，请核对年份或改用当年的表述。", d.Since, year)
		return &slip{Finding: lint.Finding{Text: hit, Message: message}}
	case d.Until > 0 && d.Until < year && !r.mentions(d.Unless...):
		message := fmt.Sprintf("“{match}”是%d年及以前的表述", d.Until)
		if d.Now != "" {
			message += "，现为“" + cite(d.Now) + "”"
		}
		s := &slip{Finding: lint.Finding{Text: hit, Message: message + "，请按报告年度核对。"}}
		if d.Minor {
			s.Severity = lint.Hint
		}
		return s
	}
	return nil
}

// names reports whether the report itself names the year or the one after it: it was
// then written late enough to know the term.
func (r *reading) names(year int) bool {
	return r.mentions(strconv.Itoa(year)+"年", strconv.Itoa(year+1)+"年")
}
