package pack

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/check"
	"github.com/jiaogao/jiaogao/rules"
)

const (
	manual = "../../rules/README.md"
	// generatedBelow parts what people wrote from what is generated.
	generatedBelow = "<!-- 以下各节由 go generate ./lint/pack 写成，请不要手改。 -->\n"
)

// TestManual compares the reference in rules/README.md with what the kinds and the packs
// are now; -update, which go generate sets, writes it.
func TestManual(t *testing.T) {
	data, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	head, got, found := strings.Cut(string(data), generatedBelow)
	if !found {
		t.Fatalf("%s lacks the line %s", manual, generatedBelow)
	}
	want := reference(t)
	switch {
	case got == want:
	case *update:
		if err := os.WriteFile(manual, []byte(head+generatedBelow+want), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("rules/README.md is stale: run go generate ./lint/pack (-want +got):\n%s", cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")))
	}
}

// reference writes all of the generated part.
func reference(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("\n## 规则包的各个表\n")
	section := func(title, text string, list []Param) {
		fmt.Fprintf(&b, "\n### %s\n\n%s\n\n%s", title, text, paramTable(list))
	}
	section("`[pack]`", "规则包是什么、适用于哪些报告。", HeadParams())
	section("`[part.名字]`", "报告的一个部分，按应有的次序写。名字由小写字母、数字和连字符组成，规则的 in 用它。", PartParams())
	section("`[rule.名字]`", "一条规则，名字说明毛病是什么。每条规则都有下面这些键，另外还有它那一种检查的参数。", RuleParams())
	b.WriteString("\n### `[severity]`\n\n改变引入的规则的级别：`规则名 = \"级别\"`。级别有 " + code(severityNames()) + "。\n")
	section("`[grade]`", "怎样给这类报告打分、定等次，`jiaogao explain grade` 显示说明。子包里的 `[grade]` 整个代替引入的。", GradeParams())
	section("`jiaogao.toml`", "放在工作目录或它的上级目录，管这个目录里的检查。", ConfigParams())
	b.WriteString("\n## 检查的种类\n")
	for _, k := range check.Kinds() {
		kindSection(t, &b, k)
	}
	packSections(t, &b)
	return b.String()
}

// kindSection writes the manual of a kind, its parameters, and the first rule of its test.
func kindSection(t *testing.T, b *strings.Builder, k check.Kind) {
	t.Helper()
	title, text, _ := strings.Cut(k.Doc, "\n")
	fmt.Fprintf(b, "\n### %s\n\n```text\n%s\n```\n", strings.TrimPrefix(title, k.Name+"：")+" `"+k.Name+"`", strings.TrimSpace(text))
	fmt.Fprintf(b, "\n参数：\n\n%s", paramTable(KindParams(k)))
	fmt.Fprintf(b, "\n例子：\n\n```toml\n%s\n```\n", firstRule(casePack(t, k.Name)))
}

// firstRule returns the first rule of a pack with its tables.
func firstRule(text string) string {
	_, text, _ = strings.Cut(text, "\n[rule.")
	id, _, _ := strings.Cut(text, "]")
	var kept []string
	for line := range strings.Lines("[rule." + text) {
		if strings.HasPrefix(line, "[") && !strings.HasPrefix(line, "[rule."+id+"]") && !strings.HasPrefix(line, "[rule."+id+".") {
			break
		}
		kept = append(kept, line)
	}
	return strings.TrimSpace(strings.Join(kept, ""))
}

// paramTable lists keys, those of the tables within them below.
func paramTable(list []Param) string {
	return "| 键 | 写什么 | 默认 | 说明 |\n|---|---|---|---|\n" + paramLines(list, "")
}

func paramLines(list []Param, above string) string {
	var b strings.Builder
	for _, p := range list {
		kind, value := p.Type(), ""
		if p.Values != nil && p.kind.Kind() != reflect.Map {
			kind = code(p.Values)
		}
		if p.Default != "" {
			value = "`" + p.Default + "`"
		}
		fmt.Fprintf(&b, "| `%s%s` | %s | %s | %s |\n", above, p.Key, cell(kind), value, cell(p.Doc))
		b.WriteString(paramLines(p.Entries, above+p.Key+".…."))
	}
	return b.String()
}

func code(words []string) string { return "`" + strings.Join(words, "` `") + "`" }

func cell(s string) string { return strings.NewReplacer("|", "\\|", "<", "&lt;").Replace(s) }

// packSections lists the shipped packs with the rules that each has itself.
func packSections(t *testing.T, b *strings.Builder) {
	t.Helper()
	files, err := readShipped(rules.Packs)
	if err != nil {
		t.Fatal(err)
	}
	b.WriteString("\n## 自带的规则包\n\n`extends` 可以引用它们的名字。级别是规则包里写的；报告类型可以改变它引入的规则的级别。\n")
	for _, f := range files {
		fmt.Fprintf(b, "\n### %s `%s`\n", f.title, f.name)
		if len(f.match) > 0 {
			fmt.Fprintf(b, "\n适用于标题里有“%s”的报告。\n", strings.Join(f.match, "”“"))
		}
		if len(f.extends) > 0 {
			fmt.Fprintf(b, "\n包含 %s。\n", code(f.extends))
		}
		partLines(b, f.parts)
		ruleLines(b, f.rules)
		for i, c := range f.severity {
			if i == 0 {
				b.WriteString("\n")
			}
			fmt.Fprintf(b, "- `%s` 改为 %s\n", c.rule, c.severity)
		}
	}
}

func partLines(b *strings.Builder, parts []lint.Part) {
	if len(parts) == 0 {
		return
	}
	b.WriteString("\n| 部分 | 名称 | 必备 | 标题里的字样 |\n|---|---|---|---|\n")
	for _, p := range parts {
		required := ""
		if p.Required {
			required = "是"
		}
		fmt.Fprintf(b, "| `%s` | %s | %s | %s |\n", p.Role, p.Name, required, strings.Join(p.Match, "、"))
	}
}

func ruleLines(b *strings.Builder, list []*lint.Rule) {
	if len(list) == 0 {
		return
	}
	b.WriteString("\n| 规则 | 种类 | 级别 | 毛病 |\n|---|---|---|---|\n")
	for _, r := range list {
		fmt.Fprintf(b, "| `%s` | `%s` | %s | %s |\n", r.ID, r.Kind, r.Severity, cell(r.Title))
	}
}
