package main

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/jiaogao/jiaogao/lint/output"
	"github.com/jiaogao/jiaogao/lint/pack"
)

const readme = "../../README.md"

// sampled are the arguments of the first command that the README shows.
func sampled() []string { return []string{"check", "testdata/reports/述责述廉报告.txt"} }

// blocks returns the code blocks of the README in a language.
func blocks(t *testing.T, language string) []string {
	t.Helper()
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, rest := range strings.Split(string(data), "\n```"+language+"\n")[1:] {
		block, _, _ := strings.Cut(rest, "\n```")
		found = append(found, block)
	}
	return found
}

// TestReadmeSample compares the output that the README shows with what is printed: the
// beginning and, behind an ellipsis, the end.
func TestReadmeSample(t *testing.T) {
	t.Chdir("../..")
	_, stdout, _ := call(t, "", sampled()...)
	paragraphs := strings.Split(strings.TrimSpace(stdout), "\n\n")
	want := strings.Join(slices.Concat(paragraphs[:4], []string{"……"}, paragraphs[len(paragraphs)-1:]), "\n\n")
	t.Chdir("cmd/jiaogao")
	shown := blocks(t, "text")[0]
	if *update {
		data, err := os.ReadFile(readme)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(readme, []byte(strings.Replace(string(data), shown, want, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
		shown = want
	}
	if diff := gocmp.Diff(strings.Split(want, "\n"), strings.Split(shown, "\n")); diff != "" {
		t.Errorf("the README shows other output (-want +README), to mend: go test ./cmd/jiaogao -run Readme -update\n%s", diff)
	}
}

// TestReadmeJSON compares the fields of the JSON that the README shows with those that
// are written.
func TestReadmeJSON(t *testing.T) {
	t.Chdir("../..")
	_, stdout, _ := call(t, "", append(sampled(), "--format", "json", "--rule", "misspelled-formulation", "--rule", "unpaired-problem")...)
	t.Chdir("cmd/jiaogao")
	var written, shown any
	if err := json.Unmarshal([]byte(stdout), &written); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(blocks(t, "json")[0]), &shown); err != nil {
		t.Fatal(err)
	}
	sameFields(t, "", written, shown)
}

func sameFields(t *testing.T, at string, written, shown any) {
	switch w := written.(type) {
	case map[string]any:
		s, _ := shown.(map[string]any)
		if diff := gocmp.Diff(slices.Sorted(maps.Keys(w)), slices.Sorted(maps.Keys(s))); diff != "" {
			t.Errorf("%s (-written +README): %s", at, diff)
		}
		for key := range w {
			sameFields(t, at+"."+key, w[key], s[key])
		}
	case []any:
		if s, _ := shown.([]any); len(w) > 0 && len(s) > 0 {
			sameFields(t, at+"[0]", w[0], s[0])
		}
	}
}

// TestReadmePack loads the configuration and the pack that the README shows.
func TestReadmePack(t *testing.T) {
	dir := t.TempDir()
	toml := blocks(t, "toml")
	for i, name := range []string{pack.ConfigName, "本局规则.toml"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(toml[i]+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	code, stdout, stderr := call(t, "2023年，营商办走访网格长35人次。", "check", "--rule", "local-words", "-")
	if code != exitClean || strings.Count(stdout, "[local-words]") != 2 {
		t.Errorf("exit code %d\n%s%s", code, stdout, stderr)
	}
}

// TestReadmeKinds looks for every kind of check, output format and subcommand in the README.
func TestReadmeKinds(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range kindNames() {
		if !strings.Contains(string(data), "| `"+kind+"` ") {
			t.Errorf("the README does not list the kind %s", kind)
		}
	}
	for _, f := range output.Formats() {
		if !strings.Contains(string(data), "| `"+f.Name+"` |") {
			t.Errorf("the README does not list the format %s", f.Name)
		}
	}
	for _, c := range (&program{}).commands() {
		if !strings.Contains(string(data), "jiaogao "+c.Name()) {
			t.Errorf("the README does not show jiaogao %s", c.Name())
		}
	}
}

// TestReadmePipelines runs the commands that the examples of pipelines show.
func TestReadmePipelines(t *testing.T) {
	commands := []string{}
	for _, block := range append(blocks(t, "yaml"), blocks(t, "sh")...) {
		for line := range strings.Lines(block) {
			if _, command, ok := strings.Cut(line, "jiaogao check --format "); ok {
				command, _, _ = strings.Cut(command, " |")
				commands = append(commands, strings.TrimSpace(command))
			}
		}
	}
	if len(commands) < 4 {
		t.Fatalf("the README shows %d commands", len(commands))
	}
	t.Chdir(t.TempDir())
	for _, folder := range []string{"报告", "报告文件夹"} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "甲.txt"), []byte("遵守纪律,全年开展谈话8人次。\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile("报告.txt", []byte("遵守纪律,全年开展谈话8人次。\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range commands {
		if code, _, stderr := call(t, "", append([]string{"check", "--format"}, strings.Fields(c)...)...); code != exitFound {
			t.Errorf("jiaogao check --format %s: exit code %d, %s", c, code, stderr)
		}
	}
}
