package baseline_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/baseline"
	"github.com/jiaogao/jiaogao/lint/input"
)

// record returns a record of a text in which each 甲 and each 乙 is a finding.
func record(t *testing.T, path, text string) *lint.Record {
	t.Helper()
	d, err := input.Read("report.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	r := &lint.Record{Path: path, Doc: d}
	for i, c := range d.Text.String() {
		if c == '甲' || c == '乙' {
			part := d.Text.Slice(i, i+len(string(c)))
			r.Result.Findings = append(r.Result.Findings, lint.Finding{Rule: map[rune]string{'甲': "a", '乙': "b"}[c], Text: part, Span: part.Span()})
		}
	}
	return r
}

// save writes a baseline of the records into dir and returns its name.
func save(t *testing.T, dir string, records ...*lint.Record) string {
	t.Helper()
	name := filepath.Join(dir, "known.jsonl")
	b, err := baseline.New(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		b.Add(r)
	}
	write(t, name, b)
	return name
}

func write(t *testing.T, name string, b *baseline.Baseline) {
	t.Helper()
	data, err := b.Bytes("test")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func open(t *testing.T, name string) *baseline.Baseline {
	t.Helper()
	b, err := baseline.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const text = "云岚县水文站工作总结\n一、工作\n巡查甲渠。\n疏浚乙沟。\n二、问题\n甲渠淤积。\n"

func TestAccept(t *testing.T) {
	dir := t.TempDir()
	name := save(t, dir, record(t, filepath.Join(dir, "a.txt"), text))
	for _, c := range []struct {
		about, path, text string
		found, accepted   int
	}{
		{"the same", "a.txt", text, 0, 3},
		{"edits elsewhere", "a.txt", strings.Replace(text, "一、工作\n", "一、工作\n全年无事故。\n", 1), 0, 3},
		{"a paragraph moved", "a.txt", strings.Replace(text, "巡查甲渠。\n疏浚乙沟。\n", "疏浚乙沟。\n巡查甲渠。\n", 1), 0, 3},
		{"parts numbered anew", "a.txt", strings.NewReplacer("一、工作", "一、概况\n全站9人。\n二、工作", "二、问题", "三、问题").Replace(text), 0, 3},
		{"one more of a kind", "a.txt", text + "甲渠渗漏。\n", 1, 3},
		{"one less", "a.txt", strings.Replace(text, "甲渠淤积", "渠道淤积", 1), 0, 2},
		{"under another heading", "a.txt", strings.Replace(text, "二、问题", "二、打算", 1), 1, 2},
		{"another file", "b.txt", text, 3, 0},
	} {
		b := open(t, name)
		r := record(t, filepath.Join(dir, c.path), c.text)
		if b.Accept(r); len(r.Result.Findings) != c.found || r.Accepted != c.accepted {
			t.Errorf("%s: %d found, %d accepted, want %d and %d", c.about, len(r.Result.Findings), r.Accepted, c.found, c.accepted)
		}
	}
}

// Of three that read alike where two were, the last is the new one.
func TestAcceptCounts(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	name := save(t, dir, record(t, path, "工作总结\n甲，甲。\n"))
	r := record(t, path, "工作总结\n甲，甲，甲。\n")
	last := r.Result.Findings[2].Span
	b := open(t, name)
	if b.Accept(r); len(r.Result.Findings) != 1 || r.Result.Findings[0].Span != last || b.Len() != 2 {
		t.Errorf("%d accepted, left %v", r.Accepted, r.Result.Findings)
	}
}

// marks flags every 甲.
type marks struct{}

func (marks) Validate() error { return nil }

func (marks) Run(p *lint.Pass) {
	for i, r := range p.Doc.Text.String() {
		if r == '甲' {
			p.Flag(p.Doc.Text.Slice(i, i+len("甲")), "甲")
		}
	}
}

// Many findings of a rule are told as one. It stands for all of them: when some are mended
// and the others told one by one, these are not new.
func TestAcceptFolded(t *testing.T) {
	l, err := lint.New([]lint.Pack{{Rules: []*lint.Rule{{ID: "a", Check: marks{}}}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	check := func(n int) *lint.Record {
		r := record(t, filepath.Join(dir, "a.txt"), "工作总结\n"+strings.Repeat("甲。", n)+"\n")
		if r.Result, err = l.Check(context.Background(), r.Doc); err != nil {
			t.Fatal(err)
		}
		return r
	}
	name := save(t, dir, check(50))
	for n, left := range map[int]int{50: 0, 30: 0, 5: 0, 51: 1} {
		b, r := open(t, name), check(n)
		if b.Accept(r); b.Len() != 50 || len(r.Result.Findings) != left {
			t.Errorf("of %d places, where %d were accepted, %d findings are new", n, b.Len(), len(r.Result.Findings))
		}
	}
}

func TestStale(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	name := save(t, dir, record(t, at("a.txt"), text), record(t, at("sub/gone.txt"), text), record(t, at("other.txt"), text))
	b := open(t, name)
	b.Accept(record(t, at("a.txt"), "云岚县水文站工作总结\n一、工作\n巡查甲渠。\n"))
	b.Accept(&lint.Record{Path: at("other.txt"), Failure: &lint.Failure{}})
	stale := b.Stale(
		func(path, rule string) bool { return path == at("a.txt") && rule == "a" },
		func(path string) bool { return path == at("sub/gone.txt") })
	var got []string
	for _, m := range stale {
		got = append(got, fmt.Sprint(m.Path, " ", m.Rule, " ", m.Count, " ", m.Gone))
	}
	want := []string{"a.txt a 1 false", "sub/gone.txt a 1 true", "sub/gone.txt a 1 true", "sub/gone.txt b 1 true"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	b.Remove(stale)
	write(t, name, b)
	if n := open(t, name).Len(); n != 5 {
		t.Errorf("%d are left, want 5", n)
	}
}

// A baseline must not make the program look where it says nothing is expected.
func TestStaleStaysNear(t *testing.T) {
	name := filepath.Join(t.TempDir(), "known.jsonl")
	put(t, name, `{"baseline":1}`, line("/etc/x", 1), line("//server/share/x", 1), line("-", 1))
	b := open(t, name)
	b.Stale(func(string, string) bool { return true }, func(path string) bool { t.Errorf("asked for %s", path); return true })
}

// Equal findings give equal bytes, whatever the order of the files.
func TestBytes(t *testing.T) {
	dir := t.TempDir()
	a, b := record(t, filepath.Join(dir, "a.txt"), text), record(t, filepath.Join(dir, "乙\x1b\xff\n.txt"), text)
	one, err := os.ReadFile(save(t, dir, a, b))
	two, err2 := os.ReadFile(save(t, dir, b, a))
	if err != nil || err2 != nil || string(one) != string(two) {
		t.Errorf("%v %v\n%s\n%s", err, err2, one, two)
	}
	want := `{"path":"乙\u001b\\xff\n.txt","rule":"a","fingerprint":"` + a.Result.Findings[0].Fingerprint(a.Doc) + `","count":1,"text":"甲"}`
	if !strings.Contains(string(one), want) || strings.Count(string(one), "\n") != 7 {
		t.Errorf("got\n%swithout\n%s", one, want)
	}
	r := record(t, b.Path, text)
	known := open(t, save(t, dir, a, b))
	if known.Accept(r); r.Accepted != 3 {
		t.Errorf("a strange name is not recognised: %d accepted", r.Accepted)
	}
}

// A baseline may lie anywhere; its paths are relative to its own folder.
func TestRelative(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "ci"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	name := save(t, "ci", record(t, "a.txt", text))
	if data, _ := os.ReadFile(name); !strings.Contains(string(data), `"path":"../a.txt"`) {
		t.Errorf("got %s", data)
	}
	t.Chdir("ci")
	b, r := open(t, "known.jsonl"), record(t, "../a.txt", text)
	if b.Accept(r); r.Accepted != 3 {
		t.Errorf("%d accepted", r.Accepted)
	}
}
