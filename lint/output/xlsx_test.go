package output_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/ooxml"
	"github.com/jiaogao/jiaogao/lint/output"
)

// roster is what comparing with a list may say.
func roster() *lint.Roster {
	return &lint.Roster{
		Path: "名\x1b单.csv", Notes: []string{"第9行没有姓名，没有算入名单"},
		Entries: []lint.RosterEntry{
			{Row: 2, Unit: "云岚县车务段", Post: "段长", Name: "罗成", Type: "述责述廉报告", Year: 2023, State: lint.Filed,
				Files: []lint.Filing{{Path: "草稿.txt", By: "正文中的姓名", Type: "述责述廉报告", Year: 2023}}},
			{Row: 3, Name: "杜若", State: lint.Missing},
			{Row: 4, Unit: "云岚县气象局", State: lint.Repeated, Files: []lint.Filing{{Path: "a.txt", By: "单位"}, {Path: "b.txt", By: "单位"}}},
			{Row: 5, Name: "王军", State: lint.Unclear, Maybe: []string{"王军.txt"}},
		},
		Problems: []lint.RosterProblem{
			{Kind: "missing", Severity: lint.Error, Entry: 1, Message: "没有报"},
			{Kind: "repeated", Severity: lint.Warning, Entry: 2, Path: "a.txt", Message: "报了2份：a.txt、b.txt，请确认以哪一份为准"},
			{Kind: "ambiguous", Severity: lint.Warning, Entry: -1, Path: "王军.txt", Message: "可能是几个人的，无法确定"},
		},
	}
}

// parts returns the names and texts of the parts of a workbook.
func parts(t testing.TB, data string) (names []string, texts map[string]string) {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	texts = map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r) // checks the sum too
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if f.Modified.Year() != 1980 {
			t.Errorf("%s has a time: %v", f.Name, f.Modified)
		}
		names, texts[f.Name] = append(names, f.Name), string(text)
	}
	return names, texts
}

// readable returns an output as a golden file holds it: of a workbook the texts of its
// parts, a line for each row.
func readable(t testing.TB, format, got string) string {
	t.Helper()
	if format != "xlsx" {
		return got
	}
	names, texts := parts(t, got)
	var b strings.Builder
	for _, name := range names {
		text := strings.NewReplacer("<row", "\n<row", "<sheetData", "\n<sheetData", "</sheetData>", "\n</sheetData>", "<sheet ", "\n<sheet ", "<Override", "\n<Override", "<xf ", "\n<xf ", "<definedName ", "\n<definedName ").Replace(texts[name])
		fmt.Fprintf(&b, "-- %s --\n%s\n", name, text)
	}
	return b.String()
}

// readXLSX reads a workbook as programs do: a row for each file and for each finding, and
// no formula.
func readXLSX(t testing.TB, got string, list []*lint.Record) {
	t.Helper()
	_, texts := parts(t, got)
	for name, text := range texts {
		if err := xml.Unmarshal([]byte(text), new(struct{ XMLName xml.Name })); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if strings.Contains(text, "<f>") || strings.ContainsAny(text, "\x1b\u202e") {
			t.Fatalf("%s holds a formula, or characters that steer", name)
		}
	}
	sheets, err := ooxml.Sheets([]byte(got))
	if err != nil {
		t.Fatal(err)
	}
	findings := 0
	for _, r := range list {
		findings += len(r.Result.Findings)
	}
	if files, rows := len(sheets[0].Rows)-1, len(sheets[1].Rows)-1; files < len(list) || rows != findings {
		t.Fatalf("%d rows of %d files, %d of %d findings", files, len(list), rows, findings)
	}
}

func TestXLSXGolden(t *testing.T) {
	o := output.Options{Rule: known, Roster: true}
	data := write(t, "xlsx", o, lint.Summary{Roster: roster()}, records(t)...)
	if again := write(t, "xlsx", o, lint.Summary{Roster: roster()}, records(t)...); again != data {
		t.Error("the same run gave other bytes")
	}
	golden(t, "roster.xlsx", readable(t, "xlsx", data))
}

