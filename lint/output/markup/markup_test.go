package markup_test

import (
	"embed"
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/output/markup"
	"golang.org/x/net/html"
)

//go:embed markup_test.go
var files embed.FS

type stringer string

func (s stringer) String() string { return string(s) }

func TestPut(t *testing.T) {
	got := markup.String(func(m *markup.Writer) {
		m.Put(`<p title="%" value="%">%`, `a"'b`, 3, stringer("<i>&+%\x00"))
		m.If(true, " %", []string{"<"})
		m.If(false, " never %", 1)
		m.Put("%</p>", "as %", "has no place")
		m.Put("% stays")
	})
	if want := `<p title="a&#34;&#39;b" value="3">&lt;i&gt;&amp;&#43;%` + "\ufffd [&lt;]as %</p>% stays"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Another package can write no text as markup: it would have to name the type.
func TestOnlyConstants(t *testing.T) {
	for i := range reflect.TypeFor[*markup.Writer]().NumMethod() {
		method := reflect.TypeFor[*markup.Writer]().Method(i)
		for k := 1; k < method.Type.NumIn(); k++ {
			if in := method.Type.In(k); in.Kind() == reflect.String && (in.PkgPath() == "" || 'a' > in.Name()[0]) && method.Name != "File" {
				t.Errorf("%s takes any %s", method.Name, in)
			}
		}
	}
}

func TestFile(t *testing.T) {
	own, err := files.ReadFile("markup_test.go")
	if err != nil {
		t.Fatal(err)
	}
	got := markup.String(func(m *markup.Writer) { err = errors.Join(err, m.File(files, "markup_test.go")) })
	if err != nil || got != string(own) {
		t.Errorf("a file without values is not as it was: %v", err)
	}
	markup.String(func(m *markup.Writer) {
		if m.File(files, "absent") == nil {
			t.Error("a file that is absent gives no error")
		}
	})
}

var errFull = errors.New("full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestFlush(t *testing.T) {
	m := markup.New(full{})
	m.Put("%", strings.Repeat("长", 1<<20))
	m.Put("more")
	if err := m.Flush(); !errors.Is(err, errFull) {
		t.Errorf("error %v", err)
	}
}

// FuzzPut holds that a value stays what it is in an attribute and in a text, and adds
// nothing to the page.
func FuzzPut(f *testing.F) {
	f.Add(`"'></p><script>x</script><!--`)
	f.Add("&amp;&#0;&lt\x00+%&notit;\r\n\u2028")
	f.Add("\xff</\xed\xa0\x80p>")
	f.Fuzz(func(t *testing.T, value string) {
		source := markup.String(func(m *markup.Writer) { m.Put(`<p title="%">%</p><hr>`, value, value) })
		root, err := html.Parse(strings.NewReader(source))
		if err != nil {
			t.Fatal(err)
		}
		body := root.FirstChild.LastChild
		p := body.FirstChild
		if p == nil || p.NextSibling == nil || p.NextSibling.Data != "hr" || p.NextSibling.NextSibling != nil || len(p.Attr) != 1 {
			t.Fatalf("%q adds to the page: %s", value, source)
		}
		text := ""
		for n := range p.ChildNodes() {
			if n.Type != html.TextNode {
				t.Fatalf("%q adds an element: %s", value, source)
			}
			text += n.Data
		}
		want := strings.NewReplacer("\x00", "\ufffd", "\r\n", "\n", "\r", "\n").Replace(value) // as a browser reads it
		if utf8.ValidString(value) && (text != want || p.Attr[0].Val != want) {
			t.Errorf("%q becomes %q and %q", value, text, p.Attr[0].Val)
		}
	})
}
