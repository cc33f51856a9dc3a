package lint_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/lint/segment"
)

// summary is a report of a fictional unit.
const summary = `石桥泵站2024年度工作总结
一、主要工作
检修水泵六台，按步就班清点物资！
二、存在问题
夜间巡查少。
三、2025年工作打算
每周夜查两次。
`

// Bytes of any format that input reads are checked by the shipped packs.
func Example() {
	packs, err := pack.Builtin()
	if err != nil {
		panic(err)
	}
	linter, err := lint.New(packs, segment.New(lint.Words(packs)))
	if err != nil {
		panic(err) // names every rule that is not valid
	}
	d, err := input.Read("总结.txt", []byte(summary))
	if err != nil {
		panic(err) // an *input.Error: its Cause is for programs, its Message for people
	}
	result, err := linter.Check(context.Background(), d)
	if err != nil {
		panic(err) // the context ended
	}
	fmt.Println(result.Type, d.Year)
	for _, f := range result.Findings {
		if f.Severity == lint.Error {
			at := d.Position(f.Span.Start)
			fmt.Printf("%d:%d %s %s\n", at.Line, at.Column, f.Rule, f.Message)
		}
	}
	// Output:
	// 年度工作总结 2024
	// 3:8 wrong-words “按步就班”应为“按部就班”。
}

// Exclaimed flags exclamation marks, which have no place in a report. Its exported fields
// are its parameters.
type Exclaimed struct {
	Except []string // sentences that may keep theirs
}

// Validate has nothing to object to.
func (c *Exclaimed) Validate() error { return nil }

// Anchors makes the Linter look for the marks; where there is none, Run is not called.
func (c *Exclaimed) Anchors() []string { return []string{"！"} }

// Run only reads its receiver: one check serves many goroutines.
func (c *Exclaimed) Run(p *lint.Pass) {
	for hit := range p.Hits() {
		sentence := p.Doc.SentenceAt(hit.Text.Start()).String()
		for _, e := range c.Except {
			if strings.Contains(sentence, e) {
				return
			}
		}
		p.Add(lint.Finding{
			Text: hit.Text, Message: "“{match}”改用句号。",
			Fixes: []lint.Fix{lint.Replace(hit.Text, "。", true)},
		})
	}
}

// A check of one's own is a type with two methods. It needs no pack file.
func ExampleCheck() {
	rule := &lint.Rule{ID: "exclaimed", Title: "用了感叹号", Severity: lint.Info, Check: &Exclaimed{}}
	linter, err := lint.New([]lint.Pack{{Title: "各类报告", Rules: []*lint.Rule{rule}}}, nil)
	if err != nil {
		panic(err)
	}
	d, err := input.Read("总结.txt", []byte(summary))
	if err != nil {
		panic(err)
	}
	result, err := linter.Check(context.Background(), d)
	if err != nil {
		panic(err)
	}
	for _, f := range result.Findings {
		fmt.Println(f.Rule, f.Message, f.Span)
	}
	fixed, n := lint.Apply(d.Source, lint.Fixes(result.Findings, false))
	fmt.Println(n, strings.Contains(fixed, "清点物资。"))
	// Output:
	// exclaimed “！”改用句号。 {99 102}
	// 1 true
}

// A trace tells what one rule saw, and why it flagged or left it.
func ExampleLinter_Trace() {
	packs, err := pack.Builtin()
	if err != nil {
		panic(err)
	}
	linter, err := lint.New(packs, segment.New(lint.Words(packs)))
	if err != nil {
		panic(err)
	}
	d, err := input.Read("总结.txt", []byte(summary))
	if err != nil {
		panic(err)
	}
	trace, err := linter.Trace(context.Background(), d, "misplaced-part")
	if err != nil {
		panic(err)
	}
	for _, r := range trace.Remarks {
		if strings.HasPrefix(r.Message, "标题") {
			fmt.Println(r.Message)
		}
	}
	// Output:
	// 标题“主要工作”（第1级）：是 [part.work]，因为有“工作”
	// 标题“存在问题”（第1级）：是 [part.problems]，因为有“问题”
	// 标题“2025年工作打算”（第1级）：有“工作”，但被 [part.work] 的 except“打算”排除；是 [part.measures]，因为有“打算”
}
