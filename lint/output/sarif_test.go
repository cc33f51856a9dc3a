package output_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/output"
	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/xeipuuv/gojsonschema"
)

// sarifSchema returns the published schema, which a module carries as a constant. Its own
// validation only sees what its types know, so the constant is read from its source.
func sarifSchema(t *testing.T) string {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3").Output()
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(strings.TrimSpace(string(dir)), "pkg/report/v210/sarif/schema.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	schema := ""
	ast.Inspect(file, func(n ast.Node) bool {
		if text, ok := n.(*ast.BasicLit); ok {
			schema, err = strconv.Unquote(text.Value)
		}
		return true
	})
	if err != nil || !strings.Contains(schema, "SARIF") {
		t.Fatalf("the module has no schema: %v", err)
	}
	return schema
}

func TestSARIFSchema(t *testing.T) {
	schema, err := gojsonschema.NewSchema(gojsonschema.NewStringLoader(sarifSchema(t)))
	if err != nil {
		t.Fatal(err)
	}
	o := output.Options{Tool: "jiaogao 0.0.0", Rule: known}
	for name, list := range map[string][]*lint.Record{"plain": records(t), "hostile": hostileRecords(t), "empty": nil} {
		got := write(t, "sarif", o, lint.Summary{Interrupted: name == "hostile"}, list...)
		result, err := schema.Validate(gojsonschema.NewStringLoader(got))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range result.Errors() {
			t.Errorf("%s: %s", name, e)
		}
		report, err := sarif.FromString(got)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(report.Runs[0].Results); n != len(findings(list)) {
			t.Errorf("%s: a reader finds %d results, want %d", name, n, len(findings(list)))
		}
	}
	broken := strings.Replace(write(t, "sarif", o, lint.Summary{}), `"executionSuccessful":true,`, "", 1)
	if result, err := schema.Validate(gojsonschema.NewStringLoader(broken)); err != nil || result.Valid() {
		t.Errorf("the schema does not see what is missing: %v", err)
	}
}

// TestSARIFRules looks for what a reader of a result wants to know of its rule.
func TestSARIFRules(t *testing.T) {
	rule := func(_, id string) *lint.Rule {
		return &lint.Rule{ID: id, Title: "缺引号", Why: "容易混淆。", Source: "某标准第3条", Kind: "formulation"}
	}
	got := write(t, "sarif", output.Options{Tool: "jiaogao 0.0.0", Rule: rule}, lint.Summary{}, records(t)...)
	want := `"shortDescription":{"text":"缺引号"},"fullDescription":{"text":"容易混淆。"},"help":{"text":"容易混淆。\n依据：某标准第3条"},` +
		`"defaultConfiguration":{"level":"warning"},"properties":{"kind":"formulation","source":"某标准第3条"}`
	if !strings.Contains(got, want) {
		t.Errorf("no %s in %s", want, got)
	}
}
