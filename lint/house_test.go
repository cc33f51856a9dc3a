package lint_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/BurntSushi/toml"

	kinds "github.com/jiaogao/jiaogao/lint/check"
)

// The rules of the house: which package may know which, and how long things may be.
// Whoever breaks one finds out here, with the place.

const (
	module = "github.com/jiaogao/jiaogao/"

	maxFunction    = 60 // lines
	medianFunction = 10
	maxFile        = 400
	medianFile     = 120
)

// arrows says which packages of the module a package may import, what lies below itself
// apart. A package that is not listed may import what the one above it may.
func arrows() map[string][]string {
	everything := []string{"lint/...", "rules"}
	return map[string][]string{
		"lint":               {"lint/doc"},
		"lint/doc":           {},
		"lint/segment":       {"lint/doc", "lint"},
		"lint/input":         {"lint/doc", "lint/outline", "lint/ooxml"},
		"lint/outline":       {"lint/doc"},
		"lint/check":         {"lint/doc", "lint"},
		"lint/pack":          {"lint/doc", "lint", "lint/check", "lint/compare", "rules"},
		"lint/output":        {"lint/doc", "lint"},
		"lint/ooxml":         {},
		"lint/cache":         {},
		"lint/folder":        {"lint/doc", "lint", "lint/input", "lint/compare"},
		"lint/compare":       {"lint/doc", "lint"},
		"lint/folder/roster": {"lint/doc", "lint", "lint/input", "lint/ooxml"},
		"lint/baseline":      {"lint/doc", "lint"},
		"lint/annotate":      {"lint/doc", "lint", "lint/ooxml"},
		"lint/fix":           {"lint/doc", "lint", "lint/ooxml"},
		"lint/lsp":           everything,
		"lint/web":           everything,
		"cmd":                everything,
		"rules":              {},
	}
}

// owners says which package alone may import a module of others.
func owners() map[string][]string {
	return map[string][]string{
		"github.com/go-ego/gse":           {"lint/segment"},
		"github.com/pierrec/lz4":          {"lint/cache"},
		"github.com/BurntSushi/toml":      {"lint/pack"},
		"github.com/yuin/goldmark":        {"lint/input"},
		"github.com/klippa-app/go-pdfium": {"lint/input"},
		"github.com/tetratelabs/wazero":   {"lint/input"},
		"golang.org/x/net":                {"lint/input"},
		"github.com/spf13/cobra":          {"cmd"},
		"net/http":                        {"lint/web"},
		"github.com/mattn/go-runewidth":   {"lint/output", "cmd"},
	}
}

// A source is a parsed Go file of the module.
type source struct {
	name string // from the root of the module
	text []byte
	file *ast.File
	set  *token.FileSet
}

func (s *source) test() bool      { return strings.HasSuffix(s.name, "_test.go") }
func (s *source) generated() bool { return ast.IsGenerated(s.file) }
func (s *source) dir() string     { return path.Dir(s.name) }

// at names the place of a node.
func (s *source) at(n ast.Node) string {
	return fmt.Sprintf("%s:%d", s.name, s.set.Position(n.Pos()).Line)
}

func (s *source) lines(n ast.Node) int {
	return s.set.Position(n.End()).Line - s.set.Position(n.Pos()).Line + 1
}

// sources returns all Go files of the module.
func sources(t *testing.T) []*source {
	t.Helper()
	list, err := parseOnce()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

var parseOnce = sync.OnceValues(parseAll)

func parseAll() ([]*source, error) {
	var list []*source
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() && (e.Name() == "testdata" || e.Name() != "." && strings.HasPrefix(e.Name(), ".")) {
			if err == nil {
				err = fs.SkipDir
			}
			return err
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		s := &source{name: name, set: token.NewFileSet()}
		if s.text, err = fs.ReadFile(root, name); err == nil {
			s.file, err = parser.ParseFile(s.set, name, s.text, parser.ParseComments|parser.SkipObjectResolution)
		}
		list = append(list, s)
		return err
	})
	return list, err
}

func TestImports(t *testing.T) {
	for _, s := range sources(t) {
		for _, spec := range s.file.Imports {
			name := strings.Trim(spec.Path.Value, `"`)
			if own, ok := strings.CutPrefix(name, module); ok {
				if !s.test() && !allowed(s.dir(), own) {
					t.Errorf("%s: %s must not import %s", s.at(spec), s.dir(), own)
				}
				continue
			}
			if s.dir() == "lint/doc" && !s.test() && strings.Contains(name, ".") {
				t.Errorf("%s: lint/doc imports the standard library only", s.at(spec))
			}
			for other, by := range owners() {
				if inside(name, other) && !s.test() && !slices.ContainsFunc(by, func(p string) bool { return inside(s.dir(), p) }) {
					t.Errorf("%s: only %s may import %s", s.at(spec), strings.Join(by, ", "), other)
				}
			}
		}
	}
}

