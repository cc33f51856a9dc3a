package pack

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"reflect"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/tools/txtar"

	"github.com/jiaogao/jiaogao/lint/check"
	"github.com/jiaogao/jiaogao/rules"
)

// compiled compiles a schema as an editor would.
func compiled(t *testing.T, schema func() ([]byte, error)) *jsonschema.Schema {
	t.Helper()
	data, err := schema()
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// judge validates a TOML text, by way of JSON.
func judge(t *testing.T, s *jsonschema.Schema, text string) error {
	t.Helper()
	var tables map[string]any
	if _, err := toml.Decode(text, &tables); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(tables)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(value)
}

// TestPackSchema validates every shipped pack and every pack of testdata/check.
func TestPackSchema(t *testing.T) {
	s := compiled(t, PackSchema)
	names, _ := fs.Glob(rules.Packs, "*.toml")
	for _, name := range names {
		text, _ := fs.ReadFile(rules.Packs, name)
		if err := judge(t, s, string(text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, k := range check.Kinds() {
		if err := judge(t, s, casePack(t, k.Name)); err != nil {
			t.Errorf("testdata/check/%s.txtar: %v", k.Name, err)
		}
	}
}

// casePack returns the pack of the cases of a kind.
func casePack(t *testing.T, kind string) string {
	t.Helper()
	archive, err := txtar.ParseFile("../../testdata/check/" + kind + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		if f.Name == "pack.toml" {
			return string(f.Data)
		}
	}
	t.Fatalf("%s.txtar has no pack.toml", kind)
	return ""
}

// TestPackSchemaRefuses: what the decoder refuses by its types, an editor refuses too.
func TestPackSchemaRefuses(t *testing.T) {
	s := compiled(t, PackSchema)
	const head = "[pack]\ntitle = \"值班报告\"\n"
	if err := judge(t, s, head); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"no pack":           "[rule.a]\nkind = \"length\"\nmin = 3",
		"no title":          "[pack]\nmatch = [\"值班\"]",
		"unknown table":     head + "[rules.a]\nkind = \"length\"",
		"unknown key":       head + "titel = \"x\"",
		"unknown kind":      head + "[rule.a]\nkind = \"lenght\"",
		"no kind":           head + "[rule.a]\nmin = 3",
		"another kind's":    head + "[rule.a]\nkind = \"length\"\nfind = \"missing\"",
		"text for number":   head + "[rule.a]\nkind = \"length\"\nmin = \"3\"",
		"fraction":          head + "[rule.a]\nkind = \"length\"\nmin = 3.5",
		"text for list":     head + "[rule.a]\nkind = \"repetition\"\nphrases = \"甲\"",
		"number in list":    head + "[part.a]\nname = \"甲\"\nmatch = [1]",
		"empty list":        head + "[part.a]\nname = \"甲\"\nmatch = []",
		"empty entry":       head + "[part.a]\nname = \"甲\"\nmatch = [\" \"]",
		"twice":             head + "[part.a]\nname = \"甲\"\nmatch = [\"乙\", \"乙\"]",
		"unknown find":      head + "[rule.a]\nkind = \"sections\"\nfind = \"mising\"",
		"unknown severity":  head + "[rule.a]\nkind = \"length\"\nmin = 3\nseverity = \"high\"",
		"severity of rule":  head + "[severity]\nmissing-part = \"none\"",
		"name":              head + "[rule.A]\nkind = \"length\"\nmin = 3",
		"key of a word":     head + "[rule.a]\nkind = \"wording\"\n[rule.a.words]\n\"甲\" = { rigth = \"乙\" }",
		"number for a word": head + "[rule.a]\nkind = \"wording\"\n[rule.a.words]\n\"甲\" = 1",
		"key of a term":     head + "[rule.a]\nkind = \"formulation\"\n[rule.a.terms]\n\"甲乙丙丁\" = { firms = true }",
		"topic":             head + "[part.a]\nname = \"甲\"\n[part.a.topics.b]\nname = 1",
		"loss":              head + "[grade.loss.a]\ntitel = \"甲\"",
		"group":             head + "[rule.a]\nkind = \"pairing\"\n[rule.a.concepts]\n\"甲\" = \"乙\"",
	} {
		if err := judge(t, s, text); err == nil {
			t.Errorf("%s passes:\n%s", name, text)
		}
	}
}

// TestConfigSchema validates the configurations of the scripts, which hold what there is,
// and refuses what cannot be.
func TestConfigSchema(t *testing.T) {
	s := compiled(t, ConfigSchema)
	const good = "type = \"述职报告\"\npacks = [\"layout\"]\ninclude = [\"*.txt\"]\nexclude = [\"旧稿/**\"]\n[severity]\nempty-part = \"off\"\n[ignore.\"王某/*.txt\"]\nmissing-part = \"经同意\"\n"
	if err := judge(t, s, good); err != nil {
		t.Error(err)
	}
	for _, text := range []string{"typ = \"述职报告\"", "type = 1", "packs = \"layout\"", "[severity]\na = \"of\"", "[ignore]\na = \"b\"", "exclude = []"} {
		if err := judge(t, s, text); err == nil {
			t.Errorf("passes: %s", text)
		}
	}
}

// TestParams: every key is described where it is declared, and the words that may be
// written are those that the kind accepts.
func TestParams(t *testing.T) {
	described(t, "[pack]", HeadParams())
	described(t, "[part]", PartParams())
	described(t, "[rule]", RuleParams())
	described(t, "[grade]", GradeParams())
	described(t, ConfigName, ConfigParams())
	for _, k := range check.Kinds() {
		described(t, k.Name, KindParams(k))
		for _, p := range KindParams(k) {
			if p.Values == nil {
				continue
			}
			c := k.New()
			field := reflect.ValueOf(c).Elem().FieldByNameFunc(func(n string) bool { return strings.EqualFold(n, p.Key) })
			field.SetString("?")
			message := c.Validate().Error()
			_, list, _ := strings.Cut(message, "可写 ")
			if got := strings.Join(p.Values, "、"); got != list {
				t.Errorf("%s: %s may be %s, but Validate wants %s", k.Name, p.Key, got, list)
			}
		}
	}
}

func described(t *testing.T, of string, list []Param) {
	t.Helper()
	if len(list) == 0 {
		t.Errorf("%s has no keys", of)
	}
	for _, p := range list {
		if p.Doc == "" {
			t.Errorf("%s: %s is not described: give its field a `doc` tag", of, p.Key)
		}
		if p.Entries != nil {
			described(t, of+"."+p.Key, p.Entries)
		}
	}
}

// TestSchemaIsStable: two calls give the same bytes.
func TestSchemaIsStable(t *testing.T) {
	for _, schema := range []func() ([]byte, error){PackSchema, ConfigSchema} {
		a, err := schema()
		b, _ := schema()
		if err != nil || !bytes.Equal(a, b) || !bytes.Contains(a, []byte("\"description\"")) {
			t.Errorf("the schema differs from call to call, or says nothing (%v)", err)
		}
	}
}
