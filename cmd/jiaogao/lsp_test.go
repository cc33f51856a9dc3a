package main

import (
	"encoding/json"
	"errors"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint/lsp/lsptest"
)

type params = map[string]any

// startEditor starts the command as an editor does.
func startEditor(t *testing.T, dir string, args ...string) (*lsptest.Client, *exec.Cmd, io.Closer) {
	t.Helper()
	c := exec.Command("jiaogao", append([]string{"lsp"}, args...)...)
	c.Dir, c.Stderr = dir, os.Stderr
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	c.Stdout = w
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	w.Close()
	t.Cleanup(func() { in.Close(); c.Wait(); out.Close() })
	return lsptest.New(t, in, out), c, in
}

func fileURI(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// TestEditor is a session as an author has it: open, read what is wrong, mend it, see it
// gone, look at the outline and at the measures, leave.
func TestEditor(t *testing.T) {
	dir := t.TempDir()
	data, err := os.ReadFile("../../testdata/reports/述责述廉报告.txt")
	if err != nil {
		t.Fatal(err)
	}
	text, uri := string(data), fileURI(filepath.Join(dir, "述责述廉报告.txt"))
	config := "[severity]\nsingle-dash = \"off\"\n"
	if err := os.WriteFile(filepath.Join(dir, "jiaogao.toml"), []byte(config), 0o644); err != nil {
		t.Fatal(err)
	}
	// Another folder than the report's: its own jiaogao.toml counts.
	c, cmd, _ := startEditor(t, t.TempDir(), "--stdio")
	c.Start(params{"textDocument": params{"documentSymbol": params{"hierarchicalDocumentSymbolSupport": true}}}, nil, fileURI(dir))
	before := c.Open(uri, "plaintext", text, 1)
	i := slices.IndexFunc(before.Diagnostics, func(d lsptest.Diagnostic) bool { return d.Code == "misspelled-formulation" })
	if i < 0 || lsptest.Cut(text, before.Diagnostics[i].Range) != "四种型态" || before.Diagnostics[i].Severity != 1 {
		t.Fatalf("found %+v", before)
	}
	if slices.ContainsFunc(before.Diagnostics, func(d lsptest.Diagnostic) bool { return d.Code == "single-dash" }) {
		t.Error("jiaogao.toml was not read")
	}
	wrong := before.Diagnostics[i]
	document := params{"uri": uri}

	var hover struct{ Contents struct{ Value string } }
	c.Call("textDocument/hover", params{"textDocument": document, "position": wrong.Range.Start}, &hover)
	if !strings.Contains(hover.Contents.Value, "固定的政治表述一字不能错") {
		t.Errorf("hover: %s", hover.Contents.Value)
	}

	var actions []struct {
		Title string
		Edit  struct{ Changes map[string][]lsptest.Edit }
	}
	c.Call("textDocument/codeAction", params{"textDocument": document, "range": wrong.Range, "context": params{"diagnostics": []any{wrong}, "only": []string{"quickfix"}}}, &actions)
	if len(actions) != 1 || actions[0].Title != "改为“四种形态”" {
		t.Fatalf("actions: %+v", actions)
	}
	edits := actions[0].Edit.Changes[uri]
	var changes []lsptest.Change
	for _, e := range edits {
		changes = append(changes, lsptest.Change{Range: &e.Range, Text: e.NewText})
	}
	mended := lsptest.Apply(text, edits)
	c.Change(uri, 2, changes...)
	after := c.Published(uri, 2)
	if len(after.Diagnostics) != len(before.Diagnostics)-1 {
		t.Errorf("%d diagnostics before, %d after", len(before.Diagnostics), len(after.Diagnostics))
	}
	for _, d := range after.Diagnostics {
		if lsptest.Cut(mended, d.Range) == "四种型态" || d.Code == "half-width-marks" && lsptest.Cut(mended, d.Range) != "," {
			t.Errorf("after the change: %+v", d)
		}
	}

	var symbols []struct{ Name, Detail string }
	c.Call("textDocument/documentSymbol", params{"textDocument": document}, &symbols)
	if len(symbols) != 4 || symbols[1].Detail != "存在问题" {
		t.Errorf("symbols: %+v", symbols)
	}
	var lenses []struct{ Command struct{ Title string } }
	c.Call("textDocument/codeLens", params{"textDocument": document}, &lenses)
	var titles []string
	for _, l := range lenses {
		titles = append(titles, l.Command.Title)
	}
	if got := strings.Join(titles, " "); got != "措施：1 条 措施：1 条 缺措施 措施：1 条" {
		t.Errorf("lenses: %s", got)
	}
	c.Leave()
	if err := cmd.Wait(); err != nil {
		t.Errorf("exit: %v", err)
	}
}

// An editor that vanishes leaves no server behind.
func TestEditorVanishes(t *testing.T) {
	c, cmd, in := startEditor(t, t.TempDir())
	c.Start(params{}, nil, "")
	in.Close()
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Errorf("exit: %v", err)
	}
}

