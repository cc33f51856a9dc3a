package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/folder"
	"github.com/jiaogao/jiaogao/lint/output"
	"github.com/spf13/cobra"
)

func (p *program) outlineCommand() *cobra.Command {
	var o loadOptions
	var words bool
	c := &cobra.Command{
		Use:     "outline [选项] 文件 | -",
		Short:   "显示读出的结构",
		Long:    "显示从一篇报告里读出的标题、类型、年份、各部分和条目，以及问题与措施的对应。\n结果与预期不符时，先用它看看报告是怎样被读懂的。",
		Example: "  jiaogao outline 述责述廉报告.txt\n  jiaogao outline --words 述责述廉报告.txt",
		Args:    exactlyOne("报告文件（“-”表示标准输入）"),
		RunE:    func(_ *cobra.Command, args []string) error { return p.outline(&o, words, args[0]) },
	}
	f := c.Flags()
	f.StringVar(&o.reportType, "type", "", "按这种`报告类型`读，不按标题判断")
	f.StringArrayVar(&o.packs, "pack", nil, "另外载入的规则包`文件`（TOML），可写多次")
	f.BoolVar(&words, "words", false, "还显示切分出的词")
	return c
}

func (p *program) outline(o *loadOptions, words bool, path string) error {
	book, err := load(o)
	if err != nil {
		return err
	}
	d, failed := folder.Read(path, p.stdin)
	if failed != nil {
		return fmt.Errorf("%s：%s", output.Name(path), failed.Message)
	}
	linter, demanded := book.forFile(path)
	d.Type = demanded
	result, err := linter.Check(context.Background(), d)
	if err != nil {
		return err
	}
	t := &tree{book: book, doc: d, roles: linter.Roles(d), reportType: result.Type}
	t.head()
	t.section(d.Body)
	t.pairs(result.Pairs)
	if words {
		t.words()
	}
	_, err = fmt.Fprint(p.stdout, t.String())
	return err
}

// tree is the picture of one document.
type tree struct {
	strings.Builder
	book       *book
	doc        *doc.Document
	roles      map[*doc.Section][]string
	reportType string
}

func (t *tree) line(format string, args ...any) {
	t.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
}

func (t *tree) head() {
	year, reportType := "没有找到", t.reportType
	if t.doc.Year > 0 {
		year = fmt.Sprint(t.doc.Year)
	}
	if reportType == "" {
		reportType = "未识别出，只用通用规则检查"
	}
	title := output.Visible(t.doc.Title.String())
	if title == "" {
		title = "没有找到"
	}
	t.line("标题  %s\n类型  %s\n年份  %s", title, reportType, year)
	for _, n := range t.doc.Notes {
		t.line("说明  %s", output.Visible(n))
	}
	t.line("\n结构")
}

// place returns the position of a text, in a column of its own.
func (t *tree) place(x doc.Text) string {
	p := t.doc.Position(x.Span().Start)
	return output.Pad(fmt.Sprintf("%d:%d", p.Line, p.Column), 7)
}

// entry prints a unit of the outline at its depth.
func (t *tree) entry(x doc.Text, depth int, text string) {
	t.line("%s %s%s", t.place(x), strings.Repeat("  ", depth), output.Visible(text))
}

func (t *tree) section(s *doc.Section) {
	if s.Parent != nil {
		t.entry(s.Text, s.Level-1, heading(s)+t.rolesOf(s))
	}
	for _, item := range s.Items {
		t.entry(item.Text, s.Level, "· "+item.Mark.Text.String()+opening(item.Text))
	}
	for _, sub := range s.Sections {
		t.section(sub)
	}
}

// heading returns the heading of a section as written; where it has none, the opening of
// its text.
func heading(s *doc.Section) string {
	if s.Heading.Len() == 0 {
		return s.Mark.Text.String() + opening(s.Unmarked())
	}
	return s.Mark.Text.String() + s.Heading.String()
}

// opening returns the first sentence of a text, shortened to fit a line.
func opening(x doc.Text) string {
	for s := range x.Sentences() {
		return output.Shorten(s.String(), 50)
	}
	return ""
}

func (t *tree) rolesOf(s *doc.Section) string {
	var names []string
	for _, role := range t.roles[s] {
		names = append(names, t.book.roleName(t.reportType, role))
	}
	if len(names) == 0 {
		return ""
	}
	return "　〔" + strings.Join(names, "、") + "〕"
}

func (t *tree) pairs(pairs []lint.Pair) {
	if len(pairs) == 0 {
		return
	}
	t.line("\n问题与措施")
	for _, p := range pairs {
		t.entry(p.Problem, 0, opening(p.Problem))
		if len(p.Measures) == 0 {
			t.line("%8s→ 没有找到对应的措施", "")
		}
		for _, m := range p.Measures {
			t.line("%8s→ %s %s（%.2f %s）", "", t.place(m.Text), output.Visible(opening(m.Text)), m.Score, strings.Join(m.Terms, "、"))
		}
	}
}

// words prints the tokens of each sentence with their parts of speech.
func (t *tree) words() {
	t.line("\n词")
	for _, p := range t.doc.Paragraphs {
		for s := range p.Text.Sentences() {
			var words []string
			for _, token := range t.book.segmenter.Segment(s) {
				words = append(words, token.Text.String()+"/"+token.Tag)
			}
			t.entry(s, 0, strings.Join(words, " "))
		}
	}
}
