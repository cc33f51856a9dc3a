package pack_test

import (
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/check"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/rules"
)

// head makes a complete pack of what a test adds to it.
const head = "[pack]\ntitle = \"甲\"\n[rule.a]\nkind = \"sections\"\nfind = \"missing\"\n"

// TestMistakes has one case for each mistake. All names the mistakes in full; the file is
// called p.toml.
func TestMistakes(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"complete":             {head, ""},
		"byte order mark":      {"\ufeff" + head, ""},
		"line ends of Windows": {strings.ReplaceAll(head, "\n", "\r\n"), ""},
		"comments":             {"# “甲”＝【乙】\n" + head + "# 完", ""},
		"empty file":           {"", `p.toml:1:1: [pack] 的 title 没有写或是空的，请写明这是什么规则包，如 title = "述职报告"`},
		"no rules":             {"[pack]\ntitle = \"甲\"", "p.toml: 没有任何规则：请加 [rule.规则名]，或用 extends 引入别的规则包"},
		"empty title":          {strings.Replace(head, "甲", "", 1), `p.toml:2:1: [pack] 的 title 没有写或是空的，请写明这是什么规则包，如 title = "述职报告"`},
		"unknown table":        {head + "[rules.b]", "p.toml:6:2: 没有 [rules] 这个表，是不是想写 rule？"},
		"value for table":      {"severity = 3\n" + head, "p.toml:1:1: severity 应为一个表，写成 [severity]"},
		"unknown key of pack":  {strings.Replace(head, "title", "titel", 1), "p.toml:1:2: [pack] 的 title 没有写或是空的，请写明这是什么规则包，如 title = \"述职报告\"\np.toml:2:1: 没有 titel 这个键，是不是想写 title？"},
		"unknown key of rule":  {head + "finds = \"x\"", "p.toml:6:1: 没有 finds 这个键，是不是想写 find？"},
		"upper case":           {strings.Replace(head, "find", "Find", 1), "p.toml:5:1: 没有 Find 这个键，是不是想写 find？"},
		"wrong types":          {head + "flagged = \"x\"\nseverity = 3\nwhy = true\nmin = \"1\"", "p.toml:6:1: flagged 应为方括号里的一列值，如 [\"甲\", \"乙\"]，这里是文字 \"x\"\np.toml:7:1: severity 应为加引号的文字，这里是 3\np.toml:8:1: why 应为加引号的文字，这里是 true\np.toml:9:1: min 应为整数，这里是文字 \"1\""},
		"severity":             {head + "severity = \"err\"", `p.toml:6:1: 没有 "err" 这一级别，可用：error warning info hint off`},
		"no kind":              {head + "[rule.b]\ntitle = \"乙\"\n", "p.toml:6:2: rule.b 缺少 kind，可用：KINDS"},
		"unknown kind":         {head + "[rule.b]\nkind = \"section\"\n", `p.toml:7:1: 没有 "section" 这种检查，是不是想写 sections？`},
		"parameter refused":    {strings.Replace(head, "missing", "mising", 1), `p.toml:3:2: rule.a：find = "mising" 不可用，可写 missing、empty、order、thin、topics`},
		"empty entry":          {head + "in = [\"\"]", "p.toml:6:7: 这一项是空的，请填写或删去"},
		"empty list":           {head + "in = []", "p.toml:6:1: in 是空的，请填写或删去"},
		"repeated entry":       {head + "silent = [\"甲\",\n  \"甲\"]", "p.toml:7:3: “甲”重复"},
		"unknown part":         {head + "in = [\"problem\"]\n[part.problems]\nname = \"问题\"\nmatch = [\"问题\"]", "p.toml:6:7: 没有 [part.problem] 这个部分，是不是想写 problems？"},
		"part without name":    {head + "[part.a]\nmatch = [\"甲\"]", "p.toml:6:2: part.a 缺少 name，请写明这一部分叫什么，如 name = \"存在问题\""},
		"part without match":   {head + "[part.a]\nname = \"甲\"", "p.toml:6:2: part.a 缺少 match，请列出标题里的字样，如 match = [\"问题\", \"不足\"]"},
		"part never found":     {head + "[part.a]\nname = \"甲\"\nmatch = [\"甲方\"]\nexcept = [\"甲\"]", "p.toml:9:1: 含“甲方”的标题都被 except 的“甲”排除，part.a 永远认不出来"},
		"part found in text":   {head + "[part.a]\nname = \"甲\"\ntext = [\"甲方\"]", ""},
		"topic of no year":     {head + "[part.a]\nname = \"甲\"\nmatch = [\"甲\"]\n[part.a.topics.b]\nname = \"乙\"\nmatch = [\"乙\"]\nsince = 2024\nuntil = 2023", "p.toml:9:2: part.a.topics.b 的 since（2024）晚于 until（2023），永远不适用"},
		"name of rule":         {head + "[rule.A_b]\nkind = \"sections\"\nfind = \"empty\"", `p.toml:6:2: 名字 "A_b" 只能用小写字母、数字和连字符 -`},
		"severity of no rule":  {head + "[severity]\nb = \"off\"", "p.toml:7:1: 没有规则 b，是不是想写 a？"},
		"extends nothing":      {strings.Replace(head, "[rule", "extends = [\"nobody\"]\n[rule", 1), "p.toml:3:12: extends 的 nobody 找不到，可用：SHIPPED"},
		"extends itself":       {strings.Replace(head, "[rule", "extends = [\"p.toml\"]\n[rule", 1), "p.toml:3:12: extends 成环：p.toml 又引回了自己"},
		"extends far away":     {strings.Replace(head, "[rule", "extends = [\"../q.toml\"]\n[rule", 1), `p.toml:3:12: extends 只能引用同一文件夹或其下的文件，不能写 "../q.toml"`},
		"array of tables":      {head + "[[rule]]\nkind = \"sections\"\n[[rule]]\nkind = \"sections\"", "p.toml:6:1: 不用双方括号 [[rule]]：每条规则写成 [rule.规则名]，每个部分写成 [part.部分名]\np.toml:8:1: 不用双方括号 [[rule]]：每条规则写成 [rule.规则名]，每个部分写成 [part.部分名]"},
		"repeated table":       {head + "[rule.a]", "p.toml:6:2: rule.a 重复：第3行已经写过"},
		"repeated key":         {head + "kind = \"x\"", "p.toml:6:1: rule.a.kind 重复：第4行已经写过"},
		"Chinese equals sign":  {strings.Replace(head, "title =", "title ＝", 1), "p.toml:2:7: 这里的“＝”应为半角等号 ="},
		"colon":                {strings.Replace(head, "title =", "title:", 1), "p.toml:2:6: 这里的“:”应为半角等号 ="},
		"Chinese quotes":       {strings.Replace(head, `"甲"`, `“甲”`, 1), `p.toml:2:9: 中文引号 “” 不能括住文字，请改成英文引号，写成 "甲"`},
		"Chinese quote":        {strings.Replace(head, `"甲"`, `“甲"`, 1), `p.toml:2:9: 中文引号 “ 不能括住文字，请改成英文引号 "`},
		"no quotes":            {strings.Replace(head, `"甲"`, `甲`, 1), `p.toml:2:9: 文字要加英文引号，写成 "甲"`},
		"Chinese key":          {head + `甲 = 1`, `p.toml:6:1: 中文键要加英文引号，写成 "甲"`},
		"Chinese key in table": {head + `[part.问题]`, `p.toml:6:7: 中文键要加英文引号，写成 "问题"`},
		"Chinese space":        {strings.Replace(head, "title =", "title　=", 1), "p.toml:2:6: 这里有全角空格，请改成半角空格或删去"},
		"Chinese comma":        {head + `in = ["甲"，"乙"、"丙"]`, "p.toml:6:10: 这里的“，”应为半角逗号 ,\np.toml:6:14: 这里的“、”应为半角逗号 ,"},
		"Chinese bracket":      {head + `【part.a】`, "p.toml:6:1: 这里的“【”应为半角 ["},
		"Chinese in comment":   {head + `in = 【"甲"】`, "p.toml:6:6: 这里的“【”应为半角 ["},
		"several slips":        {head + "甲 ＝ “乙”\nin: 3", "p.toml:6:1: 中文键要加英文引号，写成 \"甲\"\np.toml:6:3: 这里的“＝”应为半角等号 =\np.toml:6:5: 中文引号 “” 不能括住文字，请改成英文引号，写成 \"乙\"\np.toml:7:3: 这里的“:”应为半角等号 ="},
		"open string":          {"[pack]\ntitle = \"甲\n", "p.toml:2:11: 引号没有在本行内配对（strings cannot contain newlines）"},
		"open array":           {head + "in = [\"甲\"\n\n", "p.toml:7:1: 两项之间应有半角逗号，末尾应有右括号（expected a comma (',') or array terminator (']'), but got end of file）"},
		"no value":             {head + "in =\n", `p.toml:6:5: 等号后面应有值，文字要加英文引号（expected value but found '\n' instead）`},
		"two values":           {head + "min = 1 2\n", `p.toml:6:8: 一行只能写一个键值，值的后面有多余的文字（expected a top-level item to end with a newline, comment, or EOF, but got '2' instead）`},
		"backslash":            {head + `why = "\d"`, "p.toml:6:8: 双引号里的反斜杠要写两次（\\\\），或者改用英文单引号（invalid escape in string '\\d'）"},
		"GBK":                  {"[pack]\ntitle = \"\xbc\xd7\"\n", "p.toml:2:1: 这一行不是有效的 UTF-8 文字，请把文件另存为 UTF-8 编码"},
		"long line":            {head + "why = \"" + strings.Repeat("甲", 2000) + "\"", "p.toml:6:1: 这一行超过 4096 字节，请分成几行写"},
		"long parameter":       {head + "message = \"" + strings.Repeat("甲", 700) + "\"", "p.toml:6:1: message 超过 2048 字节"},
		"long reason":          {head + "why = \"" + strings.Repeat("甲", 700) + "\"", ""},
		"large file":           {head + strings.Repeat("#\n", 1<<19), "p.toml: 文件超过 1024 KiB，不予读取"},
		"deep key":             {head + strings.Repeat("a.", 40) + "b = 1", "p.toml:6:1: 这个键的层次超过 32 级"},
		"deep array":           {head + "x = " + strings.Repeat("[", 40) + strings.Repeat("]", 40), "p.toml:6:37: 括号嵌套超过 32 层"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := pack.Load(fstest.MapFS{"p.toml": {Data: []byte(c.text)}}, "p.toml")
			got := ""
			if err != nil {
				got = err.Error()
			}
			want := strings.NewReplacer("KINDS", kinds(), "SHIPPED", shipped(t)).Replace(c.want)
			if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// kinds lists the kinds as a mistake does.
func kinds() string {
	var names []string
	for _, k := range check.Kinds() {
		names = append(names, k.Name)
	}
	slices.Sort(names)
	return strings.Join(names, " ")
}

// shipped lists the names that extends may use as a mistake does.
func shipped(t *testing.T) string {
	names, err := fs.Glob(rules.Packs, "*.toml")
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(strings.Join(names, " "), ".toml", "")
}

// TestManyMistakes caps what is told.
func TestManyMistakes(t *testing.T) {
	var text strings.Builder
	text.WriteString(head)
	for i := range 1000 {
		fmt.Fprintf(&text, "x%d = 1\n", i)
	}
	_, err := pack.Load(fstest.MapFS{"p.toml": {Data: []byte(text.String())}}, "p.toml")
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != 101 || lines[100] != "p.toml: 还有900处错误没有列出，请先改正以上各处" {
		t.Errorf("%d lines, the last: %s", len(lines), lines[len(lines)-1])
	}
}

func TestTooManyRules(t *testing.T) {
	var text strings.Builder
	text.WriteString(head)
	for i := range 5000 {
		fmt.Fprintf(&text, "[rule.r%d]\nkind = \"sections\"\nfind = \"empty\"\n", i)
	}
	_, err := pack.Load(fstest.MapFS{"p.toml": {Data: []byte(text.String())}}, "p.toml")
	if err == nil || err.Error() != "p.toml:3:2: 规则有 5001 条，最多 5000 条" {
		t.Errorf("got %v", err)
	}
}

func TestUnreadable(t *testing.T) {
	fsys := fstest.MapFS{"dir/p.toml": {Data: []byte(head)}}
	_, err := pack.Load(fsys, "dir", "none.toml")
	want := "dir: 这是文件夹，规则包应是一个 .toml 文件\nnone.toml: 找不到这个文件，请核对路径"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %v", err, want)
	}
}

// rule is the source of a rule whose minimum tells one from another.
func rule(id string, min int) string {
	return fmt.Sprintf("[rule.%s]\nkind = \"sections\"\nfind = \"thin\"\nmin = %d\n", id, min)
}

func part(role string) string {
	return fmt.Sprintf("[part.%s]\nname = %q\nmatch = [%q]\n", role, role, role)
}

func file(extends string, parts ...string) *fstest.MapFile {
	text := "[pack]\ntitle = \"甲\"\nmatch = [\"甲\"]\n" + extends + "\n" + strings.Join(parts, "")
	return &fstest.MapFile{Data: []byte(text)}
}

// show tells the parts and rules of a pack in one line.
func show(p lint.Pack) string {
	var words []string
	for _, part := range p.Parts {
		words = append(words, part.Name)
	}
	for _, r := range p.Rules {
		min := reflect.ValueOf(r.Check).Elem().FieldByName("Min").Int()
		words = append(words, fmt.Sprintf("%s=%d/%s", r.ID, min, r.Severity))
	}
	return strings.Join(words, " ")
}

func TestExtends(t *testing.T) {
	fsys := fstest.MapFS{
		"base.toml":       file("", part("work"), part("problems"), rule("z", 1), rule("b", 1), rule("a", 1)),
		"override.toml":   file(`extends = ["base.toml"]`, rule("n", 2), rule("b", 2)),
		"parts.toml":      file(`extends = ["base.toml"]`, part("first"), part("work"), part("between"), part("problems"), part("last"), rule("a", 3)),
		"end.toml":        file(`extends = ["base.toml"]`, part("measures")),
		"tuned.toml":      file(`extends = ["base.toml"]`, "[severity]\nb = \"off\"\nz = \"error\"\n"),
		"two.toml":        file(`extends = ["tuned.toml", "end.toml"]`),
		"sub/d.toml":      file(`extends = ["deep/e"]`),
		"sub/deep/e.toml": file("", rule("e", 1)),
	}
	for name, want := range map[string]string{
		"base.toml":     "work problems z=1/warning b=1/warning a=1/warning",
		"override.toml": "work problems z=1/warning b=2/warning a=1/warning n=2/warning",
		"parts.toml":    "first work between problems last z=1/warning b=1/warning a=3/warning",
		"end.toml":      "work problems measures z=1/warning b=1/warning a=1/warning",
		"tuned.toml":    "work problems z=1/error b=1/off a=1/warning",
		"two.toml":      "work problems measures z=1/warning b=1/warning a=1/warning",
		"sub/d.toml":    "e=1/warning",
	} {
		packs, err := pack.Load(fsys, name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := show(packs[0]); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

// TestExtendsShipped: a user's pack may stand on a shipped one, by its name.
func TestExtendsShipped(t *testing.T) {
	fsys := fstest.MapFS{"common.toml": file(`extends = ["common", "述职报告"]`, rule("own", 1), "[part.problems]\nname = \"问题\"\nmatch = [\"问题\"]\n")}
	packs, err := pack.Load(fsys, "common.toml")
	if err != nil {
		t.Fatal(err)
	}
	p := packs[0]
	if last := p.Rules[len(p.Rules)-1].ID; last != "own" || len(p.Rules) < 5 || len(p.Parts) < 3 || p.Title != "甲" {
		t.Errorf("got %s: %d parts, %d rules, the last %s", p.Title, len(p.Parts), len(p.Rules), last)
	}
	shipped, err := pack.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range shipped {
		for _, part := range s.Parts {
			if part.Role == "problems" && len(part.Match) == 1 {
				t.Errorf("%s was changed by a user's pack", s.Title)
			}
		}
	}
}

// TestConflict refuses two rules of one name that come from different packs, unless the
// pack that brings them together decides.
func TestConflict(t *testing.T) {
	fsys := fstest.MapFS{
		"a.toml":    file("", rule("r", 1)),
		"b.toml":    file("", rule("r", 2)),
		"both.toml": file(`extends = ["a.toml", "b.toml"]`),
		"ours.toml": file(`extends = ["a.toml", "b.toml"]`, rule("r", 3)),
	}
	_, err := pack.Load(fsys, "both.toml")
	if want := "both.toml:4:22: 规则 r 在 b.toml 之前引入的规则包里已经有了，请改名，或在本文件里重写这条规则"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	packs, err := pack.Load(fsys, "ours.toml")
	if err != nil || show(packs[0]) != "r=3/warning" {
		t.Errorf("got %v, %v", packs, err)
	}
}

func TestAdd(t *testing.T) {
	typed := func(title string, rules ...*lint.Rule) lint.Pack {
		return lint.Pack{Title: title, Match: []string{title}, Rules: rules}
	}
	base := []lint.Pack{typed("甲", &lint.Rule{ID: "a"}), {Title: "通用", Rules: []*lint.Rule{{ID: "a"}}}}
	extra := []lint.Pack{
		typed("乙", &lint.Rule{ID: "b"}),
		{Title: "本单位", Rules: []*lint.Rule{{ID: "a", Title: "重写"}, {ID: "c"}}},
		typed("甲", &lint.Rule{ID: "d"}),
	}
	var got []string
	for _, p := range pack.Add(base, extra) {
		got = append(got, p.Title)
		for _, r := range p.Rules {
			got = append(got, r.ID+r.Title)
		}
	}
	if want := "乙 b a重写 c 甲 d a重写 c 通用 a重写 c"; strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, " "), want)
	}
	if len(base[0].Rules) != 1 || base[1].Rules[0].Title != "" {
		t.Error("the packs given were changed")
	}
	if alone := pack.Add(nil, extra[1:2]); len(alone) != 1 || len(alone[0].Rules) != 2 {
		t.Errorf("a pack for all reports must serve alone, got %v", alone)
	}
}

func TestTune(t *testing.T) {
	base := []lint.Pack{{Rules: []*lint.Rule{{ID: "unpaired-problem"}}}, {Rules: []*lint.Rule{{ID: "unpaired-problem"}, {ID: "other"}}}}
	tuned, err := pack.Tune(base, map[string]lint.Severity{"unpaired-problem": lint.Off})
	if err != nil || tuned[0].Rules[0].Severity != lint.Off || tuned[1].Rules[0].Severity != lint.Off || tuned[1].Rules[1].Severity != lint.Warning {
		t.Errorf("got %v, %v", tuned, err)
	}
	if base[0].Rules[0].Severity != lint.Warning {
		t.Error("the packs given were changed")
	}
	if _, err := pack.Tune(base, map[string]lint.Severity{"unpaired-problems": lint.Off}); err == nil || !strings.Contains(err.Error(), "没有规则 unpaired-problems，是不是想写 unpaired-problem？") {
		t.Errorf("got %v", err)
	}
}