// Options and settings, right ones and wrong ones.
func TestEditorSettings(t *testing.T) {
	c, _, _ := startEditor(t, t.TempDir(), "--skip", "half-width-marks")
	c.Start(params{}, params{"skip": []string{"wrong-words"}, "type": "述职报告", "packs": []string{"layout"}}, "")
	has := func(p lsptest.Published, code string) bool {
		return slices.ContainsFunc(p.Diagnostics, func(d lsptest.Diagnostic) bool { return d.Code == code })
	}
	p := c.Open("untitled:1", "plaintext", "大家按步就班,做事。", 1)
	if has(p, "wrong-words") || has(p, "half-width-marks") || !has(p, "missing-part") {
		t.Errorf("found %+v", p)
	}
	c.Notify("workspace/didChangeConfiguration", params{"settings": params{"jiaogao": params{"skip": []string{"wrong-wrods"}}}})
	p = c.Published("untitled:1", 1)
	text := string(c.Await("window/showMessage"))
	if !has(p, "wrong-words") || !strings.Contains(text, "是不是 wrong-words") || !strings.Contains(p.Diagnostics[len(p.Diagnostics)-1].Message, "没有“wrong-wrods”这条规则") {
		t.Errorf("found %+v, shown %s", p, text)
	}
	c.Leave()
}

// TestNeovim lets a real editor, set up as the README says, open a report, wait for the
// diagnostics, hover, apply all safe fixes, and see them gone.
func TestNeovim(t *testing.T) {
	nvim, err := exec.LookPath("nvim")
	if err != nil {
		t.Skip("Neovim is not installed: left out")
	}
	script, err := filepath.Abs("testdata/neovim.lua")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	text := "2023年度工作总结\n\n全年办结事项𠮷😀12件，大家不能按步就班,要主动作为。\n"
	file := filepath.Join(dir, "报告.txt")
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	settings := filepath.Join(dir, "init.lua")
	if err := os.WriteFile(settings, []byte(blocks(t, "lua")[0]), 0o644); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(nvim, "--headless", "-u", settings, "-i", "NONE", "-n", file, "-S", script)
	c.Dir = dir
	c.Env = append(os.Environ(), "HOME="+dir, "XDG_STATE_HOME="+dir, "XDG_CONFIG_HOME="+dir, "XDG_DATA_HOME="+dir, "XDG_CACHE_HOME="+dir)
	printed, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, printed)
	}
	var seen struct {
		Before, After []struct {
			Code, Text string
		}
		Hover, Text string
	}
	data, err := os.ReadFile(filepath.Join(dir, "seen.json"))
	if err == nil {
		err = json.Unmarshal(data, &seen)
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, printed)
	}
	found := map[string]string{}
	for _, d := range seen.Before {
		found[d.Code] = d.Text
	}
	if found["wrong-words"] != "按步就班" || found["half-width-marks"] != "," {
		t.Errorf("found %+v", seen.Before)
	}
	if !strings.Contains(seen.Hover, "“按步就班”应为“按部就班”。") {
		t.Errorf("hover %q", seen.Hover)
	}
	if !strings.Contains(seen.Text, "按部就班，要") {
		t.Errorf("after the fixes: %s", seen.Text)
	}
	for _, d := range seen.After {
		if d.Code == "wrong-words" || d.Code == "half-width-marks" {
			t.Errorf("still there: %+v", d)
		}
	}
}
