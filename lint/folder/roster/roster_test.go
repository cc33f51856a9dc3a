package roster

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/input"
)

func packs() []lint.Pack {
	return []lint.Pack{
		{Title: "述责述廉报告", Match: []string{"述责述廉", "述廉述责"}}, {Title: "述职报告", Match: []string{"述职报告"}},
		{Title: "述职述廉报告", Match: []string{"述职述廉"}}, {Title: "通用"},
	}
}

// entries lists the entries of a table, one a line, or the error.
func entries(data []byte) string {
	l, err := parse("名单", data, packs())
	if err != nil {
		return strings.TrimPrefix(err.Error(), "名单 名单：")
	}
	var lines []string
	for _, e := range l.roster.Entries {
		lines = append(lines, fmt.Sprintf("%d %s %s %s %s %d", e.Row, e.Name, e.Unit, e.Post, e.Type, e.Year))
	}
	return strings.Join(append(lines, l.roster.Notes...), "\n")
}

func TestParse(t *testing.T) {
	for name, c := range map[string]struct{ table, want string }{
		"plain":              {"姓名,单位\n罗成,水文站\n", "2 罗成 水文站   0"},
		"any order":          {"年度,职务,报告类型,序号,单位,姓名\n2023年度,站长,述责述廉,1,水文站,罗　成\n", "2 罗成 水文站 站长 述责述廉报告 2023"},
		"title above":        {"云岚县各单位报送名单,,\n\n,姓名,工作单位,\n,罗成,水文站,\n", "4 罗成 水文站   0"},
		"tabs":               {"单位\t姓名\n水文站\t罗成\n", "2 罗成 水文站   0"},
		"quoted":             {"\ufeff\"姓名\",\"单位\"\n\"罗成\",\"水文站,\n二楼\"\n杜若,气象局\n", "2 罗成 水文站,二楼   0\n4 杜若 气象局   0"},
		"units alone":        {"序号,单位\n1,水文站\n2,气象局\n", "2  水文站   0\n3  气象局   0"},
		"rows below":         {"姓名,单位\n罗成,水文站\n,合计1人\n", "2 罗成 水文站   0\n第3行没有姓名，没有算入名单"},
		"same row":           {"姓名,单位\n罗成,水文站\n罗成,水文站\n", "2 罗成 水文站   0\n第3行与第2行相同，只算一次"},
		"type by its stem":   {"姓名,类型\n罗成,2023年度述廉述责报告\n杜若,述职报告\n邵宁,\n", "2 罗成   述责述廉报告 0\n3 杜若   述职报告 0\n4 邵宁    0"},
		"exact title wins":   {"姓名,单位名称,单位性质\n罗成,水文站,事业\n", "2 罗成 水文站   0"},
		"no head":            {"罗成,水文站\n", "前20行里没有表头：请写一行“姓名、单位”这样的列名，可以另有“职务”“报告类型”“年度”，次序不限"},
		"nothing below":      {"姓名,单位\n", "第1行是表头，下面没有名单，请填写后再试"},
		"two columns":        {"姓名,姓名,单位\n罗成,罗成,水文站\n", "A1 和 B1 都像是“姓名”一列，请改其中一个的列名"},
		"several mistakes":   {"姓名,类型,年度\n罗成,讲话稿,去年\n杜若,述,2023\n", "B2 “讲话稿”不是已知的报告类型，可用：述责述廉报告、述职报告、述职述廉报告；不限类型的，请留空\nC2 “去年”不是年度，请写成 2023 这样的四位数字；不限年度的，请留空\nB3 “述”不是已知的报告类型，可用：述责述廉报告、述职报告、述职述廉报告；不限类型的，请留空"},
		"old workbook":       {"\xd0\xcf\x11\xe0\xa1\xb1", "这是旧版Excel文件（.xls），或加了密码的文件，请用Excel或WPS另存为不加密的 .xlsx 后再试"},
		"empty":              {"", "文件是空的，请确认选对了文件、内容已经保存"},
		"torn workbook":      {"PK\x03\x04", "Excel表格不完整（可能没有下载完或传输中损坏），请重新获取文件，或用Excel、WPS另存后再试"},
		"text of no meaning": {"姓名,单位\n" + strings.Repeat("长", 300) + ",水文站\n", "A2 的文字太长，不像是姓名，请核对"},
	} {
		if diff := cmp.Diff(c.want, entries([]byte(c.table))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	many := entries([]byte("姓名,年度\n" + strings.Repeat("罗成,去年\n", 30)))
	if !strings.HasSuffix(many, "还有20处错误没有列出，请先改正以上各处") {
		t.Errorf("many mistakes: %s", many)
	}
}

func TestParseEncodings(t *testing.T) {
	const table, want = "姓名,单位\n罗成,水文站\n", "2 罗成 水文站   0"
	gbk, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(table))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"gbk": gbk, "windows": []byte(strings.ReplaceAll(table, "\n", "\r\n")), "workbook": workbook(t, table)} {
		if got := entries(data); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// workbook makes an .xlsx file of a table.
func workbook(t testing.TB, table string) []byte {
	var rows strings.Builder
	for line := range strings.Lines(table) {
		rows.WriteString("<row>")
		for _, field := range strings.Split(strings.TrimSpace(line), ",") {
			rows.WriteString(`<c t="inlineStr"><is><t>` + field + `</t></is></c>`)
		}
		rows.WriteString("</row>")
	}
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	relations := func(kind, target string) string {
		return `<Relationships><Relationship Id="r" Type="` + office + "/" + kind + `" Target="` + target + `"/></Relationships>`
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"_rels/.rels", relations("officeDocument", "xl/workbook.xml")},
		{"xl/_rels/workbook.xml.rels", relations("worksheet", "a.xml")},
		{"xl/workbook.xml", `<workbook xmlns:r="` + office + `"><sheets><sheet name="表" r:id="r"/></sheets></workbook>`},
		{"xl/a.xml", "<worksheet><sheetData>" + rows.String() + "</sheetData></worksheet>"},
	} {
		w, err := z.Create(part[0])
		if err == nil {
			_, err = w.Write([]byte(part[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	for path, want := range map[string]string{"没有.csv": "文件不存在", ".": "不是普通文件"} {
		if _, err := Open(filepath.Join(dir, path), packs()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", path, err)
		}
	}
	large := filepath.Join(dir, "大.csv")
	if err := os.WriteFile(large, bytes.Repeat([]byte("姓名,"), maxFile/7+1), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(large, packs()); err == nil || !strings.Contains(err.Error(), "8 MB") {
		t.Errorf("a large file: %v", err)
	}
}

// filed makes the record of a report: its title, the line under it, and its signature.
func filed(t *testing.T, path, title, below, signed string) *lint.Record {
	t.Helper()
	text := title + "\n" + below + "\n一、履责情况\n全年巡测42次，罗盘二台，乔木三棵。\n二、存在问题\n1.巡查偏少。全年有3次超时。\n" + signed + "\n"
	d, err := input.Read(path, []byte(strings.ReplaceAll(text, "\n\n", "\n")))
	if err != nil {
		t.Fatal(err)
	}
	l := ""
	for _, p := range packs() {
		for _, m := range p.Match {
			if strings.Contains(title, m) {
				l = p.Title
			}
		}
	}
	return &lint.Record{Path: path, Doc: d, Result: lint.Result{Type: l}}
}

const people = "姓名,单位,职务,类型,年度\n" +
	"罗成,云岚县水文站,站长,述责述廉报告,2023\n" + // 2
	"杜若,云岚县气象局,局长,述责述廉报告,2023\n" + // 3
	"王军,云岚县水利局,局长,述责述廉报告,2023\n" + // 4
	"王军,云岚县农机中心,主任,述责述廉报告,2023\n" + // 5
	"王军霞,云岚县档案馆,馆长,述责述廉报告,2023\n" + // 6
	"乔安,云岚县粮食和物资储备局,局长,述责述廉报告,2023\n" + // 7
	"纪宁,云岚县图书馆,馆长,述责述廉报告,2023\n" + // 8
	"纪宁,云岚县图书馆,馆长,述职报告,2023\n" // 9

func TestMatch(t *testing.T) {
	const title = "2023年度述责述廉报告"
	for name, c := range map[string]struct {
		record *lint.Record
		want   string // row and by what, or the kind of the doubt and the rows that may be meant
	}{
		"signature":           {filed(t, "a.txt", title, "", "述责人：罗成"), "2 正文中的姓名"},
		"line under title":    {filed(t, "a.txt", title, "云岚县水文站 罗　成", ""), "2 正文中的姓名"},
		"title":               {filed(t, "a.txt", "罗成"+title, "", ""), "2 正文中的姓名"},
		"file name":           {filed(t, "3.罗成.txt", title, "", ""), "2 文件名中的姓名"},
		"both":                {filed(t, "罗成.txt", "罗成"+title, "", ""), "2 正文和文件名中的姓名"},
		"in the text only":    {filed(t, "a.txt", title, "", ""), "unlisted"},
		"not a home folder":   {filed(t, "home/罗成/a.txt", title, "", ""), "unlisted"},
		"namesakes":           {filed(t, "王军.txt", title, "", ""), "ambiguous 4 5"},
		"namesakes by unit":   {filed(t, "王军.txt", "云岚县水利局局长"+title, "", ""), "4 文件名中的姓名"},
		"namesakes by folder": {filed(t, "农机中心/王军.txt", title, "", ""), "5 文件名中的姓名"},
		"namesakes by post":   {filed(t, "a.txt", title, "主任　王军", ""), "5 正文中的姓名"},
		"longer name":         {filed(t, "王军霞.txt", title, "", ""), "6 文件名中的姓名"},
		"longer, not listed":  {filed(t, "罗成才.txt", title, "", ""), "unlisted"},
		"unit":                {filed(t, "a.txt", "云岚县水文站站长"+title, "", ""), "2 单位"},
		"short unit":          {filed(t, "a.txt", "县粮储局局长"+title, "", ""), "7 单位"},
		"other post":          {filed(t, "a.txt", "云岚县水文站副站长"+title, "", ""), "ambiguous 2"},
		"unit of two rows":    {filed(t, "a.txt", "云岚县图书馆"+title, "", ""), "ambiguous 8 9"},
		"two types":           {filed(t, "纪宁.txt", "2023年度述职报告", "", ""), "9 文件名中的姓名"},
		"two people":          {filed(t, "a.txt", title, "罗成 杜若", ""), "ambiguous 2 3"},
		"two, one in name":    {filed(t, "杜若.txt", title, "罗成 杜若", ""), "3 正文和文件名中的姓名"},
		"other name":          {filed(t, "罗成.txt", title, "", "述责人：杜若"), "wrong-name 3 2"},
		"stranger signs":      {filed(t, "罗成.txt", title, "", "述责人：贺平"), "wrong-name 2"},
		"stranger's file":     {filed(t, "贺平.txt", title, "", "述责人：罗成"), "wrong-name 2"},
		"stranger":            {filed(t, "贺平.txt", title, "", "述责人：贺平"), "unlisted"},
		"stranger of a unit":  {filed(t, "贺平.txt", "云岚县水文站站长"+title, "", ""), "unlisted"},
		"unreadable":          {&lint.Record{Path: "罗成.docx", Failure: &lint.Failure{}}, "2 文件名中的姓名"},
	} {
		l, err := parse("名单", []byte(people), packs())
		if err != nil {
			t.Fatal(err)
		}
		v := l.match(c.record)
		got := v.kind
		if v.entry >= 0 {
			got = fmt.Sprintf("%d %s", l.roster.Entries[v.entry].Row, v.by)
		}
		for _, i := range v.unsure {
			got += fmt.Sprintf(" %d", l.roster.Entries[i].Row)
		}
		if got != c.want {
			t.Errorf("%s: %s (%s), want %s", name, got, v.why, c.want)
		}
	}
}

// judged compares reports with the list and tells the states and the problems.
func judged(t *testing.T, interrupted bool, records ...*lint.Record) (states, problems string) {
	t.Helper()
	l, err := parse("名单", []byte(people), packs())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		l.Add(r)
	}
	r := l.Result(interrupted)
	for _, e := range r.Entries {
		states += string(e.State)[:1]
	}
	for _, p := range r.Problems {
		if p.Kind != "missing" {
			problems += fmt.Sprintf("%s %v: %s\n", p.Kind, p.Severity, p.Message)
		}
	}
	return states, problems
}

func TestResult(t *testing.T) {
	const title = "2023年度述责述廉报告"
	for name, c := range map[string]struct {
		records          []*lint.Record
		states, problems string
	}{
		"none":        {nil, "mmmmmmmm", ""},
		"one":         {[]*lint.Record{filed(t, "罗成.txt", title, "", "")}, "fmmmmmmm", ""},
		"twice":       {[]*lint.Record{filed(t, "罗成.txt", title, "", ""), filed(t, "罗成（定稿）.txt", title, "", "")}, "rmmmmmmm", "repeated warning: 报了2份：罗成.txt、罗成（定稿）.txt，请确认以哪一份为准\n"},
		"last year":   {[]*lint.Record{filed(t, "罗成.txt", "2022年度述责述廉报告", "", "")}, "fmmmmmmm", "wrong-year error: 应报2023年度的，报的是2022年度的\n"},
		"no year":     {[]*lint.Record{filed(t, "罗成.txt", "述责述廉报告", "", "")}, "fmmmmmmm", "unknown-year info: 应报2023年度的，这一份看不出年度\n"},
		"other type":  {[]*lint.Record{filed(t, "罗成.txt", "2023年度述职报告", "", "")}, "fmmmmmmm", "wrong-type error: 应报述责述廉报告，报的是述职报告\n"},
		"no type":     {[]*lint.Record{filed(t, "罗成.txt", "2023年度发言材料", "", "")}, "fmmmmmmm", "wrong-type error: 应报述责述廉报告，这一份认不出类型\n"},
		"other unit":  {[]*lint.Record{filed(t, "罗成.txt", "云岚县林业局局长"+title, "", "")}, "fmmmmmmm", "wrong-unit warning: 名单上的单位是云岚县水文站，报告写的是云岚县林业局，请核对是不是同一个人\n"},
		"short unit":  {[]*lint.Record{filed(t, "县水文站-罗成.txt", title, "", "")}, "fmmmmmmm", ""},
		"other name":  {[]*lint.Record{filed(t, "罗成.txt", title, "", "述责人：杜若")}, "uummmmmm", "wrong-name error: 文件名写的是“罗成”，正文写的是“杜若”，请核对是谁的报告\n"},
		"namesakes":   {[]*lint.Record{filed(t, "王军.txt", title, "", "")}, "mmuummmm", "ambiguous warning: 可能是王军（云岚县水利局，局长）、王军（云岚县农机中心，主任）的，无法确定\n"},
		"unreadable":  {[]*lint.Record{{Path: "罗成.docx", Failure: &lint.Failure{Message: "坏了"}}}, "fmmmmmmm", "unreadable warning: 报了，但文件读不了：坏了\n"},
		"whose is it": {[]*lint.Record{{Path: "a.docx", Failure: &lint.Failure{}}}, "mmmmmmmm", "unreadable warning: 文件读不了，文件名里也没有名单上的姓名和单位\n"},
	} {
		states, problems := judged(t, false, c.records...)
		if diff := cmp.Diff([]string{c.states, c.problems}, []string{states, problems}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	if states, _ := judged(t, true, filed(t, "罗成.txt", title, "", "")); states != "fuuuuuuu" {
		t.Errorf("an interrupted run knows who has not filed: %s", states)
	}
}

// TestResultByUnits: a list of units has its reports by unit.
func TestResultByUnits(t *testing.T) {
	l, err := parse("名单", []byte("单位\n云岚县水文站\n云岚县气象局\n"), packs())
	if err != nil {
		t.Fatal(err)
	}
	l.Add(filed(t, "a.txt", "云岚县水文站2023年度述责述廉报告", "", ""))
	r := l.Result(false)
	if r.Count(lint.Filed) != 1 || r.AtLeast(lint.Error) != 1 || r.Problems[0].Message != "没有报" {
		t.Errorf("%+v", r)
	}
}

// FuzzParse: whatever a list holds, it has entries or the error says what is wrong.
func FuzzParse(f *testing.F) {
	f.Add([]byte(people))
	f.Add([]byte("\xd0\xd5\xc3\xfb,x\n\"\n,;\t"))
	f.Add(workbook(f, "姓名,单位\n罗成,水文站\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := parse("名单", data, packs())
		if err != nil {
			return
		}
		if len(l.roster.Entries) == 0 {
			t.Fatal("neither entries nor an error")
		}
		l.Add(&lint.Record{Path: "罗成 水文站.docx", Failure: &lint.Failure{}})
		l.Result(false)
	})
}
