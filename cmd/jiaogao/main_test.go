package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint/ooxml"
	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"jiaogao": main, "measured": measured})
}

func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "../../testdata/script",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv(cacheVariable, cacheOff)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code": code, "docx": docx, "encode": encode, "repeat": repeat, "sheets": sheets,
		},
	})
}

// code runs a command and demands its exit code: code 2 jiaogao check missing.txt
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N command [argument...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := err.(*exec.ExitError)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// encode writes a copy of a file in another encoding: encode gb18030 in.txt out.txt
func encode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: encode crlf|bom|gb18030|utf16le|utf16be in out")
	}
	encodings := map[string]encoding.Encoding{
		"gb18030": simplifiedchinese.GB18030,
		"utf16le": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
		"utf16be": unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
	}
	text := ts.ReadFile(args[1])
	switch e, ok := encodings[args[0]]; {
	case ok:
		encoded, err := e.NewEncoder().String(text)
		ts.Check(err)
		text = encoded
	case args[0] == "crlf":
		text = strings.ReplaceAll(text, "\n", "\r\n")
	case args[0] == "bom":
		text = "\ufeff" + text
	default:
		ts.Fatalf("unknown encoding %s", args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(text), 0o644))
}

// repeat writes a file of one string, given in Go syntax, many times: repeat '\xff' 1000 out.txt
func repeat(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: repeat string n out")
	}
	s, err := strconv.Unquote(`"` + args[0] + `"`)
	ts.Check(err)
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), bytes.Repeat([]byte(s), n), 0o644))
}

// sheets prints the rows of an .xlsx file, a line each, the cells apart by bars: sheets out.xlsx
func sheets(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: sheets file")
	}
	rows, err := rowsOf([]byte(ts.ReadFile(args[0])))
	ts.Check(err)
	fmt.Fprint(ts.Stdout(), rows)
}

// rowsOf returns the rows of an .xlsx file, a line each.
func rowsOf(data []byte) (string, error) {
	list, err := ooxml.Sheets(data)
	var b strings.Builder
	for _, s := range list {
		b.WriteString(s.Name + "\n")
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				b.WriteString("|" + strings.ReplaceAll(c.Text, "\n", "/"))
			}
			b.WriteString("\n")
		}
	}
	return b.String(), err
}

// call runs the program in this process.
func call(t testing.TB, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &err)
	return code, out.String(), err.String()
}

// The library's own texts are English. None of them may reach a clerk.
func TestEverythingIsChinese(t *testing.T) {
	english := []string{"Usage", "usage:", "Flags", "Available", "help for", "default \"", "unknown", "requires", "invalid", "Run '", "needs an argument"}
	calls := [][]string{{}, {"--help"}, {"help"}, {"nothing"}, {"--nothing"}, {"-x"}, {"help", "nothing"}, {"check"}, {"check", "--jobs", "x", "y"}, {"check", "--jobs"}, {"check", "--=x"}, {"explain"}, {"explain", "a", "b"}, {"rules", "x"}, {"outline"}}
	for _, c := range (&program{}).commands() {
		calls = append(calls, []string{c.Name(), "--help"}, []string{"help", c.Name()}, []string{c.Name(), "--nothing"})
	}
	for _, args := range calls {
		_, stdout, stderr := call(t, "", args...)
		for _, word := range english {
			if strings.Contains(stdout+stderr, word) {
				t.Errorf("jiaogao %s says %q:\n%s%s", strings.Join(args, " "), word, stdout, stderr)
			}
		}
		if strings.Count(stderr, "\n") > 1 {
			t.Errorf("jiaogao %s complains in more than one line:\n%s", strings.Join(args, " "), stderr)
		}
	}
}

func TestExplainEverything(t *testing.T) {
	book, err := load(&loadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range book.ids() {
		r := book.rule("", id)
		code, stdout, stderr := call(t, "", "explain", id)
		if code != exitClean || stderr != "" {
			t.Errorf("explain %s: exit code %d, %s", id, code, stderr)
		}
		for _, want := range append([]string{r.Title, r.Kind, id + ` = "off"`, kindOf(r.Kind).Doc}, r.Source) {
			if !strings.Contains(stdout, want) {
				t.Errorf("explain %s does not say %q", id, want)
			}
		}
	}
	for _, kind := range kindNames() {
		if code, stdout, _ := call(t, "", "explain", kind); code != exitClean || !strings.Contains(stdout, strings.TrimSpace(kindOf(kind).Doc)) {
			t.Errorf("explain %s: exit code %d, %s", kind, code, stdout)
		}
	}
}

func TestSuggest(t *testing.T) {
	candidates := []string{"check", "explain", "述责述廉报告", "述职报告"}
	for word, want := range map[string]string{"chek": "check", "explian": "explain", "述责述廉": "述责述廉报告", "xyz": "", "述职报吿": "述职报告"} {
		got := suggest(word, candidates)
		if want != "" {
			want = fmt.Sprintf("（是不是 %s？）", want)
		}
		if got != want {
			t.Errorf("suggest(%q) = %q, want %q", word, got, want)
		}
	}
}