// allowed reports whether the package in dir may import own.
func allowed(dir, own string) bool {
	for room := dir; room != "."; room = path.Dir(room) {
		may, ok := arrows()[room]
		if !ok {
			continue
		}
		if inside(own, room) && room != "lint" {
			return true
		}
		return slices.ContainsFunc(may, func(m string) bool {
			below, all := strings.CutSuffix(m, "/...")
			return own == m || all && inside(own, below)
		})
	}
	return false
}

// TestNetwork holds that reports go nowhere: of all packages in the program, those of others
// included, lint/web alone knows HTTP, and it only answers.
func TestNetwork(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-f", `{{if not .Standard}}{{.ImportPath}} {{join .Imports " "}}{{end}}`, "../cmd/jiaogao").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		names := strings.Fields(line)
		if len(names) > 0 && names[0] != module+"lint/web" && slices.ContainsFunc(names[1:], func(n string) bool { return inside(n, "net/http") || n == "net/rpc" || n == "net/smtp" }) {
			t.Errorf("%s is part of the program and could speak to others", names[0])
		}
	}
	calls := regexp.MustCompile(`\b(http\.(Get|Head|Post|PostForm|Client|DefaultClient|Transport|DefaultTransport|NewRequest)|net\.(Dial|Lookup|Resolve))\w*`)
	for _, s := range sources(t) {
		if found := calls.Find(s.text); found != nil && !s.test() {
			t.Errorf("%s asks others: %s", s.name, found)
		}
	}
}

// inside reports whether name is room or lies below it.
func inside(name, room string) bool { return name == room || strings.HasPrefix(name, room+"/") }

// TestState forbids what makes a program start slowly or behave differently the second
// time: init and package variables. Embedded files and assertions of types are neither.
func TestState(t *testing.T) {
	for _, s := range sources(t) {
		if s.test() {
			continue
		}
		for _, d := range s.file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Name.Name == "init" && d.Recv == nil {
					t.Errorf("%s: no init()", s.at(d))
				}
			case *ast.GenDecl:
				if d.Tok == token.VAR && !embedded(d) && !blank(d) && !s.generated() {
					t.Errorf("%s: no package variables: use a constant, or a function that returns a literal", s.at(d))
				}
			}
		}
	}
}

// TestQuiet: a library neither prints nor ends the program, and looks at no environment. A
// logger of its own goes where it is told.
func TestQuiet(t *testing.T) {
	loud := []string{"fmt.Print", "fmt.Println", "fmt.Printf", "os.Stdout", "os.Stderr", "os.Stdin", "os.Exit", "os.Getenv", "os.Args"}
	for _, s := range sources(t) {
		if s.test() || !inside(s.dir(), "lint") || s.file.Name.Name == "main" {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			e, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := e.X.(*ast.Ident); ok && (x.Name == "log" && e.Sel.Name != "New" || slices.Contains(loud, x.Name+"."+e.Sel.Name)) {
				t.Errorf("%s: a library says nothing by itself: %s.%s", s.at(n), x.Name, e.Sel.Name)
			}
			return true
		})
	}
}

func embedded(d *ast.GenDecl) bool {
	return d.Doc != nil && slices.ContainsFunc(d.Doc.List, func(c *ast.Comment) bool { return strings.HasPrefix(c.Text, "//go:embed ") })
}

func blank(d *ast.GenDecl) bool {
	return !slices.ContainsFunc(d.Specs, func(s ast.Spec) bool {
		return slices.ContainsFunc(s.(*ast.ValueSpec).Names, func(n *ast.Ident) bool { return n.Name != "_" })
	})
}

func TestLengths(t *testing.T) {
	var functions, files []int
	rooms := map[string][]int{}
	for _, s := range sources(t) {
		if s.test() || s.generated() {
			continue
		}
		n := bytes.Count(s.text, []byte("\n"))
		files = append(files, n)
		if n > maxFile {
			t.Errorf("%s has %d lines; %d are enough", s.name, n, maxFile)
		}
		for _, d := range s.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				functions = append(functions, s.lines(f))
				rooms[s.dir()] = append(rooms[s.dir()], s.lines(f))
				if s.lines(f) > maxFunction {
					t.Errorf("%s: %s has %d lines; %d are enough", s.at(f), f.Name.Name, s.lines(f), maxFunction)
				}
			}
		}
	}
	if m := median(functions); m > medianFunction {
		t.Errorf("half of the functions have %d lines or more; %d are enough", m, medianFunction)
		for dir, list := range rooms {
			t.Logf("%s: half of %d functions have %d lines or more", dir, len(list), median(list))
		}
	}
	if m := median(files); m > medianFile {
		t.Errorf("half of the files have %d lines or more; %d are enough", m, medianFile)
	}
}

func median(list []int) int {
	slices.Sort(list)
	return list[len(list)/2]
}

func TestFormat(t *testing.T) {
	for _, s := range sources(t) {
		if formatted, err := format.Source(s.text); err != nil || !bytes.Equal(formatted, s.text) {
			t.Errorf("%s is not formatted: run gofmt -w", s.name)
		}
	}
}

