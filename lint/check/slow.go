package check

import (
	"fmt"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
)

// An expression runs only around a literal that its matches hold: so a rule costs what its
// literals are rare. Two things undo that, and are told on request: a literal of a single
// character, which may be everywhere, and an expression that is a large machine.

// maxMachine is how many instructions an expression may have: the time for a character is
// proportional to them. The largest that ship have a quarter of it.
const maxMachine = 2000

// Slow implements [lint.Weighed].
func (c *Pattern) Slow() []lint.Slow {
	var list []lint.Slow
	for _, near := range c.Near {
		if single(near) {
			list = append(list, lint.Slow{Param: []string{"find"}, Expr: c.Find, Why: fmt.Sprintf("near 的“%s”只有一个字，几乎处处都要试这条表达式。%s", near, longer(c.Find))})
		}
	}
	list = append(list, machine("find", c.Find)...)
	return append(list, machine("unless", c.Unless)...)
}

// longer says how near could be written.
func longer(expr string) string {
	list := needs("", expr)
	if len(list) == 0 || len(list) > 12 || slices.ContainsFunc(list, single) {
		return "请在 near 里写两个字以上的词；没有这样的词，就把表达式拆成几条规则"
	}
	return "可以写 near = [\"" + strings.Join(list, "\", \"") + "\"]"
}

// Slow implements [lint.Weighed].
func (c *Wording) Slow() []lint.Slow {
	var list []lint.Slow
	for _, table := range []struct {
		param string
		words Words
	}{{"words", c.Words}, {"seams", c.Seams}, {"slips", Words(c.Slips)}} {
		for wrong, word := range table.words.All() {
			for _, s := range word.slow(wrong) {
				s.Param = []string{table.param, wrong, s.Param[0]}
				list = append(list, s)
			}
		}
	}
	return list
}

// slow returns what makes a word slow.
func (w *Word) slow(wrong string) []lint.Slow {
	var list []lint.Slow
	for _, x := range []struct{ param, expr string }{{"when", w.When}, {"unless", w.Unless}} {
		// Unless is tried only where When holds.
		first := x.param == "when" || w.When == ""
		if x.expr != "" && first && single(wrong) && (x.param == "unless" || len(needs(wrong, x.expr)) == 0) {
			list = append(list, lint.Slow{Param: []string{x.param}, Expr: x.expr, Why: fmt.Sprintf("“%s”只有一个字，表达式里又没有别的必定出现的字词，几乎处处都要试。请把词写长，或在 when 里写出前后必定有的字词", wrong)})
		}
		list = append(list, machine(x.param, x.expr)...)
	}
	return list
}

// machine reports an expression that is a large machine.
func machine(param, expr string) []lint.Slow {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return nil
	}
	program, err := syntax.Compile(re.Simplify())
	if err != nil || len(program.Inst) <= maxMachine {
		return nil
	}
	return []lint.Slow{{Param: []string{param}, Expr: expr, Why: fmt.Sprintf("展开后有%d步，每个字都要逐步试。请把 {m,n} 这样的次数写小，或少写几个选项", len(program.Inst))}}
}

func single(s string) bool { return utf8.RuneCountInString(s) == 1 }