func TestRosterText(t *testing.T) {
	golden(t, "roster.text", write(t, "text", output.Options{}, lint.Summary{Roster: roster()}))
	golden(t, "roster.md", write(t, "md", output.Options{}, lint.Summary{Roster: roster()}))
	golden(t, "roster.html", write(t, "html", output.Options{}, lint.Summary{Roster: roster()}))
	golden(t, "roster.jsonl", write(t, "jsonl", output.Options{}, lint.Summary{Roster: roster()}))
	golden(t, "roster.json", write(t, "json", output.Options{}, lint.Summary{Roster: roster()}))
}

// cellsOf writes one finding of a text and a message and reads the cells of its row.
func cellsOf(t *testing.T, words, message string) map[int]string {
	t.Helper()
	d := read(words + "\n")
	d.Body = &doc.Section{Text: d.Text}
	r := &lint.Record{Path: "a.txt", Doc: d, Result: lint.Result{Findings: []lint.Finding{{Rule: "r", Text: d.Text, Message: message}}}}
	sheets, err := ooxml.Sheets([]byte(write(t, "xlsx", output.Options{}, lint.Summary{}, r)))
	if err != nil {
		t.Fatal(err)
	}
	cells := map[int]string{}
	for _, c := range sheets[1].Rows[1].Cells {
		cells[c.Column] = c.Text
	}
	return cells
}

// What a report or a file name holds must stand in the cell as text, whatever it is.
func TestXLSXTexts(t *testing.T) {
	const column = 9 // of the message
	for message, want := range map[string]string{
		"=1+2":                         "=1+2",
		"a<b & \"c\">d":                "a<b & \"c\">d",
		"两行\n三行":                       "两行\n三行",
		"\x00\x1b[31m\u202e\ufffe\x7f": `\u0000\u001b[31m\u202e\ufffe\u007f`,
		"_x0041_ _x00":                 "_x005F_x0041_ _x00", // Excel reads it as _x0041_
		"坏\xff字节":                      `坏\xff字节`,
		strings.Repeat("长", 32_767):    strings.Repeat("长", 32_767),
	} {
		if got := cellsOf(t, "正文", message)[column]; got != want {
			t.Errorf("%.40q reads as %.40q", message, got)
		}
	}
	for _, long := range []string{strings.Repeat("长", 40_000), strings.Repeat("𠮷", 20_000), strings.Repeat("\x1b", 10_000)} {
		got := cellsOf(t, "正文", long)[column]
		units := 0
		for _, r := range got {
			units += 1 + max(0, min(1, int(r>>16)))
		}
		if units > 32_767 || units < 32_700 || !strings.Contains(got, "单元格放不下") {
			t.Errorf("%.4q…: %d units", long, units)
		}
	}
}

// A failing disk must not go unnoticed.
func TestXLSXFails(t *testing.T) {
	full := errors.New("disk full")
	for _, f := range output.Formats() {
		if f.Name != "xlsx" {
			continue
		}
		w := f.New(&limited{room: 100, err: full}, output.Options{})
		err := w.Begin()
		for range 20_000 {
			if err == nil {
				err = w.File(&lint.Record{Path: "a.txt", Failure: &lint.Failure{Cause: "missing"}})
			}
		}
		if end := w.End(lint.Summary{}); !errors.Is(err, full) && !errors.Is(end, full) {
			t.Errorf("the error is %v, at the end %v", err, end)
		}
	}
}

type limited struct {
	bytes.Buffer
	room int
	err  error
}

func (l *limited) Write(p []byte) (int, error) {
	if l.Len()+len(p) > l.room {
		return 0, l.err
	}
	return l.Buffer.Write(p)
}

func TestXLSXInterrupted(t *testing.T) {
	for _, n := range []int{0, 1} {
		sheets, err := ooxml.Sheets([]byte(write(t, "xlsx", output.Options{Roster: true}, lint.Summary{Interrupted: true}, records(t)[:n]...)))
		if err != nil || len(sheets) != 6 || !strings.Contains(fmt.Sprint(sheets[0].Rows), "检查中断") {
			t.Errorf("after %d files: %v, %v", n, err, sheets)
		}
	}
}
