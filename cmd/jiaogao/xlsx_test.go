package main

import (
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/jiaogao/jiaogao/lint/ooxml"
)

// TestWorkbookInLibreOffice opens the workbook of a run, and a list that another program
// wrote: cells must say there what they say here.
func TestWorkbookInLibreOffice(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is absent: install libreoffice-calc to run this test")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "a.xlsx")
	list := filepath.Join(dir, "名单.csv")
	if err := os.WriteFile(list, []byte("单位,姓名,年度\n云岚县粮食和物资储备局,方启明,2023\n云岚县粮食和物资储备局,杜若,2023\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	convert := func(file, to, filter string) {
		cmd := exec.Command(soffice, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--infilter="+filter, "--convert-to", to, "--outdir", dir, file)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	convert(list, "xlsx:Calc MS Excel 2007 XML", "CSV:44,34,76")
	if _, err := os.Stat(filepath.Join(dir, "名单.xlsx")); err != nil {
		t.Skip("LibreOffice has no Calc: install libreoffice-calc to run this test")
	}
	code, _, stderr := call(t, "", "check", "--roster", filepath.Join(dir, "名单.xlsx"), "--format", "xlsx="+path, "../../testdata/reports")
	if code != exitFound || stderr != "" {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	// All sheets, texts as they stand, numbers as they are shown.
	convert(path, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	sheets, err := ooxml.Sheets(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sheets {
		text, err := os.ReadFile(filepath.Join(dir, "a-"+s.Name+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff"))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		var want [][]string
		for _, r := range s.Rows {
			row := make([]string, len(rows[0]))
			for _, c := range r.Cells {
				row[c.Column] = c.Text
			}
			want = append(want, row)
		}
		if diff := gocmp.Diff(want, rows, gocmp.Comparer(sameCell)); diff != "" {
			t.Errorf("%s (-ours +LibreOffice):\n%s", s.Name, diff)
		}
	}
	if got := sheets[1].Rows[1].Cells[0].Text; got != "已报" {
		t.Errorf("the first of the list is %s", got)
	}
}

// sameCell compares cells; shares are shown in percent.
func sameCell(a, b string) bool {
	return a == b || strings.HasSuffix(a, "%") != strings.HasSuffix(b, "%")
}