func TestDocumented(t *testing.T) {
	packages := map[string]bool{}
	for _, s := range sources(t) {
		if s.test() {
			continue
		}
		packages[s.dir()] = packages[s.dir()] || s.file.Doc != nil
		for _, d := range s.file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Doc == nil && d.Name.IsExported() && exportedReceiver(d) {
					t.Errorf("%s: %s is not documented", s.at(d), d.Name.Name)
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					if name := undocumented(d, spec); name != "" {
						t.Errorf("%s: %s is not documented", s.at(spec), name)
					}
				}
			}
		}
	}
	for dir, ok := range packages {
		if !ok {
			t.Errorf("%s has no package comment", dir)
		}
	}
}

// exportedReceiver reports whether a function, or the type of a method, is exported.
func exportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	return token.IsExported(receiver(d))
}

// receiver returns the name of the type a method belongs to.
func receiver(d *ast.FuncDecl) string {
	if d.Recv == nil {
		return ""
	}
	e := d.Recv.List[0].Type
	if p, ok := e.(*ast.StarExpr); ok {
		e = p.X
	}
	if g, ok := e.(*ast.IndexExpr); ok {
		e = g.X
	}
	if id, ok := e.(*ast.Ident); ok {
		return id.Name
	}
	return ""
}

// undocumented returns the name of an exported declaration without comment. The comment
// of a group serves all in it.
func undocumented(d *ast.GenDecl, spec ast.Spec) string {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		if spec.Name.IsExported() && d.Doc == nil && spec.Doc == nil && spec.Comment == nil {
			return spec.Name.Name
		}
	case *ast.ValueSpec:
		for _, n := range spec.Names {
			if n.IsExported() && d.Doc == nil && spec.Doc == nil && spec.Comment == nil {
				return n.Name
			}
		}
	}
	return ""
}

// TestKinds finds kinds that were declared and not listed, and names out of step: kind
// "pairing" is type Pairing in pairing.go, and its manual begins with its name.
func TestKinds(t *testing.T) {
	listed := map[string]bool{}
	for _, k := range kinds.Kinds() {
		name := reflect.TypeOf(k.New()).Elem().Name()
		listed[name] = true
		if k.Name != strings.ToLower(name) {
			t.Errorf("kind %s is of type %s", k.Name, name)
		}
		if !strings.HasPrefix(k.Doc, k.Name+"：") {
			t.Errorf("the manual of kind %s must begin with its name", k.Name)
		}
	}
	methods := map[string]int{}
	home := map[string]string{}
	for _, s := range sources(t) {
		if s.dir() != "lint/check" || s.test() {
			continue
		}
		for _, d := range s.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if name := ""; ok && (f.Name.Name == "Validate" || f.Name.Name == "Run") {
				name = receiver(f)
				methods[name]++
				home[name] = path.Base(s.name)
			}
		}
	}
	for name, n := range methods {
		if n == 2 && !listed[name] {
			t.Errorf("kind %s is not listed in lint/check/kinds.go", name)
		}
		if want := strings.ToLower(name) + ".go"; n == 2 && home[name] != want {
			t.Errorf("kind %s belongs in %s", name, want)
		}
	}
}

// TestParameters keeps the keys of kinds apart from those every rule has.
func TestParameters(t *testing.T) {
	common := []string{"kind", "title", "why", "source", "message", "severity", "in", "flagged", "silent"}
	for _, k := range kinds.Kinds() {
		for _, f := range reflect.VisibleFields(reflect.TypeOf(k.New()).Elem()) {
			name, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
			if name == "" {
				name = strings.ToLower(f.Name)
			}
			if !f.IsExported() || name == "-" {
				continue
			}
			if slices.Contains(common, name) {
				t.Errorf("kind %s: every rule has %q already", k.Name, name)
			}
			if strings.ToLower(name) != name {
				t.Errorf("kind %s: the key %q must be lower-case", k.Name, name)
			}
		}
	}
}

// TestPacks finds shipped packs that no report would ever be checked by.
func TestPacks(t *testing.T) {
	var queue []string
	extends := map[string][]string{}
	names, _ := filepath.Glob("../rules/*.toml")
	for _, name := range names {
		var f struct {
			Pack struct{ Match, Extends []string }
		}
		if _, err := toml.DecodeFile(name, &f); err != nil {
			t.Fatal(err)
		}
		base := strings.TrimSuffix(filepath.Base(name), ".toml")
		extends[base] = f.Pack.Extends
		if len(f.Pack.Match) > 0 || base == "common" {
			queue = append(queue, base)
		}
	}
	reached := map[string]bool{}
	for len(queue) > 0 {
		name := queue[0]
		queue = queue[1:]
		if !reached[name] {
			reached[name] = true
			queue = append(queue, extends[name]...)
		}
	}
	for name := range extends {
		if !reached[name] {
			t.Errorf("rules/%s.toml is no report type and no pack extends it", name)
		}
	}
}

func TestTopLevel(t *testing.T) {
	entries, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		known := []string{"cmd", "lint", "rules", "testdata", "go.mod", "go.sum", "README.md", "LICENSE", ".ci", ".git", ".gitignore", "jiaogao"}
		if !slices.Contains(known, e.Name()) {
			t.Errorf("%s does not belong at the top level", e.Name())
		}
	}
}
