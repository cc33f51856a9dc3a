package input_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/input"
)

const saved = dir + "/formats"

// read reads a file of testdata/input/formats.
func read(t *testing.T, name string) *doc.Document {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(saved, name))
	if err != nil {
		t.Fatal(err)
	}
	d, err := input.Read(name, data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	checkPlaces(t, d)
	return d
}

// TestSavedFormats: a report says the same in whatever format LibreOffice saves it. What
// is hidden, deleted or a comment is no part of it, automatic numbers and notes are.
func TestSavedFormats(t *testing.T) {
	names, _ := filepath.Glob(saved + "/*.*")
	seen := 0
	for _, path := range names {
		name := filepath.Base(path)
		stem := strings.TrimSuffix(name, filepath.Ext(name))
		if filepath.Ext(name) == ".txt" {
			continue
		}
		seen++
		t.Run(name, func(t *testing.T) {
			plain := read(t, stem+".txt")
			d := read(t, name)
			if diff := cmp.Diff(strings.Split(plain.Text.String(), "\n"), strings.Split(d.Text.String(), "\n")); diff != "" {
				t.Errorf("(-text +%s):\n%s", name, diff)
			}
			if d.Source != d.Text.String() {
				t.Error("the source is not its prose")
			}
		})
	}
	if seen == 0 {
		t.Error("nothing was read")
	}
}

// TestSavedStructure: headings, lists and tables come through where a format has them.
func TestSavedStructure(t *testing.T) {
	names, _ := filepath.Glob(saved + "/样例.*")
	for _, path := range names {
		name := filepath.Base(path)
		switch filepath.Ext(name) {
		case ".txt", ".pdf":
			continue
		}
		t.Run(name, func(t *testing.T) { checkStructure(t, read(t, name)) })
	}
}

func checkStructure(t *testing.T, d *doc.Document) {
	var headings, bullets, rows []string
	for _, p := range d.Paragraphs {
		if p.Heading == 1 {
			headings = append(headings, p.Text.String())
		}
		if p.List > 0 {
			bullets = append(bullets, p.Text.String())
		}
	}
	for _, table := range d.Tables {
		for _, row := range table.Rows {
			var cells []string
			for _, c := range row {
				cells = append(cells, c.String())
			}
			rows = append(rows, strings.Join(cells, "|"))
		}
	}
	for _, c := range []struct {
		what      string
		want, got []string
	}{
		{"headings", []string{"一、主要工作", "二、存在的问题", "三、下一步打算"}, headings},
		{"bullets", []string{"巡查河道96次；", "处理投诉13件。"}, bullets},
		{"tables", []string{"事项|责任人|时限", "新建水源井3眼||6月底前", "更换水表\n2000块|周岩|9月底前"}, rows},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.what, diff)
		}
	}
}
