package doc_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jiaogao/jiaogao/lint/doc"
)

func TestFilerIn(t *testing.T) {
	for line, want := range map[string]doc.Filer{
		"云岚县水文站站长2023年度述责述廉报告":      {Unit: "云岚县水文站", Post: "站长"},
		"县水文站副站长罗成2023年度述职报告":       {Unit: "县水文站", Post: "副站长", Name: "罗成"},
		"县粮食局长欧阳明远述职报告":             {Unit: "县粮食局", Post: "局长", Name: "欧阳明远"},
		"云岚县第三中学校长述职报告":             {Unit: "云岚县第三中学", Post: "校长"},
		"罗成述责述廉报告":                  {Name: "罗成"},
		"述责述廉报告（罗成）":                {Name: "罗成"},
		"3-县水文站-罗成-2023年度述职报告(定稿)":  {Unit: "县水文站", Name: "罗成"},
		"03.罗成（云岚县水文站）述廉":           {Unit: "云岚县水文站", Name: "罗成"},
		"水文站罗成成述职报告":                {Unit: "水文站", Name: "罗成成"},
		"云岚县水文站党支部书记、站长　罗成":         {Unit: "云岚县水文站", Post: "党支部书记", Name: "罗成"},
		"述职人：罗成":                    {Name: "罗成"},
		"报告人：县水文站  罗成":              {Unit: "县水文站", Name: "罗成"},
		"云岚县水文站2023年度工作总结":          {Unit: "云岚县水文站"},
		"中共云岚县水文站支部委员会2023年度党建工作总结": {Unit: "云岚县水文站支部委员会"},
		"李某某":                   {Name: "李某某"},
		"阿依·努尔述职报告":             {Name: "阿依·努尔"},
		"2023年度述责述廉报告":          {},
		"关于2023年度工作情况的报告":       {},
		"领导班子2023年度民主生活会对照检查材料": {},
		"在全县干部大会上的述职报告":         {},
		"2023年12月28日":           {},
		"整改方案":                  {},
		"":                      {},
		"\xff\x00《》":            {},
	} {
		if diff := cmp.Diff(want, doc.FilerIn(line)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", line, diff)
		}
	}
}

// filed builds a report of lines; the first is its title.
func filed(text string) *doc.Document {
	b := doc.NewBuilder("a.txt", text)
	at := 0
	for line := range strings.Lines(text) {
		b.Source(at, at+len(strings.TrimRight(line, "\n")))
		b.End(doc.Paragraph{})
		at += len(line)
	}
	d := b.Document()
	d.Title = d.Paragraphs[0].Text
	return d
}

func TestFiler(t *testing.T) {
	const body = "一、履责情况\n全年巡测42次，罗盘二台。\n"
	for text, want := range map[string]doc.Filer{
		"2023年度述责述廉报告\n云岚县水文站　罗成\n" + body:                             {Unit: "云岚县水文站", Name: "罗成"},
		"云岚县水文站站长2023年度述责述廉报告\n" + body + "特此报告。\n述责人：罗成\n2024年1月8日\n": {Unit: "云岚县水文站", Post: "站长", Name: "罗成"},
		"2023年度述责述廉报告\n" + body + "云岚县水文站\n2024年1月8日\n":                {Unit: "云岚县水文站"},
		"罗成述责述廉报告\n" + body + "杜若\n":                                   {Name: "杜若"},
		"2023年度述责述廉报告\n" + body:                                        {},
		"2023年度述责述廉报告\n" + body + "1. 李四\n":                            {},
	} {
		if diff := cmp.Diff(want, filed(text).Filer()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
	if diff := cmp.Diff([]string{"县水文站　罗成", "杜若", "述职报告"}, texts(filed("述职报告\n县水文站　罗成\n"+body+"杜若\n").FilerLines())); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
}

func texts(list []doc.Text) []string {
	var s []string
	for _, t := range list {
		s = append(s, t.String())
	}
	return s
}
