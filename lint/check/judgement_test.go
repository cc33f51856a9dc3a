package check_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/lint/segment"
)

// TestJudgement holds the shipped rules of some kinds to texts that must be flagged and
// texts that must not, in testdata/KIND.flagged and KIND.silent, one a line; ⏎ stands for
// a line end. What is to be flagged stands in 【】, or is the whole text.
func TestJudgement(t *testing.T) {
	l := shipped(t)
	for _, kind := range []string{"concreteness", "period", "figures", "repetition"} {
		t.Run(kind, func(t *testing.T) {
			for _, line := range lines(t, "testdata/"+kind+".flagged") {
				j := judge(t, l, kind, line)
				if j.hits == 0 {
					t.Errorf("not flagged: %s", line)
				}
				for _, f := range j.strays {
					t.Errorf("“%s” was flagged beside it, %s: %s", f.Text, f.Rule, line)
				}
			}
			for _, line := range lines(t, "testdata/"+kind+".silent") {
				for _, f := range judge(t, l, kind, line).strays {
					t.Errorf("“%s” was flagged, %s: %s\n\t%s", f.Text, f.Rule, line, f.Message)
				}
			}
		})
	}
}

// shipped returns a linter of the shipped rules.
func shipped(t *testing.T) *lint.Linter {
	t.Helper()
	packs, err := pack.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	l, err := lint.New(packs, segment.New(lint.Words(packs)))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// lines returns the lines of a file.
func lines(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}

// A judgement counts the findings that hit the marked place and lists those that do not.
type judgement struct {
	hits   int
	strays []lint.Finding
}

func judge(t *testing.T, l *lint.Linter, kind, line string) judgement {
	t.Helper()
	text := strings.ReplaceAll(line, "⏎", "\n")
	if kind == "concreteness" { // a passage needs a report around it
		text = "2023年度述责述廉报告\n\n一、履责情况\n" + text + "\n"
	}
	want := doc.Span{End: len(text)}
	if i := strings.Index(text, "【"); i >= 0 {
		text = strings.Replace(text, "【", "", 1)
		want = doc.Span{Start: i, End: strings.Index(text, "】")}
		text = strings.Replace(text, "】", "", 1)
	} else if !strings.HasSuffix(t.Name(), "concreteness") {
		want = doc.Span{}
	}
	d, err := input.Read("case.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	r, err := l.Check(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	var j judgement
	for _, f := range r.Findings {
		switch {
		case f.Kind != kind || f.Severity == lint.Hint:
		case f.Span.Overlaps(want):
			j.hits++
		default:
			j.strays = append(j.strays, f)
		}
	}
	return j
}

// TestFormulationsAreNotCalledEmpty holds the message about a passage without facts to
// quoting mere boasts: never a formulation of policy, a duty or what stands in quotation
// marks.
func TestFormulationsAreNotCalledEmpty(t *testing.T) {
	l := shipped(t)
	for _, c := range []struct{ text, quoted string }{
		{"坚决扛起全面从严治党主体责任，严格落实一岗双责，坚持正风肃纪，坚持人民至上，不断提高政治判断力、政治领悟力、政治执行力，永葆清正廉洁的政治本色。", "“不断提高”"},
		{"坚持以人民为中心，落实主体责任，坚定理想信念，增强政治定力，严守政治纪律和政治规矩，弘扬钉钉子精神，永葆政治本色。", ""},
		{"坚持人民至上，以“攻坚克难”为主题凝聚共识，以更实的举措推动各项事业焕然一新，不断提升服务水平，广大干部精神面貌良好。", "“更实的举措”“焕然一新”“不断提升”"},
	} {
		message := ""
		for _, f := range judge(t, l, "concreteness", c.text).strays {
			message += f.Message
		}
		_, quoted, _ := strings.Cut(message, "，“")
		quoted, _, _ = strings.Cut(quoted, "无从核对")
		if message == "" || strings.TrimPrefix(c.quoted, "“") != quoted {
			t.Errorf("quotes %q, want %q: %s", quoted, c.quoted, message)
		}
	}
}

// TestEmptyMeasures looks at measures outside running passages: in tables, and as the last
// text of a report where it fills an item of its own.
func TestEmptyMeasures(t *testing.T) {
	l := shipped(t)
	const start = "# 2023年度述责述廉报告\n\n## 一、履责情况\n\n检修水泵六台。\n\n更换闸门两扇。\n\n清理前池淤泥。\n\n## 二、改进措施\n\n"
	const rows = "| 问题 | 改进办法 | 责任人 |\n|---|---|---|\n| 夜间巡查少 | %s | 运行科 |\n"
	const empty = "始终保持良好作风，不断增强责任意识，振奋精神，以更实的举措把各项工作推向前进，努力开创崭新局面。"
	for text, want := range map[string]int{
		strings.Replace(rows, "%s", "进一步增强责任意识，不断提升服务水平，狠抓落实", 1): 1,
		strings.Replace(rows, "%s", "修订巡查办法，增加夜间巡查，切实增强服务意识", 1):  0,
		strings.Replace(rows, "%s", "加强学习，提高认识", 1):               0, // too short to judge
		"### （一）巡查\n\n每周夜查两次。\n\n### （二）改进作风\n\n" + empty:         1,
		"### （一）巡查\n\n每周夜查两次。\n\n" + empty:                        0, // says farewell
	} {
		d, err := input.Read("case.md", []byte(start+text))
		if err != nil {
			t.Fatal(err)
		}
		r, err := l.Check(context.Background(), d)
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		for _, f := range r.Findings {
			if f.Kind == "concreteness" {
				got++
			}
		}
		if got != want {
			t.Errorf("%d findings, want %d:\n%s", got, want, text)
		}
	}
}
