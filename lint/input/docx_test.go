package input

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/ooxml"
)

// extract returns the document of a text whose paragraphs are given.
func extract(text string, comments []ooxml.Comment, paragraphs ...ooxml.Paragraph) *doc.Document {
	return extracted("a.docx", &ooxml.Document{Text: text, Paragraphs: paragraphs, Comments: comments})
}

func TestWordParagraphs(t *testing.T) {
	long := "一、学习不够系统。学习多是跟着文件走，对规定的理解零散，集中学习时发言稿多由办公室代拟，自己动笔不多，学用结合还停留在浅层，办法也不多，效果不够好。"
	text := "述责报告\n" + long + "\n甲\n乙\n丙\n"
	at := len("述责报告\n" + long + "\n")
	table := 1
	d := extract(text, nil,
		ooxml.Paragraph{End: len("述责报告"), Bold: true}, ooxml.Paragraph{Start: len("述责报告\n"), End: at - 1, Heading: 1},
		ooxml.Paragraph{Start: at, End: at + 3, Table: table, Row: 1, Column: 1},
		ooxml.Paragraph{Start: at + 4, End: at + 7, Table: table, Row: 1, Column: 3}, ooxml.Paragraph{Start: at + 8, End: at + 11, Bullet: 2})
	type known struct {
		Number, Heading, List, Row, Column int
		Bold                               bool
	}
	var got []known
	for _, p := range d.Paragraphs {
		got = append(got, known{p.Number, p.Heading, p.List, p.Row, p.Column, p.Bold})
	}
	want := []known{{Number: 1, Bold: true}, {Number: 2}, {Number: 3, Row: 1, Column: 1}, {Number: 4, Row: 1, Column: 3}, {Number: 5, List: 2}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(d.Tables) != 1 || len(d.Tables[0].Rows[0]) != 3 || d.Tables[0].Rows[0][2].String() != "乙" {
		t.Errorf("tables %v", d.Tables)
	}
}

// TestWordBreaks: a manual line break parts paragraphs where a sentence ends or a number
// begins; within a title it breaks the line only.
func TestWordBreaks(t *testing.T) {
	for text, want := range map[string]string{
		"云岚县\n述责报告":     "云岚县述责报告\n",
		"已完成。\n下一步抓学习":  "已完成。\n下一步抓学习\n",
		"工作情况\n一、学习":    "工作情况\n一、学习\n",
		"\n\n甲\n":       "甲\n",
		"抓学习，\n促落实。\n乙": "抓学习，促落实。\n乙\n",
	} {
		var breaks []int
		for i := range len(text) {
			if text[i] == '\n' {
				breaks = append(breaks, i)
			}
		}
		d := extract(text+"\n", nil, ooxml.Paragraph{End: len(text), Breaks: breaks})
		if got := d.Text.String(); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
		for _, p := range d.Paragraphs {
			for i, r := range p.Text.String() {
				if s := p.Text.Slice(i, i+len(string(r))).Span(); d.Source[s.Start:s.End] != string(r) {
					t.Errorf("%q came from %q", r, d.Source[s.Start:s.End])
				}
			}
		}
	}
}

func TestWordIgnores(t *testing.T) {
	text := "甲乙\n丙丁\n"
	ours := "错误：…\n改法：…\n" + RuleLine + "wrong-words"
	for _, c := range []struct {
		name     string
		comments []ooxml.Comment
		want     []doc.Ignore
	}{
		{"a remark", []ooxml.Comment{{Author: "李", Text: "校稿：忽略 wrong-words 原文如此", Parent: -1, Start: 7, End: 10}},
			[]doc.Ignore{{Rule: "wrong-words", Reason: "原文如此", Span: doc.Span{Start: 7, End: 10}, Scope: doc.Span{Start: 7, End: 10}}}},
		{"a remark at a point", []ooxml.Comment{{Author: "李", Text: " 校稿:忽略 wrong-words", Parent: -1, Start: 7, End: 7}},
			[]doc.Ignore{{Rule: "wrong-words", Span: doc.Span{Start: 7, End: 7}, Scope: doc.Span{Start: 7, End: 13}}}},
		{"an answer", []ooxml.Comment{{Author: Author, Text: ours, Parent: -1, Start: 0, End: 3}, {Author: "李", Text: "忽略，领导定的", Parent: 0, Start: -1, End: -1}},
			[]doc.Ignore{{Rule: "wrong-words", Reason: "领导定的", Span: doc.Span{End: 3}, Scope: doc.Span{End: 3}}}},
		{"another answer", []ooxml.Comment{{Author: Author, Text: ours, Parent: -1, Start: 0, End: 3}, {Author: "李", Text: "已改", Parent: 0, Start: 0, End: 3}}, nil},
		{"an answer to somebody else", []ooxml.Comment{{Author: "王", Text: ours, Parent: -1, Start: 0, End: 3}, {Author: "李", Text: "忽略", Parent: 0, Start: 0, End: 3}}, nil},
		{"no rule", []ooxml.Comment{{Author: "李", Text: "校稿：忽略", Parent: -1, Start: 0, End: 3}}, nil},
		{"a remark that stands nowhere", []ooxml.Comment{{Author: "李", Text: "校稿：忽略 wrong-words", Parent: -1, Start: -1, End: -1}}, nil},
	} {
		d := extract(text, c.comments, ooxml.Paragraph{End: 6}, ooxml.Paragraph{Start: 7, End: 13})
		if diff := cmp.Diff(c.want, d.Ignores); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}
