package pack_test

import (
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/lint/segment"
)

// TestShipped runs the examples of all rules that ship.
func TestShipped(t *testing.T) {
	packs, err := pack.Fresh()
	if err != nil {
		t.Fatal(err)
	}
	failures, err := pack.Test(packs, segment.New(lint.Words(packs)), input.Read)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range failures {
		t.Error(f)
	}
}

// A marker flags every 坏, and says so of every example.
type marker struct{}

func (marker) Validate() error { return nil }

func (marker) Run(p *lint.Pass) {
	s := p.Doc.Text.String()
	for i := 0; ; i++ {
		j := strings.Index(s[i:], "坏")
		if j < 0 {
			return
		}
		i += j
		p.Flag(p.Doc.Text.Slice(i, i+len("坏")), "{match}字不好")
	}
}

// A cased marker brings examples of its own, one of which fails.
type cased struct{ marker }

func (cased) Cases() (flagged, silent []string) {
	return []string{"这【坏】事"}, []string{"这好事", "这坏事"}
}

func TestFailures(t *testing.T) {
	read := func(name string, data []byte) (*doc.Document, error) { return input.Read(name, data) }
	part := lint.Part{Role: "problems", Name: "存在问题", Match: []string{"问题"}}
	for name, c := range map[string]struct {
		rule *lint.Rule
		want []string
	}{
		"holds":         {&lint.Rule{Flagged: []string{"有【坏】又有【坏】", "某局述职报告\n第一行\n第【坏】行"}, Silent: []string{"好"}}, nil},
		"switched off":  {&lint.Rule{Severity: lint.Off, Flagged: []string{"【坏】"}, Silent: []string{"好"}}, nil},
		"in its part":   {&lint.Rule{In: []string{"problems"}, Flagged: []string{"有【坏】"}, Silent: []string{"好"}}, nil},
		"not found":     {&lint.Rule{Flagged: []string{"【好】"}, Silent: []string{"好"}}, []string{"应标出“好”，实际标出零处"}},
		"wrong place":   {&lint.Rule{Flagged: []string{"【好坏】"}, Silent: []string{"好"}}, []string{"应标出“好坏”，实际标出“坏”（坏字不好）"}},
		"not silent":    {&lint.Rule{Flagged: []string{"【坏】"}, Silent: []string{"好坏"}}, []string{"应标出零处，实际标出“坏”（坏字不好）"}},
		"unmarked":      {&lint.Rule{Flagged: []string{"坏"}, Silent: []string{"好"}}, []string{"flagged 例子没有用【】标出位置"}},
		"no examples":   {&lint.Rule{}, []string{"缺少 flagged 例子", "缺少 silent 例子"}},
		"no such part":  {&lint.Rule{In: []string{"measures"}, Flagged: []string{"【坏】"}}, []string{"没有一个规则包有 in 所列的部分，无法试用"}},
		"data's own":    {&lint.Rule{Check: &cased{}}, []string{"应标出零处，实际标出“坏”（坏字不好）"}},
		"markdown":      {&lint.Rule{Flagged: []string{"# 某局述职报告\n\n有【坏】处。"}, Silent: []string{"好"}}, nil},
		"outside roles": {&lint.Rule{In: []string{"problems"}, Flagged: []string{"某局述职报告\n一、工作\n坏\n二、问题\n【坏】"}, Silent: []string{"好"}}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			c.rule.ID = "bad"
			if c.rule.Check == nil {
				c.rule.Check = &marker{}
			}
			packs := []lint.Pack{{Title: "述职报告", Match: []string{"述职"}, Parts: []lint.Part{part}, Rules: []*lint.Rule{c.rule}}}
			failures, err := pack.Test(packs, segment.New(nil), read)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range failures {
				got = append(got, f.What)
				if !strings.Contains(f.Error(), "述职报告：规则 bad：") {
					t.Errorf("%q does not name pack and rule", f)
				}
			}
			if strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
