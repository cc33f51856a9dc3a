package draft_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/lint/pack/draft"
	"github.com/jiaogao/jiaogao/lint/segment"
)

const notice = `关于报送2024年度值班工作报告的通知
各乡镇人民政府，各街道办事处：
现就报送2024年度值班工作报告有关事项通知如下。
一、报告内容
报告应包括以下四个部分：
（一）值班工作开展情况。写明值班制度、人员安排、处置的突发事件。
（二）存在的问题。逐条写明。
（三）原因分析。
（四）下一步改进措施。与问题逐条对应，写明责任人和完成时限。
二、有关要求
1.字数不少于300字，不超过3000字，其中问题部分不少于三分之一。
2.于2024年12月20日前报县政府总值班室。
`

// read drafts a pack of a text.
func read(t testing.TB, name, text, title string) (*draft.Draft, error) {
	t.Helper()
	d, err := input.Read(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return draft.New(d, title)
}

// load reads what a draft writes as a pack; the examples of its rules must hold.
func load(t testing.TB, text string) []lint.Pack {
	t.Helper()
	extra, err := pack.Load(fstest.MapFS{"a.toml": {Data: []byte(text)}}, "a.toml")
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	own(extra, text)
	return extra
}

// alone takes out what the draft extends: to link the shipped packs takes longer than all
// the rest.
func alone(text string) string {
	return strings.NewReplacer(`extends = ["report"]`, "", `extends = ["common"]`, "").Replace(text)
}

// own leaves the rules that the draft itself writes or sets: the shipped ones have tests.
func own(extra []lint.Pack, text string) {
	extra[0].Rules = slices.DeleteFunc(slices.Clone(extra[0].Rules), func(r *lint.Rule) bool {
		return !strings.Contains(text, "[rule."+r.ID+"]") && !strings.Contains(text, r.ID+" = ")
	})
}

// tested runs the examples of the packs' own rules.
func tested(t testing.TB, extra []lint.Pack) {
	t.Helper()
	failures, err := pack.Test(extra, segment.New(lint.Words(extra)), input.Read)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range failures {
		t.Errorf("%v", f)
	}
}

func TestNotice(t *testing.T) {
	w, err := read(t, "通知.txt", notice, "")
	if err != nil {
		t.Fatal(err)
	}
	var parts []string
	for _, s := range w.Sections {
		for _, p := range s.Parts {
			line := s.Heading + " " + p.Role + " " + strings.Join(p.Match, "、")
			for _, topic := range p.Topics {
				line += " " + topic.Name + "=" + topic.Match
			}
			parts = append(parts, line)
		}
	}
	want := []string{
		"值班工作开展情况 part-1 值班 值班制度=值班制度 人员安排=人员安排 处置的突发事件=突发事件",
		"存在的问题 problems 问题、不足、差距、短板、薄弱环节",
		"原因分析 causes 原因、根源、成因",
		"下一步改进措施 measures 措施、打算、下一步、下步、今后、努力方向、计划、举措、思路、整改方向、改进方向",
	}
	if diff := cmp.Diff(want, parts); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if w.Title != "值班工作报告" || w.Min != 300 || w.Max != 3000 || w.Share != 33 || !w.Deadline || !w.Owner {
		t.Errorf("%+v", w)
	}
	text := w.TOML()
	tested(t, load(t, text))
}

// TestTitles: the type of report is what its title ends with.
func TestTitles(t *testing.T) {
	for title, want := range map[string]string{
		"河湾镇2024年度值班报告（模板）":             "值班报告",
		"关于报送《2024年防汛工作总结》的通知":          "防汛工作总结",
		"关于做好2024年度述责述廉工作的通知":           "述责述廉",
		"2023年工作总结和2024年工作打算":           "工作总结",
		"张某同志述职报告":                      "述职报告",
		"石桥泵站2024年度安全生产工作情况报告":          "安全生产工作情况报告",
		"河湾镇党委2024年度民主生活会对照检查材料（征求意见稿）": "民主生活会对照检查材料",
	} {
		text := title + "\n一、汇报工作。报告应包括：一是甲乙情况；二是存在问题；三是改进措施。\n二、要求\n按时报送。\n"
		if w, err := read(t, "a.txt", text, ""); err != nil || w.Title != want {
			t.Errorf("%s: %+v, %v", title, w, err)
		}
	}
}

func TestLimits(t *testing.T) {
	for text, want := range map[string][2]int{
		"字数不超过3000字。":         {0, 3000},
		"全文控制在2500字以内。":       {0, 2500},
		"不少于2000字。":           {2000, 0},
		"报告2000字以上。":          {0, 0},
		"字数2000—3000字。":       {2000, 3000},
		"字数3000字左右。":          {0, 0},
		"至少800字，不得超过1500字。":   {800, 1500},
		"不少于3000字，不超过1000字。":  {0, 0},
		"全年接处警不超过1000起，出警及时。": {0, 0},
	} {
		w, err := read(t, "a.txt", "值班报告\n一、值班情况\n"+text+"\n二、存在问题\n夜间巡查少。\n", "")
		if err != nil || w.Min != want[0] || w.Max != want[1] {
			t.Errorf("%s: %d %d %v", text, w.Min, w.Max, err)
		}
	}
}

// TestReports: of each report of ours a pack can be drafted, and the report then lacks no
// part and no order.
func TestReports(t *testing.T) {
	names, _ := filepath.Glob("../../../testdata/reports/*.[tm]*")
	if len(names) == 0 {
		t.Fatal("no reports")
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		holds(t, name, string(data))
	}
}

// holds drafts a pack of a report and checks the report by it.
func holds(t testing.TB, name, report string) {
	t.Helper()
	w, err := read(t, name, report, "")
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	text := w.TOML()
	extra := load(t, text)
	tested(t, extra)
	linter, err := lint.New(extra, segment.New(nil))
	if err != nil {
		t.Fatal(err)
	}
	d, err := input.Read(name, []byte(report))
	if err != nil {
		t.Fatal(err)
	}
	result, err := linter.Check(t.Context(), d)
	if err != nil || result.Type != w.Title {
		t.Errorf("%s: checked as %q, %v", name, result.Type, err)
	}
	for _, f := range result.Findings {
		if slices.Contains([]string{"missing-part", "misplaced-part", "untreated-topic"}, f.Rule) {
			t.Errorf("%s: %s", name, f.Message)
		}
	}
}

// TestAnyHeadings: whatever the headings of a template are, the pack can be loaded, its
// examples hold, and the template lacks no part.
func TestAnyHeadings(t *testing.T) {
	words := []string{"值班", "工作", "情况", "存在的", "问题", "原因", "分析", "下一步", "措施", "打算", "上年度", "整改", "和", "及", "、", "经费", "使用", "安全", "主要", "2024年", "“四个意识”", "（略）", "落实"}
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		b.WriteString("2024年度值班报告\n")
		n := rapid.IntRange(2, 5).Draw(t, "sections")
		for i := range n {
			heading := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 2, 5).Draw(t, "heading"), "")
			b.WriteString([]string{"一", "二", "三", "四", "五"}[i] + "、" + heading + "\n清点库房三次，更换门锁两把。\n")
		}
		text := b.String()
		d, err := input.Read("a.txt", []byte(text))
		if err != nil {
			t.Skip()
		}
		w, err := draft.New(d, "值班报告")
		if err != nil {
			t.Skip()
		}
		toml := alone(w.TOML())
		extra, err := pack.Load(fstest.MapFS{"a.toml": {Data: []byte(toml)}}, "a.toml")
		if err != nil {
			t.Fatalf("%v\n%s", err, toml)
		}
		own(extra, toml)
		linter, err := lint.New(extra, segment.New(nil))
		if err != nil {
			t.Fatal(err)
		}
		result, _ := linter.Check(t.Context(), d)
		for _, f := range result.Findings {
			if f.Rule == "missing-part" {
				t.Fatalf("%s\n%s\n%s", f.Message, text, toml)
			}
		}
	})
}

