package pack

import (
	"errors"
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/jiaogao/jiaogao/rules"
)

// FuzzLoad feeds packs that may be hostile. None may panic; the scanner and the parser
// must agree on the keys, since one tells the places of what the other reads; the
// mistakes must be the same each time.
func FuzzLoad(f *testing.F) {
	names, err := fs.Glob(rules.Packs, "*.toml")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		data, _ := fs.ReadFile(rules.Packs, name)
		f.Add(string(data))
	}
	f.Add("[pack]\ntitle = \"甲\"\n[rule.a]\nkind = \"sections\"\nfind = \"missing\"\nin = [ [\"a\"], {b.\"c\" = '''d''''' } ] # e\n")
	f.Add("a＝“b”\n[[c]]\n　d : [e、{f}]\n\"\\u0041\" = 1979-05-27 07:32:00\n")
	f.Fuzz(func(t *testing.T, text string) {
		s := newSource("p.toml", text)
		if tables, ok := s.parse(); ok {
			agree(t, s, nil, tables)
		}
		fsys := fstest.MapFS{"p.toml": {Data: []byte(text)}}
		_, err := Load(fsys, "p.toml")
		_, again := Load(fsys, "p.toml")
		var mistakes Mistakes
		if err != nil && (!errors.As(err, &mistakes) || again == nil || err.Error() != again.Error()) {
			t.Errorf("first %v, then %v", err, again)
		}
	})
}

// agree checks that the scanner knows the place of every key of a table and no others.
func agree(t *testing.T, s *source, path []string, table map[string]any) {
	t.Helper()
	children := s.children(path...)
	if len(children) != len(table) {
		t.Errorf("at %q the scanner knows %q, the parser %v", path, children, table)
	}
	for k, v := range table {
		if !slices.Contains(children, k) {
			t.Errorf("at %q the scanner does not know %q, but %q", path, k, children)
		}
		if sub, ok := v.(map[string]any); ok {
			agree(t, s, append(slices.Clone(path), k), sub)
		}
	}
}
