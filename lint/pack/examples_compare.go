package pack

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/compare"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// Parting is the line between the reports of an example of a rule that compares reports.
const Parting = "======"

// compare returns what the first report of an example has in common with the others.
func (t *tester) compare(want lint.Comparison, p *lint.Pack, r *lint.Rule, name, source string) (lint.Result, error) {
	var documents []*doc.Document
	for _, text := range strings.Split(source, "\n"+Parting+"\n") {
		d, err := t.read(name, []byte(text))
		if err != nil {
			return lint.Result{}, err
		}
		d.Type = t.reportType(d, p, r)
		documents = append(documents, d)
	}
	found := compare.Together(want, lint.Phrases(t.packs), documents)
	return t.linter.Extend(documents[0], lint.Result{}, found[0]), nil
}
