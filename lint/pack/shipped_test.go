package pack

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/rules"
)

var update = flag.Bool("update", false, "write the generated files anew")

const generated = "// Code generated from rules/*.toml by go generate; DO NOT EDIT.\n\n//go:build !live\n\npackage pack\n\n"

// TestGenerated compares the generated source of the shipped packs with a fresh one;
// -update, which go generate sets, writes it.
func TestGenerated(t *testing.T) {
	files, err := readShipped(rules.Packs)
	if err != nil {
		t.Fatal(err)
	}
	want, err := sources(files)
	if err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob("shipped_*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if _, ok := want[name]; ok || strings.HasSuffix(name, "_test.go") {
			continue
		}
		if !*update {
			t.Errorf("%s has no pack: run go generate ./lint/pack", name)
		} else if err := os.Remove(name); err != nil {
			t.Error(err)
		}
	}
	for name, source := range want {
		switch got, err := os.ReadFile(name); {
		case err == nil && bytes.Equal(got, source):
		case !*update:
			t.Errorf("%s is stale: run go generate ./lint/pack, or build with -tags live while you edit", name)
		default:
			if err := os.WriteFile(name, source, 0o644); err != nil {
				t.Error(err)
			}
		}
	}
}

// TestLiterals compares what the generated source builds with what the packs say.
func TestLiterals(t *testing.T) {
	files, err := readShipped(rules.Packs)
	if err != nil {
		t.Fatal(err)
	}
	got, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(files) {
		t.Fatalf("%d packs, want %d: run go generate ./lint/pack", len(got), len(files))
	}
	for i := range files {
		if !reflect.DeepEqual(got[i], files[i]) {
			t.Errorf("pack %s differs: run go generate ./lint/pack", files[i].name)
		}
	}
}

// sources returns the generated files by name: one for each pack, and the list of them.
func sources(files []*file) (map[string][]byte, error) {
	want := map[string][]byte{}
	var list strings.Builder
	list.WriteString(generated + "// shipped returns the shipped pack files by name, made anew at each call.\nfunc shipped() ([]*file, error) {\n\treturn []*file{\n")
	for _, f := range files {
		function := "shipped" + strings.ReplaceAll(f.name, "-", "_")
		fmt.Fprintf(&list, "%s(),\n", function)
		p := &printer{array: "texts" + strings.ReplaceAll(f.name, "-", "_")}
		p.value(reflect.ValueOf(f), false)
		if p.err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, p.err)
		}
		text := generated + "import (\n\"github.com/jiaogao/jiaogao/lint\"\n\"github.com/jiaogao/jiaogao/lint/check\"\n)\n\nfunc " + function + "() *file {\nreturn " + p.String() + "\n}\n\n" + p.declaration()
		for _, name := range []string{"lint/check", "lint"} {
			if !strings.Contains(p.String(), filepath.Base(name)+".") {
				text = strings.Replace(text, "\"github.com/jiaogao/jiaogao/"+name+"\"\n", "", 1)
			}
		}
		source, err := format.Source([]byte(text))
		if err != nil {
			return nil, err
		}
		want["shipped_"+f.name+".go"] = source
	}
	list.WriteString("}, nil\n}\n")
	source, err := format.Source([]byte(list.String()))
	want["shipped.go"] = source
	return want, err
}

// TestUntouched: the generated lists are shared by all packs that are ever built, so a
// check must not sort or change the lists it was given.
func TestUntouched(t *testing.T) {
	files, err := readShipped(rules.Packs)
	if err != nil {
		t.Fatal(err)
	}
	packs, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	lint.Words(packs)
	if _, err := lint.New(packs, nil); err != nil {
		t.Fatal(err)
	}
	got, err := shipped()
	if err != nil || !reflect.DeepEqual(got, files) {
		t.Errorf("preparing the checks changed their parameters (%v)", err)
	}
}

// BenchmarkShipped measures what every start pays for the shipped packs.
func BenchmarkShipped(b *testing.B) {
	for b.Loop() {
		if _, err := Builtin(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRead measures what it would pay for reading them.
func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		if _, err := readShipped(rules.Packs); err != nil {
			b.Fatal(err)
		}
	}
}
