package doc_test

import (
	"iter"
	"reflect"
	"testing"

	"github.com/jiaogao/jiaogao/lint/doc"
)

func collect(texts iter.Seq[doc.Text]) []string {
	var list []string
	for s := range texts {
		list = append(list, s.String())
	}
	return list
}

func TestSentences(t *testing.T) {
	for in, want := range map[string][]string{
		"":          nil,
		" 　\n":      nil,
		"没有句号":      {"没有句号"},
		"一句。两句！三句？": {"一句。", "两句！", "三句？"},
		"他说：“办好了。”随后离开。":  {"他说：“办好了。”", "随后离开。"},
		"（已办结。）另有3.5万元。":  {"（已办结。）", "另有3.5万元。"},
		"真的吗？！是的。":        {"真的吗？！", "是的。"},
		"标题\n正文。　续":       {"标题", "正文。", "续"},
		"甲；乙，丙。":          {"甲；乙，丙。"},
		"。。开头就是句号。":       {"。。", "开头就是句号。"},
		"英文 period. 不断句。": {"英文 period. 不断句。"},
	} {
		if got := collect(doc.Verbatim(in, 0, len(in)).Sentences()); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestClauses(t *testing.T) {
	for in, want := range map[string][]string{
		"甲，乙；丙：丁。戊":   {"甲，", "乙；", "丙：", "丁。", "戊"},
		"“一是，”乙、丙":    {"“一是，”", "乙、丙"},
		"数据为1,200元，可": {"数据为1,200元，", "可"},
	} {
		if got := collect(doc.Verbatim(in, 0, len(in)).Clauses()); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestSentencesStopEarlyAndKeepPlace(t *testing.T) {
	s := "甲。　乙。丙。"
	n := 0
	for sentence := range doc.Verbatim(s, 0, len(s)).Sentences() {
		if n++; n == 2 {
			if sp := sentence.Span(); s[sp.Start:sp.End] != "乙。" {
				t.Errorf("span %v", sp)
			}
			break
		}
	}
}

func TestSentenceAt(t *testing.T) {
	d := lines("甲。乙丙。\n丁")
	for offset, want := range map[int]string{0: "甲。", 5: "甲。", 6: "乙丙。", 14: "乙丙。", 16: "丁", 15: "", 99: ""} {
		if got := d.SentenceAt(offset).String(); got != want {
			t.Errorf("%d: %q, want %q", offset, got, want)
		}
	}
}