// TestHostile: what a document holds cannot leave its place in the pack.
func TestHostile(t *testing.T) {
	heading := "值班\"]\\ ''' 情况\u202e\x1b[31m"
	w, err := read(t, "a\"'\n.txt", "2024年度“值班\"报告\n一、"+heading+"\n清点库房三次。\n二、存在'''问题\n夜间巡查少。\n三、改进措施\n补齐。\n", "")
	if err != nil {
		t.Fatal(err)
	}
	w.File = "x\n[rule.a].toml"
	text := w.TOML()
	tested(t, load(t, text))
	if strings.ContainsAny(text, "\u202e\x1b") || strings.Contains(text, "\n[rule.a]") {
		t.Errorf("%q", text)
	}
}

func TestMinimal(t *testing.T) {
	for _, title := range []string{"", "值班报告", "a\"b"} {
		text := draft.Minimal(title, "本单位.toml")
		tested(t, load(t, text))
		if !strings.Contains(text, "jiaogao test 本单位.toml") {
			t.Errorf("the file is not named:\n%s", text)
		}
	}
}

func TestRefused(t *testing.T) {
	for text, want := range map[string]string{
		"关于报送2024年度值班报告的通知\n请于12月20日前报送。\n": "没有找到列出报告内容的条目",
		"2024年度值班报告\n全年值班三百余次。\n":           "没有认出标题",
		"一、值班情况\n全年值班三百余次。\n二、问题\n少。\n":     "请用 --type",
	} {
		if _, err := read(t, "a.txt", text, ""); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

// FuzzDraft: any text is refused, or gives a pack that loads.
func FuzzDraft(f *testing.F) {
	f.Add(notice)
	f.Add("2024年度值班报告\n一、值班情况\n清点。\n二、存在问题及原因\n少。\n")
	f.Fuzz(func(t *testing.T, text string) {
		d, err := input.Read("a.txt", []byte(text))
		if err != nil {
			return
		}
		w, err := draft.New(d, "值班报告")
		if err != nil {
			return
		}
		toml := w.TOML()
		if _, err := pack.Load(fstest.MapFS{"a.toml": {Data: []byte(toml)}}, "a.toml"); err != nil {
			t.Fatalf("%v\n%s", err, toml)
		}
	})
}
